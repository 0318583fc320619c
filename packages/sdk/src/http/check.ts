import type { Breach, DefinitionForms, Kind } from "@xiaoben/contract";
import { definitionGuards, guardOf, type Guarded } from "@xiaoben/contract/guards";
import { isPlain } from "../values.ts";
import { oddIn, type Question } from "./odd.ts";

/** What was asked, and who answers: a broken answer is told of both. */
export interface Asked {
  /** Operation id, e.g. `hour.list`. */
  operation: string;
  by: Breach["by"];
  question: Question;
}

/** What an answer must be: one thing, or an object with a list of them; `anything` where it matters only what stands beside. */
export interface Form {
  of: keyof Guarded | "definition" | "wholePack" | "anything";
  /** What a definition is to be, where that is known. */
  as?: keyof DefinitionForms | undefined;
  /** Property that holds the list. */
  list?: string;
  /** Property that may hold a record beside it. */
  beside?: { property: string; kind: Kind };
}

/**
 * The answer as the contract says it; decimals that came as numbers are text in it.
 * @throws {TransportError} `bad-answer` that says which property of which record broke the contract, and whose fault it is.
 */
export async function checked<T>(asked: Asked, form: Form, answer: unknown): Promise<T> {
  const isGood = await goodFor(form);
  if (holds(form, isGood, answer) && oddIn(asked.question, answer).length === 0) return answer as T;
  const { located } = await import("./breach.ts");
  return located(asked, form, answer) as T;
}

type Good = (value: unknown) => boolean;

/** Packs and what stands in them are looked at as a whole: elements and the evaluator walk through all of it. */
async function goodFor({ of, as }: Form): Promise<Good> {
  if (of === "anything") return () => true;
  if (of !== "definition" && of !== "wholePack" && of !== "pack") return guardOf(of);
  const { isDefinition, isDefinitionOf, isPack } = await definitionGuards();
  if (of === "pack") return (value) => guardOf("pack")(value) && isPack(value.pack);
  if (of === "wholePack") return isPack;
  return as ? (value) => isDefinitionOf(as, value) : isDefinition;
}

function holds({ list, beside }: Form, isGood: Good, answer: unknown): boolean {
  const members = list === undefined ? [answer] : isPlain(answer) ? answer[list] : undefined;
  if (!Array.isArray(members) || !members.every(isGood)) return false;
  const more = beside && (answer as Record<string, unknown>)[beside.property];
  return more === undefined || guardOf(beside!.kind)(more);
}
