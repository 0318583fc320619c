import assert from "node:assert/strict";
import { test } from "node:test";
import type { Calendar, Hour, Pack, Verdict } from "@xiaoben/contract";
import { entriesOf, madeUp, originalOf } from "./records.model.ts";
import type { Bar, Page } from "./study-hours.model.ts";

const line = (id: string, amount: string, counted: string, why: string): NonNullable<Verdict["lines"]>[number] =>
  ({ record: { kind: "hour", id }, amount, counted, why }) as unknown as NonNullable<Verdict["lines"]>[number];

const verdict = (id: string, lines: Verdict["lines"] = []): Verdict =>
  ({ rule: { pack: "p", version: "1", id }, lines }) as unknown as Verdict;
const page = (...verdicts: Verdict[]): Page => ({ bars: verdicts.map((one) => ({ verdict: one }) as Bar) }) as unknown as Page;

test("[R001] every record stands there with what became of it", () => {
  const hours = ["a", "b", "c", "d", "e", "draft"].map((id) => ({ id }) as Hour);
  const lines = [
    line("a", "2", "2", "counted"),
    line("b", "2", "0.5", "capped"),
    line("c", "1.5", "0", "waiting"),
    line("d", "3", "0", "refused:not-rejected"),
    line("e", "18", "18", "open"),
    line("unseen", "1", "1", "counted"),
  ];
  assert.deepEqual(
    entriesOf(hours, page(verdict("total", lines))).map((entry) => [entry.record.id, entry.status]),
    [
      ["a", "counted"],
      ["b", "part"],
      ["c", "waiting"],
      ["d", "not"],
      ["e", "open"],
      ["draft", "outside"],
      ["unseen", "counted"],
    ],
  );
});

test("a record that only a later requirement looks at stands there with that one's reason", () => {
  const first = verdict("year", [line("a", "2", "2", "counted")]);
  const second = verdict("public", [line("a", "2", "0", "notSelected"), line("b", "4", "4", "counted")]);
  assert.deepEqual(
    entriesOf([{ id: "a" } as Hour], page(first, second)).map((entry) => [entry.record.id, entry.verdict?.rule.id, entry.status]),
    [
      ["a", "year", "counted"],
      ["b", "public", "counted"],
    ],
  );
});

const pack = {
  rules: [
    { id: "year", kind: "amount" },
    { id: "public", kind: "amount", makeUp: "original" },
    { id: "own", kind: "amount", makeUp: "own" },
    { id: "other", kind: "amount", makeUp: "original" },
  ],
} as unknown as Pack;

test("[R021] edge, the right year: each requirement puts a make-up where its rule says, and looks for it elsewhere only where it is not here", () => {
  const hour = { id: "m" };
  const when = [line("m", "4", "4", "counted")];
  const ids = (found: Verdict[]): string[] => found.map(({ rule }) => rule.id);
  const done = madeUp(hour, page(verdict("year", when), verdict("public"), verdict("own", when)), pack);
  assert.deepEqual([ids(done.here), ids(done.whenDone), ids(done.elsewhere)], [[], ["year", "own"], ["public"]]);
  const original = madeUp(hour, page(verdict("year"), verdict("public", when), verdict("own")), pack);
  assert.deepEqual([ids(original.here), ids(original.whenDone), ids(original.elsewhere)], [["public"], [], []]);
  const rejected = [line("m", "4", "0", "refused:not-rejected")];
  const refused = madeUp(hour, page(verdict("year", rejected), verdict("public", rejected)), pack);
  assert.deepEqual([ids(refused.here), ids(refused.whenDone), ids(refused.elsewhere)], [[], [], []]);
  const notOfIt = madeUp(hour, page(verdict("other", [line("m", "4", "0", "notSelected")])), pack);
  assert.deepEqual([ids(notOfIt.here), ids(notOfIt.whenDone), ids(notOfIt.elsewhere)], [[], [], []]);
});

test("[R021] the period that is made up for is that of the requirement's kind around the day or the period that the record names", () => {
  const calendars = [
    { schoolYear: "2026-2027", from: "2026-09-01", to: "2027-08-31", terms: [{ key: "1", from: "2026-09-01", to: "2027-01-20" }] },
  ] as unknown as Calendar[];
  assert.equal(originalOf("2026-12-01", "calendarYear", calendars), "calendarYear:2026");
  assert.equal(originalOf("2026-12-01", "schoolYear", calendars), "schoolYear:2026-2027");
  assert.equal(originalOf("term:2026-2027/1", "schoolYear", calendars), "schoolYear:2026-2027");
  assert.equal(originalOf("autumn", "schoolYear", calendars), undefined);
  assert.equal(originalOf("2020-12-01", "schoolYear", calendars), undefined);
  assert.equal(originalOf("2026-12-01", { cycle: "five" }, calendars), undefined);
});
