import type { Range } from "@xiaoben/policy";

/** From the first day that one of them needs to the last. */
export function widest(ranges: readonly Range[]): Range {
  const all = ranges.flatMap(({ from, to }) => [from, to]).sort();
  return { from: all[0] ?? "", to: all.at(-1) ?? "" };
}
