import assert from "node:assert/strict";
import { newId, sha256 } from "@xiaoben/contract";
import type { Store } from "../store/store.ts";
import { refused, type Runner } from "./runner.ts";
import { at, history, name, putAll, refOf, stored, type Open } from "./store-records.ts";

const hash = sha256("what was asked");

/** Records, versions, relations, actions: all or nothing. */
export function writeSuite(open: Open, { it }: Pick<Runner, "it">): void {
  it("gives back what was put, in its tenant only", async () => {
    const { store, tenant } = await open();
    const row = stored("one", {
      owner: name("me"),
      day: "2026-01-05",
      body: { title: "听课 𠮷", unknown: { deep: [1, null, { x: "1.50" }] } },
    });
    await putAll(store, tenant, [row]);
    assert.deepEqual(await store.get(tenant, refOf(row)), row);
    assert.equal(await store.get(`${tenant}-other`, refOf(row)), null);
    assert.equal(await store.get(tenant, { kind: "lesson", id: row.id }), null);
  });

  it("knows what was known at an instant, tombstones included", async () => {
    const { store, tenant } = await open();
    const first = stored("one");
    const second = stored("one", { version: 2, state: "submitted" });
    const gone = stored("one", { version: 3, deleted: true });
    await putAll(store, tenant, [first]);
    await putAll(store, tenant, [second]);
    await putAll(store, tenant, [gone]);
    assert.equal(await store.get(tenant, refOf(first), at(0)), null);
    assert.deepEqual(await store.get(tenant, refOf(first), at(1)), first);
    assert.deepEqual(await store.get(tenant, refOf(first), at(2)), second);
    assert.deepEqual(await store.get(tenant, refOf(first), at(60)), gone);
    assert.equal((await store.get(tenant, refOf(first)))?.deleted, true);
  });

  it("refuses a version that is not greater, and writes nothing of that transaction", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [stored("one", { version: 2 })]);
    await refused(putAll(store, tenant, [stored("two"), stored("one", { version: 2, state: "lost" })]), "stale-version");
    assert.equal(await store.get(tenant, refOf(stored("two"))), null);
    assert.equal((await store.get(tenant, refOf(stored("one"))))?.state, "draft");
  });

  it("gives each turn of a matter to one writer, with what the last one left to be done", async () => {
    const { store, tenant } = await open();
    assert.deepEqual(await store.turn(tenant, "roster"), { taken: 0 });
    const take = (seen: number, left?: string) => store.write(tenant, (tx) => tx.turn("roster", seen, left));
    const first = await Promise.allSettled([take(0, "a"), take(0, "b"), take(0, "c")]);
    assert.equal(first.filter(({ status }) => status === "fulfilled").length, 1);
    const { taken, left } = await store.turn(tenant, "roster");
    assert.deepEqual([taken, ["a", "b", "c"].includes(left!)], [1, true]);
    await refused(take(0), "stale-version");
    await refused(take(7), "stale-version");
    await refused(
      store.write(tenant, async (tx) => {
        await tx.put(stored("one"), history());
        await tx.turn("roster", 0);
      }),
      "stale-version",
    );
    assert.equal(await store.get(tenant, refOf(stored("one"))), null);
    await take(1);
    assert.deepEqual(await store.turn(tenant, "roster"), { taken: 2 });
    assert.deepEqual(await store.turn(tenant, "other"), { taken: 0 });
    assert.deepEqual(await store.turn(`${tenant}-other`, "roster"), { taken: 0 });
  });

  it("writes all of a transaction or nothing", async () => {
    const { store, tenant } = await open();
    const row = stored("one");
    const actionId = newId();
    const failing = store.write(tenant, async (tx) => {
      await tx.put(row, history(actionId));
      await tx.relate(refOf(row), {
        parties: { author: [name("me")] },
        links: [{ rel: "plan", to: { kind: "plan", id: name("plan") } }],
        unique: { key: "k" },
      });
      await tx.audit({ happened: true });
      assert.deepEqual(await tx.get(refOf(row)), row, "a transaction reads its own writes");
      throw new RangeError("half way");
    });
    await assert.rejects(failing, RangeError);
    assert.equal(await store.get(tenant, refOf(row)), null);
    assert.equal(await store.seal(tenant), 0);
    await store.write(tenant, async (tx) => {
      assert.equal(await tx.done(actionId), null);
      assert.deepEqual(await tx.linked({ kind: "plan", id: name("plan") }, "plan", "hour"), []);
      await tx.put(stored("two"), history());
      await tx.relate(refOf(stored("two")), { unique: { key: "k" } });
    });
  });

  it("remembers what an action did: each record once, at its last version", async () => {
    const { store, tenant } = await open();
    const actionId = newId();
    const answer = await store.write(tenant, async (tx) => {
      assert.equal(await tx.done(actionId), null);
      await tx.put(stored("one"), history(actionId, hash));
      await tx.put(stored("one", { version: 2 }), history(actionId, hash));
      await tx.put(stored("two", { kind: "lesson" }), history(actionId, hash));
      return "done";
    });
    assert.equal(answer, "done");
    const done = await store.write(tenant, (tx) => tx.done(actionId));
    assert.equal(done?.inputHash, hash);
    assert.deepEqual(
      new Set(done?.changes.map((change) => `${change.kind} ${change.id} ${change.version}`)),
      new Set([`hour ${name("one")} 2`, `lesson ${name("two")} 1`]),
    );
    assert.equal(await store.write(`${tenant}-other`, (tx) => tx.done(actionId)), null);
  });

  it("keeps a business key for one record, until that record gives it up", async () => {
    const { store, tenant } = await open();
    const [one, two] = [stored("one"), stored("two")];
    const claim = (row: typeof one, unique: Record<string, string>) =>
      store.write(tenant, async (tx) => {
        if (!(await tx.get(refOf(row)))) await tx.put(row, history());
        await tx.relate(refOf(row), { unique });
      });
    await claim(one, { lesson: "a|b" });
    await claim(one, { lesson: "a|b" });
    await refused(claim(two, { lesson: "a|b" }), "duplicate-key");
    assert.equal(await store.get(tenant, refOf(two)), null);
    await claim(two, { other: "a|b" });
    await claim(one, {});
    await claim(two, { lesson: "a|b" });
    await store.write(`${tenant}-other`, async (tx) => {
      await tx.put(one, history());
      await tx.relate(refOf(one), { unique: { lesson: "a|b" } });
    });
  });

  it("finds linked records by relation and kind, without deleted ones, with its own writes", async () => {
    const { store, tenant } = await open();
    const plan = { kind: "plan" as const, id: name("plan") };
    const link = { links: [{ rel: "plan", to: plan }] };
    const [item, section, gone, moved] = [
      stored("item", { kind: "plan-item" }),
      stored("section", { kind: "plan-section" }),
      stored("gone", { kind: "plan-item" }),
      stored("moved", { kind: "plan-item" }),
    ];
    await store.write(tenant, async (tx) => {
      for (const row of [item, section, gone, moved]) {
        await tx.put(row, history());
        await tx.relate(refOf(row), link);
      }
    });
    await store.write(tenant, async (tx) => {
      await tx.put(stored("gone", { kind: "plan-item", version: 2, deleted: true }), history());
      await tx.relate(refOf(moved), { links: [] });
      assert.deepEqual(
        (await tx.linked(plan, "plan", "plan-item")).map((row) => row.id),
        [item.id],
      );
      const fresh = stored("fresh", { kind: "plan-item" });
      await tx.put(fresh, history());
      await tx.relate(refOf(fresh), link);
      assert.deepEqual(
        (await tx.linked(plan, "plan", "plan-item")).map((row) => row.id),
        [item.id, fresh.id].sort(),
      );
      assert.deepEqual(await tx.linked(plan, "other", "plan-item"), []);
      assert.deepEqual(await tx.linked({ kind: "plan", id: name("another") }, "plan", "plan-item"), []);
    });
  });

  it("replaces relations part by part; a part left out stays", async () => {
    const { store, tenant } = await open();
    const row = stored("one");
    const seen = async (person: string): Promise<number> =>
      (await store.page(tenant, { kind: "hour", visible: { any: [{ party: name(person), as: ["author"] }] }, order: "id", limit: 10 })).rows
        .length;
    await store.write(tenant, async (tx) => {
      await tx.put(row, history());
      await tx.relate(refOf(row), { parties: { author: [name("a")] }, unique: { key: "k" } });
    });
    await store.write(tenant, (tx) => tx.relate(refOf(row), { parties: { author: [name("b"), name("c")] } }));
    assert.deepEqual([await seen("a"), await seen("b"), await seen("c")], [0, 1, 1]);
    const other = store.write(tenant, async (tx) => {
      await tx.put(stored("two"), history());
      await tx.relate(refOf(stored("two")), { unique: { key: "k" } });
    });
    await refused(other, "duplicate-key");
  });

  it("loses no write when many change one record at a time", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [stored("one", { body: { count: 0 } })]);
    const ref = refOf(stored("one"));
    const add = (): Promise<void> =>
      store.write(tenant, async (tx) => {
        const before = (await tx.get(ref))!;
        const { count } = before.body as { count: number };
        await tx.put(
          {
            ...before,
            version: before.version + 1,
            updatedAt: at(before.version + 1),
            body: { ...(before.body as object), count: count + 1 },
          },
          history(),
        );
      });
    await Promise.all(Array.from({ length: 12 }, add));
    const after = await store.get(tenant, ref);
    assert.deepEqual([after!.version, (after!.body as { count: number }).count], [13, 12]);
  });

  it("does what many write at once, each a record of his own", async () => {
    const { store, tenant } = await open();
    const writers = Array.from({ length: 8 }, (_, writer) => writer);
    const texts = (writer: number): string[] => [1, 2, 3, 4].map((each) => `of ${writer}, ${each}`);
    const written = writers.map(async (writer) => {
      for (const text of texts(writer)) {
        const row = stored(text, { owner: name("me"), day: "2026-01-05" });
        await store.write(tenant, async (tx) => {
          assert.equal(await tx.done(newId()), null);
          assert.equal(await tx.get(refOf(row)), null);
          await tx.put(row, history());
          await tx.relate(refOf(row), { parties: { author: [name("me")] } });
          await tx.audit({ created: row.id });
        });
      }
    });
    await Promise.all(written);
    for (const text of writers.flatMap(texts)) assert.ok(await store.get(tenant, refOf(stored(text))), text);
  });

  it("seals every audit entry once", async () => {
    const { store, tenant } = await open();
    await store.write(tenant, async (tx) => {
      await tx.audit({ n: 1 });
      await tx.audit({ n: 2 });
    });
    assert.equal(await store.seal(tenant), 2);
    assert.equal(await store.seal(tenant), 0);
    await store.write(tenant, (tx) => tx.audit({ n: 3 }));
    assert.equal(await store.seal(tenant), 1);
  });

  it("gives the parts of a file back in order", async () => {
    const { store, tenant } = await open();
    const file = newId();
    await store.write(tenant, async (tx) => {
      await tx.putPart(file, 2, new Uint8Array([3, 4]));
      await tx.putPart(file, 1, new Uint8Array([9]));
    });
    await store.write(tenant, (tx) => tx.putPart(file, 1, new Uint8Array([1, 2])));
    assert.deepEqual(await bytesOf(store, tenant, file), [1, 2, 3, 4]);
    assert.deepEqual(await bytesOf(store, `${tenant}-other`, file), []);
  });

  it("writes parts of a file with their transaction or not at all, and takes them away for good", async () => {
    const { store, tenant } = await open();
    const [file, other] = [newId(), newId()];
    const lost = store.write(tenant, async (tx) => {
      await tx.putPart(file, 1, new Uint8Array([1]));
      throw new TypeError("not this time");
    });
    await assert.rejects(lost, TypeError);
    assert.deepEqual(await bytesOf(store, tenant, file), []);
    await store.write(tenant, async (tx) => {
      for (const one of [file, other]) await tx.putPart(one, 1, new Uint8Array([1]));
    });
    await store.write(tenant, (tx) => tx.removeParts(file));
    assert.deepEqual([await bytesOf(store, tenant, file), await bytesOf(store, tenant, other)], [[], [1]]);
  });

  it("names the files of no record that nobody needs any longer: the last of their parts counts", async () => {
    const { store, tenant } = await open();
    const [one, other, ofRecord] = [newId(), newId(), newId()].sort() as [string, string, string];
    await store.write(tenant, async (tx) => {
      await tx.putPart(one, 1, new Uint8Array([1]), at(1));
      await tx.putPart(one, 0, new Uint8Array([1]), at(2));
      await tx.putPart(other, 0, new Uint8Array([1]), at(4));
      await tx.putPart(ofRecord, 1, new Uint8Array([1]));
    });
    const lapsed = (when: string): Promise<string[]> => store.write(tenant, (tx) => tx.lapsed(when));
    assert.deepEqual([await lapsed(at(2)), await lapsed(at(3)), await lapsed(at(9))], [[], [one], [one, other]]);
    await store.write(tenant, async (tx) => {
      await tx.putPart(one, 0, new Uint8Array([2]), at(6));
      assert.deepEqual(await tx.lapsed(at(5)), [other], "with what this transaction wrote");
      await tx.removeParts(other);
    });
    assert.deepEqual([await lapsed(at(5)), await lapsed(at(9))], [[], [one]]);
    assert.deepEqual(await bytesOf(store, tenant, ofRecord), [1]);
  });
}

async function bytesOf(store: Store, tenant: string, file: string): Promise<number[]> {
  const bytes: number[] = [];
  for await (const part of store.parts(tenant, file)) bytes.push(...part);
  return bytes;
}
