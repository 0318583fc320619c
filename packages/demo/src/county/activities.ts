import {
  addDays,
  attendedHour,
  idOf,
  participationId,
  type Activity,
  type Calendar,
  type Day,
  type Group,
  type Hour,
  type Id,
  type Participation,
} from "@xiaoben/contract";
import { at, schoolDays } from "./clock.ts";
import { termPlan } from "./packs.ts";
import { base } from "./records.ts";
import type { County } from "./types.ts";

/** What the mathematics group holds together, who is on its lists, and the hours of those who were there. */
export interface Activities {
  held: Activity;
  open: Activity;
  planned: Activity;
  training: Activity;
  participations: Participation[];
  hours: Hour[];
}

interface Given {
  today: Day;
  current: Calendar;
  people: County["people"];
  group: Group;
}

/**
 * One meeting that was held, with every way not to have been there; one whose list is open today; one to come that still lacks its theme;
 * and a day of training to come. Both to come are for the mathematics group: other groups have nothing planned.
 */
export function activitiesOf({ today, current, people, group }: Given): Activities {
  const host = people.gu.id;
  const days = schoolDays(current.from, current.to, current);
  const before = days.findLast((day) => day < today) ?? addDays(today, -1);
  const closed = at(before, "17:05");
  const make = (key: string, on: Day, more: Partial<Activity>): Activity => ({
    ...base(idOf("activity", group.id, on, key), group.org, at(addDays(before, -1), "09:00"), 2, at(before, "12:10")),
    state: "planned",
    title: "数学组研讨：分数单元",
    category: "group-study",
    level: "school",
    on,
    from: "15:40",
    to: "17:00",
    place: "二楼会议室",
    theme: "分数单元的整体设计",
    goal: "定下四节课各自的任务",
    measures: "各说一节课的难点，再定任务单",
    appraisal: "",
    speaker: "顾明岚",
    speakers: [],
    participants: group.members.filter((one) => one !== host),
    host,
    group: group.id,
    checklists: [{ pack: termPlan.id, version: termPlan.version, id: "three-set" }],
    checks: [],
    minutesTaken: "",
    feedback: "",
    ...more,
  });
  const held = make("held", before, {
    state: "held",
    title: "数学组研讨：怎样追问",
    theme: "课堂追问",
    goal: "每人带走一个可以试的追问",
    measures: "先看一段课堂录像，再各说一次追问的经过",
    minutesTaken: "三位老师各说了一次追问的经过，定下下周都试一次“为什么”。",
    heldAt: closed,
    version: 4,
    updatedAt: closed,
  });
  const open = make("open", today, { state: "open", openTo: group.org });
  const planned = make("planned", days.find((day) => day > today) ?? addDays(today, 1), { title: "数学组研讨：作业设计", theme: "" });
  const later = days.filter((day) => day > today);
  const training = make("training", later[9] ?? later.at(-1) ?? addDays(today, 10), {
    title: "数学组集中研修：单元整体教学",
    from: "08:30",
    to: "16:30",
    minutes: "300",
    theme: "一个单元怎样整体设计",
    goal: "每人带走一份可以用的单元任务单",
    measures: "上午看两节课例，下午分组做任务单，再互相试一遍",
  });
  const past = held.participants.map((person, place) => ({
    ...onList(held, person, closed),
    title: held.title,
    category: held.category,
    level: held.level,
    group: group.id,
    minutes: "80",
    closedAt: closed,
    ...standing(person, place, before, people),
  }));
  return {
    held,
    open,
    planned,
    training,
    participations: [...past, ...open.participants.map((person) => onList(open, person, open.updatedAt))],
    hours: past.filter(({ state }) => state === "recorded").map((one) => hourOf(held, one, closed)),
  };
}

const onList = ({ id, org, host, on }: Activity, person: Id, made: string): Participation => ({
  ...base(participationId(id, person), org, made),
  state: "expected",
  person,
  activity: id,
  host,
  on,
  role: "participant",
  attendance: "expected",
});

/** Su He appeals, Lin Zhiyuan was excused, one asks to be, one came late; everybody else signed in with the code. */
function standing(person: Id, place: number, on: Day, { su, lin, gu }: County["people"]): Partial<Participation> {
  const decided = { decidedBy: gu.id, decidedAt: at(on, "17:30"), version: 3, updatedAt: at(on, "17:30") };
  if (person === su.id)
    return {
      ...decided,
      state: "appealed",
      attendance: "unexcused",
      because: "送学生去医务室",
      reason: "当时没有说",
      appeal: "医务室有登记，我到的时候会已经散了。",
      version: 4,
      updatedAt: at(on, "18:10"),
    };
  if (person === lin.id) return { ...decided, state: "excused", attendance: "excused", because: "带队去镇上比赛，通知附后" };
  if (place === 1)
    return { state: "asked", attendance: "unexcused", because: "去县里监考，通知附后", version: 2, updatedAt: at(on, "18:00") };
  if (place === 2) return { state: "recorded", attendance: "late", arrived: "15:58", lateMinutes: "18", signedBy: "list" };
  return { state: "recorded", attendance: "present", arrived: "15:38", signedBy: "code", signedAt: at(on, "15:38") };
}

const hourOf = (held: Activity, one: Participation, made: string): Hour => ({
  ...base(idOf("hour", held.id, one.person, String(held.version)), held.org, made),
  ...attendedHour(held, one, held.org),
});
