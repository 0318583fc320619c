import assert from "node:assert/strict";
import { test } from "node:test";
import type { Phrase, PhraseBank } from "@xiaoben/contract";
import { everything, found, inserted, phrasesOf } from "./phrases.model.ts";

const bank: PhraseBank = {
  id: "bank",
  title: "用语",
  groups: [
    {
      id: "speak",
      title: "说",
      skill: "speaking",
      phrases: [
        {
          id: "1",
          text: { "zh-Hans": "××，还差一个理由", en: "××, one reason is missing" },
          situation: "partlyRight",
          codes: ["motivating"],
        },
        { id: "2", text: "我先说半句，你接", situation: "knowsButCannotSay", codes: ["heartfelt"] },
      ],
    },
    { id: "praise", title: "赏识", code: "appreciating", phrases: [{ id: "3", text: "你把图画出来了" }] },
  ],
};
const record = (more: Partial<Phrase>): Phrase => ({
  id: "r",
  version: 1,
  org: "o",
  createdAt: "",
  updatedAt: "",
  author: "lin",
  text: "再听一遍题目",
  skill: "listening",
  situation: "wrong",
  codes: ["delaying"],
  ...more,
});
const all = phrasesOf([bank], [record({}), record({ id: "old", text: "很好", retired: true })], "zh-Hans");
const texts = (search: object): string[] =>
  found(all, { ...everything, ...search }, ({ codes }) => (codes.includes("motivating") ? "激励" : "")).map(({ text }) => text);

test("[R264] the school's own sentences and those of the pack are offered together; what is retired is not", () => {
  assert.deepEqual(
    all.map(({ text, skill, codes }) => [text, skill, ...codes]),
    [
      ["再听一遍题目", "listening", "delaying"],
      ["××，还差一个理由", "speaking", "motivating"],
      ["我先说半句，你接", "speaking", "heartfelt"],
      ["你把图画出来了", undefined, "appreciating"],
    ],
  );
  assert.equal(phrasesOf([bank], [], "en")[0]!.text, "××, one reason is missing");
});

test("[R264] a part of a sentence or the word of a tag finds it; every word must", () => {
  assert.deepEqual(texts({ words: "理由" }), ["××，还差一个理由"]);
  assert.deepEqual(texts({ words: "激励 还差" }), ["××，还差一个理由"]);
  assert.deepEqual(texts({ words: "激励 半句" }), []);
  assert.equal(texts({ words: "  " }).length, 4);
});

test("[R266] sentences of one skill are found: listening", () => {
  assert.deepEqual(texts({ skill: "listening" }), ["再听一遍题目"]);
});

test("[R267] [R268] a situation finds its sentences, and those that fit everywhere", () => {
  assert.deepEqual(texts({ situation: "knowsButCannotSay" }), ["我先说半句，你接", "你把图画出来了"]);
  assert.deepEqual(texts({ situation: "partlyRight" }), ["××，还差一个理由", "你把图画出来了"]);
  assert.deepEqual(texts({ code: "delaying" }), ["再听一遍题目"]);
});

test("[R265] what is put in has its first slot selected, and begins a line of its own behind a text", () => {
  assert.deepEqual(inserted("", { start: 0, end: 0 }, "请××再说××"), { put: "请××再说××", select: [1, 3] });
  assert.deepEqual(inserted("等太久", { start: 3, end: 3 }, "请××再说"), { put: "\n请××再说", select: [5, 7] });
  assert.deepEqual(inserted("“", { start: 1, end: 1 }, "先别急"), { put: "先别急", select: [4, 4] });
});
