import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { exports } = JSON.parse(readFileSync("packages/elements/package.json", "utf8")) as { exports: Record<string, unknown> };
const entries = Object.keys(exports).filter((entry) => !entry.endsWith(".json"));

test("every published entry of the elements can be imported in Node, where there is no document", () => {
  execFileSync("node_modules/.bin/tsc", ["-b", "packages/elements"], { stdio: "inherit" });
  const program = `for (const entry of ${JSON.stringify(entries)}) await import("@xiaoben/elements" + entry.slice(1)); console.log("imported");`;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  assert.equal(output.trim(), "imported");
});
