import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { problemCodes, type Problem } from "@xiaoben/contract";
import { problemSchema } from "@xiaoben/contract/schemas";
import type { Store } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { engines as databases } from "../engines.test.help.ts";
import { requests, type Sent } from "./requests.test.fixture.ts";
import { mark, twoTenants, type TwoTenants } from "./tenants.test.fixture.ts";

const isLong = process.env["XB_TIER"] === "long";
const seed = process.env["XB_SEED"] && { seed: Number(process.env["XB_SEED"]) };

/** Longer than any answer takes on a machine that is busy, and shorter than for ever. */
const patience = 20_000;

const engines: { name: string; runs: number; open(): Promise<Store> }[] = [
  { name: "memory", runs: isLong ? 20_000 : 400, open: async () => createMemoryStore() },
  ...(isLong ? databases.map(({ name, openEmpty }) => ({ name, runs: 3_000, open: openEmpty })) : []),
];

for (const { name, runs, open } of engines)
  describe(`every operation, whole and broken, over ${name}`, () => {
    let opened: Store | undefined;
    after(() => opened?.close());

    it(`is answered or refused in order, ${runs} times, and never with what is another tenant's`, async () => {
      opened = await open();
      const campus = await twoTenants(opened);
      const before = await campus.hidden();
      assert.ok(before.includes(mark));
      const statuses = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(requests, async (sent) => {
          const status = await tried(campus, sent);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }),
        { numRuns: runs, endOnFailure: true, ...seed },
      );
      assert.equal(await campus.hidden(), before, "the hidden tenant is as it was");
      assert.doesNotMatch(JSON.stringify(campus.lines), new RegExp(mark));
      for (const status of [200, 201, 401, 403, 404, 405, 409, 412, 422]) assert.ok(statuses.has(status), `nothing was answered ${status}`);
    });
  });

/** Sends it, and looks at what comes back. */
async function tried({ api, lines }: TwoTenants, sent: Sent): Promise<number> {
  lines.length = 0;
  const answer = await inTime(api.fetch(new Request(`http://campus.test${sent.path}`, sent)), sent);
  const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  // What goes on for as long as somebody listens is left at once.
  if (isStream) await inTime(answer.body?.cancel(), sent);
  const bytes = isStream ? new ArrayBuffer(0) : await inTime(answer.arrayBuffer(), sent);
  const text = new TextDecoder().decode(bytes);
  const { status } = answer;
  const what = `${sent.method} ${sent.path} → ${status} ${text.slice(0, 300)} ${JSON.stringify(lines.filter(({ level }) => level === "error"))}`;
  assert.ok(!text.includes(mark), `another tenant's: ${what}`);
  assert.ok(status < 500, what);
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff", what);
  if (status < 400 || sent.method === "HEAD") return status;
  assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/, what);
  const problem = JSON.parse(text) as Problem;
  assert.ok(problemSchema.safeParse(problem).success && (problemCodes as readonly string[]).includes(problem.code), what);
  assert.ok(problem.correlationId && problem.detail.length > 0, what);
  if (status === 422) assert.ok((problem.issues ?? []).length > 0, `nowhere: ${what}`);
  for (const { pointer, code, message } of problem.issues ?? [])
    assert.ok((pointer === "" || pointer.startsWith("/")) && code !== "" && message !== "", what);
  return status;
}

async function inTime<T>(answer: T | Promise<T>, sent: Sent): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const never = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to ${sent.method} ${sent.path}`)), patience);
  });
  try {
    return await Promise.race([answer, never]);
  } finally {
    clearTimeout(timer);
  }
}
