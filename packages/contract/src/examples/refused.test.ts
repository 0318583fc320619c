import assert from "node:assert/strict";
import { test } from "node:test";
import { isRecord } from "../guards/index.ts";
import { kinds } from "../kinds/table.ts";
import { readRecord } from "../schemas/index.ts";
import { issueCodes } from "../schemas/issues.ts";
import { refused } from "./index.ts";

test("every kind has several refused examples, under names of their own", () => {
  for (const kind of kinds) assert.ok(refused.filter((one) => one.kind === kind).length >= 3, kind);
  assert.equal(new Set(refused.map(({ kind, name }) => `${kind} ${name}`)).size, refused.length);
  for (const { name, says } of refused) assert.match(`${name} | ${says}`, /^[a-z][a-z0-9-]* \| .{10,}\.$/);
});

for (const { kind, name, record, issues } of refused) {
  test(`${kind} "${name}" is refused for exactly what it says`, () => {
    const found = readRecord(kind, record).issues.map(({ pointer, code }) => ({ pointer, code }));
    assert.deepEqual(found, issues);
    assert.ok(issues.length > 0);
    // Of a pack the guard looks at the head only; the rest is the schema's.
    const inside = kind === "pack" && !issues.some(({ pointer }) => pointer === "/pack/format");
    assert.equal(isRecord(kind, record), inside);
  });
}

/** What no record by itself can meet: it is said of patches, of days that are sent, and of answers. */
const elsewhere: readonly string[] = [
  "not-removable",
  "ends-before-it-begins",
  "not-arithmetic",
  "not-a-definition",
  "not-a-time-zone",
  "not-above-zero",
  "another-record",
  "another-form",
  "not-asked-for",
  "twice",
  "same-cursor",
  "not-among-changes",
  "another-version",
  "not-the-sum",
];

test("every code that a record can meet is shown", () => {
  const shown = new Set(refused.flatMap(({ issues }) => issues.map(({ code }) => code)));
  assert.deepEqual(
    issueCodes.filter((code) => !shown.has(code) && !elsewhere.includes(code)),
    [],
  );
  assert.deepEqual(
    [...shown].filter((code) => !(issueCodes as readonly string[]).includes(code)),
    [],
  );
});
