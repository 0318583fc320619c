import { compare, fraction, minus, round, times, type Id, type Rule } from "@xiaoben/contract";
import { bare, closed, type Judgement } from "../judgement.ts";
import { limitOf, take } from "../measure.ts";
import { one, positive, same, whole } from "../number.ts";
import { CannotSay, type Because } from "../signals.ts";
import { shown, type World } from "../world.ts";

/** Stage 9 for "everyone was listened to": of the people of a circle, so many have enough of a measure among the subject's records. */
export function coverage(world: World, rule: Extract<Rule, { kind: "coverage" }>): Judgement {
  const { scene } = world;
  const circle = scene.input.circles?.[rule.of.members];
  if (!circle) throw new CannotSay({ code: "members-absent", finding: rule.of.members });
  const people = [...new Set(circle)].filter((person) => person !== scene.subject.id).sort();
  if (people.length === 0) return bare("notApplicable", [{ code: "nothing-there", clause: rule.clause }], closed(world));

  const asked = limitOf(world, rule.atLeast);
  const figures = people.map((person) => {
    const only = { fact: rule.by, value: person };
    const [some, all] = [take(world, rule.measure, { waiting: false, only }), take(world, rule.measure, { waiting: true, only })];
    return { person, some, reached: compare(some.value, asked.value) >= 0, could: compare(all.value, asked.value) >= 0 };
  });
  const reached = figures.filter((figure) => figure.reached);
  const [value, could] = [whole(reached.length), whole(figures.filter((figure) => figure.could).length)];
  const need = needed(world, rule, people);
  const [met, waiting, gap] = [compare(value, need) >= 0, minus(could, value), minus(need, value)];
  const lost = closed(world) && compare(could, need) < 0;
  const code = met ? "reached" : lost ? "short" : closed(world) ? "waiting-could-reach" : "period-open";
  const missing = scene.explain ? figures.filter((figure) => !figure.reached) : [];
  return {
    outcome: met ? "met" : lost ? "notMet" : "notYet",
    unit: "person",
    value,
    threshold: need,
    ...(positive(waiting) && { waiting }),
    ...(!met && { gap }),
    because: [
      { code, clause: rule.clause },
      ...missing.map(({ person }): Because => ({ code: "not-covered", record: { kind: "person", id: person } })),
    ],
    arithmetic: shown(
      world,
      "count",
      () => reached.map(({ some }) => shown(world, "atLeast", () => [some.node, asked.node], some.value)),
      value,
      rule.clause,
    ),
    from: figures[0]!.some.from,
    settled: closed(world) && !positive(waiting),
  };
}

/** How many of the people suffice: a share of them, rounded up to whole people. */
function needed(world: World, { share }: Extract<Rule, { kind: "coverage" }>, people: readonly Id[]) {
  const part = share === undefined ? one : limitOf(world, share).value;
  return same(part, one) ? whole(people.length) : fraction(round(times(whole(people.length), part), { step: "1", mode: "up" }));
}
