import type { Hour } from "@xiaoben/contract";

/** What rows can be put together by on the page. */
export const groupings = ["person", "group", "category", "state", "month", "term", "schoolYear"] as const;
export type Grouping = (typeof groupings)[number];

/** The head of a group of rows. It counts records; what they are worth is never added up here. */
export interface Head {
  readonly head: string;
  readonly count: number;
  readonly open: boolean;
}

/** What stands in the window: a record or the head of a group. */
export type Item = Hour | Head;

export const isHead = (item: Item | undefined): item is Head => item !== undefined && "head" in item;

export const keyOf = (item: Item): string => (isHead(item) ? `head ${item.head}` : item.id);

/** A category as the pack calls it. */
export interface Category {
  id: string;
  title: string;
}

/** States that a record can have for others than its author. */
export const shownStates = [
  "submitted",
  "returned",
  "approved",
  "reported",
  "registered",
  "rejected",
  "appealed",
  "dismissed",
] as const satisfies Hour["state"][];

/** Hours as they are typed: exact, at most four decimals, more than nothing. */
export const isHours = (text: string): boolean => /^\d{1,9}(\.\d{1,4})?$/.test(text) && !/^[0.]+$/.test(text);
