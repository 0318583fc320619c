import type { Pack, Rule } from "@xiaoben/contract";
import { restsOn } from "../../engine/cycles.ts";
import { measuresIn, paramsIn } from "./tree.ts";

/** What a rule reads to come to its outcome, through measures, books and other rules. */
export interface Dependence {
  parameters: Set<string>;
  rules: Set<string>;
  measures: Set<string>;
  books: Set<string>;
}

/**
 * What rules read. `reliefs`: also what their waivers read; a waiver only takes a demand away,
 * and the figure of a rule never rests on it.
 */
export function dependence(pack: Pack, rules: Iterable<string>, reliefs = true): Dependence {
  const found: Dependence = { parameters: new Set(), rules: new Set(), measures: new Set(), books: new Set() };
  const reads = (part: unknown): void => {
    for (const id of paramsIn(part)) parameter(id);
    for (const id of measuresIn(part)) measure(id);
  };
  const parameter = (id: string): void => {
    if (found.parameters.has(id)) return;
    found.parameters.add(id);
    pack.parameters.filter((row) => row.id === id).forEach(({ values }) => reads(values));
  };
  const measure = (id: string): void => {
    if (found.measures.has(id)) return;
    found.measures.add(id);
    for (const row of pack.measures.filter((candidate) => candidate.id === id)) {
      reads(row);
      restsOn(row).forEach(measure);
      if ("sum" in row) book(row.sum);
      if ("count" in row) book(row.count);
      if ("gap" in row) rule(row.gap);
      if ("members" in row) rule(row.of);
    }
  };
  const book = (id: string): void => {
    if (found.books.has(id)) return;
    found.books.add(id);
    for (const row of pack.books.filter((candidate) => candidate.id === id)) {
      reads(row);
      row.cliffs?.forEach((cliff) => measure(cliff.measure));
    }
  };
  const rule = (id: string): void => {
    if (found.rules.has(id)) return;
    found.rules.add(id);
    for (const row of pack.rules.filter((candidate) => candidate.id === id)) {
      reads(reliefs ? row : withoutReliefs(row));
      if ("measure" in row) measure(row.measure);
      if (row.kind === "checklist") book(row.book);
      if (row.kind === "bundle") row.of.forEach(rule);
      if (row.kind === "score") {
        for (const part of [...(row.deduct ?? []), ...(row.add ?? [])]) measure(part.measure);
        if (row.wipe) measure(row.wipe.measure);
      }
    }
  };
  for (const id of rules) rule(id);
  return found;
}

function withoutReliefs(rule: Rule): object {
  if (rule.kind !== "amount") return rule;
  const { waivedBy: _, ...rest } = rule;
  return rest;
}
