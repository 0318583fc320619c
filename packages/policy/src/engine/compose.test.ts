import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Pack } from "@xiaoben/contract";
import { compose } from "./compose.ts";
import { PackError } from "./error.ts";

const pack = (id: string, more: Partial<Pack> = {}): Pack => ({
  format: "xiaoben.pack/1",
  id,
  version: "1",
  title: id,
  level: "county",
  source: { title: id, clauses: [] },
  effective: { from: "2026-09-01" },
  parameters: [],
  ambiguities: [],
  books: [],
  measures: [],
  rules: [],
  consequences: [],
  examples: [],
  ...more,
});
const least = (id: string, value: string) => ({ id, type: "amount" as const, clause: "c1", values: [{ value }] });
const clause = (id: string, label: string) => ({ id, label });

const county = pack("county", {
  source: { title: "county", clauses: [clause("c1", "one"), clause("c2", "two")] },
  parameters: [least("a", "1"), least("b", "2"), least("c", "3")],
  content: { checklists: [{ id: "list", title: "list", items: [] }] },
});
const school = pack("school", {
  level: "school",
  extends: { id: "county", version: "1" },
  drop: ["c"],
  source: { title: "school", clauses: [clause("s1", "own")] },
  parameters: [least("b", "9"), least("d", "4")],
});

describe("composition", () => {
  it("takes over what is above, replaces what has the same id whole, and leaves out what is dropped", () => {
    const whole = compose(school, [county]);
    assert.deepEqual(
      whole.parameters.map(({ id, values }) => `${id}=${values[0]!.value}`),
      ["a=1", "b=9", "d=4"],
    );
    assert.deepEqual(
      whole.source.clauses.map(({ id }) => id),
      ["c1", "c2", "s1"],
    );
    assert.equal(whole.content?.checklists?.[0]?.id, "list");
    assert.deepEqual([whole.id, whole.level, "extends" in whole, "drop" in whole], ["school", "school", false, false]);
  });

  it("goes through every pack above, and leaves a pack without a parent as it is", () => {
    const group = pack("group", { extends: { id: "school", version: "1" }, parameters: [least("a", "7")] });
    assert.deepEqual(
      compose(group, [school, county]).parameters.map(({ id, values }) => `${id}=${values[0]!.value}`),
      ["a=7", "b=9", "d=4"],
    );
    assert.deepEqual(compose(county, []), county);
  });

  it("refuses where a pack above is not there, is of another version, or is the pack itself", () => {
    const missing = (error: unknown): boolean => error instanceof PackError && error.code === "parent-missing";
    assert.throws(() => compose(school, []), missing);
    assert.throws(() => compose(school, [{ ...county, version: "2" }]), missing);
    const own = pack("own", { extends: { id: "own", version: "1" } });
    assert.throws(() => compose(own, [own]), missing);
  });
});
