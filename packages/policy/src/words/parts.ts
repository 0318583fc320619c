import { say, type Pack, type Verdict } from "@xiaoben/contract";
import type { BecauseCode } from "../engine/codes.ts";
import type { Messages, Refusal, WaitsFor } from "./messages.ts";
import { outcomeWords, ruleOf } from "./outcome.ts";
import type { Context } from "./context.ts";
import type { Because, Line, LineWords, Reading, ReadingWords } from "./words.ts";

/** Label of a clause; the author's own convention has words of its own. */
export function clauseOf({ messages, language }: Context, id: string, pack: Pack): string {
  const clause = pack.source.clauses.find((candidate) => candidate.id === id);
  return clause ? say(clause.label, language) : messages.house;
}

/** One reason of a verdict. */
export function reasonWords(context: Context, because: Because, pack: Pack): string {
  const { messages, language } = context;
  const question = pack.ambiguities.find(({ id }) => id === because.ambiguity)?.question;
  const rule = pack.rules.find(({ id }) => id === because.rule);
  const list = rule?.kind === "checklist" ? pack.content?.checklists?.find(({ id }) => id === rule.checklist) : undefined;
  const item = list?.items.find(({ id }) => id === because.finding)?.text;
  const tell = messages.because[because.code as BecauseCode] as Messages["because"][BecauseCode] | undefined;
  if (!tell) return because.code;
  return tell({
    question: question === undefined ? (because.parameter ?? "") : say(question, language),
    clause: clauseOf(context, because.clause ?? "house", pack),
    rule: rule === undefined ? "" : say(rule.title, language),
    source: messages.sources[because.finding as keyof Messages["sources"]] ?? because.finding ?? "",
    item: item === undefined ? (because.finding ?? "") : say(item, language),
  });
}

/** Why a record counts or does not. */
export function lineWords(context: Context, line: Line, verdict: Verdict, pack: Pack): LineWords {
  return {
    why: why(context.messages, line, pack),
    clause: clauseOf(context, line.clause, pack),
    amount: context.amount(line.amount, verdict.unit),
    counted: context.amount(line.counted, verdict.unit),
  };
}

function why(messages: Messages, { why: code, record }: Line, pack: Pack): string {
  if (code === "waiting") return messages.waits[record.kind as WaitsFor] ?? messages.waits.other;
  if (code.startsWith("refused:")) return messages.refused[refusal(code.slice("refused:".length), record.kind, pack)];
  return messages.line[code as keyof Messages["line"]] ?? code;
}

/** What the refusing test looked at. */
function refusal(id: string, kind: string, pack: Pack): Refusal {
  const tests = pack.books.filter((book) => book.source === kind).flatMap((book) => book.admit ?? []);
  const test = tests.find((candidate) => candidate.id === id)?.test;
  if (!test || !("fact" in test)) return "other";
  if (test.fact === "result") return "not-passed";
  if (test.fact !== "state") return "other";
  if (test.notIn?.includes("draft")) return "not-handed-in";
  if (test.notIn?.includes("cancelled")) return "cancelled";
  return test.notIn?.includes("rejected") ? "rejected" : "other";
}

/** One way to read what is open, and what follows from it. */
export function readingWords({ messages, language, amount }: Context, reading: Reading, verdict: Verdict, pack: Pack): ReadingWords {
  const chosen = Object.entries(reading.choose).flatMap(([id, choice]) => {
    const question = pack.ambiguities.find((candidate) => candidate.id === id);
    const says = question?.readings.find((candidate) => candidate.id === choice)?.says;
    return question
      ? [{ question: say(question.question, language), says: says === undefined ? messages.value(choice) : say(says, language) }]
      : [];
  });
  const says = messages.and(chosen.map((choice) => choice.says));
  const outcome = messages.readingOutcome(
    outcomeWords(messages, reading.outcome, ruleOf(pack, verdict)),
    reading.value === undefined ? undefined : amount(reading.value, verdict.unit),
  );
  return { questions: chosen.map((choice) => choice.question), says, outcome, sentence: messages.reading(says, outcome) };
}
