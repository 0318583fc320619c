import type { Outcome, Pack, Verdict } from "@xiaoben/contract";
import { evaluate } from "../../engine/evaluate.ts";
import type { EvaluationInput } from "../../evaluation.ts";
import { dependence } from "../parts/depends.ts";
import { comparePacks, type PartChange } from "./parts.ts";

/** Somebody (or a group, a school) whom two packs are tried on. */
export interface Tried {
  who: string;
  /** What an evaluation of this one rests on, under the pack that is asked for; several where several subjects are judged. */
  inputs(pack: Pack): EvaluationInput[];
}

/** What becomes of one rule or consequence. */
export interface RuleDiff {
  rule: string;
  /** Clause that it rests on: in the second pack, else in the first. */
  clause: string;
  /** Whose outcome is another: `none` where a pack does not have the rule. Most people first. */
  moves: { from: Outcome | "none"; to: Outcome | "none"; who: string[] }[];
  /** Whose figure is another, while the outcome stays. */
  figures: string[];
  /** Changes of the packs that the rule rests on: what makes the difference. */
  by: PartChange[];
}

export interface PackDiff {
  from: { id: string; version: string };
  to: { id: string; version: string };
  changes: PartChange[];
  /** How many were tried. */
  tried: number;
  /** Rules whose outcome or figure is another for somebody. */
  rules: RuleDiff[];
}

/** What two packs have otherwise, and for whom a verdict changes, from which outcome to which, by which clause. Both are whole (composed). */
export function diffPacks(a: Pack, b: Pack, population: readonly Tried[]): PackDiff {
  const changes = comparePacks(a, b);
  const found = new Map<string, RuleDiff>();
  for (const { who, inputs } of population) {
    const [before, after] = [verdicts(a, inputs), verdicts(b, inputs)];
    for (const key of new Set([...before.keys(), ...after.keys()])) note(found, key, who, before.get(key), after.get(key));
  }
  const rules = [...found.entries()].map(([, diff]) => ({
    ...diff,
    moves: diff.moves.sort((x, y) => y.who.length - x.who.length),
    by: changes.filter((change) => [a, b].some((pack) => rests(pack, diff.rule, change))),
  }));
  return { from: named(a), to: named(b), changes, tried: population.length, rules };
}

const named = ({ id, version }: Pack): { id: string; version: string } => ({ id, version });

/** Verdicts by subject and rule; of several periods the last one stands. */
function verdicts(pack: Pack, inputs: Tried["inputs"]): Map<string, Verdict> {
  const all = inputs(pack).flatMap((input) => evaluate({ ...input, pack }));
  return new Map(all.map((verdict) => [`${verdict.subject.kind} ${verdict.rule.id}`, verdict]));
}

function note(found: Map<string, RuleDiff>, key: string, who: string, before: Verdict | undefined, after: Verdict | undefined): void {
  const [from, to] = [before?.outcome ?? "none", after?.outcome ?? "none"] as const;
  if (from === to && before?.value === after?.value) return;
  const { rule, clause } = (after ?? before)!;
  const diff = found.get(key) ?? { rule: rule.id, clause, moves: [], figures: [], by: [] };
  found.set(key, diff);
  if (from === to) return void diff.figures.push(who);
  const move = diff.moves.find((one) => one.from === from && one.to === to);
  if (move) move.who.push(who);
  else diff.moves.push({ from, to, who: [who] });
}

/** Whether a rule or consequence of a pack rests on a part. */
function rests(pack: Pack, id: string, { part, id: name }: PartChange): boolean {
  const consequence = pack.consequences.find((one) => one.id === id);
  if (part === "consequences") return consequence?.id === name;
  const { combine, of } = consequence?.when ?? { combine: "all", of: [] };
  const on = dependence(pack, consequence ? of.map(({ rule }) => rule) : [id]);
  if (typeof combine === "object") on.parameters.add(combine.param);
  switch (part) {
    case "rules":
      return on.rules.has(name);
    case "parameters":
      return on.parameters.has(name);
    case "ambiguities": {
      const question = pack.ambiguities.find((one) => one.id === name);
      const sets = [
        ...(question?.readings ?? []).flatMap((reading) => Object.keys(reading.sets)),
        ...(question?.asks ? [question.asks] : []),
      ];
      return sets.some((parameter) => on.parameters.has(parameter));
    }
    case "books":
      return on.books.has(name);
    case "measures":
      return on.measures.has(name);
    case "pack":
      return name === "effective";
    case "cycles":
      return pack.rules.some(({ id: rule, per }) => on.rules.has(rule) && typeof per === "object" && per.cycle === name);
    case "categories":
      return [...on.books, ...on.measures].length > 0 && asksCategories(pack, on);
    case "checklists":
      return pack.rules.some((rule) => on.rules.has(rule.id) && rule.kind === "checklist" && rule.checklist === name);
    default:
      return false;
  }
}

const asksCategories = ({ books, measures }: Pack, on: { books: ReadonlySet<string>; measures: ReadonlySet<string> }): boolean =>
  JSON.stringify([books.filter(({ id }) => on.books.has(id)), measures.filter(({ id }) => on.measures.has(id))]).includes('"under"');
