import type { ActionId, ActionOf, CampusGateway, GatewayError, Id, Lesson, Party, Pending, Session, Visit } from "@xiaoben/contract";
import type { CoreMessages, Format, RecordsController, Words } from "../core/index.ts";
import type { DraftsController } from "../forms/drafts.ts";
import type { FormMessages } from "../forms/forms.strings.ts";
import type { LessonMessages } from "./lesson.strings.ts";

/** What every view of the element speaks with. */
export interface Voice {
  readonly campus: CampusGateway;
  readonly session: Session;
  readonly core: Words<CoreMessages>;
  readonly words: Words<LessonMessages>;
  readonly forms: Words<FormMessages>;
  readonly format: Format;
  readonly records: RecordsController;
  readonly pending: readonly Pending[];
  /** The organisations that the person belongs to, nearest first; `undefined` while they are not known. */
  readonly homes: readonly Id[] | undefined;
  /** What is offered here. */
  offers(operation: string): boolean;
  /** Moves the focus there after the next drawing. */
  focus(selector: string): void;
  /** Tells the page; `false`: it keeps the element from going on. */
  tell(event: Event): boolean;
  /** Tells the page, stores what is typed, and acts. Fulfils with whether it was taken: sent, or safe on the device. */
  act<A extends ActionId>(action: A, input: ActionOf[A], event: Event | undefined): Promise<boolean>;
}

/** One lesson while it is drawn: as it stands, with what is typed. */
export interface Scene extends Voice {
  readonly lesson: Lesson;
  /** As the back end has it, to tell what is typed apart. */
  readonly stored: Lesson;
  /** Visits that the person may see. */
  readonly visits: readonly Visit[];
  readonly mine: Visit | undefined;
  /** Why the visits could not be read. */
  readonly visitsError: GatewayError | undefined;
  /** The last action that was refused, and of which record. */
  readonly refused: { on: Id; error: GatewayError } | undefined;
  readonly parties: readonly Party[];
  /** Organisations of the lesson, nearest first. */
  readonly above: readonly Id[];
  readonly drafts: DraftsController;
  /** The person may change the lesson now. */
  readonly edits: boolean;
  /** Takes a change of the lesson at once. */
  change(patch: Partial<Lesson>): void;
  /** Takes a change of the person's own visit at once. */
  changeVisit(patch: Partial<Visit>): void;
}

/** A lesson as people call it: class, subject, topic. */
export const lessonWords = ({ words }: Pick<Voice, "words">, { className, subjectName, topic }: Lesson): string =>
  words.say("lesson", className, subjectName, topic);
