import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { newId } from "@xiaoben/contract";
import { isTransportError, type TransportError } from "../errors.ts";
import { unwrap } from "./call.ts";
import { codes } from "./codes.ts";
import { each, keyed } from "./columns.ts";
import { AdapterError } from "./errors.ts";
import type { Json } from "./json.ts";
import type { AdaptOptions, KindOptions } from "./options.ts";
import { failed, hours, id, rowOf, small, smallVendor } from "./vendor.test.fixture.ts";

describe("an adapter with mistakes in it", () => {
  const faultsOf = (hour: object, more: object = {}): string => {
    try {
      small(smallVendor(), hour as Partial<KindOptions<"hour">>, more as Partial<AdaptOptions>);
    } catch (error) {
      assert.ok(error instanceof AdapterError, String(error));
      return error.message;
    }
    return assert.fail("nothing was said");
  };

  it("is told of all of them when it is defined: where, what, and how to mend it", () => {
    const said = faultsOf({
      fields: { ...hours.fields, titel: "bt", title: undefined, state: ["zt", codes("states", { 1: "submited" })] },
    });
    assert.match(said, /small\.kinds\.hour\.fields: the contract has no "titel" there\. Did you mean "title"\?/);
    assert.match(said, /small\.kinds\.hour\.fields: "title" is missing.*Map it, or give always/);
    assert.match(said, /fields\.state: "submited" of the table "states" is no code of the contract\. Did you mean "submitted"\?/);
  });

  it("is told of filters, orders and calls that the contract does not have", () => {
    assert.match(faultsOf({ lists: { where: { persn: "ryId" } } }), /no filter "persn"\. Did you mean "person"\?/);
    assert.match(faultsOf({ lists: { orders: { "-days": {} } } }), /no order "-days"\. Did you mean "-day"\?/);
    assert.match(faultsOf({ calls: { list: "/a", approove: "/b" } }), /does not know for hour "approove"\. Did you mean "approve"\?/);
    assert.match(faultsOf({ calls: { create: "/a" } }), /what is written must be read as well/);
  });

  it("is told of a property that is mapped twice, of pieces in the wrong place, and of kinds that are missing", () => {
    assert.match(faultsOf({ fields: [hours.fields, { title: "bt" }] }), /"title" is mapped twice/);
    assert.match(faultsOf({ fields: { ...hours.fields, title: ["bt", each({ id: "x" })] } }), /is for lists of objects/);
    assert.match(faultsOf({ fields: { ...hours.fields, title: ["bt", keyed("x", {})] } }), /is for tables of objects/);
    assert.match(faultsOf({ also: { tk: "observation" } }), /"observation" is not among the kinds/);
    assert.match(
      faultsOf({ fields: { ...hours.fields, state: ["zt", codes("s", { 1: "draft" }, { unknown: "ext" })] } }),
      /the list of the contract is closed/,
    );
  });

  it("is told of parts that are missing in an object that is mapped in parts", () => {
    assert.match(faultsOf({ fields: { ...hours.fields, "source.id": "ly" } }), /"source\.kind" is missing/);
  });

  it("is told of problems and tasks that the contract does not have", () => {
    assert.throws(() => unwrap({ problems: { 401: "signed-outt" } }), /unwrap\.problems\.401.*Did you mean "signed-out"\?/);
    const tasks = { list: "/t", type: "lx", types: { 1: "hour.approove", 2: "observation.submit" }, on: { key: "k", ids: id } };
    const said = faultsOf({}, { tasks });
    assert.match(said, /no action "hour\.approove"/);
    assert.match(said, /the keys of "observation" are missing/);
  });
});

describe("what an adapter reads", () => {
  it("is a record of the contract", async () => {
    const vendor = smallVendor([rowOf(7)]);
    assert.deepEqual(await small(vendor).get({ kind: "hour", id: id.hour.of(7) }), {
      id: id.hour.of(7),
      version: 1_790_000_000_007,
      org: id.school.of(1),
      createdAt: "2026-10-08T01:00:00.000Z",
      updatedAt: new Date(1_790_000_000_007).toISOString(),
      state: "draft",
      person: id.person.of(1001),
      on: "2026-10-08",
      title: "集体备课",
      category: "group-study",
      role: "participant",
      level: "school",
      claimedHours: "1.5",
    });
  });

  it("is a located contract error where a row does not fit, by the adapter", async () => {
    const vendor = smallVendor([rowOf(7), rowOf(8, { zt: 5, sbxs: 1.23456, lb: null })]);
    const error = await failed(small(vendor).list({ kind: "hour" }));
    assert.equal(error.code, "bad-answer");
    assert.equal(error.retryable, false);
    assert.deepEqual(error.breach, { operation: "hour.list", by: "adapter", record: { kind: "hour", id: id.hour.of(8) } });
    assert.deepEqual(error.issues?.map(({ pointer, code }) => `${pointer} ${code}`).sort(), [
      "/items/1/category required",
      "/items/1/claimedHours not-a-decimal",
      "/items/1/state unknown-code",
    ]);
    assert.match(error.detail, /the code 5 is not in the table "hour states"/);
  });

  it("never breaks on what a vendor sends: it is a record, or a located contract error", async () => {
    const names = Object.keys(rowOf(7));
    // What JavaScript itself asks of an object, as a vendor's data.
    const odd: unknown[] = [{ toString: false }, [{ toString: 1 }], { valueOf: 1, toJSON: "x" }, { ["__proto__"]: 1, constructor: 2 }];
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.oneof({ weight: 20, arbitrary: fc.jsonValue({ maxDepth: 2 }) }, fc.constantFrom(...odd)),
        async (name, value) => {
          const vendor = smallVendor([{ ...rowOf(7), [name]: value as Json }]);
          const answer = await small(vendor)
            .list({ kind: "hour" })
            .catch((error: unknown) => error);
          if (!(answer instanceof Error)) return assert.equal((answer as { items: unknown[] }).items.length, 1);
          refused += 1;
          assert.ok(isTransportError(answer) && answer.code === "bad-answer" && answer.breach?.by === "adapter", String(answer));
          assert.ok(answer.issues!.every(({ pointer }) => pointer.startsWith("/items/0/")));
        },
      ),
      { numRuns: process.env["XB_TIER"] === "long" ? 5_000 : 300 },
    );
    assert.ok(refused > 50);
  });

  it("tests filters that the vendor does not know on the device, over as many pages as it takes", async () => {
    const rows = Array.from({ length: 35 }, (_, i) => rowOf(i + 1, { zt: i === 33 ? 1 : 0 }));
    const page = await small(smallVendor(rows)).list({ kind: "hour", where: { state: "submitted", from: "2026-10-01", to: "2026-10-31" } });
    assert.deepEqual(
      page.items.map((hour) => hour.id),
      [id.hour.of(34)],
    );
    assert.equal(page.total, undefined, "a count of what was not asked for would be wrong");
    assert.deepEqual((await small(smallVendor(rows)).list({ kind: "hour", where: { to: "2026-10-01" } })).items, []);
  });

  it("finds nothing for ids that the vendor cannot know, without asking him in lists", async () => {
    const vendor = smallVendor([rowOf(7)]);
    assert.deepEqual(await small(vendor).list({ kind: "hour", where: { person: newId() } }), { items: [] });
    assert.equal(vendor.calls.length, 0);
    assert.equal(await small(vendor).get({ kind: "hour", id: newId() }), null);
    assert.equal(await small(vendor).get({ kind: "hour", id: id.hour.of(8) }), null);
  });

  it("does not believe a vendor that answers with another record", async () => {
    const vendor = smallVendor([rowOf(7)]);
    vendor.next = () => Response.json({ code: 200, rows: [rowOf(7)], total: 1 });
    assert.equal(await small(vendor).get({ kind: "hour", id: id.hour.of(9) }), null);
  });

  it("leaves out what is only marked as deleted", async () => {
    const vendor = smallVendor([rowOf(7, { delFlag: "2" }), rowOf(8, { delFlag: "0" })]);
    const transport = small(vendor, { lists: { ...hours.lists, deleted: ["delFlag", "2"] } });
    const page = await transport.list({ kind: "hour" });
    assert.deepEqual([page.items.length, page.total], [1, undefined]);
    assert.equal(await transport.get({ kind: "hour", id: id.hour.of(7) }), null);
  });

  it("refuses an order that the vendor does not offer, and kinds and questions that are not mapped", async () => {
    const transport = small(smallVendor());
    assert.equal((await failed(transport.list({ kind: "hour", order: "-day" }))).code, "not-offered");
    for (const work of [
      transport.list({ kind: "plan" }),
      transport.tasks(),
      transport.evaluate({ subject: { kind: "person", id: newId() } }),
    ])
      assert.equal((await failed(work)).code, "not-offered");
  });

  it("takes rows that stand in the adapter for a list", async () => {
    const transport = small(smallVendor(), { calls: { list: [rowOf(7), rowOf(8)] } });
    assert.equal((await transport.list({ kind: "hour" })).items.length, 2);
    assert.equal((await transport.list({ kind: "hour", where: { person: newId() } })).items.length, 0);
    assert.equal((await transport.get({ kind: "hour", id: id.hour.of(8) }))?.id, id.hour.of(8));
  });

  it("knows who is signed in, and the day it is there", async () => {
    assert.deepEqual(await small(smallVendor()).session(), {
      timeZone: "Asia/Shanghai",
      locale: "zh-Hans",
      today: "2026-11-22",
      now: "2026-11-22T01:00:00.000Z",
      person: id.person.of(1001),
      org: id.school.of(1),
      roles: [],
    });
  });

  it("says of a definition that no compiler has looked at what it lacks", () => {
    const vendor = smallVendor();
    for (const [wrong, says] of [
      [{ kinds: null }, /small\.kinds is missing/],
      [{ kinds: { hours } }, /there is no kind "hours"\. Did you mean "hour"\?/],
      [{ kinds: { constructor: hours } }, /there is no kind "constructor"/],
      [{ kinds: { hour: {} } }, /small\.kinds\.hour\.calls is missing/],
      [{ kinds: { hour: { ...hours, fields: null } } }, /small\.kinds\.hour\.fields is missing/],
      [{ envelope: undefined }, /small\.envelope is missing/],
      [{ session: undefined }, /small\.session is missing/],
      [{ conventions: { zone: "Mars/Base" } }, /"Mars\/Base" is no time zone/],
    ] as const)
      assert.throws(() => small(vendor, {}, wrong as never), { name: "AdapterError", message: says });
  });

  it("asks nobody for changes where no list tells of them, and is then without a feed", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const transport = small(vendor, { lists: {} });
    assert.deepEqual(await transport.changes("now"), await transport.changes(null));
    assert.equal(vendor.calls.length, 0);
    assert.ok(!(await transport.capabilities()).operations.includes("changes"));
  });
});

describe("what an adapter is judged by", () => {
  const ref = { pack: "a", version: "1" };
  it("is a whole pack, found by a call or a function, and checked", async () => {
    const vendor = smallVendor();
    const packs = { call: "/gz", pack: "bm", version: "bb" };
    vendor.next = () => Response.json({ code: 200, data: null });
    const nothing = await failed(small(vendor, {}, { packs }).definition({ ...ref, id: "pack" }));
    assert.deepEqual([nothing.code, nothing.breach?.by], ["bad-answer", "adapter"]);
    assert.deepEqual(vendor.calls.at(-1)?.params, { bm: "a", bb: "1" });
    const other = small(vendor, {}, { packs: async () => ({ format: "xiaoben.pack/1", id: "b" }) as never });
    assert.equal((await failed(other.definition({ ...ref, id: "pack" }))).code, "bad-answer");
    assert.equal((await failed(small(vendor).definition({ ...ref, id: "pack" }))).code, "not-offered");
  });

  it("holds the definitions that records name, each as what it is asked for", async () => {
    const form = { id: "form", title: "表", sections: [{ id: "s", title: "部", items: [{ id: "a", text: "项", field: "yesNo" }] }] };
    const twice = { ...form, id: "twice", sections: [form.sections[0], form.sections[0]] };
    const look = { id: "look", title: "查", items: [{ id: "a", text: "项", phase: "before", filled: [] }] };
    const empty = { parameters: [], ambiguities: [], books: [], measures: [], rules: [], consequences: [], examples: [] };
    const head = { format: "xiaoben.pack/1", id: "a", version: "1", title: "包", level: "school", effective: { from: "2026-09-01" } };
    const content = { rubrics: [form, twice], checklists: [look] };
    const pack = { ...head, source: { title: "文件", clauses: [] }, ...empty, content };
    const { definition } = small(smallVendor(), {}, { packs: async () => pack as never });
    assert.equal(await definition({ ...ref, id: "form", as: "rubric" }), form);
    assert.equal(await definition({ ...ref, id: "look" }), look);
    const other = await failed(definition({ ...ref, id: "look", as: "rubric" }));
    assert.deepEqual(
      [other.code, other.breach],
      ["bad-answer", { operation: "definition", by: "adapter", definition: { ...ref, id: "look", as: "rubric" } }],
    );
    assert.match(other.detail, /look of a 1.*is a definition of another form than was asked for: answer a rubric/);
    assert.match((await failed(definition({ ...ref, id: "twice" }))).detail, /\/sections\/1\/id stands there a second time/);
  });

  it("may be the vendor's own verdicts, which are checked", async () => {
    const judging = small(smallVendor(), {}, { evaluate: async () => [{ outcome: "fine" }] as never });
    assert.ok((await judging.capabilities()).operations.includes("evaluate"));
    const error = await failed(judging.evaluate({ subject: { kind: "person", id: newId() } }));
    assert.deepEqual([error.code, error.breach?.operation], ["bad-answer", "evaluate"]);
  });
});

describe("how an adapter asks", () => {
  it("sends JSON, a form, or a query, with the headers of the moment", async () => {
    let tokens = 0;
    const vendor = smallVendor([rowOf(7)], { headers: () => ({ authorization: `Bearer ${++tokens}` }) });
    await small(vendor).list({ kind: "hour", limit: 5 });
    await small({ ...vendor, reach: { ...vendor.reach, send: "form" } }).list({ kind: "hour", limit: 5 });
    await small(vendor, { calls: { list: "GET /xs/page" } }).list({ kind: "hour", limit: 5 });
    assert.deepEqual(
      vendor.calls.map(({ method, text, headers }) => [method, text, headers.get("authorization")]),
      [
        ["POST", '{"pageNum":1,"pageSize":5}', "Bearer 1"],
        ["POST", "pageNum=1&pageSize=5", "Bearer 2"],
        ["GET", "", "Bearer 3"],
      ],
    );
  });

  it("takes errors out of the envelope, whatever the HTTP status says", async () => {
    const vendor = smallVendor();
    const answered = async (body: unknown, status = 200): Promise<TransportError> => {
      vendor.next = () => (typeof body === "string" ? new Response(body, { status }) : Response.json(body, { status }));
      return failed(small(vendor).list({ kind: "hour" }));
    };
    const gone = await answered({ code: 401, msg: "登录状态已过期" });
    assert.deepEqual([gone.code, gone.status, gone.retryable], ["signed-out", 401, false]);
    assert.match(gone.detail, /登录状态已过期/);
    assert.equal((await answered({ code: 409, msg: "不允许" }, 500)).code, "transition-not-allowed");
    assert.equal((await answered({ code: 777, msg: "?" })).code, "internal");
    assert.equal((await answered("<html>", 403)).code, "not-permitted");
    const page = await answered("<html>sign in</html>");
    assert.deepEqual([page.code, page.breach?.by], ["bad-answer", "on the way"]);
  });

  it("says that nobody is signed in, and nothing else, where the vendor says so", async () => {
    const vendor = smallVendor();
    vendor.next = () => Response.json({ code: "401", msg: "" });
    assert.equal(await small(vendor).session(), null);
  });

  it("asks again where the fault may pass, and gives up where the caller does", async () => {
    const vendor = smallVendor([rowOf(7)]);
    vendor.next = () => new Response("", { status: 503 });
    assert.equal((await small(vendor).list({ kind: "hour" })).items.length, 1);
    vendor.next = () => Promise.reject(new TypeError("cut"));
    assert.equal((await small(vendor).list({ kind: "hour" })).items.length, 1);
    assert.equal((await failed(small(vendor).list({ kind: "hour" }, AbortSignal.abort()))).code, "aborted");
  });
});
