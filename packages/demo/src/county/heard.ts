import { idOf, type EvaluationCode, type Id, type Lesson, type Observation, type SegmentKind } from "@xiaoben/contract";
import { random } from "./random.ts";

const course: readonly SegmentKind[] = ["opening", "explaining", "dialogue", "groupWork", "presentation", "practice", "summing"];
const codes: readonly EvaluationCode[] = ["appreciating", "motivating", "reflecting", "delaying", "bare"];

/** What went on in a lesson, and how often the teacher spoke in which way: of those who sign in, so that their lessons can be looked at over time. */
export function heardIn(seed: number, lesson: Lesson, author: Id): Pick<Observation, "segments" | "tallies"> {
  const draw = random(seed, `heard/${lesson.id}/${author}`);
  const ends = draw.shuffled([4, 8, 13, 18, 24, 30, 35]).slice(0, 5);
  ends.sort((a, b) => a - b);
  const does = course.filter((_, i) => i === 0 || i === course.length - 1 || draw.chance(0.65)).slice(0, ends.length);
  const tallies = Object.fromEntries(
    codes.map((code) => [code, draw.int(code === "bare" ? 1 : 0, 6)] as const).filter(([, count]) => count > 0),
  );
  return {
    segments: does.map((kind, i) => ({
      id: idOf("segment", lesson.id, author, String(i)),
      does: kind,
      from: i === 0 ? 0 : ends[i - 1]!,
      until: i === does.length - 1 ? 40 : ends[i]!,
    })),
    tallies,
  };
}
