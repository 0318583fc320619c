import assert from "node:assert/strict";
import { test } from "node:test";
import { clauses, conform, type ConformError, junitOf, type ConformOptions, type Report } from "@xiaoben/conformance";
import { generateCounty, memoryCampus, type PersonKey } from "@xiaoben/demo";
import { createApi } from "@xiaoben/server";
import { names, reference, tokens } from "./reference.ts";
import { identityOf } from "../identity.ts";

const url = "http://campus.test/";
const run = (more: Partial<ConformOptions> = {}): Promise<Report> => conform({ url, tokens, fetch: reference(), ...more });
const of = (report: Report, outcome: string): string[] =>
  report.results.filter((one) => one.outcome === outcome).map(({ clause }) => clause);

const whole = await run({ approve: true });

test("the reference server keeps every clause", () => {
  const broken = whole.results.filter(({ outcome }) => outcome === "broken").map(({ clause, failures }) => ({ clause, failures }));
  assert.deepEqual(broken, []);
  // All is offered, so that there is nothing absent to try; everything else was tried.
  assert.deepEqual(of(whole, "notTried"), ["capabilities.absent"]);
  assert.deepEqual(whole.summary, { kept: clauses.length - 1, broken: 0, notOffered: 0, notTried: 1 });
});

test("the reference server keeps every clause over the thousands of records of the demo's county", async () => {
  const county = generateCounty({ today: "2026-11-22" });
  const { lin, su, shen, shao, lu } = county.people;
  const api = createApi({
    backend: memoryCampus(county).backend,
    identity: identityOf(county.tenant, (token) => (token in county.people ? county.people[token as PersonKey].id : undefined)),
  });
  const people = { teacher: "lin", otherTeacher: "su", schoolAdmin: "shen", principal: "shao", countyOfficer: "lu" } as const;
  const report = await run({ tokens: people, fetch: (async (request: Request) => api.fetch(request)) as typeof globalThis.fetch });
  assert.deepEqual(of(report, "broken"), []);
  const text = JSON.stringify(report);
  for (const { displayName } of [lin, su, shen, shao, lu]) assert.ok(!text.includes(displayName), displayName);
});

test("what a run wrote it takes away again", async () => {
  const fetch = reference();
  const hours = async (): Promise<Map<string, unknown>> => {
    const request = new Request(`${url}v1/hours?limit=500`, { headers: { authorization: `Bearer ${tokens.teacher}` } });
    const { items } = (await (await fetch(request)).json()) as { items: { id: string; state: string }[] };
    return new Map(items.filter(({ state }) => state !== "withdrawn").map((item) => [item.id, item]));
  };
  const before = await hours();
  const { left } = await run({ fetch });
  assert.deepEqual([left, await hours()], [[], before]);
});

test("nothing is approved or rejected unless that is allowed; then what was decided stays, and is told", async () => {
  const without = await run({ only: ["act"] });
  assert.deepEqual([of(without, "notTried"), without.left], [["act.approve", "act.reject"], []]);
  const fetch = reference();
  const { left } = await run({ fetch, only: ["act"], approve: true });
  const states = left.map(async ({ id }) => {
    const request = new Request(`${url}v1/hours/${id}`, { headers: { authorization: `Bearer ${tokens.teacher}` } });
    return ((await (await fetch(request)).json()) as { state: string }).state;
  });
  assert.deepEqual(await Promise.all(states), ["approved", "rejected"]);
});

test("what was approved and stays open to its author is caught", async () => {
  const good = reference();
  const open = (async (request: Request) => {
    const response = await good(request);
    const { pathname } = new URL(request.url);
    if (request.method !== "PATCH" || response.status !== 403) return response;
    const now = await good(
      new Request(`${url.slice(0, -1)}${pathname}`, { headers: { authorization: request.headers.get("authorization")! } }),
    );
    const record = (await now.json()) as { state?: string };
    return record.state === "approved" ? Response.json({ record, changes: [] }) : response;
  }) as typeof globalThis.fetch;
  const report = await run({ fetch: open, approve: true });
  assert.deepEqual(of(report, "broken"), ["act.approve"]);
});

test("a read-only run asks and never writes", async () => {
  const good = reference();
  const sent = new Set<string>();
  const fetch = (async (request: Request) => {
    sent.add(`${request.method} ${new URL(request.url).pathname.split("/")[2]}`);
    return good(request);
  }) as typeof globalThis.fetch;
  const report = await run({ fetch, readOnly: true });
  assert.deepEqual([report.summary.broken, of(report, "kept").length > 20], [0, true]);
  const writes = [...sent].filter((one) => !one.startsWith("GET "));
  assert.deepEqual(writes.sort(), ["POST evaluate", "POST rollup"]);
  assert.ok(of(report, "notTried").includes("write.create"));
});

test("what needs a token that was not given is not tried, and says so", async () => {
  const report = await run({ tokens: { teacher: tokens.teacher } });
  assert.equal(report.summary.broken, 0);
  for (const id of ["permission.read", "permission.evaluate", "permission.fields", "act.return", "rollup.answer", "write.change.array"]) {
    const result = report.results.find(({ clause }) => clause === id);
    assert.equal(result?.outcome, "notTried", id);
    assert.match(result.reason?.en ?? "", /token/, id);
  }
  const twice = await run({ tokens: { teacher: tokens.teacher, otherTeacher: tokens.teacher }, only: ["session"] });
  assert.deepEqual(of(twice, "broken"), ["session.answer"], "two names for one person prove nothing");
});

test("what the capabilities leave out is not offered; it must then do nothing", async () => {
  const without = ["hour.remove", "evaluate", "rollup", "changes", "pack.create"];
  const report = await run({ fetch: reference({ without }) });
  assert.deepEqual(of(report, "broken"), []);
  assert.equal(report.results.find(({ clause }) => clause === "capabilities.absent")?.outcome, "kept");
  for (const id of ["remove.draft", "feed.promise", "feed.tombstone", "evaluate.answer", "rollup.answer", "profile.getPost"])
    assert.ok(of(report, "notOffered").includes(id), id);
});

test("capabilities that promise too much, or conceal something, are told", async () => {
  const good = reference({ without: ["hour.remove"] });
  const saying = (operations: (named: string[]) => string[]): typeof globalThis.fetch =>
    (async (request: Request) => {
      const response = await good(request);
      if (!request.url.endsWith("/v1/capabilities")) return response;
      const body = (await response.json()) as { operations: string[] };
      return Response.json({ ...body, operations: operations(body.operations) });
    }) as typeof globalThis.fetch;
  const only = ["capabilities"];
  const promising = await run({ only, fetch: saying((named) => [...named, "hour.remove"]) });
  assert.deepEqual(of(promising, "broken"), ["capabilities.named"]);
  const concealing = await run({ only, fetch: saying((named) => named.filter((one) => one !== "waiver.list")) });
  assert.deepEqual(of(concealing, "broken"), ["capabilities.absent"]);
});

test("single clauses and themes can be run; a name that is none is told", async () => {
  assert.deepEqual(
    (await run({ only: ["write.create", "decimals"] })).results.map(({ clause }) => clause),
    [...clauses.map(({ id }) => id).filter((id) => id === "write.create" || id.startsWith("write.create.")), "decimals"],
  );
  const fails = (more: Partial<ConformOptions>, code: ConformError["code"]): Promise<void> =>
    assert.rejects(run(more), (error: ConformError) => error.name === "ConformError" && error.code === code);
  await fails({ only: ["write.crate"] }, "unknown-clause");
  await fails({ tokens: { teacher: "wrong" } }, "no-session");
  await fails({ tokens: {} }, "no-session");
  await fails({ fetch: () => Promise.reject(new TypeError("fetch failed")) }, "unreachable");
});

test("a report shows neither tokens nor what is said of people", async () => {
  const echo = reference();
  // A server that repeats the token in its refusals is not the report's excuse.
  const fetch = (async (request: Request) => {
    const response = await echo(request);
    if (response.ok) return response;
    const body = { ...((await response.json()) as object), detail: request.headers.get("authorization") };
    return Response.json(body, { status: response.status === 404 ? 400 : response.status });
  }) as typeof globalThis.fetch;
  for (const report of [whole, await run({ fetch })]) {
    const text = JSON.stringify(report) + junitOf(report);
    for (const secret of [...Object.values(tokens), ...names]) assert.ok(!text.includes(secret), secret);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  }
});

test("JUnit: a suite for each theme, a failure with its exchange, what was not tried as skipped", async () => {
  const good = reference();
  const fetch = (async (request: Request) => {
    const answer = await good(request);
    return answer.status === 404 ? Response.json({ msg: '<none> & "\u0001' }, { status: 500 }) : answer;
  }) as typeof globalThis.fetch;
  const report = await run({ fetch, only: ["read.page", "read.one", "read.notFound", "read.address", "capabilities.absent"] });
  const xml = junitOf(report);
  assert.match(xml, /<testsuites [^>]*tests="5" failures="2" skipped="1"/);
  assert.match(
    xml,
    /<testcase classname="conformance.read" name="read.notFound"[^>]*>\s*<failure message="expected a refusal: 404 not-found; got 500/,
  );
  assert.match(xml, /&lt;none&gt; &amp;/);
  assert.ok(!xml.includes("\u0001"));
  assert.match(xml, /docs\/contract\/problems\/not-found\.md/);
  assert.match(xml, /<testcase [^>]*name="capabilities.absent"[^>]*>\s*<skipped message=/);
});

test("an answer that never comes breaks the clause that asked, and the run goes on", async () => {
  const good = reference();
  const fetch = (async (request: Request) => {
    if (request.url.includes("no-such-address")) throw new TypeError("fetch failed");
    return good(request);
  }) as typeof globalThis.fetch;
  const report = await run({ fetch, only: ["read.address", "read.notFound"] });
  assert.deepEqual([of(report, "broken"), of(report, "kept")], [["read.address"], ["read.notFound"]]);
  assert.match(report.results.find(({ clause }) => clause === "read.address")?.failures[0]?.got ?? "", /fetch failed/);
});
