import type { Day, Example } from "@xiaoben/contract";
import { triedAs, type Tried } from "@xiaoben/policy/check";
import { UsageError, FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import type { Words } from "../words/words.ts";
import { readPeopleFile } from "./read.ts";

/** People of a records file: `[{person, facts?, records: [rows as in examples], asOf?, decisions?}]`. @throws {FailedError} */
export function people(path: string, asOf: string | undefined, words: Words): Tried[] {
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError(words.badOption(`--as-of ${asOf}`));
  const rows = readPeopleFile(path, words);
  const wrong = (at: string): FailedError => new FailedError("records", words.pack.recordsWrong(path, at), exits.faulty);
  if (!Array.isArray(rows)) throw wrong("/");
  return rows.map((row: unknown, at): Tried => {
    if (!isPlain(row) || typeof row["person"] !== "string" || row["person"] === "") throw wrong(`/${at}/person`);
    const day = row["asOf"] ?? asOf;
    if (!isDay(day)) throw new FailedError("records", words.pack.dayWanted(`/${at}/asOf`), exits.faulty);
    for (const key of ["facts", "decisions"]) if (row[key] !== undefined && !isTexts(row[key])) throw wrong(`/${at}/${key}`);
    if (!Array.isArray(row["records"])) throw wrong(`/${at}/records`);
    row["records"].forEach((record: unknown, n) => {
      if (!isTexts(record)) throw wrong(`/${at}/records/${n}`);
    });
    const { circles = {}, members = [] } = row;
    if (
      !isPlain(circles) ||
      !Object.values(circles).every((names) => Array.isArray(names) && names.every((name) => typeof name === "string"))
    )
      throw wrong(`/${at}/circles`);
    if (!Array.isArray(members) || !members.every(isTexts)) throw wrong(`/${at}/members`);
    return triedAs(row["person"], { ...(row as unknown as Omit<Example, "id" | "expect">), asOf: day });
  });
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): boolean => isPlain(value) && Object.values(value).every((inner) => typeof inner === "string");
const isDay = (value: unknown): value is Day =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
