import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { failed, rowOf, small, smallVendor } from "./vendor.test.fixture.ts";

describe("the feed of an adapter", () => {
  it("tells each of its readers everything, once", async () => {
    const vendor = smallVendor([rowOf(1), rowOf(2)]);
    const transport = small(vendor);
    const [one, two] = [await transport.changes(null), await transport.changes(null)];
    assert.deepEqual([one.changes.length, two.changes.length], [2, 2]);
    const quiet = await transport.changes(one.cursor);
    assert.deepEqual(quiet, { changes: [], cursor: one.cursor });
    vendor.rows.push(rowOf(3));
    for (const { cursor } of [one, two]) {
      const next = await transport.changes(cursor);
      assert.equal(next.changes.length, 1);
      assert.deepEqual(await transport.changes(next.cursor), { changes: [], cursor: next.cursor });
    }
  });

  it("tells a row that another reader was told at the same moment", async () => {
    const vendor = smallVendor([rowOf(5)]);
    const transport = small(vendor);
    const [one, two] = [await transport.changes(null), await transport.changes(null)];
    vendor.rows.push(rowOf(4)); // Its transaction began earlier and ended later.
    assert.equal((await transport.changes(one.cursor)).changes.length, 1);
    assert.equal((await transport.changes(two.cursor)).changes.length, 1);
  });

  it("refuses what is no cursor of its own, and goes on from one of an earlier page", async () => {
    const transport = small(smallVendor([rowOf(1)]));
    for (const cursor of ["yesterday", "since.soon", "since.99999999999999999999", "since.-5", "", "none"])
      assert.equal((await failed(transport.changes(cursor))).code, "validation", cursor);
    const { changes, cursor } = await transport.changes("since.1790000000000");
    assert.equal(changes.length, 1);
    assert.deepEqual((await transport.changes(cursor)).changes, []);
  });
});
