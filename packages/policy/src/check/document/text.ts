import { isDec, units, type Pack, type Units } from "@xiaoben/contract";
import { isSettled } from "../parts/settled.ts";
import { below, walk } from "../parts/tree.ts";
import { usesOf, type NumUse } from "../parts/uses.ts";
import { numbersOf, shown, valuesOf } from "../parts/values.ts";
import type { Finding } from "../finding.ts";
import { textsOf } from "./ranges.ts";
import { mentionedIn, statedIn, type Measured } from "./said.ts";

/** A number that stands in a part which cites a clause. */
interface Written {
  path: string;
  values: Units[];
  of: Measured;
  /** What may settle it. */
  part: unknown;
}

/**
 * The same quantity given twice with different values: the sentence of a clause says 40, the table says 38.
 *
 * A number of a part contradicts its clause where both hold: the sentence does not mention it in any way, and the sentence states a number
 * of the same measure (days, minutes, a share, anything else) that no part citing the clause uses. One alone is no contradiction: a sentence
 * may say more than the rule needs, and a rule may need more than the sentence says. Of several such numbers the nearest is told. 0 and 1 are never
 * looked at. Every language of the
 * sentence is read by itself, so that two of them that differ show, too.
 */
export function findContradictedTexts(pack: Pack): Finding[] {
  const { nums } = usesOf(pack);
  const everywhere = numbersEverywhere(pack, nums);
  return pack.source.clauses.flatMap(({ id, says, label }) => {
    const texts = textsOf(says);
    if (texts.every((text) => statedIn(text).length === 0)) return [];
    const written = writtenBy(pack, nums, id);
    const used = new Set([...everywhere, ...written.flatMap(({ values }) => values), ...answersOf(pack, nums, id)]);
    const found = texts.flatMap((text) => {
      const mentioned = mentionedIn(text);
      const others = written.flatMap(({ values, ...rest }) =>
        values.filter((value) => value !== 0 && value !== one && !mentioned.has(value)).map((value) => ({ value, ...rest })),
      );
      return statedIn(text)
        .filter(({ value }) => value !== 0 && !used.has(value))
        .flatMap((said) => {
          const distance = (other: { value: Units }): number => Math.abs(other.value - said.value);
          const [nearest] = others
            .filter(({ of, part }) => of === said.of && !isSettled(pack, id, part))
            .sort((a, b) => distance(a) - distance(b));
          return nearest ? [{ said: said.value, ...nearest }] : [];
        });
    });
    return found
      .filter(({ path }, at) => found.findIndex((other) => other.path === path) === at)
      .map(({ path, said, value }): Finding => ({
        code: "text-contradicts-table",
        path,
        message: `${labelOf(label)} says ${shown(said)}, and this says ${shown(value)}; mend one of the two, or ask by a question that sets a parameter here`,
      }));
  });
}

const one: Units = 10_000;
const labelOf = (label: Pack["title"]): string => (typeof label === "string" ? label : (label.en ?? label["zh-Hans"]));

/** The numbers of the parts that cite a clause: values of its parameters, limits, amounts, cells. Numbers of tests only tell records apart. */
function writtenBy(pack: Pack, nums: readonly NumUse[], clause: string): Written[] {
  return [
    ...pack.parameters.flatMap((parameter, p) =>
      parameter.clause === clause && parameter.type !== "choice"
        ? parameter.values.map(({ value }, v) => ({
            path: below("/parameters", p, "values", v, "value"),
            values: isDec(value) ? [units(value)] : [],
            of:
              parameter.type === "days" || parameter.type === "minutes" || parameter.type === "share" ? parameter.type : ("other" as const),
            part: { param: parameter.id },
          }))
        : [],
    ),
    ...nums
      .filter((use) => use.clause === clause)
      .map((use) => ({
        path: use.path,
        values: typeof use.num === "string" ? numbersOf(pack, use.num) : [],
        of: measured(use),
        part: use.num,
      })),
  ];
}

const measured = ({ is, path }: NumUse): Measured =>
  is === "days" || is === "share" ? is : path.endsWith("/amount/of") ? "minutes" : "other";

/** What the questions of a clause may come to, and the parameters that its parts name, wherever these are from. */
const answersOf = (pack: Pack, nums: readonly NumUse[], clause: string): Units[] => [
  ...pack.ambiguities
    .filter((ambiguity) => ambiguity.clause === clause)
    .flatMap(({ readings }) => readings.flatMap(({ sets }) => Object.values(sets).flatMap(decimal))),
  ...nums
    .filter((use) => use.clause === clause)
    .flatMap(({ num }) => (typeof num === "object" && "param" in num ? valuesOf(pack, num.param).flatMap(decimal) : [])),
];

const decimal = (value: string): Units[] => (isDec(value) ? [units(value)] : []);

/** Numbers without a clause of their own: of tests, measures, cycles, steps, days of the calendar, forms and templates. They answer for any sentence. */
function numbersEverywhere(pack: Pack, nums: readonly NumUse[]): Units[] {
  const found: Units[] = [];
  const { books, measures, rules, cycles, content } = pack;
  for (const { num, clause } of nums) if (clause === undefined) found.push(...numbersOf(pack, num));
  walk({ books, measures, rules, cycles, content }, (node) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === "number") found.push(Math.round(value * one));
      if (key === "monthDay" && typeof value === "string") found.push(...value.split("-").flatMap((part) => decimal(String(Number(part)))));
      if (key === "step" && typeof value === "string") found.push(...decimal(value));
    }
  });
  walk(content, (node) => {
    for (const value of Object.values(node)) if (typeof value === "string") found.push(...decimal(value));
    if (Array.isArray(node)) found.push(node.length * one);
  });
  return found;
}
