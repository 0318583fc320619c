import assert from "node:assert/strict";
import { test } from "node:test";
import { isRecord } from "../guards/index.ts";
import type { Kind } from "../kinds/index.ts";
import { kinds, kindTable, type KindRow } from "../kinds/table.ts";
import { checkNew, readRecord } from "../schemas/index.ts";
import { workflows } from "../workflows/index.ts";
import { records } from "./index.ts";

const of = (kind: Kind) => records.filter((one) => one.kind === kind);

test("every kind has an example, and two where properties may be left out", () => {
  for (const kind of kinds) assert.ok(of(kind).length >= 2, kind);
});

test("names are unique within a kind, and ids within all", () => {
  assert.equal(new Set(records.map(({ kind, name }) => `${kind} ${name}`)).size, records.length);
  assert.equal(new Set(records.map(({ record }) => record.id)).size, records.length);
  for (const { name, says } of records) assert.match(`${name} | ${says}`, /^[a-z][a-z-]* \| .{10,}\.$/);
});

for (const { kind, name, record } of records) {
  test(`${kind} "${name}" passes guard and schema as it is, and its days are in order`, () => {
    assert.deepEqual(readRecord(kind, record), { value: record, issues: [] });
    assert.ok(isRecord(kind, record));
    assert.deepEqual(checkNew(kind, record), []);
    assert.deepEqual(JSON.parse(JSON.stringify(record)), record);
  });
}

test("every state of every workflow has an example", () => {
  for (const [kind, { states }] of Object.entries(workflows)) {
    const shown = new Set(of(kind as Kind).map(({ record }) => (record as { state?: string }).state));
    assert.deepEqual(Object.keys(states).sort(), [...shown].sort(), kind);
  }
});

test("whatever an example points at is an example", () => {
  const known = new Set(records.map(({ record }) => record.id));
  const lost = records.flatMap(({ kind, name, record }) =>
    idsIn(record)
      .filter((id) => !known.has(id))
      .map((id) => `${kind} ${name}: ${id}`),
  );
  assert.deepEqual(lost, []);
});

test("business keys are kept: no two examples share one", () => {
  for (const kind of kinds) {
    const { unique }: KindRow = kindTable[kind];
    for (const [key, properties] of Object.entries(unique)) {
      const parts = of(kind).map(({ record }) => properties.map((path) => at(record, path)));
      const values = parts.filter((all) => all.every((part) => part !== undefined)).map((all) => JSON.stringify(all));
      assert.equal(new Set(values).size, values.length, `${kind} ${key}`);
    }
  }
});

const at = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);

/** Every id that stands somewhere in a value. */
function idsIn(value: unknown): string[] {
  if (typeof value === "string") return value.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(idsIn) : [];
}
