import type { Live, Snapshot } from "@xiaoben/contract";

/** A Live whose snapshots a test decides. */
export class ScriptedLive<T> implements Live<T> {
  #current: Snapshot<T>;
  readonly #read: () => Snapshot<T>;
  readonly #listeners = new Set<() => void>();
  #delay: number;

  /**
   * @param read what it answers now
   * @param delay milliseconds until the first answer; 0 answers at once, `Infinity` never
   */
  constructor(read: () => Snapshot<T>, delay = 0) {
    this.#read = read;
    this.#delay = delay;
    this.#current = delay > 0 ? { status: "loading" } : read();
    if (delay > 0 && delay !== Infinity) setTimeout(() => this.#answer(), delay);
  }

  get current(): Snapshot<T> {
    return this.#current;
  }

  /** How many listen now: 0 after the last element has gone. */
  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe(listener: () => void): () => void {
    // Each subscription counts by itself, also of the same function.
    const own = (): void => listener();
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  async refresh(): Promise<void> {
    if (this.#delay === Infinity) return;
    this.set(this.#read());
  }

  /** Shows this snapshot from now on. */
  set(snapshot: Snapshot<T>): void {
    this.#current = snapshot;
    Array.from(this.#listeners).forEach((listener) => listener());
  }

  #answer(): void {
    this.#delay = 0;
    this.set(this.#read());
  }
}
