import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Pack } from "@xiaoben/contract";
import { checkPack as checkForm } from "@xiaoben/contract/schemas";
import { checkPack } from "@xiaoben/policy/check";
import { addLine, canAdd } from "./added.model.ts";
import { removeLine } from "./scheme.edit.model.ts";
import { begun, linesOf, schemeIn, type LineAt } from "./scheme.model.ts";

const points = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve("@xiaoben/policy/packs/liuxi.points.json")), "utf8")) as Pack;
const base = { format: "xiaoben.pack/1", id: "scheme.school", version: "1", level: "school" } as Pack;
const scheme = begun(points, "points", base, "量化考评");
const beginning = (pack: Pack) => ({ key: "k", pack, rule: schemeIn(pack)! });
const lineOf = (pack: Pack, key: string): LineAt => linesOf(schemeIn(pack)!).find((one) => one.key === key)!;
/** What does not hang together; examples may come out otherwise. */
const faults = (pack: Pack) => [...checkForm(pack), ...checkPack(pack).filter(({ code }) => code !== "example-fails")];

test("[R020] a line that was taken out is put in again from the scheme that it came from, with all that it rests on", () => {
  for (const { key, side } of linesOf(schemeIn(scheme)!)) {
    const without = removeLine(scheme, key).change(scheme);
    const step = addLine(without, beginning(points), lineOf(points, key));
    assert.deepEqual([step.key, lineOf(step.change(without), step.key).side], [key, side]);
    assert.deepEqual(faults(step.change(without)), [], key);
    const back = step.undo(step.change(without));
    assert.deepEqual(schemeIn(back), schemeIn(without), key);
    assert.deepEqual(faults(back), [], key);
  }
});

test("[R020] where the other document has something else under the same name, the line brings its own under names of its own", () => {
  const other: Pack = {
    ...points,
    id: "other",
    source: {
      ...points.source,
      clauses: points.source.clauses.map((clause) => ({ ...clause, says: "另一份办法" })),
    },
    parameters: points.parameters.map((one) => (one.values.length === 1 ? { ...one, values: [{ value: "7" }] } : one)),
  };
  for (const { key } of linesOf(schemeIn(other)!)) {
    const step = addLine(scheme, beginning(other), lineOf(other, key));
    const pack = step.change(scheme);
    assert.equal(step.key, `${key}-2`);
    assert.deepEqual(faults(pack), [], key);
    for (const list of ["parameters", "ambiguities", "books", "measures"] as const)
      assert.deepEqual(pack[list].slice(0, scheme[list].length), scheme[list], "what stood there stays as it was");
    assert.deepEqual(step.undo(pack), scheme);
  }
  const pack = addLine(scheme, beginning(other), lineOf(other, "deduct-lessons-missing")).change(scheme);
  assert.deepEqual(
    pack.measures.find(({ id }) => id === "lessons-missing-2"),
    { id: "lessons-missing-2", gap: "lessons-2" },
  );
  const early = addLine(scheme, beginning(other), lineOf(other, "deduct-early")).change(scheme).ambiguities.at(-1)!;
  assert.deepEqual(
    [early.id, early.asks, early.clause, early.readings.flatMap(({ sets }) => Object.keys(sets))],
    ["early-2", "left-early-2", "c2.2-2", ["left-early-2", "left-early-2"]],
  );
});

test("documents that sort records in categories of their own are not made one", () => {
  const sorted = (title: string): Pack => ({
    ...points,
    categories: [{ id: "a", title }],
    books: points.books.map((book) => ({ ...book, where: { all: [{ fact: "category", under: "a" }] } })),
  });
  const line = lineOf(points, "deduct-late");
  assert.equal(canAdd({ ...scheme, categories: [{ id: "a", title: "甲" }] }, beginning(sorted("乙")), line), false);
  assert.equal(canAdd({ ...scheme, categories: [{ id: "a", title: "甲" }] }, beginning(sorted("甲")), line), true);
  assert.equal(canAdd(scheme, beginning(sorted("乙")), line), true);
});
