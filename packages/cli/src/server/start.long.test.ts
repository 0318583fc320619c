import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, describe, it } from "node:test";
import { fixture, ids, newHour } from "@xiaoben/backend/testing";
import { newId, type Id, type Session } from "@xiaoben/contract";
import { openPgliteStore } from "@xiaoben/server";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";

const folder = mkdtempSync(join(tmpdir(), "xb-serve-"));
const dataDir = join(folder, "data");
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const encoded = (content: object): string => Buffer.from(JSON.stringify(content)).toString("base64url");

function tokenOf(person: Id): string {
  const now = Math.floor(Date.now() / 1000);
  const said = `${encoded({ alg: "ES256", kid: "k" })}.${encoded({ sub: person, tenant: "qinghe", aud: "xiaoben", iat: now, exp: now + 300 })}`;
  return `${said}.${sign("sha256", Buffer.from(said), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}

/** A process of the command, with what it said. */
interface Running {
  out: () => string;
  err: () => string;
  ended: Promise<number | null>;
  stop(): void;
}

function start(config: string): Running {
  const bin = fileURLToPath(new URL("../bin.ts", import.meta.url));
  const [out, err]: [string[], string[]] = [[], []];
  const child = spawn(process.execPath, ["--conditions=xiaoben-source", bin, "server", "start", "--config", config, "--lang", "en"], {
    env: { PATH: process.env["PATH"] ?? "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  child.stdout.on("data", (part: Buffer) => out.push(String(part)));
  child.stderr.on("data", (part: Buffer) => err.push(String(part)));
  return {
    out: () => out.join(""),
    err: () => err.join(""),
    ended: once(child, "close").then(([code]) => code as number | null),
    stop: () => void child.kill("SIGTERM"),
  };
}

async function addressOf({ err, ended }: Running): Promise<string> {
  const gone = ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${err()}`)));
  gone.catch(() => undefined);
  for (;;) {
    const found = /answers at (http:\S+)\/v1/.exec(err())?.[1];
    if (found !== undefined) return found;
    await Promise.race([gone, new Promise((wake) => setTimeout(wake, 50))]);
  }
}

describe("a server that an operator starts", () => {
  it("answers, and under load ends what is under way, seals, and exits 0 when it is told to stop", { timeout: 240_000 }, async () => {
    const config = file("settings.json", {
      dataDir,
      port: 0,
      jwks: file("keys.json", { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k", alg: "ES256" }] }),
      firstData: file("first.json", { tenant: "qinghe", records: fixture }),
    });
    const server = start(config);
    const url = await addressOf(server);
    assert.match(server.err(), new RegExp(`Loaded ${fixture.length} records of the first data`));
    const origin = new URL(url).origin;
    assert.deepEqual([(await fetch(`${origin}/healthz`)).status, (await fetch(`${origin}/readyz`)).status], [200, 200]);
    const authorization = `Bearer ${tokenOf(ids.observer)}`;
    const session = (await (await fetch(`${url}/v1/session`, { headers: { authorization } })).json()) as Session;
    assert.equal(session.person, ids.observer);
    assert.equal((await fetch(`${url}/v1/session`)).status, 401);

    const acknowledged: Id[] = [];
    let broken = 0;
    let stopped = 0;
    const write = async (): Promise<void> => {
      for (;;) {
        const id = newId();
        const headers = { authorization, "content-type": "application/json", "if-none-match": "*" };
        // A connection that was refused has no answer; one that has an answer is kept to it.
        const answer = await fetch(`${url}/v1/hours/${id}`, { method: "PUT", headers, body: JSON.stringify(newHour()) }).catch(
          () => undefined,
        );
        if (answer === undefined) return;
        const record = await answer.json().catch(() => undefined);
        if (answer.ok && record !== undefined) acknowledged.push(id);
        else if (answer.status !== 503) broken++;
        if (stopped > 0 && answer.status === 503) return;
      }
    };
    const writers = Array.from({ length: 12 }, write);
    for (const until = Date.now() + 60_000; acknowledged.length < 20; await new Promise((wake) => setTimeout(wake, 20)))
      assert.ok(Date.now() < until, server.err());
    stopped = Date.now();
    server.stop();
    await Promise.all(writers);
    assert.equal(await server.ended, exits.good, server.err());
    assert.ok(Date.now() - stopped < 20_000, "within the seconds that are given for it");
    assert.equal(broken, 0, "every answer that began ended whole");
    await assert.rejects(fetch(`${origin}/healthz`));
    const lines = server
      .out()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.ok(lines.length > acknowledged.length && lines.every((line) => typeof line["correlationId"] === "string"));
    assert.doesNotMatch(server.out(), new RegExp(`${ids.observer}|${acknowledged[0]!}|县级讲座`));

    const store = await openPgliteStore({ dir: dataDir });
    for (const id of acknowledged) assert.ok(await store.get("qinghe", { kind: "hour", id }), "what was acknowledged is there");
    const { sealed, unsealed, broken: altered } = await store.verifyAudit("qinghe");
    assert.deepEqual([sealed >= acknowledged.length, unsealed, altered], [true, 0, undefined]);
    await store.close();
  });

  it("starts nothing from a configuration that is wrong, and says all that is", async () => {
    const config = file("wrong.json", { port: "many", databaseUrl: "mysql://hidden", logLevel: "loud" });
    const before = performance.now();
    const server = start(config);
    assert.equal(await server.ended, exits.faulty);
    assert.ok(performance.now() - before < 60_000);
    assert.match(server.err(), /4 things are wrong/);
    for (const name of ["port", "databaseUrl", "logLevel", "XIAOBEN_JWKS"]) assert.ok(server.err().includes(name), name);
    assert.doesNotMatch(server.err(), /hidden|\bat .*\.ts/);
  });
});

describe("commands for operators", () => {
  async function run(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const terminal = {
      env: { XIAOBEN_DATA_DIR: join(folder, "none") },
      out: (text: string) => out.push(text),
      err: (text: string) => err.push(text),
    };
    return { exit: await main(["server", ...args, "--lang", "en"], terminal), out: out.join("\n"), err: err.join("\n") };
  }

  it("say what is missing, and make nothing where nothing is", async () => {
    assert.deepEqual([(await run()).exit, (await run("strat")).exit, (await run("backup")).exit], [exits.usage, exits.usage, exits.usage]);
    const doctor = await run("doctor");
    assert.equal(doctor.exit, exits.faulty);
    assert.match(doctor.out, /BAD +connection .*holds no data.*\n.*\n\n1 things to be mended/);
    for (const [command, ...rest] of [["backup", join(folder, "b")], ["rebuild"]] as const) {
      const refused = await run(command, ...rest);
      assert.deepEqual([refused.exit, /holds no data/.test(refused.err)], [exits.server, true], command);
    }
    const restore = await run("restore", "--check", join(folder, "settings.json"));
    assert.deepEqual([restore.exit, /is no backup/.test(restore.err)], [exits.faulty, true]);
    const check = await run("check", "--json");
    assert.equal(check.exit, exits.faulty);
    const told = JSON.parse(check.out) as { settings: { key: string; from: string }[]; problems: string[] };
    assert.equal(told.settings.find(({ key }) => key === "dataDir")?.from, "XIAOBEN_DATA_DIR");
    assert.deepEqual(told.problems.length, 1);
  });
});
