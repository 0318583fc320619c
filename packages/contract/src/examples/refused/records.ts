import { people } from "../records/campus.ts";
import { breaking } from "./break.ts";

const hour = breaking("hour", "approved");
const waiver = breaking("waiver", "long-training");
const given = breaking("given", "attendance");
const attachment = breaking("attachment", "open");
const lesson = breaking("lesson", "held");
const timetable = breaking("timetable", "whole");
const visit = breaking("visit", "asked");
const debrief = breaking("debrief", "draft");
const phrase = breaking("phrase", "slot");
const observation = breaking("observation", "draft");
const pair = breaking("pair", "active");
const plan = breaking("plan", "draft");
const section = breaking("plan-section", "aims");
const item = breaking("plan-item", "with-quota");
const credit = breaking("credit", "registered");
const report = breaking("report", "receipted");
const publication = breaking("publication", "for-objection");

const activity = breaking("activity", "planned");
const participation = breaking("participation", "expected");

export const refusedRecords = [
  publication("notice-of-its-own", "It commends, criticises, or makes results known.", { notice: "ranking" }, "/notice unknown-code"),
  publication(
    "shown-somehow",
    "How somebody stands in it is one of four.",
    { items: [{ id: "1", person: people.teacher, says: "", shown: "photo" }] },
    "/items/0/shown unknown-code",
  ),
  publication(
    "objection-of-nobody",
    "An objection is somebody's.",
    { objections: [{ id: "1", at: "2026-11-14T01:00:00.000Z", says: "不对" }] },
    "/objections/0/by required",
  ),
  credit("amount-as-words", "An amount is a decimal.", { amount: "四学时" }, "/amount not-a-decimal"),
  credit("rule-by-name", "The rule is pinned: pack, version and id.", { rule: "total" }, "/rule not-an-object"),
  credit(
    "basis-without-version",
    "What it rests on stands there with its version.",
    { basis: [{ record: { kind: "hour", id: people.teacher }, counted: "1" }] },
    "/basis/0/version required",
  ),
  report(
    "outcome-of-its-own",
    "A line is registered or rejected.",
    { items: [{ credit: people.teacher, version: 1, person: people.teacher, amount: "1", outcome: "pending" }] },
    "/items/0/outcome unknown-code",
  ),
  report(
    "left-for-a-reason-of-its-own",
    "Why somebody is left out is told by a closed list.",
    { left: [{ person: people.teacher, why: "busy" }] },
    "/left/0/why unknown-code",
  ),
  report("without-period", "It is about a period.", { period: undefined }, "/period required"),
  hour("comma-in-a-decimal", "A decimal has a point.", { approvedHours: "2,5" }, "/approvedHours not-a-decimal"),
  hour("too-fine", "At most four digits after the point, as a number too.", { claimedHours: 0.33333 }, "/claimedHours not-a-decimal"),
  hour("state-of-another-kind", "The states of a kind are a closed list.", { state: "locked" }, "/state unknown-code"),
  hour(
    "several-faults",
    "All that is wrong is told at once, in the order of the properties.",
    { on: "14.10.2026", title: 7, category: "" },
    "/on not-a-day",
    "/title not-a-text",
    "/category empty",
  ),
  hour("source-without-id", "A reference names kind and id.", { source: { kind: "observation" } }, "/source/id required"),
  waiver("without-end", "Relief holds for a stretch of days: both are named.", { to: undefined }, "/to required"),
  waiver("unknown-office", "A closed list: `ext:` is not taken here.", { dispatchedBy: "ext:union" }, "/dispatchedBy unknown-code"),
  waiver("by-name", "Records hold ids, never names.", { grantedBy: "蓝序桥" }, "/grantedBy not-an-id"),
  given("fact-as-number", "Facts are texts, decimals too.", { facts: { minutes: 90 } }, "/facts/minutes not-a-text"),
  given("unknown-source", "The sources are a closed list.", { source: "game" }, "/source unknown-code"),
  given("slashes-in-a-day", "A day has hyphens.", { on: "2026/10/20" }, "/on not-a-day"),
  activity("one-speaker", "Who speaks is a list, of one too.", { speakers: people.groupLead }, "/speakers not-a-list"),
  activity("half-past-two", "A time of day has four digits.", { from: "2:30" }, "/from not-a-time"),
  activity("unnamed", "An activity has a name.", { title: "" }, "/title empty"),
  participation("came", "What the list says is a closed list of words.", { attendance: "came" }, "/attendance unknown-code"),
  participation("minutes-as-a-time", "When she came is a time of day.", { arrived: "14:48:30" }, "/arrived not-a-time"),
  participation("signed-by-hand", "There are two ways to be signed in.", { signedBy: "hand" }, "/signedBy unknown-code"),
  attachment("size-in-words", "The size is a JSON number of bytes.", { size: "2.4 MB" }, "/size not-a-count"),
  attachment("of-an-id", "It belongs to a record: kind and id.", { of: "0199c0de-0009-7000-8000-000000000004" }, "/of not-an-object"),
  attachment("unnamed", "A file has a name.", { name: "" }, "/name empty"),
  attachment("part-as-text", "Parts are counted.", { received: ["1"] }, "/received/0 not-a-count"),
  lesson(
    "twelve-hour-clock",
    "A time of day has four digits and runs to 23:59.",
    { slot: { period: 2, from: "8:50", to: "24:00" } },
    "/slot/from not-a-time",
    "/slot/to not-a-time",
  ),
  lesson(
    "period-as-fraction",
    "The place in the timetable is a whole number.",
    { slot: { period: 2.5, from: "08:50", to: "09:30" } },
    "/slot/period not-a-count",
  ),
  lesson("kind-of-its-own", "A code of your own begins with `ext:`.", { kind: "seed" }, "/kind unknown-code"),
  lesson("form-by-name", "A form is pinned: pack, version and id.", { form: "lesson-record" }, "/form not-an-object"),
  observation("rating-as-number", "A rating says what it is.", { ratings: { aims: 8 } }, "/ratings/aims not-a-rating"),
  observation(
    "minute-as-text",
    "Minutes of notes are JSON numbers.",
    { notes: [{ id: "n1", minute: "03:00", text: "引入" }] },
    "/notes/0/minute not-a-number",
  ),
  observation("tally-below-nothing", "A count is a whole number from 0.", { tallies: { "ext:name": -1 } }, "/tallies/ext:name not-a-count"),
  observation("null-for-empty", "A text that is not there yet is empty, and not null.", { answer: null }, "/answer not-a-text"),
  observation(
    "signature-without-hash",
    "A signature stands for content: it carries its hash.",
    { signatures: [{ party: "author", person: people.groupLead, at: "2026-11-18T02:00:00.000Z", version: 2, way: "session" }] },
    "/signatures/0/hash required",
  ),
  observation(
    "note-about-the-weather",
    "A code of your own begins with `ext:`.",
    { notes: [{ id: "n1", minute: 3, text: "下雨", tag: "weather" }] },
    "/notes/0/tag unknown-code",
  ),
  observation(
    "segment-by-the-clock",
    "Minutes are counted from the start of the lesson.",
    { segments: [{ id: "s1", does: "opening", from: "08:52" }] },
    "/segments/0/from not-a-number",
  ),
  observation(
    "quote-with-one-code",
    "A sentence may carry several codes: send a list.",
    { quotes: [{ id: "q1", text: "说得好", codes: "bare" }] },
    "/quotes/0/codes not-a-list",
  ),
  timetable(
    "eighth-day",
    "A week has seven days, and Monday is 1.",
    { cells: [{ weekday: 8, period: 1, subject: "ext:math", subjectName: "数学" }] },
    "/cells/0/weekday unknown-code",
  ),
  timetable(
    "twelve-hour-clock",
    "Times have four digits.",
    { periods: [{ period: 1, from: "8:00", to: "08:40" }] },
    "/periods/0/from not-a-time",
  ),
  timetable("without-end", "It holds for a stretch of days.", { to: undefined }, "/to required"),
  visit("without-topic", "Who has no research topic of her own sends an empty text.", { topic: undefined }, "/topic required"),
  visit("point-without-text", "A point says what is watched.", { points: [{ id: "wait" }] }, "/points/0/text required"),
  visit("day-in-words", "The day of the lesson is a day.", { on: "next Friday" }, "/on not-a-day"),
  debrief("nobody-there", "Who was there is a list of ids.", { participants: "全组" }, "/participants not-a-list"),
  debrief("speech-of-nobody", "Each speech says whose it is.", { speeches: [{ id: "s1", text: "同意" }] }, "/speeches/0/by required"),
  debrief("summary-as-list", "The summary is one text.", { summary: ["一", "二"] }, "/summary not-a-text"),
  phrase("empty", "A sentence says something.", { text: "" }, "/text empty"),
  phrase("skill-of-its-own", "A code of your own begins with `ext:`.", { skill: "singing" }, "/skill unknown-code"),
  phrase("situation-missing", "What it answers: `any`, where it fits everywhere.", { situation: undefined }, "/situation required"),
  pair(
    "three-leaders",
    "Each topic is led by one of the two.",
    { topics: [{ topic: "追问", leads: "both", goal: "" }] },
    "/topics/0/leads unknown-code",
  ),
  pair(
    "evidence-without-day",
    "What shows a task has a day.",
    { evidence: [{ stage: "read", task: "explain", title: "讲教材", by: "x" }] },
    "/evidence/0/on required",
    "/evidence/0/by not-an-id",
  ),
  pair("gates-as-count", "Gates are kept with their signatures.", { gates: 1 }, "/gates not-a-list"),
  plan("step-as-text", "The step is a whole number.", { step: "first" }, "/step not-a-count"),
  plan("without-template", "A plan is made from a template, and keeps it.", { template: undefined }, "/template required"),
  plan(
    "approval-without-version",
    "An approval is of one version.",
    { approvals: [{ by: people.groupLead, level: "school", at: "2026-11-10T01:00:00.000Z" }] },
    "/approvals/0/version required",
  ),
  section("of-no-plan", "A section belongs to a plan.", { plan: undefined }, "/plan required"),
  section("text-as-list", "The text of a section is one text.", { text: ["一", "二"] }, "/text not-a-text"),
  section("unnamed", "Which section of the template it is.", { section: "" }, "/section empty"),
  item("order-as-text", "The order is a JSON number.", { order: "1a" }, "/order not-a-number"),
  item("quota-in-words", "A quota counts.", { quota: { count: "三", unit: "节" } }, "/quota/count not-a-decimal"),
  item("day-without-year", "A day has a year.", { due: "12-31" }, "/due not-a-day"),
];
