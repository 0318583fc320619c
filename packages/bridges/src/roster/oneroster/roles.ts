import type { RosterRole } from "@xiaoben/contract";
import type { Findings } from "../findings.ts";
import { dayIn, isGone, keyIn, lastDay } from "./fields.ts";
import type { Columns, Row, Table } from "./table.ts";

export const roleColumns: Columns = {
  required: ["sourcedId", "userSourcedId", "roleType", "role", "orgSourcedId"],
  optional: ["status", "beginDate", "endDate"],
};

/** Roles of pupils and their families: such rows are never taken. */
const outside = ["student", "parent", "guardian", "relative"];
const words = {
  "1.1": ["administrator", "aide", "proctor", "teacher", ...outside],
  "1.2": [
    "aide",
    "counselor",
    "districtAdministrator",
    "principal",
    "proctor",
    "siteAdministrator",
    "systemAdministrator",
    "teacher",
    ...outside,
  ],
};

export const isOutside = (role: string): boolean => outside.includes(role);

/** A role of somebody, with the `sourcedId` of the user. */
export interface UserRole extends RosterRole {
  user: string;
  isPrimary: boolean;
}

/** Rows of `roles.csv`, those of pupils and families left out. */
export function readRoles(table: Table, isDelta: boolean, faults: Findings): UserRole[] {
  const seen = new Map<string, number>();
  let leftOut = 0;
  const roles = table.rows.flatMap((row): UserRole[] => {
    const role = row.text("role");
    if (isOutside(role)) {
      leftOut++;
      return [];
    }
    const key = keyIn(row, seen, faults);
    checkWord(row, role, "1.2", faults);
    const [user, org, type] = [row.text("userSourcedId"), row.text("orgSourcedId"), row.text("roleType")];
    if (user === "") faults.at(row.at, "required", "userSourcedId");
    if (org === "") faults.at(row.at, "required", "orgSourcedId");
    if (type !== "primary" && type !== "secondary")
      faults.at(row.at, type === "" ? "required" : "type-unknown", "roleType", type, { known: "primary, secondary" });
    const [from, end] = [dayIn(row, "beginDate", faults), dayIn(row, "endDate", faults)];
    if (from !== undefined && end !== undefined && end <= from) faults.at(row.at, "ends-before-it-begins", "endDate", end);
    if (key === undefined || user === "" || org === "") return [];
    const gone = isGone(row, isDelta, faults);
    return [
      {
        at: row.at,
        key,
        user,
        role,
        org,
        isPrimary: type === "primary",
        ...(from && { from }),
        ...(end && { to: lastDay(end) }),
        ...(gone && { gone }),
      },
    ];
  });
  if (leftOut > 0) table.file.leftOut = leftOut;
  return roles;
}

/** A word of the standard, or one that begins with `ext:`. */
export function checkWord(row: Row, role: string, version: "1.1" | "1.2", faults: Findings): void {
  if (words[version].includes(role) || role.startsWith("ext:")) return;
  faults.at(row.at, role === "" ? "required" : "role-unknown", "role", role, { known: words[version].join(", ") });
}
