import assert from "node:assert/strict";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Pack, Test } from "@xiaoben/contract";

const packs = readdirSync("packages/policy/packs").map((name) => JSON.parse(readFileSync(`packages/policy/packs/${name}`, "utf8")) as Pack);

/** What judges, keeps, serves and shows: all of it works with packs that nobody here has seen. */
const places = ["elements", "policy/src/engine", "policy/src/gateway", "policy/src/words", "backend", "server"].map((place) =>
  place.includes("/") ? `packages/${place}/**/*.ts` : `packages/${place}/src/**/*.ts`,
);
const aside = /\.test\.|\.fixture\.|\.stories\.|\.harness\.|\/testing\//;
const sources = places
  .flatMap((pattern) => globSync(pattern))
  .filter((file) => !aside.test(file))
  .map((file) => ({ file, code: bare(readFileSync(file, "utf8")) }));

test("[R001] [R043] code names no pack, and no rule that consists of several words", () => {
  const words = codes();
  const names = packs.flatMap((pack) => [pack.id, ...[...pack.rules, ...pack.consequences].map(({ id }) => id)]);
  const telling = names.filter((id) => /[-.]/.test(id) && !words.has(id));
  assert.ok(telling.includes("no-top-rating") && telling.includes("nanhu.term-plan"));
  assert.deepEqual(
    found((code) => telling.filter((id) => new RegExp(`(["'\`])${escaped(id)}\\1`).test(code))),
    [],
  );
});

test("[R001] [R043] code asks for no rule by its name", () => {
  const names = new Set(packs.flatMap((pack) => [...pack.rules, ...pack.consequences].map(({ id }) => id)));
  const asks = /\brule(?:\.id|\s*:|Id)\s*(?:===?|!==?)?\s*["'`]([a-z0-9.-]+)["'`]/g;
  assert.deepEqual(
    found((code) => [...code.matchAll(asks)].map((match) => match[1]!).filter((id) => names.has(id))),
    [],
  );
});

test("[R001] [R002] [R043] [R130] [R213] [R220] code compares with no number of a regulation, and writes none of them as a decimal", () => {
  const numbers = new Set(
    packs
      .flatMap((pack) => pack.parameters.flatMap(({ values }) => values.map(({ value }) => value)))
      .filter((value) => (Number(value) >= 20 || (Number(value) > 0 && Number(value) < 1)) && value !== "100" && value !== "0.5"),
  );
  for (const known of ["40", "24", "30", "1500", "0.7", "0.015", "0.05"]) assert.ok(numbers.has(known), known);
  const any = [...numbers].map(escaped).join("|");
  const percents = [...numbers]
    .filter((value) => value.startsWith("0."))
    .map((value) => escaped(String(Number((Number(value) * 100).toFixed(4)))));
  const forms = [
    new RegExp(`(?:[<>]=?|[!=]==)\\s*(${any})(?![\\w.])`, "g"),
    new RegExp(`(?<![\\w.])(${any})\\s*(?:[<>]=?|[!=]==)`, "g"),
    new RegExp(`["'\`](${any})["'\`]`, "g"),
    new RegExp(`["'\`>](${percents.join("|")}) ?[%％]`, "g"),
    /(?<![\w.])(1500|0\.015)(?![\w.])/g,
    new RegExp(`fraction\\((${[...numbers].map((value) => inUnits(value)).join("|")})\\)`, "g"),
  ];
  assert.deepEqual(
    found((code) => forms.flatMap((form) => [...code.matchAll(form)].map(([text]) => text))),
    [],
  );
});

test("[R072] edge, curriculum language changes: no code speaks of 三维目标 or 核心素养, templates of packs do", () => {
  const spoken = ["三维目标", "核心素养", "三維目標", "核心素養"];
  assert.deepEqual(
    found((code) => spoken.filter((word) => code.includes(word))),
    [],
  );
});

/** Files and what was found in them. */
const found = (look: (code: string) => string[]): string[] =>
  sources.flatMap(({ file, code }) => [...new Set(look(code))].map((what) => `${file}: ${what}`));

/** What records call their categories and types is not the name of a rule, though a rule may be called like it. */
function codes(): Set<string> {
  const said = new Set(packs.flatMap((pack) => (pack.categories ?? []).flatMap(({ id, maps }) => [id, ...(maps ?? [])])));
  const gather = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { fact, is, in: some = [], notIn = [] } = value as Partial<Test>;
    if (fact !== undefined) for (const code of [is, ...some, ...notIn]) if (typeof code === "string") said.add(code);
    Object.values(value).forEach(gather);
  };
  packs.forEach(({ books, measures, rules }) => gather([books, measures, rules]));
  return said;
}

/** A decimal as the engine counts, with or without strokes between its digits. */
const inUnits = (value: string): string => [...String(Math.round(Number(value) * 10_000))].join("_?");

/** Code without comments, styles and drawings: what they hold are sizes, and examples for the reader. */
function bare(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "$1")
    .replace(/\b(?:css|svg)`[^`]*`/g, "``");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
