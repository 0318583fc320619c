import type { Id, Instant, Kind, Kinds, Lesson, Observation } from "@xiaoben/contract";
import type { EvaluationInput, Range } from "@xiaoben/policy";
import { rowOf } from "../records/body.ts";
import { allOf, knownAt as asKnown } from "../records/pages.ts";
import type { Services } from "../services.ts";
import type { Stored } from "../store/store.ts";
import type { Scope } from "./practice.ts";

/** Kinds whose records belong to the day on which something happened: they are read for a stretch of days. The others are read whole. */
const dated: readonly Kind[] = ["hour", "observation", "lesson", "given", "participation", "activity"];

/** Whose records are read: those of people, or of an organisation and all below; and what was recorded of a group or pair itself. */
export interface Whose {
  people?: readonly Id[];
  org: Id;
  itself?: { kind: "group" | "pair"; id: Id };
}

export type Records = EvaluationInput["records"];

/** All records of a subject that a pack asks for, as they were known at an instant. */
export async function recordsFor(
  services: Services,
  scope: Scope,
  whose: Whose,
  kinds: readonly Kind[],
  range: Range,
  instant?: Instant,
): Promise<Records> {
  const records: { [K in Kind]?: Kinds[K][] } = {};
  for (const kind of kinds)
    Object.assign(records, {
      [kind]: dated.includes(kind)
        ? await facts(services, scope, whose, kind, range, instant)
        : await whole(services, scope, whose, kind, instant),
    });
  if (records.given && whose.itself)
    Object.assign(records, { given: await withItself(services, scope, whose.itself, records.given, instant) });
  if (records.activity && whose.itself?.kind === "group")
    Object.assign(records, { activity: await ofGroup(services, scope, whose.itself.id, records.activity, range, instant) });
  if (records.observation)
    Object.assign(records, { lesson: await withObserved(services, scope, records.observation, records.lesson ?? [], instant) });
  return records;
}

async function facts<K extends Kind>(
  { store }: Services,
  { tenant, directory }: Scope,
  { people, org }: Whose,
  kind: K,
  { from, to }: Range,
  knownAt?: Instant,
): Promise<Kinds[K][]> {
  const found: Kinds[K][] = [];
  const whose = people ? { people } : { orgPath: directory.pathOf(org) ?? "/" };
  for await (const portion of store.facts(tenant, { kind, from, to, ...whose, ...(knownAt !== undefined && { knownAt }) }))
    found.push(...portion.map((row) => row.body as Kinds[K]));
  return found;
}

async function whole<K extends Kind>(
  { store }: Services,
  { tenant, directory }: Scope,
  { people, org }: Whose,
  kind: K,
  instant?: Instant,
): Promise<Kinds[K][]> {
  const visible =
    people && rowOf(kind).owner !== undefined ? { any: [{ group: people }] } : { any: [{ orgUnder: directory.pathOf(org) ?? "/" }] };
  return asKnown(store, tenant, kind, await allOf(store, tenant, kind, [], visible), instant);
}

/** What was recorded of a group or a pair is nobody's own. */
async function withItself(
  { store }: Services,
  { tenant }: Scope,
  { kind, id }: NonNullable<Whose["itself"]>,
  read: readonly Kinds["given"][],
  instant?: Instant,
): Promise<Kinds["given"][]> {
  const known = new Set(read.map((one) => one.id));
  const found = await asKnown(
    store,
    tenant,
    "given",
    await allOf(store, tenant, "given", [{ property: kind, test: "is", value: id }]),
    instant,
  );
  return [...read, ...found.filter((one) => !known.has(one.id))];
}

/** The activities of a group, whoever organised them. */
async function ofGroup(
  { store }: Services,
  { tenant }: Scope,
  group: Id,
  read: readonly Kinds["activity"][],
  { from, to }: Range,
  instant?: Instant,
): Promise<Kinds["activity"][]> {
  const known = new Set(read.map((one) => one.id));
  const all = await asKnown(
    store,
    tenant,
    "activity",
    await allOf(store, tenant, "activity", [{ property: "group", test: "is", value: group }]),
    instant,
  );
  const within = (one: Kinds["activity"]): boolean => from <= (one.until ?? one.on) && (one.until ?? one.on) <= to;
  return [...read, ...all.filter((one) => !known.has(one.id) && within(one))];
}

/** Older observations keep the kind and mode of their lesson on the lesson alone. */
async function withObserved(
  { store }: Services,
  { tenant }: Scope,
  observations: readonly Observation[],
  lessons: readonly Lesson[],
  instant?: Instant,
): Promise<Lesson[]> {
  const missing = unknownLessons(observations, lessons);
  const found = await Promise.all(missing.map((id) => store.get(tenant, { kind: "lesson", id }, instant)));
  return [...lessons, ...found.flatMap((row) => (row && !row.deleted ? [row.body as Lesson] : []))];
}

function unknownLessons(observations: readonly Observation[], lessons: readonly Lesson[]): Id[] {
  const known = new Set(lessons.map((lesson) => lesson.id));
  return [...new Set(observations.filter((one) => one.mode === undefined && !known.has(one.lesson)).map((one) => one.lesson))];
}

/** The records of many people, read together: of each his own, as {@link recordsFor} would read them. */
export async function recordsOfEach(
  { store }: Services,
  { tenant }: Pick<Scope, "tenant">,
  people: readonly Id[],
  kinds: readonly Kind[],
  { from, to }: Range,
): Promise<(person: Id, kinds: readonly Kind[]) => Records> {
  const read = new Map<Kind, Map<Id, unknown[]>>();
  for (const kind of kinds) {
    const own = new Map<Id, unknown[]>();
    read.set(kind, own);
    const put = (rows: readonly Pick<Stored, "owner" | "body">[]): void => {
      for (const { owner, body } of rows) {
        const found = owner === null ? undefined : own.get(owner);
        if (found) found.push(body);
        else if (owner !== null) own.set(owner, [body]);
      }
    };
    if (dated.includes(kind)) for await (const portion of store.facts(tenant, { kind, from, to, people })) put(portion);
    else {
      const property = rowOf(kind).owner;
      const all = property === undefined ? [] : await allOf(store, tenant, kind, [], { any: [{ group: people }] });
      put(all.map((body) => ({ owner: (body as unknown as Record<string, Id>)[property!] ?? null, body })));
    }
  }
  const lessons = await lessonsOf();
  return (person, wanted) => {
    const records = Object.fromEntries(wanted.map((kind) => [kind, read.get(kind)?.get(person) ?? []])) as { [K in Kind]?: Kinds[K][] };
    if (!records.observation) return records;
    const own = records.lesson ?? [];
    return { ...records, lesson: [...own, ...unknownLessons(records.observation, own).flatMap((id) => lessons.get(id) ?? [])] };
  };

  async function lessonsOf(): Promise<Map<Id, Lesson>> {
    const all = (kind: Kind): unknown[] => [...(read.get(kind)?.values() ?? [])].flat();
    const known = all("lesson") as Lesson[];
    const missing = unknownLessons(all("observation") as Observation[], known);
    const found = missing.length === 0 ? [] : await allOf(store, tenant, "lesson", [{ property: "id", test: "in", value: missing }]);
    return new Map([...known, ...found].map((lesson) => [lesson.id, lesson]));
  }
}
