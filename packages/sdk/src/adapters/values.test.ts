import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { dayOf, isId } from "@xiaoben/contract";
import { codes, codeTables } from "./codes.ts";
import { AdapterError, UntranslatableError } from "./errors.ts";
import { ids } from "./ids.ts";
import { localDay, localTime, versionWay } from "./times.ts";
import { decimal, flag, json, list } from "./values.ts";
import { defaults, type Way } from "./way.ts";

const runs = process.env["XB_TIER"] === "long" ? 20_000 : 500;
const read = (by: Way, value: unknown, more = {}): unknown => by.read(value as never, { ...defaults, ...more });
const write = (by: Way, value: unknown, more = {}): unknown => by.write(value, { ...defaults, ...more });
const refuses = (work: () => unknown, says: RegExp): void =>
  assert.throws(work, (error) => error instanceof UntranslatableError && says.test(error.message));

describe("ids from a vendor's keys", () => {
  const people = ids("qiming.person");
  const key = fc.oneof(
    fc.bigInt({ min: 0n, max: 10n ** 25n - 1n }).map(String),
    fc.stringMatching(/^[-0-9A-Z_a-z]{1,14}$/),
    fc.stringMatching(/^0\d{1,13}$/),
  );

  it("there and back is the same key, and nothing is remembered for it", () => {
    fc.assert(
      fc.property(key, (text) => {
        const id = people.of(text);
        assert.ok(isId(id));
        assert.equal(String(ids("qiming.person").keyOf(id)), text);
      }),
      { numRuns: runs },
    );
  });

  it("two keys never give one id", () => {
    fc.assert(
      fc.property(key, key, (a, b) => (a === b) === (people.of(a) === people.of(b))),
      { numRuns: runs },
    );
  });

  it("takes the number 12 and the text 12 for one key, and 012 for another", () => {
    assert.equal(people.of(12), people.of("12"));
    assert.notEqual(people.of("012"), people.of("12"));
    assert.equal(write(people, people.of("12")), 12);
    assert.equal(write(ids("qiming.person", { as: "text" }), people.of(12)), "12");
  });

  it("sends a key that JavaScript cannot hold as text, and refuses it as a number", () => {
    assert.equal(write(people, people.of("1789123456789123456")), "1789123456789123456");
    refuses(() => read(people, Number("1789123456789123456")), /send long keys as text/);
  });

  it("keeps kinds apart, and refuses ids that were not made from a key", () => {
    const lessons = ids("qiming.lesson");
    assert.notEqual(people.of(12), lessons.of(12));
    assert.equal(lessons.keyOf(people.of(12)), undefined);
    refuses(() => write(lessons, people.of(12)), /not made from a key of "qiming.lesson"/);
    refuses(() => write(people, "0197a1b2-0000-7000-8000-000000000001"), /not made from a key/);
  });

  it("says of a key that is too long or has other letters what a key may be", () => {
    refuses(() => people.of("张三"), /up to 14 of A-Z/);
    refuses(() => people.of("a".repeat(15)), /Map a shorter key/);
    refuses(() => people.of(""), /cannot become an id/);
  });

  it("takes UUIDs as they are, with or without hyphens", () => {
    const plain = ids("x", { as: "uuid32" });
    assert.equal(plain.of("0197A1B2000070008000000000000001"), "0197a1b2-0000-7000-8000-000000000001");
    assert.equal(write(plain, "0197a1b2-0000-7000-8000-000000000001"), "0197a1b2000070008000000000000001");
    refuses(() => plain.of("12"), /no UUID/);
  });
});

describe("tables of codes", () => {
  it("translate there and back, as numbers where all are", () => {
    const states = codes("states", { 0: "draft", 1: "submitted" });
    assert.equal(read(states, "1"), "submitted");
    assert.equal(read(states, 1), "submitted");
    assert.equal(write(states, "draft"), 0);
    assert.equal(write(codes("subjects", { "01": "chinese" }), "chinese"), "01");
    assert.equal(write(codes("states", { 1: "draft" }, { as: "text" }), "draft"), "1");
  });

  it("refuse what they lack, naming code and table, or pass it on as ext:", () => {
    refuses(() => read(codes("subject", { "01": "chinese" }), "17"), /"17" is not in the table "subject"/);
    refuses(() => write(codes("subject", { "01": "chinese" }), "maths"), /stands for "maths"/);
    const open = codes("subject", { "01": "chinese" }, { unknown: "ext" });
    assert.equal(read(open, "17"), "ext:17");
    assert.equal(write(open, "ext:17"), "17");
  });

  it("come from a file as rows with a third column, several at once", () => {
    const tables = codeTables({ stage: { 1: "new" }, subject: [{ vendor: "01", contract: "chinese", name: "语文" }] });
    assert.equal(read(tables.subject, "01"), "chinese");
    assert.equal(read(tables.stage, 1), "new");
  });

  it("are refused where the way back would be a guess", () => {
    const fault = (rows: Parameters<typeof codes>[1]): string => {
      try {
        codes("t", rows);
      } catch (error) {
        assert.ok(error instanceof AdapterError);
        return error.faults.join("\n");
      }
      return "";
    };
    assert.match(fault({ 1: "new", 2: "new" }), /table "t": "1" and "2" both mean "new"/);
    assert.match(
      fault([
        { vendor: 1, contract: "a" },
        { vendor: "1", contract: "b" },
      ]),
      /"1" stands in it twice/,
    );
    assert.match(fault({}), /is empty/);
    assert.match(fault({ 1: "" }), /stands for nothing/);
  });
});

describe("times and days", () => {
  const instant = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 0, 1) }).map((ms) => new Date(ms).toISOString());
  const zone = fc.constantFrom("Asia/Shanghai", "Asia/Kathmandu", "UTC", "Asia/Urumqi");

  it("there and back is the same moment, in every way of writing", () => {
    fc.assert(
      fc.property(instant, zone, fc.constantFrom("textMs", "ms", "iso"), (at, inZone, time) => {
        const by = localTime({ zone: inZone, time: time as "ms" });
        assert.equal(read(by, write(by, at)), at);
      }),
      { numRuns: runs },
    );
  });

  it("loses parts of a second where the vendor has none", () => {
    assert.equal(write(localTime(), "2026-09-01T00:00:00.999Z"), "2026-09-01 08:00:00");
    assert.equal(read(localTime(), "2026-09-01 08:00:00"), "2026-09-01T00:00:00.000Z");
    assert.equal(write(localTime({ time: "s" }), "2026-09-01T00:00:00.999Z"), 1788220800);
  });

  it("reads what vendors write", () => {
    const at = "2026-09-01T00:00:00.000Z";
    for (const value of [
      "2026-09-01 08:00:00",
      "2026/9/1 8:00",
      "2026-09-01T08:00:00+08:00",
      "2026-09-01T00:00:00Z",
      1788220800000,
      "1788220800000",
    ])
      assert.equal(read(localTime(), value), at, String(value));
    assert.equal(read(localTime({ time: "s" }), 1788220800), at);
  });

  it("knows of clocks that were put forward and back: Shanghai in 1986, New York in 2026", () => {
    assert.equal(read(localTime(), "1986-07-01 08:00:00"), "1986-06-30T23:00:00.000Z");
    const there = localTime({ zone: "America/New_York", time: "text" });
    assert.equal(read(there, "2026-07-01 08:00:00"), "2026-07-01T12:00:00.000Z");
    assert.equal(read(there, "2026-12-01 08:00:00"), "2026-12-01T13:00:00.000Z");
    assert.equal(write(there, "2026-07-01T12:00:00.000Z"), "2026-07-01 08:00:00");
  });

  it("refuses times that do not exist", () => {
    for (const value of ["2026-02-30 08:00:00", "2026-09-01 25:00:00", "soon", "1000-99-99", {}])
      refuses(() => read(localTime(), value), /no time/);
    refuses(() => read(localDay(), "2026-02-30"), /no time/);
  });

  it("takes the day that a time names, and of a moment the day that it falls on there", () => {
    assert.equal(read(localDay(), "2026-09-01 00:00:00"), "2026-09-01");
    assert.equal(read(localDay(), "20260901"), "2026-09-01");
    assert.equal(read(localDay(), "2026-08-31T16:00:00Z"), "2026-09-01");
    assert.equal(read(localDay(), Date.UTC(2026, 7, 31, 16)), "2026-09-01");
    assert.equal(write(localDay({ day: "time" }), "2026-09-01"), "2026-09-01 00:00:00");
  });

  it("a day there and back is the same day, whatever the way", () => {
    fc.assert(
      fc.property(instant, zone, fc.constantFrom("text", "ms", "iso"), (at, inZone, time) => {
        const day = dayOf(at, inZone);
        const by = localDay({ zone: inZone, day: "time", time: time as "ms" });
        assert.equal(read(by, write(by, day)), day);
      }),
      { numRuns: runs },
    );
  });

  it("orders versions by a counter, or by a time", () => {
    assert.equal(read(versionWay, 7), 7);
    assert.equal(read(versionWay, "7"), 7);
    assert.equal(read(versionWay, "2026-09-01 08:00:00.123"), Date.UTC(2026, 8, 1, 0, 0, 0, 123));
  });
});

describe("other values", () => {
  it("decimals come as floats with their noise, and go back as numbers or text", () => {
    assert.equal(read(decimal, 0.1 + 0.2), "0.3");
    assert.equal(read(decimal, "2.50"), "2.5");
    assert.equal(write(decimal, "2.5"), 2.5);
    assert.equal(write(decimal, "2.5", { decimal: "text" }), "2.5");
    for (const value of [0.12345, 1e20, Number.NaN, "two", "1,5"]) refuses(() => read(decimal, value), /no decimal/);
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (units) => {
        const text = read(decimal, units / 10_000);
        assert.equal(read(decimal, write(decimal, text)), text);
        assert.equal(Number(text), units / 10_000);
      }),
      { numRuns: runs },
    );
  });

  it("flags come in many ways and go back in the vendor's", () => {
    for (const value of ["1", 1, true, "Y"]) assert.equal(read(flag, value), true);
    for (const value of ["0", 0, false, "N"]) assert.equal(read(flag, value), false);
    assert.equal(write(flag, true), "1");
    assert.equal(write(flag, false, { flag: [false, true] }), false);
    assert.equal(read(flag, "是", { flag: ["否", "是"] }), true);
    refuses(() => read(flag, "maybe"), /neither yes nor no/);
  });

  it("lists stand as lists or in one text, and JSON stands in text", () => {
    const people = ids("p");
    const several = list(people, ",");
    assert.deepEqual(write(several, read(several, "12,15")), "12,15");
    assert.deepEqual(read(list(people), [12]), [people.of(12)]);
    refuses(() => read(list(people), "12"), /no list/);
    assert.deepEqual(read(json, '{"a":1}'), { a: 1 });
    assert.equal(write(json, { a: 1 }), '{"a":1}');
    refuses(() => read(json, "{"), /no JSON/);
  });
});
