import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { growthKinds, kinds, kindTable, newId, operations, purposeHeader, type Hour, type KindRow } from "@xiaoben/contract";
import { records } from "@xiaoben/contract/examples";
import { hasCode } from "../errors.ts";
import { cut, json, problem, scripted, type Script } from "../testing/scripted-back-end.ts";
import { createClient } from "./client.ts";

const hour = records.find(({ kind }) => kind === "hour")!.record as Hour;
const numbered = (n: number): Hour => ({ ...hour, id: `00000000-0000-7000-8000-${String(n).padStart(12, "0")}` });
const { person, id } = hour;

/** So many hours, in pages as large as asked for, or of ten. */
const ledger =
  (count: number): Script =>
  ({ url }) => {
    const from = Number(url.searchParams.get("cursor") ?? 0);
    const to = Math.min(count, from + Number(url.searchParams.get("limit") ?? 10));
    const items = Array.from({ length: to - from }, (_, i) => numbered(from + i));
    return json({ items, ...(to < count && { next: String(to) }) });
  };
const over = (script: Script) => {
  const { seen, options } = scripted(script);
  return { seen, client: createClient(options) };
};
const written = (record: object) => json({ record, changes: [{ kind: "hour", id, version: hour.version }] });

describe("createClient: what there is", () => {
  it("offers for each kind the methods of the tables and no others", () => {
    const { client } = over(() => json({}));
    for (const kind of kinds) {
      const { accessor, writes, holdsFile, exports }: KindRow = kindTable[kind];
      const acts = operations.some((operation) => operation.kind === kind && operation.does === "act");
      const expected = [
        "list",
        "get",
        "find",
        ...(writes.create ? ["create"] : []),
        ...(writes.change ? ["update"] : []),
        ...(writes.remove ? ["remove"] : []),
        ...(acts ? ["act"] : []),
        ...(acts || writes.create || writes.change || writes.remove ? ["metBy"] : []),
        ...(holdsFile ? ["upload", "content"] : []),
        ...(exports ? ["export"] : []),
      ];
      assert.deepEqual(Object.keys(client[accessor as keyof typeof client]).sort(), expected.sort(), kind);
    }
  });

  it("refuses an action that the kind does not have, before anything is sent", async () => {
    const { seen, client } = over(() => json({}));
    assert.throws(() => client.hours.act("publish" as "submit", id), { name: "TypeError", message: /"publish" of hour.*submit/ });
    assert.equal(seen.length, 0);
  });
});

describe("createClient: for who appraises", () => {
  it("says so in every request, and has no accessor for growth notes", async () => {
    const { seen, options } = scripted(() => json({ items: [] }));
    const client = createClient({ ...options, purpose: "appraisal" });
    await client.hours.list({ person });
    assert.equal(seen[0]?.headers.get(purposeHeader), "appraisal");
    for (const kind of growthKinds) assert.ok(!(kindTable[kind].accessor in client), kind);
    assert.ok("hours" in client && "lessons" in client);
  });
});

describe("createClient: addresses", () => {
  it("lets no id lead to another address", async () => {
    const { seen, client } = over(() => json({}));
    for (const wrong of ["..", ".", ""]) {
      assert.equal(await client.hours.find(wrong), null);
      const refused = { name: "TransportError", code: "not-found" };
      await assert.rejects(client.hours.remove(wrong), refused);
      await assert.rejects(client.hours.act("submit", wrong), refused);
      await assert.rejects(client.attachments.content(wrong), refused);
      await assert.rejects(client.definition({ pack: "a", version: wrong, id: "b" }), refused);
    }
    assert.equal(seen.length, 0);
  });

  it("takes a redirect that was not followed for no answer of the back end", async () => {
    const { client } = over(() => new Response("", { status: 302, headers: { location: "/login" } }));
    await assert.rejects(client.tasks(), (error) => hasCode(error, "bad-answer") && error.breach?.by === "on the way");
  });
});

describe("createClient: lists", () => {
  it("does not walk in circles", async () => {
    const { seen, client } = over(({ url }) =>
      json({ items: [], next: { a: "b", b: "c", c: "b" }[url.searchParams.get("cursor") ?? ""] ?? "a" }),
    );
    const walk = async (): Promise<void> => {
      for await (const one of client.hours.list()) assert.fail(one.id);
    };
    await assert.rejects(walk(), (error) => hasCode(error, "bad-answer") && /leads back/.test(error.message));
    assert.equal(seen.length, 4);
  });

  it("asks for one page where it is waited for, once however often, and for nothing before", async () => {
    const { seen, client } = over(ledger(25));
    const list = client.hours.list({ person, from: "2026-09-01", order: "-day", limit: 10, updatedSince: "2026-09-01T00:00:00.000Z" });
    assert.equal(seen.length, 0);
    const page = await list;
    assert.equal(await list, page);
    assert.deepEqual([page.items.length, page.next, seen.length], [10, "10", 1]);
    assert.deepEqual(Object.fromEntries(seen[0]!.url.searchParams), {
      person,
      from: "2026-09-01",
      order: "-day",
      limit: "10",
      updatedSince: "2026-09-01T00:00:00.000Z",
    });
    assert.equal((await client.hours.list({ cursor: page.next })).items[0]!.id, numbered(10).id);
  });

  it("walks through all of it, a page at a time and only as far as it is read", async () => {
    const { seen, client } = over(ledger(25));
    const ids: string[] = [];
    for await (const one of client.hours.list()) {
      ids.push(one.id);
      if (ids.length === 10) assert.equal(seen.length, 1);
      if (ids.length === 11) break;
    }
    assert.deepEqual([ids.length, seen.length], [11, 2]);
  });

  it("starts anew with each iteration", async () => {
    const { client } = over(ledger(25));
    const list = client.hours.list({ cursor: "20" });
    for (let i = 0; i < 2; i++) {
      const ids: string[] = [];
      for await (const one of list) ids.push(one.id);
      assert.deepEqual(
        ids,
        [20, 21, 22, 23, 24].map((n) => numbered(n).id),
      );
    }
  });

  it("ends after as many as are wanted, and asks for no larger page than that", async () => {
    const { seen, client } = over(ledger(25));
    const take = async (max: number): Promise<number> => {
      let count = 0;
      for await (const one of client.hours.list({}, { max })) count += one.id.length > 0 ? 1 : 0;
      return count;
    };
    assert.deepEqual([await take(3), await take(0), await take(1_000)], [3, 0, 25]);
    assert.deepEqual(
      seen.map(({ url }) => url.searchParams.get("limit")),
      ["3", "100"],
    );
  });

  it("gives pages with their cursors", async () => {
    const { client } = over(ledger(25));
    const sizes: [number, string | undefined][] = [];
    for await (const { items, next } of client.hours.list({ limit: 10 }).pages()) sizes.push([items.length, next]);
    assert.deepEqual(sizes, [
      [10, "10"],
      [10, "20"],
      [5, undefined],
    ]);
  });

  it("stops in the middle of a page when the caller gives up", async () => {
    const { client } = over(ledger(25));
    const control = new AbortController();
    const ids: string[] = [];
    await assert.rejects(
      async () => {
        for await (const one of client.hours.list({}, { signal: control.signal })) if (ids.push(one.id) === 3) control.abort();
      },
      { code: "aborted" },
    );
    assert.equal(ids.length, 3);
    await assert.rejects(async () => client.hours.list({}, { signal: control.signal }), { code: "aborted" });
  });

  it("does not walk for ever through pages that lead to themselves", async () => {
    const { client } = over(() => json({ items: [numbered(1)], next: "1" }));
    await assert.rejects(
      async () => {
        for await (const one of client.hours.list({ cursor: "1" })) assert.ok(one);
      },
      { code: "bad-answer" },
    );
  });
});

describe("createClient: one record", () => {
  it("gets it, or says that there is none", async () => {
    const { client } = over(({ url }) => (url.pathname.endsWith(id) ? json(hour) : problem("not-found", 404)));
    assert.deepEqual(await client.hours.get(id), hour);
    const other = newId();
    assert.equal(await client.hours.find(other), null);
    await assert.rejects(client.hours.get(other), { name: "TransportError", code: "not-found", status: 404, message: new RegExp(other) });
  });

  it("creates with an id of its own and an action id", async () => {
    const { seen, client } = over(({ url }) => {
      const made = url.pathname.split("/").at(-1)!;
      return json({ record: { ...hour, id: made }, changes: [{ kind: "hour", id: made, version: 1 }] });
    });
    const { org, on, title, category, role, level } = hour;
    const { record, changes } = await client.hours.create({ org, person, on, title, category, role, level });
    assert.equal(changes[0]!.id, record.id);
    assert.equal(seen[0]!.url.pathname, `/api/v1/hours/${record.id}`);
    assert.match(seen[0]!.headers.get("x-action-id")!, /^[0-9a-f-]{36}$/);
    const [given, actionId] = [newId(), newId()];
    assert.equal((await client.hours.create({ org, person, on, title, category, role, level }, { id: given, actionId })).record.id, given);
    assert.equal(seen[1]!.headers.get("x-action-id"), actionId);
  });

  it("updates on top of a version, removes, and acts with input", async () => {
    const { seen, client } = over(({ method }) =>
      method === "DELETE" ? json({ changes: [{ kind: "hour", id, version: 9 }] }) : written(hour),
    );
    assert.deepEqual((await client.hours.update(id, { title: "新", minutes: null }, { version: 3 })).record, hour);
    assert.deepEqual(await client.hours.remove(id, { version: 4 }), { changes: [{ kind: "hour", id, version: 9 }] });
    const actionId = newId();
    await client.hours.act("return", id, { version: 5, input: { reason: "缺证明" }, actionId });
    await client.hours.act("submit", id);
    assert.deepEqual(
      seen.map(({ method, url, headers }) => [method, url.pathname.slice(url.pathname.lastIndexOf("/") + 1), headers.get("if-match")]),
      [
        ["PATCH", id, '"3"'],
        ["DELETE", id, '"4"'],
        ["POST", "return", null],
        ["POST", "submit", null],
      ],
    );
    assert.deepEqual(JSON.parse(seen[0]!.body), { title: "新", minutes: null });
    assert.deepEqual(JSON.parse(seen[2]!.body), { actionId, version: 5, input: { reason: "缺证明" } });
  });

  it("names the write whose answer holds no record", async () => {
    const { client } = over(() => json({ changes: [{ kind: "hour", id, version: 2 }] }));
    await assert.rejects(client.hours.act("submit", id), {
      code: "bad-answer",
      retryable: false,
      breach: { operation: "hour.submit", by: "back end", record: { kind: "hour", id } },
    });
  });

  it("gives the record that a write met, if it is one", async () => {
    const met = { ...hour, version: 8, title: "别人改的" };
    const { client } = over(() => problem("stale-version", 412, { current: met }));
    const error: unknown = await client.hours.update(id, { title: "我改的" }, { version: 3 }).catch((refused: unknown) => refused);
    assert.ok(hasCode(error, "stale-version") && !hasCode(error, "not-found", "validation"));
    assert.deepEqual(await client.hours.metBy(error), met);
    assert.equal(await client.plans.metBy(error), null);
    assert.equal(await client.hours.metBy(new Error("another")), null);
  });
});

describe("createClient: beside records", () => {
  it("asks what a back end offers once, and again where that failed", async () => {
    const { seen, client } = over((_, count) =>
      count === 1
        ? problem("not-permitted", 403)
        : json({ contract: 1, levels: [1], operations: ["hour.list", "evaluate"], profiles: ["rest"] }),
    );
    await assert.rejects(client.offers("evaluate"), { code: "not-permitted" });
    assert.deepEqual(await Promise.all([client.offers("evaluate"), client.offers("hour.submit")]), [true, false]);
    assert.equal(await client.offers("hour.list"), true);
    assert.equal(seen.length, 2);
    const slow = over(
      () => new Promise((done) => setTimeout(() => done(json({ contract: 1, levels: [1], operations: [], profiles: [] })), 20)),
    );
    const control = new AbortController();
    const [left, right] = [slow.client.offers("evaluate", { signal: control.signal }), slow.client.offers("evaluate")];
    control.abort();
    await assert.rejects(left, { code: "aborted" });
    assert.equal(await right, false);
    assert.equal(slow.seen.length, 1);
  });

  it("sends a ledger as its bytes: looked at as a question, written once", async () => {
    const report = { file: "ab12", committed: false, sheet: {}, rows: [], counts: { rows: 0, good: 0, faulty: 0, written: 0 } };
    const { seen, client } = over((_, count) => (count === 1 ? new Response("", { status: 502 }) : json(report)));
    const file = new File(["姓名,学时"], "台账.csv");
    assert.deepEqual(await client.imports.hours(file, { dryRun: true }), report);
    await client.imports.hours(new Blob(["x"]), { commit: report.file });
    assert.deepEqual(
      seen.map(({ method, url, body }) => [method, url.pathname, Object.fromEntries(url.searchParams), body]),
      [
        ["POST", "/api/v1/imports/hours", { name: "台账.csv", dryRun: "1" }, "姓名,学时"],
        ["POST", "/api/v1/imports/hours", { name: "台账.csv", dryRun: "1" }, "姓名,学时"],
        ["POST", "/api/v1/imports/hours", { commit: "ab12" }, "x"],
      ],
    );
    for (const fault of [
      cut,
      () => new Response("", { status: 502 }),
      () => problem("maintenance", 503, {}, { "retry-after": "0" }),
      () => problem("rate-limited", 429, {}, { "retry-after": "0" }),
      () => new Promise<Response>(() => undefined),
    ]) {
      const { seen: sent, options } = scripted(fault);
      const once = createClient({ ...options, timeout: 20 });
      await assert.rejects(once.imports.hours(file, { commit: "ab12" }, { signal: AbortSignal.timeout(200) }), { name: "TransportError" });
      assert.equal(sent.length, 1);
    }
    await assert.rejects(over(() => json({ file: "x" })).client.imports.hours(file, { dryRun: true }), {
      code: "bad-answer",
      breach: { operation: "hours.import", by: "back end" },
    });
  });

  it("sends rosters as they are, looked at first; a commit is never sent twice", async () => {
    const report = { file: "ab12", committed: false, set: {}, rows: [], faults: [], notes: [], counts: {} };
    const { client, seen } = over(() => json(report));
    const file = new File(["工号,姓名"], "花名册.csv");
    assert.deepEqual(await client.imports.roster(file, { dryRun: true, changes: true }), report);
    await client.imports.roster(new Blob(["x"]), { commit: "ab12", changes: false, confirmLeaving: 43, source: "campus", org: id });
    assert.deepEqual(
      seen.map(({ method, url, body }) => [method, url.pathname, Object.fromEntries(url.searchParams), body]),
      [
        ["POST", "/api/v1/imports/roster", { name: "花名册.csv", dryRun: "1", changes: "1" }, "工号,姓名"],
        ["POST", "/api/v1/imports/roster", { commit: "ab12", confirmLeaving: "43", source: "campus", org: id }, "x"],
      ],
    );
    const { seen: sent, options } = scripted(() => new Response("", { status: 502 }));
    await assert.rejects(createClient({ ...options, timeout: 20 }).imports.roster(file, { commit: "ab12" }), { name: "TransportError" });
    assert.equal(sent.length, 1);
    await assert.rejects(over(() => json({ file: "x", rows: [] })).client.imports.roster(file, { dryRun: true }), {
      code: "bad-answer",
      breach: { operation: "roster.import", by: "back end" },
    });
  });

  it("goes on with a ledger that is written in portions, also over a line that breaks, until all of it is done", async () => {
    const counts = { rows: 30, good: 30, faulty: 0, written: 10 };
    const after = (done: number) =>
      json({ file: "ab12", committed: done === 30, sheet: {}, rows: [], counts, progress: { done, of: 30, alreadyThere: [] } });
    const answers = [after(10), new Response("", { status: 502 }), after(20), after(30), after(30), after(10), after(10)];
    const { seen, client } = over(() => answers.shift()!);
    const told: number[][] = [];
    const onProgress = (done: number, of: number): void => void told.push([done, of]);
    const report = await client.imports.hours(new Blob(["many"]), { commit: "ab12" }, { onProgress });
    assert.deepEqual([report.committed, told.map(([done]) => done)], [true, [10, 20, 30]]);
    assert.deepEqual(
      seen.map(({ url, body }) => [Object.fromEntries(url.searchParams), body]),
      [
        [{ commit: "ab12" }, "many"],
        [{ commit: "ab12" }, ""],
        [{ commit: "ab12" }, ""],
        [{ commit: "ab12" }, ""],
      ],
    );
    assert.equal((await client.imports.progress("ab12")).progress?.done, 30);
    assert.deepEqual(Object.fromEntries(seen.at(-1)!.url.searchParams), { progress: "ab12" });
    await assert.rejects(client.imports.hours(new Blob(["many"]), { commit: "ab12" }), { code: "bad-answer" });
  });

  it("takes a transport of somebody else's, and says what that does not offer", async () => {
    const { options } = scripted(ledger(3));
    const { transport } = createClient(options);
    const { importHours: _i, importRoster: _r, attach: _a, blob: _b, ...bare } = transport;
    const client = createClient({ transport: bare });
    assert.equal((await client.hours.list()).items.length, 3);
    await assert.rejects(client.imports.hours(new Blob([]), { dryRun: true }), { code: "not-offered" });
    await assert.rejects(client.imports.roster(new Blob([]), { dryRun: true }), { code: "not-offered" });
    await assert.rejects(client.attachments.upload(new Blob([]), { kind: "hour", id }), { code: "not-offered" });
    await assert.rejects(client.attachments.content(id), { code: "not-offered" });
  });
});
