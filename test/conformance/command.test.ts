import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids } from "@xiaoben/backend/testing";
import { exits, main } from "@xiaoben/cli";
import { personNames, type Report } from "@xiaoben/conformance";
import { startServer, type RunningServer } from "@xiaoben/server";
import { identityOf } from "../identity.ts";

/** The people whose tokens the demo hands out, in the order of the command's names for them. */
const demo = new Map([
  ["林知远", ids.observer],
  ["苏禾", ids.stranger],
  ["顾明岚", ids.lead],
  ["沈若川", ids.admin],
  ["邵怀瑾", ids.principal],
  ["陆星桥", ids.officer],
]);
const folder = mkdtempSync(join(tmpdir(), "xb-conform-cli-"));
let server: RunningServer;
/** Whether the server overwrites whatever version the caller saw. */
let ignoring = false;

before(async () => {
  const store = createMemoryStore();
  store.load("t", fixture);
  server = await startServer({
    store,
    port: 0,
    identity: identityOf("t", (token) => [...demo.values()].find((person) => person === token)),
    mount: (app) => {
      app.post("/demo/token", async (c) => c.json({ token: demo.get(((await c.req.json()) as { person: string }).person) }));
      app.all("/careless/*", async (c) => {
        const url = new URL(c.req.url);
        const headers = new Headers(c.req.raw.headers);
        if (ignoring) headers.delete("if-match");
        url.pathname = url.pathname.replace("/careless", "");
        const body = c.req.method === "GET" ? {} : { body: await c.req.arrayBuffer() };
        return fetch(new Request(url, { method: c.req.method, headers, ...body }));
      });
    },
  });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function run(args: string[], lang = "en"): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await main(["conform", "--lang", lang, ...args], { env: {}, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { exit, out: out.join("\n"), err: err.join("\n") };
}
const at = (path = "api"): string => `${server.url}${path}`;

test("with the demo on this machine no token is needed; a good back end gives a short table and exit 0", async () => {
  const { exit, out } = await run(["--url", at()], "zh");
  assert.equal(exit, exits.good, out);
  assert.ok(out.includes(`令牌：${personNames.join(", ")}`), out);
  assert.match(out, /新建与修改 +\d+ +· +· +·/);
  assert.match(out, /试过的 \d+ 条全部符合。$/);
  assert.doesNotMatch(out, /✗/);
});

test("a failure tells clause, request, answer, what was expected, how to mend it and what to read; exit 1; files hold all", async () => {
  ignoring = true;
  const [json, junit] = [join(folder, "report.json"), join(folder, "report.xml")];
  const args = [
    "--url",
    at("careless/api"),
    "--token",
    ids.observer,
    "--only",
    "write.stale,remove.stale",
    "--json",
    json,
    "--junit",
    junit,
  ];
  const { exit, out, err } = await run(args);
  ignoring = false;
  assert.equal(exit, exits.broken);
  const said = out.replace(/ {2,}/g, "  ");
  for (const words of [
    /✗ write\.stale {2}A change of a version that is not the present one/,
    /sent {2}PATCH \/v1\/hours\/[0-9a-f-]{36} {2}\(teacher\)\n.*content-type: application\/merge-patch\+json\n.*if-match: "1"\n {2}\{"category":"external","minutes":"11"\}/,
    /came {2}200 {2}content-type: application\/json/,
    /expected {2}a refusal: 412 stale-version/,
    /got {2}200/,
    /to mend {2}Compare If-Match with the stored version/,
    /read {2}docs\/contract\/problems\/stale-version\.md/,
    /again {2}--only write\.stale/,
    /Begin with write\.stale/,
    /Clauses tried: 2, broken: 2/,
  ])
    assert.match(said, words);
  const report = JSON.parse(readFileSync(json, "utf8")) as Report;
  assert.deepEqual([report.format, report.summary.broken], ["xiaoben.conformance/1", 2]);
  const sent = report.results.flatMap(({ exchanges }) => exchanges.map(({ headers }) => headers["authorization"]));
  assert.deepEqual([...new Set(sent)], ["Bearer (teacher)"]);
  assert.match(readFileSync(junit, "utf8"), /<testsuites [^>]*failures="2"/);
  assert.match(err, /Wrote .*report\.json\nWrote .*report\.xml/);
});

test("tokens are given by role; what needs another says so", async () => {
  const { exit, out } = await run(["--url", at(), "--token", ids.observer, "--token", `schoolAdmin=${ids.admin}`, "--only", "permission"]);
  assert.equal(exit, exits.good);
  assert.match(out, /no token of otherTeacher was given \(--token otherTeacher=…\): permission\.read, permission\.list/);
  assert.match(out, /Permissions +5 +· +· +7/);
});

test("what cannot be understood is said with exit 1, what cannot be reached with exit 3", async () => {
  for (const [args, exit, says] of [
    [["--token", "student=x"], exits.usage, /roles: teacher, otherTeacher/],
    [["--token", "a", "--token", "teacher=b"], exits.usage, /teacher is given twice/],
    [["--only", "write.crate"], exits.usage, /no clause "write\.crate"/],
    [["--patience", "soon"], exits.usage, /seconds/],
    [["report.json"], exits.usage, /reads no file/],
    [["--url", "http://127.0.0.1:9", "--token", "x"], exits.server, /127\.0\.0\.1:9/],
    [["--url", "https://campus.invalid", "--token", "schoolAdmin=x"], exits.usage, /--token/],
    [["--token", "wrong"], exits.server, /session/],
    [["--only", "session", "--json", folder], exits.usage, /Cannot write/],
  ] as const) {
    const done = await run(args.includes("--url" as never) ? [...args] : ["--url", at(), ...args]);
    assert.deepEqual([done.exit, says.test(done.err)], [exit, true], `${args.join(" ")}: ${done.err}`);
  }
});
