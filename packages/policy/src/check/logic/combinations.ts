import type { Pack } from "@xiaoben/contract";
import { dependence } from "../parts/depends.ts";
import { below, paramsIn } from "../parts/tree.ts";
import { setBy } from "../parts/settled.ts";
import type { Finding } from "../finding.ts";

const most = 16;

/** A rule, and a consequence, rests on no more combinations of open readings than the engine lists. */
export const findCombinations = (pack: Pack): Finding[] => [
  ...pack.rules.flatMap(({ id }, r) => ofPart(pack, dependence(pack, [id]).parameters, below("/rules", r))),
  ...pack.consequences.flatMap(({ when, effect }, c) =>
    ofPart(
      pack,
      new Set([
        ...paramsIn({ when, effect }),
        ...dependence(
          pack,
          when.of.map(({ rule }) => rule),
        ).parameters,
      ]),
      below("/consequences", c),
    ),
  ),
];

function ofPart(pack: Pack, parameters: ReadonlySet<string>, path: string): Finding[] {
  const open = (id: string): boolean =>
    pack.parameters.some((row) => row.id === id && row.values.every(({ periods, when }) => periods || when));
  const questions = pack.ambiguities.filter(
    (ambiguity) => ambiguity.readings.length > 1 && [...setBy(ambiguity)].some((id) => parameters.has(id) && open(id)),
  );
  const combinations = questions.reduce((all, { readings }) => all * readings.length, 1);
  return combinations <= most
    ? []
    : [
        {
          code: "combinations-too-many",
          path,
          message: `This rests on ${combinations} combinations of open readings (${questions.map(({ id }) => id).join(", ")}); ${most} can be listed. Split it, or join questions`,
        },
      ];
}
