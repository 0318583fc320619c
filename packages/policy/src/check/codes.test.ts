import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { findingCodes } from "./finding.ts";
import { findingWords } from "./words.ts";

/** What only the engine says of a pack that was never checked for its form. */
const ofTheEngine = new Set(["format-unknown", "member-not-offered"]);

it("every code of a finding is proven by a pack that has it", () => {
  const proven = ["form", "logic", "document"]
    .map((name) => readFileSync(new URL(`./${name}.test.ts`, import.meta.url), "utf8"))
    .join("\n");
  for (const code of Object.keys(findingCodes)) assert.ok(ofTheEngine.has(code) || proven.includes(`code: "${code}"`), code);
});

it("every code has words of its own in each language", () => {
  for (const language of ["zh-Hans", "zh-Hant", "en"] as const) {
    const words = Object.values(findingWords(language));
    assert.equal(new Set(words).size, Object.keys(findingCodes).length, language);
    assert.ok(words.every((text) => text.trim() !== ""));
  }
});
