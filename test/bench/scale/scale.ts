import { execFileSync, fork, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImportReport, Rollup } from "@xiaoben/contract";
import type { Load, Loaded } from "../server/load.ts";
import { benchLedger } from "../server/data.ts";
import { startCluster } from "../server/postgres.ts";
import { cpuOf } from "./cpu.ts";
import { placeOf } from "./data.ts";

/** What was measured of a place. */
export type Scaled = { what: string; value: string }[];

/** A place of a size on an engine. */
export interface Size {
  engine: "pglite" | "postgres";
  schools: number;
  teachers: number;
  hours: number;
  /** Of a ledger that is imported. */
  rows: number;
  /** How often readings and writings are measured, and how many milliseconds each time. */
  rounds: number;
  ms: number;
}

export const sizes: Readonly<Record<"school" | "county", Size>> = {
  school: { engine: "pglite", schools: 0, teachers: 0, hours: 0, rows: 2_000, rounds: 3, ms: 1_500 },
  county: { engine: "postgres", schools: 20, teachers: 50, hours: 20, rows: 10_000, rounds: 3, ms: 1_500 },
};

/** Fills a place and asks it: one process of the server, on an engine of its own, both gone afterwards. */
export async function scaleOf(size: Size): Promise<Scaled> {
  execFileSync("node_modules/.bin/tsc", ["-b", "packages/server"], { stdio: ["ignore", "inherit", "inherit"] });
  const folder = mkdtempSync(join(tmpdir(), "xb-scale-"));
  const cluster = size.engine === "postgres" ? await startCluster() : undefined;
  if (size.engine === "postgres" && cluster === undefined)
    throw new Error("A county needs PostgreSQL's programs: `apt-get install postgresql` brings them");
  cluster?.create("scale");
  const at = cluster?.url("scale") ?? join(folder, "data");
  const place = placeOf(size);
  const people = [place.officer, place.admin, ...place.teachers.slice(0, 50).map(({ id }) => id)];
  writeFileSync(join(folder, "records.json"), JSON.stringify(place.records));
  const told: Scaled = [];
  const tell = (what: string, value: string): void => {
    told.push({ what, value });
    console.error(`${what}: ${value}`);
  };
  let child: ChildProcess | undefined;
  const start = async (file: string): Promise<{ url: string; tokens: Record<string, string> }> => {
    const began = fork(new URL("../server/ours.ts", import.meta.url), [at, file, people.join(",")], { execArgv: [] });
    child = began;
    const ended = once(began, "exit").then(([code]) => Promise.reject(new Error(`The server ended with ${code}`)));
    ended.catch(() => undefined);
    return ((await Promise.race([once(began, "message"), ended])) as [{ url: string; tokens: Record<string, string> }])[0];
  };
  const stop = async (): Promise<void> => {
    if (child === undefined) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
    child = undefined;
  };
  /** What it took by the clock, and of computing in the server and in PostgreSQL. */
  const timed = async <T>(run: () => Promise<T>): Promise<{ value: T; ms: number; cpu: number }> => {
    const cpu = (): number => cpuOf([child?.pid, cluster?.pid].filter((pid) => pid !== undefined));
    const [began, before] = [performance.now(), cpu()];
    const value = await run();
    return { value, ms: performance.now() - began, cpu: cpu() - before };
  };
  const load = fork(new URL("../server/load.ts", import.meta.url), { execArgv: [] });
  try {
    tell("records, people", `${place.records.length}, ${place.people}`);
    const empty = await timed(() => start(""));
    tell("first start, empty", taken(empty));
    await stop();
    const filled = await timed(() => start(join(folder, "records.json")));
    tell("first data", `${taken(filled)}; ${each(filled, place.records.length)} a record`);
    const server = filled.value;
    const send = async <T>(as: string, path: string, body: string, type = "application/json"): Promise<T> => {
      const headers = { authorization: `Bearer ${server.tokens[as]}`, "content-type": type };
      const response = await fetch(`${server.url}api/v1/${path}`, { method: "POST", headers, body });
      if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as T;
    };
    const judged = async (): Promise<void> => {
      for (;;) {
        const { rollups } = await send<{ rollups: Rollup[] }>(place.officer, "rollup", JSON.stringify({ org: place.county }));
        if (rollups.length > 0 && rollups.every(({ stale }) => stale === 0)) return;
        await new Promise((wake) => setTimeout(wake, 200));
      }
    };
    const judging = await timed(judged);
    tell("judging everybody", `${taken(judging)}; ${each(judging, place.people)} a person`);
    const sum = await several(
      size.rounds,
      async () => (await timed(() => send(place.officer, "rollup", JSON.stringify({ org: place.county })))).ms,
    );
    tell("sums of the county", `${range(sum)} ms`);
    tell("memory of the server", `${memoryOf(child!)} MB`);
    const bytes = (): number => sizeOf(at, cluster !== undefined);
    const before = bytes();
    tell(
      "size on disk",
      `${(before / 2 ** 20).toFixed(0)} MB, ${Math.round(before / place.records.length)} bytes a record with its history, projections and entry`,
    );

    const loaded = async (requests: Load["requests"], connections: number): Promise<Loaded> => {
      load.send({ url: `${server.url}api/v1`, requests, connections, ms: size.ms } satisfies Load);
      return ((await once(load, "message")) as [Loaded])[0];
    };
    const measured = async (name: string, requests: Load["requests"], connections: number): Promise<void> => {
      await loaded(requests, connections);
      const { value: all, cpu } = await timed(() => several(size.rounds, () => loaded(requests, connections)));
      const per = all.map((one) => 1000 / one.each);
      const computing = cpu / all.reduce((sum, { answers }) => sum + answers, 0);
      tell(
        name,
        `${range(per)} a second; ${computing.toFixed(2)} ms of computing each; median ${range(all.map((one) => one.median))} ms, 99 of 100 within ${range(all.map((one) => one.p99))} ms`,
      );
    };
    const as = (person: string): { authorization: string } => ({ authorization: `Bearer ${server.tokens[person]}` });
    const hours = place.records
      .flatMap((entry) => (entry.kind === "hour" && entry.record.state === "approved" ? [entry.record.id] : []))
      .slice(0, 2_000);
    const own = place.teachers.slice(0, 50);
    await measured(
      "readings, 8 at once",
      hours.map((id) => ({ method: "GET", path: `/api/v1/hours/${id}`, headers: as(place.officer) })),
      8,
    );
    await measured(
      "pages of fifty, 8 at once",
      own.map(({ id }) => ({ method: "GET", path: `/api/v1/hours?person=${id}&limit=50`, headers: as(place.officer) })),
      8,
    );
    const writings = own.map(({ id: person, org }) => ({
      method: "PUT",
      path: "/api/v1/hours/{new}",
      headers: { "content-type": "application/json", "if-none-match": "*", ...as(person) },
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
    }));
    await measured("writings, 1 at once", writings, 1);
    await measured("writings, 16 at once", writings, 16);

    await judged();
    const ledger = benchLedger(place, size.rows);
    const file = createHash("sha256").update(ledger).digest("hex");
    const looked = await timed(() => send<ImportReport>(place.admin, "imports/hours?dryRun=1", ledger, "text/csv"));
    if (looked.value.counts.good !== size.rows) throw new Error(`Of ${size.rows} rows ${looked.value.counts.good} are good`);
    const imported = await timed(async () => {
      let state = await send<ImportReport>(place.admin, `imports/hours?commit=${file}`, ledger, "text/csv");
      while (!state.committed) state = await send(place.admin, `imports/hours?commit=${file}`, "", "text/csv");
    });
    tell(`import of ${size.rows} rows`, `looked at in ${taken(looked)}, written in ${taken(imported)}; ${each(imported, size.rows)} a row`);
    const again = await timed(judged);
    tell("judged after the import", taken(again));
    tell("memory of the server at the end", `${memoryOf(child!)} MB`);
    await stop();
    const restarted = await timed(() => start(""));
    tell("start with data", taken(restarted));
    return told;
  } finally {
    load.kill();
    await stop();
    await cluster?.close();
    rmSync(folder, { recursive: true, force: true });
  }

  function sizeOf(where: string, isServer: boolean): number {
    if (!isServer) return Number(execFileSync("du", ["-sb", "--exclude=pg_wal", where], { encoding: "utf8" }).split("\t")[0]);
    return Number(cluster!.ask("scale", "select pg_database_size('scale')"));
  }
}

async function several<T>(times: number, run: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let n = 0; n < times; n++) all.push(await run());
  return all;
}

interface Taken {
  ms: number;
  cpu: number;
}

const taken = ({ ms, cpu }: Taken): string => `${(ms / 1000).toFixed(1)} s (${(cpu / 1000).toFixed(1)} s of computing)`;

const each = ({ ms, cpu }: Taken, of: number): string => `${(ms / of).toFixed(2)} ms (${(cpu / of).toFixed(2)} of computing)`;

const range = (values: readonly number[]): string => {
  const digits = Math.max(...values) < 20 ? 1 : 0;
  return `${Math.min(...values).toFixed(digits)} – ${Math.max(...values).toFixed(digits)}`;
};

/** What it takes of the machine's memory now. */
const memoryOf = ({ pid }: ChildProcess): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024);
