import { addDays, idOf, type Calendar, type Day, type Hour, type Waiver } from "@xiaoben/contract";
import { at, schoolDays } from "./clock.ts";
import { declared } from "./hours.ts";
import { base } from "./records.ts";
import type { Member } from "./types.ts";

export interface Oddities {
  hours: Hour[];
  waivers: Waiver[];
  /** What Lin Zhiyuan handed in and nobody has looked at. */
  waitingOfLin: Hour;
}

/** Records that a program of this kind must get right, each with one of the mathematics teachers who do not sign in. */
export function oddities(members: readonly Member[], current: Calendar, previous: Calendar, today: Day): Oddities {
  const by = (key: string): Member => members.find((member) => member.key === key)!;
  const [a, b, c, d, e, f, g] = members.filter((member) => member.subject === "maths" && member.group && !member.key) as [
    Member,
    Member,
    Member,
    Member,
    Member,
    Member,
    Member,
  ];
  const past = schoolDays(current.from, addDays(today, -1), current);
  const days = past.length > 0 ? past : schoolDays(previous.from, previous.to, previous);
  const ago = (count: number): Day => days[Math.max(0, days.length - count)]!;
  const waiting = (member: Member, count: number, title: string, hours: string): Hour =>
    declared(member, `waiting/${count}`, ago(count), { title, category: "group-study", claimedHours: hours, state: "submitted" });
  const waitingOfLin = waiting(by("lin"), 7, "集体备课：第五单元二次备课", "1.5");
  const meeting = ago(20);
  const activity = idOf("activity", "twice", a.person.id);
  return {
    waitingOfLin,
    hours: [
      waitingOfLin,
      waiting(a, 4, "命题研讨", "2"),
      waiting(c, 5, "读书沙龙：怎样倾听学生", "1"),
      waiting(by("su"), 6, "汇报课说课", "1"),
      declared(by("gu"), "returned", ago(9), {
        title: "校际联合教研",
        category: "external",
        level: "county",
        claimedHours: "6",
        state: "returned",
        reason: "请补上活动通知，写明起止时间。",
      }),
      declared(b, "rejected", ago(15), {
        title: "自行参加的线上讲座",
        category: "online",
        claimedHours: "4",
        state: "rejected",
        reason: "不在本学年认可的课程目录里。",
      }),
      declared(c, "absent", ago(18), {
        title: "全校集中研修",
        category: "group-study",
        claimedHours: "2",
        state: "rejected",
        reason: "当天没有签到，也没有请假。",
      }),
      declared(d, "minutes", ago(12), { title: "读书沙龙：我的一次失败的课", category: "salon", minutes: "90" }),
      declared(e, "failed", ago(25), {
        title: "网络课程：学习评价设计",
        category: "online",
        claimedHours: "6",
        approvedHours: "6",
        result: "failed",
      }),
      declared(a, "twice/1", meeting, {
        title: "县学科教研活动",
        category: "external",
        level: "county",
        claimedHours: "4",
        approvedHours: "4",
        activity,
      }),
      declared(a, "twice/2", meeting, {
        title: "县学科教研活动（网上登记）",
        category: "external",
        level: "county",
        claimedHours: "3",
        approvedHours: "3",
        activity,
      }),
      declared(f, "days", ago(30), {
        title: "县级骨干教师培训",
        category: "external",
        level: "county",
        until: ago(29),
        days: "2",
        approvedHours: "12",
      }),
    ],
    waivers: [
      waiver(f, by("lu"), addDays(current.from, 20), addDays(current.from, 139), "青禾教训〔示例〕12号"),
      waiver(g, by("lu"), addDays(previous.from, 60), addDays(previous.from, 79), "青禾教训〔示例〕7号"),
    ],
  };
}

/** Relief for those who were sent to a long training; how many days are long, the document does not say. */
function waiver(member: Member, by: Member, from: Day, to: Day, document: string): Waiver {
  return {
    ...base(idOf("waiver", member.person.id, from), member.person.org, at(addDays(from, -5), "10:00")),
    person: member.person.id,
    waiver: "longCycleDispatch",
    from,
    to,
    dispatchedBy: "trainingDept",
    document,
    grantedBy: by.person.id,
  };
}
