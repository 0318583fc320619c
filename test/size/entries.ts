/** What is measured, in KiB gzip of what loads before first use: `must` fails the tests, `aim` is printed. */
export interface Entry {
  name: string;
  /** Modules that are loaded together. */
  imports: string[];
  must: number;
  aim: number;
}

const core = "packages/elements/src";

export const entries: Entry[] = [
  { name: "loader", imports: ["packages/kit/src/loader.ts"], must: 2.5, aim: 2 },
  { name: "observation-form", imports: [`${core}/observation-form/observation-form.ts`], must: 24, aim: 20 },
  { name: "lesson", imports: [`${core}/lesson/lesson.ts`], must: 24, aim: 20 },
  { name: "debrief", imports: [`${core}/debrief/debrief.ts`], must: 24, aim: 20 },
  { name: "joint-view", imports: [`${core}/joint-view/joint-view.ts`], must: 22, aim: 18 },
  { name: "hour-ledger", imports: [`${core}/hour-ledger/hour-ledger.ts`], must: 22, aim: 20 },
  { name: "growth", imports: [`${core}/growth/growth.ts`], must: 22, aim: 18 },
  { name: "hour-overview", imports: [`${core}/hour-overview/hour-overview.ts`], must: 22, aim: 18 },
  { name: "portfolio", imports: [`${core}/portfolio/portfolio.ts`], must: 22, aim: 18 },
  { name: "progress", imports: [`${core}/progress/progress.ts`], must: 22, aim: 18 },
  { name: "hours-export", imports: [`${core}/hours-export/hours-export.ts`], must: 22, aim: 18 },
  { name: "hours-import", imports: [`${core}/hours-import/hours-import.ts`], must: 22, aim: 18 },
  { name: "study-hours", imports: [`${core}/study-hours/study-hours.ts`], must: 22, aim: 18 },
  { name: "activity", imports: [`${core}/activity/activity.ts`], must: 22, aim: 18 },
  { name: "hour-form", imports: [`${core}/hour-form/hour-form.ts`], must: 24, aim: 20 },
  { name: "mentor-pair", imports: [`${core}/mentor-pair/mentor-pair.ts`], must: 22, aim: 18 },
  { name: "plan-editor", imports: [`${core}/plan-editor/plan-editor.ts`], must: 26, aim: 22 },
  { name: "decisions", imports: [`${core}/decisions/decisions.ts`], must: 22, aim: 18 },
  { name: "credit-register", imports: [`${core}/credit-register/credit-register.ts`], must: 22, aim: 18 },
  { name: "publication", imports: [`${core}/publication/publication.ts`], must: 22, aim: 18 },
  { name: "pack", imports: [`${core}/pack/pack.ts`], must: 22, aim: 18 },
  { name: "rubric-editor", imports: [`${core}/rubric-editor/rubric-editor.ts`], must: 22, aim: 18 },
  { name: "scheme-editor", imports: [`${core}/scheme-editor/scheme-editor.ts`], must: 22, aim: 18 },
  { name: "sdk", imports: ["packages/sdk/src/index.ts"], must: 18, aim: 14 },
  { name: "outbox", imports: ["packages/sdk/src/outbox/index.ts"], must: 6, aim: 5 },
  { name: "policy", imports: ["packages/policy/src/device.ts"], must: 16, aim: 12 },
  {
    name: "all",
    imports: [
      `${core}/observation-form/observation-form.ts`,
      `${core}/study-hours/study-hours.ts`,
      `${core}/mentor-pair/mentor-pair.ts`,
      `${core}/plan-editor/plan-editor.ts`,
      "packages/sdk/src/index.ts",
      "packages/sdk/src/outbox/index.ts",
    ],
    must: 95,
    aim: 80,
  },
];
