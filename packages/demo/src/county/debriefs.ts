import { addDays, idOf, type Day, type Debrief, type Id, type Lesson, type Observation } from "@xiaoben/contract";
import { at } from "./clock.ts";
import { termPlan } from "./packs.ts";
import { phrases } from "./phrases.ts";
import { random } from "./random.ts";
import { base } from "./records.ts";

export interface DebriefWish {
  seed: number;
  today: Day;
  lessons: readonly Lesson[];
  observations: readonly Observation[];
  /** Teachers all of whose lessons are talked about; of the others only some. */
  known: ReadonlySet<Id>;
}

/**
 * The talks about lessons whose records are all locked, written down by the teacher, who may read all of them:
 * she speaks first, then each observer, and what became of the step of the lesson before is said too.
 */
export function debriefsOf({ seed, today, lessons, observations, known }: DebriefWish): Debrief[] {
  const ofLesson = new Map<Id, Observation[]>();
  for (const one of observations) ofLesson.set(one.lesson, [...(ofLesson.get(one.lesson) ?? []), one]);
  const taught = new Map<Id, Observation>();
  const debriefs: Debrief[] = [];
  for (const lesson of [...lessons].sort((a, b) => (a.on + a.id < b.on + b.id ? -1 : 1))) {
    const handed = ofLesson.get(lesson.id) ?? [];
    const talkedOn = addDays(lesson.on, 1);
    const draw = random(seed, `debrief/${lesson.id}`);
    if (handed.length === 0 || handed.some(({ state }) => state !== "locked") || addDays(talkedOn, 2) >= today) continue;
    const before = taught.get(lesson.teacher);
    taught.set(lesson.teacher, handed[0]!);
    if (known.has(lesson.teacher) || draw.chance(0.08)) debriefs.push(debriefOf(lesson, handed, before, draw));
  }
  return debriefs;
}

const outcomes = ["done", "done", "partly", "notYet"] as const;

function debriefOf(
  lesson: Lesson,
  handed: readonly Observation[],
  before: Observation | undefined,
  draw: ReturnType<typeof random>,
): Debrief {
  const { teacher, id, on } = lesson;
  const made = at(on, "16:30");
  const outcome = draw.pick(outcomes);
  const said = draw.shuffled(phrases.said);
  return {
    ...base(idOf("debrief", id, teacher), lesson.org, made, 3, at(addDays(on, 1), "17:10")),
    state: "closed",
    author: teacher,
    lesson: id,
    observations: handed.map((one) => one.id),
    on,
    participants: [teacher, ...handed.map(({ author }) => author)],
    template: { pack: termPlan.id, version: termPlan.version, id: "lesson-talk" },
    speeches: [
      ...(before ? [{ id: "step", by: teacher, text: phrases.became[outcome], turn: `step/${outcome}/${before.id}` }] : []),
      { id: "teacher", by: teacher, text: draw.pick(phrases.ownWords), turn: "talk/1" },
      ...handed.map(({ author, points }, i) => ({
        id: `observer-${i + 1}`,
        by: author,
        text: said[i % said.length]!,
        turn: "talk/2",
        ...(points[0] && { point: points[0].id }),
      })),
    ],
    summary: draw.pick(phrases.settled),
  };
}
