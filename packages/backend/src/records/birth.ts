import type { Attachment, Issue, Kind, Lesson } from "@xiaoben/contract";
import type { Stored } from "../store/store.ts";
import { newFileIssues, orgOfParent } from "../attachments/attach.ts";
import { isOfPractice } from "../practice/rules.ts";
import { parentOf, same, textAt, type Body } from "./body.ts";
import { issue } from "./issues.ts";
import { newActivityIssues, newParticipationIssues } from "./around-activities.ts";
import { aimOf, formIssues, newDebriefIssues, newLessonIssues, notYou, visitIssues } from "./around-lessons.ts";
import { publicationIssues, withNamed } from "./around-publications.ts";
import type { Scene } from "./scene.ts";

type Content = Readonly<Record<string, unknown>>;

/** What only a later step of the workflow may set: it must be absent or empty in a new record. */
const later: { readonly [K in Kind]?: readonly string[] } = {
  observation: ["answer", "reflection", "submittedAt", "unlockAskedBy", "reason"],
  hour: ["approvedHours", "source", "counters", "reason"],
  pack: ["publishedAt", "publishedBy", "reason"],
  plan: ["step", "approvals", "submittedAt", "reason"],
  lesson: ["reason"],
  visit: ["reason"],
  activity: ["checks", "minutesTaken", "feedback", "reason"],
  participation: ["because", "reason", "appeal", "answer"],
  publication: ["reason"],
};

/** What a new record repeats of the one it stands on, so that it keeps it for ever: an observation the kind and mode of its lesson, and the aim of its form. */
export async function withInherited({ tx, definition }: Scene, kind: Kind, content: Body): Promise<Body> {
  if (kind !== "observation") return content;
  const aim = aimOf(definition);
  const body = aim ? { ...content, aim } : content;
  const lesson = (await tx.get({ kind: "lesson", id: textAt(body, "lesson") ?? "" }))?.body as Lesson | undefined;
  return lesson ? { ...body, kind: lesson.kind, mode: lesson.mode } : body;
}

/** What the server sets of a new record, whatever was sent, beside what it sets of every record. */
export async function stampsOf(scene: Scene, kind: Kind, content: Content): Promise<Content> {
  const { person, now } = scene.who;
  if (kind === "observation") return { signatures: [] };
  if (kind === "decision") return { by: person, at: now };
  if (kind === "report") return { by: person, items: [] };
  if (kind === "publication") return { by: person, objections: [], named: withNamed(scene, content)["named"] ?? [] };
  if (kind === "attachment") return { by: person, org: await orgOfParent(scene, content["of"] as Attachment["of"]), received: [] };
  return {};
}

/** What is wrong with a new record beyond its shape: its organisation, the records it stands on, what it may not say yet. */
export async function birthIssues(scene: Scene, kind: Kind, content: Content): Promise<Issue[]> {
  const issues = (later[kind] ?? [])
    .filter((name) => !isEmpty(content[name]))
    .map((name) => issue(`/${name}`, "not-yet", "This is set by a later step. Leave it empty."));
  if (kind === "observation") return [...issues, ...(await observationIssues(scene, content))];
  if (kind === "lesson") issues.push(...formIssues(scene));
  if (kind === "lesson" && orgIssues(scene, content).length === 0) issues.push(...(await newLessonIssues(scene, content)));
  if (kind === "visit") return [...issues, ...(await visitIssues(scene, content))];
  if (kind === "debrief") return [...issues, ...(await newDebriefIssues(scene, content))];
  if (kind === "participation") return [...issues, ...(await newParticipationIssues(scene, content))];
  if (kind === "activity") issues.push(...(await newActivityIssues(scene, content)));
  if (kind === "attachment") return [...issues, ...newFileIssues(content as Body)];
  if (kind === "phrase") issues.push(...notYou(scene, content));
  if (kind === "plan") issues.push(...planIssues(scene, content));
  const parent = parentOf(kind);
  if (parent) return [...issues, ...(await childIssues(scene, parent, content))];
  if (kind === "publication") issues.push(...(await publicationIssues(scene, content)));
  if (isOfPractice(kind) || kind === "report" || kind === "publication") return [...issues, ...placeIssues(scene, content)];
  return [...issues, ...orgIssues(scene, content)];
}

/** Packs, bindings, decisions, given facts, reports and publications are written for any organisation in reach; the permission table says which. */
const placeIssues = ({ who }: Scene, content: Content): Issue[] =>
  who.directory.org(textAt(content, "org") ?? "") ? [] : [issue("/org", "not-there", "There is no such organisation.")];

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === "" || value === 0 || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** An observation repeats what its lesson says; its author was asked to observe, or may walk in. Who may walk in may also inspect, on a form for that. */
async function observationIssues(scene: Scene, content: Content): Promise<Issue[]> {
  const { tx, who } = scene;
  const issues: Issue[] = [];
  if (content["author"] !== who.person) issues.push(issue("/author", "not-you", "You write observations of your own only."));
  const lessonId = textAt(content, "lesson") ?? "";
  const stored = await tx.get({ kind: "lesson", id: lessonId });
  if (!stored || stored.deleted) return [...issues, issue("/lesson", "not-there", "There is no such lesson.")];
  const lesson = stored.body as Lesson;
  if (lesson.teacher === who.person) issues.push(issue("/lesson", "own-lesson", "You cannot observe a lesson of your own."));
  const walksIn = mayWalkIn(who.roles, stored);
  // What it says is then no business of the caller.
  if (lesson.teacher !== who.person && !lesson.observers.includes(who.person) && !isOpenTo(scene, lesson) && !walksIn)
    return [...issues, issue("/lesson", "not-asked", "You were not asked to observe this lesson.")];
  if (lesson.state === "cancelled") issues.push(issue("/lesson", "cancelled", "The lesson was cancelled."));
  const inspects = aimOf(scene.definition) === "inspection";
  if (inspects) issues.push(...inspectionIssues(walksIn, content));
  const expected = {
    observed: lesson.teacher,
    on: lesson.on,
    lessons: lesson.lessons,
    ...(!inspects && { form: lesson.form }),
    org: lesson.org,
  };
  for (const name of ["kind", "mode"] as const)
    if (content[name] !== undefined && content[name] !== lesson[name])
      issues.push(issue(`/${name}`, "not-as-the-lesson", `The lesson says "${lesson[name]}".`));
  for (const [name, value] of Object.entries(expected))
    if (!same(content[name], value)) issues.push(issue(`/${name}`, "not-as-the-lesson", `The lesson says ${JSON.stringify(value)}.`));
  return issues;
}

/** Who inspects holds a role for it, and does so for the school: no pair is credited with it. */
const inspectionIssues = (walksIn: boolean, content: Content): Issue[] => [
  ...(walksIn ? [] : [issue("/form", "for-inspection", "This form is for inspection by the school. Write on the form of the lesson.")]),
  ...(content["pair"] === undefined ? [] : [issue("/pair", "for-inspection", "An inspection belongs to no pair. Leave it out.")]),
];

/** Whether the caller belongs to an organisation that the lesson is open to, or below it (R045). */
const isOpenTo = ({ who }: Scene, { openTo }: Lesson): boolean =>
  openTo !== undefined && who.directory.chain(who.home).some((org) => org.id === openTo);

const mayWalkIn = (roles: Scene["who"]["roles"], lesson: Stored): boolean =>
  roles.some(
    (held) =>
      (held.role === "groupLead" || held.role === "schoolAdmin" || held.role === "principal") && lesson.orgPath.startsWith(held.path),
  );

function planIssues({ definition }: Scene, content: Content): Issue[] {
  return definition === undefined
    ? [issue("/template", "not-there", `No published pack has the template ${JSON.stringify(content["template"])}.`)]
    : [];
}

async function childIssues({ tx }: Scene, parent: { kind: Kind; property: string }, content: Content): Promise<Issue[]> {
  const stored = await tx.get({ kind: parent.kind, id: textAt(content, parent.property) ?? "" });
  if (!stored || stored.deleted) return [issue(`/${parent.property}`, "not-there", `There is no such ${parent.kind}.`)];
  const org = textAt(stored.body as object, "org");
  return content["org"] === org ? [] : [issue("/org", "not-as-the-plan", `The ${parent.kind} belongs to ${org}.`)];
}

/** Records are written in an organisation that one belongs to or holds a role in. */
function orgIssues({ who }: Scene, content: Content): Issue[] {
  const org = textAt(content, "org") ?? "";
  return org === who.home || who.roles.some((held) => held.org === org)
    ? []
    : [issue("/org", "not-yours", "Name an organisation that you belong to.")];
}
