import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  newId,
  ProblemError,
  problemCodes,
  type ChangesPage,
  type Hour,
  type ImportReport,
  type Problem,
  type WriteAnswer,
} from "@xiaoben/contract";
import type { Store } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids, newBinding, newDecision, newHour, nextPack, seed } from "@xiaoben/backend/testing";
import { engines } from "../engines.test.help.ts";
import { startServer, type LogLine, type RunningServer } from "../index.ts";

const json = { "content-type": "application/json" };

onEachStore("the contract over HTTP", (open) => {
  let server: RunningServer;
  const lines: LogLine[] = [];
  before(async () => {
    const store = await open();
    await seed(store, "t", fixture);
    const identity = {
      async verify(token: string) {
        if (token === "broken") throw new TypeError(`secret of ${ids.observer}`);
        if (!(token in ids)) throw new ProblemError("signed-out", "Nobody.");
        return { tenant: "t", person: ids[token as keyof typeof ids] };
      },
    };
    server = await startServer({
      store,
      identity,
      port: 0,
      origins: ["http://portal.test"],
      log: (line) => lines.push(line),
      now: () => new Date("2026-11-22T04:00:00.000Z"),
    });
  });
  after(() => server.close());

  const call = (
    path: string,
    { as = "observer", headers = {}, ...init }: RequestInit & { as?: string | null; headers?: Record<string, string> } = {},
  ): Promise<Response> =>
    fetch(`${server.url}api/v1/${path}`, { ...init, headers: { ...(as !== null && { authorization: `Bearer ${as}` }), ...headers } });
  const create = (
    id: string,
    { headers = {}, body = JSON.stringify(newHour()) }: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<Response> => call(`hours/${id}`, { method: "PUT", body, headers: { ...json, "if-none-match": "*", ...headers } });
  const problem = async (response: Response, code: string, status: number): Promise<Problem> => {
    const found = (await response.json()) as Problem;
    assert.deepEqual([response.status, found.code, found.status], [status, code, status], found.detail);
    assert.match(response.headers.get("content-type") ?? "", /^application\/problem\+json/);
    assert.equal(found.correlationId, response.headers.get("x-correlation-id"));
    assert.ok((problemCodes as readonly string[]).includes(found.code));
    return found;
  };

  it("answers a request in which everything is wrong with less than came", async () => {
    const id = newId();
    await create(id);
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, 1])));
    const response = await call(`hours/${id}`, { method: "PATCH", headers: json, body });
    const { issues, detail } = await problem(response, "not-permitted", 403);
    assert.deepEqual([issues?.length, detail.length], [100, 2_001]);
  });

  it("creates, reads, changes and removes; every answer carries the version", async () => {
    const id = newId();
    const created = await create(id);
    assert.equal(created.status, 201);
    const { record, changes } = (await created.json()) as WriteAnswer<"hour">;
    assert.deepEqual([record?.state, changes], ["draft", [{ kind: "hour", id, version: 1 }]]);
    const changed = await call(`hours/${id}`, {
      method: "PATCH",
      headers: { ...json, "if-match": 'W/"1"' },
      body: JSON.stringify({ title: "讲座二" }),
    });
    assert.deepEqual([changed.status, changed.headers.get("etag")], [200, '"2"']);
    const read = await call(`hours/${id}`);
    assert.equal(((await read.json()) as Hour).title, "讲座二");
    assert.equal((await call(`hours/${id}`, { headers: { "if-none-match": '"2"' } })).status, 304);
    assert.equal((await call(`hours/${id}`, { method: "HEAD" })).status, 200);
    const removed = await call(`hours/${id}?expectedVersion=2`, { method: "DELETE" });
    assert.deepEqual(((await removed.json()) as WriteAnswer).changes, [{ kind: "hour", id, version: 3 }]);
    await problem(await call(`hours/${id}`), "not-found", 404);
  });

  it("publishes a pack only when nothing is found in it, binds it from a day on and ends what was bound before", async () => {
    const send = (path: string, body: object, more: { method?: string; headers?: Record<string, string> } = {}): Promise<Response> =>
      call(path, { as: "officer", method: "POST", body: JSON.stringify(body), ...more, headers: { ...json, ...more.headers } });
    const put = (path: string, body: object): Promise<Response> => send(path, body, { method: "PUT", headers: { "if-none-match": "*" } });
    const act = (path: string, name: string, input?: object): Promise<Response> =>
      send(`${path}/actions/${name}`, { actionId: newId(), ...(input && { input }) });
    const draft = `packs/${newId()}`;
    assert.equal((await put(draft, { org: ids.county, pack: nextPack({ examples: [] }) })).status, 201);
    const { issues } = await problem(await act(draft, "publish"), "guard-failed", 409);
    assert.deepEqual(
      issues?.map((one) => `${one.pointer} ${one.code}`),
      ["/pack/examples example-missing"],
    );
    const patch = { method: "PATCH", headers: { "if-match": '"1"' } };
    assert.equal((await send(draft, { pack: nextPack() }, patch)).status, 200);
    const published = (await (await act(draft, "publish")).json()) as WriteAnswer<"pack">;
    assert.deepEqual([published.record?.state, published.record?.publishedBy], ["published", ids.officer]);
    const binding = `bindings/${newId()}`;
    const bound = (await (await put(binding, newBinding(ids.county, "2", "2026-12-01"))).json()) as WriteAnswer<"binding">;
    assert.equal(bound.changes.length, 2, "the earlier one is ended");
    await problem(await act(binding, "end", { to: "2026-11-30" }), "validation", 422);
    const ended = (await (await act(binding, "end", { to: "2026-12-31" })).json()) as WriteAnswer<"binding">;
    assert.equal(ended.record?.to, "2026-12-31");
    const decided = await put(`decisions/${newId()}`, newDecision(ids.county, { reading: "two", from: "2026-12-01" }));
    assert.equal(((await decided.json()) as WriteAnswer<"decision">).record?.by, ids.officer);
  });

  it("answers a stale write with 412 and the record as it is now", async () => {
    const id = newId();
    await create(id);
    const patch = (version: string, title: string): Promise<Response> =>
      call(`hours/${id}`, { method: "PATCH", headers: { ...json, "if-match": version }, body: JSON.stringify({ title }) });
    assert.equal((await patch('"1"', "first")).status, 200);
    const stale = await problem(await patch('"1"', "second"), "stale-version", 412);
    assert.deepEqual([(stale.current as Hour).version, (stale.current as Hour).title], [2, "first"]);
    await problem(await patch("yesterday", "x"), "validation", 422);
  });

  it("a creation repeated by the same action gives the first answer; by another it is refused", async () => {
    const [id, actionId] = [newId(), newId()];
    const first = (await (await create(id, { headers: { "x-action-id": actionId } })).json()) as WriteAnswer;
    const again = await create(id, { headers: { "x-action-id": actionId } });
    assert.deepEqual(((await again.json()) as WriteAnswer).changes, first.changes);
    const other = await problem(await create(id, { body: JSON.stringify({ ...newHour(), title: "另一个" }) }), "stale-version", 412);
    assert.equal((other.current as Hour).title, newHour().title);
    await problem(await create(newId(), { headers: { "x-action-id": actionId } }), "action-reused", 409);
    await problem(await create(newId(), { headers: { "x-action-id": "one" } }), "validation", 422);
  });

  it("acts once for an action id", async () => {
    const [id, actionId] = [newId(), newId()];
    await create(id);
    const submit = (body: object): Promise<Response> =>
      call(`hours/${id}/actions/submit`, { method: "POST", headers: json, body: JSON.stringify(body) });
    const first = (await (await submit({ actionId, version: 1, input: {} })).json()) as WriteAnswer<"hour">;
    assert.deepEqual([first.record?.state, first.record?.version], ["submitted", 2]);
    assert.deepEqual(((await (await submit({ actionId, version: 1, input: {} })).json()) as WriteAnswer).changes, first.changes);
    await problem(await submit({ actionId: newId(), version: 2 }), "transition-not-allowed", 409);
    await problem(await submit({ actionId: newId(), version: "2" }), "validation", 422);
    await problem(await submit({ actionId: newId(), reason: "x" }), "validation", 422);
  });

  it("takes the same writes as GET and POST alone: method and conditions in headers or in the address", async () => {
    const id = newId();
    const created = await call(`hours/${id}?_method=PUT&create=1`, { method: "POST", headers: json, body: JSON.stringify(newHour()) });
    assert.equal(created.status, 201);
    const changed = await call(`hours/${id}?expectedVersion=1`, {
      method: "POST",
      headers: { ...json, "x-http-method-override": "patch" },
      body: JSON.stringify({ title: "x" }),
    });
    assert.equal(changed.headers.get("etag"), '"2"');
    assert.equal((await call(`hours/${id}?_method=DELETE`, { method: "POST", headers: { "if-match": '"2"' } })).status, 200);
    const plain = await call(`hours/${id}`, { method: "POST", headers: json, body: "{}" });
    assert.equal(plain.headers.get("allow"), "GET, PUT, PATCH, DELETE");
    await problem(plain, "not-offered", 405);
    assert.equal((await call(`hours/${id}?_method=TRACE`, { method: "POST" })).status, 405);
    assert.equal((await call(`hours/${id}?_method=DELETE`, { method: "GET" })).status, 422);
    const other = newId();
    await call(`hours/${other}?create=1`, { method: "PUT", headers: json, body: JSON.stringify(newHour()) });
    const change = (version: string) =>
      call(`hours/${other}?expectedVersion=1`, { method: "PATCH", headers: { ...json, "if-match": version }, body: '{"title":"x"}' });
    await problem(await change('"2"'), "validation", 422);
    assert.equal((await change('"1"')).status, 200, "said twice, but the same");
  });

  it("a creation must say that it is one", async () => {
    await problem(await call(`hours/${newId()}`, { method: "PUT", headers: json, body: JSON.stringify(newHour()) }), "validation", 422);
  });

  it("refuses bodies that are no JSON, no object, no UTF-8, of another type, or too large", async () => {
    const put = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json): Promise<Response> =>
      call(`hours/${newId()}`, { method: "PUT", headers: { "if-none-match": "*", ...headers }, body });
    await problem(await put("{"), "validation", 422);
    await problem(await put("[]"), "validation", 422);
    await problem(await put(""), "validation", 422);
    await problem(await put(new Uint8Array([0x7b, 0xff, 0x7d])), "validation", 422);
    await problem(await put("{}", { "content-type": "text/plain" }), "unsupported-type", 415);
    await problem(await put(`{"title":"${"x".repeat(1024 * 1024)}"}`), "too-large", 413);
    await problem(
      await call("imports/hours?dryRun=1", { method: "POST", as: "admin", body: new Uint8Array(10 * 1024 * 1024 + 1) }),
      "too-large",
      413,
    );
  });

  it("refuses parameters, orders, limits and filters that it does not know", async () => {
    for (const query of [
      "persn=x",
      "person=a&person=b",
      "order=title",
      "limit=0",
      "limit=501",
      "limit=1e2",
      "updatedSince=yesterday",
      "cursor=zzz",
      "from=tomorrow",
    ]) {
      assert.equal((await call(`hours?${query}`)).status, 422, query);
    }
    const found = await problem(await call("hours?persn=x"), "validation", 422);
    assert.equal(found.issues?.[0]?.pointer, "/query/persn");
  });

  it("refuses an import that says neither dry run nor commit, or commits another file", async () => {
    const post = (query: string): Promise<Response> =>
      call(`imports/hours?${query}`, { method: "POST", as: "admin", body: "姓名,日期,学时\n" });
    await problem(await post("name=a.csv"), "validation", 422);
    await problem(await post(`commit=${"0".repeat(64)}`), "validation", 422);
  });

  it("looks at a ledger and says why a file as a whole cannot be used", async () => {
    const post = (body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
      call("imports/hours?dryRun=1&name=a.csv", { method: "POST", as: "admin", body });
    const report = (await (
      await post("姓名,日期,学时,类别,内容\nobserver-name,2026-10-01,2,external,讲座\n谁,2026-10-01,2,external,讲座\n")
    ).json()) as ImportReport;
    assert.deepEqual([report.committed, report.counts.rows, report.counts.written], [false, 2, 0]);
    assert.ok(report.rows[1]?.problems.some((each) => each.code === "person-unknown"));
    const refused = await problem(await post(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])), "unsupported-type", 415);
    assert.equal(refused.issues?.[0]?.code, "not-a-spreadsheet");
    assert.equal((await problem(await post(""), "validation", 422)).issues?.[0]?.code, "empty");
  });

  it("takes what somebody chose for a ledger beside its file, and the hash stands for both", async () => {
    const form = (choices: string): FormData => {
      const data = new FormData();
      data.append(
        "file",
        new Blob(["谁,哪天,多少,类,什么\nobserver-name,2026-10-01,2,external,讲座\n没有人,2026-10-01,2,external,讲座\n"]),
        "a.csv",
      );
      data.append("choices", choices);
      return data;
    };
    const post = (query: string, choices: string): Promise<Response> =>
      call(`imports/hours?${query}&name=a.csv`, { method: "POST", as: "admin", body: form(choices) });
    const columns = { A: "name", B: "on", C: "hours", D: "category", E: "title" };
    const looked = (await (await post("dryRun=1", JSON.stringify({ columns }))).json()) as ImportReport;
    assert.deepEqual([looked.counts.good, looked.counts.faulty, looked.sheet.columns[0]?.sure], [1, 1, "chosen"]);
    const other = (await (await post("dryRun=1", JSON.stringify({ columns: { ...columns, E: "none" } }))).json()) as ImportReport;
    assert.notEqual(other.file, looked.file);
    await problem(await post(`commit=${other.file}&leave=1`, JSON.stringify({ columns })), "validation", 422);
    const all = (await (await post(`commit=${looked.file}`, JSON.stringify({ columns }))).json()) as ImportReport;
    assert.deepEqual([all.committed, all.counts.written], [false, 0]);
    const good = (await (await post(`commit=${looked.file}&leave=1`, JSON.stringify({ columns }))).json()) as ImportReport;
    assert.deepEqual([good.committed, good.counts.written], [true, 1]);
    await problem(await post(`commit=${looked.file}&leave=yes`, JSON.stringify({ columns })), "validation", 422);
    for (const [choices, pointer] of [
      ["{", ""],
      [`{"columns":{"A":"money"}}`, "/choices/columns/A"],
      [`{"people":{"2":"x"}}`, "/choices/people/2"],
    ] as const)
      assert.equal((await problem(await post("dryRun=1", choices), "validation", 422)).issues?.[0]?.pointer, pointer, choices);
    const bare = new FormData();
    bare.append("choices", "{}");
    await problem(await call("imports/hours?dryRun=1", { method: "POST", as: "admin", body: bare }), "validation", 422);
  });

  it("tells who is not signed in, what may not be seen and what is not there apart", async () => {
    const none = await call("session", { as: null });
    assert.equal(none.headers.get("www-authenticate"), "Bearer");
    await problem(none, "signed-out", 401);
    await problem(await call("session", { as: "nobody" }), "signed-out", 401);
    await problem(await call("hours/not-an-id"), "not-found", 404);
    await problem(await call(`hours/${newId()}`), "not-found", 404);
    await problem(await call("nothing"), "not-found", 404);
    assert.equal((await call("capabilities", { as: null })).status, 200);
    assert.equal((await fetch(`${server.url}healthz`)).status, 200);
    assert.equal((await fetch(`${server.url}readyz`)).status, 200);
  });

  it("never shows what went wrong inside, and logs neither words nor ids", async () => {
    lines.length = 0;
    const response = await call(`people/${ids.observer}`, { as: "broken" });
    const text = JSON.stringify(await problem(response, "internal", 500));
    assert.doesNotMatch(text, /secret|TypeError|\.ts/);
    const logged = JSON.stringify(lines);
    assert.doesNotMatch(logged, new RegExp(`secret|${ids.observer}`));
    const [fault, request] = lines;
    assert.deepEqual(
      [fault?.level, fault?.error?.name, fault?.correlationId],
      ["error", "TypeError", response.headers.get("x-correlation-id")],
    );
    assert.deepEqual([request?.level, request?.method, request?.path, request?.status], ["info", "GET", "/v1/people/{id}", 500]);
  });

  it("lets pages of listed origins call it and no others, and hardens every answer", async () => {
    const preflight = (origin: string): Promise<Response> =>
      call("session", { method: "OPTIONS", as: null, headers: { origin, "access-control-request-method": "PATCH" } });
    assert.equal((await preflight("http://portal.test")).headers.get("access-control-allow-origin"), "http://portal.test");
    assert.equal((await preflight("http://other.test")).headers.get("access-control-allow-origin"), null);
    const { headers } = await call("session");
    assert.deepEqual([headers.get("x-content-type-options"), headers.get("cache-control")], ["nosniff", "no-store"]);
    assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'/);
  });

  it("answers the questions of the operation table", async () => {
    assert.equal(((await (await call("session")).json()) as { today: string }).today, "2026-11-22");
    assert.ok(Array.isArray(((await (await call("tasks")).json()) as { items: unknown }).items));
    const ask = async (from = ""): Promise<ChangesPage> => (await call(`changes?limit=3${from}`)).json() as Promise<ChangesPage>;
    // A store may withhold what is young.
    let first = await ask();
    for (const until = Date.now() + 15_000; first.changes.length < 3 && Date.now() < until; first = await ask()) await sleep(100);
    assert.equal(first.changes.length, 3);
    assert.notDeepEqual((await ask(`&cursor=${encodeURIComponent(first.cursor)}`)).changes, first.changes);
    assert.equal(((await (await call("definitions/fixture.pack/1/form")).json()) as { id: string }).id, "form");
    const evaluated = await call("evaluate", {
      method: "POST",
      headers: json,
      body: JSON.stringify({ subject: { kind: "person", id: ids.observer } }),
    });
    assert.ok(Array.isArray(((await evaluated.json()) as { verdicts: unknown }).verdicts));
    const summed = await call("rollup", { method: "POST", headers: json, body: JSON.stringify({ org: ids.school }) });
    assert.deepEqual([summed.status, ((await summed.json()) as { code: string }).code], [403, "not-permitted"]);
  });
});

/** Over memory, which is the fastest; where PostgreSQL is named, over it as well. */
function onEachStore(title: string, body: (open: () => Promise<Store>) => void): void {
  describe(`${title}, in memory`, () => body(() => Promise.resolve(createMemoryStore())));
  for (const { name, openEmpty } of engines) if (name !== "PGlite") describe(`${title}, on ${name}`, () => body(openEmpty));
}
