import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openPgliteStore, type RunningServer } from "@xiaoben/server";
import { auditOf, startCampus, tenant } from "./campus.ts";
import { findPostgres, makeCluster } from "./cluster.ts";
import { check, Ledger, write } from "./writers.ts";

const { bin, why } = findPostgres({ install: false, say: console.log });
const megabyte = 1024 ** 2;
const ends: (() => unknown)[] = [];
after(async () => {
  for (const end of ends.reverse()) await end();
});

describe("a disk that is full", () => {
  it(
    "under PostgreSQL: clean refusals, nothing lost; it goes on when there is room",
    { skip: bin === undefined ? why : false, timeout: 300_000 },
    async (t) => {
      const disk = smallDisk(180);
      if (disk === undefined) return t.skip(noMount);
      const cluster = await makeCluster(bin!, disk);
      ends.push(() => cluster.remove());
      const server = await startCampus({ databaseUrl: cluster.url });
      ends.push(() => server.close());
      const { sealed: seeded } = await auditOf(cluster.url);
      const ledger = await fillAndFree(server, disk, () => cluster.start());
      assert.deepEqual(await auditOf(cluster.url), { sealed: seeded + ledger.actions, broken: undefined });
      t.diagnostic(`${ledger.actions} actions acknowledged, ${ledger.refused} refused on the way`);
    },
  );

  it("under the embedded database: clean refusals, nothing lost; it goes on when there is room", { timeout: 300_000 }, async (t) => {
    const disk = smallDisk(260);
    if (disk === undefined) return t.skip(noMount);
    const dataDir = join(disk, "data");
    const server = await startCampus({ dataDir });
    ends.push(() => server.close());
    const ledger = await fillAndFree(server, disk);
    await server.close();
    const store = await openPgliteStore({ dir: dataDir });
    await store.seal(tenant);
    const { broken, unsealed } = await store.verifyAudit(tenant);
    assert.deepEqual({ broken, unsealed }, { broken: undefined, unsealed: 0 });
    await store.close();
    t.diagnostic(`${ledger.actions} actions acknowledged, ${ledger.refused} refused on the way`);
  });
});

/** Writes, fills the disk, waits until writing is refused, makes room and writes on; then everything acknowledged must be there. */
async function fillAndFree(server: RunningServer, disk: string, startAgain?: () => void): Promise<Ledger> {
  const ledger = new Ledger();
  let isOver = false;
  const writers = Promise.all(
    Array.from({ length: 3 }, () =>
      write(
        () => server.url,
        ledger,
        () => isOver,
      ),
    ),
  );
  const reach = async (what: string, reached: () => boolean | Promise<boolean>, patience = 60_000): Promise<boolean> => {
    for (const until = Date.now() + patience; !(await reached()); await sleep(50)) if (Date.now() > until) return false;
    return true;
  };
  assert.ok(await reach("first writes", () => ledger.actions >= 10));
  const filler = fill(disk);
  assert.ok(await reach("refusals", () => ledger.refused >= 5), "writing is refused while the disk is full");
  const ready = await fetch(`${server.url}readyz`);
  assert.ok(ready.status === 503 || (await ready.text()).includes("disk-nearly-full") || startAgain !== undefined);
  rmSync(filler);
  const isReady = async (): Promise<boolean> => (await fetch(`${server.url}readyz`)).status === 200;
  // PostgreSQL may have given up for good when it could not even write what recovery needs: then somebody starts it.
  if (!(await reach("being ready", isReady, 20_000))) startAgain?.();
  const before = ledger.actions;
  assert.ok(await reach("writes again", () => ledger.actions >= before + 10), "it goes on once there is room");
  isOver = true;
  await writers;
  await check(server.url, ledger);
  return ledger;
}

const noMount = "this account may not mount a file system of its own, and a disk of others is not filled";

/** A small disk in memory, where this account may mount one. */
function smallDisk(megabytes: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "xb-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder]);
  if (mounted.status !== 0) {
    rmdirSync(folder);
    return undefined;
  }
  ends.push(() => {
    spawnSync("umount", ["-l", folder]);
    rmdirSync(folder);
  });
  return folder;
}

/** Writes a file until nothing more can be written. */
function fill(disk: string): string {
  const path = join(disk, "filler");
  const file = openSync(path, "w");
  try {
    for (let size = megabyte; size >= 4096;) {
      try {
        writeSync(file, new Uint8Array(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
        size /= 4;
      }
    }
  } finally {
    closeSync(file);
  }
  return path;
}
