import type { Pack } from "@xiaoben/contract";
import { compile } from "../engine/compile.ts";
import { compose } from "../engine/compose.ts";
import { PackError } from "../engine/error.ts";
import { findContent } from "./content.ts";
import { findBands } from "./document/bands.ts";
import { findBonuses } from "./document/bonus.ts";
import { findFormBands } from "./document/form-bands.ts";
import { findRanges } from "./document/ranges.ts";
import { findRounding } from "./document/rounding.ts";
import { findSpans } from "./document/spans.ts";
import { findContradictedTexts } from "./document/text.ts";
import { findWeights } from "./document/weights.ts";
import { runExamples } from "./examples.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { findApprovals } from "./form/approvals.ts";
import { findExampleRecords } from "./form/examples.ts";
import { findFacts } from "./form/facts.ts";
import { findDuplicates } from "./form/identity.ts";
import { findKinds } from "./form/kinds.ts";
import { findDeepCategories, findSize } from "./form/limits.ts";
import { findNumbers } from "./form/numbers.ts";
import { findRoles } from "./form/people.ts";
import { findReferences } from "./form/references.ts";
import { findTexts } from "./form/texts.ts";
import { findTimes } from "./form/time.ts";
import { findTypes } from "./form/types.ts";
import { findCombinations } from "./logic/combinations.ts";
import { findContradictions } from "./logic/contradictions.ts";
import { findIdle } from "./logic/idle.ts";
import { findCountedInspections } from "./logic/inspections.ts";
import { findNeverMet } from "./logic/never.ts";
import { findPresumptions } from "./logic/presumed.ts";
import { findUnreachableRules } from "./logic/unreachable-rules.ts";
import { findUnreachableValues } from "./logic/unreachable-values.ts";
import { findLooser } from "./parents/looser.ts";
import { findParents } from "./parents/parents.ts";
import { toldInSource } from "./parents/whole.ts";
import { below } from "./parts/tree.ts";

/**
 * Everything that keeps a pack from being published, with its place in the pack as it was written: first what keeps it from being read,
 * then what does not hang together, then its logic and the faults of its document, and last its examples, where the pack can be evaluated at all.
 *
 * Faults of the document are settled by the clause `house` or by a question of the clause (`parts/settled.ts` has the rule); nothing else is.
 *
 * @param pack a pack of the right form: `checkPack` of `@xiaoben/contract/schemas` has no issue with it
 * @param parents the packs that it is built on, nearest first; they were checked when they were published
 */
export function checkPack(pack: Pack, parents: readonly Pack[] = []): Finding[] {
  const lost = [...findSize(pack), ...findParents(pack, parents)];
  if (lost.length > 0) return lost;
  const whole = pack.extends ? compose(pack, parents) : pack;
  const parent = parents.find((candidate) => candidate.id === pack.extends?.id && candidate.version === pack.extends.version);
  const found = toldInSource(whole, pack, unhinged(whole));
  if (found.length > 0) return found;
  const refused = usable(whole);
  return [
    ...toldInSource(whole, pack, [...refused, ...logic(whole), ...faults(whole)]),
    ...(parent ? findLooser(pack, whole, parent.extends ? compose(parent, parents) : parent) : []),
    ...(refused.length > 0 ? [] : examples(whole, pack)),
  ];
}

/** What does not hang together. Where something is found here the rest is not looked at: it would follow from it, or could not be told. */
const unhinged = (pack: Pack): Finding[] => [
  ...findDuplicates(pack),
  ...findReferences(pack),
  ...findFacts(pack),
  ...findTypes(pack),
  ...findNumbers(pack),
  ...findTimes(pack),
  ...findKinds(pack),
  ...findDeepCategories(pack),
  ...findApprovals(pack),
  ...findExampleRecords(pack),
];

/** What the engine refuses. */
function usable(pack: Pack): Finding[] {
  try {
    compile(pack);
    return [];
  } catch (reason) {
    if (reason instanceof PackError) return [{ code: reason.code as FindingCode, path: reason.path, message: reason.message }];
    throw reason;
  }
}

const logic = (pack: Pack): Finding[] => [
  ...findRoles(pack),
  ...findTexts(pack),
  ...findContent(pack),
  ...findContradictions(pack),
  ...findNeverMet(pack),
  ...findUnreachableValues(pack),
  ...findUnreachableRules(pack),
  ...findIdle(pack),
  ...findCountedInspections(pack),
  ...findPresumptions(pack),
  ...findCombinations(pack),
];

const faults = (pack: Pack): Finding[] => [
  ...findBands(pack),
  ...findSpans(pack),
  ...findFormBands(pack),
  ...findWeights(pack),
  ...findBonuses(pack),
  ...findRanges(pack),
  ...findRounding(pack),
  ...findContradictedTexts(pack),
];

function examples(whole: Pack, pack: Pack): Finding[] {
  if (pack.examples.length === 0)
    return pack.rules.length === 0
      ? []
      : [
          {
            code: "example-missing",
            path: "/examples",
            message: "No example shows what these rules do; add one below, at and above each line",
          },
        ];
  return runExamples(whole === pack ? pack : { ...whole, examples: pack.examples }).map(({ example, rule, expected, got }) => ({
    code: "example-fails",
    path: below(
      "/examples",
      pack.examples.findIndex(({ id }) => id === example),
      "expect",
      rule,
    ),
    message: `"${example}" expects "${expected}" and comes out as "${got}"; correct the rule or the example`,
  }));
}
