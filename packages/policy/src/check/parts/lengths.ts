import type { Pack, Per } from "@xiaoben/contract";

/** How many periods of a kind lie in a year, at most. */
const inYear = { record: Infinity, week: 54, fortnight: 28, month: 12, term: 3, schoolYear: 1, calendarYear: 1 } as const;

/**
 * How many periods of the kind `inner` reach into one of `outer`, at most. `Infinity` where there is no limit to them,
 * as for single records.
 */
export function timesIn(pack: Pack, inner: Per, outer: Per): number {
  if (inner === outer || (typeof inner === "object" && typeof outer === "object" && inner.cycle === outer.cycle)) return 1;
  if (inner === "record") return Infinity;
  const [short, long] = [perYear(pack, inner), perYear(pack, outer)];
  if (short === undefined || long === undefined) return Infinity;
  // A longer one may end within a shorter one; one that is not bound to the same days may reach in at both ends.
  const nested = nests(inner, outer);
  return Math.ceil(short / long) + (nested ? 0 : 1);
}

/** How many periods of a kind a year has, about; `undefined`: there is no such cycle. */
export function perYear(pack: Pack, per: Per): number | undefined {
  if (typeof per === "string") return inYear[per];
  const cycle = pack.cycles?.find(({ id }) => id === per.cycle);
  return cycle && cycle.years > 0 ? 1 / cycle.years : undefined;
}

/** Whether each of `inner` lies in one of `outer`, or the other way round. */
const nests = (inner: Per, outer: Per): boolean => [inner, outer].every((per) => per === "month" || per === "term" || per === "schoolYear");
