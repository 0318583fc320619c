import {
  say,
  type ActivityTemplate,
  type Debrief,
  type DefinitionRef,
  type Id,
  type Language,
  type Lesson,
  type New,
  type Observation,
  type Pack,
  type Session,
} from "@xiaoben/contract";
import { stepOfTurn } from "../after-lesson/steps.model.ts";

export type Speech = Debrief["speeches"][number];

/** One turn of a speaking order, with what was said in it. */
export interface Turn {
  /** Code that its speeches carry: step and place in it. */
  id: string;
  title: string;
  /** The step of the template that it belongs to, where several have an order. */
  step: string;
  speeches: Speech[];
  /** `now`: the first in which nobody has spoken. */
  state: "spoken" | "now" | "later";
}

const byAuthor: ReadonlySet<string> = new Set(["observations", "on", "participants", "template", "speeches", "summary"]);
const byNobody: ReadonlySet<string> = new Set();

/** A person's own debrief of a lesson has one id on every device. */
export const debriefParts = (lesson: Id, person: Id): [string, Id, Id] => ["debrief", lesson, person];

/**
 * What of a debrief a person may change, and the one move that is hers: as the workflow's table says, which is not loaded for that.
 * A test holds the two together.
 */
export const editableBy = ({ state, author }: Pick<Debrief, "state" | "author">, person: Id): ReadonlySet<string> =>
  state === "draft" && author === person ? byAuthor : byNobody;

/** `lacks`: nothing was said yet that could be closed. */
export function moveOf(debrief: Debrief, person: Id): { id: "close" | "reopen"; lacks: boolean } | undefined {
  if (debrief.author !== person) return undefined;
  if (debrief.state === "closed") return { id: "reopen", lacks: false };
  return { id: "close", lacks: saidOnly(debrief.speeches).length === 0 && debrief.summary.trim() === "" };
}

/** The content of a debrief before anything is written: whoever taught and whoever observed was there. */
export function begin(
  lesson: Lesson,
  session: Pick<Session, "person" | "today">,
  observations: readonly Pick<Observation, "id" | "author">[],
  template: DefinitionRef | undefined,
): New<"debrief"> {
  return {
    org: lesson.org,
    author: session.person,
    lesson: lesson.id,
    observations: observations.map(({ id }) => id),
    on: session.today > lesson.on ? session.today : lesson.on,
    participants: [...new Set([session.person, lesson.teacher, ...observations.map(({ author }) => author)])],
    ...(template && { template }),
    speeches: [],
    summary: "",
  };
}

/** Templates of a pack whose speaking order is that of the talk about a lesson: something of theirs is observed or taught. */
export const ordersOf = (pack: Pack | undefined): ActivityTemplate[] =>
  (pack?.content?.activityTemplates ?? []).filter(
    ({ steps }) =>
      steps.some(({ turns }) => turns?.length) &&
      steps.some(({ outputs }) => outputs?.some((kind) => kind === "observation" || kind === "lesson")),
  );

/** The turns of a template in its order, and which of them had its say. */
export function turnsOf(template: ActivityTemplate | undefined, speeches: readonly Speech[], language: Language): Turn[] {
  const steps = (template?.steps ?? []).filter(({ turns }) => turns?.length);
  const turns = steps.flatMap((step) =>
    step.turns!.map((title, i): Turn => {
      const id = `${step.id}/${i + 1}`;
      const said = speeches.filter(({ turn }) => turn === id);
      return {
        id,
        title: say(title, language),
        step: steps.length > 1 ? say(step.title, language) : "",
        speeches: said,
        state: said.some(isSaid) ? "spoken" : "later",
      };
    }),
  );
  const next = turns.find(({ state }) => state === "later");
  if (next) next.state = "now";
  return turns;
}

/** Speeches outside of the order: those without a turn, or with one that this order does not know. */
export const freeSpeeches = (speeches: readonly Speech[], turns: readonly Turn[]): Speech[] =>
  speeches.filter(({ turn }) => !stepOfTurn(turn) && !turns.some(({ id }) => id === turn));

/** Who has nothing on record yet: a plain list, and no reproach. What became of a step is no contribution. */
export const silentOf = ({ participants, speeches }: Pick<Debrief, "participants" | "speeches">): Id[] => {
  const spoken = new Set(speeches.filter((speech) => isSaid(speech) && !stepOfTurn(speech.turn)).map(({ by }) => by));
  return participants.filter((person) => !spoken.has(person));
};

/** Whom a new speech is taken to be of: the teacher first, then whoever has not spoken, whoever writes it down last. */
export function nextSpeaker(debrief: Pick<Debrief, "participants" | "speeches" | "author">, teacher: Id): Id {
  const begun = new Set(debrief.speeches.filter(({ turn }) => !stepOfTurn(turn)).map(({ by }) => by));
  const silent = debrief.participants.filter((person) => !begun.has(person));
  if (silent.includes(teacher)) return teacher;
  return silent.find((person) => person !== debrief.author) ?? silent[0] ?? debrief.participants[0] ?? debrief.author;
}

export const isSaid = ({ text }: Pick<Speech, "text">): boolean => text.trim() !== "";

/** What is left of a debrief when it is closed: speeches in which something was said. */
export const saidOnly = (speeches: readonly Speech[]): Speech[] => speeches.filter(isSaid);

/** The speech list with one that says what became of a step; `undefined` takes it away. */
export const withStep = (speeches: readonly Speech[], observation: Id, speech: Speech | undefined): Speech[] => {
  const others = speeches.filter(({ turn }) => stepOfTurn(turn)?.observation !== observation);
  return speech ? [speech, ...others] : others;
};

/** What closing does to the observations: how many wait for nothing else, and how many are still on their way. */
export function effectOf(observations: readonly Pick<Observation, "state" | "signatures">[]): { ready: number; open: number } {
  const signed = (one: Pick<Observation, "signatures">): boolean =>
    (["author", "observed"] as const).every((party) => one.signatures.some((signature) => signature.party === party));
  const open = observations.filter(({ state }) => state !== "locked");
  return { ready: open.filter((one) => one.state === "answered" && signed(one)).length, open: open.length };
}
