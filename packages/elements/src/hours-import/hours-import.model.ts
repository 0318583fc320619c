import type { HourField, HoursChoices, ImportReport, SheetColumn, SheetTable } from "@xiaoben/contract";

export type Row = ImportReport["rows"][number];
export type Meaning = HourField | "none";

/** What a column can be taken for, in the order of the choice. */
export const fields: readonly HourField[] = [
  "name",
  "staffNumber",
  "on",
  "until",
  "hours",
  "minutes",
  "lessons",
  "days",
  "category",
  "title",
  "role",
  "level",
  "note",
];

/** Heading of the last column of a workbook that goes back, in all languages: it is no column of the ledger. */
const reasonHeadings: readonly string[] = ["要改的地方", "To mend"];

/** Characters of a sample. */
const longest = 24;

/** The first different texts of a column, as they stand in the file. */
export function samplesOf({ rows, sheet: { columns } }: ImportReport, { letter }: SheetColumn): string[] {
  const at = columns.findIndex((column) => column.letter === letter);
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = cells[at]?.trim();
    if (text) samples.add(text.length > longest ? `${text.slice(0, longest)}…` : text);
    if (samples.size === 3) break;
  }
  return [...samples];
}

/** Columns that somebody has to look at: all that hold something, but not the reasons that we wrote there. */
export const columnsShown = (report: ImportReport): SheetColumn[] =>
  ownColumns(report).filter((column) => column.heading !== "" || samplesOf(report, column).length > 0);

/** The columns of the ledger itself. */
export const ownColumns = ({ sheet }: ImportReport): SheetColumn[] => sheet.columns.filter(isOwn);

const isOwn = ({ heading }: SheetColumn): boolean => !reasonHeadings.includes(heading);

/** What no column was found for: who, when, how much. */
export function missingIn({ columns }: Pick<ImportReport["sheet"], "columns">): HourField[] {
  const has = (...meant: HourField[]): boolean => columns.some(({ means }) => means && meant.includes(means));
  return [
    ...(has("name", "staffNumber") ? [] : ["name" as const]),
    ...(has("on") ? [] : ["on" as const]),
    ...(has("hours", "minutes", "lessons", "days") ? [] : ["hours" as const]),
  ];
}

/** The rows by what becomes of them. */
export interface Sorted {
  good: Row[];
  /** Several people have this name, and nothing else is wrong. */
  ambiguous: Row[];
  /** To be mended in the file. */
  faulty: Row[];
  /** Recorded before: nothing to do. */
  there: Row[];
}

export function sorted(rows: readonly Row[]): Sorted {
  const all: Sorted = { good: [], ambiguous: [], faulty: [], there: [] };
  for (const row of rows) all[placeOf(row)].push(row);
  return all;
}

function placeOf({ problems, candidates }: Row): keyof Sorted {
  if (problems.length === 0) return "good";
  if (problems.every(({ code }) => code === "already-there")) return "there";
  if (candidates && problems.every(({ code }) => code === "person-ambiguous")) return "ambiguous";
  return "faulty";
}

/** The people that were found, each once. */
export const peopleIn = (rows: readonly Row[]): number => new Set(rows.flatMap(({ person }) => person?.id ?? [])).size;

/** Names and numbers that nobody was found for, each once. */
export const unknownIn = (rows: readonly Row[]): string[] => [
  ...new Set(rows.flatMap(({ problems }) => problems.flatMap(({ code, found }) => (code === "person-unknown" && found ? found : [])))),
];

/** The choice with another person for a row; with `all`, for every row that asks about the same people. */
export function withPerson(choices: HoursChoices, rows: readonly Row[], row: Row, person: string, all: boolean): HoursChoices {
  const same = all ? rows.filter((one) => sameQuestion(one, row)) : [row];
  return { ...choices, people: { ...choices.people, ...Object.fromEntries(same.map((one) => [one.row, person])) } };
}

export const sameQuestion = (a: Row, b: Row): boolean => idsOf(a) !== "" && idsOf(a) === idsOf(b);

const idsOf = ({ candidates = [] }: Row): string =>
  candidates
    .map(({ id }) => id)
    .sort()
    .join(" ");

/** The faulty rows as they were typed, what is to be mended beside each. */
export function tableOf(report: ImportReport, rows: readonly Row[], name: string, reason: string, say: (row: Row) => string): SheetTable {
  const own = report.sheet.columns.map((column, at) => ({ column, at })).filter(({ column }) => isOwn(column));
  return {
    name,
    rows: [
      [...own.map(({ column }) => column.heading), reason],
      ...rows.map((row) => [...own.map(({ at }) => row.cells[at] ?? ""), say(row)]),
    ],
  };
}
