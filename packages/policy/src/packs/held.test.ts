import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Pack } from "@xiaoben/contract";
import { runExamples } from "../check/index.ts";
import { compose } from "../engine/compose.ts";
import { packOf, parentsOf, shipped } from "../testing/shipped.ts";

/** A pack with one thing changed, and what was changed. */
interface Changed {
  what: string;
  pack: Pack;
}

describe("the examples of a shipped pack hold every part of it", () => {
  for (const id of shipped)
    it(`${id}: a number that is one step off breaks an example`, () => {
      assert.deepEqual(unnoticed(id, numbersOff(packOf(id))), []);
    });

  for (const id of shipped)
    it(`${id}: an admission, a single count, a cap or a case that is left out breaks an example`, () => {
      assert.deepEqual(unnoticed(id, partsLeftOut(packOf(id))), []);
    });
});

/** Changes after which all examples come out as before. */
const unnoticed = (id: string, changes: readonly Changed[]): string[] =>
  changes
    .filter(({ pack }) => {
      const whole = pack.extends ? compose(pack, parentsOf(id)) : pack;
      return pack.examples.every((example) => runExamples({ ...whole, examples: [example] }).length === 0);
    })
    .map(({ what }) => what);

function numbersOff(pack: Pack): Changed[] {
  return pack.parameters.flatMap((parameter, p) =>
    parameter.values.flatMap(({ value }, v) =>
      /^\d/.test(value)
        ? stepsFrom(value).map((other) => {
            const changed = structuredClone(pack);
            changed.parameters[p]!.values[v]!.value = other;
            return { what: `${parameter.id}: ${value} as ${other}`, pack: changed };
          })
        : [],
    ),
  );
}

/** The next number on each side, in the last digit that is written; none below zero. */
function stepsFrom(value: string): string[] {
  const digits = value.split(".")[1]?.length ?? 0;
  return [1, -1].map((sign) => (Number(value) + sign * 10 ** -digits).toFixed(digits)).filter((next) => !next.startsWith("-"));
}

const parts = ["admit", "once", "caps", "value"] as const;

function partsLeftOut(pack: Pack): Changed[] {
  return pack.books.flatMap((book, b) =>
    parts.flatMap((part) => {
      const list = book[part] ?? [];
      if (part === "value" && list.length < 2) return [];
      return list.map((_, at) => {
        const changed = structuredClone(pack);
        (changed.books[b]![part] as unknown[]).splice(at, 1);
        return { what: `${book.id}/${part}/${at}`, pack: changed };
      });
    }),
  );
}
