import { say, units, type Language, type Outcome, type Pack, type Rule, type Verdict } from "@xiaoben/contract";
import type { Context } from "./context.ts";
import { effectWords } from "./effect.ts";
import { formula } from "./formula.ts";
import type { Messages } from "./messages.ts";
import { outcomeWords, ruleOf } from "./outcome.ts";
import { steps } from "./steps.ts";
import { clauseOf, lineWords, reasonWords, readingWords } from "./parts.ts";
import type { VerdictWords, Words } from "./words.ts";

/** The words of one language over one catalogue. */
export function speak(messages: Messages, language: Language): Words {
  const unit = (code: string): string => messages.units[code as keyof Messages["units"]] ?? code;
  const amount = (value: string, code: string): string => (code === "" ? value : messages.amount(value, unit(code)));
  const context: Context = { messages, language, unit, amount };
  return {
    language,
    outcome: (outcome, verdict, pack) => outcomeWords(messages, outcome, verdict && pack && ruleOf(pack, verdict)),
    title: (id, pack) => titleOf(context, id, pack, {}),
    unit,
    amount,
    headline: (verdicts, pack) => headline(context, verdicts, pack),
    verdict: (verdict, pack) => verdictWords(context, verdict, pack),
    reason: (because, pack) => reasonWords(context, because, pack),
    line: (line, verdict, pack) => lineWords(context, line, verdict, pack),
    reading: (reading, verdict, pack) => readingWords(context, reading, verdict, pack),
    arithmetic: (node) => formula(context, node),
    steps: (node, pack, of) => steps(context, node, pack, of),
    clause: (id, pack) => clauseOf(context, id, pack),
    period: (key) => period(messages, key),
  };
}

const urgency: readonly Outcome[] = ["notMet", "notYet", "undetermined", "met", "waived", "notApplicable"];

/** The most pressing figures, two at most, as one sentence. */
function headline(context: Context, verdicts: readonly Verdict[], pack: Pack): string {
  const { messages } = context;
  const rules = verdicts.filter((verdict) =>
    pack.rules.some((rule) => rule.id === verdict.rule.id && rule.kind === "amount" && rule.atLeast !== undefined),
  );
  const all = rules.length > 0 ? rules : verdicts.filter((verdict) => pack.rules.some((rule) => rule.id === verdict.rule.id));
  const first = urgency.find((outcome) => all.some((verdict) => verdict.outcome === outcome));
  if (first === undefined || first === "notApplicable") return messages.nothingAsked;
  const pressing = all.filter((verdict) => verdict.outcome === first).slice(0, 2);
  if (first !== "met") return messages.join(pressing.map((verdict) => sentence(context, verdict, pack)));
  return messages.allReached(pressing.map((verdict) => position(context, verdict, pack)));
}

function verdictWords(context: Context, verdict: Verdict, pack: Pack): VerdictWords {
  const { language, messages } = context;
  const rule = ruleOf(pack, verdict);
  const consequence = pack.consequences.find((candidate) => candidate.id === verdict.rule.id);
  const says = pack.source.clauses.find((clause) => clause.id === verdict.clause)?.says;
  const threshold = rule && thresholdWords(context, rule, verdict);
  return {
    title: titleOf(context, verdict.rule.id, pack, verdict),
    sentence: sentence(context, verdict, pack),
    clause: clauseOf(context, verdict.clause, pack),
    ...(says !== undefined && { says: say(says, language) }),
    ...(threshold !== undefined && { threshold }),
    ...(consequence && typeof consequence.reply.days === "string" && { reply: messages.reply(consequence.reply.days) }),
  };
}

function sentence(context: Context, verdict: Verdict, pack: Pack): string {
  const { messages } = context;
  const consequence = pack.consequences.find((candidate) => candidate.id === verdict.rule.id);
  const at = position(context, verdict, pack);
  const rule = ruleOf(pack, verdict);
  switch (verdict.outcome) {
    case "applies":
      return messages.consequence.applies(consequence ? effectWords(context, consequence, verdict) : at);
    case "doesNotApply":
      return messages.consequence.doesNotApply(at);
    case "undetermined":
      return at + openEnd(context, verdict, pack);
    case "waived":
      return at + messages.waived;
    case "notApplicable":
      return at + messages.notApplicable;
  }
  if (consequence) return messages.consequence.notYet(at);
  if (rule?.kind === "deadline") return at + deadlineEnd(context, rule, verdict);
  return at + amountEnd(context, verdict, rule) + presumedEnd(context, verdict, pack);
}

function titleOf(context: Context, id: string, pack: Pack, figure: Pick<Verdict, "value">): string {
  const rule = pack.rules.find((candidate) => candidate.id === id);
  const consequence = pack.consequences.find((candidate) => candidate.id === id);
  return rule ? say(rule.title, context.language) : consequence ? effectWords(context, consequence, figure) : id;
}

/** `校本 21.5 / 24`; without a figure the title alone. */
function position(context: Context, verdict: Verdict, pack: Pack): string {
  const rule = ruleOf(pack, verdict);
  const title = titleOf(context, verdict.rule.id, pack, verdict);
  const value = verdict.value ?? rangeOf(context, verdict);
  return value === undefined || !rule ? title : context.messages.position(title, value, verdict.threshold);
}

/** The figures of the readings, where they differ and the outcome does not. */
function rangeOf({ messages }: Context, { outcome, readings = [] }: Verdict): string | undefined {
  const values = readings.flatMap((reading) => reading.value ?? []).sort((a, b) => units(a) - units(b));
  const [least, most] = [values[0], values.at(-1)];
  return outcome === "undetermined" || least === undefined || most === undefined ? undefined : messages.range(least, most);
}

function amountEnd(
  { messages, amount }: Context,
  { outcome, gap, waiting, threshold, unit, because }: Verdict,
  rule: Rule | undefined,
): string {
  const over = because.some(({ code }) => code === "over");
  const capped = rule?.kind === "amount" && rule.atLeast === undefined;
  if (outcome === "met") return rule?.kind === "score" && threshold === undefined ? "" : capped ? messages.within : messages.reached;
  if (over) return messages.tooMuch;
  const more = waiting === undefined ? "" : messages.waitingToo(amount(waiting, unit));
  if (gap === undefined || gap === "0") return messages.plainly(messages.outcome[outcome]) + more;
  return (outcome === "notMet" ? messages.missed : messages.missing)(amount(gap, unit)) + more;
}

function deadlineEnd(context: Context, rule: Extract<Rule, { kind: "deadline" }>, verdict: Verdict): string {
  const due = context.messages.due[/\.submitted$|^work\./.test(rule.event) ? "handed" : "done"];
  const until = thresholdWords(context, rule, verdict);
  return verdict.outcome === "met" ? due.met : verdict.outcome === "notYet" ? due.open(until) : due.missed(until);
}

function openEnd(context: Context, verdict: Verdict, pack: Pack): string {
  const { messages } = context;
  if (verdict.readings)
    return messages.dependsOn(verdict.readings.map((reading) => readingWords(context, reading, verdict, pack).sentence));
  const reason = verdict.because.find(({ code }) => !["rests-on", "decided", "either-way"].includes(code));
  return reason ? messages.cannotSay(reasonWords(context, reason, pack)) : messages.cannotSay(messages.outcome.undetermined);
}

function presumedEnd({ messages, language }: Context, { because }: Verdict, pack: Pack): string {
  const mark = because.find(({ code }) => code === "presumed");
  const question = pack.ambiguities.find(({ id }) => id === mark?.ambiguity);
  const reading = question?.readings.find(({ id }) => id === question.presumed);
  return reading ? messages.presumed(say(reading.says, language)) : "";
}

function thresholdWords({ messages, language, amount }: Context, rule: Rule, { threshold, unit }: Verdict): string | undefined {
  if (rule.kind === "manual") return say(rule.question, language);
  if (rule.kind === "deadline") {
    const { notAfter } = rule;
    if ("monthDay" in notAfter)
      return messages.until(String(Number(notAfter.monthDay.slice(0, 2))), String(Number(notAfter.monthDay.slice(3))));
    if ("nth" in notAfter) return messages.untilNth(notAfter.nth, notAfter.weekday, notAfter.month);
    if (typeof notAfter.days !== "string") return undefined;
    return "before" in notAfter ? messages.beforehand(notAfter.days) : messages.afterwards(notAfter.days);
  }
  if (threshold === undefined) return undefined;
  const text = amount(threshold, unit);
  if (rule.kind !== "amount" || rule.atLeast !== undefined) return messages.atLeast(text);
  return rule.below !== undefined ? messages.below(text) : messages.atMost(text);
}

function period({ period: say }: Messages, key: string): string {
  const [kind = "", name = ""] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
  const parts = name.split(/[/]|-W|-/);
  if (kind === "schoolYear") return say.schoolYear(name);
  if (kind === "term") return say.term(...(name.split("/") as [string, string]));
  if (kind === "month") return say.month(parts[0] ?? "", String(Number(parts[1])));
  if (kind === "week") return say.week(parts[0] ?? "", String(Number(parts[1])));
  if (kind === "calendarYear") return say.calendarYear(name);
  return kind === "cycle" ? say.cycle(name.slice(name.indexOf("/") + 1)) : key;
}
