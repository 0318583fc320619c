import type { Hour } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, orgs, people } from "./campus.ts";
import { lessonIds } from "./lessons.ts";
import { observationIds } from "./observations.ts";

const hour = exampleOf("hour");
const waiver = exampleOf("waiver");
const given = exampleOf("given");

export const hourIds = {
  draft: exampleId(9, 1),
  submitted: exampleId(9, 2),
  returned: exampleId(9, 3),
  approved: exampleId(9, 4),
  reported: exampleId(9, 5),
  registered: exampleId(9, 6),
  rejected: exampleId(9, 7),
  withdrawn: exampleId(9, 8),
  derived: exampleId(9, 9),
  makeUp: exampleId(9, 10),
  imported: exampleId(9, 11),
  takenBack: exampleId(9, 12),
  counter: exampleId(9, 13),
  appealed: exampleId(9, 14),
  dismissed: exampleId(9, 15),
  halfway: exampleId(9, 16),
} as const;
const waiverId = exampleId(10, 1);
export const givenIds = { attendance: exampleId(11, 1), work: exampleId(11, 2), meeting: exampleId(11, 3) } as const;

/** A declared record of the teacher, as its state needs it. */
const declared = (state: Hour["state"], version: number, more: Partial<Hour> = {}): Hour => ({
  ...base(hourIds[state], orgs.school, version, `2026-11-${String(version + 9).padStart(2, "0")}T02:00:00.000Z`),
  state,
  person: people.teacher,
  on: "2026-10-14",
  title: "县级数学研讨会",
  claimedHours: "3",
  category: "external",
  role: "participant",
  level: "county",
  ...more,
});

/** What is kept of a grant of the school. */
function granting(version: number): Partial<Hour> {
  const by = people.schoolAdmin;
  return { step: 1, approvals: [{ by, level: "school", at: `2026-11-${version + 10}T02:00:00.000Z`, version }], decidedBy: by };
}

const refusal: Partial<Hour> = {
  title: "网上讲座",
  category: "online",
  minutes: "45",
  reason: "同一讲座已经登记过",
  decidedBy: people.schoolAdmin,
};
const appeal: Partial<Hour> = { appeal: "上次登记的是上半场，这次是下半场。" };

const { claimedHours: _claimed, ...granted } = declared("approved", 1);
const imported: Hour = {
  ...granted,
  id: hourIds.imported,
  on: "2026-09-22",
  title: "校本研修：作业设计",
  category: "group-study",
  level: "school",
  approvedHours: "2",
  provenance: { system: "ledger", id: "2026-09-22/QH-0101" },
};

/** Derived from a locked observation: facts only, already approved. */
const derived: Hour = {
  ...base(hourIds.derived, orgs.school, 1, "2026-10-23T03:00:00.000Z"),
  state: "approved",
  person: people.groupLead,
  on: "2026-10-21",
  title: "数学 · 分数的初步认识",
  lessons: "1",
  category: "observation",
  role: "observer",
  level: "school",
  activity: lessonIds.locked,
  source: { kind: "observation", id: observationIds.locked },
};

const takenBack: Hour = {
  ...derived,
  ...base(hourIds.takenBack, orgs.school, 1, "2026-10-29T03:00:00.000Z"),
  on: "2026-10-28",
  title: "数学 · 周长",
  activity: lessonIds.reopened,
  source: { kind: "observation", id: observationIds.reopened },
};

export const hourExamples = [
  hour("draft", "Being written: nobody but its author sees it.", declared("draft", 1)),
  hour("submitted", "Waits for the school. Two days: it belongs to the period of the last one.", {
    ...declared("submitted", 2, { title: "市级新教师培训", claimedHours: "12", level: "city" }),
    on: "2026-10-16",
    until: "2026-10-17",
  }),
  hour(
    "returned",
    "Came back with a reason; its author may change it and submit it again.",
    declared("returned", 3, { reason: "请补上活动证明的编号" }),
  ),
  hour(
    "approved",
    "What was claimed, and what a person granted. The granted figure is kept for ever.",
    declared("approved", 3, { approvedHours: "2.5", result: "passed", ...granting(2) }),
  ),
  hour("reported", "Reported upwards.", declared("reported", 4, { on: "2026-09-15", title: "县级备课会", approvedHours: "2" })),
  hour(
    "registered",
    "Registered above: final.",
    declared("registered", 5, { on: "2026-09-08", title: "开学培训", days: "1", approvedHours: "4" }),
  ),
  hour(
    "rejected",
    "Refused with a reason. For a while its author may appeal; who refused it does not decide on that.",
    declared("rejected", 3, refusal),
  ),
  hour("appealed", "Its author says why it should count: the principal decides.", declared("appealed", 4, { ...refusal, ...appeal })),
  hour(
    "dismissed",
    "The appeal was answered and does not succeed: final.",
    declared("dismissed", 5, { ...refusal, ...appeal, answer: "两次讲座是同一内容，只登记一次。" }),
  ),
  hour("halfway", "Of a chain of two levels the first has granted it; the county is awaited.", {
    ...declared("submitted", 3, { title: "市级骨干培训", claimedHours: "8", level: "city", approvedHours: "8", ...granting(2) }),
    id: hourIds.halfway,
    on: "2026-10-24",
  }),
  hour("withdrawn", "Taken back by its author: final.", declared("withdrawn", 2, { title: "重复填写的一条" })),
  hour("derived", "Made by the server when an observation was locked; `source` says from which.", derived),
  hour("make-up", "Makes up for an earlier period, by its key.", {
    ...declared("approved", 3, {
      title: "补学：线上课程",
      category: "online",
      minutes: "90",
      approvedHours: "2",
      makesUpFor: "schoolYear:2025-2026",
    }),
    id: hourIds.makeUp,
  }),
  hour("imported", "From a ledger of the school; `provenance` keeps it from being imported twice.", imported),
  hour("taken-back", "An observation was opened again: its hour stays, and no longer counts.", takenBack),
  hour("counter-entry", "The entry that takes it back; neither of the two counts.", {
    ...takenBack,
    ...base(hourIds.counter, orgs.school, 1, "2026-11-02T03:00:00.000Z"),
    counters: hourIds.takenBack,
  }),
  waiver("long-training", "A person with the right lets somebody off for a stretch of days, by a document.", {
    ...base(waiverId),
    person: people.mentor,
    waiver: "longCycleDispatch",
    from: "2026-09-14",
    to: "2026-10-30",
    dispatchedBy: "eduAdmin",
    document: "云教培〔2026〕7号（虚构）",
    grantedBy: people.countyOfficer,
  }),
  waiver("by-the-training-department", "Sent by the other of the two offices.", {
    ...base(exampleId(10, 2)),
    person: people.teacher,
    waiver: "longCycleDispatch",
    from: "2027-03-01",
    to: "2027-03-31",
    dispatchedBy: "trainingDept",
    document: "云训〔2027〕2号（虚构）",
    grantedBy: people.countyOfficer,
  }),
  given("attendance", "What the host knows of an attendance. Which facts a source has stands in its vocabulary.", {
    ...base(givenIds.attendance),
    source: "participation",
    person: people.teacher,
    on: "2026-10-20",
    title: "教研组活动",
    facts: { attendance: "present", category: "group-study", minutes: "90", "ext:room": "B203" },
  }),
  given("work", "A written work over several days; imported, so that it says where from.", {
    ...base(givenIds.work),
    source: "work",
    person: people.teacher,
    on: "2026-10-12",
    until: "2026-10-18",
    title: "单元反思",
    facts: { type: "reflection", characters: "1200", aboutOn: "2026-10-14", published: "false" },
    provenance: { system: "portal", id: "W-77" },
  }),
  given("meeting", "About a group, and not about a person.", {
    ...base(givenIds.meeting),
    source: "meeting",
    group: exampleId(4, 1),
    on: "2026-11-03",
    facts: { type: "group-study", minutes: "60", attended: "3", expected: "3" },
  }),
];
