import assert from "node:assert/strict";
import { test } from "node:test";
import { entries } from "./entries.ts";
import { measure } from "./measure.ts";

for (const entry of entries) {
  test(`${entry.name} loads at most ${entry.must} KiB gzip before first use`, async () => {
    const { bytes } = await measure(entry);
    assert.ok(bytes <= entry.must * 1024, `${entry.name} is ${(bytes / 1024).toFixed(2)} KiB`);
    assert.ok(bytes > 200, `${entry.name} came out empty`);
  });
}
