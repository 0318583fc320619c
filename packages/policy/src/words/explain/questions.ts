import type { Ambiguity, Consequence } from "@xiaoben/contract";
import { named, rule, text, type Context, type Placed } from "./context.ts";
import { measure, num, unitName, unitOf } from "./figures.ts";
import { chosen } from "./rules.ts";

/** An open question: what is asked, every way to read it with what it sets, and who decides. */
export function questionLine(context: Context, ambiguity: Ambiguity): Placed {
  const { phrases, names } = context;
  const say = phrases.question;
  const presumed = ambiguity.readings.find(({ id }) => id === ambiguity.presumed);
  const { level, role } = ambiguity.decide;
  const said = phrases.join([
    say.asks(say.kind[ambiguity.kind], text(context, ambiguity.question)),
    presumed && say.presumed(text(context, presumed.says)),
    ambiguity.asks === undefined ? undefined : say.free,
    say.decide(names.levels[level] ?? level, named(context, names.roles, role)),
  ]);
  const readings = ambiguity.readings.map(({ says, sets }) =>
    say.reading(
      text(context, says),
      phrases.list(Object.entries(sets).map(([parameter, value]) => say.sets(chosen(context, parameter, value)))),
    ),
  );
  return { clause: ambiguity.clause, line: { kind: "question", text: said, ...(readings.length > 0 && { readings }) } };
}

/** What a document attaches to outcomes: when, what, for which purposes, and how long one may object. */
export function consequenceLine(context: Context, consequence: Consequence): Placed {
  const { phrases } = context;
  const say = phrases.consequence;
  const { when, reply, clause } = consequence;
  const parts = phrases.list(when.of.map((part) => say.part[part.is](rule(context, part.rule))));
  const condition =
    typeof when.combine === "string"
      ? when.of.length === 1
        ? parts
        : say.combine[when.combine](parts)
      : say.combine.open(parts, num(context, when.combine, "", clause));
  const said = phrases.join([
    say.says(condition, effect(context, consequence)),
    say.reply(num(context, reply.days, "day", clause)),
    say.proposed,
  ]);
  return { clause, line: { kind: "consequence", text: said } };
}

function effect(context: Context, { effect: of, purposes, clause }: Consequence): string {
  const { phrases, names, pack } = context;
  const say = phrases.consequence;
  const named = (table: Readonly<Record<string, string>>, code: string): string =>
    Object.hasOwn(table, code) ? table[code]! : phrases.quote(code);
  const all = phrases.list(purposes.map((purpose) => named(names.purposes, purpose)));
  if ("cap" in of) return say.cap(all, named(names.grades, of.cap));
  if ("bar" in of) return say.bar(all);
  if ("deduct" in of) {
    const unit = unitName(context, unitOf(pack, of.deduct.of) || "item", "one");
    const said = say.deduct(measure(context, of.deduct.of), unit, num(context, of.deduct.each, of.deduct.unit, clause));
    return purposes.length > 0 ? phrases.headed(all, said) : said;
  }
  return purposes.length > 0 ? phrases.headed(all, say.notice[of.notice]) : say.notice[of.notice];
}
