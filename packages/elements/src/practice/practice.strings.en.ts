import type { PracticeMessages } from "./practice.strings.ts";

const roles: Record<string, string> = {
  teacher: "teacher",
  groupLead: "group lead",
  schoolAdmin: "school administrator",
  principal: "principal",
  countyOfficer: "county officer",
};
/** Levels that the word for the role says already. */
const ownLevel: Record<string, string> = { schoolAdmin: "school", groupLead: "group", countyOfficer: "county" };
const levels: Record<string, string> = {
  province: "province",
  county: "county",
  centralSchool: "central school",
  school: "school",
  group: "group",
};
const kinds: Record<string, string> = {
  unclear: "Unclear wording",
  undefined: "Not stated",
  conflict: "Contradicts itself",
  fault: "Mistake in the text",
};

export const messages: PracticeMessages = {
  role: (role) => roles[role] ?? role,
  level: (level) => `${levels[level] ?? level} level`,
  decider: (level, role) => `the ${roles[role] ?? role}${ownLevel[role] === level ? "" : ` at ${levels[level] ?? level} level`}`,
  ambiguity: (kind) => kinds[kind] ?? kind,
  version: (version) => `version ${version}`,
  house: "Own convention",
  quoted: (title) => title,
};
