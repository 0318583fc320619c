import { ProblemError } from "@xiaoben/contract";

/** A place in a list or in the feed, opaque to the reader. */
export const encodeCursor = (place: readonly string[]): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** Throws `validation` for what {@link encodeCursor} has not made. */
export function decodeCursor(cursor: string, length: number): string[] {
  const place = parse(cursor);
  if (!Array.isArray(place) || place.length !== length || !place.every((part) => typeof part === "string")) throw notACursor();
  return place as string[];
}

export const notACursor = (): ProblemError =>
  new ProblemError("validation", "The cursor is not one that this list gave. Begin again without it.", {
    issues: [{ pointer: "/cursor", code: "not-a-cursor", message: "Use the cursor of the page before." }],
  });

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
