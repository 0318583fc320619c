import type { Consequence, Pack, Rule, Units } from "@xiaoben/contract";
import { implies } from "../parts/tests.ts";
import { alike, below } from "../parts/tree.ts";
import { usesOf, type NumUse } from "../parts/uses.ts";
import { boundsOf, shown } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

/**
 * Where a pack asks less than the one that it extends: a demand that is dropped, a limit that is lower (or a cap that is higher), more relief,
 * fewer people. Which way is looser follows from the place where a number stands; where it cannot be told, nothing is said.
 *
 * @param whole the pack together with what it takes over
 */
export function findLooser(pack: Pack, whole: Pack, parent: Pack): Finding[] {
  return [
    ...dropped(pack, parent),
    ...parameters(pack, whole, parent),
    ...pack.rules.flatMap((rule, r) => {
      const before = parent.rules.find(({ id }) => id === rule.id);
      return before ? ofRule(rule, before, below("/rules", r)) : [];
    }),
    ...pack.consequences.flatMap((consequence, c) => {
      const before = parent.consequences.find(({ id }) => id === consequence.id);
      return before ? ofConsequence(consequence, before, below("/consequences", c)) : [];
    }),
    ...numbers(pack, whole, parent),
    ...stages(pack, whole, parent),
  ];
}

const looser = (path: string, message: string): Finding => ({
  code: "looser-than-parent",
  path,
  message: `${message}; ask for as much as the pack above, or settle it there`,
});

const dropped = (pack: Pack, parent: Pack): Finding[] =>
  (pack.drop ?? []).flatMap((id, d) =>
    [...parent.rules, ...parent.consequences].some((part) => part.id === id)
      ? [looser(below("/drop", d), `"${id}" is asked for by the pack above and dropped here`)]
      : [],
  );

/** Values that are given anew, by the places where the parameter is read. */
function parameters(pack: Pack, whole: Pack, parent: Pack): Finding[] {
  const { nums } = usesOf(whole);
  return pack.parameters.flatMap((parameter, p) => {
    const before = parent.parameters.find(({ id }) => id === parameter.id);
    if (!before) return [];
    const ways = new Set(
      nums.flatMap(({ num, strict }) =>
        typeof num === "object" && "param" in num && num.param === parameter.id && strict ? [strict] : [],
      ),
    );
    const [way] = ways.size === 1 ? ways : [];
    const [own, above] = [boundsOf(whole, { param: parameter.id }), boundsOf(parent, { param: parameter.id })];
    if (!way || !own || !above) return [];
    const less = way === "more" ? own.low < above.low : own.high > above.high;
    return less
      ? [
          looser(
            below("/parameters", p, "values"),
            `"${parameter.id}" is ${shown(way === "more" ? above.low : above.high)} in the pack above and ${shown(way === "more" ? own.low : own.high)} here`,
          ),
        ]
      : [];
  });
}

function ofRule(rule: Rule, before: Rule, path: string): Finding[] {
  const findings: Finding[] = [];
  const add = (key: string, message: string): void => void findings.push(looser(below(path, ...key.split("/").filter(Boolean)), message));
  if (rule.for.where && !implies(nothing, before.for.where, rule.for.where))
    add("for/where", "Fewer people are asked than by the pack above");
  if (rule.effective && !alike(rule.effective, before.effective) && !before.effective)
    add("effective", "The rule of the pack above is always in force");
  if (rule.kind !== before.kind) {
    add("kind", `The pack above asks for this by a rule of the kind ${before.kind}, and whether this asks for as much cannot be told`);
    return findings;
  }
  if (rule.kind === "amount" && before.kind === "amount") {
    for (const key of ["atLeast", "atMost", "below"] as const)
      if (before[key] !== undefined && rule[key] === undefined) add("", `The pack above compares with ${key}, and this rule does not`);
    rule.waivedBy?.forEach(({ waiver }, w) => {
      if (!before.waivedBy?.some((other) => other.waiver === waiver))
        add(`waivedBy/${w}`, `The pack above knows no waiver "${waiver}" here`);
    });
    for (const key of ["prorata", "carry"] as const) if (rule[key] && !before[key]) add(key, `The pack above knows no ${key} here`);
  }
  if (rule.kind === "bundle" && before.kind === "bundle" && before.need === "all" && rule.need !== "all")
    add("need", "The pack above needs all of these rules");
  if (rule.kind === "bundle" && before.kind === "bundle" && rule.need === "all")
    before.of.filter((id) => !rule.of.includes(id)).forEach((id) => add("of", `The pack above needs "${id}" as well`));
  return findings;
}

/** For tests that name no parameter. */
const nothing = { parameters: [], ambiguities: [] } as unknown as Pack;

function ofConsequence(consequence: Consequence, before: Consequence, path: string): Finding[] {
  const left = before.purposes.filter((purpose) => !consequence.purposes.includes(purpose));
  return [
    ...(left.length > 0 ? [looser(below(path, "purposes"), `The pack above draws this for ${left.join(", ")} as well`)] : []),
    ...(before.when.combine === "any" && consequence.when.combine === "all"
      ? [looser(below(path, "when", "combine"), "In the pack above any of these rules is enough")]
      : []),
  ];
}

/** Numbers that are written out, of the same place in the same part. Caps and admissions are found by their names, wherever they stand. */
function numbers(pack: Pack, whole: Pack, parent: Pack): Finding[] {
  const own = placed(pack);
  const above = placed(parent);
  return [
    ...[...own].flatMap(([place, use]) => {
      const before = above.get(place);
      if (!before || !use.strict || before.strict !== use.strict || alike(use.num, before.num)) return [];
      const [mine, theirs] = [boundsOf(whole, use.num), boundsOf(parent, before.num)];
      if (!mine || !theirs) return [];
      const less = use.strict === "more" ? mine.low < theirs.low : mine.high > theirs.high;
      return less ? [looser(use.path, `The pack above has ${shown(use.strict === "more" ? theirs.low : theirs.high)} here`)] : [];
    }),
    ...pack.books.flatMap((book, b) => {
      const before = parent.books.find(({ id }) => id === book.id);
      return (["caps", "admit"] as const).flatMap((list) =>
        (before?.[list] ?? [])
          .filter(({ id }) => !book[list]?.some((item) => item.id === id))
          .map(({ id }) => looser(below("/books", b, ...(book[list] ? [list] : [])), `"${id}" of the pack above is left out of this book`)),
      );
    }),
  ];
}

/** Stages of a book without names: what is no longer there, and factors that were not there before. */
const stages = (pack: Pack, whole: Pack, parent: Pack): Finding[] =>
  pack.books.flatMap((book, b) => {
    const before = parent.books.find(({ id }) => id === book.id);
    if (!before) return [];
    const path = below("/books", b);
    const same = (one: object, other: object): boolean => alike(forced(one), forced(other));
    return [
      ...(["once", "cliffs"] as const).flatMap((list) =>
        (before[list] ?? [])
          .filter((item) => !book[list]?.some((own) => same(own, item)))
          .map(() => looser(book[list] ? below(path, list) : path, `The pack above has another entry under "${list}" of this book`)),
      ),
      ...book.value.flatMap(({ times = [] }, c) =>
        times.flatMap((factor, t) => {
          const more = typeof factor.by === "object" && "fact" in factor.by ? undefined : boundsOf(whole, factor.by);
          const known = before.value.some((item) => item.times?.some((other) => alike(other, factor)));
          return known || !more || more.high <= one
            ? []
            : [looser(below(path, "value", c, "times", t), `A record is worth ${shown(more.high)} times as much as in the pack above`)];
        }),
      ),
    ];
  });

const one: Units = 10_000;

/** What a stage does, without the numbers: these are compared by their places. */
function forced(item: object): object {
  const { by, per, measure, keep } = item as Record<string, unknown>;
  return { by, per, measure, keep };
}

/** The numbers of a pack by the names of the parts that they stand in: `/books/hours/caps/observation/limit`. */
const placed = (pack: Pack): Map<string, NumUse> => new Map(usesOf(pack).nums.map((use) => [placeOf(pack, use.path), use]));

function placeOf(pack: Pack, path: string): string {
  let node: unknown = pack;
  return path
    .split("/")
    .slice(1)
    .map((key) => {
      node = typeof node === "object" && node !== null ? (node as Record<string, unknown>)[key] : undefined;
      return typeof node === "object" && node !== null && "id" in node ? String(node.id) : key;
    })
    .join("/");
}
