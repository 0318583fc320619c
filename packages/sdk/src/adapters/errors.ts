/** A mistake in the definition of an adapter: thrown when it is defined, so that no page is shown with it. */
export class AdapterError extends Error {
  readonly code = "adapter-definition";
  /** Each mistake: where, what, and how to mend it. */
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The adapter cannot work as it is defined:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    this.name = "AdapterError";
    this.faults = faults;
  }
}

/** A value that a piece cannot translate. Becomes an issue of a located contract error, or a refusal of what was to be written. */
export class UntranslatableError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "UntranslatableError";
    this.code = code;
  }
}

/** The word of a list that was probably meant. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const far = words.map((other) => ({ other, steps: distance(word.toLowerCase(), other.toLowerCase()) }));
  const [best] = far.sort((a, b) => a.steps - b.steps);
  return best && best.steps <= Math.max(2, Math.floor(word.length / 3)) ? best.other : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
