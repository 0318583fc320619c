import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, HourField, HoursChoices, HoursImporter, ImportReport, RowProblem } from "@xiaoben/contract";
import type { XbHoursImportElement } from "@xiaoben/elements/hours-import";
import "@xiaoben/elements/hours-import";
import { ScriptedImporter } from "@xiaoben/elements/testing";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  importer: () => HoursImporter | undefined;
  /** Whether a file was chosen. */
  chosen: boolean;
  /** What is pressed then, if anything. */
  press: string;
  lang: string;
}

type Row = ImportReport["rows"][number];

const headings: [string, HourField | undefined][] = [
  ["姓名", "name"],
  ["工号", "staffNumber"],
  ["哪天", "on"],
  ["认定学时", "hours"],
  ["类别", "category"],
  ["活动名称", "title"],
  ["地点", undefined],
];
const titles = ["群文阅读研讨", "大单元教学讲座", "同课异构", "作业设计沙龙", "课堂观察培训"];

function row(
  at: number,
  problems: RowProblem[] = [],
  more: { name?: string; cells?: Record<number, string>; candidates?: Row["candidates"] } = {},
): Row {
  const members = county().members.map(({ person }) => person);
  const person = members[at % members.length]!;
  const name = more.name ?? person.displayName;
  const [on, title] = [`2026-10-${String((at % 27) + 1).padStart(2, "0")}`, titles[at % titles.length]!];
  const cells = [name, `NH0${400 + at}`, on, "2.5", "校本", title, "南湖小学"].map((text, column) => more.cells?.[column] ?? text);
  return {
    row: at,
    values: { name, on, hours: "2.5", category: "校本", title },
    cells,
    problems,
    ...(problems.length === 0 && { person: { id: person.id, displayName: name } }),
    ...(more.candidates && { candidates: more.candidates }),
  };
}

const twins = [
  { id: "0197a1b2-0000-7000-8000-000000000001", displayName: "苏禾", staffNumber: "NH0417" },
  { id: "0197a1b2-0000-7000-8000-000000000002", displayName: "苏禾", staffNumber: "NH0533" },
];
const namesake = (at: number, { people = {} }: HoursChoices): Row =>
  people[at]
    ? row(at, [], { name: "苏禾" })
    : row(at, [{ code: "person-ambiguous", field: "name", found: "苏禾" }], { name: "苏禾", candidates: twins });

const mixed = (choices: HoursChoices): ImportReport =>
  reportOf([
    ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((at) => row(at)),
    row(15, [{ code: "person-unknown", field: "name", found: "沈若传" }], { name: "沈若传" }),
    row(16, [{ code: "not-a-day", field: "on", found: "九月底" }], { cells: { 2: "九月底" } }),
    row(17, [{ code: "category-unknown", field: "category", found: "云端", more: { known: "校本、外出、网络" } }], {
      cells: { 4: "云端" },
    }),
    row(18, [{ code: "already-there" }]),
    namesake(19, choices),
    namesake(20, choices),
  ]);

function reportOf(rows: Row[], sheet: Partial<ImportReport["sheet"]> = {}): ImportReport {
  const good = rows.filter(({ problems }) => problems.length === 0).length;
  return {
    file: "5e1f0c9a4b7d".padEnd(64, "0"),
    committed: false,
    sheet: {
      file: { format: "xlsx", sheet: "学时台账" },
      headingRow: 2,
      columns: headings.map(([heading, means], at) => ({
        letter: "ABCDEFG"[at]!,
        heading,
        ...(means && { means, sure: means === "on" ? "guess" : "heading" }),
      })),
      leftOut: [
        { row: 1, why: "title", text: "南湖小学学时台账" },
        { row: 2, why: "heading", text: "" },
        { row: 21, why: "total", text: "合计" },
      ],
      ...sheet,
    },
    rows,
    counts: { rows: rows.length, good, faulty: rows.length - good, written: 0 },
  };
}

const failing = (code: string): HoursImporter => {
  const importer = new ScriptedImporter(mixed);
  importer.fails = { code };
  return importer;
};

/** A row is written, and it goes on for ever. */
const writing = (): HoursImporter => {
  const importer = new ScriptedImporter(mixed);
  importer.portions = [6];
  return importer;
};

const file = new File(["x"], "南湖小学学时台账.xlsx");

const meta: Meta<Args> = {
  title: "Hours import",
  component: "xb-hours-import",
  argTypes: { gateway: { table: { disable: true } }, importer: { table: { disable: true } } },
  args: { gateway: () => countyGateway("shen"), importer: () => new ScriptedImporter(mixed), chosen: true, press: "", lang: "" },
  render: ({ gateway, importer, lang }): TemplateResult =>
    html`<xb-hours-import lang=${lang} .gateway=${gateway()} .importer=${importer()}></xb-hours-import>`,
  play: async ({ canvasElement, args: { chosen, press } }) => {
    localStorage.clear();
    const element = canvasElement.querySelector<XbHoursImportElement>("xb-hours-import")!;
    await element.updateComplete;
    if (chosen) await element.take(file);
    await element.updateComplete;
    if (press) element.renderRoot.querySelector<HTMLElement>(press)?.click();
  },
};

export default meta;
type Story = StoryObj<Args>;

/** Columns are proposed; some rows are good, some are to be mended, one name is that of two people. */
export const Full: Story = {};

/** Nothing was chosen yet. */
export const Empty: Story = { args: { chosen: false } };

/** The file is read. */
export const Loading: Story = { args: { importer: () => new ScriptedImporter(() => new Promise<ImportReport>(() => undefined)) } };

/** Everything is good. */
export const Faultless: Story = { args: { importer: () => new ScriptedImporter(reportOf([3, 4, 5].map((at) => row(at)))) } };

/** The same file a second time. */
export const Again: Story = {
  args: { importer: () => new ScriptedImporter(reportOf([3, 4, 5].map((at) => row(at, [{ code: "already-there" }])))) },
};

/** Several sheets, a column that was not found, rows that the sheet hides. */
export const Unclear: Story = {
  args: {
    importer: () =>
      new ScriptedImporter(
        reportOf(
          [3, 4].map((at) => row(at, [{ code: "day-missing", field: "on" }])),
          {
            sheets: ["上学期", "学时台账"],
            hidden: [3],
            columns: headings.map(([heading, means], at) => ({
              letter: "ABCDEFG"[at]!,
              heading,
              ...(means && means !== "on" && { means, sure: "heading" as const }),
            })),
          },
        ),
      ),
  },
};

/** Rows are written in portions. */
export const Writing: Story = { args: { press: "#take", importer: writing } };

/** What was good is imported, with a receipt. */
export const Done: Story = { args: { press: "#take" } };

/** The file has a password. */
export const Failed: Story = { args: { importer: () => failing("encrypted") } };

/** No network: the file stays chosen. */
export const Offline: Story = { args: { importer: () => failing("offline") } };

export const LongText: Story = {
  args: {
    importer: () =>
      new ScriptedImporter(
        reportOf([
          row(3, [{ code: "category-unknown", found: "很长的类别".repeat(20), more: { known: "校本、外出" } }], {
            name: "很长的名字".repeat(8),
          }),
        ]),
      ),
  },
};

export const NotPermitted: Story = { args: { gateway: () => countyGateway("su"), chosen: false } };

export const SignedOut: Story = { args: { gateway: () => countyGateway("shen", { session: null }), chosen: false } };

/** A back end without imports, or a page that brings no importer. */
export const NotOffered: Story = {
  args: { gateway: () => countyGateway("shen", { capabilities: levelOne.filter((id) => id !== "hours.import") }), chosen: false },
};

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = { args: { lang: "zh-Hant" } };

export const English: Story = { args: { lang: "en" } };
