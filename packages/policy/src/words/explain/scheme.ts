import { isDay, isDec, type Example, type Language, type Pack, type PackId, type Rule } from "@xiaoben/contract";
import { code, contextOf, fact, named, span, type Context } from "./context.ts";
import { measure, num, unitName, unitOf, where } from "./figures.ts";
import { ruleLines } from "./rules.ts";
import { tidy } from "./tidy.ts";

type Score = Extract<Rule, { kind: "score" }>;

/** A rule that gives a score, in words of its own for each part: ready to be shown, without markup. */
export interface ExplainedScheme {
  /** Whom it speaks of, over which time, and what it asks: `每个人，每学期，满分 100 分，…`. */
  says: string;
  deduct: ExplainedLine[];
  add: ExplainedLine[];
  /** What brings it to its floor at once. */
  wipe?: string;
  /** Every figure that it rests on, by id: `“迟到”的条数`. */
  measures: Record<PackId, string>;
  /** Rules that its figures rest on, by id. */
  rests: Record<PackId, string>;
  /** When each value of a number holds, in its order; a value without condition has none. */
  conditions: Record<PackId, (string | undefined)[]>;
  /** Example → what stands in it, one thing each with how often: `出席记录：无故缺席 × 3`. */
  examples: Record<string, string[]>;
}

interface ExplainedLine {
  /** What is counted: `“迟到”次数`. */
  counted: string;
  /** For one of what: `次`. */
  unit: string;
  /** Points for each, and at most; with all values that a number may have. */
  each: string;
  max?: string;
}

/** Reads one score of a pack in words, part by part, and the examples that the pack has of it. */
export function explainScheme(pack: Pack, rule: Score, language: Language): ExplainedScheme {
  const context = contextOf(pack, language);
  const tidied = (said: string): string => tidy(said, language);
  const { wipe: _wipe, ...unwiped } = rule;
  const [head] = ruleLines(context, unwiped);
  const line = ({ measure: of, each, max, clause }: NonNullable<Score["deduct"]>[number]): ExplainedLine => ({
    counted: tidied(measure(context, of)),
    unit: unitName(context, unitOf(pack, of) || "item", "one"),
    each: tidied(num(context, each, "point", clause)),
    ...(max !== undefined && { max: tidied(num(context, max, "point", clause)) }),
  });
  return {
    says: tidied(head?.line.text ?? ""),
    deduct: (rule.deduct ?? []).map(line),
    add: (rule.add ?? []).map(line),
    ...(rule.wipe && { wipe: tidied(wiped(context, rule, rule.wipe)) }),
    measures: Object.fromEntries(pack.measures.map(({ id }) => [id, tidied(measure(context, id))])),
    rests: Object.fromEntries(
      pack.rules
        .filter(({ id }) => id !== rule.id)
        .map((one) => [one.id, tidied(context.phrases.join(ruleLines(context, one).map(({ line: said }) => said.text)))]),
    ),
    conditions: Object.fromEntries(
      pack.parameters.map(({ id, values }) => [
        id,
        values.map(({ periods, when }) => {
          const parts = [periods ? span(context, periods) : "", when ? (where(context, when, "person") ?? "") : ""].filter(
            (part) => part !== "",
          );
          return parts.length > 0 ? tidied(context.phrases.and(parts)) : values.length > 1 ? context.phrases.number.otherwise : undefined;
        }),
      ]),
    ),
    examples: Object.fromEntries(pack.examples.map((example) => [example.id, exampleWords(context, example).map(tidied)])),
  };
}

function wiped(context: Context, { clause: own }: Score, { measure: of, atLeast, clause = own }: NonNullable<Score["wipe"]>): string {
  return context.phrases.rule.wipe(measure(context, of), num(context, atLeast, unitOf(context.pack, of), clause));
}

/** Facts that say nothing of what a record is worth: when it was, and which of many alike it is. */
const passedOver: ReadonlySet<string> = new Set(["kind", "on", "until", "activity", "title", "person"]);

/** Whose example it is and what she did: records that are alike stand once. */
function exampleWords(context: Context, { facts = {}, records }: Example): string[] {
  const alike = new Map<string, number>();
  for (const { kind = "hour", ...row } of records) {
    const said = factsOf(context, row);
    const source = named(context, context.names.sources, kind);
    const words = said === "" ? source : context.phrases.headed(source, said);
    alike.set(words, (alike.get(words) ?? 0) + 1);
  }
  const who = factsOf(context, facts);
  return [...(who === "" ? [] : [who]), ...[...alike].map(([words, times]) => (times > 1 ? `${words} × ${times}` : words))];
}

function factsOf(context: Context, row: Readonly<Record<string, string>>): string {
  const said = Object.entries(row).flatMap(([name, value]) => {
    const plain = name.replace(/^fact:/, "");
    if (passedOver.has(name)) return [];
    const values = value.split("|").map((one) => (isDec(one) || isDay(one) ? one : code(context, plain, one)));
    return [`${fact(context, plain)} ${context.phrases.list(values)}`];
  });
  return context.phrases.list(said);
}
