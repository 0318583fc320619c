import {
  ProblemError,
  type Activity,
  type Checklist,
  type Hour,
  type Id,
  type Issue,
  type Kind,
  type Lesson,
  type Participation,
  type Party,
  type Person,
  type Publication,
  type Report,
  type Transition,
} from "@xiaoben/contract";
import { demand, mayRead } from "../authorize/check.ts";
import type { Around } from "../effects/effect.ts";
import { demandWritable } from "../authorize/fields.ts";
import { textAt, workflowOf, type Body } from "../records/body.ts";
import { relationsOf } from "../records/project.ts";
import { demandValid } from "../records/issues.ts";
import { demandVersion, derived, find, nextOf, notFound, save, type Scene } from "../records/scene.ts";
import { levelsOf } from "../settings.ts";
import type { Stored } from "../store/store.ts";
import { failings, stepOf, type Situation } from "./guards.ts";
import { partiesAtLevel } from "./levels.ts";
import { newCode } from "./sign-in-code.ts";
import { namesIn } from "../records/around-publications.ts";
import { batchOf } from "../reports/batch.ts";
import { clearFallen, onlySignedSince } from "./signature.ts";
import { inputIssues, outcomeOf, transitionsFrom, type Taker } from "./transition.ts";

const mostAutomatic = 3;
/** How many of the things that keep somebody from a step are said in one breath. */
const told = 5;

/** Takes a transition of the workflow table, and those that follow by themselves. */
export async function act(
  scene: Scene,
  kind: Kind,
  name: string,
  { id, version, input = {} }: { id: Id; version?: number; input?: Readonly<Record<string, unknown>> },
): Promise<void> {
  const found = await find((ref) => scene.tx.get(ref), { kind, id });
  if (!found || !mayRead(scene.who, kind, found.governing)) throw notFound({ kind, id });
  const parties = demand(scene.who, scene.action, found.stored);
  demandWritable(scene.who, scene.action, found, Object.keys(input), "/input");
  // Two who sign in the same moment sign the same words: neither need look again.
  if (!isSigning(kind, name) || !onlySignedSince(found.body, version)) demandVersion(found.body, version);
  const candidates = transitionsFrom(kind, name, found.stored.state ?? "");
  const isBack = candidates.every(({ back }) => back);
  const able = isBack ? parties : partiesAtLevel(scene.who, scene.settings, found.stored, parties);
  const party = candidates.flatMap(({ by }) => by).find((one) => able.includes(one));
  if (!party) throw new ProblemError("not-permitted", `"${name}" is for ${[...new Set(candidates.flatMap(({ by }) => by))].join(", ")}.`);
  demandValid(inputIssues(candidates[0]!.input ?? [], input), `input of "${name}"`);
  const taken = await choose(scene, kind, candidates, { ...found.body, ...input });
  const after = await take(scene, kind, found.stored, taken, party, input);
  await goOn(scene, kind, after, party);
  await letFollow(scene, kind, after);
}

/** Records that a step of this one lets go on: what it points at, where a step of theirs waits for it. */
async function letFollow(scene: Scene, kind: Kind, after: Stored): Promise<void> {
  for (const { to } of relationsOf(kind, after.body as Body).links) {
    if (!waitsFor(to.kind, kind)) continue;
    const target = await scene.tx.get(to);
    if (!target || target.deleted) continue;
    await goOn({ ...scene, definition: undefined }, to.kind, target, "system");
  }
}

const waitsFor = (kind: Kind, linked: Kind): boolean =>
  !!workflowOf(kind)?.transitions.some(
    ({ auto, guards }) => auto && guards?.some((guard) => "linked" in guard && guard.linked.kind === linked),
  );

const isSigning = (kind: Kind, name: string): boolean =>
  workflowOf(kind)!.transitions.every(({ id, guards }: Transition) => id !== name || !!guards?.some((guard) => "unsigned" in guard));

/** The first whose guards hold. @throws {ProblemError} `guard-failed` with what keeps the last one from it. */
async function choose(scene: Scene, kind: Kind, candidates: readonly Transition[], body: Body): Promise<Transition> {
  let issues: Issue[] = [];
  for (const transition of candidates) {
    issues = await keptFrom(scene, kind, transition, body);
    if (issues.length === 0) return transition;
  }
  const more = issues.length > told ? ` And ${issues.length - told} more.` : "";
  throw new ProblemError(
    "guard-failed",
    `${issues
      .slice(0, told)
      .map((one) => one.message)
      .join(" ")}${more}`,
    { issues },
  );
}

async function keptFrom(
  { who, settings, definition, checklists, setup, examined, gathered, tx }: Scene,
  kind: Kind,
  { guards }: Transition,
  body: Body,
): Promise<Issue[]> {
  const situation: Situation = {
    kind,
    body,
    actor: who.person,
    now: who.now,
    settings,
    definition,
    examined,
    gathered,
    practice: { setup, who },
    lesson:
      kind === "visit" ? ((await tx.get({ kind: "lesson", id: textAt(body, "lesson") ?? "" }))?.body as Lesson | undefined) : undefined,
    activity: kind === "participation" ? await activityOf(tx, body) : undefined,
    checklists: checklists?.filter((list): list is Checklist => list !== undefined),
    homes: who.directory.chain(who.home).map((org) => org.id),
    linked: (rel, other) => tx.linked({ kind, id: body.id }, rel, other as Kind),
  };
  const issues = await Promise.all((guards ?? []).map((guard) => failings(guard, situation)));
  return issues.flat();
}

/** Transitions that the system takes as soon as their guards hold, in the order of the table. */
async function goOn(scene: Scene, kind: Kind, after: Stored, party: Party): Promise<void> {
  let record = after;
  for (let count = 0; count < mostAutomatic; count++) {
    const next = await firstAutomatic(scene, kind, record);
    if (!next) return;
    record = await take(scene, kind, record, next, party, {});
  }
}

async function firstAutomatic(scene: Scene, kind: Kind, record: Stored): Promise<Transition | undefined> {
  for (const transition of workflowOf(kind)!.transitions) {
    if (!transition.auto || !transition.from.includes(record.state ?? "")) continue;
    const issues = await keptFrom(scene, kind, transition, record.body as Body);
    if (issues.length === 0) return transition;
  }
  return undefined;
}

async function take(
  scene: Scene,
  kind: Kind,
  record: Stored,
  transition: Transition,
  party: Party,
  input: Readonly<Record<string, unknown>>,
): Promise<Stored> {
  const before = record.body as Body;
  const taker = await takerOf(scene, kind, before, party, input, transition);
  const { set, writes } = outcomeOf(kind, before, transition, taker);
  const after = await save(scene, kind, clearFallen(nextOf(before, set, scene.who.now)), `${kind}.${transition.id}`);
  for (const write of writes) {
    const next = write.before ? nextOf(write.before, write.set, scene.who.now) : derived(write.id, write.set, scene.who.now);
    await save(scene, write.kind, next, `${kind}.${transition.id}`);
  }
  return after;
}

async function takerOf(
  { tx, who, settings, code = newCode, definition, examined, chain, gathered }: Scene,
  kind: Kind,
  before: Body,
  party: Party,
  input: Taker["input"],
  transition: Transition,
): Promise<Taker> {
  const needs = (transition.effects?.length ?? 0) + (transition.undoes?.length ?? 0) > 0;
  const isObservation = needs && kind === "observation";
  const author = isObservation ? await tx.get({ kind: "person", id: textAt(before, "author") ?? "" }) : null;
  const lesson = isObservation || (needs && kind === "visit") ? await tx.get({ kind: "lesson", id: textAt(before, "lesson") ?? "" }) : null;
  const derivedHours = transition.undoes?.length ? await tx.linked({ kind, id: before.id }, "source", "hour") : [];
  return {
    actor: who.person,
    at: who.now,
    today: who.today,
    version: before.version + 1,
    party,
    input,
    definition,
    examined,
    chain,
    gathered,
    batch: needs && kind === "report" ? await batchOf(tx, before as unknown as Report, who.directory) : undefined,
    names: needs && kind === "publication" ? await namesIn(tx, who, before as unknown as Publication) : undefined,
    derived: derivedHours.map((row) => row.body as Hour),
    lesson: lesson ? (lesson.body as Lesson) : undefined,
    home: author ? (author.body as Person).org : undefined,
    level: workflowOf(kind)!.settings["levels"] ? levelsOf(settings, kind, before)[stepOf(before)] : undefined,
    settings,
    code,
    timeZone: who.directory.timeZone(before.org),
    activity: kind === "participation" ? await activityOf(tx, before) : undefined,
    around: needs && kind === "activity" ? await aroundActivity(tx, before as unknown as Activity) : undefined,
  };
}

const activityOf = async (tx: Scene["tx"], participation: Body): Promise<Activity | undefined> =>
  (await tx.get({ kind: "activity", id: textAt(participation, "activity") ?? "" }))?.body as Activity | undefined;

async function aroundActivity(tx: Scene["tx"], { id, makesUpFor }: Activity): Promise<Around> {
  const participations = (await tx.linked({ kind: "activity", id }, "activity", "participation")).map((row) => row.body as Participation);
  const people = await Promise.all(participations.map(({ person }) => tx.get({ kind: "person", id: person })));
  const hours = (await tx.linked({ kind: "activity", id }, "source", "hour")).map((row) => row.body as Hour);
  const earlier = makesUpFor === undefined ? null : await tx.get({ kind: "activity", id: makesUpFor });
  return {
    participations,
    homes: new Map(people.flatMap((row) => (row ? [[row.id, (row.body as Person).org] as const] : []))),
    hours,
    earlier: earlier ? (earlier.body as Activity) : undefined,
  };
}
