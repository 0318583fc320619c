import type { Kind } from "./index.ts";

/** What the wire, the storage and the SDK need to know of a kind. */
export interface KindRow {
  /** Path on the wire: `/v1/{path}`. */
  path: string;
  /** Name of the client's accessor. */
  accessor: string;
  /** Contract level that it belongs to. */
  level: 1 | 2 | 3 | 4 | 5;
  /** Property that holds the owner, if it has one. */
  owner?: string;
  /** Property that holds the day it belongs to, if it has one; the first that is set. */
  day?: readonly string[];
  /** Parties of a record and the properties that hold them (one person or several); `audience` is an organisation. */
  parties: Readonly<Record<string, string>>;
  /** Links to other records: relation → property and the kind it points at. */
  links: Readonly<Record<string, { to: Kind; property: string }>>;
  /** Business keys: name → properties that are unique together; `pack.id` is the property of a property. */
  unique: Readonly<Record<string, readonly string[]>>;
  /**
   * Filters of `list` beside `updatedSince`: name → how it is answered; `of.id` is the property of a property.
   * `under`: the record's organisation is the one that is named, or below it.
   */
  filters: Readonly<Record<string, { property: string; test: "is" | "in" | "from" | "to" | "under" }>>;
  /** Orders that `list` offers; the first is the default. `-` is descending; `person` keeps the records of one person together. */
  orders: readonly string[];
  /** Whether the caller may create, change and delete drafts of it. Everything else goes by the workflow. */
  writes: { create: boolean; change: boolean; remove: boolean };
  /** Where it is written by roles alone: which. The permission table says the same, and which records they reach. */
  writers?: readonly string[];
  /** Properties of its own that the server sets when a record is created, whatever was sent. */
  stamped?: readonly string[];
  /** Properties that are shown to these parties alone; with `unless`, until that switch among its properties is on. */
  guarded?: { properties: readonly string[]; parties: readonly string[]; unless?: string };
  /**
   * Lists of which whoever does not see the whole record sees only what is about her: property → the property of an entry that names whom it is about, one
   * person or several; empty: the entry does so itself.
   */
  portions?: Readonly<Record<string, string>>;
  /** Records that are shown apart, by what a property says: only their parties reach them, and rows of the permission table that name them (`inspects`). */
  apart?: { property: string; is: string };
  /** Whether a record holds a file: its parts are put, and its content is read, beside the record. */
  holdsFile?: true;
  /** Whether what a list shows can be had as one file. */
  exports?: true;
  /** Of a kind without states: named actions, and the properties that the input of each sets; each is required. */
  acts?: Readonly<Record<string, readonly `/${string}`[]>>;
}

const heads = ["countyOfficer", "schoolAdmin", "principal"] as const;
const none = { create: false, change: false, remove: false } as const;
const once = { create: true, change: false, remove: false } as const;
const both = { create: true, change: true, remove: false } as const;
const drafts = { create: true, change: true, remove: true } as const;
const is = <const P extends string>(property: P) => ({ property, test: "is" }) as const;
const days = { from: { property: "day", test: "from" }, to: { property: "day", test: "to" } } as const;
const under = <const P extends string>(property: P) => ({ property, test: "under" }) as const;
const plain = { parties: {}, links: {}, unique: {} } as const;

/** What the server says of a participation: what was decided, and what the activity says when its list is closed. */
const stampedOfParticipation = [
  "code",
  "signedBy",
  "signedAt",
  "decidedBy",
  "decidedAt",
  "closedAt",
  "checked",
  "until",
  "title",
  "category",
  "level",
  "group",
  "minutes",
  "lateMinutes",
  "makesUpFor",
] as const;

/** The kinds as a table: from it come routes, storage projections, filters and the client's methods. */
export const kindTable = {
  org: {
    path: "orgs",
    accessor: "orgs",
    level: 1,
    ...plain,
    filters: { parent: is("parent"), type: is("type") },
    orders: ["id"],
    writes: none,
  },
  person: {
    path: "people",
    accessor: "people",
    level: 1,
    ...plain,
    owner: "id",
    filters: { org: is("org") },
    orders: ["id"],
    writes: none,
  },
  role: {
    path: "roles",
    accessor: "roles",
    level: 1,
    ...plain,
    owner: "person",
    filters: { person: is("person"), org: is("org"), role: is("role") },
    orders: ["id"],
    writes: none,
  },
  group: {
    path: "groups",
    accessor: "groups",
    level: 1,
    ...plain,
    parties: { groupLead: "lead", member: "members" },
    filters: { org: is("org") },
    orders: ["id"],
    writes: none,
  },
  calendar: {
    path: "calendars",
    accessor: "calendars",
    level: 1,
    ...plain,
    filters: { org: is("org"), schoolYear: is("schoolYear") },
    orders: ["id"],
    writes: none,
  },
  pack: {
    path: "packs",
    accessor: "packs",
    level: 1,
    ...plain,
    unique: { idAndVersion: ["pack.id", "pack.version"] },
    filters: { state: is("state"), org: is("org") },
    orders: ["id"],
    writes: drafts,
    writers: heads,
  },
  binding: {
    path: "bindings",
    accessor: "bindings",
    level: 1,
    ...plain,
    links: { org: { to: "org", property: "org" } },
    unique: { orgPackAndDay: ["org", "pack", "from"] },
    filters: { org: is("org"), pack: is("pack") },
    orders: ["id"],
    writes: once,
    writers: heads,
    acts: { end: ["/to"] },
  },
  decision: {
    path: "decisions",
    accessor: "decisions",
    level: 1,
    ...plain,
    filters: { org: is("org"), pack: is("pack"), ambiguity: is("ambiguity") },
    orders: ["id"],
    writes: once,
    writers: [...heads, "groupLead"],
    stamped: ["by", "at"],
  },
  hour: {
    path: "hours",
    accessor: "hours",
    level: 1,
    ...plain,
    owner: "person",
    day: ["until", "on"],
    parties: { author: "person" },
    filters: { person: is("person"), org: under("org"), state: is("state"), category: is("category"), activity: is("activity"), ...days },
    orders: ["-day", "day", "person", "id"],
    writes: drafts,
    exports: true,
  },
  waiver: {
    path: "waivers",
    accessor: "waivers",
    level: 1,
    ...plain,
    owner: "person",
    day: ["to"],
    filters: { person: is("person"), ...days },
    orders: ["-day", "id"],
    writes: none,
  },
  given: {
    path: "given-facts",
    accessor: "givenFacts",
    level: 1,
    ...plain,
    owner: "person",
    day: ["until", "on"],
    filters: { person: is("person"), group: is("group"), pair: is("pair"), org: is("org"), source: is("source"), ...days },
    orders: ["-day", "day", "id"],
    writes: both,
    writers: ["countyOfficer", "schoolAdmin"],
  },
  attachment: {
    path: "attachments",
    accessor: "attachments",
    level: 1,
    ...plain,
    owner: "by",
    parties: { author: "by" },
    filters: { of: is("of.id"), by: is("by"), state: is("state") },
    orders: ["id"],
    writes: { create: true, change: false, remove: true },
    stamped: ["org", "by", "received", "sha256", "recognised"],
    holdsFile: true,
  },
  timetable: {
    path: "timetables",
    accessor: "timetables",
    level: 2,
    ...plain,
    links: { org: { to: "org", property: "org" } },
    unique: { classAndFirstDay: ["org", "className", "from"] },
    filters: { org: is("org"), className: is("className") },
    orders: ["id"],
    writes: both,
    writers: ["schoolAdmin"],
  },
  lesson: {
    path: "lessons",
    accessor: "lessons",
    level: 2,
    ...plain,
    owner: "teacher",
    day: ["on"],
    parties: { teacher: "teacher", observer: "observers", audience: "openTo" },
    filters: { teacher: is("teacher"), state: is("state"), kind: is("kind"), ...days },
    orders: ["-day", "day", "id"],
    writes: both,
    stamped: ["announcedAt"],
  },
  visit: {
    path: "visits",
    accessor: "visits",
    level: 2,
    owner: "author",
    day: ["on"],
    parties: { author: "author", host: "teacher" },
    links: { lesson: { to: "lesson", property: "lesson" } },
    unique: { lessonAndAuthor: ["lesson", "author"] },
    filters: { author: is("author"), teacher: is("teacher"), lesson: is("lesson"), state: is("state"), ...days },
    orders: ["-day", "day", "id"],
    writes: both,
    stamped: ["readAt"],
    guarded: { properties: ["readAt"], parties: ["author", "host"] },
  },
  observation: {
    path: "observations",
    accessor: "observations",
    level: 2,
    owner: "author",
    day: ["on"],
    parties: { author: "author", observed: "observed" },
    links: { lesson: { to: "lesson", property: "lesson" }, pair: { to: "pair", property: "pair" } },
    unique: { lessonAndAuthor: ["lesson", "author"] },
    filters: {
      author: is("author"),
      observed: is("observed"),
      lesson: is("lesson"),
      pair: is("pair"),
      state: is("state"),
      aim: is("aim"),
      ...days,
    },
    orders: ["-day", "day", "id"],
    writes: drafts,
    stamped: ["talliesShared", "aim"],
    apart: { property: "aim", is: "inspection" },
    guarded: { properties: ["tallies", "quotes"], parties: ["author", "observed"], unless: "talliesShared" },
  },
  debrief: {
    path: "debriefs",
    accessor: "debriefs",
    level: 2,
    owner: "author",
    day: ["on"],
    parties: { author: "author", participant: "participants" },
    links: { lesson: { to: "lesson", property: "lesson" }, observation: { to: "observation", property: "observations" } },
    unique: {},
    filters: { lesson: is("lesson"), author: is("author"), state: is("state"), ...days },
    orders: ["-day", "day", "id"],
    writes: drafts,
  },
  phrase: {
    path: "phrases",
    accessor: "phrases",
    level: 2,
    ...plain,
    owner: "author",
    parties: { author: "author" },
    filters: { org: is("org"), skill: is("skill"), author: is("author") },
    orders: ["id"],
    writes: both,
  },
  pair: {
    path: "pairs",
    accessor: "pairs",
    level: 3,
    ...plain,
    parties: { mentor: "mentor", mentee: "mentee" },
    filters: { mentor: is("mentor"), mentee: is("mentee"), state: is("state") },
    orders: ["id"],
    writes: { ...none, change: true },
  },
  plan: {
    path: "plans",
    accessor: "plans",
    level: 3,
    ...plain,
    owner: "author",
    day: ["due"],
    parties: { author: "author" },
    filters: { author: is("author"), level: is("level"), period: is("period"), state: is("state"), org: is("org") },
    orders: ["-day", "id"],
    writes: drafts,
  },
  "plan-section": {
    path: "plan-sections",
    accessor: "planSections",
    level: 3,
    ...plain,
    links: { plan: { to: "plan", property: "plan" } },
    unique: { planAndSection: ["plan", "section"] },
    filters: { plan: is("plan") },
    orders: ["id"],
    writes: both,
  },
  "plan-item": {
    path: "plan-items",
    accessor: "planItems",
    level: 3,
    ...plain,
    links: { plan: { to: "plan", property: "plan" } },
    filters: { plan: is("plan"), owner: is("owner") },
    orders: ["id"],
    writes: drafts,
  },
  activity: {
    path: "activities",
    accessor: "activities",
    level: 4,
    owner: "host",
    day: ["until", "on"],
    parties: { author: "host", participant: "participants", speaker: "speakers", audience: "openTo" },
    links: { makesUpFor: { to: "activity", property: "makesUpFor" }, group: { to: "group", property: "group" } },
    unique: {},
    filters: {
      org: is("org"),
      host: is("host"),
      group: is("group"),
      category: is("category"),
      makesUpFor: is("makesUpFor"),
      state: is("state"),
      ...days,
    },
    orders: ["-day", "day", "id"],
    writes: both,
    writers: [...heads, "groupLead"],
    stamped: ["code", "codeUntil", "heldAt", "checkedBy", "checkedAt"],
    guarded: { properties: ["code"], parties: ["author"] },
  },
  participation: {
    path: "participations",
    accessor: "participations",
    level: 4,
    owner: "person",
    day: ["until", "on"],
    parties: { author: "person", host: "host" },
    links: { activity: { to: "activity", property: "activity" } },
    unique: { activityAndPerson: ["activity", "person"] },
    filters: { person: is("person"), activity: is("activity"), host: is("host"), state: is("state"), ...days },
    orders: ["-day", "day", "id"],
    writes: both,
    stamped: stampedOfParticipation,
  },
  credit: {
    path: "credits",
    accessor: "credits",
    level: 5,
    ...plain,
    owner: "person",
    day: ["asOf"],
    parties: { author: "person" },
    links: { report: { to: "report", property: "report" } },
    unique: { personRulePeriodAndSequence: ["person", "rule.pack", "rule.id", "period", "sequence"] },
    filters: { person: is("person"), state: is("state"), period: is("period"), report: is("report"), ...days },
    orders: ["-day", "day", "id"],
    writes: none,
  },
  report: {
    path: "reports",
    accessor: "reports",
    level: 5,
    ...plain,
    links: { org: { to: "org", property: "org" } },
    unique: { number: ["number"] },
    filters: { org: is("org"), state: is("state"), period: is("period") },
    orders: ["id"],
    writes: once,
    writers: ["schoolAdmin", "countyOfficer"],
    stamped: [
      "by",
      "items",
      "left",
      "asOf",
      "unit",
      "number",
      "sender",
      "sentAt",
      "fileHash",
      "receipt",
      "receiptedAt",
      "totals",
      "reason",
    ],
  },
  publication: {
    path: "publications",
    accessor: "publications",
    level: 5,
    parties: { author: "by", named: "named", audience: "org" },
    links: { org: { to: "org", property: "org" } },
    unique: {},
    filters: { org: is("org"), state: is("state"), notice: is("notice"), period: is("period") },
    orders: ["id"],
    writes: both,
    writers: heads,
    stamped: ["by", "named", "objections", "objection", "answerTo", "answer", "submittedAt", "list", "publishedBy", "publishedAt"],
    portions: { items: "people", named: "", objections: "by" },
  },
} as const satisfies Record<Kind, KindRow>;

/** All kinds, in the order of the table. */
export const kinds = Object.keys(kindTable) as Kind[];

/** Whether a text names a kind. */
export const isKind = (text: string): text is Kind => Object.hasOwn(kindTable, text);

/** The filters of a kind's list, all optional. */
export type WhereOf = { [K in Kind]: { [F in keyof (typeof kindTable)[K]["filters"]]?: string } };
