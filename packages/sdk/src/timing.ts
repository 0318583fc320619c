import { TransportError } from "./errors.ts";

/** Does something later; calling the answer prevents it. Does not keep a Node process alive. */
export function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  if (typeof timer === "object") timer.unref();
  return () => clearTimeout(timer);
}

/** Waiting time before attempt `n` (from 0): doubles up to `most`, spread so that not all devices come at once. */
export const backOff = (n: number, first: number, most: number): number => Math.min(most, first * 2 ** n) * (0.75 + Math.random() / 2);

/** Waits, or less where the caller gives up; keeps a Node process alive. */
export const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((fulfil) => {
    if (signal?.aborted) return fulfil();
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      fulfil();
    }
  });

/** An answer that others wait for too, or that takes as long as a person takes to sign in: one caller can give up meanwhile. */
export function unless<T>(signal: AbortSignal | undefined, answer: Promise<T>): Promise<T> {
  if (!signal) return answer;
  return new Promise((fulfil, refuse) => {
    const leave = (): void => refuse(new TransportError("aborted", "The caller gave up."));
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave);
    answer.then(fulfil, refuse).finally(() => signal.removeEventListener("abort", leave));
  });
}
