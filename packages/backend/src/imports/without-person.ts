import type { Id } from "@xiaoben/contract";
import { bytesOf, rowsOf, valueOf } from "./plan.ts";
import type { ImportState } from "./portions.ts";

/** The parts of an import without somebody, and how many rows are not written for it. No parts: the import was hers. */
export interface Without {
  parts?: ReadonlyMap<number, Uint8Array>;
  rows: number;
}

/** Takes somebody out of an import that is under way. `parts`: its state (0) and the portions that name her. */
export function withoutPerson(parts: ReadonlyMap<number, Uint8Array>, person: Id): Without {
  const bytes = parts.get(0);
  const state = bytes && valueOf<ImportState>(bytes);
  if (state?.by === person) return { rows: state.rows - state.done };
  const next = new Map<number, Uint8Array>();
  let rows = 0;
  for (const [part, portion] of parts) {
    if (part === 0) continue;
    const all = rowsOf(portion);
    const others = all.filter(({ hour }) => hour.person !== person);
    rows += all.length - others.length;
    next.set(part, bytesOf(others));
  }
  if (state) next.set(0, bytesOf({ ...state, rows: state.rows - rows }));
  return { parts: next, rows };
}
