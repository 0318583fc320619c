import type { Issue } from "@xiaoben/contract";
import { demandValid, issue } from "./issues.ts";

/** Levels of objects and lists in one another. The deepest that the contract knows, packs, have not a quarter of them. */
const deepest = 64;

/**
 * Refuses what JSON can carry and not every store can keep: the character U+0000, halves of characters, numbers without end, and objects in objects
 * without end. Asked before anything else looks at the content.
 * @throws {ProblemError} `validation` with the first of them
 */
export function demandStorable(content: unknown, pointer: string): void {
  const found = unstorable(content, pointer, 0);
  demandValid(found ? [found] : [], "content");
}

function unstorable(value: unknown, pointer: string, depth: number): Issue | undefined {
  if (typeof value === "string") return isKept(value) ? undefined : notKept(pointer);
  if (typeof value === "number" && !Number.isFinite(value)) return issue(pointer, "not-a-number", "The number is too large to be kept.");
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === deepest) return issue(pointer, "too-deep", `Not more than ${deepest} objects and lists stand in one another.`);
  for (const [name, inner] of Object.entries(value)) {
    if (!isKept(name)) return notKept(pointer);
    const found = unstorable(inner, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, depth + 1);
    if (found) return found;
  }
  return undefined;
}

const isKept = (text: string): boolean => !text.includes("\u0000") && !/\p{Cs}/u.test(text);

const notKept = (pointer: string): Issue =>
  issue(pointer, "not-kept", "A text holds the character U+0000 or half of a character. Remove it.");
