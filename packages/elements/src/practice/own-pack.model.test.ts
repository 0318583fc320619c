import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf, type Org, type PackRecord } from "@xiaoben/contract";
import { baseOf, draftOf, nextVersion, ownPack, publishedIn, standOf, writesFor } from "./own-pack.model.ts";

const org = { id: "school", type: "school", name: "南湖小学" } as Org;
const pack = ownPack("rubrics", "school");
const blank = baseOf(standOf([], pack, "rubrics"), org, "量表", "2026-11-22");
const record = (id: string, state: PackRecord["state"], version: string, of = pack): PackRecord =>
  ({ id, state, org: "school", pack: { ...blank, id: of, version } }) as PackRecord;

test("the first version, the next one, and the draft that somebody has begun", () => {
  const first = standOf([], pack, "rubrics");
  assert.deepEqual([first.version, first.record, first.draft], ["1", idOf("rubrics", pack, "1"), undefined]);
  const next = standOf([record("a", "published", "9"), record("b", "published", "10"), record("c", "withdrawn", "11")], pack, "rubrics");
  assert.deepEqual([next.published?.id, next.version], ["b", "12"], "a number that was used is not used again");
  const begun = standOf([record("a", "published", "1"), record("d", "draft", "2")], pack, "rubrics");
  assert.deepEqual([begun.record, begun.version], ["d", "2"]);
  assert.deepEqual(["2026.1", "3", "a"].map(nextVersion), ["2026.2", "4", "a.1"]);
});

test("what an organisation keeps stands in one pack for each kind of thing, with records of its own", () => {
  const scheme = ownPack("scheme", "school");
  assert.deepEqual([pack, scheme], ["rubrics.school", "scheme.school"]);
  assert.equal(standOf([record("a", "published", "1")], scheme, "scheme").record, idOf("scheme", scheme, "1"));
});

test("a new version begins as the one before; of every pack the newest published one is offered", () => {
  const before = record("a", "published", "1");
  assert.deepEqual(baseOf(standOf([before], pack, "rubrics"), org, "", "2026-11-22"), { ...before.pack, version: "2" });
  assert.deepEqual(
    publishedIn([before, record("b", "published", "2"), record("c", "draft", "3"), record("x", "published", "1", "other")]).map(
      ({ id }) => id,
    ),
    ["b", "x"],
  );
});

test("whoever begins a version says whose it is; a record that is there keeps its organisation", () => {
  const begun = standOf([{ ...record("a", "published", "1"), org: "county" }], pack, "rubrics");
  assert.deepEqual(draftOf(standOf([], pack, "rubrics"), false, "school", blank), { org: "school", pack: blank });
  assert.deepEqual(draftOf(begun, false, "school", blank), { org: "county", pack: blank });
  assert.deepEqual(draftOf(begun, true, "school", blank), { pack: blank }, "it was stored, and the list does not tell yet");
  assert.deepEqual(draftOf(standOf([record("d", "draft", "2")], pack, "rubrics"), false, "school", blank), { pack: blank });
});

test("who may write it: a role at the organisation or above it, beside teaching and leading a group", () => {
  const here = { ...org, path: "/county/school/" } as Org;
  const holds = (role: string, at: string): boolean => writesFor({ roles: [{ role, org: at }] }, here);
  assert.deepEqual(
    [holds("schoolAdmin", "school"), holds("countyOfficer", "county"), holds("principal", "other"), holds("teacher", "school")],
    [true, true, false, false],
  );
  assert.equal(holds("groupLead", "school"), false);
});
