import { isProblemError, type CampusGateway, type Day, type Id } from "@xiaoben/contract";
import { createBackend, type Backend, type Caller } from "@xiaoben/backend";
import { createMemoryStore, type MemoryStore } from "@xiaoben/backend/memory";
import { gatewayOver, TransportError, uploadOver, type GatewayOptions, type Transport } from "@xiaoben/sdk";
import { at } from "./county/clock.ts";
import type { County, PersonKey } from "./county/index.ts";

export interface MemoryGatewayOptions extends GatewayOptions {
  /** Milliseconds that every request takes. Default 0. */
  latency?: number;
  /** Whether requests fail as without network; asked before each. */
  offline?: boolean | (() => boolean);
}

/** A county with a back end over it, in memory: several people can work on the same records. */
export interface MemoryCampus {
  backend: Backend;
  store: MemoryStore;
  /** The door of one person: a key (`lin`) or an id. */
  gateway(person: PersonKey | Id, options?: MemoryGatewayOptions): CampusGateway;
}

/** Loads a county into the reference back end, in this process. The clock begins at nine in the morning of `today` and runs on. */
export function memoryCampus(county: County, { today = county.today }: { today?: Day } = {}): MemoryCampus {
  const store = createMemoryStore();
  store.load(county.tenant, county.records);
  const [morning, started] = [Date.parse(at(today, "09:00")), performance.now()];
  const backend = createBackend({ store, now: () => new Date(morning + Math.round(performance.now() - started)) });
  const idOfPerson = (person: string): Id => (person in county.people ? county.people[person as PersonKey].id : person);
  return {
    backend,
    store,
    gateway: (person, options = {}) =>
      gatewayOver(directTransport(backend, { tenant: county.tenant, person: idOfPerson(person) }, options), { feed: false, ...options }),
  };
}

/** One person's gateway to a county of its own: what is written in one story is not seen in another. */
export function memoryGateway({
  county,
  person,
  today = county.today,
  ...options
}: { county: County; person: PersonKey | Id; today?: Day } & MemoryGatewayOptions): CampusGateway {
  return memoryCampus(county, { today }).gateway(person, options);
}

/** Nobody works beside the page here: what was overtaken is judged when sums or verdicts on many are asked for. */
async function judgeAnew(backend: Backend, tenant: string): Promise<void> {
  const onFault = (_person: Id, error: unknown): never => {
    throw error;
  };
  for (let left = true; left;) ({ left } = await backend.recompute(tenant, { limit: 100, onFault }));
}

/** Calls a back end directly, with the behaviour of a network: answers are copies, take their time, and may fail. */
function directTransport(backend: Backend, caller: Caller, { latency = 0, offline = false }: MemoryGatewayOptions): Transport {
  const isOffline = typeof offline === "function" ? offline : () => offline;
  const send = async <T>(work: () => T | Promise<T>, signal?: AbortSignal): Promise<T> => {
    if (latency > 0) await new Promise((fulfil) => setTimeout(fulfil, latency));
    if (signal?.aborted) throw new TransportError("aborted", "The request was taken back.");
    if (isOffline()) throw new TransportError("offline", "There is no network.", { retryable: true });
    try {
      return structuredClone(await work());
    } catch (error) {
      if (!isProblemError(error)) throw error;
      throw new TransportError(error.code, error.detail, { status: error.status, ...error.more });
    }
  };
  const write: Transport["write"] = (action, input, actionId, signal) => send(() => backend.write(caller, action, input, actionId), signal);
  return {
    session: (signal) => send(() => backend.session(caller), signal),
    capabilities: (signal) => send(() => backend.capabilities(), signal),
    get: (ref, signal) =>
      send(async () => {
        try {
          return await backend.get(caller, ref);
        } catch (error) {
          if (isProblemError(error) && error.code === "not-found") return null;
          throw error;
        }
      }, signal),
    list: (query, signal) => send(() => backend.list(caller, query), signal),
    tasks: (signal) => send(() => backend.tasks(caller), signal),
    evaluate: (ask, signal) =>
      send(async () => {
        if (ask.subject.kind !== "person" && ask.subject.kind !== "pair") await judgeAnew(backend, caller.tenant);
        return backend.evaluate(caller, ask);
      }, signal),
    rollup: (ask, signal) =>
      send(async () => {
        await judgeAnew(backend, caller.tenant);
        return backend.rollup(caller, ask);
      }, signal),
    definition: (ref, signal) => send(() => backend.definition(caller, ref), signal),
    write,
    changes: (cursor, signal) => send(() => backend.changes(caller, cursor, 500), signal),
    attach: (file, to, how) =>
      uploadOver(
        {
          write,
          put: (id, part, bytes, signal) =>
            send(async () => {
              const { record } = await backend.part(caller, { id, part }, new Uint8Array(await bytes.arrayBuffer()));
              return record!;
            }, signal),
        },
        file,
        to,
        how,
      ),
    blob: (id, signal) =>
      send(async () => {
        const { record, bytes } = await backend.content(caller, id);
        const portions: Uint8Array<ArrayBuffer>[] = [];
        for await (const portion of bytes) portions.push(portion);
        return new Blob(portions, { type: record.type });
      }, signal),
  };
}
