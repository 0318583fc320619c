import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds } from "../kinds/table.ts";
import { privacyTable, type KindPrivacy } from "./fields.ts";
import { growthKinds } from "./growth.ts";

test("kinds that hold growth notes are those with a sensitive field that is there for growth", () => {
  const found = kinds.filter((kind) =>
    Object.values((privacyTable[kind] as KindPrivacy).fields).some(
      ({ use, sensitivity }) => use === "growth" && sensitivity === "sensitive",
    ),
  );
  assert.deepEqual(
    found,
    kinds.filter((kind) => (growthKinds as readonly string[]).includes(kind)),
  );
  assert.equal(found.length, growthKinds.length);
});
