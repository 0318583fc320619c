import { compare, type Day, type Rule, type Waiver } from "@xiaoben/contract";
import { whole } from "./number.ts";
import { silence, undecided } from "./questions.ts";
import { spend } from "./scene.ts";
import { OpenParameter, type Because } from "./signals.ts";
import { lengthOf, parameter, plain, type Known, type World } from "./world.ts";

/** What waivers leave of a requirement. */
export interface Relief {
  /** Nothing is asked any more. */
  dropped: boolean;
  /** Less is asked. */
  reduced?: Known;
  /** Less is asked by the part of the period that these leave. */
  away: { from: Day; to: Day }[];
  prorata?: Prorata;
  /** Whether a waiver holds cannot be said: the document leaves it open, and no reading answers it. */
  unknown: boolean;
  because: Because[];
}

type AmountRule = Extract<Rule, { kind: "amount" }>;
type Prorata = NonNullable<AmountRule["prorata"]>;
type Way = NonNullable<AmountRule["waivedBy"]>[number];

/** Stage 8: waivers that reach into the period. What the document leaves open about them matters only where there is one. */
export function waive(world: World, rule: AmountRule): Relief {
  const relief: Relief = { dropped: false, away: [], unknown: false, because: [] };
  for (const way of rule.waivedBy ?? []) {
    for (const waiver of granted(world, way.waiver)) {
      try {
        apply(world, relief, way, waiver);
      } catch (reason) {
        if (!(reason instanceof OpenParameter) || undecided(world, reason.parameter)) throw reason;
        relief.unknown = true;
        relief.because.push({ ...silence(world, reason.parameter), record: { kind: "waiver", id: waiver.id } });
      }
    }
  }
  return relief;
}

function apply(world: World, relief: Relief, way: Way, waiver: Waiver): void {
  const mark = (code: Because["code"]): Because => ({ code, clause: way.clause, record: { kind: "waiver", id: waiver.id } });
  const days = whole(lengthOf(waiver.from, waiver.to));
  if (way.minDays !== undefined && compare(days, plain(world, way.minDays).value) < 0) {
    relief.because.push(mark("waiver-too-short"));
    return;
  }
  const effect = effectOf(world, way.effect);
  relief.because.push(mark(effect === "none" ? "waiver-without-effect" : "waived"));
  if (effect === "drop") relief.dropped = true;
  else if (typeof effect === "object" && "prorata" in effect) {
    relief.prorata = effect.prorata;
    relief.away.push(waiver);
  } else if (effect !== "none" && (!relief.reduced || compare(effect.value, relief.reduced.value) < 0)) relief.reduced = effect;
}

function granted({ scene, period }: World, kind: string): Waiver[] {
  const all = [...scene.input.waivers, ...((scene.input.ask.assume ?? []).filter((record) => "waiver" in record) as Waiver[])];
  spend(scene, all.length);
  return all
    .filter((waiver) => waiver.waiver === kind && waiver.person === scene.subject.id && waiver.deleted !== true)
    .filter((waiver) => waiver.from <= period.to && waiver.to >= period.from && waiver.from <= scene.asOf)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1));
}

function effectOf(world: World, effect: Way["effect"]): "drop" | "none" | Known | { prorata: Prorata } {
  if (effect === "drop") return "drop";
  if ("prorata" in effect) return effect;
  if ("reduceTo" in effect) return plain(world, effect.reduceTo);
  return parameter(world, effect.param).value === "drop" ? "drop" : "none";
}
