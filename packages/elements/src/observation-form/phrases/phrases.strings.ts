import { catalogue } from "../../core/index.ts";

const skills: Record<string, string> = { method: "方法", listening: "听", speaking: "说", reading: "读", asking: "问", writing: "写" };

const situations: Record<string, string> = {
  right: "答对了",
  partlyRight: "答对一部分",
  wrong: "答错了",
  silent: "没有开口",
  knowsButCannotSay: "心里明白说不出",
  any: "都可以",
};

const own = (code: string): string => code.replace(/^ext:/, "");

/** Words of a bank of phrases. */
const source = {
  title: "用语库",
  open: "从用语库选一句",
  close: "收起用语库",
  search: "找一句话",
  searchHint: "输入几个字，如“补充”“部分”",
  skill: (skill: string): string => skills[skill] ?? own(skill),
  situation: (situation: string): string => situations[situation] ?? own(situation),
  by: (what: string): string => (what === "skill" ? "练什么" : what === "situation" ? "学生怎样" : "哪一类"),
  any: "不限",
  school: "本校",
  found: (n: number) => `${n} 句`,
  more: (n: number) => `再看 ${n} 句`,
  none: "没有这样的话，可以自己加一句。",
  failed: "用语库没有读到。",
  empty: "还没有用语库，可以自己加一句。",
  add: "加一句自己的",
  text: "这句话",
  slotHint: "该叫名字的地方写××。不要写学生的姓名。",
  nameLike: (name: string) => `“${name}”像是学生的姓名。请把姓名换成××。`,
  noName: "不是姓名",
  codes: "是哪一类（可以多选）",
  addNow: "加进本校用语库",
  added: "已加进本校用语库。",
  waiting: "已存在本机，联网后自动加进去。",
  retire: (text: string) => `不再提供“${text}”`,
  retired: "已不再提供。",
};

export type PhraseMessages = typeof source;

export const phraseStrings = catalogue<PhraseMessages>("phrases", source, {
  "zh-Hant": async () => (await import("./phrases.strings.zh-hant.ts")).messages,
  en: async () => (await import("./phrases.strings.en.ts")).messages,
});
