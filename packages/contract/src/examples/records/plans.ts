import type { Plan, PlanItem, PlanSection } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, people } from "./campus.ts";
import { definition } from "./lessons.ts";

const plan = exampleOf("plan");
const section = exampleOf("plan-section");
const item = exampleOf("plan-item");

export const planIds = {
  draft: exampleId(15, 1),
  empty: exampleId(15, 2),
  approving: exampleId(15, 3),
  returned: exampleId(15, 4),
  approved: exampleId(15, 5),
} as const;
const sectionIds = { aims: exampleId(16, 1), steps: exampleId(16, 2), approving: exampleId(16, 3) } as const;
const itemIds = { openLesson: exampleId(17, 1), reading: exampleId(17, 2), approving: exampleId(17, 3) } as const;

const begun: Plan = {
  ...base(planIds.draft, undefined, 1, "2026-11-09T01:00:00.000Z"),
  state: "draft",
  author: people.groupLead,
  level: "group",
  title: "数学教研组第一学期计划",
  period: "term:2026-2027/1",
  theme: "让学生说得出理由",
  template: definition("group-plan"),
  step: 0,
  approvals: [],
};

export const plans = {
  draft: { ...begun, due: "2026-11-30" },
  empty: { ...begun, id: planIds.empty, title: "还没有写的计划", theme: "" },
  approving: {
    ...begun,
    ...base(planIds.approving, undefined, 2, "2026-11-10T01:00:00.000Z"),
    title: "数学教研组读书计划",
    state: "approving",
    submittedAt: "2026-11-10T01:00:00.000Z",
  },
  returned: {
    ...begun,
    ...base(planIds.returned, undefined, 3, "2026-11-11T01:00:00.000Z"),
    title: "数学教研组听课计划",
    state: "returned",
    submittedAt: "2026-11-10T01:00:00.000Z",
    reason: "请写明每项由谁负责",
  },
  approved: {
    ...begun,
    ...base(planIds.approved, undefined, 3, "2026-09-09T01:00:00.000Z"),
    title: "数学教研组命题计划",
    state: "approved",
    step: 1,
    submittedAt: "2026-09-08T01:00:00.000Z",
    approvals: [{ by: people.principal, level: "school", at: "2026-09-09T01:00:00.000Z", version: 2 }],
  },
} as const satisfies Record<keyof typeof planIds, Plan>;

export const sections = {
  aims: { ...base(sectionIds.aims), plan: planIds.draft, section: "aims", text: "每位老师至少打磨一节追问课。" },
  steps: { ...base(sectionIds.steps), plan: planIds.draft, section: "steps", text: "" },
  approving: { ...base(sectionIds.approving), plan: planIds.approving, section: "aims", text: "共读一本书。" },
} as const satisfies Record<keyof typeof sectionIds, PlanSection>;

export const items = {
  openLesson: {
    ...base(itemIds.openLesson),
    plan: planIds.draft,
    section: "steps",
    order: 1,
    text: "每人一节公开课",
    owner: people.teacher,
    quota: { count: "1", unit: "节", per: "term" },
    due: "2026-12-31",
  },
  reading: { ...base(itemIds.reading), plan: planIds.draft, section: "steps", order: 1.5, text: "读书交流" },
  approving: {
    ...base(itemIds.approving),
    plan: planIds.approving,
    section: "steps",
    order: 1,
    text: "每月一次共读",
    owner: people.groupLead,
    quota: { count: "3", unit: "次" },
  },
} as const satisfies Record<keyof typeof itemIds, PlanItem>;

export const planExamples = [
  plan("draft", "Complete, and not yet submitted.", plans.draft),
  plan("empty", "A draft that holds nothing: its template keeps it from being submitted.", plans.empty),
  plan("approving", "Waits for the first level of approval, counted from 0.", plans.approving),
  plan("returned", "Came back with a reason.", plans.returned),
  plan("approved", "Each approval is kept: who, which level, when, and which version.", plans.approved),
  section("aims", "The text of one section; a plan has one record for each.", sections.aims),
  section("steps", "A section whose content is its items: its text may be empty.", sections.steps),
  section("submitted", "Follows the state of its plan: it cannot be changed while that waits for approval.", sections.approving),
  item("with-quota", "Who, how often, until when.", items.openLesson),
  item("plain", "Only a text. `order` is any number: between two others there is always room.", items.reading),
  item("submitted", "A quota without a period of its own.", items.approving),
];
