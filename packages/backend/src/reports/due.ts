import { dec, units, type Credit, type Dec, type LeftOut, type Verdict } from "@xiaoben/contract";

/** What a person is to be credited with now: how much, in the place of which earlier credit; or why not yet. */
export type Due = { amount: Dec; replaces?: Credit } | { left: LeftOut } | undefined;

/**
 * The difference between what a rule comes to and what was prepared before, so that nothing goes up twice (R009). More goes up as a credit of its own, less
 * as one that takes the place of a registered one. A rejected credit waits until somebody says that it was put right; its place is then taken.
 * `credits`: all of the person, the rule and the period. `value`: `undefined` where the rule is undetermined.
 */
export function dueOf(value: Dec | undefined, credits: readonly Credit[]): Due {
  if (value === undefined) return { left: "undetermined" };
  if (credits.some(({ state }) => state === "rejected")) return { left: "uncorrected" };
  const standing = standingOf(credits);
  const gap = units(value) - standing.reduce((sum, { amount }) => sum + units(amount), 0);
  if (gap === 0) return undefined;
  if (gap > 0) {
    const rejected = replaceable(credits);
    return { amount: dec(gap), ...(rejected && { replaces: rejected }) };
  }
  const registered = largest(standing.filter(({ state }) => state === "registered"));
  if (!registered) return { left: "awaitsReceipt" };
  return { amount: dec(Math.max(0, units(registered.amount) + gap)), replaces: registered };
}

/** What a rule comes to under every reading of what is still open: a presumed one may speak to people, and nothing is registered by it. */
export const certain = ({ value, readings = [] }: Pick<Verdict, "value" | "readings">): Dec | undefined =>
  readings.every((reading) => reading.value === value) ? value : undefined;

/** Credits that are under way or registered, without those whose place another of them takes. */
export function standingOf(credits: readonly Credit[]): Credit[] {
  const live = credits.filter(({ state }) => ["prepared", "reported", "registered"].includes(state));
  const replaced = new Set(live.map(({ replaces }) => replaces));
  return live.filter(({ id }) => !replaced.has(id));
}

/** The last one that was rejected and put right, as long as none took its place. One that was to take a registered one's place is none: that one stands. */
function replaceable(credits: readonly Credit[]): Credit | undefined {
  const taken = new Set(credits.filter(({ state }) => state !== "withdrawn").map(({ replaces }) => replaces));
  const registered = new Set(credits.filter(({ state }) => state === "registered").map(({ id }) => id));
  return credits
    .filter(
      ({ id, state, note, replaces }) => state === "corrected" && note !== undefined && !taken.has(id) && !registered.has(replaces ?? ""),
    )
    .at(-1);
}

const largest = (credits: readonly Credit[]): Credit | undefined =>
  credits.reduce<Credit | undefined>((most, one) => (!most || units(one.amount) > units(most.amount) ? one : most), undefined);
