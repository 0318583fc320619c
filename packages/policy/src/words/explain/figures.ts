import {
  factVocabulary,
  personFacts,
  type Measure,
  type Num,
  type Pack,
  type Parameter,
  type Per,
  type Test,
  type Where,
} from "@xiaoben/contract";
import { book, clause, code, fact, rule, span, spelled, text, titled, type Context } from "./context.ts";

/** Whose facts a test asks for: those of a record, or of the person. */
export type Asked = Pack["books"][number]["source"] | "person";

/** A number with its unit: `40 学时`, `70%`. */
export function amount({ phrases, names }: Context, value: string, unit: string): string {
  if (unit === "share") return phrases.percent(hundredfold(value));
  const name = Object.hasOwn(names.units, unit) ? names.units[unit] : unit;
  if (!name) return value;
  return phrases.amount(value, typeof name === "string" ? name : name[value === "1" ? 0 : 1]);
}

/** The name of a unit, for one of it or for many. */
export function unitName({ names }: Context, unit: string, count: "one" | "many"): string {
  const name = (Object.hasOwn(names.units, unit) ? names.units[unit] : undefined) ?? unit;
  return typeof name === "string" ? name : name[count === "one" ? 0 : 1];
}

/** A number of a rule: written out, from a parameter with all its entries, or a measure. `at`: the clause that is being read. */
export function num(context: Context, value: Num, unit: string, at?: string): string {
  if (typeof value === "string") return amount(context, value, unit);
  if ("measure" in value) return measure(context, value.measure);
  const parameter = context.pack.parameters.find(({ id }) => id === value.param);
  if (!parameter) return context.phrases.quote(value.param);
  const said = spelled(context, `number:${parameter.id}`, () => {
    context.spoken.parameters.add(parameter.id);
    return entries(context, parameter, unit);
  });
  if (at === undefined || at === parameter.clause || parameter.values.length === 0) return said;
  context.lent.set(parameter.clause, (context.lent.get(parameter.clause) ?? new Set()).add(at));
  return context.phrases.number.elsewhere(said, clause(context, parameter.clause));
}

/** What a parameter may be: every entry with its years and its condition; open where the document is silent. */
export function entries(context: Context, parameter: Parameter, unit: string): string {
  const { phrases, pack } = context;
  const { values } = parameter;
  const say = (value: string): string => setting(context, parameter, value, unit);
  if (values.length === 0) {
    const question = pack.ambiguities.find((one) => one.asks === parameter.id || one.readings.some(({ sets }) => parameter.id in sets));
    return phrases.number.open(question && text(context, question.question));
  }
  if (values.length === 1 && !values[0]!.periods && !values[0]!.when) return say(values[0]!.value);
  return phrases.number.cases(
    values.map(({ value, periods, when }) => {
      const conditions = [
        ...(periods ? [span(context, periods)] : []),
        ...(when ? [where(context, when, "person") ?? phrases.test.always] : []),
      ].filter((part) => part !== "");
      return phrases.number.entry(conditions.length > 0 ? phrases.and(conditions) : phrases.number.otherwise, say(value));
    }),
  );
}

/** A value of a parameter: in its own unit, where its type has one; a choice in words. */
export function setting(context: Context, { type }: Parameter, value: string, unit: string): string {
  if (type === "choice") return Object.hasOwn(context.names.choices, value) ? context.names.choices[value]! : context.phrases.quote(value);
  return amount(context, value, { minutes: "minute", days: "day", share: "share", amount: unit, count: unit }[type]);
}

/** What is asked of facts, in words; nothing where nothing is asked. */
export function where(context: Context, of: Where | undefined, asked: Asked): string | undefined {
  const say = (item: Test): string => test(context, item, asked);
  const any = of?.any?.map(say) ?? [];
  const one = any.length > 1 ? [context.phrases.bracket("", context.phrases.or(any)).trim()] : any;
  const parts = [...(of?.all?.map(say) ?? []), ...one];
  return parts.length > 0 ? context.phrases.and(parts) : undefined;
}

export function test(context: Context, item: Test, asked: Asked): string {
  const { phrases } = context;
  const name = fact(context, item.fact);
  const value = (of: string): string => code(context, item.fact, of);
  const unit = (asked === "person" ? personFacts : factVocabulary[asked])?.[item.fact]?.unit ?? "";
  const parts = [
    item.present === undefined ? undefined : item.present ? phrases.test.present(name) : phrases.test.absent(name),
    item.is === undefined ? undefined : phrases.test.is(name, value(String(item.is))),
    item.in && (item.in.length === 1 ? phrases.test.is(name, value(item.in[0]!)) : phrases.test.in(name, phrases.list(item.in.map(value)))),
    item.notIn && phrases.test.notIn(name, phrases.list(item.notIn.map(value))),
    item.under === undefined ? undefined : phrases.test.under(name, titled(context, context.pack.categories, item.under)),
    ...(item.atLeast !== undefined && item.atLeast === item.atMost
      ? [phrases.test.is(name, num(context, item.atLeast, unit))]
      : [
          item.atLeast === undefined ? undefined : phrases.test.atLeast(name, num(context, item.atLeast, unit)),
          item.atMost === undefined ? undefined : phrases.test.atMost(name, num(context, item.atMost, unit)),
        ]),
    (item.from ?? item.to) === undefined ? undefined : phrases.test.span(name, span(context, item)),
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? phrases.and(parts) : phrases.test.is(name, phrases.test.always);
}

/** How often, in words. */
export function per({ phrases, pack }: Context, of: Per): string {
  if (typeof of === "string") return phrases.per[of];
  return phrases.cycle(phrases.quote(of.cycle), pack.cycles?.find(({ id }) => id === of.cycle)?.years.toString());
}

/** A measure in words, down to the books that it rests on. */
export function measure(context: Context, id: string): string {
  const found = context.pack.measures.find((candidate) => candidate.id === id);
  if (!found) return context.phrases.quote(id);
  return spelled(context, `measure:${id}`, () => {
    context.spoken.measures.add(id);
    return spell(context, found);
  });
}

function spell(context: Context, of: Measure): string {
  const { pack } = context;
  const say = context.phrases.measure;
  const below = (id: string): string => measure(context, id);
  /** A sum of several parts stands in brackets where it is multiplied or divided. */
  const factor = (id: string): string => (isSum(pack, id) ? `(${below(id)})` : below(id));
  const only = (id: string, name: string, tests: Where | undefined): string => {
    const condition = where(context, tests, pack.books.find((candidate) => candidate.id === id)?.source ?? "person");
    return condition === undefined ? name : say.only(name, condition);
  };
  if ("sum" in of) return only(of.sum, say.sum(book(context, of.sum)), of.where);
  if ("count" in of) {
    const name = book(context, of.count);
    return only(of.count, of.distinct === undefined ? say.count(name) : say.distinct(name, fact(context, of.distinct)), of.where);
  }
  if ("linear" in of) {
    const parts = of.linear.map((part) => say.times(num(context, part.times, ""), factor(part.of)));
    return say.plus([...parts, ...(of.plus === undefined ? [] : [num(context, of.plus, unitOf(pack, of.id))])]);
  }
  if ("product" in of) return say.times(factor(of.product[0]), factor(of.product[1]));
  if ("ratio" in of) return say.over(factor(of.ratio[0]), factor(of.ratio[1]));
  if ("gap" in of) return say.gap(rule(context, of.gap));
  if ("given" in of) return say.given(fact(context, of.given));
  return say.members[of.members](rule(context, of.of));
}

function isSum(pack: Pack, id: string): boolean {
  const found = pack.measures.find((candidate) => candidate.id === id);
  return found !== undefined && "linear" in found && found.linear.length + (found.plus === undefined ? 0 : 1) > 1;
}

/** The unit that a measure is counted in; empty where it has none. */
export function unitOf(pack: Pack, id: string, depth = 0): string {
  const found: Measure | undefined = pack.measures.find((candidate) => candidate.id === id);
  if (!found || depth > 6) return "";
  const ofBook = (of: string): string => pack.books.find((candidate) => candidate.id === of)?.unit ?? "";
  const ofRule = (of: string): string => {
    const asked = pack.rules.find((candidate) => candidate.id === of);
    return asked && "measure" in asked ? unitOf(pack, asked.measure, depth + 1) : "";
  };
  if ("sum" in found) return ofBook(found.sum);
  if ("count" in found) return ofBook(found.count) === "lesson" ? "lesson" : "item";
  if ("linear" in found) return found.linear[0] ? unitOf(pack, found.linear[0].of, depth + 1) : "";
  if ("gap" in found) return ofRule(found.gap);
  if ("members" in found) return { share: "share", count: "person", mean: ofRule(found.of) }[found.members];
  return "";
}

/** A percentage of a share, moved by its digits: `0.7` → `70`. */
function hundredfold(value: string): string {
  const [, sign = "", whole = "0", part = ""] = /^(-?)(\d*)(?:\.(\d+))?$/.exec(value) ?? [];
  const digits = part.padEnd(2, "0");
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = digits.slice(2).replace(/0+$/, "");
  return `${sign}${moved}${rest && `.${rest}`}`;
}
