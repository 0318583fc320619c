import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, type ActionOf } from "@xiaoben/contract";
import { send } from "./send.ts";
import { failed, id, rowOf, small, smallVendor } from "./vendor.test.fixture.ts";

const body: ActionOf["hour.create"]["body"] = {
  org: id.school.of(1),
  person: id.person.of(1001),
  on: "2026-11-20",
  title: "讲座",
  category: "external",
  role: "participant",
  level: "school",
  claimedHours: "2",
};
const of = (key: number) => id.hour.of(key);
const paths = (vendor: { calls: { path: string }[] }): string[] =>
  vendor.calls.map(({ path }) => path).filter((path) => path !== "/xs/page");

describe("what an adapter writes", () => {
  it("creates under the id of the device, which the vendor keeps, and answers with what became of it", async () => {
    const vendor = smallVendor();
    const made = newId();
    const { record, changes } = await small(vendor).write("hour.create", { id: made, body }, newId());
    assert.deepEqual(changes, [{ kind: "hour", id: made, version: record!.version }]);
    assert.equal(record!.id, made);
    const { params } = vendor.calls.find(({ path }) => path === "/xs/add")!;
    assert.deepEqual(params, { wbh: made, rq: "2026-11-20", bt: "讲座", lb: "external", js: "participant", sbxs: 2 });
  });

  it("sends of a change what was changed, empties what was removed, and of an action what always goes with it", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const { version } = (await small(vendor).write("hour.change", { id: of(7), patch: { title: "说课", claimedHours: null } }, newId()))
      .record!;
    assert.ok(version > 1_790_000_000_007);
    assert.deepEqual(vendor.calls.find(({ path }) => path === "/xs/edit")?.params, { xsId: 7, bt: "说课", sbxs: null });
    await small(vendor).write("hour.submit", { id: of(7) }, newId());
    assert.deepEqual(vendor.calls.find(({ path }) => path === "/xs/zt")?.params, { mb: 1, xsId: 7 });
  });

  it("sends the whole row, with what is not mapped as it was, where the vendor replaces rows", async () => {
    const vendor = smallVendor([rowOf(7)]);
    await small(vendor, { whole: true }).write("hour.change", { id: of(7), patch: { title: "说课" } }, newId());
    const { params } = vendor.calls.find(({ path }) => path === "/xs/edit")!;
    assert.deepEqual([params["remark"], params["bt"], params["sbxs"]], ["vendor's own", "说课", 1.5]);
  });

  it("sends nothing that the vendor's system would take for something else", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const transport = small(vendor);
    const { version } = (await transport.get({ kind: "hour", id: of(7) }))!;
    for (const [patch, pointer] of [
      [{ claimedHours: "1,5" }, "/claimedHours"],
      [{ title: {} }, "/title"],
      [{ title: null }, "/title"],
      [{ on: "2026-02-30" }, "/on"],
      [{ on: 5 }, "/on"],
      [{ version: version + 1 }, "/version"],
      [{ id: newId() }, "/id"],
    ] as const) {
      const change = await failed(transport.write("hour.change", { id: of(7), patch: patch as object }, newId()));
      assert.deepEqual([change.code, change.issues?.map((one) => one.pointer)], ["validation", [pointer]], JSON.stringify(patch));
    }
    const wrong = { ...body, claimedHours: "1,5" };
    assert.equal((await failed(transport.write("hour.create", { id: newId(), body: wrong }, newId()))).code, "validation");
    assert.deepEqual(paths(vendor), []);
    await transport.write("hour.change", { id: of(7), patch: { version, title: "说课" } as object }, newId());
    assert.deepEqual(vendor.calls.find(({ path }) => path === "/xs/edit")?.params, { xsId: 7, bt: "说课" });
  });

  it("removes, and answers with a version above the last", async () => {
    const vendor = smallVendor([rowOf(7)]);
    assert.deepEqual((await small(vendor).write("hour.remove", { id: of(7) }, newId())).changes, [
      { kind: "hour", id: of(7), version: 1_790_000_000_008 },
    ]);
    assert.equal(vendor.rows.length, 0);
  });

  it("refuses what has no place or no code at the vendor's, and what he decides himself: nothing is dropped in silence", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const minutes = await failed(small(vendor).write("hour.create", { id: newId(), body: { ...body, minutes: "90" } }, newId()));
    assert.deepEqual(
      [minutes.code, minutes.issues?.map(({ pointer, code }) => [pointer, code])],
      ["validation", [["/minutes", "not-kept"]]],
    );
    const person = await failed(small(vendor).write("hour.change", { id: of(7), patch: { person: id.person.of(1002) } }, newId()));
    assert.deepEqual([person.code, person.issues?.[0]?.pointer], ["validation", "/person"]);
    assert.deepEqual(paths(vendor), []);
    await small(vendor).write("hour.change", { id: of(7), patch: { person: id.person.of(1001), title: "x" } }, newId());
    assert.deepEqual(paths(vendor), ["/xs/edit"]);
  });

  it("refuses a version that somebody else has overtaken, and shows the record as it is now", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const error = await failed(small(vendor).write("hour.change", { id: of(7), version: 1, patch: { title: "x" } }, newId()));
    assert.equal(error.code, "stale-version");
    assert.equal((error.current as { title: string }).title, "集体备课");
    assert.deepEqual(paths(vendor), []);
  });

  it("hands on the version that was seen where the vendor looks at it himself, and shows the record that he met", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const transport = small(vendor, {}, { expect: "gxsj" });
    await transport.write("hour.change", { id: of(7), patch: { title: "x" } }, newId());
    assert.equal(vendor.calls.find(({ path }) => path === "/xs/edit")?.params["gxsj"], 1_790_000_000_007);
    const before = vendor.reach.fetch!;
    const stale: typeof fetch = async (request) =>
      (request as Request).url.endsWith("/xs/edit") ? Response.json({ code: 412, msg: "数据已被修改" }) : before(request);
    const error = await failed(
      small({ ...vendor, reach: { ...vendor.reach, fetch: stale } }, {}, { expect: "gxsj" }).write(
        "hour.change",
        { id: of(7), patch: { title: "y" } },
        newId(),
      ),
    );
    assert.deepEqual([error.code, (error.current as { title: string }).title], ["stale-version", "x"]);
  });

  it("refuses what is not possible in a state, what is not there, and what is not mapped, before anything is sent", async () => {
    const vendor = smallVendor([rowOf(7, { zt: 3 })]);
    const transport = small(vendor);
    assert.equal((await failed(transport.write("hour.submit", { id: of(7) }, newId()))).code, "transition-not-allowed");
    assert.equal((await failed(transport.write("hour.submit", { id: of(8) }, newId()))).code, "not-found");
    assert.equal((await failed(transport.write("hour.approve", { id: of(7) }, newId()))).code, "not-offered");
    assert.deepEqual(paths(vendor), []);
  });

  it("says that the vendor accepted something that is not there afterwards", async () => {
    const vendor = smallVendor();
    const before = vendor.reach.fetch!;
    const forgetful: typeof fetch = async (request) =>
      (request as Request).url.endsWith("/xs/add") ? Response.json({ code: 200, msg: "" }) : before(request);
    const error = await failed(
      small({ ...vendor, reach: { ...vendor.reach, fetch: forgetful } }).write("hour.create", { id: newId(), body }, newId()),
    );
    assert.deepEqual([error.code, error.breach?.by], ["bad-answer", "adapter"]);
  });
});

describe("a write that is repeated", () => {
  it("is answered as the first time on the same page, and refused where the action id was used for something else", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const transport = small(vendor);
    const actionId = newId();
    const first = await transport.write("hour.submit", { id: of(7) }, actionId);
    assert.deepEqual(await transport.write("hour.submit", { id: of(7) }, actionId), first);
    assert.deepEqual(paths(vendor), ["/xs/zt"]);
    assert.equal((await failed(transport.write("hour.withdraw", { id: of(7) }, actionId))).code, "action-reused");
  });

  it("is not done again after a reload where its traces are there: creation, change, transition", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const seen = 1_790_000_000_007;
    const create = { id: newId(), body };
    await small(vendor).write("hour.create", create, newId());
    await small(vendor).write("hour.create", create, newId());
    const change = { id: of(7), version: seen, patch: { title: "说课" } };
    await small(vendor).write("hour.change", change, newId());
    const { version } = (await small(vendor).write("hour.change", change, newId())).record!;
    await small(vendor).write("hour.submit", { id: of(7), version }, newId());
    await small(vendor).write("hour.submit", { id: of(7), version }, newId());
    assert.deepEqual(paths(vendor), ["/xs/add", "/xs/edit", "/xs/zt"]);
  });

  it("is recognised by the action id where the vendor keeps the last one, also when its traces are gone", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const actionId = newId();
    const input = { id: of(7), version: 1_790_000_000_007, patch: { title: "说课" } };
    await small(vendor, {}, { actionId: "qqh" }).write("hour.change", input, actionId);
    vendor.rows[0]!["bt"] = "otherwise";
    const again = await small(vendor, {}, { actionId: "qqh" }).write("hour.change", input, actionId);
    assert.equal(again.record && "title" in again.record && again.record.title, "otherwise");
    assert.deepEqual(paths(vendor), ["/xs/edit"]);
  });

  it("is sent once only while the first answer is on its way, and again after it failed", async () => {
    const vendor = smallVendor([rowOf(7)]);
    const transport = small(vendor);
    const actionId = newId();
    await Promise.all([1, 2].map(() => transport.write("hour.submit", { id: of(7) }, actionId)));
    assert.deepEqual(paths(vendor), ["/xs/zt"]);
    const other = newId();
    const before = vendor.reach.fetch!;
    let cut = true;
    const bad: typeof fetch = async (request) => {
      if (!(request as Request).url.endsWith("/xs/zt") || !cut) return before(request);
      cut = false;
      throw new TypeError("cut");
    };
    const shaky = small({ ...vendor, reach: { ...vendor.reach, fetch: bad } });
    assert.equal((await failed(shaky.write("hour.withdraw", { id: of(7) }, other))).code, "offline");
    await shaky.write("hour.withdraw", { id: of(7) }, other);
    assert.deepEqual(paths(vendor), ["/xs/zt", "/xs/zt"]);
  });

  it("is given up in time, and is not sent again by itself", async () => {
    let asked = 0;
    const silent = (): Promise<Response> => ((asked += 1), new Promise(() => undefined));
    const error = await failed(send("http://x.test/", { method: "POST" }, { fetch: silent, timeout: 20, retries: 0, signal: undefined }));
    assert.deepEqual([error.code, asked], ["timeout", 1]);
    const control = new AbortController();
    const waiting = failed(
      send("http://x.test/", { method: "POST" }, { fetch: silent, timeout: 10_000, retries: 2, signal: control.signal }),
    );
    control.abort();
    assert.equal((await waiting).code, "aborted");
  });
});
