import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

test("the guards and openapi.json are what the schemas and the operations table say", () => {
  const tool = fileURLToPath(new URL("../../tools/generate.ts", import.meta.url));
  const run = spawnSync(process.execPath, ["--conditions=xiaoben-source", tool, "--check"], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});
