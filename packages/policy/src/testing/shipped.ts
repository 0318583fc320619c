import { readdirSync, readFileSync } from "node:fs";
import type { Example, Outcome, Pack, Verdict } from "@xiaoben/contract";
import { compose } from "../engine/compose.ts";
import { verdictsOfExample } from "../check/examples.ts";

const folder = new URL("../../packs/", import.meta.url);
const written = new Map<string, Pack>();

/** Ids of the packs that ship. */
export const shipped: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(/\.json$/, ""))
  .sort();

/** A shipped pack as it is written. */
export function packOf(id: string): Pack {
  let pack = written.get(id);
  if (!pack) {
    pack = JSON.parse(readFileSync(new URL(`${id}.json`, folder), "utf8")) as Pack;
    written.set(id, pack);
  }
  return pack;
}

/** The packs that a shipped pack rests on, nearest first. */
export function parentsOf(id: string): Pack[] {
  const { extends: parent } = packOf(id);
  return parent ? [packOf(parent.id), ...parentsOf(parent.id)] : [];
}

/** A shipped pack together with what it rests on. */
export const wholePack = (id: string): Pack => (packOf(id).extends ? compose(packOf(id), parentsOf(id)) : packOf(id));

export function exampleOf(pack: string, id: string): Example {
  const found = packOf(pack).examples.find((example) => example.id === id);
  if (!found) throw new Error(`${pack} has no example "${id}"`);
  return found;
}

/** What an example comes to for one rule or consequence; `decisions` are taken on top of its own. */
export function verdictOf(pack: string, example: string, rule: string, decisions: Record<string, string> = {}): Verdict {
  const own = exampleOf(pack, example);
  const verdicts = verdictsOfExample(wholePack(pack), { ...own, decisions: { ...own.decisions, ...decisions } });
  const found = verdicts.find((verdict) => verdict.rule.id === rule);
  if (!found) throw new Error(`${pack} has no verdict on "${rule}"`);
  return found;
}

export const outcomeOf = (...of: Parameters<typeof verdictOf>): Outcome => verdictOf(...of).outcome;
