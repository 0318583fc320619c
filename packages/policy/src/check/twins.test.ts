import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkPack as checkForm } from "@xiaoben/contract/schemas";
import { twins } from "../testing/twins.ts";
import { checkPack } from "./check.ts";

const all = twins();

/** The packs that a pack is built on, nearest first. */
const parentsOf = (id: string): typeof all => {
  const parent = all.find((pack) => pack.id === all.find((child) => child.id === id)?.extends?.id);
  return parent ? [parent, ...parentsOf(parent.id)] : [];
};

describe("rule books of other places, as data", () => {
  for (const pack of all)
    it(`${pack.id}: the form holds, nothing is found, and ${pack.examples.length} examples come out as they say`, () => {
      assert.ok(pack.examples.length >= 2);
      assert.deepEqual(checkForm(pack), []);
      assert.deepEqual(checkPack(pack, parentsOf(pack.id)), []);
    });
});
