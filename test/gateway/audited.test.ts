import assert from "node:assert/strict";
import { it } from "node:test";
import { createBackend, type Store } from "@xiaoben/backend";
import { createMemoryStore, type AnyRecord } from "@xiaoben/backend/memory";
import { operations, type Operation } from "@xiaoben/contract";
import { askers, clock, exchanges, records, type Exchange } from "@xiaoben/contract/examples";
import { createApi } from "@xiaoben/server";
import { identityOf } from "../identity.ts";

const tenant = "audited";
const writing: readonly Operation["does"][] = ["create", "change", "remove", "act", "part"];

/** Operations of the table that write, and those that hand out many people's data at once. Those that ask write nothing, but for imports. */
const audits = operations
  .filter(({ does, id }) => writing.includes(does) || does === "export" || id.endsWith(".import"))
  .map(({ id }) => id);

/** What one transaction did: how many versions it put, and the actions that its audit entries name. */
interface Transaction {
  versions: number;
  actions: unknown[];
}

function watched(store: Store, seen: Transaction[]): Store {
  return {
    ...store,
    write: (name, work) =>
      store.write(name, async (tx) => {
        const done: Transaction = { versions: 0, actions: [] };
        const watch: Partial<typeof tx> = {
          put: (...given) => (done.versions++, tx.put(...given)),
          audit: (entry) => (done.actions.push((entry as { action: unknown }).action), tx.audit(entry)),
        };
        const answer = await work(
          new Proxy(tx, {
            get(target, property) {
              const own = Reflect.get(watch, property) as unknown;
              const value = own ?? (Reflect.get(target, property) as unknown);
              return typeof value === "function" && own === undefined ? (value.bind(target) as unknown) : value;
            },
          }),
        );
        // What was refused on the way wrote nothing.
        seen.push(done);
        return answer;
      }),
  };
}

it("every operation of the table that writes or hands out a file leaves an audit entry with its name, what it writes in the same transaction", async () => {
  const audited = new Set<unknown>();
  for (const story of new Set(exchanges.map((one) => one.story))) {
    const [store, seen]: [ReturnType<typeof createMemoryStore>, Transaction[]] = [createMemoryStore(), []];
    store.load(tenant, records as readonly AnyRecord[]);
    const backend = createBackend({ store: watched(store, seen), now: () => new Date(clock) });
    const api = createApi({ backend, identity: identityOf(tenant), log: () => undefined });
    for (const exchange of exchanges.filter((one) => one.story === story)) {
      seen.length = 0;
      const answer = await api.fetch(requestOf(exchange));
      await answer.body?.cancel();
      for (const { versions, actions } of seen) {
        if (versions > 0) assert.deepEqual(actions, [exchange.operation], `${exchange.operation} ${exchange.name}`);
        for (const action of actions) audited.add(action);
      }
    }
  }
  assert.deepEqual([...audited].sort(), [...audits].sort());
});

function requestOf({ as, request: { method, path, query, headers, body } }: Exchange): Request {
  const url = new URL(`http://campus.test${path}`);
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value);
  return new Request(url, {
    method,
    headers: { ...headers, ...(as !== "nobody" && { authorization: `Bearer ${askers[as]}` }) },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}
