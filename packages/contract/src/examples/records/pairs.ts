import type { Pair } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, hashOf, people, signed } from "./campus.ts";
import { definition } from "./lessons.ts";
import { observationIds, pairId } from "./observations.ts";

const pair = exampleOf("pair");

export const pairIds = { active: pairId, completed: exampleId(14, 2), ended: exampleId(14, 3), begun: exampleId(14, 4) } as const;

const begun: Pair = {
  ...base(pairIds.begun),
  state: "active",
  mentor: people.groupLead,
  mentee: people.teacher,
  from: "2026-11-02",
  subjectName: "数学",
  topics: [],
  template: definition("two-stages"),
  stage: "read",
  evidence: [],
  signatures: [],
  gates: [],
};

const active: Pair = {
  ...begun,
  ...base(pairIds.active, undefined, 4, "2026-11-13T05:00:00.000Z"),
  mentor: people.mentor,
  from: "2026-09-01",
  topics: [
    { topic: "追问", leads: "mentor", goal: "会接住学生的回答" },
    { topic: "信息技术", leads: "mentee", goal: "会用数据看练习" },
  ],
  evidence: [
    {
      stage: "read",
      task: "explain",
      record: { kind: "observation", id: observationIds.submitted },
      title: "讲了分数单元的教材",
      on: "2026-11-10",
      by: people.mentor,
    },
  ],
};

const gate = (stage: string, at: string): Pair["gates"][number] => ({
  stage,
  at,
  signatures: (["mentor", "mentee"] as const).map((party) => ({
    party,
    person: party === "mentor" ? people.mentor : people.teacher,
    at,
    version: 5,
    hash: hashOf({ stage }),
    way: party === "mentor" ? "session" : "paper",
  })),
});

export const pairs = {
  active: signed(active, { party: "mentor", person: people.mentor, at: "2026-11-13T05:00:00.000Z", version: 3 }),
  begun,
  completed: {
    ...active,
    ...base(pairIds.completed, undefined, 9, "2026-07-08T05:00:00.000Z"),
    state: "completed",
    from: "2025-09-01",
    to: "2026-07-10",
    stage: "design",
    signatures: [],
    gates: [gate("read", "2026-01-15T05:00:00.000Z"), gate("design", "2026-07-08T05:00:00.000Z")],
  },
  ended: {
    ...begun,
    ...base(pairIds.ended, undefined, 2, "2026-10-30T05:00:00.000Z"),
    mentor: people.mentor,
    from: "2026-09-01",
    state: "ended",
    reason: "师傅调往其他学校",
  },
} as const satisfies Record<keyof typeof pairIds, Pair>;

export const pairExamples = [
  pair("active", "Topics lead either way. The task of the stage is shown, the mentor has signed, the mentee has not.", pairs.active),
  pair("begun", "Just begun: nothing shown yet, so its gate cannot be signed.", pairs.begun),
  pair("completed", "Both gates passed, each kept with its signatures.", pairs.completed),
  pair("ended", "Ended early, with the reason.", pairs.ended),
];
