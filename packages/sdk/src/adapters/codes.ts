import { AdapterError, UntranslatableError } from "./errors.ts";
import { asText } from "./json.ts";
import type { Way } from "./way.ts";

/** A table of codes: the vendor's code → the contract's. As rows where a third column says what it means. */
export type CodeTable =
  | { readonly [vendor: string]: string }
  | readonly { readonly vendor: string | number; readonly contract: string; readonly name?: string }[];

/** How codes that are not in a table are met, and how they are sent. */
export interface CodeOptions {
  /** What becomes of a code that is not in the table: refused (the default), or `ext:` and the code, where the contract's list is open. */
  unknown?: "refuse" | "ext";
  /** How codes are sent; default a number where all of the table are whole numbers. */
  as?: "number" | "text";
}

/**
 * A two-way table of codes, filled by the vendor. A code that it lacks becomes an error that names table, code and record.
 * @throws {AdapterError} where two of the vendor's codes mean the same, or one stands twice: the way back would be a guess.
 */
export function codes(table: string, rows: CodeTable, { unknown = "refuse", as }: CodeOptions = {}): Way {
  const pairs = isRows(rows) ? rows.map(({ vendor, contract }) => [String(vendor), contract] as const) : Object.entries(rows);
  const faults = pairs.flatMap(([vendor, contract], i) => {
    const before = pairs.slice(0, i);
    if (typeof contract !== "string" || contract === "")
      return [`table "${table}": "${vendor}" stands for nothing. Give it a code of the contract`];
    if (before.some(([code]) => code === vendor)) return [`table "${table}": "${vendor}" stands in it twice. Remove one of the two`];
    const same = before.find(([, code]) => code === contract);
    return same
      ? [
          `table "${table}": "${same[0]}" and "${vendor}" both mean "${contract}", so that nobody knows which to send back. Keep one, or read the other as "ext:…"`,
        ]
      : [];
  });
  if (pairs.length === 0) faults.push(`table "${table}" is empty. Fill it with the codes of your system`);
  if (faults.length > 0) throw new AdapterError(faults);
  const [there, back] = [new Map(pairs), new Map(pairs.map(([vendor, contract]) => [contract, vendor]))];
  const numbers = as === undefined ? pairs.every(([vendor]) => /^(0|[1-9]\d{0,9})$/.test(vendor)) : as === "number";
  return {
    gives: { table, codes: pairs.map(([, contract]) => contract), ext: unknown === "ext" },
    read(value) {
      const found = there.get(asText(value));
      if (found !== undefined) return found;
      if (unknown === "ext") return `ext:${asText(value)}`;
      throw new UntranslatableError("unknown-code", `the code ${JSON.stringify(value)} is not in the table "${table}". Add it there`);
    },
    write(value) {
      const code = String(value);
      const found = back.get(code) ?? (unknown === "ext" && code.startsWith("ext:") ? code.slice(4) : undefined);
      if (found === undefined)
        throw new UntranslatableError("unknown-code", `nothing in the table "${table}" stands for "${code}". Add it there`);
      return numbers && /^(0|[1-9]\d*)$/.test(found) ? Number(found) : found;
    },
  };
}

/** The tables of a JSON file, by name: `{ "stage": { "1": "new" }, "subject": [{ "vendor": "01", "contract": "chinese", "name": "语文" }] }`. */
export function codeTables<T extends { readonly [table: string]: CodeTable }>(
  file: T,
  options?: CodeOptions,
): { readonly [N in keyof T]: Way } {
  return Object.fromEntries(Object.entries(file).map(([table, rows]) => [table, codes(table, rows, options)])) as { [N in keyof T]: Way };
}

const isRows = (rows: CodeTable): rows is Extract<CodeTable, readonly unknown[]> => Array.isArray(rows);
