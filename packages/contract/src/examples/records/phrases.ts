import type { Phrase } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, people } from "./campus.ts";

const phrase = exampleOf("phrase");

export const phraseIds = { slot: exampleId(22, 1), retired: exampleId(22, 2), new: exampleId(22, 3) } as const;

export const phrases = {
  slot: {
    ...base(phraseIds.slot),
    author: people.teacher,
    text: "××把两种想法比了一比，谁还想接着比？",
    skill: "speaking",
    situation: "partlyRight",
    codes: ["reflecting", "delaying"],
  },
  retired: {
    ...base(phraseIds.retired),
    author: people.mentor,
    text: "先别急，再听一遍题目",
    skill: "listening",
    situation: "wrong",
    codes: ["delaying"],
    retired: true,
  },
} as const satisfies Record<Exclude<keyof typeof phraseIds, "new">, Phrase>;

export const phraseExamples = [
  phrase("slot", "A sentence with a slot: no pupil's name ever stands in the bank.", phrases.slot),
  phrase("retired", "A sentence that is offered no longer.", phrases.retired),
];
