import type { Pair } from "../../kinds/index.ts";
import { clock, hashOf, people } from "../records/campus.ts";
import { pairIds, pairs } from "../records/pairs.ts";
import { act, change, found, get, list, next, page, refuse, story, written } from "./build.ts";

const walk = story("a-pair-passes-a-gate");
const end = story("a-pair-ends");

const { active, begun } = pairs;
const shown: Pair = {
  ...next<Pair>(begun),
  evidence: [{ stage: "read", task: "explain", title: "讲了面积单元的教材", on: "2026-11-19", by: people.teacher }],
};

const passed: Pair = {
  ...next<Pair>(active, {}, 2),
  stage: "design",
  signatures: [],
  gates: [
    {
      stage: "read",
      at: clock,
      signatures: [
        ...active.signatures,
        { party: "mentee", person: people.teacher, at: clock, version: active.version, hash: hashOf(active), way: "session" },
      ],
    },
  ],
};

export const pairExchanges = [
  walk(
    "pair.list",
    "teacher",
    "as-mentee",
    "The pairs in which she learns.",
    list("pair", { mentee: people.teacher, state: "active" }),
    page(active, begun),
  ),
  walk("pair.get", "principal", "one", "The head of the school reads pairs too.", get("pair", pairIds.completed), found(pairs.completed)),
  walk(
    "pair.sign",
    "teacher",
    "nothing-shown",
    "A gate is signed when its tasks are shown.",
    act("pair", begun.id, "sign", 60, 1),
    refuse("guard-failed", ["/evidence/explain evidence-missing"]),
  ),
  walk(
    "pair.change",
    "teacher",
    "task-shown",
    "Either side shows that a task was done.",
    change("pair", begun.id, 1, { evidence: shown.evidence }),
    written("pair", shown),
  ),
  walk(
    "pair.change",
    "teacher",
    "stage",
    "The stage changes by its gate alone.",
    change("pair", begun.id, 2, { stage: "design" }),
    refuse("not-permitted", ["/stage not-yours-to-change"]),
  ),
  walk(
    "pair.sign",
    "teacher",
    "second-signature",
    "The mentor had signed: the gate is passed and kept, and the next stage begins.",
    act("pair", active.id, "sign", 61, 4),
    {
      status: 200,
      body: {
        record: {
          id: active.id,
          state: "active",
          stage: "design",
          signatures: [],
          gates: [{ stage: "read", at: clock, signatures: [{ party: "mentor" }, { party: "mentee" }] }],
        },
      },
      shows: { record: passed, changes: [{ kind: "pair", id: active.id, version: passed.version }] },
    },
  ),
  end(
    "pair.end",
    "teacher",
    "by-the-mentee",
    "A pair is ended by the school.",
    act("pair", begun.id, "end", 62, 1, { reason: "想换师傅" }),
    refuse("not-permitted"),
  ),
  end(
    "pair.end",
    "schoolAdmin",
    "ended",
    "With the reason.",
    act("pair", begun.id, "end", 63, 1, { reason: "岗位调整" }),
    written("pair", { ...next<Pair>(begun), state: "ended", reason: "岗位调整" }),
  ),
];
