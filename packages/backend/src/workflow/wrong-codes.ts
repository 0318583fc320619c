import { isProblemError, ProblemError, type Id } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";

const most = 8;
const within = 15 * 60_000;
/** People that are kept in mind at most; whoever has not tried for longest is forgotten first. */
const mostPeople = 10_000;

/**
 * Counts wrong codes, so that nobody can try them all: eight of one person within a quarter of an hour, whatever the activity.
 * Each process counts for itself.
 */
export interface WrongCodes {
  /** Carries out a signing in. @throws {ProblemError} `rate-limited` after too many wrong codes. */
  watch<T>(who: Pick<Who, "tenant" | "person" | "now">, signIn: () => Promise<T>): Promise<T>;
}

export function wrongCodes(): WrongCodes {
  const tries = new Map<string, number[]>();
  const recent = (key: string, now: number): number[] => (tries.get(key) ?? []).filter((at) => now - at < within);
  return {
    async watch({ tenant, person, now }, signIn) {
      const key = JSON.stringify([tenant, person] satisfies [string, Id]);
      const at = Date.parse(now);
      const before = recent(key, at);
      if (before.length >= most)
        throw new ProblemError(
          "rate-limited",
          "Too many wrong codes. Ask who keeps the list to mark you, or try again in a quarter of an hour.",
          {
            retryAfter: Math.ceil((before[0]! + within - at) / 1000),
          },
        );
      // It counts before it is known to be wrong: many at once are no way round.
      tries.delete(key);
      tries.set(key, [...before, at]);
      if (tries.size > mostPeople) tries.delete(tries.keys().next().value!);
      const forgive = (): void => {
        const left = recent(key, at);
        left.splice(left.indexOf(at), 1);
        if (left.length === 0) tries.delete(key);
        else tries.set(key, left);
      };
      try {
        const done = await signIn();
        tries.delete(key);
        return done;
      } catch (error) {
        if (!isProblemError(error) || !error.more.issues?.some(({ code }) => code === "wrong-code")) forgive();
        throw error;
      }
    },
  };
}
