/** A stream of chance that depends on its seed alone: the same on every machine. */
export interface Random {
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** Whether something happens that happens with this probability. */
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** A new array in another order. */
  shuffled<T>(from: readonly T[]): T[];
}

/** Streams with different names are independent: more draws in one change nothing in another. */
export function random(seed: number, name: string): Random {
  const next = sfc32(hashOf(`${seed}/${name}`));
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (from) => from[int(0, from.length - 1)]!,
    shuffled(from) {
      const copy = [...from];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        [copy[i], copy[j]] = [copy[j]!, copy[i]!];
      }
      return copy;
    },
  };
}

/** FNV-1a with a final mix, four lanes. */
function hashOf(text: string): [number, number, number, number] {
  const lane = (start: number): number => {
    let h = start;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    return (h ^ (h >>> 13)) >>> 0;
  };
  return [lane(0x811c9dc5), lane(0x9e3779b1), lane(0x7f4a7c15), lane(0x2545f491)];
}

/** Small fast counting generator, 32 bits, as numbers from 0 to below 1. */
function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
