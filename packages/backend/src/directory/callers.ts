import type { Permission } from "@xiaoben/contract";
import type { Caller } from "../backend.ts";
import type { Settings } from "../settings.ts";
import type { Store, Tx } from "../store/store.ts";
import { directoryReader, type ReadDirectory } from "./directory.ts";
import { knownOf, whoIs, type Known, type Who } from "./who.ts";

/** Who the people are that call, and where they belong. */
export interface Callers {
  /** The store; what is written through it about people and organisations is forgotten here at once. */
  store: Store;
  directory: ReadDirectory;
  /** @throws {ProblemError} `not-permitted` where the tenant does not know the person. */
  who(caller: Caller): Promise<Who>;
}

/** Kinds that say who somebody is. */
const said: ReadonlySet<string> = new Set(["org", "group", "person", "role"]);
const mostRemembered = 10_000;

/**
 * Reads people with their roles, and remembers them for `callerSeconds`: a call that reads one record is then one question to the store.
 * A role that ends on a day ends on that day all the same.
 */
export function callersOf(under: Store, settings: Settings, now: () => Date, permissions: readonly Permission[]): Callers {
  const lasting = settings.callerSeconds * 1000;
  const directory = directoryReader(under, settings);
  const remembered = new Map<string, { until: number; known: Promise<Known> }>();
  const known = (caller: Caller): Promise<Known> => {
    if (lasting <= 0) return knownOf(under, caller);
    const key = `${caller.tenant}/${caller.person}`;
    const before = remembered.get(key);
    if (before && Date.now() < before.until) return before.known;
    if (remembered.size >= mostRemembered) remembered.clear();
    const read = knownOf(under, caller);
    remembered.set(key, { until: Date.now() + lasting, known: read });
    read.catch(() => remembered.delete(key));
    return read;
  };
  const forget = (tenant: string): void => {
    directory.forget(tenant);
    for (const key of remembered.keys()) if (key.startsWith(`${tenant}/`)) remembered.delete(key);
  };
  return {
    store: Math.max(settings.callerSeconds, settings.directorySeconds) > 0 ? watched(under, forget) : under,
    directory,
    async who(caller) {
      const [tree, person] = await Promise.all([directory(caller.tenant), known(caller)]);
      return whoIs(person, tree, caller, now(), permissions);
    },
  };
}

function watched(store: Store, forget: (tenant: string) => void): Store {
  return {
    ...store,
    async write(tenant, work, ahead) {
      let tells = false;
      const told = (kind: string): void => {
        tells ||= said.has(kind);
      };
      const answer = await store.write(tenant, (tx) => work(listening(tx, told)), ahead);
      if (tells) forget(tenant);
      return answer;
    },
  };
}

/** The same transaction; the kind of each record that is put is told. */
const listening = (tx: Tx, told: (kind: string) => void): Tx => ({
  get: (ref) => tx.get(ref),
  put(record, history) {
    told(record.kind);
    return tx.put(record, history);
  },
  relate: (ref, what) => tx.relate(ref, what),
  linked: (to, rel, kind) => tx.linked(to, rel, kind),
  part: (file, part) => tx.part(file, part),
  putPart: (file, part, bytes, until) => tx.putPart(file, part, bytes, until),
  removeParts: (file) => tx.removeParts(file),
  lapsed: (at) => tx.lapsed(at),
  audit: (entry) => tx.audit(entry),
  done: (actionId) => tx.done(actionId),
  turn: (matter, seen, left) => tx.turn(matter, seen, left),
});
