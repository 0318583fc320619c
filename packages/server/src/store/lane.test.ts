import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { idOf, newId, type Id, type Ref } from "@xiaoben/contract";
import type { Store, Stored, Tx } from "@xiaoben/backend";
import { onEachEngine } from "../engines.test.help.ts";
import { passingKeys } from "./audit/keys.ts";
import { serialFeed } from "./feed.ts";
import { createSqlStore, type SqlStore } from "./sql-store.ts";
import { tenantsOf } from "./tenants.ts";

const tenant = "t";
const at = "2026-11-22T04:00:00.000Z";
const actor = idOf("lane", "actor");

const hour = (text: string, version = 1, title = text): Stored => {
  const id = idOf("lane", text);
  const body = { id, version, title, createdAt: at, updatedAt: at };
  return {
    kind: "hour",
    id,
    version,
    state: "draft",
    orgPath: "/a/",
    owner: actor,
    day: "2026-11-20",
    deleted: false,
    createdAt: at,
    updatedAt: at,
    body,
  };
};
const refOf = ({ id }: Stored): Ref<"hour"> => ({ kind: "hour", id });
const put = (tx: Tx, row: Stored, actionId: Id = newId()): Promise<void> =>
  tx.put(row, { actor, action: "hour.create", actionId, inputHash: actionId });
const titleOf = async (store: Store, row: Stored): Promise<unknown> =>
  ((await store.get(tenant, refOf(row)))?.body as { title?: string } | undefined)?.title;

/** The outcome of each: its answer, or the words of its refusal. */
const outcomes = async (all: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(all)).map((one) => (one.status === "fulfilled" ? one.value : (one.reason as Error).message));

onEachEngine("writes that wait for each other", (engine) => {
  let store: SqlStore;
  let end: () => Promise<void>;
  /** How many versions each transaction wrote. */
  const commits: number[] = [];
  before(async () => {
    const { pool, ...connected } = await engine.connect();
    end = connected.end;
    store = createSqlStore({
      of: tenantsOf(pool),
      feed: serialFeed(),
      keys: passingKeys(),
      longestTransaction: 60_000,
      demandRoom: () => undefined,
      wrote: (records) => void commits.push(records),
      warnings: () => Promise.resolve([]),
      ready: () => Promise.resolve(),
      close: () => Promise.resolve(),
    });
  });
  after(() => end());

  it("share transactions, and are carried out one after the other in them", async () => {
    const rows = Array.from({ length: 40 }, (_, n) => hour(`shared ${n}`));
    let [running, most] = [0, 0];
    const write = (row: Stored): Promise<void> =>
      store.write(tenant, async (tx) => {
        most = Math.max(most, ++running);
        await tx.get(refOf(row));
        await put(tx, row);
        running--;
      });
    await Promise.all(rows.map(write));
    assert.equal(most, 1);
    assert.equal(
      commits.reduce((sum, records) => sum + records, 0),
      rows.length,
    );
    assert.ok(commits.length < rows.length / 4, `${commits.length} transactions for ${rows.length} writes`);
    for (const row of rows) assert.equal(await titleOf(store, row), (row.body as { title: string }).title);
  });

  it("have each an outcome of its own: what is refused leaves nothing behind, before it wrote something and after", async () => {
    const [kept, early, late, last] = [hour("kept"), hour("early"), hour("late"), hour("last")];
    const file = newId();
    const all = await outcomes([
      store.write(tenant, (tx) => put(tx, kept).then(() => "kept")),
      store.write(tenant, async (tx) => {
        await put(tx, early);
        await tx.turn("a matter", 7);
      }),
      store.write(tenant, async (tx) => {
        await put(tx, late);
        assert.equal((await tx.linked(refOf(late), "of", "hour")).length, 0);
        await tx.putPart(file, 0, new Uint8Array([1]));
        await put(tx, late);
      }),
      store.write(tenant, (tx) => put(tx, last).then(() => "last")),
    ]);
    assert.deepEqual([all[0], all[3]], ["kept", "last"]);
    assert.match(String(all[1]), /taken the turn/);
    assert.match(String(all[2]), /version 1 cannot follow/);
    assert.deepEqual([await titleOf(store, kept), await titleOf(store, last)], ["kept", "last"]);
    assert.deepEqual([await store.get(tenant, refOf(early)), await store.get(tenant, refOf(late))], [null, null]);
    assert.equal(await store.part(tenant, file, 0), null);
  });

  it("see what those before them put, and an action once whoever else sends it", async () => {
    const row = hour("counted", 1, "0");
    const actionId = newId();
    const ahead = { records: [refOf(row)], actions: [actionId] };
    const count =
      (id: Id) =>
      async (tx: Tx): Promise<string> => {
        if (await tx.done(id)) return "done";
        const before = await tx.get(refOf(row));
        const next = Number((before?.body as { title: string } | undefined)?.title ?? 0) + 1;
        await put(tx, hour("counted", (before?.version ?? 0) + 1, String(next)), id);
        return String(next);
      };
    const all = await Promise.all([
      ...Array.from({ length: 5 }, () => store.write(tenant, count(actionId), ahead)),
      ...Array.from({ length: 20 }, () => store.write(tenant, count(newId()), { records: [refOf(row)], actions: [] })),
    ]);
    assert.equal(all.filter((one) => one === "done").length, 4);
    assert.equal(await titleOf(store, row), "21");
    assert.equal((await store.get(tenant, refOf(row)))?.version, 21);
  });

  it("are carried out alone where together they fail: the key goes to one, a fault to whoever has it", async () => {
    const rows = ["first", "second", "third"].map((text) => hour(`key ${text}`));
    const claim = (row: Stored): Promise<string> =>
      store.write(tenant, async (tx) => {
        await put(tx, row);
        await tx.relate(refOf(row), { unique: { provenance: "the same" } });
        return "holds it";
      });
    const spoiled = store.write(tenant, async (tx) => {
      await put(tx, hour("spoiled"));
      throw new TypeError("a fault of the program");
    });
    const beside = store.write(tenant, (tx) => put(tx, hour("beside")).then(() => "beside"));
    const all = await outcomes([...rows.map(claim), spoiled, beside]);
    assert.deepEqual(
      all.map((one) => String(one).replace(/^duplicate-key.*/, "taken")),
      ["holds it", "taken", "taken", "a fault of the program", "beside"],
    );
    assert.equal(await store.get(tenant, refOf(hour("spoiled"))), null);
    assert.equal(await titleOf(store, hour("beside")), "beside");
  });

  it("leave a trail that holds, with an entry for each of them", async () => {
    await store.seal(tenant);
    const { broken, unsealed } = await store.verifyAudit(tenant);
    assert.deepEqual([broken, unsealed], [undefined, 0]);
    const lines = await store.auditList(tenant, { limit: 500 });
    assert.equal(lines.length, 40 + 2 + 21 + 2);
  });
});
