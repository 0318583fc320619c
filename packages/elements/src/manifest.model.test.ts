import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

test("the manifest is what the doc comments say", async () => {
  await assert.doesNotReject(promisify(execFile)(process.execPath, ["--conditions=xiaoben-source", at("../tools/manifest.ts"), "--check"]));
});

test("every element of the package stands in the manifest with its tag and a summary", () => {
  const { modules } = JSON.parse(readFileSync(at("../custom-elements.json"), "utf8")) as {
    modules: { declarations: { tagName?: string; summary?: string; members?: { name: string }[] }[] }[];
  };
  const elements = modules.flatMap((module) => module.declarations).filter((declaration) => declaration.tagName !== undefined);
  assert.deepEqual(elements.map((element) => element.tagName).sort(), [
    "xb-activity",
    "xb-credit-register",
    "xb-debrief",
    "xb-decisions",
    "xb-gateway-provider",
    "xb-growth",
    "xb-hour-form",
    "xb-hour-ledger",
    "xb-hour-overview",
    "xb-hours-export",
    "xb-hours-import",
    "xb-joint-view",
    "xb-lesson",
    "xb-mentor-pair",
    "xb-observation-form",
    "xb-pack",
    "xb-plan-editor",
    "xb-portfolio",
    "xb-progress",
    "xb-publication",
    "xb-rubric-editor",
    "xb-scheme-editor",
    "xb-study-hours",
    "xb-sync-status",
    "xb-tasks",
    "xb-verdict",
  ]);
  for (const { tagName, summary, members = [] } of elements) {
    assert.ok(summary, `<${tagName}> has no @summary`);
    assert.deepEqual(
      members.filter(({ name }) => name.startsWith("#")),
      [],
    );
  }
});
