import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { behindBy, heldIn, openIn, standsIn, typedAs } from "./draft.model.ts";
import { byPerson, countBehind, restOf, spanOf } from "./progress.model.ts";
import { activities, rollups, script } from "./progress.test.fixture.ts";

const calendars = script().records!.calendar!;
const ask = { org: "nanhu" };

describe("what everybody still lacks", () => {
  test("[R018] each duty that is not met yet, by person, the graver first; who lacks nothing stands there with nothing", () => {
    const found = byPerson(rollups({ ...ask, by: "person" }));
    assert.deepEqual(
      found.map(({ person, lacks }) => [person, ...lacks.map(({ duty, outcome }) => `${duty.rule.id} ${outcome}`)]),
      [["gu"], ["lin", "total notYet"], ["shen"], ["su", "total notYet", "observed undetermined"]],
    );
    const worse = byPerson([
      { ...rollups(ask)[1]!, parts: [{ key: "su", people: 1, outcomes: { notYet: 1 } }] },
      { ...rollups(ask)[0]!, parts: [{ key: "su", people: 1, outcomes: { notMet: 1 } }] },
    ]);
    assert.deepEqual(
      worse[0]!.lacks.map(({ outcome }) => outcome),
      ["notMet", "notYet"],
    );
  });

  test("who is waived, or of whom a rule does not speak, is not behind", () => {
    assert.equal(countBehind({ met: 2, waived: 3, notApplicable: 4 }), 0);
    assert.equal(countBehind({ notMet: 1, notYet: 2, undetermined: 3, waived: 1 }), 6);
    assert.deepEqual(restOf({ met: 2, notMet: 1, waived: 3 }), [
      ["waived", 3],
      ["notMet", 1],
    ]);
  });
});

describe("which days are meant", () => {
  test("without a period the term that runs, else the year; a period by its key; nothing where no calendar knows it", () => {
    const chain = ["nanhu", "county"];
    assert.equal(spanOf(calendars, chain, "", "2026-11-22")?.key, "term:2026-2027/1");
    assert.equal(spanOf(calendars, chain, "", "2027-02-01")?.key, "schoolYear:2026-2027", "between two terms");
    assert.deepEqual(spanOf(calendars, chain, "schoolYear:2025-2026", "2026-11-22"), {
      key: "schoolYear:2025-2026",
      from: "2025-09-01",
      to: "2026-08-31",
    });
    assert.equal(spanOf(calendars, chain, "term:1999-2000/1", "2026-11-22"), undefined);
    assert.equal(spanOf(calendars, chain, "", "2030-01-01"), undefined);
    assert.equal(spanOf([], chain, "", "2026-11-22"), undefined);
  });
});

describe("what a draft is written from", () => {
  test("[R018] what was held in the days that are told of, by day; what is to come, and what was cancelled", () => {
    const ids = (from: string, to: string): string[][] =>
      Object.values(heldIn(activities, { from, to })).map((all) => all.map(({ id }) => id));
    assert.deepEqual(ids("2026-09-01", "2027-01-24"), [["a1", "a2", "a3"], ["a4"], ["a5"]]);
    assert.deepEqual(ids("2026-11-05", "2026-11-12"), [["a2", "a3"], [], []]);
    assert.deepEqual(ids("2026-11-06", "2026-11-11"), [[], [], []]);
    const days = [{ ...activities[0]!, on: "2026-10-15", until: "2026-10-18" }];
    assert.equal(heldIn(days, { from: "2026-10-18", to: "2026-10-30" }).held.length, 1, "one of several days, by its last");
  });

  test("[R249] in which units somebody is behind, and how many; what everybody has is not named", () => {
    assert.deepEqual(
      behindBy(rollups({ ...ask, by: "group" })).map(({ duty, units }) => [duty.rule.id, units]),
      [
        ["total", [{ key: "maths", n: 2 }]],
        ["observed", [{ key: "maths", n: 1 }]],
      ],
    );
  });

  test("an open question once, with how many people hang on it; one that decides nothing is left out", () => {
    assert.deepEqual(
      openIn(rollups(ask)).map(({ ambiguity, people }) => [ambiguity, people]),
      [["recorded", 1]],
    );
    assert.deepEqual(openIn([{ ...rollups(ask)[2]!, outcomes: { met: 4 } }]), []);
    const unread = { ...rollups(ask)[1]!, outcomes: { undetermined: 3 } };
    assert.deepEqual(openIn([unread]), [{ rule: unread.rule, people: 3 }], "undetermined for another reason");
  });
});

describe("what the writer changes", () => {
  test("what she did not touch follows the records; what she typed stays, and it is said when they say otherwise since", () => {
    assert.deepEqual(standsIn("新的", undefined), { text: "新的", isTyped: false, isOvertaken: false });
    const typed = typedAs("我改的", "旧的", undefined)!;
    assert.deepEqual(standsIn("旧的", typed), { text: "我改的", isTyped: true, isOvertaken: false });
    assert.deepEqual(standsIn("新的", typed), { text: "我改的", isTyped: true, isOvertaken: true });
    assert.deepEqual(typedAs("再改", "新的", typed), { text: "再改", base: "旧的" }, "what she began from stays known");
    assert.equal(typedAs("新的", "新的", typed), undefined, "as it was written for her: it follows the records again");
  });
});
