import type { Rollup, RollupAsk } from "@xiaoben/contract";
import { later } from "../timing.ts";
import type { Transport } from "../transport.ts";
import type { LiveCache } from "./cache.ts";
import type { Source } from "./live.ts";

/** When sums are asked for again in which verdicts were being worked out, in milliseconds: a back end has done so within two seconds. */
const pause = { first: 2_500, most: 60_000 };

/**
 * Sums of kept verdicts. No feed tells when a verdict was worked out again: they are asked for once more for as long as some are stale or still to come.
 * Without any sum nobody can say which: a place whose people are all still to be judged answers like one where there is nobody.
 */
export function sumsOf(
  transport: Transport,
  cache: LiveCache,
  reading: <T>(operation: string, read: () => Promise<T>) => () => Promise<T>,
): (ask: RollupAsk) => Source<Rollup[]> {
  return (ask) => {
    let wait = pause.first;
    const live: Source<Rollup[]> = cache.get(
      ["rollup", ask],
      "everything",
      reading("rollup", async () => {
        const sums = await transport.rollup(ask);
        const isOpen = sums.length === 0 || sums.some(({ stale, unjudged = 0 }) => stale + unjudged > 0);
        if (isOpen) later(wait, () => live.stale());
        wait = isOpen ? Math.min(pause.most, wait * 2) : pause.first;
        return sums;
      }),
    );
    return live;
  };
}
