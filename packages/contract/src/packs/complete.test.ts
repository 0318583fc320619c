import assert from "node:assert/strict";
import { test } from "node:test";
import { planLacks, stageLacks } from "./complete.ts";
import type { PairTemplate, PlanTemplate } from "./definitions.ts";

const template: PlanTemplate = {
  id: "term-plan",
  title: "学期计划",
  sections: [
    { id: "aims", title: "目标", required: true },
    { id: "measures", title: "措施", required: true, items: { atLeast: "2", needs: ["owner", "due"] } },
    { id: "notes", title: "备注", required: false },
  ],
};
const item = (id: string, more: Record<string, unknown> = {}): { id: string; section: string } => ({ id, section: "measures", ...more });

test("[R108] an empty required section keeps the plan from moving on; spaces are not text", () => {
  assert.deepEqual(planLacks(template, [{ section: "aims", text: " \u3000\n" }], []), [
    { code: "section-empty", section: "aims", blocks: true },
    { code: "section-empty", section: "measures", blocks: true },
    { code: "items-missing", section: "measures", blocks: true },
  ]);
});

test("[R108] items fill a section; what they do not name is pointed out and does not block", () => {
  const lacks = planLacks(
    template,
    [{ section: "aims", text: "听评课" }],
    [item("a", { owner: "p", due: "2026-10-01" }), item("b", { owner: "p" })],
  );
  assert.deepEqual(lacks, [{ code: "item-without-due", section: "measures", item: "b", blocks: false }]);
});

test("[R108] text alone does not stand for the items that are asked for", () => {
  const lacks = planLacks(
    template,
    [
      { section: "aims", text: "听评课" },
      { section: "measures", text: "每周教研" },
    ],
    [item("a", { owner: "p", due: "2026-10-01" })],
  );
  assert.deepEqual(lacks, [{ code: "items-missing", section: "measures", blocks: true }]);
});

const stages: PairTemplate = {
  id: "three-stages",
  title: "三阶段",
  stages: [
    {
      id: "s1",
      title: "搀扶",
      gate: "双方签字",
      tasks: [
        { id: "demo", text: "示范课", evidence: "lesson", needed: true },
        { id: "talk", text: "说课", needed: true },
        { id: "extra", text: "读书", needed: false },
      ],
    },
    { id: "s2", title: "自己走", gate: "双方签字", tasks: [{ id: "demo", text: "汇报课", needed: true }] },
  ],
};
const shown = (stage: string, task: string): { stage: string; task: string; title: string; on: string; by: string } => ({
  stage,
  task,
  title: "《观潮》",
  on: "2026-10-12",
  by: "p",
});

test("[R096] a stage lacks the evidence of each task that is needed, and of its own stage only", () => {
  assert.deepEqual(stageLacks(stages, { stage: "s1", evidence: [shown("s2", "demo"), shown("s1", "talk")] }), [
    { code: "evidence-missing", stage: "s1", task: "demo", blocks: true },
  ]);
  assert.deepEqual(stageLacks(stages, { stage: "s1", evidence: [shown("s1", "demo"), shown("s1", "talk")] }), []);
});
