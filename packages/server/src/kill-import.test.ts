import assert from "node:assert/strict";
import { fork, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { after, before, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Hour, ImportReport, Page } from "@xiaoben/contract";
import { ids } from "@xiaoben/backend/testing";
import { onEachEngine, type TestDatabase } from "./engines.test.help.ts";

const rounds = process.env["XB_TIER"] === "long" ? 60 : 2;
const people = ["observer", "teacher", "lead", "principal"] as const;
const rowsOfEach = 30;
/** One person in a portion, one portion in a call: a kill falls between portions and into them. */
const settings = { importRows: rowsOfEach, importSeconds: 0 };

onEachEngine("kill -9 during an import", (engine) => {
  let database: TestDatabase;
  let child: ChildProcess | undefined;
  before(async () => {
    database = await engine.make();
  });
  after(async () => {
    child?.kill("SIGKILL");
    await database.remove();
  });

  async function start(): Promise<string> {
    child = fork(new URL("./kill.test.child.ts", import.meta.url), [JSON.stringify(database.at), "0", JSON.stringify(settings)], {
      execArgv: ["--conditions=xiaoben-source"],
    });
    const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)));
    const [url] = (await Promise.race([once(child, "message"), ended])) as [string];
    ended.catch(() => undefined);
    return url;
  }

  it(
    `goes on behind the last portion, writes nothing twice and of nobody a part, ${rounds} times`,
    { timeout: rounds * 120_000 },
    async (t) => {
      let url = await start();
      let [broken, usual] = [0, 500];
      for (let round = 0; round < rounds; round++) {
        const file = ledger(round);
        const looked = await send(url, "dryRun=1", file);
        assert.equal(looked.counts.good, people.length * rowsOfEach);
        const importing = untilDone(url, file).catch((error: unknown) => {
          if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
        });
        // The first time surely between two portions, then at any moment, also before the first and behind the last.
        if (round === 0) while ((await written(url, round)).size === 0) await sleep(5);
        else await sleep(Math.random() * usual);
        const gone = once(child!, "exit");
        child!.kill("SIGKILL");
        await gone;
        await importing;
        url = await start();
        const half = await written(url, round);
        for (const [person, hours] of half) assert.equal(hours.length, rowsOfEach, `${person} has a part of the ledger`);
        if (half.size > 0 && half.size < people.length) broken += 1;
        const began = performance.now();
        const report = await untilDone(url, file);
        if (half.size === 0) usual = performance.now() - began;
        assert.deepEqual([report.committed, report.counts.written], [true, people.length * rowsOfEach]);
        const whole = [...(await written(url, round)).values()].flat();
        const same = (one: string | undefined, other: string | undefined): number => ((one ?? "") < (other ?? "") ? -1 : 1);
        assert.deepEqual(whole.map(({ id }) => id).sort(same), looked.rows.map(({ record }) => record).sort(same));
        assert.ok(whole.every(({ version, approvedHours }) => version === 1 && approvedHours === "0.5"));
      }
      assert.ok(broken > 0, "some imports were broken off in the middle");
      t.diagnostic(`${rounds} kills, ${broken} of them between the first portion and the last`);
    },
  );
});

function ledger(round: number): Buffer {
  const lines = people.flatMap((name) => Array.from({ length: rowsOfEach }, (_, n) => `n-${name},2026-10-08,0.5,external,${round} ${n}`));
  return Buffer.from(["工号,日期,学时,类别,内容", ...lines].join("\n"));
}

async function send(url: string, query: string, body: Buffer): Promise<ImportReport> {
  const headers = { authorization: `Bearer ${ids.admin}`, "content-type": "application/octet-stream" };
  const response = await fetch(`${url}api/v1/imports/hours?${query}`, { method: "POST", headers, body: new Uint8Array(body) });
  const answer = (await response.json()) as ImportReport;
  assert.ok(response.ok, JSON.stringify(answer));
  return answer;
}

/** As a client does it: the file once, and then the same commit without it. */
async function untilDone(url: string, file: Buffer): Promise<ImportReport> {
  const commit = `commit=${createHash("sha256").update(file).digest("hex")}`;
  let report = await send(url, commit, file);
  while (!report.committed) report = await send(url, commit, Buffer.alloc(0));
  return report;
}

/** Hours of a ledger that are there, by person. */
async function written(url: string, round: number): Promise<Map<string, Hour[]>> {
  const found = new Map<string, Hour[]>();
  for (let cursor = ""; ;) {
    const response = await fetch(`${url}api/v1/hours?category=external&limit=500${cursor}`, {
      headers: { authorization: `Bearer ${ids.principal}` },
    });
    const page = (await response.json()) as Page<"hour">;
    for (const hour of page.items)
      if (hour.title.startsWith(`${round} `)) found.set(hour.person, [...(found.get(hour.person) ?? []), hour]);
    if (page.next === undefined) return found;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}
