import {
  weekday,
  type Aim,
  type Debrief,
  type Definition,
  type Id,
  type Issue,
  type Lesson,
  type Observation,
  type Timetable,
} from "@xiaoben/contract";
import { mayRead } from "../authorize/check.ts";
import { same, textAt, type Body } from "./body.ts";
import { issue } from "./issues.ts";
import type { Scene } from "./scene.ts";

type Content = Readonly<Record<string, unknown>>;

/**
 * A lesson is planned by who teaches it or by the school. A colleague who wants to observe may name one that stands in the timetable,
 * as it stands there: who comes is still the teacher's to say.
 */
export async function newLessonIssues(scene: Scene, content: Content): Promise<Issue[]> {
  const { who, tx } = scene;
  const lesson = content as unknown as Lesson;
  if (lesson.teacher === who.person || isHead(scene, lesson.org)) return [];
  const weeks = (await tx.linked({ kind: "org", id: lesson.org }, "org", "timetable")).map((row) => row.body as Timetable);
  if (!weeks.some((week) => stands(week, lesson)))
    return [
      issue(
        "/teacher",
        "not-in-the-timetable",
        "Plan lessons of your own, or name one of the timetable: its class, day, period and teacher.",
      ),
    ];
  const given = (["observers", "points", "idea", "intent", "openTo"] as const).filter((name) => !isEmpty(lesson[name]));
  return given.map((name) => issue(`/${name}`, "not-yours", "Who comes, and why the lesson is as it is, the teacher says. Leave it out."));
}

/** What a form is for, beside learning from one another. */
export const aimOf = (form: Definition | undefined): Aim | undefined => (form && "aim" in form ? form.aim : undefined);

/** A lesson names the form that colleagues observe it by. */
export const formIssues = ({ definition }: Scene): Issue[] =>
  aimOf(definition) === undefined
    ? []
    : [issue("/form", "for-inspection", "This form is for inspection: who inspects takes it then. Name one that colleagues observe by.")];

const isHead = ({ who }: Scene, org: Id): boolean =>
  who.roles.some(({ role, path }) => (role === "schoolAdmin" || role === "principal") && who.directory.pathOf(org)?.startsWith(path));

function stands({ className, from, to, cells }: Timetable, { className: named, on, slot, teacher }: Lesson): boolean {
  if (className !== named || on < from || on > to) return false;
  return cells.some((cell) => cell.weekday === weekday(on) && cell.period === slot.period && cell.teacher === teacher);
}

const isEmpty = (value: unknown): boolean => value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** Who asks to come to a lesson repeats what it says; nobody visits herself. */
export async function visitIssues(scene: Scene, content: Content): Promise<Issue[]> {
  const issues = notYou(scene, content);
  const lesson = await lessonOf(scene, content);
  if (!lesson) return [...issues, noLesson];
  if (lesson.teacher === scene.who.person) issues.push(issue("/lesson", "own-lesson", "You teach this lesson yourself."));
  if (lesson.state !== "planned")
    issues.push(issue("/lesson", "not-planned", `The lesson is ${lesson.state}: nobody comes to it any more.`));
  return [...issues, ...asTheLesson(lesson, content, ["teacher", "on", "org"])];
}

/** A new debrief is of a lesson that its author may read. */
export async function newDebriefIssues(scene: Scene, content: Content): Promise<Issue[]> {
  const issues = notYou(scene, content);
  const lesson = await lessonOf(scene, content);
  if (!lesson) return [...issues, noLesson];
  return [...issues, ...asTheLesson(lesson, content, ["org"]), ...(await debriefIssues(scene, content as Body))];
}

/** What a debrief may not say: observations of another lesson, or that its author cannot read; words of somebody who was not there. */
export async function debriefIssues({ tx, who }: Scene, content: Body): Promise<Issue[]> {
  const { lesson, observations, participants, speeches, author } = content as unknown as Debrief;
  const found = await Promise.all(observations.map((id) => tx.get({ kind: "observation", id })));
  const issues = found.flatMap((row, at) => {
    if (!row || row.deleted || !mayRead(who, "observation", row))
      return [issue(`/observations/${at}`, "not-there", "There is no such observation, or you may not read it.")];
    const observation = row.body as Observation;
    if (observation.aim === "inspection")
      return [
        issue(`/observations/${at}`, "for-inspection", "It is an inspection, which is talked over with the teacher alone: leave it out."),
      ];
    return observation.lesson === lesson ? [] : [issue(`/observations/${at}`, "another-lesson", "It is of another lesson: leave it out.")];
  });
  if (!participants.includes(author))
    issues.push(issue("/participants", "author-missing", "Whoever writes the debrief was there: name her too."));
  speeches.forEach(({ by }, at) => {
    if (!participants.includes(by)) issues.push(issue(`/speeches/${at}/by`, "not-a-participant", "Name who spoke among the participants."));
  });
  return issues;
}

/** Whoever writes such a record is its author. */
export const notYou = ({ who }: Scene, content: Content): Issue[] =>
  content["author"] === who.person ? [] : [issue("/author", "not-you", "You write records of your own only.")];

const noLesson = issue("/lesson", "not-there", "There is no such lesson, or you may not know of it.");

async function lessonOf({ tx, who }: Scene, content: Content): Promise<Lesson | undefined> {
  const row = await tx.get({ kind: "lesson", id: textAt(content, "lesson") ?? "" });
  return row && !row.deleted && mayRead(who, "lesson", row) ? (row.body as Lesson) : undefined;
}

const asTheLesson = (lesson: Lesson, content: Content, names: readonly (keyof Lesson)[]): Issue[] =>
  names
    .filter((name) => !same(content[name], lesson[name]))
    .map((name) => issue(`/${name}`, "not-as-the-lesson", `The lesson says ${JSON.stringify(lesson[name])}.`));
