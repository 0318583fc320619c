import type { Ambiguity } from "@xiaoben/contract";
import type { Leaf } from "./explore.ts";
import type { Judgement } from "./judgement.ts";
import { same } from "./number.ts";
import type { Because } from "./signals.ts";

/** What the readings come to together. */
export interface Agreed {
  /** The judgement that stands; its value only where all agree on it. */
  judgement: Judgement;
  /** The worlds it rests on; their lines are shown. */
  leaves: readonly Leaf[];
  /** Every reading, only where they differ. */
  differing?: readonly Leaf[];
  marks: Because[];
}

/**
 * Where all readings agree the outcome stands; else the presumed ones may speak (never for a consequence),
 * marked; else it is undetermined and each is listed.
 */
export function agree(leaves: readonly Leaf[], ambiguities: readonly Ambiguity[], presume: boolean): Agreed {
  if (leaves.length === 1) return { judgement: leaves[0]!.judgement, leaves, marks: [] };
  if (alike(leaves))
    return { judgement: { ...common(leaves), settled: leaves.every((leaf) => leaf.judgement.settled) }, leaves, marks: [] };
  const relevant = withoutIdle(leaves);
  const asked = new Set(relevant.flatMap((leaf) => Object.keys(leaf.choose)));
  const questions = ambiguities.filter((ambiguity) => asked.has(ambiguity.id));
  const presumed = presume ? questions.filter((ambiguity) => ambiguity.presumed !== undefined) : [];
  const spoken = relevant.filter((leaf) =>
    presumed.every(({ id, presumed: reading }) => leaf.choose[id] === undefined || leaf.choose[id] === reading),
  );
  const marks: Because[] = questions.map(({ id, clause }) => ({
    code: presumed.some((question) => question.id === id) ? "presumed" : "reading-open",
    ambiguity: id,
    clause,
  }));
  return { judgement: common(spoken), leaves: spoken, differing: relevant, marks };
}

/** Leaves without the questions whose answer changes nothing. */
function withoutIdle(leaves: readonly Leaf[]): readonly Leaf[] {
  let left = leaves;
  for (const id of new Set(leaves.flatMap((leaf) => Object.keys(leaf.choose)))) {
    const readings = new Set(left.flatMap((leaf) => leaf.choose[id] ?? []));
    const groups = new Map<string, Leaf[]>();
    for (const leaf of left) {
      const key = JSON.stringify(
        Object.entries(leaf.choose)
          .filter(([other]) => other !== id)
          .sort(),
      );
      groups.set(key, [...(groups.get(key) ?? []), leaf]);
    }
    const idle = [...groups.values()].every(
      (group) => alike(group) && (group.length === readings.size || group.every((leaf) => leaf.choose[id] === undefined)),
    );
    if (idle) left = [...groups.values()].map((group) => without(group[0]!, id));
  }
  return left;
}

function without(leaf: Leaf, id: string): Leaf {
  const { [id]: _, ...choose } = leaf.choose;
  return { ...leaf, choose };
}

/** Readings agree where outcome and figure are the same; what is asked for may differ as long as nothing follows from it. */
function alike(leaves: readonly Leaf[]): boolean {
  const first = leaves[0]!.judgement;
  return leaves.every(
    ({ judgement }) =>
      judgement.outcome === first.outcome && equal(judgement.value, first.value) && equal(judgement.waiting, first.waiting),
  );
}

const figures = ["value", "waiting", "threshold", "gap"] as const;

const equal = (a: Judgement["value"], b: Judgement["value"]): boolean => a === b || (a !== undefined && b !== undefined && same(a, b));

/** What several judgements have in common: figures that differ are left out. */
function common(leaves: readonly Leaf[]): Judgement {
  const [first] = leaves as readonly [Leaf, ...Leaf[]];
  const { value: _value, waiting: _waiting, threshold: _threshold, gap: _gap, arithmetic, ...rest } = first.judgement;
  const shared = Object.fromEntries(
    figures
      .filter((name) => leaves.every((leaf) => equal(leaf.judgement[name], first.judgement[name])) && first.judgement[name])
      .map((name) => [name, first.judgement[name]]),
  );
  const agreed = leaves.every((leaf) => leaf.judgement.outcome === first.judgement.outcome);
  return {
    ...rest,
    ...shared,
    ...(arithmetic && leaves.length === 1 && { arithmetic }),
    outcome: agreed ? first.judgement.outcome : "undetermined",
    because: agreed ? first.judgement.because : [],
    settled: false,
  };
}
