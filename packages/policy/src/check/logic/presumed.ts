import type { Pack } from "@xiaoben/contract";
import { dependence } from "../parts/depends.ts";
import { setBy } from "../parts/settled.ts";
import { below, measuresIn, paramsIn } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/**
 * A consequence never rests on a presumption: not on its own, and not on one that the figures and limits of its rules rest on.
 * A waiver only takes a demand away, so that a presumption about waivers may stand; the consequence asks for every reading all the same.
 */
export function findPresumptions(pack: Pack): Finding[] {
  const needed = new Map<string, string>();
  for (const { id, when, effect } of pack.consequences) {
    const rests = dependence(
      pack,
      when.of.map(({ rule }) => rule),
      false,
    );
    const own = [...paramsIn({ when, effect })];
    const measures = [...measuresIn({ effect }), ...("deduct" in effect ? [effect.deduct.of] : [])];
    const taken = paramsIn(pack.measures.filter((measure) => measures.includes(measure.id)));
    for (const parameter of [...own, ...taken, ...rests.parameters]) needed.set(parameter, id);
  }
  return pack.ambiguities.flatMap((ambiguity, a): Finding[] => {
    if (ambiguity.presumed === undefined) return [];
    const parameter = [...setBy(ambiguity)].find((id) => needed.has(id));
    return parameter === undefined
      ? []
      : [
          {
            code: "presumed-in-consequence",
            path: below("/ambiguities", a, "presumed"),
            message: `The consequence "${needed.get(parameter)}" rests on "${parameter}"; leave the question open until it is decided`,
          },
        ];
  });
}
