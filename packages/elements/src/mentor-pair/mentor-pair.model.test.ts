import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observation, Pair, PairTemplate } from "@xiaoben/contract";
import { candidatesOf, directionsOf, lacksOf, markOf, noteLacks, partiesTo, stagesOf, weekOf, withEvidence } from "./mentor-pair.model.ts";

const template: PairTemplate = {
  id: "three-stages",
  title: "T",
  stages: [
    {
      id: "one",
      title: { "zh-Hans": "扶着走", en: "Led" },
      gate: "G1",
      tasks: [
        { id: "t1", text: "讲教材", needed: true },
        { id: "t2", text: "听示范课", evidence: "observation", needed: true },
        { id: "t3", text: "随笔", needed: false },
      ],
    },
    { id: "two", title: "自己走", gate: "G2", tasks: [{ id: "t4", text: "独立设计", needed: true }] },
    { id: "three", title: "分课型", gate: "G3", tasks: [] },
  ],
};
const base = {
  id: "p",
  state: "active",
  mentor: "lin",
  mentee: "su",
  from: "2026-09-10",
  stage: "two",
  signatures: [],
  topics: [
    { topic: "教材解读", leads: "mentor", goal: "" },
    { topic: "课件", leads: "mentee", goal: "" },
  ],
  evidence: [
    { stage: "one", task: "t2", title: "b", on: "2026-09-20", by: "su" },
    { stage: "one", task: "t1", title: "a", on: "2026-09-12", by: "su" },
  ],
  gates: [{ stage: "one", at: "2026-10-01T00:00:00.000Z", signatures: [{ party: "mentor", person: "lin" }] }],
} as unknown as Pair;

test("[R095] each side leads its own topics; the younger may lead", () => {
  const [mentor, mentee] = directionsOf(base);
  assert.deepEqual(
    mentor.topics.map(({ topic }) => topic),
    ["教材解读"],
  );
  assert.deepEqual(
    mentee.topics.map(({ topic }) => topic),
    ["课件"],
  );
  assert.deepEqual(partiesTo(base, { person: "su", roles: [] }), ["mentee"]);
});

test("[R096] [R098] [R099] stages stand in the order of the template: passed, present, to come", () => {
  const stages = stagesOf(base, template, "zh-Hans");
  assert.deepEqual(
    stages.map(({ state }) => state),
    ["passed", "present", "toCome"],
  );
  assert.equal(stages[0]?.passedAt, "2026-10-01T00:00:00.000Z");
  assert.equal(stages[0]?.signatures.length, 1);
  assert.deepEqual([stages[0]?.needed, stages[0]?.shown], [2, 2], "what is not needed is not counted");
  assert.equal(stagesOf(base, template, "en")[0]?.title, "Led");
});

test("a pair that ended has no present stage, and one that is completed has passed all", () => {
  assert.ok(!stagesOf({ ...base, state: "ended" }, template, "zh-Hans").some(({ state }) => state === "present"));
});

test("[R098] the gate names each needed task without evidence, and evidence of another stage does not count", () => {
  assert.deepEqual(lacksOf(base, template, "zh-Hans"), ["独立设计"]);
  const shown = withEvidence(base.evidence, { stage: "two", task: "t4", title: "教案", on: "2026-11-01", by: "su" });
  assert.deepEqual(lacksOf({ ...base, evidence: shown }, template, "zh-Hans"), []);
  assert.deepEqual(lacksOf({ ...base, evidence: [{ ...shown.at(-1)!, stage: "one" }] }, template, "zh-Hans"), ["独立设计"]);
});

test("[R097] only locked observations between the two can be shown, each once for a task, newest first", () => {
  const one = (id: string, more: object): Observation =>
    ({ id, state: "locked", author: "lin", observed: "su", on: "2026-10-01", ...more }) as unknown as Observation;
  const list = [
    one("a", {}),
    one("b", { on: "2026-11-01", author: "su", observed: "lin" }),
    one("c", { state: "draft" }),
    one("d", { observed: "else" }),
    one("used", {}),
    one("before", { on: "2026-09-01" }),
  ];
  const pair = {
    ...base,
    evidence: [{ stage: "two", task: "t4", title: "", on: "2026-10-01", by: "su", record: { kind: "observation" as const, id: "used" } }],
  };
  assert.deepEqual(
    candidatesOf(pair, list, "two", "t4").map(({ id }) => id),
    ["b", "a"],
  );
  assert.ok(candidatesOf(pair, list, "two", "other").some(({ id }) => id === "used"));
});

test("weeks count from the day the pair began", () => {
  assert.equal(weekOf(base, "2026-09-10"), 1);
  assert.equal(weekOf(base, "2026-09-17"), 2);
  assert.equal(weekOf(base, "2026-11-22"), 11);
  assert.equal(weekOf(base, "2026-09-09"), undefined);
});

test("a note needs a title and a day that has come", () => {
  assert.equal(noteLacks({ title: " ", on: "2026-11-22" }, "2026-11-22"), "title");
  assert.equal(noteLacks({ title: "a", on: "2026-11-23" }, "2026-11-22"), "day");
  assert.equal(noteLacks({ title: "a", on: "" }, "2026-11-22"), "day");
  assert.equal(noteLacks({ title: "a", on: "2026-11-22" }, "2026-11-22"), undefined);
  assert.equal(markOf(" 林知远"), "林");
});
