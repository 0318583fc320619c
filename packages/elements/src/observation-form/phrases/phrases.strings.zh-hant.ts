import type { PhraseMessages } from "./phrases.strings.ts";

const skills: Record<string, string> = { method: "方法", listening: "聽", speaking: "說", reading: "讀", asking: "問", writing: "寫" };

const situations: Record<string, string> = {
  right: "答對了",
  partlyRight: "答對一部分",
  wrong: "答錯了",
  silent: "沒有開口",
  knowsButCannotSay: "心裡明白說不出",
  any: "都可以",
};

const own = (code: string): string => code.replace(/^ext:/, "");

export const messages: PhraseMessages = {
  title: "用語庫",
  open: "從用語庫選一句",
  close: "收起用語庫",
  search: "找一句話",
  searchHint: "輸入幾個字，如「補充」「部分」",
  skill: (skill) => skills[skill] ?? own(skill),
  situation: (situation) => situations[situation] ?? own(situation),
  by: (what) => (what === "skill" ? "練什麼" : what === "situation" ? "學生怎樣" : "哪一類"),
  any: "不限",
  school: "本校",
  found: (n) => `${n} 句`,
  more: (n) => `再看 ${n} 句`,
  none: "沒有這樣的話，可以自己加一句。",
  failed: "用語庫沒有讀到。",
  empty: "還沒有用語庫，可以自己加一句。",
  add: "加一句自己的",
  text: "這句話",
  slotHint: "該叫名字的地方寫××。不要寫學生的姓名。",
  nameLike: (name) => `「${name}」像是學生的姓名。請把姓名換成××。`,
  noName: "不是姓名",
  codes: "是哪一類（可以多選）",
  addNow: "加進本校用語庫",
  added: "已加進本校用語庫。",
  waiting: "已存在本機，連網後自動加進去。",
  retire: (text) => `不再提供「${text}」`,
  retired: "已不再提供。",
};
