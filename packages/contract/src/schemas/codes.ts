import { openCode } from "./primitives.ts";

/** Kinds of evaluation language, in tallies and in banks of phrases. */
export const evaluationCode = openCode(
  "appreciating",
  "motivating",
  "reflecting",
  "delaying",
  "manySided",
  "quickWitted",
  "heartfelt",
  "negative",
  "bare",
);

/** What pupils are practising when a phrase is said. */
export const phraseSkill = openCode("method", "listening", "speaking", "reading", "asking", "writing");

/** What a phrase answers. */
export const phraseSituation = openCode("right", "partlyRight", "wrong", "silent", "knowsButCannotSay", "any");
