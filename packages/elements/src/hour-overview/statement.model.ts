import { dayOf, type Day, type Dec, type Id, type Instant, type RollupPart, type Verdict } from "@xiaoben/contract";

/** The last moment of a day in a time zone. */
export function endOf(day: Day, timeZone: string): Instant {
  const end = Date.parse(`${day}T23:59:59.999Z`);
  for (let minutes = -14 * 60; minutes <= 14 * 60; minutes += 15) {
    const moment = end + minutes * 60_000;
    if (dayOf(moment, timeZone) === day && dayOf(moment + 1, timeZone) > day) return new Date(moment).toISOString();
  }
  return new Date(end).toISOString();
}

/** People of whom two statements say different things. */
export function differing(before: readonly RollupPart[], now: readonly RollupPart[]): Id[] {
  const told = (part: RollupPart | undefined): string => JSON.stringify(part && [part.value, part.waiting, part.threshold, part.outcomes]);
  const of = (parts: readonly RollupPart[], key: Id): RollupPart | undefined => parts.find((part) => part.key === key);
  return [...new Set([...before, ...now].map(({ key }) => key))].filter((key) => told(of(before, key)) !== told(of(now, key)));
}

/** A record that counts otherwise than it did. */
export interface Change {
  record: NonNullable<Verdict["lines"]>[number]["record"];
  before: Dec | undefined;
  now: Dec | undefined;
}

/** The records by which two verdicts differ. */
export function changesIn(before: Verdict | undefined, now: Verdict | undefined): Change[] {
  const lines = (verdict: Verdict | undefined) =>
    new Map((verdict?.lines ?? []).map((line) => [`${line.record.kind}/${line.record.id}`, line]));
  const [old, present] = [lines(before), lines(now)];
  return [...new Set([...old.keys(), ...present.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), present.get(key)];
    const same = was && is && was.counted === is.counted && was.why === is.why && was.amount === is.amount;
    return same ? [] : [{ record: (is ?? was)!.record, before: was?.counted, now: is?.counted }];
  });
}
