import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "@xiaoben/contract";
import { termPlan } from "../testing/packs.ts";

const banks = termPlan().content?.phraseBanks ?? [];
const bank = banks.find(({ id }) => id === "responses")!;
const phrases = banks.flatMap(({ groups }) => groups.flatMap((group) => group.phrases));

test("[R264] the bank has the groups of the source document, and as many lines in each", () => {
  assert.deepEqual(Object.fromEntries(bank.groups.map((group) => [group.skill, group.phrases.length])), {
    method: 3,
    listening: 7,
    speaking: 7,
    reading: 5,
    asking: 9,
    writing: 2,
  });
});

test("[R264] edge, tagging is ours and marked so, odd characters: each line is tagged, the bank says by whom, and none of the misprints stands in it", () => {
  for (const { id, codes } of phrases) assert.ok(codes?.length, id);
  for (const { source } of banks)
    for (const language of ["zh-Hans", "zh-Hant", "en"] as const) assert.match(say(source!, language), /自己|our own/);
  assert.doesNotMatch(JSON.stringify(banks), /烂灿|一遍作文/);
  assert.ok(
    banks.every(({ bareAbove }) => bareAbove === undefined),
    "[R270] no threshold stands in the source",
  );
});

test("[R267] [R268] every situation has its lines, also the pupil who knows and cannot say it", () => {
  const found = new Set(phrases.map(({ situation }) => situation ?? "any"));
  assert.deepEqual([...found].sort(), ["any", "knowsButCannotSay", "partlyRight", "right", "silent", "wrong"]);
});

test("[R263] each of the seven kinds has its lines", () => {
  const found = new Set(phrases.flatMap(({ codes }) => codes));
  assert.deepEqual([...found].sort(), ["appreciating", "delaying", "heartfelt", "manySided", "motivating", "quickWitted", "reflecting"]);
});

test("[R265] a slot stands for whoever is meant, in every language alike", () => {
  const withSlots = phrases.filter(({ text }) => say(text, "zh-Hans").includes("××"));
  assert.ok(withSlots.length >= 4);
  for (const { id, text } of phrases)
    for (const language of ["zh-Hant", "en"] as const)
      assert.equal(say(text, language).split("××").length, say(text, "zh-Hans").split("××").length, id);
});
