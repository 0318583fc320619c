import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { findingCodes } from "./finding.ts";

/** What only the engine says of a pack that was never checked for its form. */
const ofTheEngine = new Set(["format-unknown", "member-not-offered"]);

it("every code of a finding is proven by a pack that has it", () => {
  const proven = ["form", "logic", "document"]
    .map((name) => readFileSync(new URL(`./${name}.test.ts`, import.meta.url), "utf8"))
    .join("\n");
  for (const code of Object.keys(findingCodes)) assert.ok(ofTheEngine.has(code) || proven.includes(`code: "${code}"`), code);
});
