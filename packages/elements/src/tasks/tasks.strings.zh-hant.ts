import type { ActionId } from "@xiaoben/contract";
import type { TasksMessages } from "./tasks.strings.ts";

const actions: { [A in ActionId]?: string } = {
  "observation.create": "去聽課，寫聽課紀錄",
  "observation.submit": "寫完聽課紀錄並送出",
  "observation.answer": "看聽課意見並答覆",
  "observation.sign": "在聽課紀錄上簽名",
  "observation.agree": "答覆解鎖申請",
  "visit.welcome": "答覆聽課申請",
  "hour.submit": "補好學時紀錄再送出",
  "hour.approve": "審核學時",
  "plan.submit": "寫完研修計畫並送出",
  "plan.approve": "審核研修計畫",
  "pair.sign": "在師徒階段上簽名",
};

export const messages: TasksMessages = {
  title: "等您處理",
  count: (n) => `${n} 件`,
  action: (action) => actions[action] ?? "處理一筆紀錄",
  empty: "今天沒有等您處理的事",
  emptyNext: "有新的事會出現在這裡。",
  now: "先做",
  later: "接下來",
  open: "沒有期限",
  lesson: (className, subject, topic) => `${className}${subject}〈${topic}〉`,
  slot: (day, period) => `${day}第${period}節`,
  observer: (name) => `聽課人：${name}`,
  teacher: (name) => `上課人：${name}`,
  with: (name) => `與${name}`,
  by: (name) => name,
  inspection: "隨堂檢查",
  gone: "這筆紀錄已經看不到了",
  late: (days) => `已過期限 ${days} 天`,
  today: "今天到期",
  tomorrow: "明天到期",
  until: (day) => `${day}前`,
  openTask: "開啟",
  more: (n) => `再看 ${n} 件`,
};
