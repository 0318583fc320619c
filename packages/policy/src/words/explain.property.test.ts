import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Language, Pack } from "@xiaoben/contract";
import { checkPack } from "@xiaoben/contract/schemas";
import { anyPack } from "../testing/any-pack/pack.test.fixture.ts";
import { explainPack } from "./explain.ts";

const languages: Language[] = ["zh-Hans", "zh-Hant", "en"];
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The numbers of a text: names of months and weekdays are numbers too, and 70% is 0.7. */
function numbersIn(text: string): number[] {
  const digits = text
    .replace(new RegExp(`\\b(${months.join("|")})\\b`, "g"), (name) => ` ${months.indexOf(name) + 1} `)
    .replace(new RegExp(`\\b(${weekdays.join("|")})\\b`, "g"), (name) => ` ${weekdays.indexOf(name) + 1} `)
    .replace(/星期([一二三四五六日])/g, (_, name: string) => ` ${"一二三四五六日".indexOf(name) + 1} `);
  return [...digits.matchAll(/(\d+(?:\.\d+)?)(%?)/g)].map(([, number, percent]) =>
    percent ? round(Number(number) / 100) : Number(number),
  );
}
const round = (value: number): number => Number(value.toFixed(4));

/** The numbers of a pack: all that stands in it but its examples and the names by which its parts call each other. */
function numbersOf(pack: Pack, language: Language): { must: Set<number>; may: Set<number> } {
  const [must, may] = [new Set<number>(), new Set<number>()];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "number") must.add(value);
    if (typeof value === "string") {
      const isName = names.has(key) || isId(value);
      const found = isDay(value) ? value.split("-").map(Number) : numbersIn(value);
      for (const number of found) (isName ? may : must).add(number);
    }
    if (typeof value !== "object" || value === null) return;
    if ("zh-Hans" in value) return walk((value as Record<string, string>)[language] ?? value["zh-Hans"], key);
    for (const [name, inner] of Array.isArray(value) ? value.map((item: unknown) => ["", item] as const) : Object.entries(value)) {
      for (const number of numbersIn(name)) (/^[\d.]+$/.test(name) ? must : may).add(number);
      walk(inner, Array.isArray(value) ? key : name);
    }
  };
  const { examples: _examples, format: _format, ...told } = pack;
  walk(told, "");
  return { must, may };
}
/** Where parts of a pack are named or called by name. */
const names = new Set(["id", "clause", "param", "measure", "rule", "parent", "drop", "maps", "fact", "waiver", "filled", "output"]);
/** Codes such as `level-1`: shown by their name where they have one. */
const isId = (value: string): boolean => /^[A-Za-z][\w.:-]*$/.test(value);
const isDay = (value: string): boolean => /^(\d{4}-)?\d{2}-\d{2}$/.test(value);

function agree(pack: Pack, language: Language): void {
  const clauses = explainPack(pack, language);
  const said = new Set(
    clauses.flatMap(({ label, says = "", lines }) =>
      [label, says, ...lines.flatMap(({ text, readings = [] }) => [text, ...readings])].flatMap(numbersIn),
    ),
  );
  const { must, may } = numbersOf(pack, language);
  assert.deepEqual(
    [...must].filter((number) => !said.has(number)),
    [],
    `${language}: numbers of the pack that are not told`,
  );
  assert.deepEqual(
    [...said].filter((number) => !must.has(number) && !may.has(number)),
    [],
    `${language}: numbers that the pack does not have`,
  );
}

/** Other numbers in the same places: each is one of its own, so that none can stand for another. */
function renumbered(pack: Pack): Pack {
  let next = 1_000_000;
  const change = (value: unknown, key: string): unknown => {
    if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) && !names.has(key)) return String((next += 37));
    if (Array.isArray(value)) return value.map((inner) => change(inner, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === "examples" ? inner : change(inner, name)]));
  };
  return change(pack, "") as Pack;
}

const folders = ["../../packs/", "../testing/twins/"].map((path) => new URL(path, import.meta.url));
const packs = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ name, pack: JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Pack })),
);

describe("[R236] explainPack: every number of the pack stands in the text, and every number of the text comes from the pack", () => {
  for (const { name, pack } of packs)
    for (const language of languages)
      it(`${name}, ${language}, as it is and with every number changed`, () => {
        agree(pack, language);
        agree(renumbered(pack), language);
      });

  const numRuns = process.env["XB_TIER"] === "long" ? 3000 : 150;
  it("packs of any shape", () => {
    fc.assert(
      fc.property(anyPack, fc.constantFrom(...languages), (pack, language) => {
        assert.deepEqual(checkPack(pack), []);
        agree(pack, language);
        agree(renumbered(pack), language);
      }),
      { numRuns },
    );
  });
});
