import type { Activity } from "../kinds/activity.ts";
import type { Checklist } from "./definitions.ts";

/** An item of a checklist that an activity does not have yet: what it looks for is empty, or nobody who inspected it said what they saw. */
export interface Unchecked {
  checklist: string;
  item: string;
  lacks: "content" | "check";
}

/** Name of an item among the checks of an activity. */
export const checkName = (checklist: string, item: string): string => `${checklist}/${item}`;

/**
 * What an activity lacks of a checklist (R024–R027): before it, what it has to say beforehand; afterwards, all it has to say, and the word of
 * who inspected it for each item that looks back. The server's guards and the element's marks ask the same function.
 */
export function checklistLacks({ id, items }: Checklist, activity: Pick<Activity, "checks">, phase: "before" | "after"): Unchecked[] {
  return items.flatMap((item): Unchecked[] => {
    if (phase === "before" && item.phase === "after") return [];
    const of = { checklist: id, item: item.id };
    if (!item.filled.every((pointer) => isFilled((activity as Record<string, unknown>)[pointer.replace(/^\//, "")])))
      return [{ ...of, lacks: "content" }];
    const isSeen = item.phase === "before" || activity.checks.some((check) => check.item === checkName(id, item.id));
    return isSeen ? [] : [{ ...of, lacks: "check" }];
  });
}

const isFilled = (value: unknown): boolean =>
  typeof value === "string" ? value.trim() !== "" : Array.isArray(value) ? value.length > 0 : value !== undefined;
