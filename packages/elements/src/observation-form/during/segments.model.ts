import type { Observation, SegmentKind } from "@xiaoben/contract";

export type Segment = NonNullable<Observation["segments"]>[number];

/** What can go on in a lesson, in the order in which it is offered. */
export const segmentKinds = [
  "opening",
  "explaining",
  "dialogue",
  "groupWork",
  "practice",
  "presentation",
  "summing",
  "other",
] as const satisfies readonly SegmentKind[];

/** The last minute that can be written. */
const lastMinute = 999;

/** What goes on now, if anything. */
export const runningOf = (segments: readonly Segment[] = []): Segment | undefined => segments.find(({ until }) => until === undefined);

/** The next stretch begins and the running one ends; one that did not last a minute gives way. */
export function begun(segments: readonly Segment[] = [], next: Pick<Segment, "id" | "does">, minute: number): Segment[] {
  if (runningOf(segments)?.does === next.does) return [...segments];
  const before = ended(segments, minute);
  const from = Math.max(minute, ...before.map(({ until = 0 }) => until));
  return [...before, { ...next, from }];
}

/** The running stretch ends; one that did not last a minute goes. */
export const ended = (segments: readonly Segment[] = [], minute: number): Segment[] =>
  segments.flatMap((segment) => {
    if (segment.until !== undefined) return segment;
    return minute > segment.from ? { ...segment, until: minute } : [];
  });

/**
 * A time mended by hand. Where two stretches meet they go on meeting: what the one gains the other loses.
 * `undefined` where it does not fit between its neighbours.
 */
export function mended(segments: readonly Segment[], id: string, time: { from: number } | { until: number }): Segment[] | undefined {
  const at = segments.findIndex((one) => one.id === id);
  const [before, segment, after] = [segments[at - 1], segments[at], segments[at + 1]];
  if (!segment) return undefined;
  if ("from" in time) {
    const meets = before !== undefined && before.until === segment.from;
    const least = before ? (meets ? before.from + 1 : before.until!) : 0;
    if (time.from < least || time.from >= (segment.until ?? lastMinute + 1)) return undefined;
    return segments.map((one) => (one === segment ? { ...one, ...time } : one === before && meets ? { ...one, until: time.from } : one));
  }
  const meets = after !== undefined && after.from === segment.until;
  const most = after ? (meets ? (after.until ?? lastMinute + 1) - 1 : after.from) : lastMinute;
  if (time.until <= segment.from || time.until > most) return undefined;
  return segments.map((one) => (one === segment ? { ...one, ...time } : one === after && meets ? { ...one, from: time.until } : one));
}

/** A stretch as it is drawn: from where to where, as shares of the whole. */
export interface Piece {
  id: string;
  does: SegmentKind;
  from: number;
  length: number;
}

/** How long something went on, and its share of what was recorded, in percent. */
export interface Share {
  does: SegmentKind;
  minutes: number;
  percent: number;
}

/** The stretches one after the other; the running one reaches to `minute`. Length 1 is the lesson, or longer where more was recorded. */
export function piecesOf(segments: readonly Segment[], minute: number, lesson: number): Piece[] {
  const spans = spansOf(segments, minute);
  const whole = Math.max(1, lesson, ...spans.map(({ until }) => until));
  return spans.map(({ id, does, from, until }) => ({ id, does, from: from / whole, length: (until - from) / whole }));
}

/** The sums by what went on, in the order of the first of each; the percents add up to 100. */
export function sharesOf(segments: readonly Segment[], minute: number): Share[] {
  const sums = new Map<SegmentKind, number>();
  for (const { does, from, until } of spansOf(segments, minute)) sums.set(does, (sums.get(does) ?? 0) + until - from);
  const all = [...sums.values()].reduce((sum, one) => sum + one, 0);
  const exact = [...sums].map(([does, minutes]) => ({ does, minutes, exact: all > 0 ? (minutes * 100) / all : 0 }));
  let left = all > 0 ? 100 - exact.reduce((sum, one) => sum + Math.floor(one.exact), 0) : 0;
  const larger = new Set([...exact].sort((a, b) => (b.exact % 1) - (a.exact % 1)).filter(() => left-- > 0));
  return exact.map((one) => ({ does: one.does, minutes: one.minutes, percent: Math.floor(one.exact) + (larger.has(one) ? 1 : 0) }));
}

const spansOf = (segments: readonly Segment[], minute: number): (Segment & { until: number })[] =>
  segments.map((segment) => ({ ...segment, until: segment.until ?? Math.max(segment.from, minute) }));
