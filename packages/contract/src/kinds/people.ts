import type { Day } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { RecordBase } from "./record.ts";

/** An organisation: one tree inside a tenant. `org` is the organisation itself. */
export interface Org extends RecordBase {
  type: "county" | "centralSchool" | "school" | "villageSchool";
  name: string;
  parent?: Id;
  /** `/id/id/` from the root to itself. */
  path: string;
  /** IANA name; default `Asia/Shanghai`, inherited downwards. */
  timeZone?: string;
}

/** A person, owned by the host system. Other records hold ids only. `org` is the home organisation. */
export interface Person extends RecordBase {
  displayName: string;
  /** Numbers that other systems know the person by, e.g. `{ staffNumber: "QH0417" }`. */
  externalIds: Record<string, string>;
  /** Holds a post now. */
  onPost: boolean;
  /** What the host says of the person for rules to ask: `stage`, `titleLevel`, `employment`, and `ext:` facts of its own. Never a birth date. */
  facts?: Record<string, string>;
}

export type RoleName = "teacher" | "groupLead" | "schoolAdmin" | "principal" | "countyOfficer";

/** That a person holds a role in an organisation (`org`) over a stretch of days. Transfers are two rows. */
export interface Role extends RecordBase {
  person: Id;
  role: RoleName;
  /** For `groupLead`: the group that is led. */
  group?: Id;
  from: Day;
  to?: Day;
}

/** A teaching-research group (教研组), preparation group (备课组) or grade group (年级组). */
export interface Group extends RecordBase {
  type: "research" | "preparation" | "grade";
  name: string;
  lead: Id;
  members: Id[];
}
