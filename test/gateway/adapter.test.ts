import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import "fake-indexeddb/auto";
import type { CampusGateway, Id, Live } from "@xiaoben/contract";
import { generateCounty, memoryCampus, type MemoryCampus } from "@xiaoben/demo";
import { qiming, vendorApi, type VendorApi } from "@xiaoben/demo/vendor";
import { withEvaluation } from "@xiaoben/policy/gateway";
import { gatewayOver } from "@xiaoben/sdk";
import { idsOf } from "@xiaoben/sdk/adapters";
import { withOutbox } from "@xiaoben/sdk/outbox";
import { gatewaySuite, type GatewayWorld } from "@xiaoben/sdk/testing";

const county = generateCounty({ today: "2026-11-22" });
const { lin, su } = county.people;
const id = idsOf("qiming", "person", "lesson", "school");
let worlds = 0;

interface Vendor {
  campus: MemoryCampus;
  api: VendorApi;
  open(person: Id): CampusGateway;
  lesson: Id;
}

function vendor(): Vendor {
  const campus = memoryCampus(county);
  const api = vendorApi(campus, county);
  const headers = (person: Id) => ({ authorization: `Bearer ${api.number("person", person)}` });
  return {
    campus,
    api,
    open: (person) =>
      gatewayOver(qiming({ baseUrl: "http://qiming.test/prod-api", fetch: api.fetch, headers: () => headers(person) }), { feed: false }),
    lesson: id.lesson.of(api.number("lesson", county.landmarks.lessonForLin.id)),
  };
}

gatewaySuite("over the adapter of an invented vendor", async (): Promise<GatewayWorld> => {
  const { open, lesson } = vendor();
  return { observer: open(lin.id), observed: open(su.id), lesson, ratings: {} };
});

gatewaySuite("over the adapter with an outbox", async (): Promise<GatewayWorld> => {
  const { open, lesson } = vendor();
  const name = `vendor-${++worlds}`;
  const [observer, observed] = [withOutbox(open(lin.id), { name, locks: null }), withOutbox(open(su.id), { name, locks: null })];
  return {
    observer,
    observed,
    lesson,
    ratings: {},
    close: async () => {
      observer.close();
      observed.close();
    },
  };
});

describe("the adapter of the invented vendor", () => {
  it("has fewer than sixty lines, imports and comments counted", () => {
    const text = readFileSync(new URL("../../packages/demo/src/vendor/adapter.ts", import.meta.url), "utf8");
    assert.ok(text.trimEnd().split("\n").length < 60);
    assert.ok(text.split("\n").every((line) => line.length <= 140));
  });

  it("[R001] lets the device judge: the figures are those that the campus behind the vendor comes to", async () => {
    const { campus, api, open } = vendor();
    const person = id.person.of(api.number("person", lin.id));
    const there = await read(withEvaluation(open(lin.id)).evaluate({ subject: { kind: "person", id: person } }));
    const here = await read(campus.gateway("lin").evaluate({ subject: { kind: "person", id: lin.id } }));
    for (const rule of ["total", "school-based", "observed"]) {
      const [a, b] = [there, here].map((verdicts) => verdicts.find((verdict) => verdict.rule.id === rule)!);
      assert.deepEqual([a!.value, a!.waiting, a!.outcome], [b!.value, b!.waiting, b!.outcome], rule);
    }
  });

  it("offers what it maps, and nothing else", async () => {
    const offered = await read(vendor().open(lin.id).capabilities);
    for (const has of ["observation.create", "observation.sign", "hour.list", "tasks", "definition", "changes"])
      assert.ok(offered.has(has), has);
    for (const not of ["observation.askUnlock", "hour.create", "plan.list", "evaluate", "rollup"]) assert.ok(!offered.has(not), not);
  });

  it("is asked by the numbers that the vendor gave, not by ids", async () => {
    const { api, open, lesson } = vendor();
    await read(open(lin.id).one({ kind: "lesson", id: lesson }));
    const { path, params } = api.calls.at(-1)!;
    assert.deepEqual([path, params["kcId"]], ["/kb/info", api.number("lesson", county.landmarks.lessonForLin.id)]);
  });

  it("says that nobody is signed in where the vendor says so inside a good answer", async () => {
    const api = vendorApi(memoryCampus(county), county);
    const nobody = gatewayOver(qiming({ baseUrl: "http://qiming.test/prod-api", fetch: api.fetch }), { feed: false });
    assert.equal(await read(nobody.session), null);
    const list = nobody.list({ kind: "hour" });
    await list.refresh();
    assert.equal(list.current.status === "error" && list.current.error.code, "signed-out");
  });

  it("gives every lesson once whatever the size of a page, in the order that was asked for", async () => {
    const { open, api } = vendor();
    const gateway = open(lin.id);
    const all = await walk(gateway, 50);
    assert.equal(new Set(all.map((lesson) => lesson.id)).size, all.length);
    assert.ok(all.length > 100);
    assert.deepEqual(
      all.map((lesson) => lesson.on),
      all
        .map((lesson) => lesson.on)
        .sort()
        .reverse(),
    );
    assert.ok(api.calls.filter(({ path }) => path === "/kb/page").length > 2);
  });

  it("tells from the feed what somebody else wrote", async () => {
    const { campus, api } = vendor();
    const transport = qiming({
      baseUrl: "http://qiming.test/prod-api",
      fetch: api.fetch,
      headers: () => ({ authorization: `Bearer ${api.number("person", su.id)}` }),
    });
    const { cursor } = await transport.changes("now");
    const first = await transport.changes(cursor);
    const mine = county.landmarks.observationForSu.id;
    await campus.gateway("su").act("observation.change", { id: mine, patch: { answer: "谢谢" } });
    const second = await transport.changes(first.cursor);
    assert.deepEqual(
      second.changes.map(({ kind }) => kind),
      ["observation"],
    );
    assert.deepEqual((await transport.changes(second.cursor)).changes, [], "told once");
  });
});

async function walk(gateway: CampusGateway, limit: number): Promise<{ id: Id; on: string }[]> {
  const found: { id: Id; on: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(gateway.list({ kind: "lesson", limit, order: "-day", ...(cursor !== undefined && { cursor }) }));
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

async function read<T>(live: Live<T>): Promise<T> {
  await live.refresh();
  assert.equal(live.current.status, "ready", JSON.stringify(live.current));
  return (live.current as { data: T }).data;
}
