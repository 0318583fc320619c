import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { factVocabulary, personFacts, type FactRow } from "../../src/facts/vocabulary.ts";
import type { DocPage } from "./pages.ts";
import { table, written } from "./table.ts";

/** The reference of the pack format: every declaration with its comments, and the vocabulary of facts. */
export const packsPage = (): DocPage => ({
  path: "packs.md",
  content: [
    written,
    "",
    "# The format of practice packs",
    "",
    intro,
    "",
    "## The pack and its parts",
    "",
    ...declarations("pack.ts"),
    "## What a pack carries",
    "",
    ...declarations("definitions.ts"),
    "## Facts",
    "",
    facts,
    "",
    ...Object.entries(factVocabulary).flatMap(([source, rows]) => [`### Facts of \`${source}\``, "", factTable(rows), ""]),
    "### Facts of people",
    "",
    "For `for.where` of rules, `when` of parameters and the measure `given`.",
    "",
    factTable(personFacts),
    "",
  ].join("\n"),
});

const intro =
  "A pack is one JSON file in UTF-8, at most 512 KB, with at most 300 rules. Its form is closed: a property that is not listed here is a fault. " +
  'Numbers are texts (`"1.5"`, up to nine digits and four after the point) so that none is rounded on its way; days are written like `2026-09-01`; ' +
  'words are a text in simplified Chinese, or `{ "zh-Hans": …, "zh-Hant": …, "en": … }`. How a pack is written, by example: [Practice packs](../packs.md).';

const facts =
  "What tests, amounts and measures may ask for, by the source of the book. Names that begin with `ext:` are the host's own and are not checked.";

/** Every exported declaration of a file of `src/packs`, the widest first, under its own heading. @throws where one has no comment */
function declarations(file: string): string[] {
  const source = readFileSync(fileURLToPath(new URL(`../../src/packs/${file}`, import.meta.url)), "utf8");
  const found = [
    ...source.matchAll(
      /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:interface|type) (\w+)[\s\S]*?(?=\n(?:\n|\/\*\*|export|$)|$(?![\s\S]))/g,
    ),
  ];
  return found.reverse().flatMap(([all, comment, name]) => {
    if (comment === undefined) throw new Error(`${file}: ${name} has no comment; write one, the reference is made of them`);
    const code = all.slice(all.indexOf("export ")).replace(/^export /, "");
    return [`### ${name}`, "", prose(comment), "", "```ts", code, "```", ""];
  });
}

/** A comment as running text. */
const prose = (comment: string): string =>
  comment
    .split("\n")
    .map((line) => line.replace(/^\s*\*?\s*/, "").trim())
    .filter((line) => line !== "")
    .join(" ")
    .replace(/\{@link (\w+)\}/g, "`$1`");

const factTable = (rows: Readonly<Record<string, FactRow>>): string =>
  table(
    ["Fact", "Type", "Unit", "Read from"],
    Object.entries(rows).map(([name, { type, unit = "", from = "" }]) => [`\`${name}\``, type, unit, from === "" ? "" : `\`${from}\``]),
  );
