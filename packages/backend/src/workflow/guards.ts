import {
  checklistLacks,
  partsMissing,
  planLacks,
  readReceipt,
  stageLacks,
  type Activity,
  type Attachment,
  type Checklist,
  type Definition,
  type Guard,
  type Id,
  type Instant,
  type Issue,
  type Kind,
  type Lack,
  type Lesson,
  type PackRecord,
  type Pair,
  type PairTemplate,
  type PlanItem,
  type PlanSection,
  type PlanTemplate,
  type Publication,
  type ReceiptFault,
  type Report,
  type Visit,
} from "@xiaoben/contract";
import type { Examined } from "../attachments/examine.ts";
import type { Who } from "../directory/who.ts";
import { bindingsLeft, findingsOf } from "../practice/packs.ts";
import type { Gathered } from "../reports/gather.ts";
import type { Setup } from "../practice/setup.ts";
import { textAt, type Body } from "../records/body.ts";
import { durationOf, levelsOf, settingOf, type Settings } from "../settings.ts";
import type { Stored } from "../store/store.ts";
import { isCode } from "./sign-in-code.ts";
import { signaturesOf, standing } from "./signature.ts";

/** All that a guard may look at. */
export interface Situation {
  kind: Kind;
  /** The record with what the action's input sets. */
  body: Body;
  actor: Id;
  now: Instant;
  settings: Settings;
  /** The definition that the record was made from. */
  definition?: Definition | undefined;
  /** Of an attachment: what its bytes show. */
  examined?: Examined | undefined;
  /** Of a report: what its people are to be credited with. */
  gathered?: Gathered | undefined;
  /** Of a pack: what the tenant has set up. */
  practice?: { setup: Setup; who: Pick<Who, "directory" | "today"> } | undefined;
  /** Of a visit: the lesson, and the organisations that the actor belongs to. */
  lesson?: Lesson | undefined;
  homes?: readonly Id[] | undefined;
  /** Of a participation: the activity. */
  activity?: Activity | undefined;
  /** Of an activity: the checklists that it is held by. */
  checklists?: readonly Checklist[] | undefined;
  /** Records that point at this one. */
  linked(rel: string, kind: string): Promise<readonly Stored[]>;
}

/** What keeps a guard from holding; empty: it holds. */
export async function failings(guard: Guard, at: Situation): Promise<Issue[]> {
  if ("filled" in guard)
    return guard.filled
      .filter((choice) => !choice.split("|").some((pointer) => isFilled(valueAt(at.body, pointer))))
      .map((choice) => issue(choice.split("|")[0]!, "not-filled", `Fill in ${choice.replaceAll("|", " or ")} first.`));
  if ("linked" in guard) return linkedFailings(guard, at);
  if ("complete" in guard && guard.complete !== "template") return checklistFailings(at, guard.complete);
  if ("complete" in guard) return (await lacks(at)).filter((lack) => lack.blocks).map(ofLack);
  if ("signed" in guard)
    return guard.signed
      .filter((party) => !standing(at.body).some((signature) => signature.party === party))
      .map((party) => issue("/signatures", "not-signed", `The signature of the ${party} is missing.`));
  if ("unsigned" in guard)
    return signaturesOf(at.body).some((signature) => signature.person === at.actor)
      ? [issue("/signatures", "already-signed", "You have signed this version.")]
      : [];
  if ("actorIsNot" in guard)
    return valueAt(at.body, guard.actorIsNot) === at.actor ? [issue(guard.actorIsNot, "same-person", "The other side must do this.")] : [];
  if ("actorIs" in guard)
    return valueAt(at.body, guard.actorIs) === at.actor
      ? []
      : [issue(guard.actorIs, "another-person", "Only who decided this takes it back.")];
  if ("within" in guard)
    return isWithin(at, guard.within) ? [] : [issue("/submittedAt", "too-late", `The time for this (${guard.within}) is over.`)];
  if ("past" in guard)
    return durationOf(at.settings, at.kind, guard.past) > 0 && isWithin(at, guard.past)
      ? [issue("/state", "too-early", `There is still time to be heard (${guard.past}). Wait until it is over.`)]
      : [];
  if ("code" in guard) return codeFailings(at);
  if ("checked" in guard) return checks[guard.checked](at);
  if ("welcome" in guard) return welcomeFailings(at);
  if ("unread" in guard) return unreadFailings(at);
  if ("aim" in guard)
    return (at.body["aim"] ?? "learning") === guard.aim
      ? []
      : [issue("/aim", "another-aim", `This is for records with the aim "${guard.aim}".`)];
  if ("unbound" in guard) return bindingsLeft(packIn(at), at.practice!.setup, at.practice!.who);
  return isStepLeft(at) === guard.stepLeft
    ? []
    : [
        issue(
          "/step",
          guard.stepLeft ? "no-step-left" : "step-left",
          guard.stepLeft ? "No further step is to come." : "A further step is to come.",
        ),
      ];
}

const checks: Record<Extract<Guard, { checked: unknown }>["checked"], (at: Situation) => Issue[]> = {
  pack: (at) => findingsOf(packIn(at), at.practice!.setup),
  file: fileFailings,
  credits: ({ body, gathered }) =>
    gathered?.version === body.version
      ? [...gathered.issues]
      : [issue("/items", "changed-meanwhile", "Somebody wrote the report just now. Prepare it again.")],
  receipt: receiptFailings,
  objection: ({ body }) =>
    objectionsIn(body).some(({ id }) => id === textAt(body, "answerTo"))
      ? []
      : [issue("/answerTo", "not-there", "There is no such objection. Name one of `objections`.")],
  objections: ({ body }) =>
    objectionsIn(body)
      .filter(({ answer }) => answer === undefined)
      .map(({ id }) => issue(`/objections/${id}`, "not-answered", "Answer this objection first; put the list right where it is right.")),
  approval: approvalFailings,
};

const objectionsIn = (body: Body): Publication["objections"] => (body as unknown as Publication).objections;

/** Persons are criticised in public only where somebody else approved it, who is not among them. */
function approvalFailings({ body, actor }: Situation): Issue[] {
  const { notice, items, named, by } = body as unknown as Publication;
  if (notice !== "criticism" || !items.some(({ person, shown }) => person !== undefined && shown !== "omitted")) return [];
  if (by === actor) return [issue("/by", "same-person", "It criticises persons: somebody else than who drew it up must approve it.")];
  return named.includes(actor) ? [issue("/named", "named-in-it", "You are named in it: somebody else must approve it.")] : [];
}

/** A receipt is taken whole or not at all. */
function receiptFailings({ body }: Situation): Issue[] {
  const report = body as unknown as Report;
  return readReceipt(report.receipt ?? "", report).findings.map(({ code, pointer, found }) =>
    issue(`/receipt${pointer}`, code, `${receiptFaults[code]}${found === undefined ? "" : ` (${found})`}`),
  );
}

const receiptFaults: Record<ReceiptFault, string> = {
  "not-json": "The receipt is no JSON: send the text of the file.",
  "not-this-format": "The receipt is not of the format xiaoben.receipt/1.",
  "another-report": "The receipt answers a report with another number.",
  "another-file": "The receipt answers another file: its hash differs from the one that was sent.",
  "line-unknown": "No line of the report has this number.",
  "line-twice": "The line stands there a second time.",
  "line-missing": "The receipt says nothing of this line.",
  "outcome-unknown": "A line is registered or rejected.",
  "reason-missing": "A rejected line needs a reason.",
};

function fileFailings({ body, examined }: Situation): Issue[] {
  const missing = partsMissing(body as unknown as Attachment);
  if (missing.length > 0) return [issue("/received", "not-received", `Send part ${missing.join(", ")} first.`)];
  return examined?.version === body.version ? [] : [issue("/received", "changed-meanwhile", "A part arrived just now. Complete it again.")];
}

const isWithin = ({ now, body, settings, kind }: Situation, setting: string): boolean =>
  Date.parse(now) - Date.parse(enteredAt(body)) <= durationOf(settings, kind, setting);

/** What the checklists of an activity look for, each lack named by the checklist and its item. */
const checklistFailings = ({ body, checklists = [] }: Situation, phase: "before" | "after"): Issue[] =>
  checklists
    .flatMap((list) => checklistLacks(list, body as unknown as Activity, phase))
    .map(({ checklist, item, lacks: what }) =>
      what === "content"
        ? issue(`/checklists/${checklist}/${item}`, "not-filled", `"${item}" of the checklist "${checklist}" is missing.`)
        : issue(`/checks/${checklist}/${item}`, "not-checked", `Say what you saw of "${item}" of the checklist "${checklist}".`),
    );

/** Who signs in types what is shown in the room while it is shown there: the server's clock decides. */
function codeFailings({ activity, body, now }: Situation): Issue[] {
  if (activity?.state !== "open") return [issue("/activity", "not-open", "The list of this activity is not open. Ask who keeps it.")];
  if (!isCode(textAt(body, "code") ?? "", activity.code ?? ""))
    return [issue("/code", "wrong-code", "This is not the code in the room. Type it again.")];
  return now <= (activity.codeUntil ?? "")
    ? []
    : [issue("/code", "code-over", "This code is over. Type the new one, or ask who keeps the list to mark you.")];
}

/** Who was asked comes, and so does whoever belongs to an organisation that the lesson is open to. */
function welcomeFailings({ lesson, actor, homes }: Situation): Issue[] {
  if (!lesson) return [issue("/lesson", "not-there", "The lesson is not there any more.")];
  if (lesson.state !== "planned") return [issue("/lesson", "not-planned", `The lesson is ${lesson.state}: nobody comes to it any more.`)];
  const open = lesson.openTo !== undefined && (homes ?? []).includes(lesson.openTo);
  return open || lesson.observers.includes(actor)
    ? []
    : [issue("/lesson", "must-ask", "The teacher of this lesson decides who comes. Wait for the answer.")];
}

/** The first reading of what was handed out last is kept. */
function unreadFailings({ lesson, body }: Situation): Issue[] {
  if (lesson?.announcedAt === undefined) return [issue("/lesson", "not-announced", "Idea and intent were not handed out yet.")];
  const { readAt } = body as unknown as Visit;
  return readAt === undefined || readAt < lesson.announcedAt
    ? []
    : [issue("/readAt", "already-read", "You have said already that you read it.")];
}

const packIn = ({ body }: Situation): PackRecord => body as unknown as PackRecord;

/** Guards about who acts and when, not about what is still to be filled in: a task is somebody's as soon as these hold. */
export const isAboutActor = (guard: Guard): boolean =>
  "unsigned" in guard || "actorIsNot" in guard || "actorIs" in guard || "stepLeft" in guard;

/** Instant at which the record came into its present state, as far as it keeps it. */
export const enteredAt = (body: Body): Instant => textAt(body, "submittedAt") ?? body.updatedAt;

/** The level of approval that a record waits for, counted from 0. */
export const stepOf = (body: Body): number => (body as unknown as { step?: number }).step ?? 0;

const issue = (pointer: string, code: string, message: string): Issue => ({ pointer, code, message });

const valueAt = (body: object, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (value, name) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined),
      body,
    );

function isFilled(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null;
}

async function linkedFailings(guard: Extract<Guard, { linked: unknown }>, at: Situation): Promise<Issue[]> {
  if (guard.onlyIf && settingOf(at.settings, at.kind, guard.onlyIf) !== true) return [];
  const { kind, by, state, atLeast } = guard.linked;
  const found = (await at.linked(by, kind)).filter((row) => state === undefined || row.state === state);
  return found.length >= atLeast
    ? []
    : [issue("", "not-linked", `${atLeast} ${kind} must belong to this ${at.kind}; there are ${found.length}.`)];
}

async function lacks(at: Situation): Promise<Lack[]> {
  if (at.kind === "pair") return stageLacks(at.definition as PairTemplate, at.body as unknown as Pair);
  const bodies = async <T>(kind: Kind): Promise<T[]> => (await at.linked("plan", kind)).map((row) => row.body as T);
  return planLacks(at.definition as PlanTemplate, await bodies<PlanSection>("plan-section"), await bodies<PlanItem>("plan-item"));
}

const ofLack = (lack: Lack): Issue =>
  lack.stage === undefined
    ? issue(`/sections/${lack.section}`, lack.code, `Section "${lack.section}" is not complete.`)
    : issue(`/evidence/${lack.task}`, lack.code, `Task "${lack.task}" of stage "${lack.stage}" has no evidence.`);

function isStepLeft(at: Situation): boolean {
  if (at.kind === "pair") {
    const { stages } = at.definition as PairTemplate;
    return stages.findIndex((stage) => stage.id === textAt(at.body, "stage")) < stages.length - 1;
  }
  return stepOf(at.body) + 1 < levelsOf(at.settings, at.kind, at.body).length;
}
