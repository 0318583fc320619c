import type { Kind } from "@xiaoben/contract";
import type { Body } from "./body.ts";
import { nextOf, save, type Scene } from "./scene.ts";

/** What repeats the day of another record, and in which states it is still to come. */
const repeats: Partial<Record<Kind, { kind: Kind; states: readonly string[] }>> = {
  lesson: { kind: "visit", states: ["asked", "coming"] },
  activity: { kind: "participation", states: ["expected", "asked", "excused", "refused"] },
};

/** Moves visits and places on a list along with their lesson or activity, so that whoever looks for what is to come finds it on its day. */
export async function moveAlong(scene: Scene, kind: Kind, before: Body, after: Body): Promise<void> {
  const follows = repeats[kind];
  const [{ on: then }, { on }] = [before as { on?: string }, after as { on?: string }];
  if (!follows || then === on) return;
  for (const { body } of await scene.tx.linked({ kind, id: after.id }, kind, follows.kind)) {
    const { state, on: day } = body as { state?: string; on?: string };
    if (day !== on && follows.states.includes(state ?? "")) await save(scene, follows.kind, nextOf(body as Body, { on }, scene.who.now));
  }
}
