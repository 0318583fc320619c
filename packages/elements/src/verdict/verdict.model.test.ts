import assert from "node:assert/strict";
import { test } from "node:test";
import { consequencesOf, fatesOf, isPresumed, nameOf, pick, reasonsOf, restsOn, subjectOf, unanswered } from "./verdict.model.ts";
import { both, lineOf, open, pack, school } from "./verdict.test.fixture.ts";

test("records are told by what became of them; what counts in part counts; empty fates are left out", () => {
  const lines = [
    lineOf("a", "1", "0", "waiting"),
    lineOf("b", "3", "1", "capped"),
    lineOf("c", "2", "2", "counted"),
    lineOf("d", "2", "0", "capped"),
    lineOf("e", "0", "0", "counted"),
    lineOf("f", "5", "0", "range-open"),
  ];
  assert.deepEqual(
    fatesOf(lines).map(({ status, lines: own }) => [status, own.map(({ record }) => record.id)]),
    [
      ["counted", ["b", "c", "e"]],
      ["waiting", ["a", "f"]],
      ["not", ["d"]],
    ],
  );
});

test("[R005] consequences that rest on a rule through a bundle belong to it; a consequence belongs to itself", () => {
  assert.deepEqual(consequencesOf(pack, "school"), ["no-top"]);
  assert.deepEqual(consequencesOf(pack, "no-top"), ["no-top"]);
  assert.deepEqual(consequencesOf(pack, "other"), []);
});

test("a bundle and a consequence rest on rules, an amount on none", () => {
  assert.deepEqual(restsOn(pack, "no-top"), ["both"]);
  assert.deepEqual(restsOn(pack, both.rule.id), ["school"]);
  assert.deepEqual(restsOn(pack, "school"), []);
});

test("a question without readings is told apart from one whose readings are listed", () => {
  const silent = { ...open, because: [...open.because, { code: "parameter-open", ambiguity: "am3", clause: "c4" }] };
  assert.deepEqual(
    unanswered(silent, pack).map(({ id }) => id),
    ["am3"],
  );
  assert.deepEqual(unanswered(school, pack), []);
});

test("[R005] a reading is presumed only where the verdict says so", () => {
  const [m45, m60] = open.readings!;
  const presumed = { ...open, because: [{ code: "presumed", ambiguity: "am8", clause: "c3" }] };
  assert.deepEqual(
    [m45, m60].map((reading) => isPresumed(reading!, presumed, pack)),
    [false, true],
  );
  assert.equal(isPresumed(m60!, open, pack), false);
});

test("a record is named by its title, else by its topic, else by its lesson", () => {
  const [hour, lesson, observation] = [
    { title: "集体备课", source: { kind: "observation", id: "o" }, on: "2026-10-08", until: "2026-10-09" },
    { topic: "观潮", on: "2026-10-08" },
    { lesson: "l1", on: "2026-10-08" },
  ].map((record) => nameOf(record as never));
  assert.deepEqual(hour, { title: "集体备课", on: "2026-10-08", until: "2026-10-09" });
  assert.deepEqual(lesson, { title: "观潮", on: "2026-10-08" });
  assert.deepEqual(observation, { lesson: "l1", on: "2026-10-08" });
});

test("of several packs with a rule of one id, the one that is asked for", () => {
  const other = { ...school, rule: { ...school.rule, pack: "t.other" } };
  assert.equal(pick([school, other], "school", ""), school);
  assert.equal(pick([school, other], "school", "t.other"), other);
  assert.equal(pick([school], "none", ""), undefined);
});

test("a pair, group, school or county goes before a person; without anyone the person signed in", () => {
  assert.deepEqual(subjectOf({ person: "p", group: "g" }, "me"), { kind: "group", id: "g" });
  assert.deepEqual(subjectOf({ person: "p" }, "me"), { kind: "person", id: "p" });
  assert.deepEqual(subjectOf({ person: "" }, "me"), { kind: "person", id: "me" });
  assert.equal(subjectOf({}, undefined), undefined);
});

test("reasons that say the same of several people are one; what is shown elsewhere is left out", () => {
  const person = (id: string): { kind: "person"; id: string } => ({ kind: "person", id });
  const because = [
    { code: "period-open", clause: "c3" },
    { code: "not-covered", record: person("a") },
    { code: "not-covered", record: person("b") },
    { code: "rests-on", rule: "school" },
    { code: "either-way", ambiguity: "am8" },
  ];
  assert.deepEqual(reasonsOf({ ...school, because }), [
    { because: { code: "period-open", clause: "c3" }, records: [] },
    { because: { code: "not-covered" }, records: [person("a"), person("b")] },
  ]);
});
