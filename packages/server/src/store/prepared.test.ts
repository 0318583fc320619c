import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { namedStatements } from "./prepared.ts";
import { types } from "./types.ts";

const timestamptz = 1184;

describe("prepared statements", () => {
  it("are those that come again and again, under one name each", () => {
    const statement = namedStatements();
    const names = (text: string, times: number): (string | undefined)[] => Array.from({ length: times }, () => statement(text, [1]).name);
    assert.deepEqual(names("select 1", 6), [undefined, undefined, undefined, undefined, undefined, "xb0"]);
    assert.deepEqual(names("select 2", 7).slice(5), ["xb1", "xb1"]);
    assert.deepEqual(statement("select 1", ["a", null]), { text: "select 1", values: ["a", null], name: "xb0" });
  });

  it("never take more than their number of places, however many texts there are", () => {
    const statement = namedStatements();
    const named = new Set<string>();
    for (let n = 0; n < 1_000; n++) for (let use = 0; use < 8; use++) named.add(statement(`select ${n}`, []).name ?? "");
    named.delete("");
    assert.equal(named.size, 60);
  });
});

describe("an instant of the database", () => {
  const read = types.getTypeParser(timestamptz) as (text: string) => string;

  it("is read with milliseconds, cut off and never rounded", () => {
    assert.equal(read("2026-11-22 04:00:00+00"), "2026-11-22T04:00:00.000Z");
    assert.equal(read("2026-11-22 04:00:00.1+00"), "2026-11-22T04:00:00.100Z");
    assert.equal(read("2026-11-22 04:00:00.289999+00"), "2026-11-22T04:00:00.289Z");
  });

  it("is in UTC whatever the zone it came in", () => {
    assert.equal(read("2026-11-22 04:00:00.5+08"), "2026-11-21T20:00:00.500Z");
  });
});
