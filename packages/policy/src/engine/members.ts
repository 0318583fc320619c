import { over, plus, type Fraction, type Measure } from "@xiaoben/contract";
import type { MemberVerdict } from "../evaluation.ts";
import type { Measured } from "./measure.ts";
import { number, show, whole, zero } from "./number.ts";
import { spend, type Scene } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { constant, shown, type Known } from "./world.ts";

/**
 * A figure of the people of a group, school or county, from their verdicts on one rule: how many met it, which share, or the mean of
 * their figures. Who is waived or not spoken of is left out. With what waits, who is not through yet is taken as if he will be.
 */
export function members(scene: Scene, { id, members: kind, of }: Extract<Measure, { members: unknown }>, waiting: boolean): Measured {
  const people = scene.input.members;
  if (!people) throw new CannotSay({ code: "members-absent", finding: id });
  spend(scene, people.length);
  const asked = people.flatMap((verdicts) => verdictOn(scene, of, verdicts) ?? []).filter(({ outcome }) => !left.has(outcome));
  const all = counted(asked.length);
  const open = asked.some(({ settled }) => !settled);
  const measured = (known: Known, unit = ""): Measured => ({ ...known, unit, from: [], open });
  if (kind === "mean") {
    const values = asked.map((verdict) => number(verdict.value));
    if (values.includes(undefined)) throw new CannotSay({ code: "members-open", finding: id });
    const sum = values.reduce<Fraction>((total, value) => plus(total, value!), zero);
    return measured(
      divided(scene, { value: sum, node: shown({ scene }, "sum", () => asked.map(({ value }) => constant(value!)), sum) }, all),
    );
  }
  const met = counted(asked.filter(({ outcome }) => outcome === "met" || (waiting && may.has(outcome))).length);
  return kind === "count" ? measured(met, "item") : measured(divided(scene, met, all));
}

const left = new Set<string>(["notApplicable", "waived"]);
const may = new Set<string>(["notYet", "undetermined"]);

/** A person's verdict on a rule: of the pack that judges here, else of one that took the rule over from it. */
const verdictOn = ({ compiled }: Scene, rule: string, verdicts: readonly MemberVerdict[]): MemberVerdict | undefined =>
  verdicts.find((verdict) => verdict.rule.id === rule && verdict.rule.pack === compiled.pack.id) ??
  verdicts.find((verdict) => verdict.rule.id === rule);

const counted = (count: number): Known => ({ value: whole(count), node: constant(show(whole(count))) });

function divided(scene: Scene, a: Known, b: Known): Known {
  if (show(b.value) === "0") throw new CannotSay({ code: "nothing-to-divide" });
  const value = over(a.value, b.value);
  return { value, node: shown({ scene }, "divide", () => [a.node, b.node], value) };
}
