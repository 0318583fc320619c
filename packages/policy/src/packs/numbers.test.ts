import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planLacks, type Outcome } from "@xiaoben/contract";
import { exampleOf, packOf, verdictOf } from "../testing/shipped.ts";
import { facts, lines, type Line } from "./numbers.test.fixture.ts";

/** The numbers of the index of practices, from the first to the last. */
const numbers = Array.from({ length: 35 }, (_, at) => `N${at + 1}`);

describe("every number of the practices is a rule with a case below, at and above its line", () => {
  it("no number is left out: it has a rule, a template, or a reason why it is a fact", () => {
    const told = new Set<string>([...lines.map(({ number }) => number), ...Object.keys(facts), "N16"]);
    assert.deepEqual(
      numbers.filter((number) => !told.has(number)),
      [],
    );
    assert.deepEqual(
      lines.filter(({ number }) => number in facts),
      [],
    );
    assert.ok(Object.values(facts).every((reason) => reason.length > 20));
  });

  for (const line of lines)
    it(`[${line.row}] ${line.number} ${line.pack} ${line.rule}: ${line.says}`, () => {
      const outcomes = sides.map((side) => outcome(line, line[side]));
      assert.deepEqual(outcomes, line.outcomes ?? ["notMet", "met", "met"]);
      assert.equal(new Set(sides.map((side) => line[side])).size, sides.length);
    });

  it("[R108] N16 a plan of seven sections, and one of three: one short, all, and more than that", () => {
    for (const [pack, id, size] of [
      ["nanhu.term-plan", "term-plan", 7],
      ["liuxi.training", "three-parts", 3],
    ] as const) {
      const template = packOf(pack).content?.planTemplates?.find((one) => one.id === id);
      assert.ok(template);
      assert.equal(template.sections.filter(({ required }) => required).length, size);
      const filled = template.sections.map((section) => ({ section: section.id, text: "写了" }));
      const items = template.sections.flatMap((section) =>
        section.items
          ? Array.from({ length: 4 }, (_, at) => ({
              id: `${section.id}-${at}`,
              section: section.id,
              owner: "p",
              quota: "1",
              due: "2026-10-01",
            }))
          : [],
      );
      const blocks = (sections: typeof filled): number =>
        planLacks(template, sections, items as never).filter((lack) => lack.blocks).length;
      const plain = filled.findIndex(({ section }) => !template.sections.find((one) => one.id === section)?.items);
      assert.equal(blocks(filled.toSpliced(plain, 1)), 1);
      assert.equal(blocks(filled), 0);
      assert.equal(blocks([...filled, { section: "further", text: "还有" }]), 0);
    }
  });
});

const sides = ["below", "at", "above"] as const;

/** The outcome of an example, which has to be the one that the pack says of it. */
function outcome({ pack, rule }: Line, example: string): Outcome {
  const said = exampleOf(pack, example).expect[rule];
  assert.ok(said, `${pack} ${example} says nothing of ${rule}`);
  const verdict = verdictOf(pack, example, rule);
  assert.ok(said.startsWith(verdict.outcome), `${example} says "${said}" and comes out as ${verdict.outcome}`);
  return verdict.outcome;
}
