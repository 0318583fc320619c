import type { Hour } from "@xiaoben/contract";
import { grouped, groupings, groupKeys, type Facts, type Head, type Item } from "./hour-ledger.model.ts";

/** Rows under the heads of their groups, and which groups are folded. */
export class Arrangement {
  #closed: ReadonlySet<string> = new Set();
  #by: readonly unknown[] = [];
  #items: readonly Item[] = [];

  /** The same array as long as nothing is different. */
  of(rows: readonly Hour[], groupBy: string, { groups, calendars, categories }: Facts): readonly Item[] {
    const by = [rows, groupBy, this.#closed, groups, calendars, categories];
    if (by.every((one, i) => one === this.#by[i])) return this.#items;
    const grouping = groupings.find((one) => one === groupBy);
    this.#by = by;
    return (this.#items = grouping ? grouped(rows, groupKeys(grouping, { groups, calendars, categories }), this.#closed) : rows);
  }

  /** Folds a group, or opens it. */
  fold({ head, open }: Head): void {
    this.#closed = new Set(open ? [...this.#closed, head] : [...this.#closed].filter((one) => one !== head));
  }
}
