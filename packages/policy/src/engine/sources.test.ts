import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Book, Given, Rule, Subject } from "@xiaoben/contract";
import { base, hour, id, me, other, schoolId } from "../testing/county.ts";
import { brief, judgeOne, tinyPack, whys } from "../testing/tiny.ts";

const group = id(31);
const given = (n: number, more: Partial<Given>): Given => ({
  ...base(n),
  source: "work",
  person: me,
  on: "2026-10-08",
  facts: {},
  ...more,
});
const records = (all: readonly Given[]) => ({ records: { hour: [], given: all } });
const counted = (source: Book["source"], book: Partial<Book> = {}) =>
  tinyPack({
    book: { source, unit: "item", value: [{ amount: { fixed: "1" }, clause: "c1" }], ...book },
    rule: { atLeast: "2" },
  });

describe("sources without a kind of their own", () => {
  for (const source of ["participation", "work", "duty", "result", "event", "meeting", "given"] as const)
    it(`${source}: takes its own records and no other's`, () => {
      const all = [given(1, { source }), given(2, { source: source === "work" ? "duty" : "work" }), given(3, { source, person: other })];
      assert.deepEqual(whys(judgeOne(counted(source), records(all))), { "1": "counted 1" });
    });
  it("reads facts by their names, and the record's own properties", () => {
    const where = {
      all: [
        { fact: "type", is: "essay" },
        { fact: "characters", atLeast: "1500" },
        { fact: "title", present: true },
        { fact: "weekday", is: "4" },
      ],
    };
    const essay = (n: number, characters: string, more: Partial<Given> = {}): Given =>
      given(n, { title: "反思", facts: { type: "essay", characters }, ...more });
    const all = [essay(1, "1499"), essay(2, "1500"), essay(3, "1501"), essay(4, "1501", { on: "2026-10-09" })];
    assert.deepEqual(whys(judgeOne(counted("work", { where }), records(all))), { "2": "counted 1", "3": "counted 1" });
  });
  it("a fact cannot say whose a record is, or when it was", () => {
    const all = [given(1, { person: other, facts: { person: me } }), given(2, { on: "2025-10-08", facts: { on: "2026-10-08" } })];
    assert.equal(judgeOne(counted("work"), records(all)).value, "0");
  });
  it("belongs to the period of its last day", () =>
    assert.equal(judgeOne(counted("work"), records([given(1, { on: "2026-08-30", until: "2026-09-01" })])).value, "1"));
  it("below, at and above the line", () => {
    const judge = (count: number): string =>
      brief(judgeOne(counted("work"), records(Array.from({ length: count }, (_, n) => given(n + 1, {})))));
    assert.deepEqual([1, 2, 3].map(judge), ["notMet 1", "met 2", "met 3"]);
  });
  it("was not read: undetermined, and by which name", () =>
    assert.deepEqual(judgeOne(counted("meeting"), { records: { hour: [] } }).because, [{ code: "source-absent", finding: "meeting" }]));
  it("a hypothetical one is told by what it says", () => {
    const ask = { assume: [given(9, {})] };
    assert.deepEqual(whys(judgeOne(counted("work"), { ...records([given(1, {})]), ask })), { "1": "counted 1", "9": "assumed 1" });
  });
  it("a checklist looks at its facts", () => {
    const content = {
      checklists: [
        { id: "list", title: "四定", items: [{ id: "a", text: "主讲人", phase: "before" as const, filled: ["/speaker", "/title"] }] },
      ],
    };
    const rules = [
      {
        id: "it",
        title: "它",
        clause: "c1",
        for: { subject: "person" },
        per: "schoolYear",
        kind: "checklist",
        checklist: "list",
        book: "hours",
      } as Rule,
    ];
    const judge = (more: Partial<Given>): string =>
      brief(judgeOne({ ...counted("event"), content, rules }, records([given(1, { source: "event", title: "研讨", ...more })])));
    assert.deepEqual([judge({ facts: { speaker: "甲" } }), judge({ facts: { speaker: "" } })], ["met 1", "notMet 0"]);
  });
});

describe("whose a record is", () => {
  const judge = (subject: Subject, all: readonly Given[], people: string[] = []): string | undefined => {
    const pack = counted("work");
    const rules = [{ ...pack.rules[0]!, for: { subject: subject.kind } }];
    return judgeOne({ ...pack, rules }, { ...records(all), people, ask: { subject } }).value;
  };
  const ofGroup: Subject = { kind: "group", id: group };
  const plain = (n: number, more: Partial<Given>): Given => {
    const { person: _, ...rest } = given(n, more);
    return { ...rest, ...more };
  };
  it("a group's: what names it, and what its people did", () =>
    assert.equal(judge(ofGroup, [plain(1, { group }), given(2, {}), given(3, { person: other })], [me]), "2"));
  it("what one of its people did for another group is the other's", () =>
    assert.equal(judge(ofGroup, [given(1, { group: id(32) }), given(2, { group })], [me]), "1"));
  it("a pair's: what names it", () =>
    assert.equal(judge({ kind: "pair", id: id(41) }, [plain(1, { pair: id(41) }), given(2, {}), plain(3, { pair: id(42) })], [me]), "1"));
  it("a school's: what stands under it", () =>
    assert.equal(judge({ kind: "school", id: schoolId }, [plain(1, {}), plain(2, { org: id(3) })]), "1"));
  it("a person's: hers alone, also in a group", () =>
    assert.equal(judge({ kind: "person", id: me }, [given(1, {}), plain(2, { group })]), "1"));
  it("hours of a group are those of its people", () => {
    const pack = tinyPack({ rules: [{ ...tinyPack().rules[0]!, for: { subject: "group" } }] });
    const hours = [hour(1, { approvedHours: "4" }), hour(2, { approvedHours: "5", person: other })];
    assert.equal(judgeOne(pack, { hours, people: [me], ask: { subject: ofGroup } }).value, "4");
  });
});

describe("facts of which a subject has several", () => {
  const judge = (role: string | string[], where: object): string => {
    const pack = tinyPack({ rule: { for: { subject: "person", where: { all: [{ fact: "role", ...where }] } } } });
    return judgeOne(pack, { hours: [hour(1, { approvedHours: "10" })], subjectFacts: { role } }).outcome;
  };
  it("one that fits is enough", () => assert.equal(judge(["teacher", "mentor"], { is: "mentor" }), "met"));
  it("none fits", () => assert.equal(judge(["teacher", "mentor"], { is: "principal" }), "notApplicable"));
  it("one of a list", () => assert.equal(judge(["teacher", "mentor"], { in: ["mentor", "principal"] }), "met"));
  it("one that is in no list", () => assert.equal(judge(["teacher", "mentor"], { notIn: ["teacher"] }), "met"));
  it("a single one, as before", () => assert.equal(judge("teacher", { notIn: ["teacher"] }), "notApplicable"));
  it("none at all is absent", () => assert.equal(judge([], { present: false }), "met"));
});
