import { factVocabulary, type Node } from "@xiaoben/contract";
import type { Context } from "./context.ts";

/** How many parts of a sum are written out. */
const written = 4;

/** A calculation as a formula: `90 分钟 ÷ 45 = 2`. */
export function formula(context: Context, node: Node): string {
  const { formula: say } = context.messages;
  if (node.op === "fact" || node.op === "parameter" || node.of.length === 0) return term(context, node);
  if (node.op === "atLeast" || node.op === "atMost" || node.op === "below")
    return say.compare[node.op](value(node.of[0]), value(node.of[1]));
  if (node.op === "round" || node.op === "cap" || node.op === "count") return term(context, node);
  return say.equals(term(context, node), node.value);
}

function term(context: Context, node: Node): string {
  const { formula: say } = context.messages;
  if (node.op === "fact") return fact(context, node);
  if (node.op === "parameter" || node.of.length === 0) return node.value;
  const parts = node.of.map((part) => term(context, part));
  switch (node.op) {
    case "sum":
      return parts.length > written ? say.many(parts.length) : added(parts);
    case "count":
      return say.count(parts.length);
    case "times":
      return isOff(node) ? `−${parts[0] ?? ""}` : say.times(parts);
    case "divide":
      return say.divide(parts);
    case "round":
      return say.round(parts[0] ?? "", node.value);
    case "cap":
      return say.cap(parts[0] ?? "", value(node.of[1]));
    case "best":
    case "least":
      return say.best(parts);
    default:
      return say.compare[node.op](parts[0] ?? "", value(node.of[1]));
  }
}

/** Taking a number off is written as adding it times minus one. */
export const isOff = ({ op, of }: Extract<Node, { of: Node[] }>): boolean => op === "times" && of.length === 2 && of[1]!.value === "-1";

const added = (parts: readonly string[]): string =>
  parts.reduce((all, part) => (part.startsWith("−") ? `${all} − ${part.slice(1)}` : `${all} + ${part}`));

const value = (node: Node | undefined): string => node?.value ?? "";

function fact({ amount }: Context, node: Extract<Node, { op: "fact" }>): string {
  const unit = factVocabulary[node.record.kind as keyof typeof factVocabulary]?.[node.fact]?.unit;
  return unit === undefined ? node.value : amount(node.value, unit);
}
