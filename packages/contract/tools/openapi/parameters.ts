import * as z from "zod/mini";
import { maybe, name } from "../../src/schemas/primitives.ts";

/** Most records or changes on a page. */
const most = 500;

/** How many a page holds. */
export const limit = maybe(
  z
    .int()
    .check(z.gte(1), z.lte(most))
    .register(z.globalRegistry, { description: `1 to ${most}` }),
);

/** Where a list goes on. */
export const cursor = maybe(z.string().check(z.minLength(1)).register(z.globalRegistry, { description: "`next` of the page before" }));

/** Where the feed goes on. */
export const feedCursor = maybe(
  z.string().check(z.minLength(1)).register(z.globalRegistry, {
    description: "`cursor` of the page before; `now` for the end as it is now. Left out: from the beginning",
  }),
);

/** Where the feed is followed from. */
export const liveCursor = maybe(
  z.string().check(z.minLength(1)).register(z.globalRegistry, {
    description:
      "`cursor` of the last page that was told. Left out, or `now`: from now on. `Last-Event-ID` says the same, and goes before it",
  }),
);

/** How long an answer is held open at most. */
export const seconds = maybe(
  z.int().check(z.gte(0), z.lte(600)).register(z.globalRegistry, {
    description: "The answer ends after so many seconds; 0: after the first page. Left out: with the token",
  }),
);

/** A filter: days are days, all else is text. */
export const filter = (property: string): z.ZodMiniString => (property === "day" ? dayText : name);

const dayText = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** The moment from which on a list answers what was written. */
export const since = maybe(
  z
    .string()
    .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/))
    .register(z.globalRegistry, { description: "What was written at this instant or later, with tombstones" }),
);
