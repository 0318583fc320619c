import type { PracticeMessages } from "./practice.strings.ts";

const roles: Record<string, string> = {
  teacher: "教師",
  groupLead: "教研組長",
  schoolAdmin: "教科室主任",
  principal: "校長",
  countyOfficer: "縣級管理員",
};
const levels: Record<string, string> = { province: "省", county: "縣", centralSchool: "中心校", school: "學校", group: "教研組" };
const kinds: Record<string, string> = { unclear: "說法不清", undefined: "沒有寫明", conflict: "前後不一", fault: "原文有誤" };

export const messages: PracticeMessages = {
  role: (role) => roles[role] ?? role,
  level: (level) => (level === "school" ? "校" : (levels[level] ?? level)) + "級",
  decider: (level, role) => (role === "countyOfficer" ? "" : `${levels[level] ?? level}的`) + (roles[role] ?? role),
  ambiguity: (kind) => kinds[kind] ?? kind,
  version: (version) => `${version} 版`,
  house: "本地約定",
  quoted: (title) => `《${title}》`,
};
