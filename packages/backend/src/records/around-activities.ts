import { isExpected, type Activity, type Issue, type Participation } from "@xiaoben/contract";
import { mayRead } from "../authorize/check.ts";
import { textAt } from "./body.ts";
import { issue } from "./issues.ts";
import type { Scene } from "./scene.ts";

type Content = Readonly<Record<string, unknown>>;

/** An activity is planned by who organises it. */
export const newActivityIssues = async (scene: Scene, content: Content): Promise<Issue[]> => [
  ...(content["host"] === scene.who.person ? [] : [issue("/host", "not-you", "You plan activities of your own only.")]),
  ...(await activityIssues(scene, content)),
];

/** What an activity may not say: checklists that are nowhere, an earlier activity that its host may not know of. */
export async function activityIssues({ tx, who, checklists = [] }: Scene, content: Content): Promise<Issue[]> {
  const { makesUpFor, id } = content as unknown as Activity;
  const issues: Issue[] = [];
  checklists.forEach((list, at) => {
    if (!list) issues.push(issue(`/checklists/${at}`, "not-there", "No published pack has this checklist."));
  });
  if (makesUpFor === undefined) return issues;
  const earlier = await tx.get({ kind: "activity", id: makesUpFor });
  if (!earlier || earlier.deleted || makesUpFor === id || !mayRead(who, "activity", earlier))
    issues.push(issue("/makesUpFor", "not-there", "There is no such activity, or you may not know of it."));
  return issues;
}

/** A participation repeats what its activity says. Who is expected, or belongs to whom it is open to, may write her own; who keeps the list everybody's. */
export async function newParticipationIssues(scene: Scene, content: Content): Promise<Issue[]> {
  const { tx, who } = scene;
  const { person, attendance, role } = content as unknown as Participation;
  const row = await tx.get({ kind: "activity", id: textAt(content, "activity") ?? "" });
  if (!row || row.deleted || !mayRead(who, "activity", row))
    return [issue("/activity", "not-there", "There is no such activity, or you may not know of it.")];
  const activity = row.body as Activity;
  const issues: Issue[] = [];
  if (activity.state !== "planned" && activity.state !== "open")
    issues.push(issue("/activity", "not-open", `The activity is ${activity.state}: its list is closed.`));
  for (const name of ["org", "host", "on"] as const)
    if (content[name] !== activity[name])
      issues.push(issue(`/${name}`, "not-as-the-activity", `The activity says ${JSON.stringify(activity[name])}.`));
  if (activity.host === who.person) return issues;
  const { openTo } = activity;
  if (person !== who.person) issues.push(issue("/person", "not-you", "Who keeps the list puts others on it."));
  else if (!isExpected(activity, who.person) && !(openTo !== undefined && who.directory.chain(who.home).some((org) => org.id === openTo)))
    issues.push(issue("/person", "not-expected", "You are not on the list of this activity. Ask who keeps it."));
  if (attendance !== "expected")
    issues.push(issue("/attendance", "not-yet", "Sign in with the code in the room, or ask who keeps the list."));
  if (role !== (activity.speakers.includes(person) ? "speaker" : "participant"))
    issues.push(issue("/role", "not-as-the-activity", "Who speaks is said by the activity."));
  return issues;
}

/** Once the list is closed, who was there is changed by opening it again: hours rest on it. */
export const listIssues = (before: Content, patch: Content): Issue[] =>
  before["closedAt"] === undefined
    ? []
    : Object.keys(patch)
        .filter((name) => ["attendance", "arrived", "left", "role"].includes(name))
        .map((name) => issue(`/${name}`, "list-closed", "The list is closed. Open the activity again first."));
