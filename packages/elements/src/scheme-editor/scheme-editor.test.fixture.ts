import { fixture, html } from "@open-wc/testing";
import type { Binding, Pack, PackRecord } from "@xiaoben/contract";
import { orgs, sessionOf } from "../decisions/decisions.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { begun } from "./scheme.model.ts";
import { SchemeEditorHarness } from "./scheme-editor.harness.ts";
import "./scheme-editor.ts";
import type { XbSchemeEditorElement } from "./scheme-editor.element.ts";

export const admin = sessionOf("shen", "schoolAdmin", "school");
export const teacher = sessionOf("lin", "teacher", "school");

const text = (hans: string, en: string): { "zh-Hans": string; "zh-Hant": string; en: string } => ({ "zh-Hans": hans, "zh-Hant": hans, en });

/** A document with a scheme: two deductions, an addition, a question, a requirement with two values, and something beside it. */
export const sample: Pack = {
  format: "xiaoben.pack/1",
  id: "t.points",
  version: "1",
  level: "school",
  title: text("百分考核", "Hundred points"),
  source: {
    title: text("考核办法", "Document"),
    clauses: [
      { id: "c1", label: text("第一条", "Article 1"), says: text("每学期一百分起，六十分合格", "A hundred; sixty is a pass") },
      { id: "c2", label: text("第二条", "Article 2"), says: text("缺席一次扣 5 分", "5 off for an absence") },
      {
        id: "c3",
        label: text("第三条", "Article 3"),
        says: text("少听一节扣一分，早退另算", "1 off for a lesson; early is another matter"),
      },
      { id: "c4", label: text("第四条", "Article 4"), says: text("公开课一节加两分", "Two for an open lesson") },
      { id: "c9", label: text("第九条", "Article 9"), says: text("别的事", "Something else") },
    ],
  },
  effective: { from: "2025-09-01" },
  parameters: [
    { id: "full", type: "amount", clause: "c1", values: [{ value: "100" }] },
    { id: "pass", type: "amount", clause: "c1", values: [{ value: "60" }] },
    { id: "absence", type: "amount", clause: "c2", values: [{ value: "5" }] },
    { id: "left-early", type: "amount", clause: "c3", values: [] },
    {
      id: "lessons",
      type: "count",
      clause: "c3",
      values: [{ value: "15", when: { all: [{ fact: "role", in: ["groupLead"] }] } }, { value: "12" }],
    },
    { id: "spare", type: "count", clause: "c9", values: [{ value: "7" }] },
  ],
  ambiguities: [
    {
      id: "early",
      clause: "c3",
      kind: "undefined",
      question: text("早退扣多少？", "How much for leaving early?"),
      readings: [{ id: "like-absent", says: text("同缺席", "like an absence"), sets: { "left-early": "5" } }],
      asks: "left-early",
      decide: { level: "school", role: "principal" },
    },
  ],
  books: [
    book("absences", text("缺席", "Absences"), "participation", "c2"),
    book("early", text("早退", "Left early"), "participation", "c3"),
    book("observed", text("听课", "Observed"), "observation", "c3"),
    book("open", text("公开课", "Open lessons"), "lesson", "c4"),
  ],
  measures: [
    { id: "absences", count: "absences" },
    { id: "early", count: "early" },
    { id: "lessons", sum: "observed" },
    { id: "open", count: "open" },
    { id: "lessons-missing", gap: "lessons" },
  ],
  rules: [
    {
      id: "lessons",
      title: text("学期听课", "Lessons observed"),
      clause: "c3",
      for: { subject: "person" },
      per: "term",
      kind: "amount",
      measure: "lessons",
      atLeast: { param: "lessons" },
    },
    {
      id: "points",
      title: text("研修百分", "Points"),
      clause: "c1",
      for: { subject: "person" },
      per: "term",
      kind: "score",
      full: { param: "full" },
      floor: "0",
      ceiling: { param: "full" },
      deduct: [
        { measure: "absences", each: { param: "absence" }, clause: "c2" },
        { measure: "early", each: { param: "left-early" }, max: "10", clause: "c3" },
        { measure: "lessons-missing", each: "1", clause: "c3" },
      ],
      add: [{ measure: "open", each: "2", clause: "c4" }],
      atLeast: { param: "pass" },
    },
  ],
  consequences: [],
  examples: [
    {
      id: "one-absence",
      asOf: "2027-01-24",
      records: [
        { kind: "observation", on: "2026-10-01", lessons: "12", state: "locked" },
        { kind: "participation", on: "2026-10-01", attendance: "unexcused", activity: "a" },
        { kind: "participation", on: "2026-10-02", attendance: "unexcused", activity: "b" },
      ],
      expect: { points: "met 90", lessons: "met 12" },
    },
    {
      id: "early",
      asOf: "2027-01-24",
      records: [{ kind: "participation", on: "2026-10-01", attendance: "leftEarly", activity: "a" }],
      expect: { points: "undetermined: early like-absent=met other=notMet" },
    },
  ],
};

function book(id: string, title: Pack["title"], source: "participation" | "observation" | "lesson", clause: string): Pack["books"][number] {
  return { id, title, unit: source === "participation" ? "item" : "lesson", source, value: [{ amount: { fixed: "1" }, clause }] };
}

export const packOf = (version: string): Pack => begun(sample, "points", { ...sample, id: "scheme.school", version }, "南湖小学研修百分");

export const record = (more: Partial<PackRecord> = {}): PackRecord => ({
  id: "s1",
  version: 1,
  org: "school",
  createdAt: "",
  updatedAt: "2026-11-20T01:00:00.000Z",
  state: "draft",
  pack: packOf("2"),
  ...more,
});

export const published = record({ id: "s0", state: "published", pack: packOf("1") });
export const other = record({ id: "d1", org: "county", state: "published", pack: sample });
export const binding: Binding = {
  id: "b1",
  version: 1,
  org: "school",
  createdAt: "",
  updatedAt: "",
  pack: "scheme.school",
  packVersion: "1",
  from: "2026-09-01",
};

export const script = (more: Script = {}, packs: PackRecord[] = [published, record(), other], bound: Binding[] = []): Script => ({
  session: admin,
  records: { org: orgs, pack: packs, binding: bound },
  ...more,
});

export interface Shown {
  harness: SchemeEditorHarness;
  gateway: ScriptedGateway;
  element: XbSchemeEditorElement;
  /** The pack as it stands in the draft. */
  draft(id?: string): Pack;
}

export async function show(given: Script = script(), lang = "zh-Hans"): Promise<Shown> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbSchemeEditorElement>(html`<xb-scheme-editor lang=${lang} .gateway=${gateway}></xb-scheme-editor>`);
  const harness = new SchemeEditorHarness(element);
  for (let i = 0; i < 100 && element.renderRoot.querySelector(".skeleton"); i++) await new Promise((done) => setTimeout(done, 20));
  // The words of the rules come a moment later.
  for (let i = 0; i < 100 && element.renderRoot.querySelector(".edit") && !(await harness.text()).includes("“"); i++)
    await new Promise((done) => setTimeout(done, 20));
  await harness.settled();
  const draft = (id = "s1"): Pack => {
    const { current } = gateway.draft({ kind: "pack", id }).current;
    return ("data" in current && current.data?.value.pack) || packOf("0");
  };
  return { harness, gateway, element, draft };
}

export const $ = <E extends HTMLElement = HTMLElement>(element: XbSchemeEditorElement, selector: string): E =>
  element.renderRoot.querySelector<E>(selector)!;
export const focused = (element: XbSchemeEditorElement): string => element.shadowRoot!.activeElement?.id ?? "";
