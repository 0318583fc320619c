import { factVocabulary, type Book, type Rule } from "@xiaoben/contract";
import { checklist, rounding } from "./books.ts";
import { book, fact, named, plainly, rule as ruleName, span, text, type Context, type Placed } from "./context.ts";
import type { LineKind } from "./explained.ts";
import { measure, num, per, setting, unitName, unitOf, where } from "./figures.ts";

type Of<K extends Rule["kind"]> = Extract<Rule, { kind: K }>;

/** A rule in one line under its clause, and what other clauses add to it: waivers, deductions, additions. */
export function ruleLines(context: Context, rule: Rule): Placed[] {
  const { phrases } = context;
  const say = phrases.rule;
  const title = phrases.quote(text(context, rule.title));
  const place = (clause: string, said: string, kind: LineKind = "rule"): Placed => ({
    clause,
    line: { kind, text: phrases.headed(title, said) },
  });
  const scope = say.scope(
    say.who[rule.for.subject](where(context, rule.for.where, "person")),
    per(context, rule.per),
    asked(context, rule),
  );
  const since = rule.effective && span(context, rule.effective);
  return [
    place(rule.clause, phrases.join([scope, since ? say.effective(since) : undefined])),
    ...(rule.kind === "amount" ? waivers(context, rule).map(({ clause, said }) => place(clause, said)) : []),
    ...(rule.kind === "score" ? marks(context, rule).map(({ clause, said }) => place(clause, said)) : []),
  ];
}

/** What is asked, by kind of rule. */
function asked(context: Context, rule: Rule): string {
  const { phrases } = context;
  const say = phrases.rule;
  switch (rule.kind) {
    case "amount":
      return amountAsked(context, rule);
    case "frequency": {
      const least = num(context, rule.atLeast, unitOf(context.pack, rule.measure), rule.clause);
      return phrases.join([
        say.frequency(per(context, rule.each), measure(context, rule.measure), least),
        rule.mayMiss === undefined ? undefined : say.mayMiss(num(context, rule.mayMiss, "", rule.clause)),
        rule.skip === "noTeaching" ? say.skip : undefined,
      ]);
    }
    case "coverage": {
      const least = num(context, rule.atLeast, unitOf(context.pack, rule.measure), rule.clause);
      const circle = named(context, context.names.circles, rule.of.members);
      return phrases.join([
        say.coverage(circle, fact(context, rule.by), measure(context, rule.measure), least),
        rule.share === undefined ? undefined : say.share(num(context, rule.share, "share", rule.clause)),
      ]);
    }
    case "checklist": {
      const list = context.pack.content?.checklists?.find(({ id }) => id === rule.checklist);
      const items = list && phrases.list(list.items.map((item) => text(context, item.text)));
      return say.checklist(book(context, rule.book), checklist(context, rule.checklist), items);
    }
    case "deadline":
      return due(context, rule);
    case "bundle": {
      const need =
        typeof rule.need === "object" || !["all", "any"].includes(rule.need)
          ? { count: num(context, rule.need, "", rule.clause) }
          : rule.need;
      return say.bundle(need as "all" | "any" | { count: string }, phrases.list(rule.of.map((id) => ruleName(context, id))));
    }
    case "score": {
      const point = (value: Parameters<typeof num>[1]): string => num(context, value, "point", rule.clause);
      const [ceiling, atLeast] = [rule.ceiling, rule.atLeast].map((value) => (value === undefined ? undefined : point(value)));
      const wiped = rule.wipe?.clause === undefined ? wipe(context, rule)?.said : undefined;
      return phrases.join([say.score(point(rule.full), point(rule.floor), ceiling, atLeast), wiped]);
    }
    case "manual":
      return say.manual(named(context, context.names.roles, rule.by), text(context, rule.question));
  }
}

function amountAsked(context: Context, rule: Of<"amount">): string {
  const { phrases, pack } = context;
  const say = phrases.rule;
  const unit = unitOf(pack, rule.measure);
  const figure = measure(context, rule.measure);
  const limits = (["atLeast", "atMost", "below"] as const).flatMap((side) => {
    const value = rule[side];
    return value === undefined ? [] : [say[side](figure, num(context, value, unit, rule.clause))];
  });
  const { carry } = rule;
  const source = pack.measures.flatMap((one) => (one.id === rule.measure && "sum" in one ? [one.sum] : []))[0];
  return phrases.join([
    ...(limits.length > 0 ? limits : [say.shown(figure)]),
    rule.inside === undefined ? undefined : say.inside(ruleName(context, rule.inside)),
    rule.prorata && say.prorata(rule.prorata.by, rounding(context, rule.prorata.round, unit)),
    carry &&
      say.carry(
        num(context, carry.max, unit, rule.clause),
        where(context, carry.where, pack.books.find(({ id }) => id === source)?.source ?? "person"),
      ),
    rule.makeUp && say.makeUp[rule.makeUp],
  ]);
}

function waivers(context: Context, rule: Of<"amount">): { clause: string; said: string }[] {
  const say = context.phrases.rule;
  return (rule.waivedBy ?? []).map(({ waiver, effect, minDays, clause }) => {
    const days = minDays === undefined ? undefined : num(context, minDays, "day", clause);
    const unit = unitOf(context.pack, rule.measure);
    const means =
      effect === "drop"
        ? say.drop
        : "reduceTo" in effect
          ? say.reduce(num(context, effect.reduceTo, unit, clause))
          : "prorata" in effect
            ? say.part(effect.prorata.by, rounding(context, effect.prorata.round, unit))
            : say.depends(num(context, effect, unit, clause));
    return { clause, said: say.waived(named(context, context.names.waivers, waiver), days, means) };
  });
}

function marks(context: Context, rule: Of<"score">): { clause: string; said: string }[] {
  const wiped = rule.wipe?.clause === undefined ? undefined : wipe(context, rule);
  const parts = (["deduct", "add"] as const).flatMap((side) =>
    (rule[side] ?? []).map((part) => {
      const unit = unitName(context, unitOf(context.pack, part.measure) || "item", "one");
      const most = part.max === undefined ? undefined : num(context, part.max, "point", part.clause);
      const each = num(context, part.each, "point", part.clause);
      return { clause: part.clause, said: context.phrases.rule[side](measure(context, part.measure), unit, each, most) };
    }),
  );
  return wiped ? [...parts, wiped] : parts;
}

/** What brings a score to its floor at once, under its own clause where it has one. */
function wipe(context: Context, rule: Of<"score">): { clause: string; said: string } | undefined {
  if (!rule.wipe) return undefined;
  const { measure: id, atLeast, clause = rule.clause } = rule.wipe;
  const least = num(context, atLeast, unitOf(context.pack, id), clause);
  return { clause, said: context.phrases.rule.wipe(measure(context, id), least) };
}

function due(context: Context, { event, where: tests, notAfter, clause }: Of<"deadline">): string {
  const say = context.phrases.rule;
  const source = event.slice(0, Math.max(0, event.indexOf(".")));
  const looked = where(context, tests, Object.hasOwn(factVocabulary, source) ? (source as Book["source"]) : "person");
  const what = looked === undefined ? moment(context, event) : say.looksAt(moment(context, event), looked);
  if ("monthDay" in notAfter) {
    const [month = "", day = ""] = notAfter.monthDay.split("-");
    return say.by(what, say.monthDay(plainly(month), plainly(day)));
  }
  if ("nth" in notAfter) return say.by(what, say.nth(String(notAfter.nth), notAfter.weekday, String(notAfter.month)));
  const days = num(context, notAfter.days, "day", clause);
  const counted =
    typeof notAfter.count === "object"
      ? num(context, notAfter.count, "", clause)
      : (context.names.choices[notAfter.count] ?? notAfter.count);
  return "before" in notAfter
    ? say.before(what, moment(context, notAfter.before), days, bare(counted))
    : say.after(what, moment(context, notAfter.after), days, bare(counted));
}

/** Without the brackets of an open number: it stands in brackets already. */
const bare = (said: string): string => said.replace(/^[（(](.*)[）)]$/, "$1");

/** A moment of a record: one with a name of its own, else the day fact of its source. */
function moment(context: Context, id: string): string {
  const { moments, sources, moment: join } = context.names;
  if (Object.hasOwn(moments, id)) return moments[id]!;
  const dot = id.indexOf(".");
  if (dot < 0) return context.phrases.quote(id);
  const source = id.slice(0, dot);
  return join(Object.hasOwn(sources, source) ? sources[source]! : context.phrases.quote(source), fact(context, id.slice(dot + 1)));
}

/** What a choice that is still open would be in words. */
export const chosen = (context: Context, parameter: string, value: string): string => {
  const found = context.pack.parameters.find(({ id }) => id === parameter);
  return found ? setting(context, found, value, unitOfParameter(context, parameter)) : value;
};

/** The unit that an amount of a parameter is counted in: that of the first rule or book that asks for it. */
function unitOfParameter({ pack }: Context, id: string): string {
  const asks = (value: unknown): boolean => typeof value === "object" && value !== null && "param" in value && value.param === id;
  const rule = pack.rules.find((one) => one.kind === "amount" && [one.atLeast, one.atMost, one.below, one.carry?.max].some(asks));
  if (rule && "measure" in rule) return unitOf(pack, rule.measure);
  const book = pack.books.find(
    ({ value, caps }) =>
      value.some(({ amount, max }) => asks(max) || ("fixed" in amount && asks(amount.fixed)) || ("per" in amount && asks(amount.gives))) ||
      caps?.some(({ limit }) => asks(limit)),
  );
  return book?.unit ?? "";
}
