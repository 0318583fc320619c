import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Kind } from "../src/kinds/index.ts";

/** A property as its hand-written type says it. */
export interface Property {
  name: string;
  optional: boolean;
  /** As it is written, on one line. */
  type: string;
  says: string;
}

/** A hand-written interface, with its doc comments. */
export interface Written {
  says: string;
  properties: Property[];
}

const folder = new URL("../src/", import.meta.url);
const texts = globSync("{kinds,verdicts}/*.ts", { cwd: fileURLToPath(folder) })
  .filter((name) => !name.includes(".test."))
  .sort()
  .map((name) => readFileSync(new URL(name, folder), "utf8"));

/** The interfaces of `src/kinds` and `src/verdicts`, by name. */
export const interfaces: ReadonlyMap<string, Written> = new Map(
  texts.flatMap((text) =>
    [...text.matchAll(/((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)export interface (\w+)(?: extends \w+)? \{\n([\s\S]*?)\n\}/g)].map(
      ([, says = "", name = "", body = ""]): [string, Written] => [name, { says: wordsOf(says), properties: propertiesOf(body) }],
    ),
  ),
);

/** Codes of their unions, by name of the type: `HourState` → `draft`, … */
export const unions: ReadonlyMap<string, readonly string[]> = new Map(
  texts.flatMap((text) =>
    [...text.matchAll(/export type (\w+) =([^;{]*);/g)].map(([, name = "", body = ""]): [string, string[]] => [
      name,
      [...body.matchAll(/"([^"]+)"/g)].map(([, code]) => code!),
    ]),
  ),
);

/** The type that the record of a kind has. */
export function typeOf(kind: Kind): Written {
  const index = texts.find((text) => text.includes("export interface Kinds "))!;
  const name = new RegExp(`^  "?${kind}"?: (\\w+);`, "m").exec(index)?.[1];
  const found = name === undefined ? undefined : interfaces.get(name);
  if (!found) throw new Error(`tools/sources.ts finds no interface for the kind "${kind}" in src/kinds`);
  return found;
}

/** Properties lie two blanks deep, each on one line; the doc comment before one is its meaning. */
function propertiesOf(body: string): Property[] {
  const lines = /((?: {2}\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?) {2}(\w+)(\?)?: (.+);(?=\n|$)/g;
  return [...body.matchAll(lines)].map(([, says = "", name = "", optional, type = ""]) => ({
    name,
    optional: optional !== undefined,
    type: type.replaceAll(/\/\*\*.*?\*\/ ?/g, ""),
    says: wordsOf(says),
  }));
}

/** A doc comment as running text, without the rows of requirements that it names for whoever works here. */
function wordsOf(comment: string): string {
  return comment
    .replace(/^\s*\/\*\*/, "")
    .replace(/\*\/\s*$/, "")
    .replaceAll(/^\s*\*\s?/gm, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ \(R\d+(?:, R\d+)*\)/g, "")
    .trim();
}
