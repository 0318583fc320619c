import {
  say,
  stageLacks,
  type Day,
  type Id,
  type Instant,
  type Language,
  type Observation,
  type Pair,
  type PairTemplate,
  type Party,
  type Ref,
  type Session,
  type Signature,
} from "@xiaoben/contract";

export type Side = "mentor" | "mentee";
export type GateState = "passed" | "present" | "toCome";

/** One stage as the card shows it. */
export interface ShownStage {
  id: string;
  title: string;
  says: string;
  gate: string;
  state: GateState;
  /** When the gate was passed, and who signed it. */
  passedAt?: Instant;
  signatures: Signature[];
  tasks: ShownTask[];
  /** Tasks that the gate needs, and how many of them have something to show. */
  needed: number;
  shown: number;
}

export interface ShownTask {
  id: string;
  text: string;
  needed: boolean;
  /** Kind of the record that shows it; none: a dated note is enough. */
  asks: string | undefined;
  evidence: Pair["evidence"];
}

/** One direction of the pair: who leads what. Mentoring is mutual (R095). */
export interface Direction {
  side: Side;
  person: Id;
  topics: Pair["topics"];
}

/** Both sides with the topics that each of them leads. The order is that of the record and says nothing about rank. */
export function directionsOf(pair: Pair): [Direction, Direction] {
  const of = (side: Side): Direction => ({ side, person: pair[side], topics: pair.topics.filter((topic) => topic.leads === side) });
  return [of("mentor"), of("mentee")];
}

/** What the signed-in person is to the pair. */
export function partiesTo(pair: Pick<Pair, "mentor" | "mentee">, session: Pick<Session, "person" | "roles">): Party[] {
  const parties: Party[] = session.roles.map(({ role }) => role as Party);
  if (pair.mentor === session.person) parties.push("mentor");
  if (pair.mentee === session.person) parties.push("mentee");
  return parties;
}

/** The stages of the template, in its order, with where the pair stands in each. */
export function stagesOf(pair: Pair, template: PairTemplate, language: Language): ShownStage[] {
  return template.stages.map((stage): ShownStage => {
    const gate = pair.gates.findLast((passed) => passed.stage === stage.id);
    const state: GateState = gate ? "passed" : stage.id === pair.stage && pair.state === "active" ? "present" : "toCome";
    const tasks = stage.tasks.map((task): ShownTask => ({
      id: task.id,
      text: say(task.text, language),
      needed: task.needed,
      asks: task.evidence,
      evidence: pair.evidence.filter((shown) => shown.stage === stage.id && shown.task === task.id).sort((a, b) => (a.on < b.on ? -1 : 1)),
    }));
    const needed = tasks.filter((task) => task.needed);
    return {
      id: stage.id,
      title: say(stage.title, language),
      says: stage.says ? say(stage.says, language) : "",
      gate: say(stage.gate, language),
      state,
      ...(gate && { passedAt: gate.at }),
      signatures: gate ? gate.signatures : state === "present" ? pair.signatures : [],
      tasks,
      needed: needed.length,
      shown: needed.filter((task) => task.evidence.length > 0).length,
    };
  });
}

/** What the gate of the present stage still lacks: texts of the tasks without anything to show. */
export function lacksOf(pair: Pair, template: PairTemplate, language: Language): string[] {
  const tasks = template.stages.find(({ id }) => id === pair.stage)?.tasks ?? [];
  return stageLacks(template, pair).flatMap(({ task }) => tasks.filter(({ id }) => id === task).map(({ text }) => say(text, language)));
}

/** Observations of one of the two by the other that can be shown for a task: locked, since the pair began, not yet used for it, newest first. */
export function candidatesOf(pair: Pair, observations: readonly Observation[], stage: string, task: string): Observation[] {
  const used = new Set(pair.evidence.filter((shown) => shown.stage === stage && shown.task === task).map(({ record }) => record?.id));
  const sides = [pair.mentor, pair.mentee];
  return observations
    .filter(
      (one) =>
        one.state === "locked" && sides.includes(one.author) && sides.includes(one.observed) && one.on >= pair.from && !used.has(one.id),
    )
    .sort((a, b) => (a.on < b.on ? 1 : -1));
}

/** The evidence with an entry added: a record of the two, or a dated note. */
export function withEvidence(
  evidence: Pair["evidence"],
  added: { stage: string; task: string; record?: Ref; title: string; on: Day; by: Id },
): Pair["evidence"] {
  return [...evidence, added];
}

/** Which week of the pair a day is in, counted from 1; `undefined` before it began. */
export function weekOf(pair: Pick<Pair, "from">, today: Day): number | undefined {
  const days = Math.round((Date.parse(today) - Date.parse(pair.from)) / 86_400_000);
  return days < 0 ? undefined : Math.floor(days / 7) + 1;
}

/** The mark of a person without a picture: what the name begins with. */
export const markOf = (name: string): string => [...name.trim()][0] ?? "";

/** Whether an evidence note can be added: a title, and a day that has come. */
export function noteLacks(note: { title: string; on: Day }, today: Day): "title" | "day" | undefined {
  if (!note.title.trim()) return "title";
  return !note.on || note.on > today ? "day" : undefined;
}
