import { lessonWorkflow, type ActionId, type Ref, type Workflow } from "@xiaoben/contract";
import { movesOf, type Move } from "../../workflow/moves.model.ts";
import { XbLessonAnnounceRequestEvent, XbLessonCancelRequestEvent, XbLessonHoldRequestEvent } from "../lesson.events.ts";
import type { Scene } from "../scene.ts";

const workflow = lessonWorkflow as Workflow;
const events = { announce: XbLessonAnnounceRequestEvent, hold: XbLessonHoldRequestEvent, cancel: XbLessonCancelRequestEvent };

/** The moves of the lesson that the person can make now. */
export function movesIn(scene: Scene): Move[] {
  const on: Ref<"lesson"> = { kind: "lesson", id: scene.lesson.id };
  if (!scene.edits) return [];
  return movesOf(workflow, scene.lesson, { me: scene.session.person, parties: scene.parties, now: "" }).filter(
    ({ id }) => scene.campus.allows(`lesson.${id}` as ActionId, on) === "yes",
  );
}

/** Makes a move; where it was taken, the focus goes to what then is said. */
export async function makeMove(scene: Scene, move: string, input?: { reason: string }): Promise<void> {
  const { id } = scene.lesson;
  const event = new events[move as keyof typeof events]({ kind: "lesson", id });
  const done = await scene.act(`lesson.${move}` as "lesson.cancel", { id, ...(input && { input }) } as never, event);
  if (done) scene.focus(move === "announce" ? "#announced" : "#status");
}
