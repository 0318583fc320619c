import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { packSchema } from "@xiaoben/contract/schemas";
import { checkPack, runExamples } from "../check/index.ts";
import { packOf, parentsOf, shipped, verdictOf, wholePack } from "../testing/shipped.ts";

describe("packs that ship", () => {
  it("there is one of each shape", () => {
    const kinds = new Set(shipped.flatMap((id) => wholePack(id).rules.map((rule) => rule.kind)));
    for (const kind of ["amount", "frequency", "checklist", "deadline", "bundle", "score", "coverage", "manual"] as const)
      assert.ok(kinds.has(kind), kind);
    assert.ok(shipped.some((id) => packOf(id).extends !== undefined));
  });

  for (const id of shipped) {
    const pack = packOf(id);
    it(`${id}: the form holds and nothing is found`, () => {
      assert.ok(packSchema.safeParse(pack).success);
      assert.equal(pack.id, id);
      assert.deepEqual(checkPack(pack, parentsOf(id)), []);
    });

    it(`${id}: ${pack.examples.length} examples come out as they say`, () => {
      assert.ok(pack.examples.length >= 6);
      assert.deepEqual(runExamples({ ...wholePack(id), examples: pack.examples }), []);
    });

    it(`${id}: every rule and consequence of its own stands in an example`, () => {
      const shown = new Set(pack.examples.flatMap(({ expect }) => Object.keys(expect)));
      const own = [...pack.rules, ...pack.consequences].map((item) => item.id);
      assert.deepEqual(
        own.filter((item) => !shown.has(item)),
        [],
      );
    });

    it(`${id}: every question of its own stands in an example, open and decided`, () => {
      const open = new Set(
        pack.examples.flatMap(({ id: example, expect }) =>
          Object.keys(expect).flatMap((rule) =>
            verdictOf(id, example, rule).because.flatMap(({ code, ambiguity = "" }) => (isOpen.has(code) ? ambiguity : [])),
          ),
        ),
      );
      const decided = new Set(pack.examples.flatMap(({ decisions = {} }) => Object.keys(decisions)));
      const asked = pack.ambiguities.map((question) => question.id);
      assert.deepEqual(
        asked.filter((question) => !open.has(question) || !decided.has(question)),
        [],
      );
    });

    it(`${id}: it says everything in three languages, and names an invented document`, () => {
      assert.deepEqual(untranslated(pack), []);
      assert.match(JSON.stringify(pack.source.title), /虚构.*虛構.*invented/);
    });
  }
});

/** How a verdict says that it rests on a question that nobody has answered. */
const isOpen = new Set(["reading-open", "presumed", "parameter-open"]);

/** Texts that lack one of the languages, by their place. */
function untranslated(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value as Record<string, unknown>);
  if ("zh-Hans" in value)
    return ["zh-Hans", "zh-Hant", "en"]
      .filter((language) => !entries.some(([name, text]) => name === language && text !== ""))
      .map(() => path);
  return entries.flatMap(([name, inner]) => untranslated(inner, `${path}/${name}`));
}
