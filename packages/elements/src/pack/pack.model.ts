import type { Ambiguity, Binding, Day, Issue, Pack, PackRecord, Pending } from "@xiaoben/contract";
import type { ExplainedClause } from "@xiaoben/policy/words/explain";
import type { Bound } from "../practice/practice.model.ts";

/** A pack version that is shown: one that is bound here, or one that the page names. */
export interface Shown {
  /** `pack/version` */
  key: string;
  pack: string;
  version: string;
  /** None: it is looked at without judging here. */
  binding: Binding | undefined;
}

/** What is shown in full: what judges now, or the version that the page names. */
export function shownOf(bound: readonly Bound[], pack: string, version: string): Shown[] {
  const now = bound.filter(({ standing, binding }) => standing === "now" && (pack === "" || binding.pack === pack));
  const of = (id: string, at: string, binding: Binding | undefined): Shown => ({ key: `${id}/${at}`, pack: id, version: at, binding });
  if (pack === "" || version === "") return now.map(({ binding }) => of(binding.pack, binding.packVersion, binding));
  return [of(pack, version, now.find(({ binding }) => binding.packVersion === version)?.binding)];
}

/** The bindings that do not judge now: to come, or over. */
export const asideOf = (bound: readonly Bound[], pack: string): Bound[] =>
  bound.filter(({ standing, binding }) => standing !== "now" && (pack === "" || binding.pack === pack));

/** The question that a line of a clause speaks of: questions stand in the order of the pack. `undefined` where that cannot be said. */
export function questionsIn(clause: ExplainedClause, pack: Pack): (Ambiguity | undefined)[] {
  const lines = clause.lines.filter(({ kind }) => kind === "question");
  const known = new Set(pack.source.clauses.map(({ id }) => id));
  const own = pack.ambiguities.filter(({ clause: id }) => (known.has(id) || id === "house" ? id : "pack") === clause.id);
  return lines.map((_, at) => (own.length === lines.length ? own[at] : undefined));
}

/** A file that was chosen, once it was read. */
export type Chosen = { name: string; pack: Pack } | { name: string; fault: "unreadable" | "no-json" | "no-pack" | "too-large" };

/** Most that a pack may be, in bytes: what the back end reads. */
const most = 524_288;

/** What a chosen file holds. Only whether it is a pack at all: what is wrong with one, the back end says. */
export function chosenOf(name: string, text: string): Chosen {
  if (text.length > most) return { name, fault: "too-large" };
  const value = parsed(text);
  if (value === undefined) return { name, fault: "no-json" };
  const pack = value as Partial<Pack> | null;
  const named = typeof pack === "object" && pack !== null && [pack.id, pack.version].every((one) => typeof one === "string" && one !== "");
  return named && pack.format === "xiaoben.pack/1" ? { name, pack: pack as Pack } : { name, fault: "no-pack" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** How many there are of what a pack is made of; 0 where it is not there or is no list. */
export function sizesOf(pack: Pack): { clauses: number; rules: number; questions: number; examples: number } {
  const count = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
  const { source } = pack as Partial<Pack>;
  return {
    clauses: count(source?.clauses),
    rules: count(pack.rules),
    questions: count(pack.ambiguities),
    examples: count(pack.examples),
  };
}

/** The record of the same pack and version, if there is one. */
export const recordOf = (records: readonly PackRecord[], { id, version }: Pick<Pack, "id" | "version">): PackRecord | undefined =>
  records.find((record) => record.pack.id === id && record.pack.version === version && record.deleted !== true);

/** The versions that may be bound, newest of each pack first. */
export const bindable = (records: readonly PackRecord[]): PackRecord[] =>
  records
    .filter(({ state, deleted }) => state === "published" && deleted !== true)
    .sort((a, b) => (a.pack.id === b.pack.id ? compare(b.pack.version, a.pack.version) : a.pack.id < b.pack.id ? -1 : 1));

/** Versions in the order of people: 2026.10 after 2026.9. */
function compare(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split("."));
  for (let i = 0; i < Math.max(x!.length, y!.length); i++) {
    const [p, q] = [x![i] ?? "", y![i] ?? ""];
    if (p !== q) return /^\d+$/.test(p) && /^\d+$/.test(q) ? Number(p) - Number(q) : p < q ? -1 : 1;
  }
  return 0;
}

/** The binding of the same pack and organisation that a new one takes the place of. */
export const replacedBy = (bound: readonly Bound[], { org, pack, from }: { org: string; pack: string; from: Day }): Binding | undefined =>
  bound
    .map(({ binding }) => binding)
    .filter((binding) => binding.org === org && binding.pack === pack && binding.from <= from && (binding.to ?? from) >= from)
    .sort((a, b) => (a.from > b.from ? -1 : 1))[0];

/** What waits or was refused of everything that is written about packs. */
export const pendingOf = (pending: readonly Pending[]): Pending[] =>
  pending.filter(({ on }) => on.kind === "pack" || on.kind === "binding");

/** Findings of a refusal, each once. */
export function findingsOf(issues: readonly Issue[] | undefined): Issue[] {
  const seen = new Set<string>();
  return (issues ?? []).filter(({ pointer, code, message }) => {
    const key = `${pointer} ${code} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
