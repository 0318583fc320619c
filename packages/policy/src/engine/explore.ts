import type { Period } from "@xiaoben/contract";
import { bare, type Judgement } from "./judgement.ts";
import { silence, undecided } from "./questions.ts";
import type { Scene } from "./scene.ts";
import { CannotSay, OpenParameter } from "./signals.ts";
import { worldOf, type World } from "./world.ts";

/** What came out under one combination of readings. */
export interface Leaf {
  choose: Readonly<Record<string, string>>;
  world: World;
  judgement: Judgement;
  /** Decisions that it rests on: ambiguity ids. */
  decided: ReadonlySet<string> | undefined;
}

/** How many combinations of open readings one rule may rest on. */
const most = 16;

/**
 * Judges under every combination of the open readings that the judgement really asks for: it runs until it needs an open
 * parameter, and then once for each reading that gives it a value. `undefined`: more than sixteen combinations.
 */
export function explore(scene: Scene, period: Period, judge: (world: World) => Judgement): Leaf[] | undefined {
  const leaves: Leaf[] = [];
  const left: World[] = [worldOf(scene, {}, period)];
  for (let world = left.pop(); world; world = left.pop()) {
    const at = world;
    const { choose } = at;
    scene.used = undefined;
    const leaf = (judgement: Judgement): void => void leaves.push({ choose, world: at, judgement, decided: scene.used });
    try {
      leaf(judge(world));
    } catch (reason) {
      if (reason instanceof CannotSay) leaf(bare("undetermined", [reason.because]));
      else if (reason instanceof OpenParameter) {
        const question = undecided(world, reason.parameter);
        const answered = (reading: string): World => worldOf(scene, { ...choose, [question!.id]: reading }, period, at);
        if (question) left.push(...question.readings.map(({ id }) => answered(id)).reverse());
        else leaf(bare("undetermined", [silence(world, reason.parameter)]));
      } else throw reason;
    }
    if (leaves.length + left.length > most) return undefined;
  }
  return leaves;
}
