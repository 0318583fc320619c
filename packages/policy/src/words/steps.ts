import { factVocabulary, say, type Dec, type Node, type Pack, type Ref } from "@xiaoben/contract";
import { clauseOf } from "./parts.ts";
import { isOff } from "./formula.ts";
import type { Context } from "./context.ts";
import type { Messages } from "./messages.ts";
import type { Step } from "./words.ts";

type Composite = Extract<Node, { of: Node[] }>;
type Leaf<O extends "fact" | "parameter"> = Extract<Node, { op: O }>;

/** A calculation as steps in words: what is done, the number it comes to, and where the number comes from. */
export function steps(context: Context, node: Node, pack: Pack, unit = ""): Step {
  if (node.op === "fact") return factStep(context, node);
  if (node.op === "parameter") return parameterStep(context, node, pack, unit);
  if (isOff(node)) {
    const off = steps(context, node.of[0]!, pack, unit);
    return { ...off, says: context.messages.step.off(off.says) };
  }
  const own = node.op === "count" ? "" : unit;
  const inner = node.op === "times" || node.op === "divide" || node.op === "count" ? "" : unit;
  const of = node.of.map((part) => {
    const step = steps(context, part, pack, inner);
    if (isConstant(part)) return { ...step, says: constantWords(context.messages.step, node) };
    return part.op === "parameter" && step.says === context.messages.step.written
      ? { ...step, says: parameterWords(context.messages.step, node) }
      : step;
  });
  return {
    says: doneWords(context.messages.step, node, of),
    value: context.amount(node.value, own),
    ...(node.clause !== undefined && { from: clauseOf(context, node.clause, pack) }),
    of,
  };
}

function doneWords(say: Messages["step"], node: Composite, of: readonly Step[]): string {
  const values = of.map(({ value }) => value);
  switch (node.op) {
    case "sum":
      if (of.length === 0) return isNothing(node.value) ? say.nothing : say.known;
      return node.of.slice(1).some((part) => "of" in part && isOff(part)) ? say.minus(values) : say.sum(of.length);
    case "count":
      if (of.length === 0) return isNothing(node.value) ? say.nothing : say.counted;
      return say.count(of.length);
    case "times":
      return say.times(values);
    case "divide":
      return say.divide(values);
    case "round":
      return say.round(values[0] ?? "");
    case "cap":
      return say.cap(values.slice(1));
    case "best":
      return say.best;
    case "least":
      return say.least;
    default:
      return say.compare[node.op](values[1] ?? "");
  }
}

/** A number that stands for itself. */
const isConstant = (node: Node): boolean => node.op === "sum" && node.of.length === 0 && !isNothing(node.value);

/** Beside something else a number is the document's; numbers among themselves may come from anywhere. */
function constantWords(say: Messages["step"], { op, of }: Composite): string {
  if (op === "count") return say.one;
  return of.every(isConstant) ? say.known : say.written;
}

/** What a number of the document is there for. */
const parameterWords = (say: Messages["step"], { op }: Composite): string =>
  op === "atLeast" ? say.asked : op === "atMost" || op === "below" || op === "cap" ? say.limit : say.written;

const isNothing = (value: Dec): boolean => Number(value) === 0;

function factStep(context: Context, { record, fact, value }: Leaf<"fact">): Step {
  const { step } = context.messages;
  const unit = factVocabulary[record.kind as keyof typeof factVocabulary]?.[fact]?.unit ?? "";
  const says = step.facts[fact as keyof Messages["step"]["facts"]] ?? fact;
  return { says, value: context.amount(value, unit), record: record as Ref, of: [] };
}

/** A number of the pack: the question that it answers, where there is one, and who gave it. */
function parameterStep(context: Context, { id, value, clause, decision }: Leaf<"parameter">, pack: Pack, unit: string): Step {
  const { messages, language, amount } = context;
  const parameter = pack.parameters.find((candidate) => candidate.id === id);
  const question = pack.ambiguities.find(({ asks, readings }) => asks === id || readings.some(({ sets }) => sets[id] !== undefined));
  const written = parameter?.values.some((row) => row.value === value) ?? false;
  const own = parameter?.type === "minutes" ? "minute" : parameter?.type === "days" ? "day" : parameter?.type === "amount" ? unit : "";
  const from = clauseOf(context, clause, pack);
  return {
    says: question ? say(question.question, language) : messages.step.written,
    value: amount(value, own),
    from: decision !== undefined ? messages.step.decided(from) : written || !question ? from : messages.step.read(from),
    ...(decision !== undefined && { decision }),
    of: [],
  };
}
