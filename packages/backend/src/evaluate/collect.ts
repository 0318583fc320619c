import type { Id, Instant, Kind, Kinds, Lesson, Observation } from "@xiaoben/contract";
import type { EvaluationInput, Range } from "@xiaoben/policy";
import type { Who } from "../directory/who.ts";
import { rowOf } from "../records/body.ts";
import { allOf, knownAt as asKnown } from "../records/pages.ts";
import type { Services } from "../services.ts";
import type { Judged } from "./subject.ts";

/** Kinds whose records belong to the day on which something happened: they are read for a stretch of days. The others are read whole. */
const dated: readonly Kind[] = ["hour", "observation", "lesson"];

/** All records of a subject that a pack asks for, as they were known at an instant. */
export async function recordsFor(
  services: Services,
  who: Who,
  subject: Judged,
  org: Id,
  kinds: readonly Kind[],
  range: Range,
  instant?: Instant,
): Promise<EvaluationInput["records"]> {
  const records: { [K in Kind]?: Kinds[K][] } = {};
  for (const kind of kinds)
    Object.assign(records, {
      [kind]: dated.includes(kind)
        ? await facts(services, who, subject, org, kind, range, instant)
        : await whole(services, who, subject, org, kind, instant),
    });
  if (records.observation)
    Object.assign(records, { lesson: await withObserved(services, who, records.observation, records.lesson ?? [], instant) });
  return records;
}

async function facts<K extends Kind>(
  { store }: Services,
  who: Who,
  { people }: Judged,
  org: Id,
  kind: K,
  { from, to }: Range,
  knownAt?: Instant,
): Promise<Kinds[K][]> {
  const found: Kinds[K][] = [];
  const whose = people ? { people } : { orgPath: who.directory.pathOf(org) ?? "/" };
  for await (const portion of store.facts(who.tenant, { kind, from, to, ...whose, ...(knownAt !== undefined && { knownAt }) }))
    found.push(...portion.map((row) => row.body as Kinds[K]));
  return found;
}

async function whole<K extends Kind>(
  { store }: Services,
  who: Who,
  { people }: Judged,
  org: Id,
  kind: K,
  instant?: Instant,
): Promise<Kinds[K][]> {
  const visible =
    people && rowOf(kind).owner !== undefined ? { any: [{ group: people }] } : { any: [{ orgUnder: who.directory.pathOf(org) ?? "/" }] };
  return asKnown(store, who.tenant, kind, await allOf(store, who.tenant, kind, [], visible), instant);
}

/** Older observations keep the kind and mode of their lesson on the lesson alone. */
async function withObserved(
  { store }: Services,
  who: Who,
  observations: readonly Observation[],
  lessons: readonly Lesson[],
  instant?: Instant,
): Promise<Lesson[]> {
  const known = new Set(lessons.map((lesson) => lesson.id));
  const missing = [...new Set(observations.filter((one) => one.mode === undefined && !known.has(one.lesson)).map((one) => one.lesson))];
  const found = await Promise.all(missing.map((id) => store.get(who.tenant, { kind: "lesson", id }, instant)));
  return [...lessons, ...found.flatMap((row) => (row && !row.deleted ? [row.body as Lesson] : []))];
}
