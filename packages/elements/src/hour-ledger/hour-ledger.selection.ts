import type { Id } from "@xiaoben/contract";

/** Which records are chosen. It is by id, so it outlives that rows move, and it can hold rows that are out of sight. */
export class Selection {
  readonly #ids = new Set<Id>();
  /** Where a range begins. */
  #anchor: Id | undefined;

  get size(): number {
    return this.#ids.size;
  }

  has(id: Id): boolean {
    return this.#ids.has(id);
  }

  toggle(id: Id): void {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = id;
  }

  /** Chooses everything from where the last choice was to here. */
  extend(order: readonly Id[], to: Id): void {
    const [a, b] = [order.indexOf(this.#anchor ?? to), order.indexOf(to)];
    for (const id of order.slice(Math.min(a < 0 ? b : a, b), Math.max(a, b) + 1)) this.#ids.add(id);
    this.#anchor ??= to;
  }

  /** Chooses all of them, or none where all of them are chosen already. */
  all(ids: readonly Id[]): void {
    const none = ids.length > 0 && ids.every((id) => this.#ids.has(id));
    for (const id of ids)
      if (none) this.#ids.delete(id);
      else this.#ids.add(id);
  }

  drop(ids: Iterable<Id>): void {
    for (const id of ids) this.#ids.delete(id);
  }

  clear(): void {
    this.#ids.clear();
    this.#anchor = undefined;
  }
}
