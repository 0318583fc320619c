import { compare, minus, type Kind, type Rule } from "@xiaoben/contract";
import { complete, unfilled } from "../admit.ts";
import { closed, type Judgement } from "../judgement.ts";
import { looked, sourceOf } from "../measure.ts";
import { positive, whole } from "../number.ts";
import type { Row } from "../row.ts";
import type { Because } from "../signals.ts";
import { shown, type World } from "../world.ts";

/** Stage 9 for checklists: every admitted record of the book has all that the list looks for. Explained, it names what each record lacks. */
export function checklist(world: World, rule: Extract<Rule, { kind: "checklist" }>): Judgement {
  const rows = looked(world, rule.book, undefined, { waiting: true });
  const admitted = rows.filter((row) => !row.waiting);
  const done = admitted.filter((row) => complete(world, rule.checklist, row.entry));
  const [value, threshold] = [whole(done.length), whole(admitted.length)];
  const from = [sourceOf(world, rule.book)];
  if (closed(world) && rows.length === 0)
    return { outcome: "notApplicable", unit: "item", because: [{ code: "nothing-there", clause: rule.clause }], from, settled: true };
  const met = admitted.length > 0 && compare(value, threshold) >= 0;
  const lost = closed(world) && admitted.length > 0;
  const gap = minus(threshold, value);
  return {
    outcome: met ? "met" : lost ? "notMet" : "notYet",
    unit: "item",
    value,
    threshold,
    ...(positive(gap) && { gap }),
    because: [{ code: met ? "reached" : lost ? "short" : "period-open", clause: rule.clause }, ...lacks(world, rule, admitted)],
    arithmetic: shown(world, "count", () => done.map((row) => row.node), value, rule.clause),
    from,
    settled: closed(world) && rows.length === admitted.length,
  };
}

const lacks = (world: World, { id, checklist: list, clause }: Extract<Rule, { kind: "checklist" }>, rows: readonly Row[]): Because[] =>
  world.scene.explain
    ? rows.flatMap(({ entry }) =>
        unfilled(world, list, entry).map((item): Because => ({
          code: "unfilled",
          clause,
          rule: id,
          finding: item.id,
          record: { kind: entry.kind as Kind, id: entry.record.id },
        })),
      )
    : [];
