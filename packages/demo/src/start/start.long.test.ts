import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { api, readyLine, run, scratch } from "./start.test.fixture.ts";

test("a first load that was broken off is taken up again: no half county", { timeout: 120_000 }, async () => {
  const data = join(scratch, "broken");
  const first = run(data);
  const [, of] = await first.until(/Loading the county: \d+ of (\d+) records/);
  first.child.kill("SIGKILL");
  await first.ended;
  assert.match(readFileSync(join(data, "county.json"), "utf8"), /"loading"/);
  const second = run(data);
  const [, url] = await second.until(readyLine);
  assert.match(second.said(), new RegExp(`Loading the county: ${of} of ${of} records`));
  const plans = (await api(url!, "邵怀瑾", "plans?limit=100")) as { items: unknown[] };
  assert.ok(plans.items.length >= 6, "the last records of the county are there");
  second.child.kill("SIGTERM");
  assert.equal(await second.ended, 0);
});
