import type { Period, Rule, Consequence, Verdict } from "@xiaoben/contract";
import { explore, type Leaf } from "./explore.ts";
import { bare, over, type Judgement } from "./judgement.ts";
import { linesOf } from "./lines.ts";
import { show } from "./number.ts";
import { agree, type Agreed } from "./readings.ts";
import type { Scene } from "./scene.ts";
import type { Because } from "./signals.ts";
import type { World } from "./world.ts";

/** Version of the engine, named in every verdict. */
export const engine = "xiaoben-policy/1";

/** The verdict on one rule or consequence: judged under every open reading, and put together. */
export function verdictOf(scene: Scene, item: Rule | Consequence, period: Period, judge: (world: World) => Judgement): Verdict {
  const { compiled, input, asOf } = scene;
  const { pack } = compiled;
  const isConsequence = "effect" in item;
  const leaves = explore(scene, period, judge);
  const agreed: Agreed = leaves
    ? agree(leaves, pack.ambiguities, !isConsequence)
    : { judgement: bare("undetermined", [{ code: "too-many-readings", clause: item.clause }]), leaves: [], marks: [] };
  const { judgement, differing } = agreed;
  const lines = scene.explain && leaves ? linesOf(agreed.leaves) : undefined;
  const closing = input.ask.close === true && !over(period, { scene });
  const because: Because[] = [
    ...judgement.because,
    ...agreed.marks,
    ...decisionsUsed(scene, agreed.leaves),
    ...idleQuestions(scene, leaves ?? [], differing ?? []),
  ];
  const assuming = (input.ask.assume ?? []).length > 0;
  if (closing) because.push({ code: "closed-early" });
  if (assuming) because.push({ code: "assumed" });
  const verdict: Verdict = {
    subject: scene.subject,
    rule: { pack: pack.id, version: pack.version, id: item.id },
    clause: item.clause,
    period: { ...period, closed: closing || over(period, { scene }) },
    asOf,
    knownAt: input.ask.knownAt ?? input.now,
    outcome: judgement.outcome,
    settled: judgement.settled && judgement.outcome !== "undetermined" && !differing && !closing && !assuming,
    unit: judgement.unit,
  } as Verdict;
  for (const name of ["value", "waiting", "threshold", "gap"] as const) {
    const figure = judgement[name];
    if (figure !== undefined) verdict[name] = show(figure);
  }
  if (differing) verdict.readings = differing.map(readingOf);
  verdict.because = because;
  if (lines) verdict.lines = lines;
  if (scene.explain && judgement.arithmetic) verdict.arithmetic = judgement.arithmetic;
  verdict.by = { place: input.place, engine };
  return verdict;
}

const readingOf = ({ choose, judgement: { outcome, value } }: Leaf): NonNullable<Verdict["readings"]>[number] => ({
  choose: { ...choose },
  outcome,
  ...(value && { value: show(value) }),
});

function decisionsUsed(scene: Scene, leaves: readonly Leaf[]): Because[] {
  const used = new Set(leaves.flatMap((leaf) => [...(leaf.decided ?? [])]));
  if (used.size === 0) return [];
  return scene.compiled.pack.ambiguities
    .filter((ambiguity) => used.has(ambiguity.id))
    .map(({ id, clause }) => ({ code: "decided", ambiguity: id, clause }));
}

/** Questions that are still open and would change nothing here, however they are decided. */
function idleQuestions(scene: Scene, leaves: readonly Leaf[], differing: readonly Leaf[]): Because[] {
  if (leaves.every(({ world }) => !world.wider)) return [];
  const chosen = (some: readonly Leaf[]): Set<string> => new Set(some.flatMap((leaf) => Object.keys(leaf.choose)));
  const [asked, telling] = [chosen(leaves), chosen(differing)];
  return scene.compiled.pack.ambiguities
    .filter(({ id }) => asked.has(id) && !telling.has(id))
    .map(({ id, clause }) => ({ code: "either-way", ambiguity: id, clause }));
}
