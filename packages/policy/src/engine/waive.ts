import type { Rule, Waiver } from "@xiaoben/contract";
import { fraction } from "@xiaoben/contract";
import type { Because } from "./signals.ts";
import { lengthOf, parameter, type Known, type World } from "./world.ts";
import { plain } from "./value.ts";

/** What waivers leave of a requirement. */
export interface Relief {
  /** Nothing is asked any more. */
  dropped: boolean;
  /** Less is asked. */
  reduced?: Known;
  because: Because[];
}

type AmountRule = Extract<Rule, { kind: "amount" }>;

/** Stage 8: waivers that reach into the period. A numbers of days that the document leaves open matters only where there is a waiver. */
export function waive(world: World, rule: AmountRule): Relief {
  const relief: Relief = { dropped: false, because: [] };
  for (const way of rule.waivedBy ?? []) {
    for (const waiver of granted(world, way.waiver)) {
      const mark = (code: Because["code"]): Because => ({ code, clause: way.clause, record: { kind: "waiver", id: waiver.id } });
      const days = fraction(lengthOf(waiver.from, waiver.to) * 10_000);
      if (way.minDays !== undefined && days.n * plain(world, way.minDays).value.d < plain(world, way.minDays).value.n * days.d) {
        relief.because.push(mark("waiver-too-short"));
        continue;
      }
      const effect = effectOf(world, way.effect);
      if (effect === "none") relief.because.push(mark("waiver-without-effect"));
      else relief.because.push(mark("waived"));
      if (effect === "drop") relief.dropped = true;
      else if (effect !== "none" && (!relief.reduced || effect.value.n * relief.reduced.value.d < relief.reduced.value.n * effect.value.d))
        relief.reduced = effect;
    }
  }
  return relief;
}

function granted(world: World, kind: string): Waiver[] {
  const { scene, period } = world;
  const all = [...scene.input.waivers, ...((scene.input.ask.assume ?? []).filter((record) => "waiver" in record) as Waiver[])];
  return all
    .filter((waiver) => waiver.waiver === kind && waiver.person === scene.subject.id && waiver.deleted !== true)
    .filter((waiver) => waiver.from <= period.to && waiver.to >= period.from && waiver.from <= scene.asOf)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1));
}

function effectOf(world: World, effect: NonNullable<AmountRule["waivedBy"]>[number]["effect"]): "drop" | "none" | Known {
  if (effect === "drop") return "drop";
  if ("reduceTo" in effect) return plain(world, effect.reduceTo);
  return parameter(world, effect.param).value === "drop" ? "drop" : "none";
}
