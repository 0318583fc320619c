import { drawers, type Drawer, type Entry } from "./filing.model.ts";

/** How entries lie one after the other. */
export const arrangements = ["kind", "event", "month"] as const;
export type Arrangement = (typeof arrangements)[number];

/** Entries that lie together. */
export interface Pile {
  /** A drawer, the id of an activity or lesson, or a month as `2026-11`; empty: what belongs to no activity and no lesson. */
  key: string;
  entries: readonly Entry[];
  /** How many of them nothing shows. */
  bare: number;
}

/** Entries in piles: by kind in the order of the drawers, by activity or lesson and by month the latest first. Of each pile the latest first. */
export function piled(entries: readonly Entry[], by: Arrangement): Pile[] {
  const piles = new Map<string, Entry[]>();
  const keyOf = { kind: ({ drawer }: Entry) => drawer, event: ({ event = "" }: Entry) => event, month: ({ on }: Entry) => on.slice(0, 7) }[
    by
  ];
  for (const entry of entries) piles.set(keyOf(entry), [...(piles.get(keyOf(entry)) ?? []), entry]);
  const keys =
    by === "kind" ? drawers.filter((drawer) => piles.has(drawer)) : [...piles.keys()].sort((a, b) => Number(a === "") - Number(b === ""));
  return keys.map((key) => {
    const held = piles.get(key)!;
    return { key, entries: held, bare: held.filter(isBare).length };
  });
}

/** Whether nothing shows it that somebody did or declared: not of what is still to come, and not of what the school itself keeps. */
export const isBare = ({ proofs, origin, state = "" }: Entry): boolean =>
  proofs.length === 0 && origin.from !== "host" && !coming.has(state);

const coming: ReadonlySet<string> = new Set(["draft", "planned", "open", "expected"]);

/** The entry that a pile by activity or lesson is called after: the activity or lesson itself, else what came of it. */
export const calledAfter = ({ key, entries }: Pile): Entry | undefined =>
  entries.find(({ ref }) => ref.id === key) ?? entries.find(({ lesson, title }) => lesson !== undefined || title !== undefined);

export const isDrawer = (key: string): key is Drawer => (drawers as readonly string[]).includes(key);
