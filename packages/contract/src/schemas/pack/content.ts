import * as z from "zod/mini";
import { evaluationCode, phraseSituation, phraseSkill } from "../codes.ts";
import { closed, flag, list, maybe, name, oneOf, packDec, words } from "../primitives.ts";
import { num, packId } from "./tests.ts";

const item = { id: packId, text: words, notApplicable: maybe(flag), required: maybe(flag) };

const rubricItem = z.discriminatedUnion(
  "field",
  [
    closed({ ...item, field: z.literal("points"), max: packDec, step: packDec }),
    closed({
      ...item,
      field: z.literal("level"),
      weight: maybe(packDec),
      levels: list(closed({ id: packId, label: words, value: maybe(packDec), says: maybe(words) })),
    }),
    closed({ ...item, field: z.literal("choice"), choices: list(closed({ id: packId, label: words })) }),
    closed({ ...item, field: z.literal("yesNo") }),
    closed({ ...item, field: z.literal("text") }),
  ],
  { error: "unknown-field-kind" },
);

export const rubric = closed({
  id: packId,
  title: words,
  clause: maybe(packId),
  aim: maybe(oneOf("inspection")),
  full: maybe(packDec),
  bands: maybe(list(closed({ id: packId, label: words, atLeast: packDec, atMost: maybe(packDec) }))),
  sections: list(closed({ id: packId, title: words, weight: maybe(packDec), items: list(rubricItem) })),
});

export const planTemplate = closed({
  id: packId,
  title: words,
  sections: list(
    closed({
      id: packId,
      title: words,
      hint: maybe(words),
      required: flag,
      items: maybe(closed({ atLeast: num, needs: list(oneOf("owner", "quota", "due")) })),
    }),
  ),
});

export const pairTemplate = closed({
  id: packId,
  title: words,
  stages: list(
    closed({
      id: packId,
      title: words,
      says: maybe(words),
      tasks: list(closed({ id: packId, text: words, evidence: maybe(name), needed: flag })),
      gate: words,
    }),
  ),
});

export const checklist = closed({
  id: packId,
  title: words,
  items: list(closed({ id: packId, text: words, phase: oneOf("before", "after"), filled: list(name) })),
});

export const quotaSet = closed({
  id: packId,
  title: words,
  items: list(closed({ id: packId, text: words, measure: maybe(packId), atLeast: num })),
});

export const activityTemplate = closed({
  id: packId,
  title: words,
  steps: list(
    closed({
      id: packId,
      title: words,
      says: maybe(words),
      count: maybe(closed({ atLeast: num, atMost: maybe(num) })),
      turns: maybe(list(words)),
      outputs: maybe(list(name)),
    }),
  ),
  checklist: maybe(packId),
});

export const phraseBank = closed({
  id: packId,
  title: words,
  source: maybe(words),
  bareAbove: maybe(num),
  groups: list(
    closed({
      id: packId,
      title: words,
      code: maybe(evaluationCode),
      skill: maybe(phraseSkill),
      phrases: list(closed({ id: packId, text: words, situation: maybe(phraseSituation), codes: maybe(list(evaluationCode)) })),
    }),
  ),
});

export const content = closed({
  rubrics: maybe(list(rubric)),
  planTemplates: maybe(list(planTemplate)),
  pairTemplates: maybe(list(pairTemplate)),
  checklists: maybe(list(checklist)),
  quotaSets: maybe(list(quotaSet)),
  activityTemplates: maybe(list(activityTemplate)),
  phraseBanks: maybe(list(phraseBank)),
});
