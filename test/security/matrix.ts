import {
  isProblemError,
  kinds,
  kindTable,
  newId,
  workflows,
  type ActionId,
  type ActionOf,
  type Kind,
  type KindRow,
  type Transition,
} from "@xiaoben/contract";
import { createBackend, type Backend, type Caller } from "@xiaoben/backend";
import type { AnyRecord, MemoryStore } from "@xiaoben/backend/memory";
import { ids } from "@xiaoben/backend/testing";
import { actorNames, actors, campusWith, created, subject, tenant, type Actor } from "./campus.ts";
import { changes, statesOf, verbsOf } from "./expected.ts";

/** What happened when everybody tried an operation with a record in a state. */
export interface Row {
  kind: Kind | "-";
  verb: string;
  state: string;
  /** Whether the record is one that is shown apart. */
  apart?: true;
  cells: Record<Actor, string>;
}

const callerOf = (actor: Actor): Caller => ({ tenant, person: actors[actor].person });
const now = (): Date => new Date("2026-11-20T08:00:00.000Z");

/** Tries everything. */
export async function measure(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of kinds) {
    rows.push(...(await measureKind(kind)));
    if ((kindTable[kind] as KindRow).writes.create)
      rows.push({ kind, verb: "create", state: "-", cells: await everybody((actor) => creates(actor, kind)) });
    if ((kindTable[kind] as KindRow).apart) rows.push(...(await measureKind(kind, true)).map((row): Row => ({ ...row, apart: true })));
  }
  return [...rows, ...(await asks())];
}

async function measureKind(kind: Kind, apart = false): Promise<Row[]> {
  const rows: Row[] = [];
  for (const state of statesOf(kind)) {
    const records = subject(kind, state, apart);
    const { id } = records.at(-1)!.record;
    const open = (): [Backend, MemoryStore] => {
      const store = campusWith(records);
      return [createBackend({ store, now }), store];
    };
    const [backend] = open();
    rows.push({ kind, verb: "get", state, cells: await everybody((actor) => got(backend, actor, kind, id, records.at(-1)!)) });
    rows.push({ kind, verb: "list", state, cells: await everybody((actor) => listed(backend, actor, kind, id)) });
    if ((kindTable[kind] as KindRow).holdsFile)
      rows.push({ kind, verb: "content", state, cells: await everybody((actor) => status(() => backend.content(callerOf(actor), id))) });
    for (const verb of verbsOf(kind)) {
      const [writing, store] = open();
      const cells = await everybody(async (actor) => {
        store.load(tenant, records);
        return written(writing, callerOf(actor), kind, verb, state, id);
      });
      rows.push({ kind, verb, state, cells });
    }
  }
  return rows;
}

async function everybody(tries: (actor: Actor) => Promise<string>): Promise<Record<Actor, string>> {
  const cells: Partial<Record<Actor, string>> = {};
  for (const actor of actorNames) cells[actor] = await tries(actor);
  return cells as Record<Actor, string>;
}

/** The status, and whether all of the record was shown. */
async function got(backend: Backend, actor: Actor, kind: Kind, id: string, { record }: AnyRecord): Promise<string> {
  return status(async () => {
    const shown = Object.keys(await backend.get(callerOf(actor), { kind, id }));
    const hidden = Object.keys(record).filter((name) => !shown.includes(name));
    if (hidden.length > 0) return `without ${hidden.join(", ")}`;
  });
}

async function listed(backend: Backend, actor: Actor, kind: Kind, id: string): Promise<string> {
  return status(async () => {
    const { items } = await backend.list(callerOf(actor), { kind, limit: 500 });
    if (!items.some((item) => item.id === id)) return "without it";
  });
}

async function creates(actor: Actor, kind: Kind): Promise<string> {
  const { id, body, needs } = created(kind)!;
  const backend = createBackend({ store: campusWith(needs), now });
  return status(() => backend.write(callerOf(actor), `${kind}.create` as ActionId, { id: newIdAs(kind, id), body } as never, newId()));
}

/** An observation's id follows from its lesson and author. */
const newIdAs = (kind: Kind, id: string): string => (kind === "observation" || kind === "plan-section" ? id : newId());

async function written(backend: Backend, caller: Caller, kind: Kind, verb: string, state: string, id: string): Promise<string> {
  if (verb === "part") return status(() => backend.part(caller, { id, part: 1 }, new Uint8Array([1, 2, 3])));
  if (verb !== "change")
    return status(() =>
      backend.write(caller, `${kind}.${verb}` as ActionId, { id, ...inputOf(kind, verb) } as ActionOf[ActionId], newId()),
    );
  const taken: string[] = [];
  let answer = "";
  for (const name of changes(kind, state)) {
    answer = await status(() =>
      backend.write(caller, `${kind}.change` as ActionId, { id, patch: { [name]: valueOf(kind, name) } } as never, newId()),
    );
    if (answer === "200") taken.push(name);
  }
  return taken.length > 0 ? `200 ${taken.join(", ")}` : answer;
}

function inputOf(kind: Kind, verb: string): object {
  if (verb === "end" && kind === "binding") return { input: { to: "2026-12-31" } };
  const flow = (workflows as unknown as Partial<Record<Kind, { transitions: readonly Transition[] }>>)[kind];
  const names = flow?.transitions.find(({ id }) => id === verb)?.input ?? [];
  return { input: Object.fromEntries(names.map((pointer) => [pointer.slice(1), "理由"])) };
}

/** Something that a property takes. */
function valueOf(kind: Kind, name: string): unknown {
  const other: Record<string, unknown> = {
    on: "2026-10-21",
    until: "2026-10-22",
    due: "2026-12-01",
    minutes: "45",
    days: "1",
    lessons: "2",
    claimedHours: "2",
    approvedHours: "2",
    category: "school-based",
    role: "speaker",
    level: "school",
    activity: newId(),
    points: [],
    notes: [],
    tallies: {},
    ratings: { clear: { value: "8" } },
    attachments: [],
    evidence: [],
    items: [],
    notice: "commendation",
    topics: [{ topic: "追问", leads: "mentor", goal: "会等待" }],
  };
  if (kind === "pack") return { ...(created("pack")!.body as { pack: object }).pack, title: "另一个题目" };
  return name in other ? other[name] : "改过的";
}

/** Questions that go by no record. */
async function asks(): Promise<Row[]> {
  const backend = createBackend({ store: campusWith([]), now });
  const row = async (verb: string, ask: (caller: Caller) => Promise<unknown>): Promise<Row> => ({
    kind: "-",
    verb,
    state: "-",
    cells: await everybody((actor) => status(() => ask(callerOf(actor)))),
  });
  const { readHoursSheet } = await import("@xiaoben/bridges/hours-sheet");
  const sheet = await readHoursSheet(new TextEncoder().encode("姓名,日期,学时,类别,内容\nobserver-name,2026-10-01,2,external,讲座\n"));
  const { readRoster } = await import("@xiaoben/bridges/roster");
  const roster = await readRoster(new TextEncoder().encode("工号,姓名,学校\nN-observer,改过的,school\n"), { changes: true });
  const about = (kind: "person" | "pair" | "group" | "school" | "county", id: string) => (caller: Caller) =>
    backend.evaluate(caller, { subject: { kind, id } });
  return [
    await row("session", (caller) => backend.session(caller)),
    await row("tasks", (caller) => backend.tasks(caller)),
    await row("changes", (caller) => backend.changes(caller, null, 10)),
    await row("live", async (caller) => (await backend.live(caller, undefined)).stop()),
    await row("definition", (caller) => backend.definition(caller, { pack: "fixture.pack", version: "1", id: "form" })),
    await row("evaluate: the author", about("person", ids.observer)),
    await row("evaluate: the author's pair", about("pair", ids.pair)),
    await row("evaluate: the group", about("group", ids.group)),
    await row("evaluate: the school", about("school", ids.school)),
    await row("evaluate: the county", about("county", ids.county)),
    await row("rollup: the school", (caller) => backend.rollup(caller, { org: ids.school })),
    await row("rollup: the group", (caller) => backend.rollup(caller, { org: ids.school, group: ids.group })),
    await row(
      "hour.export",
      async (caller) => void (await (await backend.export(caller, { kind: "hour", format: "csv", language: "en" })).return()),
    ),
    await row("hours.import: the author's hours", async (caller) => {
      const { rows } = await backend.importHours(caller, "0".repeat(64), sheet, { commit: false });
      const [problem] = rows[0]!.problems;
      if (problem) return problem.code;
    }),
    await row("roster.import: the author's name", async (caller) => {
      const { faults } = await backend.importRoster(caller, "0".repeat(64), roster, { commit: false });
      if (faults[0]) return faults[0].code;
    }),
  ];
}

/** The status of an answer, with what was told of it. */
async function status(doing: () => Promise<unknown>): Promise<string> {
  try {
    const more = await doing();
    return typeof more === "string" ? `200 ${more}` : "200";
  } catch (error) {
    if (isProblemError(error)) return String(error.status);
    throw error;
  }
}
