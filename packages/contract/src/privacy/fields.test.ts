import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, kindTable, type KindRow } from "../kinds/table.ts";
import { kindSchemas } from "../schemas/kinds.ts";
import { basePrivacy, privacyTable, type KindPrivacy } from "./fields.ts";

const rowsOf = (kind: (typeof kinds)[number]): KindPrivacy => privacyTable[kind];

test("every field of every kind is in the inventory of personal data, and nothing else", () => {
  assert.deepEqual(Object.keys(privacyTable).sort(), [...kinds].sort());
  for (const kind of kinds)
    assert.deepEqual(
      [...Object.keys(basePrivacy), ...Object.keys(rowsOf(kind).fields)].sort(),
      Object.keys(kindSchemas[kind].shape).sort(),
      kind,
    );
});

test("whose data a field is is said by a field of the same record", () => {
  for (const kind of kinds)
    for (const [name, { whose, sensitivity, erasure }] of Object.entries(rowsOf(kind).fields)) {
      const names = Object.keys(kindSchemas[kind].shape);
      assert.ok(["nobody", "named", ...names].includes(whose), `${kind}.${name} is of ${whose}`);
      if (erasure === "clear") assert.ok(names.includes(whose), `${kind}.${name}: whose field is cleared?`);
      if (sensitivity === "sensitive") assert.notEqual(whose, "nobody", `${kind}.${name}`);
    }
});

test("where the kind table names people, the inventory says that they give way to a pseudonym", () => {
  for (const kind of kinds) {
    const { owner, parties }: KindRow = kindTable[kind];
    const people = Object.entries(parties).flatMap(([party, name]) => (party === "audience" ? [] : [name]));
    for (const name of [owner, ...people])
      if (name !== undefined && name !== "id") assert.equal(rowsOf(kind).fields[name]?.erasure, "pseudonym", `${kind}.${name}`);
  }
});
