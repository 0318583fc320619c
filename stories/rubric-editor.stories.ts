import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, GatewayError, Pack, PackRecord, Rubric, RubricSheet } from "@xiaoben/contract";
import "@xiaoben/elements/rubric-editor";
import type { Script } from "@xiaoben/elements/testing";
import { county, countyGateway, sessionOf } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  rubric?: string;
  readSheet?: () => Promise<RubricSheet>;
}

const meta: Meta<Args> = {
  title: "Rubric editor",
  component: "xb-rubric-editor",
  argTypes: { gateway: { table: { disable: true } }, readSheet: { table: { disable: true } } },
  args: { gateway: () => countyGateway("shen", { records: withDraft() }), readSheet: async () => sheet() },
  render: ({ gateway, rubric = "", readSheet }): TemplateResult =>
    html`<xb-rubric-editor .gateway=${gateway()} rubric=${rubric} .readSheet=${readSheet}></xb-rubric-editor>`,
};

export default meta;
type Story = StoryObj<Args>;

/** A draft of the school's own rubrics beside the version that lessons use. */
export const Full: Story = {};

/** Levels with what each looks like. */
export const Levels: Story = { args: { rubric: "lesson-levels" } };

/** Weights that do not add up: said where, by how much, and how it can be mended. */
export const Faults: Story = { args: { gateway: () => countyGateway("shen", { records: withDraft(faulty) }) } };

/** Nothing is there yet: three ways to begin. */
export const Empty: Story = { args: { gateway: () => countyGateway("shen") } };

/** A table was read from a spreadsheet: faults by row and column, and a question. */
export const FromASpreadsheet: Story = {
  play: async ({ canvasElement }) => chooseFile(canvasElement as HTMLElement),
};

/** A teacher reads and tries out what lessons use. */
export const ReadOnly: Story = { args: { gateway: () => countyGateway("lin", { records: withDraft() }) } };

export const NothingToRead: Story = { args: { gateway: () => countyGateway("lin") } };

export const Offline: Story = { args: { gateway: () => countyGateway("shen", { records: withDraft(), status: "offline" }) } };

/** Somebody else wrote into the same draft. */
export const Conflict: Story = { args: { gateway: () => countyGateway("shen", { records: withDraft(), pending: conflict() }) } };

export const Refused: Story = {
  args: { gateway: () => countyGateway("shen", { records: withDraft(), refuse: { "pack.publish": refusal } }) },
  play: async ({ canvasElement }) => publish(canvasElement as HTMLElement),
};

export const Loading: Story = { args: { gateway: () => countyGateway("shen", { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => countyGateway("shen", { fail: { "list:pack": "internal" } }) } };

export const SignedOut: Story = { args: { gateway: () => countyGateway("shen", { session: null }) } };

export const NotPermitted: Story = { args: { gateway: () => countyGateway("shen", { fail: { "list:pack": "not-permitted" } }) } };

export const NotOffered: Story = { args: { gateway: () => countyGateway("shen", { capabilities: ["hour.list"] }) } };

export const LongText: Story = {
  args: {
    gateway: () =>
      countyGateway("shen", {
        records: withDraft((rubric) => ({
          ...rubric,
          title: "南湖小学各年级各学科新授课、复习课、练习讲评课与综合实践活动课堂教学质量观察与评价量表（试行）".repeat(2),
          sections: rubric.sections.map((section) => ({
            ...section,
            title: "教师对教材的理解、处理和对学生已有经验的把握".repeat(3),
            items: section.items.map((item) => ({
              ...item,
              text: "学生在任务中独立思考、动手操作、与同伴交流并能说明自己的理由".repeat(4),
            })),
          })),
        })),
      }),
  },
};

export const Phone: Story = {
  parameters: { viewport: { defaultViewport: "phone" } },
  globals: { viewport: { value: "phone" } },
};

export const Traditional: Story = {
  render: ({ gateway, readSheet }) =>
    html`<xb-rubric-editor lang="zh-Hant" .gateway=${gateway()} .readSheet=${readSheet}></xb-rubric-editor>`,
};

export const English: Story = {
  render: ({ gateway, readSheet }) => html`<xb-rubric-editor lang="en" .gateway=${gateway()} .readSheet=${readSheet}></xb-rubric-editor>`,
};

function packOf(version: string, rubrics: readonly Rubric[]): Pack {
  const { org } = sessionOf("shen");
  const title = "南湖小学评课量表";
  return {
    format: "xiaoben.pack/1",
    id: `rubrics.${org}`,
    version,
    title,
    level: "school",
    source: { title, clauses: [] },
    effective: { from: "2026-09-01" },
    parameters: [],
    ambiguities: [],
    books: [],
    measures: [],
    rules: [],
    consequences: [],
    content: { rubrics: [...rubrics] },
    examples: [],
  };
}

/** The county with two versions of the school's rubrics: one in use, one being written. */
function withDraft(change: (rubric: Rubric) => Rubric = (rubric) => rubric): NonNullable<Script["records"]> {
  const { org } = sessionOf("shen");
  const [points, levels] = rubrics();
  const base = { version: 3, org, createdAt: "2026-11-01T01:00:00.000Z", updatedAt: "2026-11-20T02:32:00.000Z" };
  const packs: PackRecord[] = [
    { ...base, id: "own-1", state: "published", pack: packOf("1", [points!]) },
    { ...base, id: "own-2", state: "draft", pack: packOf("2", [change(points!), levels!]) },
  ];
  const { termPlan } = county().packs;
  return { ...countyRecords(), pack: [...packs, { ...base, id: "term", state: "published", pack: termPlan }] };
}

/** Two of the rubrics that ship, as a school would have copied them. */
const rubrics = (): Rubric[] =>
  ["lesson-points", "lesson-levels"].flatMap((id) => {
    const found = county().packs.termPlan.content?.rubrics?.find((rubric) => rubric.id === id);
    if (!found) return [];
    const rubric = { ...found };
    delete rubric.clause;
    return [rubric];
  });

const countyRecords = (): NonNullable<Script["records"]> => {
  const { orgs } = county();
  return { org: Object.values(orgs) };
};

const faulty = (rubric: Rubric): Rubric => ({
  ...rubric,
  sections: rubric.sections.map((section, s) => ({
    ...section,
    items: section.items.map((item, i) => (s === 0 && i === 0 && item.field === "points" ? { ...item, max: "5" } : item)),
  })),
});

function conflict() {
  const theirs = withDraft((rubric) => ({ ...rubric, title: "听课评分表（教科室改）", full: "120" })).pack!.find(
    ({ id }) => id === "own-2",
  )!;
  const error: GatewayError = { code: "stale-version", detail: "", retryable: false, current: { ...theirs, version: 4 } };
  return [
    {
      actionId: "a1",
      action: "pack.change" as const,
      on: { kind: "pack" as const, id: "own-2" },
      state: "attention" as const,
      since: "2026-11-22T02:00:00.000Z",
      error,
    },
  ];
}

const refusal: GatewayError = {
  code: "guard-failed",
  detail: "The pack has open findings",
  retryable: false,
  issues: [
    {
      pointer: "/pack/content/rubrics/0",
      code: "weights-not-full",
      message: "The items add up to 97 and not to 100; change the items or the full mark",
    },
  ],
};

/** What a page would answer that reads spreadsheets. */
const sheet = (): RubricSheet => ({
  file: { format: "xlsx", sheet: "评课表" },
  headingRow: 3,
  columns: [
    { letter: "A", heading: "评价项目", means: "section" },
    { letter: "B", heading: "评价要点", means: "text" },
    { letter: "C", heading: "分值", means: "mark" },
    { letter: "D", heading: "学科组" },
  ],
  rubric: {
    id: "rubric",
    title: "课堂观察评分表",
    full: "100",
    sections: [{ id: "s1", title: "目标", weight: "95", items: [{ id: "s1-1", text: "目标清楚", field: "points", max: "95", step: "1" }] }],
  },
  findings: [{ code: "total-differs", row: 9, column: "C", found: "100", more: { sum: "95", total: "100" } }],
  questions: [{ id: "mark-range", code: "mark-range", row: 6, column: "C", found: "8-10", options: ["most", "unscored"] }],
  leftOut: [],
});

async function element(canvas: HTMLElement, selector: string): Promise<HTMLElement> {
  for (let i = 0; i < 100; i++) {
    const found = canvas.querySelector("xb-rubric-editor")?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`The story shows no ${selector}`);
}

async function chooseFile(canvas: HTMLElement): Promise<void> {
  const input = (await element(canvas, "#sheet-file")) as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(new File(["x"], "评课表.xlsx"));
  input.files = files.files;
  input.dispatchEvent(new Event("change"));
  await element(canvas, "#sheet-findings");
}

async function publish(canvas: HTMLElement): Promise<void> {
  (await element(canvas, "#publish")).click();
  (await element(canvas, "dialog button.primary")).click();
  await element(canvas, "#findings");
}
