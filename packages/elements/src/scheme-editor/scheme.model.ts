import { say, type Language, type Pack, type PackId, type PackRecord, type Parameter, type Text } from "@xiaoben/contract";
import { publishedIn } from "../practice/own-pack.model.ts";
import { neededBy, type Score } from "./needed.model.ts";

export type Side = "deduct" | "add";
export type Line = NonNullable<Score[Side]>[number];

/** The scheme that a pack holds: its first rule that gives a score. */
export const schemeIn = (pack: Pack): Score | undefined => pack.rules.find((rule): rule is Score => rule.kind === "score");

/** A scheme of another pack that one's own can be begun from. */
export interface Beginning {
  key: string;
  pack: Pack;
  rule: Score;
}

/** Schemes that can be begun from: those of every other published pack that stands alone, of each pack its newest version. */
export const schemesIn = (records: readonly PackRecord[], own: string): Beginning[] =>
  publishedIn(records).flatMap(({ pack }) =>
    pack.id === own || pack.extends
      ? []
      : pack.rules.flatMap((rule) => (rule.kind === "score" ? [{ key: `${pack.id}/${rule.id}`, pack, rule }] : [])),
  );

/** An organisation's own scheme, begun from one of another pack. `base`: what stands there before. */
export function begun(from: Pack, rule: PackId, base: Pack, title: string): Pack {
  const { parameters, ambiguities, books, measures, rules, examples, source, content, categories, cycles, effective } = neededBy(
    from,
    rule,
  );
  const { format, id, version, level } = base;
  return {
    format,
    id,
    version,
    level,
    title,
    source: { title, clauses: source.clauses },
    // From when it judges, its binding says; the years of its numbers and examples are those of the pack that it came from.
    effective: { from: effective.from },
    ...(cycles && { cycles }),
    ...(categories && { categories }),
    parameters,
    ambiguities,
    books,
    measures,
    rules,
    consequences: [],
    ...(content && { content }),
    examples,
  };
}

/** A line as it is found again after others were taken out: by what it counts. */
export interface LineAt {
  key: string;
  side: Side;
  at: number;
  line: Line;
}

export const linesOf = (rule: Score): LineAt[] =>
  (["deduct", "add"] as const).flatMap((side) => {
    const lines = rule[side] ?? [];
    return lines.map((line, at) => {
      const before = lines.slice(0, at).filter(({ measure }) => measure === line.measure).length;
      return { key: `${side}-${line.measure}${before > 0 ? `-${before + 1}` : ""}`, side, at, line };
    });
  });

/** Numbers of the rule itself, in the order in which they are read. */
export const ruleNumbers = ["full", "atLeast", "floor", "ceiling"] as const;
export type RuleNumber = (typeof ruleNumbers)[number];

/** Where the number of a parameter stands in the scheme, by the places that name it. */
export function placesOf(rule: Score, parameter: PackId): string[] {
  const names = (num: unknown): boolean => typeof num === "object" && num !== null && "param" in num && num.param === parameter;
  return [
    ...ruleNumbers.filter((key) => names(rule[key])),
    ...linesOf(rule).flatMap(({ key, line }) => [...(names(line.each) ? [`${key}/each`] : []), ...(names(line.max) ? [`${key}/max`] : [])]),
    ...(names(rule.wipe?.atLeast) ? ["wipe"] : []),
  ];
}

/** Numbers that the scheme rests on and does not name itself: those of the requirements and books below it. */
export const otherNumbers = (pack: Pack, rule: Score): Parameter[] => {
  const factors = new Set(
    pack.measures.flatMap((measure) =>
      "linear" in measure && measure.linear.length > 1
        ? measure.linear.flatMap(({ times }) => (typeof times === "object" && "param" in times ? [times.param] : []))
        : [],
    ),
  );
  return pack.parameters.filter(({ id }) => !factors.has(id) && placesOf(rule, id).length === 0);
};

/** Titles of the rules and books that name a parameter. */
export const readersOf = (pack: Pack, parameter: PackId): Text[] =>
  [...pack.rules, ...pack.books]
    .filter((part) => JSON.stringify(part).includes(`{"param":${JSON.stringify(parameter)}}`))
    .map(({ title }) => title);

export const plain = (text: Text | undefined, language: Language): string => (text === undefined ? "" : say(text, language).trim());
