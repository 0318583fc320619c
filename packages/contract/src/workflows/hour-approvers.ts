import type { Party } from "./workflow.ts";

/** Who decides on declared hours at each level. */
export const hourApprovers = {
  group: ["groupLead"],
  villageSchool: ["schoolAdmin", "principal"],
  school: ["schoolAdmin", "principal"],
  centralSchool: ["schoolAdmin", "principal"],
  county: ["countyOfficer"],
} as const satisfies Record<string, readonly Party[]>;
