import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { newId, type WriteAnswer } from "@xiaoben/contract";
import { createClient } from "../client/client.ts";
import { TransportError } from "../errors.ts";
import { cut, json, problem, scripted, type Script } from "../testing/scripted-back-end.ts";
import { askedPause } from "./request.ts";
import { httpTransport } from "./transport.ts";

const [id, org] = [newId(), newId()];
const at = "2026-11-22T00:00:00.000Z";
const section = { id, version: 3, text: "a", plan: id, section: "s", org, createdAt: at, updatedAt: at };
const body = { text: "b", plan: id, section: "s", org };
const done = json.bind(null, { record: { ...section, version: 4, text: "b" }, changes: [{ kind: "plan-section", id, version: 4 }] });
const gone = (status: number) => (): Response => new Response("", { status });
const soon = { "retry-after": "0" };

const over = (script: Script, options = {}) => {
  const made = scripted(script);
  return { seen: made.seen, client: createClient({ ...made.options, ...options }) };
};
/** The first answer of a script, then another. */
const then =
  (first: () => Response | Promise<Response>, next: () => Response): Script =>
  (_, count) =>
    count === 1 ? first() : next();

const writes: [string, (client: ReturnType<typeof createClient>) => Promise<{ changes: WriteAnswer["changes"] }>][] = [
  ["a creation", (client) => client.planSections.create(body, { id })],
  ["a change of a version", (client) => client.planSections.update(id, { text: "b" }, { version: 3 })],
  ["an action", (client) => client.plans.act("submit", id)],
  ["a removal", (client) => client.planItems.remove(id)],
];
const answers: Record<string, () => Response> = {
  "an action": () => json({ record: examplePlan, changes: [{ kind: "plan", id, version: 2 }] }),
  "a removal": () => json({ changes: [{ kind: "plan-item", id, version: 5 }] }),
};
const examplePlan = {
  ...section,
  state: "approving",
  author: id,
  level: "school",
  title: "t",
  period: "term:2026-2027/1",
  theme: "t",
  template: { pack: "p", version: "1", id: "t" },
  step: 0,
  approvals: [],
};

describe("writes of the client", { concurrency: true }, () => {
  for (const [what, write] of writes) {
    for (const [fault, first] of [
      ["a cut line", cut],
      ["502", gone(502)],
      ["503", gone(503)],
      ["504", gone(504)],
      ["408", gone(408)],
      ["429", () => problem("rate-limited", 429, {}, soon)],
    ] as const) {
      it(`repeats ${what} after ${fault}, with the same action id`, async () => {
        const { seen, client } = over(then(first, answers[what] ?? (() => done())));
        assert.equal((await write(client)).changes.length, 1);
        assert.equal(seen.length, 2);
        const actionIds = seen.map(
          ({ headers, body: text }) => headers.get("x-action-id") ?? (JSON.parse(text) as { actionId: string }).actionId,
        );
        assert.match(actionIds[0]!, /^[0-9a-f-]{36}$/);
        assert.equal(actionIds[0], actionIds[1]);
        assert.equal(seen[0]!.body, seen[1]!.body);
      });
    }
    it(`does not repeat ${what} after a refusal, and gives up after two repetitions`, async () => {
      for (const status of [400, 403, 404, 409, 413, 422, 500]) {
        const { seen, client } = over(gone(status));
        await assert.rejects(write(client), { status });
        assert.equal(seen.length, 1, String(status));
      }
      const { seen, client } = over(() => problem("maintenance", 503, {}, soon));
      await assert.rejects(write(client), { code: "maintenance" });
      assert.equal(seen.length, 3);
    });
  }

  it("repeats a change without a version only where surely nothing was done", async () => {
    for (const lost of [cut, gone(502), gone(503), gone(504), gone(408), gone(500)]) {
      const { seen, client } = over(lost);
      await assert.rejects(client.planSections.update(id, { text: "b" }), { name: "TransportError" });
      assert.equal(seen.length, 1);
    }
    for (const refused of [() => problem("maintenance", 503, {}, soon), () => new Response("", { status: 429, headers: soon })]) {
      const { seen, client } = over(then(refused, () => done()));
      await client.planSections.update(id, { text: "b" });
      assert.equal(seen.length, 2);
    }
  });

  it("takes a change for done when the repetition meets its own work, and a removal when nothing is there any more", async () => {
    const current = { ...section, version: 4, text: "b" };
    const changed = over(then(cut, () => problem("stale-version", 412, { current })));
    assert.deepEqual((await changed.client.planSections.update(id, { text: "b" }, { version: 3 })).record, current);
    const removed = over(then(cut, () => problem("not-found", 404)));
    assert.deepEqual(await removed.client.planItems.remove(id), { changes: [] });
    const tombstone = over(then(gone(504), () => problem("stale-version", 412, { current: { id, version: 6, deleted: true } })));
    assert.deepEqual(await tombstone.client.planItems.remove(id, { version: 5 }), { changes: [{ kind: "plan-item", id, version: 6 }] });
    await assert.rejects(over(() => problem("not-found", 404)).client.planItems.remove(id), { code: "not-found" });
    await assert.rejects(
      over(
        then(
          () => problem("rate-limited", 429, {}, soon),
          () => problem("not-found", 404),
        ),
      ).client.planItems.remove(id),
      {
        code: "not-found",
      },
    );
  });

  it("leaves repeating to whoever writes through the transport, as the outbox does", async () => {
    const { seen, options } = scripted(gone(503));
    await assert.rejects(httpTransport(options).write("plan-section.create", { id, body }, newId()), { code: "maintenance" });
    await assert.rejects(createClient(options).transport.write("plan-section.create", { id, body }, newId()), { code: "maintenance" });
    assert.equal(seen.length, 2);
  });

  it("repeats as often as it is told to", async () => {
    const never = over(gone(503), { retries: 0 });
    await assert.rejects(never.client.planSections.create(body), { status: 503 });
    await assert.rejects(never.client.tasks(), { status: 503 });
    assert.equal(never.seen.length, 2);
  });
});

describe("Retry-After", () => {
  const asked = (text: string, date?: string): number | undefined =>
    askedPause(new Headers({ "retry-after": text, ...(date === undefined ? {} : { date }) }));

  it("is read as seconds, or as a date by the clock of whoever wrote it", () => {
    const now = Date.parse("2026-11-22T10:00:00Z");
    const utc = (ms: number): string => new Date(ms).toUTCString();
    mock.timers.enable({ apis: ["Date"], now });
    assert.deepEqual([asked("7"), asked(" 0 "), asked("120")], [7_000, 0, 120_000]);
    assert.equal(asked(utc(now + 5_000)), 5_000);
    assert.equal(asked(utc(now - 5_000)), 0);
    // This device is ten minutes ahead of the back end.
    assert.equal(asked(utc(now - 595_000), utc(now - 600_000)), 5_000);
    mock.timers.reset();
  });

  it("is passed over where it says nothing that can be meant", () => {
    for (const text of ["", "soon", "NaN", "Infinity", "5 s", "P1D"]) assert.equal(asked(text), undefined, text);
    assert.equal(askedPause(new Headers()), undefined);
  });

  it("is kept to: no request comes before, and one that must wait too long is not waited for", async () => {
    for (const text of ["31", "99999999999999999999", new Date(Date.now() + 86_400_000).toUTCString()]) {
      const { seen, client } = over(() => problem("rate-limited", 429, {}, { "retry-after": text }));
      const error: unknown = await client.tasks().catch((refused: unknown) => refused);
      assert.ok(error instanceof TransportError && error.retryable && error.retryAfter! > 30_000);
      assert.match(error.message, /asks to wait \d+ s/);
      assert.equal(seen.length, 1);
    }
    const times: number[] = [];
    const { client } = over((_, count) => {
      times.push(performance.now());
      return count === 1 ? problem("rate-limited", 429, {}, { "retry-after": "1" }) : json({ items: [] });
    });
    await client.tasks();
    const waited = times[1]! - times[0]!;
    assert.ok(waited >= 995 && waited < 3_000, String(waited));
  });
});

describe("pauses between tries", () => {
  it("grow, and differ from device to device", async () => {
    const gaps: number[] = [];
    for (let i = 0; i < 4; i++) {
      const times: number[] = [];
      const { client } = over(() => {
        times.push(performance.now());
        return new Response("", { status: 503 });
      });
      await assert.rejects(client.tasks());
      gaps.push(times[1]! - times[0]!, times[2]! - times[1]!);
    }
    const [first, second] = [gaps.filter((_, i) => i % 2 === 0), gaps.filter((_, i) => i % 2 === 1)];
    assert.ok(
      first.every((gap) => gap > 220),
      String(first),
    );
    assert.ok(
      second.every((gap) => gap > 440),
      String(second),
    );
    assert.equal(new Set(first.map((gap) => Math.round(gap))).size > 1, true);
  });

  it("a signal ends a write that waits, and its listeners are gone afterwards", async () => {
    const control = new AbortController();
    const { seen, client } = over(() => problem("maintenance", 503, {}, { "retry-after": "20" }));
    setTimeout(() => control.abort(), 20);
    await assert.rejects(client.planSections.create(body, { signal: control.signal }), { code: "aborted", retryable: false });
    assert.equal(seen.length, 1);
  });
});
