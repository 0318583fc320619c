import type { ActionId } from "@xiaoben/contract";
import type { TasksMessages } from "./tasks.strings.ts";

const actions: { [A in ActionId]?: string } = {
  "observation.create": "Observe the lesson and write the record",
  "observation.submit": "Finish and submit the observation",
  "observation.answer": "Read the observation and answer",
  "observation.sign": "Sign the observation",
  "observation.agree": "Answer the request to unlock",
  "visit.welcome": "Answer who asks to observe",
  "hour.submit": "Complete the study-hour record",
  "hour.approve": "Review study hours",
  "plan.submit": "Finish and submit the plan",
  "plan.approve": "Approve the plan",
  "pair.sign": "Sign the stage of the pair",
};

export const messages: TasksMessages = {
  title: "Waiting for you",
  count: (n) => (n === 1 ? "1 item" : `${n} items`),
  action: (action) => actions[action] ?? "Look at a record",
  empty: "Nothing waits for you today",
  emptyNext: "New things will appear here.",
  now: "Do first",
  later: "Next",
  open: "No date",
  lesson: (className, subject, topic) => `${className}, ${subject}: ${topic}`,
  slot: (day, period) => `${day}, lesson ${period}`,
  observer: (name) => `Observer: ${name}`,
  teacher: (name) => `Teacher: ${name}`,
  with: (name) => `With ${name}`,
  by: (name) => name,
  inspection: "Inspection",
  gone: "This record can no longer be seen",
  late: (days) => (days === 1 ? "1 day past the date" : `${days} days past the date`),
  today: "Due today",
  tomorrow: "Due tomorrow",
  until: (day) => `By ${day}`,
  openTask: "Open",
  more: (n) => `Show ${n} more`,
};
