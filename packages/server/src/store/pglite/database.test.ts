import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { fixture, ids, seed } from "@xiaoben/backend/testing";
import { openPgliteStore } from "../open.ts";
import type { SqlStore } from "../sql-store.ts";
import type { RoomWarning } from "./room.ts";

const tenant = "t";
const size = 1_000_000;

describe("an embedded database that has no room", () => {
  const dir = mkdtempSync(join(tmpdir(), "xb-room-"));
  let store: SqlStore | undefined;
  after(async () => {
    await store?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const put = async (): Promise<string> => {
    const id = newId();
    await store!.write(tenant, (tx) => tx.putPart(id, 1, noise(size)));
    return id;
  };
  const sizeOf = async (id: string): Promise<number> => {
    let found = 0;
    for await (const bytes of store!.parts(tenant, id)) found += bytes.byteLength;
    return found;
  };

  it("says so before its limit is reached, writes nothing after, reads on, and writes again once it is raised", async () => {
    const said: string[] = [];
    const onWarning = ({ code, message }: RoomWarning): void => void said.push(code, message);
    store = await openPgliteStore({ dir }, { limit: 40_000_000, onWarning });
    await seed(store, tenant, fixture);
    const putUntil = async (enough: () => boolean): Promise<void> => {
      for (let n = 0; n < 60 && !enough(); n++) {
        await put();
        await store!.warnings();
      }
    };
    await putUntil(() => said.length > 0);
    assert.equal(said[0], "data-nearly-full");
    assert.match(said[1]!, /^The embedded database has 3\d MB of the 40 MB that are its limit\. Plan the move to PostgreSQL/);
    await assert.rejects(
      putUntil(() => false),
      {
        name: "ProblemError",
        code: "maintenance",
        message: /reached its limit \(4\d of 40 MB\)\. .* Nothing was changed; reading goes on\./,
      },
    );
    assert.deepEqual(
      (await store.warnings()).map(({ code }) => code),
      ["data-full"],
    );
    assert.ok(await store.get(tenant, { kind: "person", id: ids.observer }), "what is there is read");
    await store.close();
    store = await openPgliteStore({ dir });
    assert.deepEqual(await store.warnings(), []);
    await put();
  });

  it("ends when its log cannot grow, is opened anew, and has all that was acknowledged", async () => {
    const acknowledged = [await put()];
    // Where the next file of the log would be made stands something else: to a database the same as a full disk.
    const inTheWay = join(dir, "db", "pg_wal", "xlogtemp.42");
    mkdirSync(inTheWay);
    const unanswered = newId();
    const writeOn = async (): Promise<void> => {
      for (let n = 0; n < 64; n++) {
        await store!.write(tenant, (tx) => tx.putPart(unanswered, n, noise(size)));
        acknowledged.push(unanswered);
      }
    };
    await assert.rejects(writeOn(), { name: "ProblemError", code: "maintenance", message: /The database (cannot be reached|broke off)/ });
    rmSync(inTheWay, { recursive: true });
    acknowledged.push(await inTime(put));
    for (const id of new Set(acknowledged)) {
      const parts = acknowledged.filter((one) => one === id).length;
      const found = (await sizeOf(id)) / size;
      assert.ok(found === parts || (id === unanswered && found === parts + 1), `${found} parts of ${parts} that were acknowledged`);
    }
    // A session that was opened anew is bound by row security like the first.
    assert.ok(await store!.get(tenant, { kind: "person", id: ids.observer }));
    assert.equal(await store!.get("another", { kind: "person", id: ids.observer }), null);
    const told = (await store!.verifyAudit(tenant)).broken;
    assert.equal(told, undefined);
  });
});

/** Bytes that the database cannot pack. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let from = 0; from < length; from += 65_536) crypto.getRandomValues(bytes.subarray(from, from + 65_536));
  return bytes;
}

async function inTime<T>(doing: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + 60_000; ; await new Promise((wake) => setTimeout(wake, 100))) {
    try {
      return await doing();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}
