/** One comparison: what we cost against a peer or the floor. */
export interface Measured {
  name: string;
  against: string;
  unit: "ms";
  /** Medians. */
  ours: number;
  theirs: number;
  /** Ours over theirs: less is better. */
  ratio: number;
  /** Least and greatest of the single ratios, each from two loads that followed each other. */
  range: [number, number];
}

/** Times of several contestants, taken in turn so that the machine's moods meet all of them. */
export type Samples = Record<string, number[]>;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Compares `ours` with every other contestant. */
export function compare(name: string, samples: Samples): Measured[] {
  const ours = samples["ours"]!;
  return Object.entries(samples)
    .filter(([against]) => against !== "ours")
    .map(([against, theirs]) => {
      const ratios = ours.map((value, i) => value / theirs[i]!);
      return {
        name,
        against,
        unit: "ms",
        ours: median(ours),
        theirs: median(theirs),
        ratio: median(ratios),
        range: [Math.min(...ratios), Math.max(...ratios)],
      };
    });
}
