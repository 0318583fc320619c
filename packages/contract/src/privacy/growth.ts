import type { Kind } from "../kinds/index.ts";

/**
 * Kinds that hold growth notes: judgements and thoughts that were written so that somebody may learn from them.
 * Asked for with an appraisal purpose they are not readable at all, nor are their files: what was said to help must not be held against anybody.
 */
export const growthKinds = ["observation", "debrief", "pair"] as const satisfies readonly Kind[];

/** Why somebody asks. Left out: for the work itself. */
export type Purpose = "work" | "appraisal";

/** The header by which a request says its purpose; a token may say it too, and then no request can take it back. */
export const purposeHeader = "X-Purpose";
