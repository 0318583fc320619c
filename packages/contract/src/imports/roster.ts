import type { Day } from "../days/day.ts";
import type { Id } from "../ids/id.ts";

/** What is wrong with, or was not taken from, one place of a roster. Values of fields that are not read never stand here. */
export interface RosterFinding {
  /** Name of the file in the set: `users.csv`, or the spreadsheet's own. */
  file: string;
  /** Number of the row as a spreadsheet shows it, from 1; none: the file as a whole. */
  row?: number;
  /** Name of the column as the file has it. */
  field?: string;
  /** `duplicate`, `org-unknown`, `not-a-day`, `outside`, … */
  code: string;
  /** The text that could not be used. */
  found?: string;
  /** Further facts for the words, e.g. the values that are known. */
  more?: Record<string, string>;
}

/** Where something of a roster stands. */
export interface RosterPlace {
  file: string;
  row: number;
}

/** An organisation as the roster has it. */
export interface RosterOrg {
  at: RosterPlace;
  /** `sourcedId`. */
  key: string;
  name: string;
  /** The word of the source: `school`, `district`, … */
  type: string;
  parent?: string;
  gone?: boolean;
}

/** That somebody holds a role, as the roster has it. Days are first and last day, as records have them. */
export interface RosterRole {
  at: RosterPlace;
  /** `sourcedId` of the row; none: it follows from person, role and organisation. */
  key?: string;
  /** The word of the source. */
  role: string;
  /** Key of the organisation, or its name where {@link RosterSet.orgsBy} says so; none: the person's. */
  org?: string;
  from?: Day;
  to?: Day;
  gone?: boolean;
}

/** A person as the roster has her. What the roster does not say is absent. */
export interface RosterPerson {
  at: RosterPlace;
  /** `sourcedId`, or the staff number of a spreadsheet. */
  key: string;
  name: string;
  staffNumber?: string;
  /** Numbers of other systems, by type. */
  externalIds: Record<string, string>;
  /** Key or name of the home organisation. */
  org?: string;
  onPost: boolean;
  gone?: boolean;
  /** First day at the organisation, and the last. */
  from?: Day;
  to?: Day;
  /** Words of the source for `stage`, `titleLevel`, `employment`: codes come from the host's tables. */
  facts: Record<string, string>;
  roles: RosterRole[];
}

/** A school year as the roster has it. Days are first and last day. */
export interface RosterYear {
  at: RosterPlace;
  key: string;
  schoolYear: string;
  from: Day;
  to: Day;
  terms: { key: string; from: Day; to: Day }[];
}

/** A roster as it was read. Faults of the files stand in `faults`; what it means for records is the back end's. */
export interface RosterSet {
  format: "oneroster" | "sheet";
  /** Of OneRoster. */
  version?: "1.1" | "1.2";
  /** `full`: who is not in it works there no longer. */
  mode: "full" | "changes";
  /** How organisations are named: by key, or by what people call them. */
  orgsBy: "key" | "name";
  files: RosterFile[];
  orgs: RosterOrg[];
  people: RosterPerson[];
  years: RosterYear[];
  faults: RosterFinding[];
  /** What was not taken and is no fault: role words without a counterpart, and the like. */
  notes: RosterFinding[];
}

/** A file of the set: what was read of it. */
export interface RosterFile {
  name: string;
  /** Rows below the heading. */
  rows: number;
  encoding?: "utf-8" | "gb18030" | "utf-16le";
  /** Columns that were not read: passwords, birth dates, telephone numbers and whatever else is not needed. Names only. */
  unread: string[];
  /** Rows that are none of the school's people: pupils, parents. */
  leftOut?: number;
}

/** What becomes of a row, or of somebody who is not in the file any longer. */
export interface RosterRow {
  /** None: it is not in the file. */
  file?: string;
  row?: number;
  kind: "org" | "person" | "role" | "calendar";
  id: Id;
  name: string;
  result: "new" | "changed" | "unchanged" | "ending";
  /** Properties that change. */
  fields?: string[];
  /** With a transfer: where the person was, and where she will be. */
  transfer?: { from: Id; to: Id };
}

/** Answer of a dry run and of a commit. Nothing is written while there is a fault, or a stop that nobody confirmed. */
export interface RosterReport {
  /** SHA-256 of the file; a commit names it, so that what is written is what was looked at. */
  file: string;
  committed: boolean;
  set: Pick<RosterSet, "format" | "version" | "mode" | "files">;
  rows: RosterRow[];
  /** At most 500; `counts.faults` says how many there are. */
  faults: RosterFinding[];
  /** At most 500. */
  notes: RosterFinding[];
  /** More people would lose their post than the settings let pass: a commit must say their exact number. */
  stop?: { leaving: number; of: number; confirmed: boolean };
  /** `leaving`: people who would be on post no longer. `written`: records. */
  counts: {
    new: number;
    changed: number;
    unchanged: number;
    ending: number;
    transfers: number;
    leaving: number;
    faults: number;
    notes: number;
    written: number;
  };
}
