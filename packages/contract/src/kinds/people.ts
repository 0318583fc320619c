import type { Day } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { RecordBase } from "./record.ts";

/** An organisation: one tree inside a tenant. `org` is the organisation itself. */
export interface Org extends RecordBase {
  /** What it is; its level in the tree. */
  type: "county" | "centralSchool" | "school" | "villageSchool";
  /** What people call it. */
  name: string;
  /** The organisation above it; none: the root. */
  parent?: Id;
  /** `/id/id/` from the root to itself. */
  path: string;
  /** IANA name; default `Asia/Shanghai`, inherited downwards. */
  timeZone?: string;
}

/** A person, owned by the host system. Other records hold ids only. `org` is the home organisation. */
export interface Person extends RecordBase {
  /** The name as it is shown. */
  displayName: string;
  /** Numbers that other systems know the person by, e.g. `{ staffNumber: "QH0417" }`. */
  externalIds: Record<string, string>;
  /** Holds a post now. */
  onPost: boolean;
  /** What the host says of the person for rules to ask: `stage`, `titleLevel`, `employment`, and `ext:` facts of its own. Never a birth date. */
  facts?: Record<string, string>;
}

/** What somebody can be in an organisation. */
export type RoleName = "teacher" | "groupLead" | "schoolAdmin" | "principal" | "countyOfficer";

/** That a person holds a role in an organisation (`org`) over a stretch of days. Transfers are two rows. */
export interface Role extends RecordBase {
  /** Who holds it. */
  person: Id;
  /** What is held. */
  role: RoleName;
  /** For `groupLead`: the group that is led. */
  group?: Id;
  /** First day. */
  from: Day;
  /** Last day; none: until further notice. */
  to?: Day;
}

/** A teaching-research group (教研组), preparation group (备课组) or grade group (年级组). */
export interface Group extends RecordBase {
  /** What kind of group it is. */
  type: "research" | "preparation" | "grade";
  /** What people call it. */
  name: string;
  /** Who leads it. */
  lead: Id;
  /** Who belongs to it, the lead included. */
  members: Id[];
}
