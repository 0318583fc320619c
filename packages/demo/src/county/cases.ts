import type { Hour, Ref } from "@xiaoben/contract";
import { recordsOf } from "./records.ts";
import type { County } from "./types.ts";

/** An awkward case that the county holds. */
export interface CountyCase {
  id: string;
  says: string;
  /** The record that shows it. */
  find(county: County): Ref | undefined;
}

const hour = (county: County, test: (hour: Hour) => boolean): Ref | undefined => ref("hour", recordsOf(county, "hour").find(test));

/** What a program of this kind must get right, and where the demo county shows it. */
export const countyCases: readonly CountyCase[] = [
  { id: "half-hour-short", says: "Su He ended last school year with 39.5 of 40 hours", find: (county) => ref("person", county.people.su) },
  {
    id: "long-cycle",
    says: "Sent to a long training; how long is long is not decided",
    find: (county) =>
      ref(
        "waiver",
        recordsOf(county, "waiver").find((one) => one.from >= county.calendars.current.from),
      ),
  },
  {
    id: "absent",
    says: "Absent from a meeting without reason: claimed, then rejected",
    find: (county) => hour(county, (one) => one.state === "rejected" && one.category === "group-study"),
  },
  {
    id: "rejected",
    says: "A record that was rejected, with the reason",
    find: (county) => hour(county, (one) => one.state === "rejected" && one.category === "online"),
  },
  { id: "returned", says: "A record that came back to be completed", find: (county) => hour(county, (one) => one.state === "returned") },
  { id: "waiting", says: "Handed in and not looked at yet", find: (county) => hour(county, (one) => one.state === "submitted") },
  {
    id: "minutes-only",
    says: "Minutes without approved hours: how long an hour is, is not decided",
    find: (county) => hour(county, (one) => one.minutes !== undefined && one.approvedHours === undefined),
  },
  { id: "failed", says: "A course that was taken and not passed", find: (county) => hour(county, (one) => one.result === "failed") },
  {
    id: "twice",
    says: "One activity registered twice",
    find: (county) => ref("hour", twice(recordsOf(county, "hour").filter((one) => one.category === "external"))),
  },
  { id: "several-days", says: "A training over several days", find: (county) => hour(county, (one) => one.until !== undefined) },
  {
    id: "countered",
    says: "An observation unlocked by both: the derived record and its counter entry",
    find: (county) => hour(county, (one) => one.counters !== undefined),
  },
  {
    id: "imported",
    says: "Came in with a ledger of a village school",
    find: (county) => hour(county, (one) => one.provenance !== undefined),
  },
  {
    id: "transfer",
    says: "Moved from a village school in mid-year: two roles in a row",
    find: (county) =>
      ref(
        "role",
        recordsOf(county, "role").find((one) => one.to !== undefined),
      ),
  },
  {
    id: "double-lesson",
    says: "A double lesson: one or two, is not decided",
    find: (county) =>
      ref(
        "lesson",
        recordsOf(county, "lesson").find((one) => one.lessons === "2"),
      ),
  },
  {
    id: "video",
    says: "A lesson watched as a recording",
    find: (county) =>
      ref(
        "lesson",
        recordsOf(county, "lesson").find((one) => one.mode === "video"),
      ),
  },
  {
    id: "cancelled",
    says: "A planned lesson that was cancelled",
    find: (county) =>
      ref(
        "lesson",
        recordsOf(county, "lesson").find((one) => one.state === "cancelled"),
      ),
  },
  {
    id: "pair-ended",
    says: "A pair that ended before its last stage",
    find: (county) =>
      ref(
        "pair",
        recordsOf(county, "pair").find((one) => one.state === "ended"),
      ),
  },
  {
    id: "plan-returned",
    says: "A plan that came back with a reason",
    find: (county) =>
      ref(
        "plan",
        recordsOf(county, "plan").find((one) => one.state === "returned"),
      ),
  },
];

const ref = <K extends Ref["kind"]>(kind: K, record: { id: string } | undefined): Ref<K> | undefined => record && { kind, id: record.id };

function twice(hours: readonly Hour[]): Hour | undefined {
  const seen = new Set<string>();
  return hours.find((hour) => hour.activity && seen.size === seen.add(`${hour.person}/${hour.activity}`).size);
}
