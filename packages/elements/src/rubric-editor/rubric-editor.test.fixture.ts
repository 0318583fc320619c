import { fixture, html } from "@open-wc/testing";
import type { Pack, PackRecord, Rubric, RubricSheet, RubricSheetAnswers } from "@xiaoben/contract";
import { orgs, sessionOf } from "../decisions/decisions.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { RubricEditorHarness } from "./rubric-editor.harness.ts";
import "./rubric-editor.ts";
import type { XbRubricEditorElement } from "./rubric-editor.element.ts";

export const admin = sessionOf("shen", "schoolAdmin", "school");
export const teacher = sessionOf("lin", "teacher", "school");

export const rubric: Rubric = {
  id: "watch",
  title: "观察表",
  full: "100",
  bands: [
    { id: "good", label: "好", atLeast: "60" },
    { id: "again", label: "再来", atLeast: "0" },
  ],
  sections: [
    {
      id: "s1",
      title: "目标",
      weight: "40",
      items: [
        { id: "i1", text: "目标清楚", field: "points", max: "20", step: "1" },
        { id: "i2", text: "目标合适", field: "points", max: "20", step: "1", notApplicable: true },
      ],
    },
    {
      id: "s2",
      title: "过程",
      weight: "60",
      items: [
        {
          id: "i3",
          text: "人人参与",
          field: "level",
          weight: "60",
          levels: [
            { id: "l1", label: "常见", value: "2", says: "后排也有机会" },
            { id: "l2", label: "少见", value: "1" },
          ],
        },
      ],
    },
  ],
};

export const packOf = (version: string, rubrics: readonly Rubric[] = [rubric]): Pack => ({
  format: "xiaoben.pack/1",
  id: "rubrics.school",
  version,
  title: "量表",
  level: "school",
  source: { title: "量表", clauses: [] },
  effective: { from: "2026-09-01" },
  parameters: [],
  ambiguities: [],
  books: [],
  measures: [],
  rules: [],
  consequences: [],
  content: { rubrics: [...rubrics] },
  examples: [],
});

export const record = (more: Partial<PackRecord> = {}): PackRecord => ({
  id: "r1",
  version: 1,
  org: "school",
  createdAt: "",
  updatedAt: "2026-11-20T01:00:00.000Z",
  state: "draft",
  pack: packOf("2"),
  ...more,
});

export const published = record({ id: "r0", state: "published", pack: packOf("1") });

export const script = (more: Script = {}, packs: PackRecord[] = [published, record()]): Script => ({
  session: admin,
  records: { org: orgs, pack: packs },
  ...more,
});

export interface Shown {
  harness: RubricEditorHarness;
  gateway: ScriptedGateway;
  element: XbRubricEditorElement;
  /** The rubrics as they stand in the draft. */
  draft(id?: string): Rubric[];
}

export async function show(
  given: Script = script(),
  { lang = "zh-Hans", readSheet }: { lang?: string; readSheet?: (file: File, answers: RubricSheetAnswers) => Promise<RubricSheet> } = {},
): Promise<Shown> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbRubricEditorElement>(
    html`<xb-rubric-editor lang=${lang} .gateway=${gateway} .readSheet=${readSheet}></xb-rubric-editor>`,
  );
  const harness = new RubricEditorHarness(element);
  for (let i = 0; i < 100 && element.renderRoot.querySelector(".skeleton"); i++) await new Promise((done) => setTimeout(done, 20));
  await harness.settled();
  const draft = (id = "r1"): Rubric[] => {
    const { current } = gateway.draft({ kind: "pack", id }).current;
    return "data" in current && current.data ? (current.data.value.pack?.content?.rubrics ?? []) : [];
  };
  return { harness, gateway, element, draft };
}

export const $ = <E extends HTMLElement = HTMLElement>(element: XbRubricEditorElement, selector: string): E =>
  element.renderRoot.querySelector<E>(selector)!;
export const focused = (element: XbRubricEditorElement): string => element.shadowRoot!.activeElement?.id ?? "";
