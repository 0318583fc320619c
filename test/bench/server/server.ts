import { execFileSync, fork, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImportReport } from "@xiaoben/contract";
import { compare, type Measured, type Samples } from "../bench.ts";
import { benchCounty, benchLedger, type Asked } from "./data.ts";
import type { Load, Loaded } from "./load.ts";
import { startCluster, type Cluster } from "./postgres.ts";

/**
 * What an answer of the reference server costs, in milliseconds of the whole machine for each answer under load, against a bare Hono and
 * `pg` server on the same PostgreSQL: `server/read` one hour record, `server/page` fifty of a person, `server/write` a new one.
 * `server/import`: a ledger, against `COPY` of the same rows into one bare table. `server/report`: p99 of reads while the county is
 * summed up without a pause, against their median. The server, the load and PostgreSQL are processes of their own.
 */
export async function serverBench({
  rounds,
  ms,
  rows,
  wants = () => true,
}: {
  rounds: number;
  ms: number;
  rows: number;
  /** Which of them. */
  wants?: (name: string) => boolean;
}): Promise<Measured[]> {
  const cluster = await startCluster();
  if (cluster === undefined) {
    console.error("server/…: left out. They need PostgreSQL's programs: `apt-get install postgresql` brings them");
    return [];
  }
  execFileSync("node_modules/.bin/tsc", ["-b", "packages/server"], { stdio: ["ignore", "inherit", "inherit"] });
  const folder = mkdtempSync(join(tmpdir(), "xb-bench-"));
  const children: ChildProcess[] = [];
  const start = async <T>(script: string, args: string[]): Promise<[child: ChildProcess, said: T]> => {
    const child = fork(new URL(script, import.meta.url), args, {
      execArgv: (process.env["XB_BENCH_NODE"] ?? "").split(" ").filter(Boolean),
    });
    children.push(child);
    const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`${script} ended with ${code}`)));
    ended.catch(() => undefined);
    return [child, ((await Promise.race([once(child, "message"), ended])) as [T])[0]];
  };
  try {
    const asked = benchCounty();
    fill(cluster, asked);
    writeFileSync(join(folder, "county.json"), JSON.stringify(asked.records));
    const people = [asked.officer, asked.admin, ...asked.teachers.slice(0, 50).map(({ id }) => id)];
    const [, ours] = await start<Ours>("ours.ts", [cluster.url("ours"), join(folder, "county.json"), people.join(",")]);
    const [, peer] = await start<string>("peer.ts", [cluster.url("peer")]);
    const load = fork(new URL("load.ts", import.meta.url), { execArgv: [] });
    children.push(load);
    const ended = once(load, "exit").then(() => Promise.reject(new Error("The load failed")));
    ended.catch(() => undefined);
    const loaded = async (what: Load): Promise<Loaded> => {
      load.send(what);
      return (await Promise.race([new Promise((said) => load.once("message", said)), ended])) as Loaded;
    };
    await judgedAll(ours, asked);
    const questions = questionsOf(asked, ours);
    const measured: Measured[] = [];
    for (const name of (["read", "page", "write"] as const).filter((one) => wants(`server/${one}`))) {
      const samples: Samples = {};
      for (let round = -1; round < rounds; round++)
        for (const [who, url] of [
          ["ours", `${ours.url}api/v1`],
          ["pg", peer],
        ] as const) {
          const { each } = await loaded({ url, requests: questions[name](who === "ours"), connections: 16, ms });
          if (round >= 0) (samples[who] ??= []).push(each);
        }
      measured.push(...compare(`server/${name}`, samples));
    }
    if (wants("server/report"))
      measured.push(
        ...(await report(
          ours,
          asked,
          (time) => loaded({ url: `${ours.url}api/v1`, requests: questions.read(true), connections: 8, ms: time }),
          rounds,
          ms,
        )),
      );
    if (wants("server/import")) measured.push(...(await imported(cluster, ours, asked, rows)));
    return measured;
  } finally {
    for (const child of children) {
      const gone = child.exitCode === null ? once(child, "exit") : undefined;
      child.kill();
      await gone;
    }
    await cluster.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ours {
  url: string;
  tokens: Record<string, string>;
}

/** The peer's own table, with the same hours in it; and an empty one for `COPY`. */
function fill(cluster: Cluster, { hours }: Asked): void {
  for (const name of ["ours", "peer"]) cluster.create(name);
  cluster.psql(
    "peer",
    `create table hours (id uuid primary key, person uuid not null, day date not null, body jsonb not null); create index on hours (person, day desc, id);
     create table ledger (row int primary key, number text not null, day date not null, hours numeric(12,4) not null, category text not null, title text not null)`,
  );
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = hours.map((hour) => [hour.id, hour.person, hour.on, quoted(JSON.stringify(hour))].join(","));
  cluster.psql("peer", "copy hours from stdin (format csv)", `${lines.join("\n")}\n`);
}

/** The same questions in the words of the two. */
function questionsOf(
  { hours, teachers, officer }: Asked,
  { tokens }: Ours,
): Record<"read" | "page" | "write", (ours: boolean) => Load["requests"]> {
  const as = (person: string, ours: boolean): { headers?: Record<string, string> } =>
    ours ? { headers: { authorization: `Bearer ${tokens[person]}` } } : {};
  const base = (ours: boolean): string => (ours ? "/api/v1/hours" : "/hours");
  return {
    read: (ours) =>
      hours.filter((_, i) => i % 7 === 0).map(({ id }) => ({ method: "GET", path: `${base(ours)}/${id}`, ...as(officer, ours) })),
    page: (ours) => teachers.map(({ id }) => ({ method: "GET", path: `${base(ours)}?person=${id}&limit=50`, ...as(officer, ours) })),
    write: (ours) =>
      teachers.slice(0, 50).map(({ id: person, org }) => ({
        method: "PUT",
        path: `${base(ours)}/{new}`,
        headers: { "content-type": "application/json", "if-none-match": "*", ...as(person, ours).headers },
        body: JSON.stringify({
          org,
          person,
          on: "2026-10-09",
          title: "校本讲座",
          claimedHours: "2",
          category: "lecture",
          role: "participant",
          level: "school",
        }),
      })),
  };
}

async function send<T>({ url, tokens }: Ours, as: string, path: string, body: string, type = "application/json"): Promise<T> {
  const response = await fetch(`${url}api/v1/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${tokens[as]}`, "content-type": type },
    body,
  });
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

const summed = (ours: Ours, { officer, county }: Asked): Promise<{ rollups: { stale: number }[] }> =>
  send(ours, officer, "rollup", JSON.stringify({ org: county }));

/** Until the first filling of verdicts is over: it is no part of any answer. */
async function judgedAll(ours: Ours, asked: Asked): Promise<void> {
  const { rollups } = await summed(ours, asked);
  if (rollups.length > 0 && rollups.every(({ stale }) => stale === 0)) return;
  await new Promise((wake) => setTimeout(wake, 200));
  await judgedAll(ours, asked);
}

/** Reads while another asks for the sums of the county, one after the other. */
async function report(ours: Ours, asked: Asked, read: (ms: number) => Promise<Loaded>, rounds: number, ms: number): Promise<Measured[]> {
  const samples: Samples = {};
  for (let round = 0; round < rounds; round++) {
    let reading = true;
    const reports = (async () => {
      while (reading) await summed(ours, asked);
    })();
    const { p99, median } = await read(ms);
    reading = false;
    await reports;
    (samples["ours"] ??= []).push(p99);
    (samples["median"] ??= []).push(median);
  }
  return compare("server/report", samples);
}

/** From the commit of a ledger that was looked at until all of it is written; against `COPY` by `psql`. */
async function imported(cluster: Cluster, ours: Ours, asked: Asked, rows: number): Promise<Measured[]> {
  const ledger = benchLedger(asked, rows);
  const file = createHash("sha256").update(ledger).digest("hex");
  const call = (query: string, body: string): Promise<ImportReport> => send(ours, asked.admin, `imports/hours?${query}`, body, "text/csv");
  const looked = await call("dryRun=1", ledger);
  if (looked.counts.good !== rows) throw new Error(`Of ${rows} rows ${looked.counts.good} are good: ${JSON.stringify(looked.rows[0])}`);
  const began = performance.now();
  let state = await call(`commit=${file}`, ledger);
  while (!state.committed) state = await call(`commit=${file}`, "");
  const own = performance.now() - began;
  const bare = ledger
    .split("\n")
    .slice(1)
    .map((line, n) => `${n},${line}`);
  const copied = performance.now();
  cluster.psql("peer", "copy ledger from stdin (format csv)", `${bare.join("\n")}\n`);
  return compare("server/import", { ours: [own], copy: [performance.now() - copied] });
}
