import assert from "node:assert/strict";
import { test } from "node:test";
import { factVocabulary } from "../facts/vocabulary.ts";
import { kindSchemas } from "../schemas/kinds.ts";
import type { Kind } from "./index.ts";
import { isKind, kinds, kindTable, type KindRow } from "./table.ts";

const propertiesOf = (kind: Kind): string[] => Object.keys(kindSchemas[kind].shape);
const rows = kinds.map((kind): [Kind, KindRow] => [kind, kindTable[kind]]);

test("every property that the table names stands in the record", () => {
  for (const [kind, row] of rows) {
    const named = [
      ...(row.owner ? [row.owner] : []),
      ...(row.day ?? []),
      ...Object.values(row.parties),
      ...Object.values(row.links).map((link) => link.property),
      ...Object.values(row.unique).flatMap((properties) => properties.map((property) => property.split(".")[0]!)),
      ...(row.stamped ?? []),
      ...Object.values(row.acts ?? {}).flatMap((input) => input.map((pointer) => pointer.slice(1))),
      ...Object.values(row.filters).flatMap(({ property }) => (property === "day" ? [] : [property.split(".")[0]!])),
    ];
    for (const property of named) assert.ok(propertiesOf(kind).includes(property), `${kind}.${property}`);
  }
});

test("paths and accessors are unique, and only kinds with a day are filtered and ordered by it", () => {
  for (const column of ["path", "accessor"] as const) assert.equal(new Set(rows.map(([, row]) => row[column])).size, rows.length);
  for (const [kind, row] of rows) {
    const asksDay = [
      ...Object.values(row.filters).map((filter) => filter.property),
      ...row.orders.map((order) => order.replace("-", "")),
    ].includes("day");
    if (asksDay) assert.ok(row.day, kind);
  }
});

test("names of kinds are known by themselves, not by what objects inherit", () => {
  assert.equal(isKind("hour"), true);
  for (const name of ["toString", "constructor", "__proto__", "Hour", ""]) assert.equal(isKind(name), false, name);
});

test("[R043] the facts that packs may ask for stand in the records they are read from", () => {
  for (const source of ["hour", "observation", "lesson"] as const) {
    for (const [fact, { from }] of Object.entries(factVocabulary[source]!)) {
      if (["weekday", "month", "monthDay", "own"].includes(fact)) continue; // They are worked out.
      assert.ok(propertiesOf(source).includes(from ?? fact), `${source}.${fact}`);
    }
  }
});
