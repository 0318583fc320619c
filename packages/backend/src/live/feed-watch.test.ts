import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { idOf, isProblemError, type Change } from "@xiaoben/contract";
import type { Following } from "./follower.ts";
import { feedWatch } from "./feed-watch.ts";

const change = (name: string, version = 1): Change => ({ kind: "hour", id: idOf("hour", name), version });
const keyOf = ({ id, version }: Change): string => `${id} ${version}`;

/** A feed that withholds its newest rows until they are let go, as one over a database with many writers does. */
function withholding() {
  const rows: Change[] = [];
  let settled = 0;
  const self = {
    readings: 0,
    fault: undefined as Error | undefined,
    write: (...changes: Change[]) => void rows.push(...changes),
    settle: () => void (settled = rows.length),
    async changes(_tenant: string, cursor: string | null) {
      await sleep(1);
      return { refs: rows.slice(cursor === "now" ? settled : Number(cursor), settled), cursor: String(settled) };
    },
    async latest(_tenant: string, cursor: string, limit: number) {
      self.readings += 1;
      await sleep(1);
      if (self.fault) throw self.fault;
      const from = Number(cursor);
      const page = rows.slice(from, from + limit);
      const shown = Math.max(0, Math.min(settled - from, page.length));
      return { refs: page.slice(0, shown), early: page.slice(shown), cursor: String(from + shown) };
    },
  };
  return self;
}

const quick = { least: 5, most: 10 };

/** All that is told until something is, and the last cursor. */
async function readUntil(following: Following, wanted: Iterable<Change>): Promise<{ told: Set<string>; cursor: string }> {
  const told = new Set<string>();
  let cursor = "";
  for (const one of wanted)
    while (!told.has(keyOf(one))) {
      const page = await following.next();
      assert.ok(page, "it ended");
      for (const found of page.changes) told.add(keyOf(found));
      cursor = page.cursor;
    }
  return { told, cursor };
}

describe("following the feed", () => {
  it("begins with the cursor, and tells early what is withheld, once", async () => {
    const feed = withholding();
    feed.write(change("old"));
    feed.settle();
    const following = await feedWatch(feed, quick).follow("t", undefined);
    assert.deepEqual(await following.next(), { changes: [], cursor: "1" });
    feed.write(change("new"));
    assert.deepEqual(await following.next(), { changes: [change("new")], cursor: "1" });
    feed.settle();
    feed.write(change("newer"));
    assert.deepEqual(await following.next(), { changes: [change("newer")], cursor: "2" });
    following.stop();
    assert.equal(await following.next(), undefined);
  });

  it("misses nothing, and tells no version twice as long as he stays: whoever comes and goes is told of each write by the time he has read on", async () => {
    for (let seed = 0; seed < 20; seed++) {
      const feed = withholding();
      const watch = feedWatch(feed, quick);
      const all = Array.from({ length: 60 }, (_, n) => change(`w${n % 25}`, n + 1));
      let cursor = (await feed.changes("t", "now")).cursor;
      const other = await watch.follow("t", undefined);
      const writing = (async () => {
        for (const [n, one] of all.entries()) {
          feed.write(one);
          if ((n * 7 + seed) % 5 === 0) feed.settle();
          if ((n + seed) % 3 === 0) await sleep(1);
          if ((n + seed) % 4 === 0) watch.wake("t");
        }
        feed.settle();
      })();
      const told = new Set<string>();
      const twice: string[] = [];
      const last = new Map(all.map((one) => [one.id, one]));
      const reading = async (pages: number): Promise<void> => {
        const following = await watch.follow("t", cursor);
        const own = new Set<string>();
        for (let n = 0; n < pages; n++) {
          const page = await Promise.race([following.next(), sleep(40, undefined)]);
          if (page === undefined) break;
          for (const key of page.changes.map(keyOf)) {
            if (own.has(key)) twice.push(key);
            own.add(key);
            told.add(key);
          }
          cursor = page.cursor;
        }
        following.stop();
      };
      for (let round = 0; round < 6; round++) await reading(1 + ((round + seed) % 3));
      await writing;
      const following = await watch.follow("t", cursor);
      const { told: rest } = await readUntil(
        following,
        [...last.values()].filter((one) => !told.has(keyOf(one))),
      );
      const lost = [...last.values()].filter((one) => !told.has(keyOf(one)) && !rest.has(keyOf(one)));
      assert.deepEqual(lost, [], `seed ${seed}`);
      await readUntil(other, [...last.values()].slice(-1));
      following.stop();
      other.stop();
      assert.deepEqual(twice, [], `seed ${seed}`);
    }
  });

  it("reads once for all who follow, and not at all where nobody does", async () => {
    const feed = withholding();
    const watch = feedWatch(feed, { least: 10, most: 10 });
    const all = await Promise.all(Array.from({ length: 50 }, () => watch.follow("t", undefined)));
    await Promise.all(all.map((one) => one.next()));
    feed.readings = 0;
    await sleep(60);
    assert.ok(feed.readings < 12, `${feed.readings} readings`);
    for (const one of all) one.stop();
    await sleep(20);
    feed.readings = 0;
    await sleep(40);
    assert.equal(feed.readings, 0);
  });

  it("tells a write of its own at once", async () => {
    const feed = withholding();
    const watch = feedWatch(feed, { least: 5_000, most: 5_000 });
    const following = await watch.follow("t", undefined);
    await following.next();
    await sleep(10);
    const began = performance.now();
    feed.write(change("mine"));
    watch.wake("t");
    watch.wake("other");
    assert.deepEqual((await following.next())?.changes, [change("mine")]);
    assert.ok(performance.now() - began < 1_000);
    following.stop();
  });

  it("puts together what waits for a slow reader, and lets go of one who is too far behind", async () => {
    const feed = withholding();
    const watch = feedWatch(feed, quick);
    const slow = await watch.follow("t", undefined);
    await slow.next();
    for (let version = 1; version <= 30; version++) {
      feed.write(change("same", version));
      feed.settle();
      watch.wake("t");
      await sleep(2);
    }
    await sleep(20);
    assert.deepEqual((await slow.next())?.changes, [change("same", 30)]);
    for (let n = 0; n < 5; n++) feed.write(...Array.from({ length: 500 }, (_, at) => change(`many-${n}-${at}`)));
    feed.settle();
    watch.wake("t");
    await sleep(60);
    assert.equal(await slow.next(), undefined, "2,500 changes are more than are kept");
  });

  it("says so where the feed cannot be read, and begins anew for the next", async () => {
    const feed = withholding();
    const watch = feedWatch(feed, quick);
    const following = await watch.follow("t", undefined);
    await following.next();
    feed.fault = new Error("gone away");
    await assert.rejects(following.next(), /gone away/);
    await assert.rejects(watch.follow("t", "0"), (error) => !isProblemError(error));
    feed.fault = undefined;
    feed.write(change("later"));
    const again = await watch.follow("t", "0");
    await readUntil(again, [change("later")]);
    again.stop();
  });
});
