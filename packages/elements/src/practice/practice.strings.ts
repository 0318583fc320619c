import { catalogue } from "../core/index.ts";

const roles: Record<string, string> = {
  teacher: "教师",
  groupLead: "教研组长",
  schoolAdmin: "教科室主任",
  principal: "校长",
  countyOfficer: "县级管理员",
};
const levels: Record<string, string> = { province: "省", county: "县", centralSchool: "中心校", school: "学校", group: "教研组" };
const kinds: Record<string, string> = { unclear: "说法不清", undefined: "没有写明", conflict: "前后不一", fault: "原文有误" };

const source = {
  role: (role: string) => roles[role] ?? role,
  level: (level: string) => (level === "school" ? "校" : (levels[level] ?? level)) + "级",
  /** Who decides: `学校的教科室主任`. */
  decider: (level: string, role: string) => (role === "countyOfficer" ? "" : `${levels[level] ?? level}的`) + (roles[role] ?? role),
  ambiguity: (kind: string) => kinds[kind] ?? kind,
  version: (version: string) => `${version} 版`,
  house: "本地约定",
  quoted: (title: string) => `《${title}》`,
};

/** Words that everything about packs shares: roles, levels, kinds of questions. */
export type PracticeMessages = typeof source;

export const practiceStrings = catalogue<PracticeMessages>("practice", source, {
  "zh-Hant": async () => (await import("./practice.strings.zh-hant.ts")).messages,
  en: async () => (await import("./practice.strings.en.ts")).messages,
});
