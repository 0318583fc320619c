import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

/** Runs the linter of OpenAPI documents as a vendor would; it tells nobody and asks nobody. */
function lint(file: string): { errors: number; warnings: number; text: string } {
  const run = spawnSync(process.execPath, ["node_modules/@redocly/cli/bin/cli.js", "lint", file, "--format=json"], {
    encoding: "utf8",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", CI: "true" },
    timeout: 120_000,
  });
  const text = `${run.stdout}\n${run.stderr}`;
  const [, json] = /(\{[\s\S]*\})/.exec(run.stdout) ?? [];
  assert.ok(json, text);
  const { totals } = JSON.parse(json) as { totals: { errors: number; warnings: number } };
  return { ...totals, text };
}

test("the linter of API descriptions has nothing to say about openapi.json: no error and no warning", () => {
  const { errors, warnings, text } = lint("packages/contract/openapi.json");
  assert.deepEqual({ errors, warnings }, { errors: 0, warnings: 0 }, text);
});

test("the linter sees what is wrong: a tag without a description, an example that is none", () => {
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  try {
    const broken = readFileSync("packages/contract/openapi.json", "utf8")
      .replace(/"description": "An organisation[^"]*"/, '"x-description": ""')
      .replace('"today": "2026-11-20"', '"today": 20');
    writeFileSync(join(folder, "openapi.json"), broken);
    const { errors, warnings, text } = lint(join(folder, "openapi.json"));
    assert.ok(errors + warnings >= 2, text);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
