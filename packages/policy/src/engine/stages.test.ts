import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Book, Test } from "@xiaoben/contract";
import { hour, lesson, me, observation, other } from "../testing/county.ts";
import { brief, judgeAll, judgeOne, tinyPack, whys } from "../testing/tiny.ts";

const inBook = (book: Partial<Book>, more: Parameters<typeof tinyPack>[0] = {}) => tinyPack({ book, ...more });
const ten = { approvedHours: "10" };

describe("select", () => {
  it("takes the subject's own records", () =>
    assert.equal(judgeOne(tinyPack(), { hours: [hour(1, ten), hour(2, { ...ten, person: other })] }).value, "10"));
  it("takes those of the period, both ends included, and lists no other", () => {
    const hours = ["2026-08-31", "2026-09-01", "2027-08-31", "2027-09-01"].map((on, n) => hour(n + 1, { on, approvedHours: "1" }));
    assert.deepEqual(whys(judgeOne(tinyPack(), { hours })), { "2": "counted 1", "3": "counted 1" });
  });
  it("a record of several days belongs to the period of its last", () => {
    assert.equal(judgeOne(tinyPack(), { hours: [hour(1, { ...ten, on: "2026-08-28", until: "2026-09-02" })] }).value, "10");
    assert.equal(judgeOne(tinyPack(), { hours: [hour(1, { ...ten, on: "2027-08-28", until: "2027-09-02" })] }).value, "0");
  });
  it("takes facts up to the day asked for", () => {
    const hours = [hour(1, { ...ten, on: "2026-11-22" }), hour(2, { ...ten, on: "2026-11-23" })];
    assert.equal(judgeOne(tinyPack(), { hours, ask: { asOf: "2026-11-22" } }).value, "10");
  });
  it("takes what the book's where fits", () => {
    const pack = inBook({ where: { all: [{ fact: "category", is: "salon" }] } });
    assert.deepEqual(whys(judgeOne(pack, { hours: [hour(1, ten), hour(2, { ...ten, category: "salon" })] })), { "2": "counted 10" });
  });
  it("a record that was taken back and the one that takes it back: neither counts", () => {
    const hours = [hour(1, ten), hour(2, { ...ten, counters: hour(1, {}).id }), hour(3, { approvedHours: "1" })];
    assert.deepEqual(whys(judgeOne(tinyPack(), { hours })), { "1": "countered 0", "2": "countered 0", "3": "counted 1" });
  });
  it("what was deleted is not there", () => assert.equal(judgeOne(tinyPack(), { hours: [hour(1, { ...ten, deleted: true })] }).value, "0"));
});

describe("tests on facts", () => {
  const counts = (test: Test, facts: Parameters<typeof hour>[1]): boolean =>
    judgeOne(inBook({ where: { all: [test] } }), { hours: [hour(1, { ...ten, ...facts })] }).value === "10";
  const cases: [string, Test, Parameters<typeof hour>[1], boolean][] = [
    ["is", { fact: "category", is: "salon" }, { category: "salon" }, true],
    ["is not", { fact: "category", is: "salon" }, {}, false],
    ["in", { fact: "state", in: ["approved", "reported"] }, {}, true],
    ["in, absent", { fact: "result", in: ["passed"] }, {}, false],
    ["notIn", { fact: "state", notIn: ["approved"] }, {}, false],
    ["notIn, absent: in no list", { fact: "result", notIn: ["failed"] }, {}, true],
    ["[R002] under: a code that the category maps", { fact: "category", under: "school-based" }, { category: "group-study" }, true],
    ["[R002] under: the category itself", { fact: "category", under: "school-based" }, { category: "school-based" }, true],
    ["[R002] under: a child counts as its parent", { fact: "category", under: "school-based" }, { category: "online" }, true],
    ["under: a code that no category maps", { fact: "category", under: "school-based" }, { category: "external" }, false],
    ["atLeast", { fact: "minutes", atLeast: "40" }, { minutes: "40" }, true],
    ["atLeast, below", { fact: "minutes", atLeast: "40" }, { minutes: "39.9999" }, false],
    ["atLeast, absent", { fact: "minutes", atLeast: "0" }, {}, false],
    ["atMost", { fact: "minutes", atMost: "40" }, { minutes: "40.0001" }, false],
    ["present", { fact: "activity", present: true }, {}, false],
    ["not present", { fact: "activity", present: false }, {}, true],
    ["all conditions of one test hold", { fact: "minutes", atLeast: "10", atMost: "20" }, { minutes: "30" }, false],
  ];
  for (const [name, test, facts, expected] of cases) it(name, () => assert.equal(counts(test, facts), expected));
  it("any: one of them is enough, and none is not", () => {
    const pack = inBook({
      where: {
        any: [
          { fact: "category", is: "salon" },
          { fact: "role", is: "speaker" },
        ],
      },
    });
    const hours = [
      hour(1, { approvedHours: "1", category: "salon" }),
      hour(2, { approvedHours: "2", role: "speaker" }),
      hour(3, { approvedHours: "4" }),
    ];
    assert.equal(judgeOne(pack, { hours }).value, "3");
  });
});

describe("admit", () => {
  const admit: NonNullable<Book["admit"]> = [
    { id: "not-rejected", test: { fact: "state", notIn: ["rejected"] }, otherwise: "refused", clause: "c1" },
    { id: "approved", test: { fact: "state", is: "approved" }, otherwise: "waiting", clause: "c1" },
  ];
  const hours = [
    hour(1, { approvedHours: "4" }),
    hour(2, { approvedHours: "3", state: "submitted" }),
    hour(3, { approvedHours: "5", state: "rejected" }),
  ];
  it("counts, waits or refuses, and says why for each", () => {
    const verdict = judgeOne(inBook({ admit }), { hours });
    assert.deepEqual([verdict.value, verdict.waiting], ["4", "3"]);
    assert.deepEqual(whys(verdict), { "1": "counted 4", "2": "waiting 0", "3": "refused:not-rejected 0" });
  });
  it("the first test that fails decides", () => {
    assert.equal(whys(judgeOne(inBook({ admit: [...admit].reverse() }), { hours }))["3"], "waiting 0");
  });
  it("within the days of grace a record waits that is refused afterwards", () => {
    const late: NonNullable<Book["admit"]> = [
      { id: "paper", test: { fact: "activity", present: true }, otherwise: "refused", graceDays: "10", clause: "c1" },
    ];
    const at = (asOf: string): string | undefined =>
      whys(judgeOne(inBook({ admit: late }), { hours: [hour(1, { ...ten, on: "2026-11-10" })], ask: { asOf } }))["1"];
    assert.deepEqual([at("2026-11-20"), at("2026-11-21")], ["waiting 0", "refused:paper 0"]);
  });
  it("a checklist looks at what the record has", () => {
    const list = [
      {
        id: "three",
        title: "三定",
        items: [
          { id: "a", text: "有内容", phase: "before", filled: ["/title"] },
          { id: "b", text: "有活动", phase: "before", filled: ["/activity"] },
        ],
      },
    ];
    const pack = inBook(
      { admit: [{ id: "three", test: { checklist: "three" }, otherwise: "refused", clause: "c1" }] },
      { content: { checklists: list as never } },
    );
    assert.deepEqual(whys(judgeOne(pack, { hours: [hour(1, { ...ten, activity: "a" }), hour(2, ten)] })), {
      "1": "counted 10",
      "2": "refused:three 0",
    });
  });
  it("what waits never counts, and counts as soon as it is approved", () => {
    const one = (state: "submitted" | "approved") => judgeOne(inBook({ admit }), { hours: [hour(1, { ...ten, state })] });
    assert.deepEqual([brief(one("submitted")), brief(one("approved"))], ["notYet 0", "met 10"]);
  });
  it("[R043] only what both sides signed is an observed lesson", () => {
    const pack = tinyPack({
      book: {
        source: "observation",
        unit: "lesson",
        value: [{ amount: { fact: "lessons" }, clause: "c1" }],
        admit: [{ id: "signed", test: { fact: "state", is: "locked" }, otherwise: "waiting", clause: "c1" }],
      },
    });
    const verdict = judgeOne(pack, { observations: [observation(1, {}), observation(2, { state: "answered", lessons: "2" })] });
    assert.deepEqual([verdict.value, verdict.waiting, verdict.unit], ["1", "2", "lesson"]);
  });
});

describe("once", () => {
  const once = (keep: "best" | "first", by = ["person", "activity"]): NonNullable<Book["once"]> => [{ by, keep, clause: "c1" }];
  const hours = [
    hour(1, { approvedHours: "2", activity: "a", on: "2026-10-08" }),
    hour(2, { approvedHours: "4", activity: "a", on: "2026-10-09" }),
    hour(3, { approvedHours: "1" }),
    hour(4, { approvedHours: "1" }),
  ];
  it("keeps the best of what is one event; records without an activity stand alone", () => {
    assert.deepEqual(whys(judgeOne(inBook({ once: once("best") }), { hours })), {
      "1": "once 0",
      "2": "counted 4",
      "3": "counted 1",
      "4": "counted 1",
    });
  });
  it("or the first", () => assert.equal(judgeOne(inBook({ once: once("first") }), { hours }).value, "4"));
  it("of equals the earlier stays", () => {
    const same = [hour(2, { approvedHours: "2", activity: "a" }), hour(1, { approvedHours: "2", activity: "a" })];
    assert.deepEqual(whys(judgeOne(inBook({ once: once("best") }), { hours: same })), { "1": "counted 2", "2": "once 0" });
  });
  it("by one fact alone", () => assert.equal(judgeOne(inBook({ once: once("best", ["category"]) }), { hours }).value, "4"));
  it("one rule after the other", () =>
    assert.equal(
      judgeOne(inBook({ once: [...once("best"), ...once("first", ["on"])] }), {
        hours: hours.slice(0, 2).map((one) => ({ ...one, on: "2026-10-08" })),
      }).value,
      "4",
    ));
  it("a better one that waits displaces nothing that counts, and only adds what it is better by", () => {
    const admit: NonNullable<Book["admit"]> = [
      { id: "approved", test: { fact: "state", is: "approved" }, otherwise: "waiting", clause: "c1" },
    ];
    const verdict = judgeOne(inBook({ admit, once: once("best") }), {
      hours: [hour(1, { approvedHours: "2", activity: "a" }), hour(2, { approvedHours: "5", activity: "a", state: "submitted" })],
    });
    assert.deepEqual([verdict.value, verdict.waiting], ["2", "3"]);
  });
});

describe("cliff", () => {
  const pack = inBook(
    { cliffs: [{ by: ["activity"], measure: "times", atLeast: "2", clause: "c1" }] },
    {
      measures: [
        { id: "total", sum: "hours" },
        { id: "times", count: "hours" },
      ],
    },
  );
  it("what stays below the minimum of its group counts for nothing", () => {
    const hours = [
      hour(1, { approvedHours: "3", activity: "a" }),
      hour(2, { approvedHours: "3", activity: "a" }),
      hour(3, { approvedHours: "5", activity: "b" }),
    ];
    assert.deepEqual(whys(judgeOne(pack, { hours })), { "1": "counted 3", "2": "counted 3", "3": "cliff 0" });
  });
  it("books that rest on one another's cliffs are refused", () => {
    const both = { value: [{ amount: { fixed: "1" }, clause: "c1" }], unit: "hour", source: "hour", title: "书" } as const;
    const cliff = (measure: string): Book["cliffs"] => [{ by: ["activity"], measure, atLeast: "1", clause: "c1" }];
    const circle = tinyPack({
      books: [
        { ...both, value: [...both.value], id: "a", cliffs: cliff("of-b")! },
        { ...both, value: [...both.value], id: "b", cliffs: cliff("of-a")! },
      ],
      measures: [
        { id: "of-a", sum: "a" },
        { id: "of-b", sum: "b" },
      ],
      rules: [],
    });
    assert.throws(() => judgeAll(circle), { code: "too-deep", path: "/books/0" });
  });
});

describe("cap", () => {
  const cap = (more: Partial<NonNullable<Book["caps"]>[number]> = {}): Book["caps"] => [
    { id: "most", per: "schoolYear", limit: "10", clause: "c1", ...more },
  ];
  const hours = [
    hour(1, { approvedHours: "6", on: "2026-10-08" }),
    hour(2, { approvedHours: "6", on: "2026-11-08" }),
    hour(3, { approvedHours: "2", on: "2027-03-08", category: "external" }),
  ];
  const value = (caps: Book["caps"], of = hours): string | undefined => judgeOne(inBook({ caps: caps! }), { hours: of }).value;
  it("cuts off what is beyond, the earlier days first, and names it", () => {
    assert.deepEqual(whys(judgeOne(inBook({ caps: cap()! }), { hours })), { "1": "counted 6", "2": "capped 4", "3": "capped 0" });
  });
  it("for some records only", () => assert.equal(value(cap({ where: { all: [{ fact: "category", is: "group-study" }] } })), "12"));
  it("for each category", () => assert.equal(value(cap({ by: ["category"] })), "12"));
  it("for each term", () => assert.equal(value(cap({ per: "term" })), "12"));
  it("for each month", () => assert.equal(value(cap({ per: "month", limit: "5" })), "12"));
  it("for each record", () => assert.equal(value(cap({ per: "record", limit: "5" })), "12"));
  it("a share of a figure", () => assert.equal(value(cap({ limit: { share: "0.5", of: "10" } })), "5"));
  it("one cap after the other", () => assert.equal(value([...cap({ per: "month", limit: "5" })!, ...cap({ limit: "8" })!]), "8"));
  it("a cap of the year is full from the first term when the second is judged", () => {
    const pack = inBook({ caps: cap()! }, { rule: { per: "term" } });
    assert.equal(judgeOne(pack, { hours, ask: { asOf: "2027-07-10" } }).value, "0");
    assert.equal(judgeOne(pack, { hours, ask: { asOf: "2027-01-24" } }).value, "10");
  });
});

describe("lesson books", () => {
  it("[R044] one open lesson of my own a term: held counts, planned waits, those of others are not mine", () => {
    const pack = tinyPack({
      book: {
        source: "lesson",
        unit: "lesson",
        value: [{ amount: { fixed: "1" }, clause: "c1" }],
        where: { all: [{ fact: "kind", is: "open" }] },
        admit: [{ id: "held", test: { fact: "state", is: "held" }, otherwise: "waiting", clause: "c1" }],
      },
      measure: { id: "total", count: "hours" },
      rule: { per: "term", atLeast: "1" },
    });
    const judge = (lessons: ReturnType<typeof lesson>[]): string =>
      brief(judgeOne(pack, { records: { lesson: lessons }, ask: { asOf: "2026-11-22" } }));
    assert.equal(judge([lesson(1, { teacher: me, kind: "open", state: "planned" })]), "notYet 0");
    assert.equal(judge([lesson(1, { teacher: me, kind: "open" })]), "met 1");
    assert.equal(judge([lesson(1, { kind: "open" }), lesson(2, { teacher: me })]), "notYet 0");
  });
});
