import { addDays, idOf, type Calendar, type Day, type Plan, type PlanItem, type PlanSection } from "@xiaoben/contract";
import { at } from "./clock.ts";
import { planTemplate, termPlan } from "./packs.ts";
import { random } from "./random.ts";
import { base } from "./records.ts";
import type { Member } from "./types.ts";

/** A plan, its sections and its items. */
export interface PlanFolder {
  plan: Plan;
  sections: PlanSection[];
  items: PlanItem[];
}

export interface PlanWish {
  name: string;
  author: Member;
  level: Plan["level"];
  title: string;
  calendar: Calendar;
  term: number;
  state: Plan["state"];
  /** Day of the last step: submitted, returned, or approved. */
  on: Day;
  due?: Day;
  theme: string;
  approver?: Member;
  reason?: string;
  /** How many sections are written; the rest is empty. */
  written?: number;
  /** Who the items are given to in turn; fewer than items leaves some without. */
  owners: readonly Member[];
}

/** Invented texts of the sections, in the order of the template. */
const texts: readonly string[] = [
  "这学期两个年级换了新教材，大家最想弄清的是：学生到底是怎么想的。计划围绕课堂里的提问和倾听安排，少开会，多进教室。",
  "期末时，每位老师能拿出两节课的前后对照，说出改了哪一问、学生多说了什么；每个备课组留下一份共用的问题清单。",
  "把时间还给学生：问得少一点，等得久一点。",
  "听评课以同组为主，跨组每月一次；备课先各写一稿再合到一起；师徒两周互听一节；月末沙龙自愿参加。",
  "围绕追问与等待，选三个单元做课例，每个课例上两轮。",
  "九月定题，十月第一轮，十一月换班再上，十二月汇总。每一步写明谁来做、到哪一天。",
  "每周四下午不排课，留给备课组；代课由教务统一安排；书和录像设备的费用从公用经费里出。",
];

const tasks: readonly { text: string; quota: { count: string; unit: string; per: string }; day: number }[] = [
  { text: "每位教师听课", quota: { count: "30", unit: "节", per: "term" }, day: 120 },
  { text: "每位教师上公开课", quota: { count: "1", unit: "节", per: "term" }, day: 90 },
  { text: "各组做一个课例，上两轮", quota: { count: "1", unit: "个", per: "term" }, day: 70 },
  { text: "师徒互听并留下记录", quota: { count: "2", unit: "节", per: "month" }, day: 110 },
  { text: "读书沙龙", quota: { count: "1", unit: "次", per: "month" }, day: 100 },
  { text: "期末汇总问题清单", quota: { count: "1", unit: "份", per: "term" }, day: 130 },
];

const ownTasks: typeof tasks = [
  { text: "听同组的课，课后说一句", quota: { count: "30", unit: "节", per: "term" }, day: 120 },
  { text: "上一节公开课", quota: { count: "1", unit: "节", per: "term" }, day: 90 },
  { text: "写一个教学案例", quota: { count: "1", unit: "个", per: "term" }, day: 70 },
  { text: "读一本书，在组里讲一次", quota: { count: "1", unit: "本", per: "term" }, day: 100 },
  { text: "整理自己的问题清单", quota: { count: "1", unit: "份", per: "term" }, day: 130 },
];

/** Writes a plan as it stands on a day. */
export function planFolder(seed: number, wish: PlanWish): PlanFolder {
  const draw = random(seed, `plan/${wish.name}`);
  const template = planTemplate();
  const term = wish.calendar.terms[wish.term]!;
  const id = idOf("plan", wish.author.person.org, wish.name);
  const org = wish.author.person.org;
  const made = at(addDays(wish.on, -12), "14:10");
  const handedIn = wish.state === "draft" ? undefined : at(addDays(wish.on, wish.state === "approving" ? 0 : -3), "16:40");
  const last = at(wish.on, wish.state === "approving" ? "16:40" : "17:20");
  const plan: Plan = {
    ...base(id, org, made, { draft: 2, approving: 3, returned: 4, approved: 4 }[wish.state], last),
    state: wish.state,
    author: wish.author.person.id,
    level: wish.level,
    title: wish.title,
    period: `term:${wish.calendar.schoolYear}/${term.key}`,
    theme: wish.theme,
    template: { pack: termPlan.id, version: termPlan.version, id: template.id },
    ...(wish.due && { due: wish.due }),
    step: wish.state === "approved" ? 1 : 0,
    ...(handedIn && { submittedAt: handedIn }),
    approvals: wish.state === "approved" ? [{ by: wish.approver!.person.id, level: "school", at: last, version: 3 }] : [],
    ...(wish.reason && { reason: wish.reason }),
  };
  const sections = template.sections.slice(0, wish.written ?? template.sections.length).map((section, i): PlanSection => ({
    ...base(idOf("plan-section", id, section.id), org, made, 2, at(addDays(wish.on, -5), "15:30")),
    plan: id,
    section: section.id,
    text: texts[i % texts.length]!,
  }));
  let given = 0;
  const items = template.sections.slice(0, wish.written ?? template.sections.length).flatMap((section) => {
    if (!section.items) return [];
    const chosen = draw.shuffled(wish.level === "personal" ? ownTasks : tasks).slice(0, 4);
    return chosen.map((task, order): PlanItem => {
      const owner = wish.owners[given++];
      return {
        ...base(idOf("plan-item", id, section.id, String(order)), org, made, 1),
        plan: id,
        section: section.id,
        order,
        text: task.text,
        ...(owner && { owner: owner.person.id }),
        ...(section.items!.needs.includes("quota") && { quota: task.quota }),
        ...(section.items!.needs.includes("due") && { due: addDays(term.from, task.day) }),
      };
    });
  });
  return { plan, sections, items };
}
