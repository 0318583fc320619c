import { newId, type ActionId, type ActionOf, type Id, type Kinds, type Kind, type Ref, type WriteAnswer } from "@xiaoben/contract";
import type { Backend, Caller } from "../backend.ts";
import { createBackend } from "../create-backend.ts";
import type { Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";
import { ids, seed, type PersonName } from "./fixture.ts";

/** A back end over a store with the small county in it, and a clock that the test moves. */
export interface Campus {
  backend: Backend;
  store: Store;
  tenant: string;
  caller(name: PersonName): Caller;
  /** Acts as somebody, with an action id of its own unless one is given. */
  as<A extends ActionId>(name: PersonName, action: A, input: ActionOf[A], actionId?: Id): Promise<WriteAnswer>;
  read<K extends Kind>(name: PersonName, kind: K, id: Id): Promise<Kinds[K]>;
  all<K extends Kind>(name: PersonName, kind: K): Promise<Kinds[K][]>;
  tasks(name: PersonName): Promise<string[]>;
  /** Moves the clock. */
  wait(hours: number): void;
}

export async function openCampus({ store, tenant }: { store: Store; tenant: string }, settings: Partial<Settings> = {}): Promise<Campus> {
  await seed(store, tenant);
  let clock = Date.parse("2026-11-20T08:00:00.000Z");
  const backend = createBackend({ store, now: () => new Date((clock += 1000)), settings });
  const caller = (name: PersonName): Caller => ({ tenant, person: ids[name] });
  return {
    backend,
    store,
    tenant,
    caller,
    as: (name, action, input, actionId = newId()) => backend.write(caller(name), action, input, actionId),
    read: (name, kind, id) => backend.get(caller(name), { kind, id } as Ref<typeof kind>),
    all: async (name, kind) => (await backend.list(caller(name), { kind, limit: 500 })).items,
    tasks: async (name) => (await backend.tasks(caller(name))).map((task) => `${task.action} ${task.on.id}`),
    wait: (hours) => void (clock += hours * 3_600_000),
  };
}
