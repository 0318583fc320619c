import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { kinds } from "../kinds/table.ts";
import { canonical } from "../json/canonical.ts";
import {
  capabilitiesSchema,
  changesPageSchema,
  problemSchema,
  schemaOf,
  sessionSchema,
  taskSchema,
  verdictSchema,
} from "../schemas/index.ts";
import { arbitraryOf, broken } from "../testing/arbitrary.test.fixture.ts";
import { guardOf, isRecord, type Guarded } from "./index.ts";

const numRuns = process.env["XB_TIER"] === "long" ? 2_000 : 150;

const wire = {
  session: sessionSchema,
  capabilities: capabilitiesSchema,
  changesPage: changesPageSchema,
  task: taskSchema,
  problem: problemSchema,
  verdict: verdictSchema,
};
const all = [
  ...kinds.filter((kind) => kind !== "pack").map((kind) => [kind, schemaOf(kind)] as const),
  ...Object.entries(wire).map(([name, schema]) => [name as keyof typeof wire, schema] as const),
];

/** What the guards promise: they say yes to exactly what the schema takes without mending anything. */
function takesAsItIs(schema: (typeof all)[number][1], value: unknown): boolean {
  const result = schema.safeParse(value);
  return result.success && canonical(result.data) === canonical(value);
}

for (const [name, schema] of all) {
  test(`the guard of ${name} agrees with its schema on valid and broken values`, () => {
    const guard = guardOf(name satisfies keyof Guarded);
    let refused = 0;
    fc.assert(
      fc.property(
        arbitraryOf(schema).chain((value) => fc.tuple(fc.constant(value), broken(value))),
        ([good, bad]) => {
          assert.equal(guard(good), true, `refuses ${JSON.stringify(good)}`);
          assert.equal(guard(bad), takesAsItIs(schema, bad), JSON.stringify(bad));
          if (!guard(bad)) refused++;
        },
      ),
      { numRuns },
    );
    assert.ok(
      refused > numRuns / 10,
      `only ${refused} of ${numRuns} broken values were refused: the test would not see a guard that takes everything`,
    );
  });
}

test("a guard takes a record of a newer back end: unknown properties, and unknown kinds in references", () => {
  const page = { changes: [{ kind: "debrief", id: "0197a1b2-0000-7000-8000-000000000001", version: 3, later: 1 }], cursor: "c" };
  assert.equal(guardOf("changesPage")(page), true);
});

test("a guard refuses decimals that are numbers, which readRecord mends", () => {
  const id = "0197a1b2-0000-7000-8000-000000000001";
  const at = "2026-09-01T00:00:00.000Z";
  const hour = {
    id,
    version: 1,
    org: id,
    createdAt: at,
    updatedAt: at,
    state: "approved",
    person: id,
    on: "2026-09-01",
    title: "",
    category: "external",
    role: "participant",
    level: "county",
  };
  assert.equal(isRecord("hour", { ...hour, approvedHours: "2.5" }), true);
  assert.equal(isRecord("hour", { ...hour, approvedHours: 2.5 }), false);
});

test("of a pack record the guard looks at the head only", () => {
  const id = "0197a1b2-0000-7000-8000-000000000001";
  const at = "2026-09-01T00:00:00.000Z";
  const record = {
    id,
    version: 1,
    org: id,
    createdAt: at,
    updatedAt: at,
    state: "published",
    pack: { format: "xiaoben.pack/1", id: "a", version: "1" },
  };
  assert.equal(isRecord("pack", record), true);
  assert.equal(isRecord("pack", { ...record, pack: { ...record.pack, format: "xiaoben.pack/2" } }), false);
});

test("a fixed number or flag is that value, not what JavaScript would write it as", () => {
  const guard = guardOf("capabilities");
  const good = { contract: 1, levels: [1], operations: ["session.get"], profiles: ["rest"] };
  assert.equal(guard(good), true);
  for (const contract of [[1], "1", { toString: false }, { toString: () => "1" }, null])
    assert.equal(guard({ ...good, contract }), false, JSON.stringify(contract));
});
