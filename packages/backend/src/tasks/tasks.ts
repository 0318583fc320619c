import type { ActionId, Kind, Observation, Party, Task, Transition } from "@xiaoben/contract";
import { workflows } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { rowOf, workflowOf, type Body } from "../records/body.ts";
import { allOf } from "../records/pages.ts";
import type { Services } from "../services.ts";
import type { Stored, Visible } from "../store/store.ts";
import { failings, isAboutActor, type Situation } from "../workflow/guards.ts";
import { actorsOf } from "../workflow/allowed.ts";
import { dueOf } from "./due.ts";

/** What waits for somebody, soonest due first: computed from the workflows' `awaits`; no task is stored. */
export async function tasksOf(services: Services, who: Who): Promise<Task[]> {
  const found = await Promise.all((Object.keys(workflows) as Kind[]).map((kind) => ofKind(services, who, kind)));
  return found.flat().sort((a, b) => compare(a.due ?? "9", b.due ?? "9") || compare(b.on.id, a.on.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function ofKind(services: Services, who: Who, kind: Kind): Promise<Task[]> {
  const visible = awaiting(who, kind);
  if (visible.any.length === 0) return [];
  const page = await services.store.page(who.tenant, { kind, visible, order: rowOf(kind).orders[0]!, limit: 500 });
  const observed = page.rows.some((row) => opens(row)) ? await lessonsObserved(services, who) : new Set<string>();
  const tasks = await Promise.all(page.rows.map((row) => taskOn(services, who, row, observed)));
  return tasks.filter((task) => task !== undefined);
}

/** Records of a kind in a state that awaits somebody: by what the record names, or by a role in its organisation or above. */
function awaiting(who: Who, kind: Kind): Visible {
  const states = Object.entries(workflowOf(kind)!.states);
  const byParty = new Map<Party, string[]>();
  for (const [state, row] of states) for (const party of row.awaits ?? []) byParty.set(party, [...(byParty.get(party) ?? []), state]);
  return {
    any: [...byParty].flatMap(([party, inStates]): Visible["any"] =>
      party in rowOf(kind).parties
        ? [{ party: who.person, as: [party], states: inStates }]
        : who.roles.filter((held) => held.role === party).map((held) => ({ orgUnder: held.path, states: inStates })),
    ),
  };
}

const opens = (row: Stored): string | undefined => workflowOf(row.kind as Kind)?.states[row.state ?? ""]?.opens;

/** Lessons that the person has an observation of, in whatever state. */
async function lessonsObserved({ store }: Services, who: Who): Promise<Set<string>> {
  const own = await allOf(store, who.tenant, "observation", [], { any: [{ owner: who.person }] });
  return new Set(own.map((observation: Observation) => observation.lesson));
}

async function taskOn(services: Services, who: Who, row: Stored, observed: ReadonlySet<string>): Promise<Task | undefined> {
  const kind = row.kind as Kind;
  const on = { kind, id: row.id };
  const begins = opens(row);
  if (begins) return observed.has(row.id) ? undefined : { action: begins as ActionId, on };
  for (const transition of workflowOf(kind)!.transitions) {
    if (await isMine(services, who, row, transition)) {
      const due = dueOf(services.settings, who, row);
      return { action: `${kind}.${transition.id}` as ActionId, on, ...(due !== undefined && { due }) };
    }
  }
  return undefined;
}

/** Whether a transition is the awaited step of this person: his party is awaited, may take it, it leads on, and no guard says that it is somebody else's turn. */
async function isMine({ settings }: Services, who: Who, row: Stored, transition: Transition): Promise<boolean> {
  const kind = row.kind as Kind;
  if (transition.back) return false;
  const awaited = workflowOf(kind)!.states[row.state ?? ""]?.awaits ?? [];
  if (!actorsOf(who, settings, row, transition).some((party) => awaited.includes(party))) return false;
  const guards = (transition.guards ?? []).filter(isAboutActor);
  if (transition.to === row.state && guards.length === 0) return false;
  const situation: Situation = { kind, body: row.body as Body, actor: who.person, now: who.now, settings, linked: async () => [] };
  const issues = await Promise.all(guards.map((guard) => failings(guard, situation)));
  return issues.flat().length === 0;
}
