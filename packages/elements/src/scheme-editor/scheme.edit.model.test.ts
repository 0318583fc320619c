import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Issue, Pack } from "@xiaoben/contract";
import { checkPack } from "@xiaoben/policy/check";
import { expectedIn, readingsIn, saidOf, withOutcome } from "./expected.model.ts";
import { foundIn, type Found } from "./found.model.ts";
import {
  readNumber,
  removeExample,
  removeLine,
  removeNumber,
  withExpected,
  withNumber,
  withSentence,
  withTitle,
  withValue,
} from "./scheme.edit.model.ts";
import { begun, linesOf, otherNumbers, placesOf, schemeIn, schemesIn } from "./scheme.model.ts";

const points = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve("@xiaoben/policy/packs/liuxi.points.json")), "utf8")) as Pack;
const base = { format: "xiaoben.pack/1", id: "scheme.school", version: "1", level: "school" } as Pack;
const scheme = begun(points, "points", base, "量化考评");
const found = (pack: Pack): Found[] =>
  foundIn(
    pack,
    checkPack(pack).map(({ path, ...rest }): Issue => ({ ...rest, pointer: `/pack${path}` })),
  );

test("[R020] a number that was changed is found beside its sentence, and at every example that comes out otherwise, with what it came out as", () => {
  const changed = withValue("absence", 0, "3")(withSentence("c2.1", "无故缺席一次扣 5 分")(scheme));
  const all = found(changed);
  assert.ok(all.some(({ place, issue }) => place === "number/absence/0" && issue.code === "text-contradicts-table"));
  assert.deepEqual(
    all.filter(({ place }) => place === "example/exactly-a-pass").map(({ got }) => got),
    ["met 76"],
  );
  const meant = all.reduce(
    (pack, { place, got }) => (got === undefined ? pack : withExpected(place!.slice("example/".length), got)(pack)),
    changed,
  );
  assert.deepEqual(
    found(withSentence("c2.1", "无故缺席一次扣 3 分")(meant)).map(({ issue }) => issue),
    [],
  );
});

test("findings stand at what they speak of, each once; what no field stands for is told apart", () => {
  const at = (pointer: string): string | undefined => foundIn(scheme, [{ pointer, code: "c", message: "m" }])[0]?.place;
  const rule = scheme.rules.findIndex(({ id }) => id === "points");
  assert.deepEqual(
    [
      `/rules/${rule}/atLeast`,
      `/pack/rules/${rule}/deduct/1/max`,
      `/rules/${rule}/add/0`,
      "/source/clauses/1/says",
      "/parameters/6/values",
    ].map(at),
    ["rule/atLeast", "deduct-late/max", "add-open-lessons/each", "clause/c2.1", "number/left-early/0"],
  );
  assert.deepEqual(["/books/0", "/rules/0", "/rules/99/full", "/parameters/99", ""].map(at), [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  const twice = { pointer: "/title", code: "text-missing", message: "m" };
  assert.deepEqual(foundIn(scheme, [twice, twice]), [{ issue: twice, place: "title" }]);
});

test("a line that is taken out takes along what it alone rested on, and brings it back with what was typed since", () => {
  const step = removeLine(scheme, "deduct-early");
  const without = step.change(scheme);
  assert.deepEqual(
    linesOf(schemeIn(without)!).map(({ key }) => key),
    ["deduct-absences", "deduct-late", "deduct-lessons-missing", "deduct-assignments-missing", "add-open-lessons"],
  );
  assert.deepEqual([without.ambiguities, without.books.some(({ id }) => id === "early")], [[], false]);
  const typed = withValue("late", 0, "1")(without);
  const back = step.undo(typed);
  assert.deepEqual(back, withValue("late", 0, "1")(scheme));
});

test("the last line of a side leaves none, and comes back", () => {
  const step = removeLine(scheme, "add-open-lessons");
  const without = step.change(scheme);
  assert.equal("add" in schemeIn(without)!, false);
  assert.deepEqual(step.undo(without).rules, scheme.rules);
});

test("an example that is taken out comes back to its place", () => {
  const step = removeExample(scheme, "exactly-a-pass");
  const without = step.change(scheme);
  assert.equal(without.examples.length, scheme.examples.length - 1);
  assert.deepEqual(step.undo(without), scheme);
});

test("numbers are changed where they stand: in the document, or in the rule", () => {
  const rule = schemeIn(withNumber("rule/atLeast", undefined)(withNumber("rule/full", "120")(scheme)))!;
  assert.deepEqual([rule.full, "atLeast" in rule], ["120", false]);
  const line = (pack: Pack) => linesOf(schemeIn(pack)!).find(({ key }) => key === "deduct-absences")!.line;
  const most = withNumber("deduct-absences/max", "20")(scheme);
  assert.deepEqual([line(most).max, "max" in line(withNumber("deduct-absences/max", undefined)(most))], ["20", false]);
  assert.deepEqual(line(withNumber("nothing/each", "1")(scheme)), line(scheme));
});

test("a number that is left out takes the number of the document with it, and brings it back", () => {
  for (const [place, parameter] of [
    ["rule/atLeast", "pass"],
    ["deduct-late/max", "late-max"],
  ] as const) {
    const step = removeNumber(scheme, place);
    const without = step.change(scheme);
    assert.equal(
      without.parameters.some(({ id }) => id === parameter),
      false,
    );
    assert.deepEqual(step.undo(without), scheme);
  }
  const shared = removeNumber(scheme, "rule/ceiling").change(scheme);
  assert.ok(
    shared.parameters.some(({ id }) => id === "full"),
    "the number stands elsewhere too",
  );
});

test("a number that stands in several places, and numbers that the scheme only rests on, are told", () => {
  const rule = schemeIn(scheme)!;
  assert.deepEqual(
    [placesOf(rule, "full"), placesOf(rule, "late-max"), placesOf(rule, "frauds")],
    [["full", "ceiling"], ["deduct-late/max"], ["wipe"]],
  );
  assert.deepEqual(
    otherNumbers(scheme, rule).map(({ id }) => id),
    ["lessons", "assignments"],
  );
});

test("a sentence that was written anew stands for itself in no other language", () => {
  const pack = withTitle("百分考核", "南湖小学百分考核")(withSentence("c1", "一百分起")(scheme));
  assert.deepEqual([schemeIn(pack)!.title, pack.title, pack.source.title], ["百分考核", "南湖小学百分考核", "南湖小学百分考核"]);
  const says = (one: Pack) => one.source.clauses.find(({ id }) => id === "c1")!.says;
  assert.deepEqual([says(pack), says(withSentence("c1", " ")(pack))], ["一百分起", undefined]);
});

test("what an example says is read, changed and written again", () => {
  for (const said of [
    "met 61",
    "notYet 56",
    "notYet 8 (4 waiting)",
    "undetermined: early like-late=met like-absent=notMet",
    "waived",
    "met -2.5",
  ])
    assert.equal(saidOf(expectedIn(said)), said);
  assert.equal(saidOf(withOutcome(expectedIn("notYet 8 (4 waiting)"), "met")), "met 8");
  assert.equal(saidOf({ ...expectedIn("met 61"), figure: "70.5" }), "met 70.5");
  assert.deepEqual(readingsIn(expectedIn("undetermined: early like-late=met like-absent=notMet")), [
    ["like-late", "met"],
    ["like-absent", "notMet"],
  ]);
});

test("schemes of other published packs that stand alone can be begun from", () => {
  const record = (pack: Pack, state: "published" | "draft" = "published") => ({ id: pack.id, state, pack }) as never;
  const built = { ...points, id: "built", extends: { id: "liuxi.points", version: "2026.1" } };
  assert.deepEqual(
    schemesIn([record(points), record(scheme), record(built), record({ ...points, id: "draft" }, "draft")], "scheme.school").map(
      ({ key }) => key,
    ),
    ["liuxi.points/points"],
  );
});

test("numbers are read as they are meant, and nothing else is", () => {
  assert.deepEqual(["5", " ０．５ ", "100", "", "-1", "5分", "1e3"].map(readNumber), [
    "5",
    "0.5",
    "100",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
