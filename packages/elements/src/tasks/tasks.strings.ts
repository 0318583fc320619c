import type { ActionId } from "@xiaoben/contract";
import { catalogue } from "../core/words.ts";

const actions: { [A in ActionId]?: string } = {
  "observation.create": "去听课，写听课记录",
  "observation.submit": "写完听课记录并提交",
  "observation.answer": "看听课意见并答复",
  "observation.sign": "在听课记录上签字",
  "observation.agree": "答复解锁申请",
  "visit.welcome": "答复听课申请",
  "hour.submit": "补好学时记录再交",
  "hour.approve": "审核学时",
  "plan.submit": "写完研修计划并提交",
  "plan.approve": "审批研修计划",
  "activity.hold": "结束活动，关上名单",
  "participation.excuse": "说明没有到的原因",
  "participation.grant": "答复请假",
  "participation.appeal": "看请假的答复，可以申诉",
  "participation.allow": "答复请假的申诉",
  "pair.sign": "在师徒阶段上签字",
};

const source = {
  title: "等您处理",
  count: (n: number) => `${n} 件`,
  action: (action: ActionId) => actions[action] ?? "处理一条记录",
  empty: "今天没有等您处理的事",
  emptyNext: "有新的事会出现在这里。",
  now: "先做",
  later: "接下来",
  open: "没有期限",
  lesson: (className: string, subject: string, topic: string) => `${className}${subject}《${topic}》`,
  slot: (day: string, period: number) => `${day}第${period}节`,
  observer: (name: string) => `听课人：${name}`,
  teacher: (name: string) => `上课人：${name}`,
  with: (name: string) => `与${name}`,
  by: (name: string) => name,
  inspection: "随堂检查",
  gone: "这条记录已经看不到了",
  late: (days: number) => `已过期限 ${days} 天`,
  today: "今天到期",
  tomorrow: "明天到期",
  until: (day: string) => `${day}前`,
  openTask: "打开",
  more: (n: number) => `再看 ${n} 件`,
};

export type TasksMessages = typeof source;

export const tasksStrings = catalogue<TasksMessages>("tasks", source, {
  "zh-Hant": async () => (await import("./tasks.strings.zh-hant.ts")).messages,
  en: async () => (await import("./tasks.strings.en.ts")).messages,
});
