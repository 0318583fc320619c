import { addDays, idOf, type Day, type Hour, type Observation } from "@xiaoben/contract";
import { at } from "./clock.ts";
import type { Member } from "./types.ts";

/**
 * One observation was unlocked by both sides: it is a draft again, its derived record stays,
 * and a counter entry takes that back.
 */
export function unlock(
  observations: readonly Observation[],
  hours: readonly Hour[],
  today: Day,
  members: readonly Member[],
): { observations: Observation[]; hours: Hour[] } {
  const known = new Set(members.filter((member) => member.key).map((member) => member.person.id));
  const chosen = observations.findLast(
    (one) => one.state === "locked" && one.on < addDays(today, -12) && !known.has(one.author) && !known.has(one.observed),
  );
  const derived = chosen && hours.find((hour) => hour.source?.id === chosen.id);
  if (!chosen || !derived) return { observations: [...observations], hours: [...hours] };
  const agreed = at(addDays(chosen.on, 6), "16:10");
  const { submittedAt: _submittedAt, ...rest } = chosen;
  const draft: Observation = {
    ...rest,
    state: "draft",
    version: chosen.version + 2,
    updatedAt: agreed,
    signatures: [],
    answer: "",
    reason: "打分时看错了一行，想改过来。",
  };
  const counter: Hour = { ...derived, id: idOf("counter", derived.id), counters: derived.id, createdAt: agreed, updatedAt: agreed };
  return { observations: observations.map((one) => (one === chosen ? draft : one)), hours: [...hours, counter] };
}
