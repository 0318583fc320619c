import type { Pack } from "../../packs/index.ts";

export const packId = "yunlan.study-hours";

/** A form, a plan template and the stages of a pair: what lessons, plans and pairs of the campus are made from. */
const content: NonNullable<Pack["content"]> = {
  rubrics: [
    {
      id: "lesson-record",
      title: "听课记录表",
      sections: [
        {
          id: "process",
          title: "教学过程",
          items: [
            { id: "aims", text: "目标清楚", field: "points", max: "10", step: "1", notApplicable: true },
            {
              id: "questions",
              text: "提问有层次",
              field: "level",
              levels: ["good", "fair"].map((id) => ({ id, label: id === "good" ? "好" : "一般" })),
            },
            { id: "impression", text: "一句话印象", field: "text" },
          ],
        },
      ],
    },
    {
      id: "walk-through",
      title: "随堂检查表",
      aim: "inspection",
      sections: [
        {
          id: "checks",
          title: "常规",
          items: [
            { id: "prepared", text: "备课：教案写的就是这节课", field: "yesNo", notApplicable: true },
            { id: "taught", text: "上课：人到课到", field: "yesNo", notApplicable: true },
            { id: "marked", text: "作业：批了，写了话", field: "yesNo", notApplicable: true },
          ],
        },
      ],
    },
  ],
  planTemplates: [
    {
      id: "group-plan",
      title: "教研组计划",
      sections: [
        { id: "aims", title: "目标", required: true },
        { id: "steps", title: "安排", required: true, items: { atLeast: "1", needs: ["owner"] } },
        { id: "support", title: "保障", required: false },
      ],
    },
  ],
  pairTemplates: [
    {
      id: "two-stages",
      title: "师徒结对",
      stages: [
        { id: "read", title: "读懂教材", tasks: [{ id: "explain", text: "讲一个单元的教材", needed: true }], gate: "会讲教材" },
        { id: "design", title: "独立设计", tasks: [], gate: "会设计一节课" },
      ],
    },
  ],
  checklists: [
    {
      id: "held-well",
      title: "有主题、有记录",
      items: [
        { id: "theme", text: "有主题", phase: "before", filled: ["/theme"] },
        { id: "record", text: "有记录", phase: "after", filled: ["/minutesTaken"] },
      ],
    },
  ],
};

/** A small pack that makes sense: one book of hours, one requirement, one open question, one consequence, one example. */
export const pack: Pack = {
  format: "xiaoben.pack/1",
  id: packId,
  version: "2",
  level: "county",
  title: "云岚县学时办法（示例）",
  source: {
    title: "云岚县学时办法（虚构）",
    clauses: [
      { id: "c1", label: "第一条" },
      { id: "c2", label: "第二条" },
    ],
  },
  effective: { from: "2026-09-01" },
  categories: [
    { id: "school-based", title: { "zh-Hans": "校本研修", en: "School-based" }, maps: ["observation", "group-study"] },
    { id: "external", title: "校外培训" },
  ],
  parameters: [
    { id: "least", type: "amount", clause: "c1", values: [] },
    { id: "lesson-hours", type: "amount", clause: "c1", values: [{ value: "1" }] },
  ],
  ambiguities: [
    {
      id: "how-many",
      clause: "c1",
      kind: "unclear",
      question: "一学年至少几学时？",
      readings: [
        { id: "six", says: "六学时", sets: { least: "6" } },
        { id: "nine", says: "九学时", sets: { least: "9" } },
      ],
      decide: { level: "county", role: "countyOfficer" },
    },
  ],
  books: [
    {
      id: "hours",
      title: "学时",
      unit: "hour",
      source: "hour",
      admit: [
        {
          id: "handed-in",
          test: { fact: "state", notIn: ["draft", "returned", "withdrawn", "rejected", "dismissed"] },
          otherwise: "refused",
          clause: "c1",
        },
        { id: "approved", test: { fact: "state", in: ["approved", "reported", "registered"] }, otherwise: "waiting", clause: "c1" },
      ],
      value: [
        { when: { all: [{ fact: "approvedHours", present: true }] }, amount: { fact: "approvedHours" }, clause: "c1" },
        { when: { all: [{ fact: "claimedHours", present: true }] }, amount: { fact: "claimedHours" }, clause: "c1" },
        { amount: { per: "lessons", of: "1", gives: { param: "lesson-hours" } }, clause: "c1" },
      ],
    },
  ],
  measures: [{ id: "total", sum: "hours" }],
  rules: [
    {
      id: "total",
      title: "学年总学时",
      clause: "c1",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "total",
      atLeast: { param: "least" },
    },
  ],
  consequences: [
    {
      id: "note",
      clause: "c2",
      purposes: ["annualRating"],
      effect: { notice: "internal" },
      reply: { days: "10" },
      when: { combine: "all", of: [{ rule: "total", is: "notMet" }] },
    },
  ],
  content,
  examples: [
    {
      id: "enough",
      asOf: "2027-08-31",
      decisions: { "how-many": "six" },
      records: [{ kind: "hour", on: "2026-10-14", category: "external", approvedHours: "6", state: "approved" }],
      expect: { total: "met 6", note: "doesNotApply" },
    },
  ],
};

/** The same county's next version: it leaves nothing open. */
export const nextPack: Pack = {
  ...pack,
  version: "3",
  effective: { from: "2027-09-01" },
  parameters: [
    { id: "least", type: "amount", clause: "c1", values: [{ value: "8" }] },
    { id: "lesson-hours", type: "amount", clause: "c1", values: [{ value: "1" }] },
  ],
  ambiguities: [],
  examples: [
    {
      id: "enough",
      asOf: "2028-08-31",
      records: [{ kind: "hour", on: "2027-10-14", category: "external", approvedHours: "8", state: "approved" }],
      expect: { total: "met 8", note: "doesNotApply" },
    },
  ],
};

/** The version before: without the question. */
export const oldPack: Pack = {
  ...nextPack,
  version: "1",
  effective: { from: "2025-09-01", to: "2026-08-31" },
  examples: [
    {
      id: "enough",
      asOf: "2026-08-31",
      records: [{ kind: "hour", on: "2025-10-14", category: "external", approvedHours: "8", state: "approved" }],
      expect: { total: "met 8", note: "doesNotApply" },
    },
  ],
};
