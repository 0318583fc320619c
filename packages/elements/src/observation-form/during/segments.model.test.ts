import assert from "node:assert/strict";
import { test } from "node:test";
import { begun, ended, mended, piecesOf, runningOf, sharesOf, type Segment } from "./segments.model.ts";

const opening: Segment = { id: "a", does: "opening", from: 0, until: 5 };
const explaining: Segment = { id: "b", does: "explaining", from: 5, until: 20 };
const practice: Segment = { id: "c", does: "practice", from: 20 };
const all = [opening, explaining, practice];

test("a tap ends the running stretch and begins the next in the same minute", () => {
  const first = begun(undefined, { id: "a", does: "opening" }, 3);
  assert.deepEqual(first, [{ id: "a", does: "opening", from: 3 }]);
  const second = begun(first, { id: "b", does: "groupWork" }, 9);
  assert.deepEqual(second, [
    { id: "a", does: "opening", from: 3, until: 9 },
    { id: "b", does: "groupWork", from: 9 },
  ]);
  assert.equal(runningOf(second)?.id, "b");
  assert.deepEqual(ended(second, 12)[1], { id: "b", does: "groupWork", from: 9, until: 12 });
});

test("a tap by mistake gives way to the next one of the same minute, and one on what runs changes nothing", () => {
  const wrong = begun([{ ...opening }], { id: "x", does: "other" }, 5);
  assert.deepEqual(begun(wrong, { id: "y", does: "dialogue" }, 5), [opening, { id: "y", does: "dialogue", from: 5 }]);
  assert.deepEqual(begun(all, { id: "z", does: "practice" }, 30), all);
});

test("stretches never overlap, also where the clock of the device was set back", () => {
  assert.deepEqual(begun([opening, explaining], { id: "c", does: "practice" }, 2)[2], { id: "c", does: "practice", from: 20 });
  assert.deepEqual(ended([practice], 11), []);
});

test("where two stretches meet, a mended time moves both; what does not fit is refused", () => {
  assert.deepEqual(mended(all, "b", { from: 7 }), [{ ...opening, until: 7 }, { ...explaining, from: 7 }, practice]);
  assert.deepEqual(mended(all, "b", { until: 18 }), [opening, { ...explaining, until: 18 }, { ...practice, from: 18 }]);
  assert.deepEqual(mended(all, "a", { from: 1 })?.[0], { ...opening, from: 1 });
  for (const [id, time] of [
    ["b", { from: 0 }],
    ["b", { from: 20 }],
    ["b", { until: 5 }],
    ["a", { until: 20 }],
    ["c", { from: 5 }],
  ] as const)
    assert.equal(mended(all, id, time), undefined, `${id} ${JSON.stringify(time)}`);
  assert.equal(mended(all, "nobody", { from: 1 }), undefined);
});

test("a gap between two stretches stays a gap", () => {
  const gap = [opening, { ...explaining, from: 10 }];
  assert.deepEqual(mended(gap, "b", { from: 8 }), [opening, { ...explaining, from: 8 }]);
  assert.equal(mended(gap, "b", { from: 4 }), undefined);
  assert.deepEqual(mended(gap, "a", { until: 10 })?.[0], { ...opening, until: 10 });
  assert.equal(mended(gap, "a", { until: 11 }), undefined);
});

test("shares count the running stretch up to now, and add up to 100", () => {
  const thirds: Segment[] = [0, 1, 2].map((n) => ({
    id: `${n}`,
    does: (["opening", "practice", "other"] as const)[n]!,
    from: n * 10,
    until: n * 10 + 10,
  }));
  assert.deepEqual(
    sharesOf(thirds, 0).map(({ percent }) => percent),
    [34, 33, 33],
  );
  assert.deepEqual(sharesOf(all, 30), [
    { does: "opening", minutes: 5, percent: 17 },
    { does: "explaining", minutes: 15, percent: 50 },
    { does: "practice", minutes: 10, percent: 33 },
  ]);
  assert.deepEqual(sharesOf([practice], 20), [{ does: "practice", minutes: 0, percent: 0 }]);
});

test("pieces are shares of the lesson, or of what was recorded where that is longer", () => {
  assert.deepEqual(piecesOf([opening], 0, 40), [{ id: "a", does: "opening", from: 0, length: 0.125 }]);
  assert.deepEqual(piecesOf(all, 50, 40)[2], { id: "c", does: "practice", from: 0.4, length: 0.6 });
});
