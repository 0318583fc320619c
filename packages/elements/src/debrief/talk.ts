import type { ActivityTemplate, Debrief, DefinitionRef, Id, Language, Lesson, Observation, Person, Session } from "@xiaoben/contract";
import type { Point } from "../after-lesson/lesson.model.ts";
import type { ActionStep } from "../after-lesson/steps.model.ts";
import type { AfterMessages } from "../after-lesson/after.strings.ts";
import type { CoreMessages, Format, Words } from "../core/index.ts";
import type { DebriefMessages } from "./debrief.strings.ts";

/** One debrief as its parts are drawn: what stands in it now, what it is about, and the way to change it. */
export interface Talk {
  now: Debrief;
  lesson: Lesson;
  session: Session;
  /** Whether the person may change it now. */
  edits: boolean;
  /** Observations of the lesson that the person may read. */
  observations: readonly Observation[];
  points: readonly Point[];
  /** Steps that the teacher took home from the lesson before. */
  steps: readonly ActionStep[];
  /** Speaking orders to choose from, of the pack that the lesson's form comes from. */
  orders: readonly { ref: DefinitionRef; template: ActivityTemplate }[];
  /** The order that is followed. */
  order: ActivityTemplate | undefined;
  people: readonly Person[];
  words: Words<DebriefMessages>;
  after: Words<AfterMessages>;
  core: Words<CoreMessages>;
  language: Language;
  format: Format;
  name(person: Id): string;
  /** Takes a change at once. `make` gets what stands there when it is taken. */
  change(make: (now: Debrief) => Partial<Debrief>): void;
  /** Moves the focus there after the next rendering. */
  focus(selector: string): void;
}
