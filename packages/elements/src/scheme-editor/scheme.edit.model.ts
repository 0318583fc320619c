import type { Dec, Num, Pack, PackId, Text } from "@xiaoben/contract";
import { neededBy, optional, type Score } from "./needed.model.ts";
import { linesOf, schemeIn, type RuleNumber, type Side } from "./scheme.model.ts";

/** Makes one pack of another. It looks up what it changes: between two drawings something else may have been changed. */
export type Change = (pack: Pack) => Pack;
/** A step that is not typing: what it makes, and the way back, which keeps what was typed since. */
export interface Step {
  change: Change;
  undo: Change;
}

/** Words that stand nowhere else than in a draft: the wire takes no empty text, and the check finds words that say nothing. */
export const blank = " ";

const written = (typed: string): Text => (typed === "" ? blank : typed);

const withRule = (pack: Pack, make: (rule: Score) => Score): Pack => {
  const rule = schemeIn(pack);
  return rule ? { ...pack, rules: pack.rules.map((one) => (one === rule ? make(rule) : one)) } : pack;
};

/**
 * The name of the scheme, as its author writes it. A sentence that was written anew says nothing in other languages any more: these would
 * stand for what it said before. `title`: what the document is called with that name.
 */
export const withTitle =
  (typed: string, title: Text): Change =>
  (pack) =>
    withRule({ ...pack, title, source: { ...pack.source, title } }, (rule) => ({ ...rule, title: written(typed) }));

/** What a clause says; the same holds for it. */
export const withSentence =
  (clause: PackId, typed: string): Change =>
  (pack) => ({
    ...pack,
    source: {
      ...pack.source,
      clauses: pack.source.clauses.map((one) =>
        one.id === clause ? optional(one, { says: typed.trim() === "" ? undefined : written(typed) }) : one,
      ),
    },
  });

/** One value of a number of the document. */
export const withValue =
  (parameter: PackId, at: number, value: Dec): Change =>
  (pack) => ({
    ...pack,
    parameters: pack.parameters.map((one) =>
      one.id === parameter ? { ...one, values: one.values.map((entry, v) => (v === at ? { ...entry, value } : entry)) } : one,
    ),
  });

/** A number that is written out in the rule, or left out of it. */
const withRuleNumber =
  (key: RuleNumber, value: Num | undefined): Change =>
  (pack) =>
    withRule(pack, (rule) =>
      key === "full" || key === "floor" ? { ...rule, [key]: value ?? rule[key] } : optional(rule, { [key]: value }),
    );

/** The same in a line, which is found by its key. */
const withLineNumber =
  (line: string, key: "each" | "max", value: Num | undefined): Change =>
  (pack) =>
    withRule(pack, (rule) => {
      const found = linesOf(rule).find((one) => one.key === line);
      if (!found) return rule;
      const next = key === "each" ? { ...found.line, each: value ?? found.line.each } : optional(found.line, { max: value });
      return { ...rule, [found.side]: rule[found.side]!.map((one) => (one === found.line ? next : one)) };
    });

/** A number by its place: `rule/full`, `deduct-late/max`. */
export const numberAt = (rule: Score, place: string): Num | undefined => {
  const [part = "", key = ""] = place.split("/");
  return part === "rule" ? rule[key as RuleNumber] : linesOf(rule).find((one) => one.key === part)?.line[key as "each" | "max"];
};

/** The same, written. */
export function withNumber(place: string, value: Num | undefined): Change {
  const [part = "", key = ""] = place.split("/");
  return part === "rule" ? withRuleNumber(key as RuleNumber, value) : withLineNumber(part, key as "each" | "max", value);
}

/** Leaves out a number that may be left out, with the number of the document that stood there alone. */
export function removeNumber(pack: Pack, place: string): Step {
  const rule = schemeIn(pack);
  const before = rule && numberAt(rule, place);
  return {
    change: (now) => (rule ? neededBy(withNumber(place, undefined)(now), rule.id) : now),
    undo: (now) => (before === undefined ? now : withMissing(withNumber(place, before)(now), pack)),
  };
}

/** What an example says that the scheme comes to. */
export const withExpected =
  (example: string, said: string): Change =>
  (pack) => {
    const rule = schemeIn(pack);
    return rule
      ? { ...pack, examples: pack.examples.map((one) => (one.id === example ? { ...one, expect: { [rule.id]: said } } : one)) }
      : pack;
  };

/** Takes an example out. */
export function removeExample(pack: Pack, id: string): Step {
  const at = pack.examples.findIndex((one) => one.id === id);
  const example = pack.examples[at];
  return {
    change: (now) => ({ ...now, examples: now.examples.filter((one) => one.id !== id) }),
    undo: (now) => (example ? { ...now, examples: inserted(now.examples, at, example) } : now),
  };
}

/** Takes a line out, with what it alone rested on. Taken back, it finds all of that again. */
export function removeLine(pack: Pack, key: string): Step {
  const rule = schemeIn(pack);
  const found = rule && linesOf(rule).find((one) => one.key === key);
  if (!rule || !found) return { change: (now) => now, undo: (now) => now };
  const { side, at, line } = found;
  return {
    change: (now) =>
      neededBy(
        withSide(now, side, (lines) => without(now, key, lines)),
        rule.id,
      ),
    undo: (now) =>
      withMissing(
        withSide(now, side, (lines) => inserted(lines, at, line)),
        pack,
      ),
  };
}

type Lines = NonNullable<Score[Side]>;

const withSide = (pack: Pack, side: Side, make: (lines: Lines) => Lines): Pack =>
  withRule(pack, (rule) => {
    const lines = make(rule[side] ?? []);
    return optional(rule, { [side]: lines.length > 0 ? lines : undefined });
  });

function without(pack: Pack, key: string, lines: Lines): Lines {
  const rule = schemeIn(pack)!;
  const line = linesOf(rule).find((one) => one.key === key)?.line;
  return lines.filter((one) => one !== line);
}

/** What a pack had before and has not now, in its place; what it has stays as it is. Then what nothing needs is left out again. */
function withMissing(now: Pack, before: Pack): Pack {
  const rule = schemeIn(now)!;
  const whole: Pack = {
    ...now,
    source: { ...now.source, clauses: joined(before.source.clauses, now.source.clauses) },
    parameters: joined(before.parameters, now.parameters),
    ambiguities: joined(before.ambiguities, now.ambiguities),
    books: joined(before.books, now.books),
    measures: joined(before.measures, now.measures),
    rules: joined(before.rules, now.rules),
    examples: now.examples.map((example) => {
      const decisions = before.examples.find(({ id }) => id === example.id)?.decisions;
      return decisions ? { ...example, decisions } : example;
    }),
  };
  const { categories, cycles, content } = before;
  return neededBy(optional(whole, { categories, cycles, content }), rule.id);
}

const joined = <T extends { id: PackId }>(before: readonly T[], now: readonly T[]): T[] => [
  ...before.map((one) => now.find(({ id }) => id === one.id) ?? one),
  ...now.filter(({ id }) => !before.some((one) => one.id === id)),
];

const inserted = <T>(list: readonly T[], at: number, one: T): T[] => [...list.slice(0, at), one, ...list.slice(at)];

/** A number as it is meant, full-width digits included; `undefined` where it is none yet. */
export function readNumber(text: string): Dec | undefined {
  const plain = text.trim().normalize("NFKC");
  return /^\d{1,6}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}
