import {
  ProblemError,
  type Group,
  type Id,
  type Outcome,
  type Pack,
  type PackId,
  type Rollup,
  type RollupAsk,
  type RollupPart,
  type Tally,
} from "@xiaoben/contract";
import { checkRollupAsk } from "@xiaoben/contract/schemas";
import { groundsOf } from "../authorize/grounds.ts";
import type { Who } from "../directory/who.ts";
import { demandValid } from "../records/issues.ts";
import type { Services } from "../services.ts";
import type { KeptRow, Sum } from "../store/kept.ts";
import { rowsAnew } from "./anew.ts";
import { figuresOfAll, groupParts, partsOf } from "./parts.ts";

/**
 * How the people of an organisation and below, or of a group, stand with each rule: sums of kept verdicts, in the order of the packs.
 * As of another day, or as known at another moment, each person is judged anew.
 * @throws {ProblemError} `not-found`, `not-permitted`, `too-large`
 */
export async function rollupFor(services: Services, who: Who, ask: RollupAsk): Promise<Rollup[]> {
  demandValid(checkRollupAsk(ask), "question");
  const { pack, rules, period } = ask;
  const of = { ...(pack !== undefined && { pack }), ...(rules && { rules }), ...(period !== undefined && { period }) };
  const whose = whoseOf(who, ask);
  const isAnew = ask.asOf !== undefined || ask.knownAt !== undefined;
  const read = (people: Whose): Promise<KeptRow[]> =>
    isAnew ? rowsAnew(services, who, people, ask) : services.store.verdicts.rows(who.tenant, { ...people, ...of });
  const unjudged = isAnew ? 0 : await services.store.verdicts.unjudged(who.tenant, whose);
  const awaited = unjudged > 0 ? { unjudged } : {};
  if (ask.by === undefined && !isAnew) {
    const sums = await services.store.verdicts.sums(who.tenant, { ...whose, ...of });
    return inOrder(
      services,
      who,
      [...grouped(sums).values()].map((own) => ({ ...rollupOf(own), ...awaited })),
    );
  }
  const rows = grouped(await read(whose));
  const split = await splitter(who, ask, read);
  const rollups = [...rows].map(([key, own]) => ({
    ...rollupOf(own.map((row) => ({ ...row, people: 1, stale: Number(row.stale), since: row.at }))),
    unit: own[0]!.figures.unit,
    ...awaited,
    ...figuresOfAll(own),
    ...split(key, own),
  }));
  return inOrder(services, who, rollups);
}

type Whose = { people: readonly Id[] } | { orgPath: string };

/** How the rows of one rule fall into parts. */
async function splitter(
  who: Who,
  { by, org, group }: RollupAsk,
  read: (people: Whose) => Promise<KeptRow[]>,
): Promise<(key: string, rows: readonly KeptRow[]) => { parts?: RollupPart[] }> {
  const { directory } = who;
  const path = directory.pathOf(org)!;
  if (by === undefined) return () => ({});
  if (by !== "group") return (_key, rows) => ({ parts: partsOf(rows, by, path, directory) });
  const groups = directory.groups.filter((one) => (group === undefined ? directory.pathOf(one.org)?.startsWith(path) : one.id === group));
  const members = grouped(await read({ people: [...new Set(groups.flatMap((one) => one.members))] }));
  return (key, rows) => ({ parts: groupParts(rows, members.get(key) ?? [], groups) });
}

/** By rule, version and period. */
function grouped<T extends Pick<Sum, "pack" | "packVersion" | "rule" | "period">>(all: readonly T[]): Map<string, T[]> {
  const rows = new Map<string, T[]>();
  for (const one of all) {
    const key = [one.pack, one.packVersion, one.rule, one.period].join("\u0000");
    const own = rows.get(key);
    if (own) own.push(one);
    else rows.set(key, [one]);
  }
  return rows;
}

async function inOrder({ definitions }: Services, who: Who, rollups: Rollup[]): Promise<Rollup[]> {
  const places = new Map<string, number>();
  for (const { rule } of rollups) {
    const found = await definitions.pack(who.tenant, rule.pack, rule.version);
    places.set(`${rule.pack} ${rule.id}`, found ? placeOf(found, rule.id) : 0);
  }
  const place = ({ rule }: Rollup): number => places.get(`${rule.pack} ${rule.id}`)!;
  return rollups.sort(
    (a, b) =>
      compare(a.rule.pack, b.rule.pack) ||
      compare(a.rule.version, b.rule.version) ||
      place(a) - place(b) ||
      compare(a.period.key, b.period.key),
  );
}

/** The people whose verdicts are summed, if the caller may know of them. */
function whoseOf(who: Who, { org: id, group: groupId, by }: RollupAsk): Whose {
  const org = who.directory.org(id);
  if (!org) throw new ProblemError("not-found", `There is no organisation ${id}.`);
  const group = groupId === undefined ? undefined : who.directory.groups.find((one) => one.id === groupId);
  if (groupId !== undefined && !(group && who.directory.pathOf(group.org)?.startsWith(org.path)))
    throw new ProblemError("not-found", `There is no group ${groupId} in organisation ${id}.`);
  const path = group ? (who.directory.pathOf(group.org) ?? "/") : org.path;
  const place = group ? "group" : "organisation";
  if (!may(who, "rollup", path, group)) throw new ProblemError("not-permitted", `You may not ask how the people of this ${place} stand.`);
  if (by === "person" && !may(who, "evaluate", path, group))
    throw new ProblemError(
      "not-permitted",
      `You may not ask how each of the people of this ${place} stands. Ask without "by", or by another.`,
    );
  return group ? { people: group.members } : { orgPath: org.path };
}

const may = (who: Who, operation: "rollup" | "evaluate", path: string, group: Group | undefined): boolean =>
  groundsOf(who, operation).some(
    ({ atom }) =>
      ("orgUnder" in atom && path.startsWith(atom.orgUnder)) ||
      ("group" in atom && group !== undefined && group.members.every((member) => atom.group.includes(member))),
  );

function rollupOf(sums: readonly Sum[]): Rollup {
  const [{ pack, packVersion, rule, period }] = sums as readonly [Sum, ...Sum[]];
  const sorted = (of: "from" | "to" | "since"): string[] => sums.map((sum) => sum[of]).sort();
  return {
    rule: { pack, version: packVersion, id: rule },
    period: { key: period, from: sorted("from")[0]!, to: sorted("to").at(-1)! },
    people: total(sums, (sum) => sum.people),
    outcomes: tally(sums, (sum) => sum.outcome),
    stale: total(sums, (sum) => sum.stale),
    readings: readingsIn(sums).map(([ambiguity, reading]) => ({
      ambiguity,
      reading,
      outcomes: tally(sums, (sum) => outcomeUnder(sum, ambiguity, reading)),
    })),
    since: sorted("since")[0]!,
  };
}

const total = (sums: readonly Sum[], count: (sum: Sum) => number): number => sums.reduce((all, sum) => all + count(sum), 0);

function tally(sums: readonly Sum[], outcome: (sum: Sum) => Outcome): Tally {
  const counted: Tally = {};
  for (const sum of sums) counted[outcome(sum)] = (counted[outcome(sum)] ?? 0) + sum.people;
  return counted;
}

/** Every open question that a verdict names, with each of its readings. */
function readingsIn(sums: readonly Sum[]): [ambiguity: PackId, reading: PackId][] {
  const found = new Map<string, [PackId, PackId]>();
  for (const { readings } of sums)
    for (const { choose } of readings)
      for (const [ambiguity, reading] of Object.entries(choose)) found.set(`${ambiguity} ${reading}`, [ambiguity, reading]);
  return [...found].sort(([a], [b]) => compare(a, b)).map(([, pair]) => pair);
}

/** What a verdict would come to under one reading: its own outcome where it does not depend on it; undetermined where another question still decides. */
function outcomeUnder({ outcome, readings }: Sum, ambiguity: PackId, reading: PackId): Outcome {
  const under = new Set(readings.filter(({ choose }) => choose[ambiguity] === reading).map((one) => one.outcome));
  if (under.size === 0) return outcome;
  return under.size === 1 ? [...under][0]! : "undetermined";
}

/** Rules come before consequences, both as the pack has them. */
const placeOf = ({ rules, consequences }: Pack, id: PackId): number => [...rules, ...consequences].findIndex((one) => one.id === id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
