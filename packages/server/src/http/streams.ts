import { ProblemError } from "@xiaoben/contract";
import type { Caller } from "@xiaoben/backend";

/** How many answers stay open, and for how long. */
export interface LiveOptions {
  /** Milliseconds between two signs of life where nothing changes. Default 15,000. */
  beat?: number;
  /** Milliseconds after which an answer ends though its token has no end. Default ten minutes. */
  longest?: number;
  /** Open answers of one person in this process. Default 8. */
  perPerson?: number;
  /** Open answers in this process. Default 2,000. */
  most?: number;
}

/** The open answers of a process. */
export interface Streams {
  readonly beat: number;
  readonly longest: number;
  /** Takes a place. @throws {ProblemError} `rate-limited` for one person's too many, `maintenance` where the process has no room or ends. */
  enter(caller: Caller, end: () => void): Place;
}

/** The place of one open answer. */
export interface Place {
  leave(): void;
}

/** Answers that stay open: those that follow the feed, and files while they are read. */
export interface OpenAnswers {
  live: Streams;
  files: Streams;
}

/** Files that one person, and all together, have under way in one process: each works on the database all the while. */
const filesAtOnce = { perPerson: 2, most: 8 };

export const openAnswers = (live: LiveOptions | undefined, closing: AbortSignal | undefined): OpenAnswers => ({
  live: streamsOf(live, closing),
  files: streamsOf(filesAtOnce, closing),
});

/** Seconds after which one who found no place may try again. */
const comeAgain = 30;

/** Places for open answers. All of them end when `closing` aborts, so that nobody who ends the process waits for them. */
export function streamsOf(
  { beat = 15_000, longest = 600_000, perPerson = 8, most = 2_000 }: LiveOptions = {},
  closing?: AbortSignal,
): Streams {
  const open = new Set<() => void>();
  const ofPerson = new Map<string, number>();
  closing?.addEventListener("abort", () => {
    for (const end of open) end();
  });
  return {
    beat,
    longest,
    enter({ tenant, person }, end) {
      const key = JSON.stringify([tenant, person]);
      const held = ofPerson.get(key) ?? 0;
      if (closing?.aborted) throw new ProblemError("maintenance", "The server is ending. Come again in a moment.", { retryAfter: 1 });
      if (held >= perPerson)
        throw new ProblemError(
          "rate-limited",
          `One person has at most ${perPerson} answers of this kind open at once. Close another, or try again later.`,
          {
            retryAfter: comeAgain,
          },
        );
      if (open.size >= most)
        throw new ProblemError("maintenance", "No more answers of this kind are held open just now. Try again later.", {
          retryAfter: comeAgain,
        });
      open.add(end);
      ofPerson.set(key, held + 1);
      return {
        leave() {
          if (!open.delete(end)) return;
          const left = ofPerson.get(key)! - 1;
          if (left === 0) ofPerson.delete(key);
          else ofPerson.set(key, left);
        },
      };
    },
  };
}
