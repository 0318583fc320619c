import {
  dec,
  idOf,
  sha256,
  units,
  type Day,
  type Hour,
  type HoursChoices,
  type HoursSheet,
  type Id,
  type ImportReport,
  type RowProblem,
  type SheetRow,
} from "@xiaoben/contract";
import { levelOf, roleOf, type Categories } from "./categories.ts";
import type { FindPerson } from "./people.ts";

/** A study-hour record that is to be written. */
export type NewHour = Omit<Hour, "version" | "createdAt" | "updatedAt">;

/** A row as it was judged: with a record where nothing is wrong with it. */
export interface Judged {
  row: ImportReport["rows"][number];
  hour?: NewHour;
  /** Equal for rows that say the same: one person, day, title and amount. */
  key?: string;
}

export interface Judging {
  find: FindPerson;
  categories: Categories;
  today: Day;
  /** By number of the row which of several people of one name is meant. */
  chosen?: HoursChoices["people"];
}

/** What each row comes to, and what is wrong with it; rows that repeat an earlier one of the same file are told. */
export async function judgeRows(sheet: HoursSheet, judging: Judging): Promise<Judged[]> {
  const first = new Map<string, number>();
  const all: Judged[] = [];
  for (const row of sheet.rows) {
    const judged = judgeRow(row, judging);
    const earlier = judged.key === undefined ? undefined : first.get(judged.key);
    if (judged.key !== undefined && earlier === undefined) first.set(judged.key, row.row);
    all.push(earlier === undefined ? judged : faulty(judged, { code: "twice-in-file", more: { row: String(earlier) } }));
    // Others have their turn while a long file is judged.
    if (all.length % atOnce === 0) await new Promise((rest) => setTimeout(rest));
  }
  return all;
}

const atOnce = 500;

/** The row with one more problem, and so without a record. */
export function faulty({ row, key }: Judged, problem: RowProblem): Judged {
  return { row: { ...row, problems: [...row.problems, problem] }, ...(key !== undefined && { key }) };
}

/** What a record is compared by: one person cannot have the same thing on the same day twice. Hours that were only claimed are compared too. */
export const keyOf = (
  hour: Pick<Hour, "person" | "on" | "title" | "approvedHours" | "claimedHours" | "minutes" | "lessons" | "days">,
): string =>
  [
    hour.person,
    hour.on,
    hour.title.trim(),
    ...[hour.approvedHours ?? hour.claimedHours, hour.minutes, hour.lessons, hour.days].map((amount) =>
      amount === undefined ? "" : dec(units(amount)),
    ),
  ].join("|");

function judgeRow(row: SheetRow, { find, categories, today, chosen }: Judging): Judged {
  const { values } = row;
  const found = find(values, chosen?.[row.row]);
  const category = values.category === undefined ? undefined : categories.codeOf(values.category);
  const [role, level] = [roleOf(values.role), levelOf(values.level)];
  const title = values.title?.trim() || values.category?.trim();
  const problems = [...row.problems, ...("problem" in found ? [found.problem] : []), ...valueProblems(row, today)];
  const known = new Set(problems.map((problem) => problem.field));
  if (values.category === undefined && !known.has("category")) problems.push({ code: "category-missing", field: "category" });
  if (values.category !== undefined && category === undefined)
    problems.push({ code: "category-unknown", field: "category", found: values.category, more: { known: categories.titles.join("、") } });
  if (title === undefined && !known.has("title")) problems.push({ code: "title-missing", field: "title" });
  if (role === undefined) problems.push({ code: "role-unknown", field: "role", found: values.role! });
  if (level === undefined) problems.push({ code: "level-unknown", field: "level", found: values.level! });
  const person = "person" in found ? { id: found.person.id, displayName: found.person.displayName } : undefined;
  const candidates = "candidates" in found && found.candidates ? { candidates: found.candidates } : {};
  const report = { ...row, problems, ...candidates, ...(person && { person }) };
  if (
    problems.length > 0 ||
    !("person" in found) ||
    category === undefined ||
    role === undefined ||
    level === undefined ||
    title === undefined
  )
    return { row: report };
  const facts = {
    person: found.person.id,
    on: values.on!,
    title,
    ...amounts(values),
    ...(values.until !== undefined && { until: values.until }),
  };
  const key = keyOf(facts);
  const provenance = { system: "hours-import", id: sha256(key) };
  const id: Id = idOf("hour-import", provenance.id);
  return {
    row: { ...report, record: id },
    key,
    hour: { id, org: found.person.org, state: "approved", ...facts, category, role, level, provenance },
  };
}

/** The ledger is a school administrator's: her hours are the approved ones. */
function amounts({ hours, minutes, lessons, days }: SheetRow["values"]): Pick<Hour, "approvedHours" | "minutes" | "lessons" | "days"> {
  return {
    ...(hours !== undefined && { approvedHours: hours }),
    ...(minutes !== undefined && { minutes }),
    ...(lessons !== undefined && { lessons }),
    ...(days !== undefined && { days }),
  };
}

function valueProblems({ values, problems }: SheetRow, today: Day): RowProblem[] {
  const told = new Set(problems.map((problem) => problem.field));
  const found: RowProblem[] = [];
  if (values.on === undefined && !told.has("on")) found.push({ code: "day-missing", field: "on" });
  if (values.on !== undefined && values.on > today) found.push({ code: "day-in-future", field: "on", found: values.on });
  if (values.on !== undefined && values.until !== undefined && values.until < values.on)
    found.push({ code: "ends-before-it-begins", field: "until", found: values.until });
  const amountFields = ["hours", "minutes", "lessons", "days"] as const;
  if (amountFields.every((field) => values[field] === undefined && !told.has(field))) found.push({ code: "hours-missing", field: "hours" });
  for (const field of amountFields)
    if (values[field] !== undefined && units(values[field]) <= 0) found.push({ code: "not-positive", field, found: values[field] });
  return found;
}
