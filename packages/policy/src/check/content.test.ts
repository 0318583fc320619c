import type { EvaluationCode, PackContent } from "@xiaoben/contract";
import { goodPack } from "./testing/good.ts";
import { proveAll } from "./testing/prove.ts";

const carrying = (content: PackContent) => goodPack({ content });
const checklist = { id: "list", title: "清单", items: [{ id: "a", text: "一", phase: "before" as const, filled: ["/title"] }] };
const activity = (more: object = {}, step: object = {}) =>
  carrying({
    checklists: [checklist],
    activityTemplates: [{ id: "seminar", title: "研讨", steps: [{ id: "lessons", title: "上课", ...step }], ...more }],
  });
const bank = (a: EvaluationCode, b: EvaluationCode) =>
  carrying({
    phraseBanks: [
      {
        id: "bank",
        title: "用语",
        groups: [a, b].map((code, n) => ({ id: `g${n}`, title: "组", code, phrases: [{ id: `p${n}`, text: "好" }] })),
      },
    ],
  });
const quota = (measure: string, atLeast = "1") =>
  carrying({ quotaSets: [{ id: "good", title: "好", items: [{ id: "one", text: "一", measure, atLeast }] }] });
const points = (max: string, step: string) =>
  carrying({
    rubrics: [
      {
        id: "form",
        title: "表",
        full: max,
        sections: [{ id: "s", title: "部分", items: [{ id: "i", text: "项", field: "points", max, step }] }],
      },
    ],
  });

proveAll("what a pack carries", [
  {
    code: "unknown-reference",
    what: "an activity held by a checklist that is not there",
    has: activity({ checklist: "other" }),
    at: "/content/activityTemplates/0/checklist",
    hasNot: [activity({ checklist: "list" })],
  },
  {
    code: "contradiction",
    what: "a step with at least three and at most two",
    has: activity({}, { count: { atLeast: "3", atMost: "2" } }),
    at: "/content/activityTemplates/0/steps/0/count",
    hasNot: [activity({}, { count: { atLeast: "2", atMost: "2" } })],
  },
  {
    code: "duplicate-id",
    what: "two groups of one code",
    has: bank("reflecting", "reflecting"),
    at: "/content/phraseBanks/0/groups/1/code",
    hasNot: [bank("reflecting", "delaying")],
  },
  {
    code: "duplicate-id",
    what: "a definition called like the whole pack",
    has: carrying({ checklists: [{ ...checklist, id: "pack" }] }),
    at: "/content/checklists/0/id",
    hasNot: [carrying({ checklists: [checklist] })],
  },
  {
    code: "unknown-reference",
    what: "a quota that counts what is not there",
    has: quota("other"),
    at: "/content/quotaSets/0/items/0/measure",
    hasNot: [quota("total")],
  },
  {
    code: "number-out-of-range",
    what: "a quota of less than none",
    has: quota("total", "-1"),
    at: "/content/quotaSets/0/items/0/atLeast",
    hasNot: [quota("total", "0")],
  },
  {
    code: "number-out-of-range",
    what: "steps that do not lead to the full mark",
    has: points("10", "3"),
    at: "/content/rubrics/0/sections/0/items/0/step",
    hasNot: [points("10", "2.5")],
  },
]);
