import {
  dayOf,
  type Activity,
  type Attachment,
  type Calendar,
  type Day,
  type Debrief,
  type Hour,
  type Id,
  type Kind,
  type Kinds,
  type Lesson,
  type Observation,
  type Participation,
  type Ref,
} from "@xiaoben/contract";
import type { Scope } from "./queries.ts";

/** Where an entry is filed, by what kind of record it is. */
export const drawers = ["hours", "activities", "lessons", "given", "received", "debriefs", "pairs", "plans", "works", "credits"] as const;
export type Drawer = (typeof drawers)[number];

/** What shows that it was so, and how much of it there is. */
export interface Proof {
  what:
    | "source"
    | "files"
    | "summary"
    | "approved"
    | "signatures"
    | "list"
    | "code"
    | "minutes"
    | "inspected"
    | "told"
    | "tasks"
    | "registered";
  count?: number;
}

/** Where an entry came from: nobody types anything into a portfolio. */
export type Origin = { from: "own" } | { from: "host" } | { from: "record"; kind: Kind } | { from: "import"; system: string };

/** One record as it is filed. */
export interface Entry {
  ref: Ref;
  drawer: Drawer;
  on: Day;
  until?: Day;
  /** What people call it; without it, it is called by its lesson, source or amount. */
  title?: string;
  lesson?: Lesson;
  source?: string;
  amount?: { value: string; unit: string };
  /** Who else, or whose it is. */
  people: readonly Id[];
  state?: string;
  /** The activity or lesson that it belongs to. */
  event?: Id;
  proofs: readonly Proof[];
  origin: Origin;
}

/** Records by kind, as they were listed: each once. */
export type Found = { readonly [K in Kind]?: readonly Kinds[K][] };

interface Filing {
  scope: Scope;
  year: Pick<Calendar, "schoolYear" | "from" | "to">;
  timeZone: string;
  lessons: ReadonlyMap<Id, Lesson>;
  activities: ReadonlyMap<Id, Activity>;
  /** Of an observation: its lesson. */
  lessonOf: ReadonlyMap<Id, Id>;
  files: ReadonlyMap<Id, number>;
}

/** Puts records where they belong, latest first. Records that were given up, inspections, and what lies outside the year are not filed. */
export function filed(scope: Scope, found: Found, year: Filing["year"], timeZone: string): Entry[] {
  const filing: Filing = {
    scope,
    year,
    timeZone,
    lessons: byId(found.lesson),
    activities: byId(found.activity),
    lessonOf: new Map((found.observation ?? []).map(({ id, lesson }) => [id, lesson])),
    files: filesOf(found.attachment ?? []),
  };
  const entries = [
    ...(found.hour ?? []).filter((one) => holds(filing, one, one.person)).map((one) => ofHour(filing, one)),
    ...(found.participation ?? []).map((one) => ofParticipation(filing, one)),
    ...(found.activity ?? []).filter((one) => holdsActivity(filing, one)).map((one) => ofActivity(filing, one)),
    ...(found.lesson ?? []).filter((one) => holds(filing, one, one.teacher)).map((one) => ofLesson(filing, one)),
    ...(found.observation ?? [])
      .filter((one) => one.aim !== "inspection" && holds(filing, one, one.author, one.observed))
      .map((one) => ofObservation(filing, one)),
    ...(found.debrief ?? []).filter((one) => holds(filing, one, ...one.participants)).map((one) => ofDebrief(filing, one)),
    ...(found.pair ?? []).filter((one) => holds(filing, one, one.mentor, one.mentee)).flatMap((one) => ofPair(filing, one)),
    ...(found.plan ?? []).filter((one) => holdsPlan(filing, one)).map((one) => ofPlan(filing, one)),
    ...(found.given ?? []).map((one) => ofGiven(filing, one)),
    ...(found.credit ?? [])
      .filter((one) => inYear(filing, one.period) && holds(filing, one, one.person))
      .map((one) => ofCredit(filing, one)),
  ];
  return entries
    .filter(({ state }) => state !== "withdrawn" && state !== "cancelled")
    .sort((a, b) => (a.on === b.on ? (a.ref.id < b.ref.id ? -1 : 1) : a.on > b.on ? -1 : 1));
}

const byId = <T extends { id: Id }>(records: readonly T[] = []): Map<Id, T> => new Map(records.map((one) => [one.id, one]));

function filesOf(attachments: readonly Attachment[]): Map<Id, number> {
  const files = new Map<Id, number>();
  for (const { of, state } of attachments) if (state === "complete") files.set(of.id, (files.get(of.id) ?? 0) + 1);
  return files;
}

/** Whether a record of these people is the owner's. */
function holds({ scope: { owner, group, orgs } }: Filing, { org }: { org: Id }, ...people: readonly Id[]): boolean {
  if (owner.kind === "person") return people.includes(owner.id);
  return group ? people.some((one) => group.members.includes(one)) : (orgs?.has(org) ?? false);
}

function holdsActivity({ scope: { owner, orgs } }: Filing, { host, group, org }: Activity): boolean {
  if (owner.kind === "person") return host === owner.id;
  return owner.kind === "group" ? group === owner.id : (orgs?.has(org) ?? false);
}

function holdsPlan(filing: Filing, { period, org, author, level }: Kinds["plan"]): boolean {
  const { owner, group, orgs } = filing.scope;
  if (!inYear(filing, period)) return false;
  if (owner.kind === "person") return author === owner.id;
  return group ? level === "group" && author === group.lead : (orgs?.has(org) ?? false);
}

/** Whether a period key names the year or a part of it. */
const inYear = ({ year: { schoolYear } }: Filing, period: string): boolean => /^\w+:([^/]+)/.exec(period)?.[1] === schoolYear;

/** Whose it is, where the portfolio is not that person's. */
const whose = ({ scope: { owner } }: Filing, ...people: readonly Id[]): Id[] => people.filter((one) => one !== owner.id);

const files = ({ files: known }: Filing, id: Id): Proof[] => {
  const count = known.get(id);
  return count === undefined ? [] : [{ what: "files", count }];
};

const some = (what: Proof["what"], count: number | undefined): Proof[] => (count ? [{ what, count }] : []);
const when = (holdsIt: unknown, what: Proof["what"]): Proof[] => (holdsIt ? [{ what }] : []);

const origin = ({ provenance, source }: { provenance?: { system: string }; source?: Ref }, from: "own" | "host" = "own"): Origin =>
  source ? { from: "record", kind: source.kind } : provenance ? { from: "import", system: provenance.system } : { from };

const span = ({ on, until }: { on: Day; until?: Day }): { on: Day; until?: Day } => (until === undefined ? { on } : { on, until });

function ofHour(filing: Filing, hour: Hour): Entry {
  const observation = hour.source?.kind === "observation" ? hour.source.id : undefined;
  const event = hour.activity ?? (observation === undefined ? undefined : filing.lessonOf.get(observation));
  return {
    ref: { kind: "hour", id: hour.id },
    drawer: "hours",
    ...span(hour),
    title: hour.title,
    people: whose(filing, hour.person),
    state: hour.state,
    ...(event !== undefined && { event }),
    proofs: [
      ...when(hour.source, "source"),
      ...files(filing, hour.id),
      ...when(hour.summary?.trim(), "summary"),
      ...some("approved", hour.approvals?.length),
    ],
    origin: origin(hour),
  };
}

function ofParticipation(filing: Filing, { id, activity, signedBy, until, title, ...told }: Participation): Entry {
  const known = filing.activities.get(activity);
  const name = title ?? known?.title;
  return {
    ref: { kind: "participation", id },
    drawer: "activities",
    ...span({ on: told.on, ...(until !== undefined && { until }) }),
    ...(name !== undefined && { title: name }),
    people: whose(filing, told.person),
    state: told.state,
    event: activity,
    proofs: [...files(filing, id), ...when(signedBy, signedBy ?? "list"), ...when(told.checked, "inspected")],
    origin: origin(told, "host"),
  };
}

function ofActivity(filing: Filing, activity: Activity): Entry {
  const { id, title, host, state, minutesTaken, checkedBy } = activity;
  return {
    ref: { kind: "activity", id },
    drawer: "activities",
    ...span(activity),
    title,
    people: whose(filing, host),
    state,
    event: id,
    proofs: [...files(filing, id), ...when(minutesTaken.trim(), "minutes"), ...when(checkedBy, "inspected")],
    origin: origin(activity),
  };
}

function ofLesson(filing: Filing, lesson: Lesson): Entry {
  const { id, on, teacher, state, idea, intent } = lesson;
  return {
    ref: { kind: "lesson", id },
    drawer: "lessons",
    on,
    lesson,
    people: whose(filing, teacher),
    state,
    event: id,
    proofs: [...files(filing, id), ...when(idea?.trim() || intent?.trim(), "told")],
    origin: origin(lesson),
  };
}

function ofObservation(filing: Filing, observation: Observation): Entry {
  const { id, on, author, observed, state, signatures } = observation;
  const { owner } = filing.scope;
  const lesson = filing.lessons.get(observation.lesson);
  return {
    ref: { kind: "observation", id },
    drawer: owner.kind === "person" && observed === owner.id ? "received" : "given",
    on,
    ...(lesson && { lesson }),
    people: whose(filing, author, observed),
    state,
    event: observation.lesson,
    proofs: [...files(filing, id), ...some("signatures", signatures.length)],
    origin: origin(observation),
  };
}

function ofDebrief(filing: Filing, debrief: Debrief): Entry {
  const { id, on, state, author, summary, speeches } = debrief;
  const lesson = filing.lessons.get(debrief.lesson);
  return {
    ref: { kind: "debrief", id },
    drawer: "debriefs",
    on,
    ...(lesson && { lesson }),
    people: whose(filing, author),
    state,
    event: debrief.lesson,
    proofs: [...files(filing, id), ...when(summary.trim() || speeches.length > 0, "minutes")],
    origin: origin(debrief),
  };
}

function ofPair(filing: Filing, pair: Kinds["pair"]): Entry[] {
  const { id, from, to, mentor, mentee, subjectName, state, evidence, gates } = pair;
  const { year } = filing;
  if (from > year.to || (to !== undefined && to < year.from)) return [];
  return [
    {
      ref: { kind: "pair", id },
      drawer: "pairs",
      ...span({ on: from, ...(to !== undefined && { until: to }) }),
      title: subjectName,
      people: whose(filing, mentor, mentee),
      state,
      proofs: [...some("tasks", evidence.length), ...some("signatures", gates.flatMap(({ signatures }) => signatures).length)],
      origin: origin(pair),
    },
  ];
}

function ofPlan(filing: Filing, plan: Kinds["plan"]): Entry {
  const { id, title, author, state, submittedAt, createdAt, approvals } = plan;
  return {
    ref: { kind: "plan", id },
    drawer: "plans",
    on: dayOf(submittedAt ?? createdAt, filing.timeZone),
    title,
    people: whose(filing, author),
    state,
    proofs: [...files(filing, id), ...some("approved", approvals.length)],
    origin: origin(plan),
  };
}

function ofGiven(filing: Filing, given: Kinds["given"]): Entry {
  const { id, title, source, person, facts, provenance } = given;
  const event = facts["activity"];
  return {
    ref: { kind: "given", id },
    drawer: "works",
    ...span(given),
    ...(title !== undefined && { title }),
    source,
    people: person === undefined ? [] : whose(filing, person),
    ...(event !== undefined && { event }),
    proofs: files(filing, id),
    origin: provenance ? { from: "import", system: provenance.system } : { from: "host" },
  };
}

function ofCredit(filing: Filing, { id, asOf, amount, unit, state, person, registration, number }: Kinds["credit"]): Entry {
  return {
    ref: { kind: "credit", id },
    drawer: "credits",
    on: asOf,
    amount: { value: amount, unit },
    people: whose(filing, person),
    state,
    proofs: when(registration ?? number, "registered"),
    origin: { from: "record", kind: "hour" },
  };
}
