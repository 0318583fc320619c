import type { Activity, Participation } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, orgs, people } from "./campus.ts";
import { groupId } from "./people.ts";

const activity = exampleOf("activity");
const participation = exampleOf("participation");

export const activityIds = {
  planned: exampleId(24, 1),
  open: exampleId(24, 2),
  held: exampleId(24, 3),
  checked: exampleId(24, 4),
  cancelled: exampleId(24, 5),
  new: exampleId(24, 6),
} as const;

export const participationIds = {
  expected: exampleId(25, 1),
  recorded: exampleId(25, 2),
  excused: exampleId(25, 3),
  absent: exampleId(25, 4),
  asked: exampleId(25, 5),
  refused: exampleId(25, 6),
  appealed: exampleId(25, 7),
  settled: exampleId(25, 8),
  absentLongAgo: exampleId(25, 10),
  new: exampleId(25, 9),
} as const;

/** An afternoon of the research group. */
const study = (state: Exclude<Activity["state"], "cancelled">, on: string, more: Partial<Activity> = {}): Activity => ({
  ...base(activityIds[state], orgs.school, 1, "2026-11-02T02:00:00.000Z"),
  state,
  title: "数学组集体备课",
  category: "group-study",
  level: "school",
  on,
  from: "14:30",
  to: "16:00",
  place: "二楼会议室",
  theme: "分数单元的整体设计",
  goal: "定下四节课各自的任务",
  measures: "",
  appraisal: "",
  speaker: "顾南枝",
  speakers: [people.groupLead],
  participants: [people.teacher, people.mentor],
  host: people.groupLead,
  group: groupId,
  checklists: [{ pack: "yunlan.study-hours", version: "2", id: "held-well" }],
  checks: [],
  minutesTaken: "",
  feedback: "",
  ...more,
});

const minutesTaken = "先各说一节课的难点，再定任务单。";

export const activities = {
  planned: study("planned", "2026-11-27"),
  open: study("open", "2026-11-20", {
    from: "11:50",
    to: "13:20",
    participants: [people.teacher],
    speakers: [],
    openTo: orgs.school,
    code: "482913",
    codeUntil: "2026-11-20T04:10:00.000Z",
  }),
  held: study("held", "2026-11-18", { minutesTaken, heldAt: "2026-11-18T08:05:00.000Z", updatedAt: "2026-11-18T08:05:00.000Z" }),
  checked: study("checked", "2026-11-06", {
    minutesTaken,
    feedback: "任务单太长，下次只写关键问题。",
    checks: [{ item: "held-well/record", saw: "记录两页，人人有发言" }],
    heldAt: "2026-11-06T08:05:00.000Z",
    checkedBy: people.principal,
    checkedAt: "2026-11-09T01:00:00.000Z",
    makesUpFor: activityIds.held,
  }),
  cancelled: { ...study("planned", "2026-11-04"), id: activityIds.cancelled, state: "cancelled", reason: "会议室停电" },
} as const satisfies Record<Exclude<keyof typeof activityIds, "new">, Activity>;

const of = (
  state: Participation["state"],
  { id, on, host, org }: Activity,
  person: Participation["person"],
  updatedAt: string,
  more: Partial<Participation> = {},
): Participation => ({
  ...base(participationIds[state], org, 1, updatedAt),
  state,
  person,
  activity: id,
  host,
  on,
  role: "participant",
  attendance: "expected",
  ...more,
});
const closed = ({ title, category, level, group, heldAt }: Activity): Partial<Participation> => ({
  title,
  category,
  level,
  minutes: "90",
  ...(group !== undefined && { group }),
  ...(heldAt !== undefined && { closedAt: heldAt }),
});
const decided = { decidedBy: people.groupLead, decidedAt: "2026-11-19T02:00:00.000Z" };

export const participations = {
  expected: of("expected", activities.open, people.teacher, "2026-11-20T03:50:00.000Z"),
  recorded: of("recorded", activities.held, people.mentor, "2026-11-18T08:05:00.000Z", {
    ...closed(activities.held),
    attendance: "late",
    arrived: "14:48",
    lateMinutes: "18",
    signedBy: "code",
    signedAt: "2026-11-18T06:48:00.000Z",
  }),
  excused: of("excused", activities.checked, people.mentor, "2026-11-19T02:00:00.000Z", {
    ...closed(activities.checked),
    ...decided,
    attendance: "excused",
    because: "带学生参加县里的比赛",
    checked: true,
  }),
  absent: of("absent", activities.held, people.teacher, "2026-11-18T08:05:00.000Z", {
    ...closed(activities.held),
    attendance: "unexcused",
  }),
  asked: of("asked", activities.planned, people.mentor, "2026-11-17T02:00:00.000Z", { because: "当天下午去县里监考，通知附后" }),
  refused: of("refused", activities.checked, people.teacher, "2026-11-19T02:00:00.000Z", {
    ...closed(activities.checked),
    ...decided,
    attendance: "unexcused",
    because: "忘了时间",
    reason: "通知发过两次",
  }),
  appealed: of("appealed", activities.held, people.schoolAdmin, "2026-11-19T06:00:00.000Z", {
    ...closed(activities.held),
    ...decided,
    attendance: "unexcused",
    because: "临时接待检查组",
    reason: "没有事先说",
    appeal: "检查组十四点才通知，来不及说。接待记录附后。",
  }),
  settled: of("settled", activities.checked, people.schoolAdmin, "2026-11-16T02:00:00.000Z", {
    ...closed(activities.checked),
    attendance: "unexcused",
  }),
  absentLongAgo: {
    ...of("absent", activities.checked, people.countyOfficer, "2026-11-06T08:05:00.000Z", {
      ...closed(activities.checked),
      attendance: "unexcused",
    }),
    id: participationIds.absentLongAgo,
  },
} as const satisfies Record<Exclude<keyof typeof participationIds, "new">, Participation>;

export const activityExamples = [
  activity("planned", "To come, with what its checklist looks for beforehand.", activities.planned),
  activity("open", "People are coming: the code is shown in the room, and is over at ten past twelve.", activities.open),
  activity("held", "The list is closed, and the record is written; nobody has inspected it yet.", activities.held),
  activity("checked", "Somebody else than its host said what she saw. It makes up for another activity.", activities.checked),
  activity("cancelled", "It does not take place, and why.", activities.cancelled),
  participation("expected", "She is expected, and has not signed in yet.", participations.expected),
  participation(
    "recorded",
    "She came late, as the server's clock says; what it was stands in the record for packs to count.",
    participations.recorded,
  ),
  participation("excused", "She was excused.", participations.excused),
  participation("absent", "She was not there, and can still say why: nothing follows from it yet.", participations.absent),
  participation("absent-long-ago", "Nobody said why in the days that there are for it.", participations.absentLongAgo),
  participation("asked", "She asks beforehand to be excused; the proof is attached to the record.", participations.asked),
  participation("refused", "She was not excused, and reads why; she can appeal.", participations.refused),
  participation("appealed", "She says what speaks against it: somebody else decides.", participations.appealed),
  participation("settled", "The time to be heard is over: only now may something follow from it.", participations.settled),
];
