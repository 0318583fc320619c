import type { Trial } from "../run/trial.ts";

/** Tries one clause. Throws `BrokenError` where it is not kept; `NotTriedError` or `NotOfferedError` where that cannot be found out. */
export type Case = (trial: Trial) => Promise<void>;
