import type { Ambiguity, Id, Kind, Kinds, Node, Pack, PackId, Ref, Subject, Verdict } from "@xiaoben/contract";
import { questionsOf, statusOf, type Line, type LineStatus } from "../figures/figures.model.ts";

/** Records of one fate, in the order in which people look for them. */
export interface Fate {
  status: "counted" | "open" | "waiting" | "not";
  lines: Line[];
}

const fates: readonly Fate["status"][] = ["counted", "open", "waiting", "not"];

/** The records behind a figure: those that count (also in part), are undecided, wait, and do not count. Empty fates are left out. */
export function fatesOf(lines: readonly Line[]): Fate[] {
  const fateOf = (line: Line): LineStatus => (statusOf(line) === "part" ? "counted" : statusOf(line));
  return fates
    .map((status): Fate => ({ status, lines: lines.filter((line) => fateOf(line) === status) }))
    .filter((fate) => fate.lines.length > 0);
}

/** Consequences of the pack that look at a rule, also through bundles that hold it; of a consequence itself. */
export function consequencesOf(pack: Pack, rule: PackId): PackId[] {
  const reached = new Set([rule]);
  for (const held of reached) for (const other of pack.rules) if (other.kind === "bundle" && other.of.includes(held)) reached.add(other.id);
  return pack.consequences.filter(({ id, when }) => id === rule || when.of.some((part) => reached.has(part.rule))).map(({ id }) => id);
}

/** Rules that a bundle or a consequence looks at, each once. */
export function restsOn(pack: Pack, id: PackId): PackId[] {
  const rule = pack.rules.find((candidate) => candidate.id === id);
  if (rule) return rule.kind === "bundle" ? rule.of : [];
  const consequence = pack.consequences.find((candidate) => candidate.id === id);
  return [...new Set((consequence?.when.of ?? []).map((part) => part.rule))];
}

/** A question that keeps the verdict open although nobody wrote down readings of it: only a decision can answer it. */
export function unanswered({ because, readings }: Verdict, pack: Pack): Ambiguity[] {
  const told = new Set((readings ?? []).flatMap(({ choose }) => Object.keys(choose)));
  const asked = new Set(because.flatMap(({ code, ambiguity }) => (open.has(code) ? [ambiguity] : [])));
  return pack.ambiguities.filter(({ id }) => asked.has(id) && !told.has(id));
}

const open = new Set(["reading-open", "parameter-open", "range-open"]);

/** The decisions that a calculation rests on, each once. */
export function decisionsIn(arithmetic: Node | undefined): Id[] {
  const found = (node: Node): Id[] =>
    node.op === "parameter" ? (node.decision === undefined ? [] : [node.decision]) : node.op === "fact" ? [] : node.of.flatMap(found);
  return arithmetic ? [...new Set(found(arithmetic))] : [];
}

/** Questions that readings differ on. */
export const askedOf = (verdict: Verdict, pack: Pack): Ambiguity[] => questionsOf([verdict], pack)[0]?.asked ?? [];

/** Whether a reading is the one that is used until somebody decides. */
export function isPresumed({ choose }: NonNullable<Verdict["readings"]>[number], { because }: Verdict, pack: Pack): boolean {
  const presumed = pack.ambiguities.filter(({ id }) => because.some(({ code, ambiguity }) => code === "presumed" && ambiguity === id));
  return (
    presumed.some(({ id }) => id in choose) && presumed.every(({ id, presumed: reading }) => !(id in choose) || choose[id] === reading)
  );
}

/** What a record is called, and its days. An observation is called as its lesson is. */
export interface Named {
  title?: string;
  /** What a fact that the host gave is about. */
  source?: string;
  lesson?: string;
  on?: string;
  until?: string;
}

export function nameOf(record: Kinds[Kind]): Named {
  const told = record as { [K in "title" | "topic" | "source" | "on" | "until" | "lesson"]?: unknown };
  const named: { [K in keyof Named]: unknown } = {
    title: told.title ?? told.topic,
    source: told.source,
    lesson: told.lesson,
    on: told.on,
    until: told.until,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => typeof value === "string"));
}

/** The first verdict on a rule; of several packs the one that is asked for. */
export const pick = (verdicts: readonly Verdict[], rule: PackId, pack: string): Verdict | undefined =>
  verdicts.find((verdict) => verdict.rule.id === rule && (pack === "" || verdict.rule.pack === pack));

/** Whom the attributes name; without one, the person. */
export function subjectOf(ids: Partial<Record<Subject["kind"], string>>, person: string | undefined): Subject | undefined {
  for (const kind of ["pair", "group", "school", "county"] as const) if (ids[kind]) return { kind, id: ids[kind] };
  const id = ids.person || person;
  return id ? { kind: "person", id } : undefined;
}

/** Reasons that say the same of several records, as one. */
export interface Reason {
  because: Verdict["because"][number];
  records: Ref[];
}

/** The reasons, without those that are shown elsewhere: rules that it looks at, questions that change nothing. */
export function reasonsOf({ because }: Verdict): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { record, ...one } of because) {
    if (one.code === "rests-on" || one.code === "either-way") continue;
    const key = JSON.stringify(one);
    if (!reasons.has(key)) reasons.set(key, { because: one, records: [] });
    if (record) reasons.get(key)!.records.push(record);
  }
  return [...reasons.values()];
}
