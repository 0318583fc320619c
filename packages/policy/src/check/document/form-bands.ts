import { isDec, units, type Pack, type Rubric, type Units } from "@xiaoben/contract";
import { isOnRecord } from "../parts/settled.ts";
import { below } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/** A total is rounded to this: between 89 and 90 there is 89.5, between 89.9 and 90 there is nothing. */
const finest: Units = 1_000;

/** Bands of a form that is scored cover every total once. */
export const findFormBands = (pack: Pack): Finding[] =>
  (pack.content?.rubrics ?? []).flatMap((rubric, at) =>
    rubric.clause === "house" || isOnRecord(pack, rubric.clause) ? [] : ofRubric(rubric, below("/content/rubrics", at, "bands")),
  );

function ofRubric({ bands = [], full }: Rubric, path: string): Finding[] {
  if (bands.length === 0 || full === undefined) return [];
  const from = bands.map(({ atLeast }) => (isDec(atLeast) ? units(atLeast) : Number.NaN));
  const gap = (at: string, message: string): Finding => ({ code: "bands-gap", path: at, message });
  const findings = bands.flatMap(({ atMost }, at): Finding[] => {
    const here = below(path, at);
    if (at > 0 && !(from[at]! < from[at - 1]!))
      return [{ code: "bands-overlap", path: here, message: "Bands stand highest first, each beginning below the one before" }];
    if (atMost === undefined) return [];
    const above = at === 0 ? units(full) : from[at - 1]!;
    const reach = units(atMost);
    if (at > 0 && reach >= above)
      return [
        { code: "bands-overlap", path: here, message: `${atMost} lies in this band and in the one above; end it before that begins` },
      ];
    const missing = at === 0 ? above - reach > 0 : above - reach > finest;
    return missing
      ? [
          gap(
            here,
            `Totals between ${atMost} and ${at === 0 ? full : bands[at - 1]!.atLeast} have no name; an average can fall there. Let the band reach up to the next`,
          ),
        ]
      : [];
  });
  if (from.at(-1) !== 0) findings.push(gap(path, "The lowest band must begin at 0, or some marks have no name"));
  if (from[0]! > units(full)) findings.push(gap(below(path, 0), "The highest band begins above the full mark and can never be reached"));
  return findings;
}
