import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Pack } from "@xiaoben/contract";
import { checkPack as checkForm } from "@xiaoben/contract/schemas";
import { checkPack } from "@xiaoben/policy/check";
import { neededBy } from "./needed.model.ts";
import { begun } from "./scheme.model.ts";

const folder = new URL(".", import.meta.resolve("@xiaoben/policy/packs/liuxi.points.json"));
const shipped = readdirSync(fileURLToPath(folder)).map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Pack);
const base = { format: "xiaoben.pack/1", id: "scheme.school", version: "1", level: "school" } as Pack;
const points = shipped.find(({ id }) => id === "liuxi.points")!;

for (const from of shipped)
  for (const rule of from.rules.filter(({ kind }) => kind === "score"))
    test(`[R020] what is begun from the rule ${rule.id} of ${from.id} is whole, and the check finds nothing in it`, () => {
      const pack = begun(from, rule.id, base, "量化考评");
      assert.deepEqual(checkForm(pack), []);
      assert.deepEqual(checkPack(pack), []);
      assert.ok(pack.examples.length > 0);
    });

test("[R020] all that the scheme rests on is taken along, and nothing else", () => {
  const pack = neededBy(points, "points");
  assert.deepEqual(
    pack.rules.map(({ id }) => id),
    ["lessons", "assignments", "points"],
    "the requirements whose gap is measured, and not those beside it",
  );
  assert.deepEqual(
    points.parameters.map(({ id }) => id).filter((id) => !pack.parameters.some((one) => one.id === id)),
    ["each-member", "kept"],
  );
  assert.deepEqual(
    points.source.clauses.map(({ id }) => id).filter((id) => !pack.source.clauses.some((one) => one.id === id)),
    ["c2.5", "c5"],
  );
  assert.deepEqual([pack.ambiguities.map(({ id }) => id), pack.consequences], [["early"], []]);
  assert.ok(pack.examples.every(({ expect }) => Object.keys(expect).join() === "points"));
  assert.equal(pack.examples.length, points.examples.filter(({ expect }) => "points" in expect).length);
});

test("what a line alone rested on goes with it: its question, its number, its clause, and what examples had decided", () => {
  const without = {
    ...points,
    rules: points.rules.map((rule) =>
      rule.kind === "score" ? { ...rule, deduct: rule.deduct!.filter(({ measure }) => measure !== "early") } : rule,
    ),
  };
  const pack = neededBy(without, "points");
  assert.deepEqual([pack.ambiguities, pack.books.some(({ id }) => id === "early")], [[], false]);
  assert.ok(pack.examples.every(({ decisions }) => decisions === undefined));
  assert.ok(
    pack.source.clauses.some(({ id }) => id === "c2.2"),
    "the clause that another line cites stays",
  );
});

test("of a question that sets more than the scheme reads, the rest is left off; one that sets nothing stays with its clause", () => {
  const question = points.ambiguities[0]!;
  const more: Pack = {
    ...points,
    ambiguities: [
      { ...question, readings: question.readings.map((reading) => ({ ...reading, sets: { ...reading.sets, kept: "5" } })) },
      { ...question, id: "fault", kind: "fault", clause: "c3", readings: [], asks: "" },
      { ...question, id: "elsewhere", kind: "fault", clause: "c5", readings: [], asks: "" },
    ],
  };
  const { ambiguities } = neededBy(more, "points");
  assert.deepEqual(
    ambiguities.map(({ id, readings }) => [id, readings.flatMap(({ sets }) => Object.keys(sets))]),
    [
      ["early", ["left-early", "left-early"]],
      ["fault", []],
    ],
  );
});

for (const from of shipped.filter((pack) => pack.extends === undefined))
  test(`whatever a requirement of ${from.id} rests on is found, however it is counted`, () => {
    const asked = from.rules.filter((rule) => rule.kind === "amount" && rule.atLeast !== undefined);
    const points = { full: "10", floor: "0", for: { subject: "person" }, per: "schoolYear" } as const;
    for (const { id } of asked) {
      const gap = { id: "lacking", gap: id };
      const score = {
        id: "s",
        title: "s",
        clause: "house",
        kind: "score",
        ...points,
        deduct: [{ measure: "lacking", each: "1", clause: "house" }],
      };
      const rules = [...from.rules, score] as Pack["rules"];
      const pack = neededBy({ ...from, measures: [...from.measures, gap], rules }, "s");
      const lost = checkPack({ ...pack, examples: [] }).filter(({ code }) => !aboutTheScore.has(code));
      assert.deepEqual(lost, [], id);
      assert.ok(pack.parameters.length <= from.parameters.length && pack.rules.length < rules.length + 1);
    }
  });

/** Findings of the score that is made up here, and not of what it rests on. */
const aboutTheScore = new Set(["example-missing", "rounding-undefined"]);
