import { compare, minus, times, type Book, type Fraction } from "@xiaoben/contract";
import { zero } from "./number.ts";
import { grouped, type Row } from "./row.ts";
import { plain } from "./value.ts";
import { around, fits, shown, type Known, type World } from "./world.ts";

/** Stage 6: the caps in their order. Earlier days fill a cap first; what is cut off is named on its record. */
export function cap(world: World, book: Book, rows: readonly Row[]): void {
  for (const { where, per, by, limit, clause } of book.caps ?? []) {
    const counting = rows.filter((row) => !row.out && fits(world, where, row.entry.facts));
    if (counting.length === 0) continue;
    const key = (row: Row): string => (per === "record" ? row.entry.record.id : around(world, per, row.entry.day).key);
    const most = limitOf(world, limit);
    for (const group of grouped(counting, by ?? [], key)) {
      let left: Fraction = most.value;
      for (const row of group) {
        const counted = compare(row.counted, left) <= 0 ? row.counted : left;
        if (compare(counted, row.counted) < 0)
          Object.assign(row, { counted, why: "capped", clause, node: shown("cap", [row.node, most.node], counted, clause) });
        left = minus(left, counted);
        if (left.n < 0n) left = zero;
      }
    }
  }
}

function limitOf(world: World, limit: NonNullable<Book["caps"]>[number]["limit"]): Known {
  if (typeof limit !== "object" || !("share" in limit)) return plain(world, limit);
  const [share, of] = [plain(world, limit.share), plain(world, limit.of)];
  const value = times(share.value, of.value);
  return { value, node: shown("times", [of.node, share.node], value) };
}
