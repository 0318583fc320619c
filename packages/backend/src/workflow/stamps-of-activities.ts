import { dayOf, minutesBetween, type Activity, type Id, type Instant, type Participation } from "@xiaoben/contract";
import { durationOf, type Settings } from "../settings.ts";
import { timeOfDay } from "./time-of-day.ts";

/** What the stamps of activities and participations look at. */
export interface Moment {
  actor: Id;
  at: Instant;
  settings: Settings;
  /** Draws a code to sign in with. */
  code(): string;
  /** Of the organisation that the record belongs to. */
  timeZone: string;
  /** Of a participation: the activity. */
  activity?: Activity | undefined;
}

/** Bookkeeping of an activity: its code, and when its list was closed and inspected. */
export function stampsOfActivity(transition: string, { actor, at, settings, code }: Moment): Record<string, unknown> {
  const coded = (): Record<string, unknown> => ({
    code: code(),
    codeUntil: new Date(Date.parse(at) + durationOf(settings, "activity", "codeFor")).toISOString(),
  });
  const uncoded = { code: undefined, codeUntil: undefined };
  switch (transition) {
    case "open":
    case "renewCode":
      return coded();
    case "reopen":
      return { ...coded(), heldAt: undefined, checkedBy: undefined, checkedAt: undefined };
    case "hold":
      return { ...uncoded, heldAt: at, reason: undefined };
    case "check":
      return { checkedBy: actor, checkedAt: at };
    default:
      return uncoded;
  }
}

/** Bookkeeping of a participation: how she signed in, and who decided what. */
export function stampsOfParticipation(transition: string, before: Participation, moment: Moment): Record<string, unknown> {
  const decided = { decidedBy: moment.actor, decidedAt: moment.at };
  switch (transition) {
    case "signIn":
      return { ...arrival(moment), code: undefined, signedBy: "code", signedAt: moment.at };
    case "excuse":
      return { reason: undefined, appeal: undefined, answer: undefined };
    case "grant":
      return { ...decided, attendance: "excused", reason: undefined };
    case "allow":
      return { ...decided, attendance: "excused" };
    case "refuse":
    case "dismiss":
      return decided;
    case "reconsider":
      return {
        decidedBy: undefined,
        decidedAt: undefined,
        reason: undefined,
        ...(before.attendance === "excused" && { attendance: before.closedAt === undefined ? "expected" : "unexcused" }),
      };
    default:
      return {};
  }
}

/** On the first day whoever comes after the beginning, and some minutes, is late; on later days of several nobody is. */
function arrival({ at, activity, settings, timeZone }: Moment): Record<string, unknown> {
  const arrived = timeOfDay(at, timeZone);
  const isLate =
    activity !== undefined &&
    dayOf(at, timeZone) === activity.on &&
    minutesBetween(activity.from, arrived) * 60_000 > durationOf(settings, "activity", "lateAfter");
  return { arrived, attendance: isLate ? "late" : "present" };
}
