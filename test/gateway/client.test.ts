import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { generateCounty, memoryCampus } from "@xiaoben/demo";
import { createClient, gatewayOver, newId, type Id } from "@xiaoben/sdk";
import { createApi } from "@xiaoben/server";
import { identityOf } from "../identity.ts";

/* The client over the routes of the reference back end: everything but the socket. */
const county = generateCounty({ today: "2026-11-22" });
const { su, shen } = county.people;

/** What happens to an answer. The request has been worked on by then. */
type Line = (request: Request, count: number) => "passes" | "lost" | 504;

function campus(line: Line = () => "passes") {
  const { backend } = memoryCampus(county);
  const api = createApi({
    backend,
    identity: identityOf(county.tenant),
  });
  let count = 0;
  let sent = 0;
  const fetch = (async (request: Request) => {
    const copy = request.clone();
    sent += 1;
    const answer = await api.fetch(request);
    const fate = line(copy, ++count);
    if (fate === "lost") throw new TypeError("fetch failed");
    return fate === "passes" ? answer : new Response("", { status: fate });
  }) as typeof globalThis.fetch;
  return {
    sent: () => sent,
    as: (person: Id) => createClient({ baseUrl: "http://campus.test", getToken: () => person, fetch }),
  };
}
const bodyOf = (org: Id, n: number) =>
  ({ person: su.id, org, on: "2026-11-20", title: `读书会 ${n}`, category: "group-study", role: "participant", level: "school" }) as const;

describe("the client on the reference back end", () => {
  it("does everything once, however many answers are lost", async () => {
    const seen = new Map<string, number>();
    // The first two answers to each write are lost, in one way or the other.
    const { as, sent } = campus((request, count) => {
      if (request.method === "GET") return "passes";
      const key = `${request.method} ${request.url}`;
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      if (times > 2) return "passes";
      return count % 2 === 0 ? "lost" : 504;
    });
    const client = as(su.id);
    const { org } = (await client.session())!;
    const before = (await client.hours.list({ person: su.id, limit: 500 })).items.length;
    const ids = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const { record } = await client.hours.create(bodyOf(org, n));
        const changed = await client.hours.update(record.id, { minutes: `${40 + n}` }, { version: record.version });
        if (n % 4 === 0) {
          await client.hours.remove(record.id, { version: changed.record.version });
          return undefined;
        }
        const { record: submitted, changes } = await client.hours.act("submit", record.id, { version: changed.record.version });
        assert.equal(submitted.state, "submitted");
        assert.ok(changes.some(({ id }) => id === record.id));
        return record.id;
      }),
    );
    const kept = ids.filter((id) => id !== undefined);
    const after = (await client.hours.list({ person: su.id, limit: 500 })).items;
    assert.equal(after.length, before + kept.length);
    for (const id of kept) {
      const record = after.find((hour) => hour.id === id)!;
      assert.deepEqual([record.version, record.state], [3, "submitted"]);
    }
    assert.ok(sent() > 20 * 3 * 3, String(sent()));
  });

  it("meets what somebody else wrote, and does not write over it", async () => {
    const client = campus().as(su.id);
    const { org } = (await client.session())!;
    const { record } = await client.hours.create(bodyOf(org, 0));
    await client.hours.update(record.id, { title: "先改的" }, { version: record.version });
    const error: unknown = await client.hours
      .update(record.id, { title: "后改的" }, { version: record.version })
      .catch((met: unknown) => met);
    assert.equal((await client.hours.metBy(error))?.title, "先改的");
    assert.equal((await client.hours.get(record.id)).title, "先改的");
  });

  it("lists by every filter and order that the types offer, and answers all of it in pages", async () => {
    const client = campus().as(su.id);
    const all = (await client.hours.list({ person: su.id, limit: 500 })).items;
    const walked: string[] = [];
    for await (const hour of client.hours.list({ person: su.id, limit: 7 })) walked.push(hour.id);
    assert.ok(all.length > 7);
    assert.deepEqual(
      walked,
      all.map(({ id }) => id),
    );
    const approved = await client.hours.list({ state: "approved", from: "2026-09-01", to: "2026-11-30", order: "day" });
    assert.ok(approved.items.every(({ state, on }) => state === "approved" && on >= "2026-09-01"));
    assert.deepEqual((await client.hours.list({ updatedSince: "2099-01-01T00:00:00.000Z" })).items, []);
  });

  it("attaches a file and reads it back", async () => {
    const client = campus().as(su.id);
    const { org } = (await client.session())!;
    const { record: hour } = await client.hours.create(bodyOf(org, 0));
    const told: [number, number][] = [];
    const file = new File(["签到表,2026-11-20\n苏禾\n"], "签到.csv", { type: "text/csv" });
    const attachment = await client.attachments.upload(
      file,
      { kind: "hour", id: hour.id },
      { onProgress: (...now) => void told.push(now) },
    );
    assert.deepEqual([attachment.state, attachment.name, attachment.size, attachment.of.id], ["complete", "签到.csv", file.size, hour.id]);
    assert.equal(await (await client.attachments.content(attachment.id)).text(), await file.text());
    assert.deepEqual(told.at(-1), [file.size, file.size]);
    const found = await client.attachments.list({ of: hour.id });
    assert.deepEqual(
      found.items.map(({ id }) => id),
      [attachment.id],
    );
  });

  it("takes in a ledger that was looked at", async () => {
    const client = campus().as(shen.id);
    const name = (await client.people.get(su.id)).displayName;
    const file = new File([`姓名,日期,学时,内容,类别\n${name},2026-11-18,2,校本培训,集中培训\n`], "台账.csv");
    const look = await client.imports.hours(file, { dryRun: true });
    assert.deepEqual([look.committed, look.counts.rows, look.counts.written], [false, 1, 0], JSON.stringify(look.rows));
    assert.equal(look.counts.faulty, 0, JSON.stringify(look.rows));
    const report = await client.imports.hours(file, { commit: look.file });
    assert.deepEqual([report.committed, report.counts.written], [true, 1]);
    const written = await client.hours.get(report.rows[0]!.record!);
    assert.deepEqual([written.person, written.on], [su.id, "2026-11-18"]);
  });

  it("shares its connection with a gateway, which hears by the feed what the client wrote", async () => {
    const client = campus().as(su.id);
    const { org } = (await client.session())!;
    const gateway = gatewayOver(client.transport, { feed: { every: 5, most: 20 } });
    const id = newId();
    const live = gateway.one({ kind: "hour", id });
    const shown = (): string | undefined => ("data" in live.current && live.current.data ? live.current.data.title : undefined);
    const leave = live.subscribe(() => undefined);
    await live.refresh();
    await client.hours.create(bodyOf(org, 1), { id });
    for (let i = 0; i < 400 && shown() === undefined; i++) await new Promise((done) => setTimeout(done, 10));
    leave();
    assert.equal(shown(), "读书会 1");
  });
});
