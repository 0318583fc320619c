import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Hour, Pack } from "@xiaoben/contract";
import { amountOf, amountPatch, begin, choicesOf, editable, faultsOf, measureOf, moves } from "./hour-form.model.ts";

const hour = (more: Partial<Hour>): Hour => ({
  id: "h",
  version: 3,
  org: "o",
  createdAt: "2026-11-01T00:00:00.000Z",
  updatedAt: "2026-11-20T00:00:00.000Z",
  state: "draft",
  person: "su",
  on: "2026-11-10",
  title: "讲座",
  category: "external",
  role: "participant",
  level: "county",
  claimedHours: "3",
  ...more,
});
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

describe("a record that is declared", () => {
  it("[R001] takes amounts as people type them, and no others", () => {
    assert.deepEqual(["2.5", " 3 ", "２．５", "2,5", "120"].map(amountOf), ["2.5", "3", "2.5", "2.5", "120"]);
    for (const not of ["", "0", "-1", "两小时", "2.555", "1e3", "12345"]) assert.equal(amountOf(not), undefined, not);
  });

  it("[R001] edge, gives its length in one measure; the length of an hour is the pack's answer", () => {
    assert.deepEqual(amountPatch({ claimedHours: "3" }, "90", "minutes"), { claimedHours: null, minutes: "90" });
    assert.deepEqual(amountPatch({ claimedHours: "3" }, "4", "claimedHours"), { claimedHours: "4" });
    assert.deepEqual(amountPatch({ claimedHours: "3" }, "四", "claimedHours"), { claimedHours: null });
    assert.deepEqual([measureOf({ days: "2" }), measureOf({})], ["days", "claimedHours"]);
  });

  it("says all that keeps it from being handed in, in the order of the form", () => {
    assert.deepEqual(faultsOf(hour({}), "3", "2026-11-20"), []);
    assert.deepEqual(faultsOf(hour({ title: " ", until: "2026-11-09" }), "", "2026-11-20"), ["noTitle", "endsBefore", "noAmount"]);
    assert.deepEqual(faultsOf(hour({ until: "2026-11-21" }), "x", "2026-11-20"), ["notYet", "notAnAmount"]);
  });

  it("[R002] offers the categories of every pack that judges, each once", () => {
    const pack = (...ids: string[]): Pack => ({ categories: ids.map((id) => ({ id, title: id })) }) as unknown as Pack;
    assert.deepEqual(
      choicesOf([pack("school-based", "external"), pack("external", "online")]).map(({ code }) => code),
      ["school-based", "external", "online"],
    );
    const session = { org: "o", person: "su", roles: [], timeZone: "Asia/Shanghai", locale: "zh-Hans", today: "2026-11-20" };
    assert.equal(begin(session, choicesOf([pack("school-based", "external")])).category, "external");
    assert.equal(begin(session, choicesOf([pack("outside")])).category, "outside");
  });

  it("is written by its author, as long as nobody decides on it", () => {
    assert.ok(editable(hour({}), "su").has("title"));
    assert.ok(editable(hour({ state: "returned" }), "su").has("claimedHours"));
    assert.ok(!editable(hour({}), "su").has("approvedHours"));
    assert.deepEqual([editable(hour({}), "gu").size, editable(hour({ state: "submitted" }), "su").size], [0, 0]);
  });

  it("[R006] may be appealed against while there is time, by its author", () => {
    const now = "2026-11-25T00:00:00.000Z";
    assert.deepEqual(ids(moves(hour({ state: "rejected" }), "su", now)), ["appeal"]);
    assert.equal(moves(hour({ state: "rejected" }), "su", now)[0]?.until, "2026-12-05T00:00:00.000Z");
    assert.deepEqual(moves(hour({ state: "rejected" }), "su", "2026-12-05T00:00:00.001Z"), []);
    assert.deepEqual(moves(hour({ state: "rejected" }), "gu", now), []);
    assert.deepEqual(moves(hour({ state: "dismissed" }), "su", now), []);
  });
});
