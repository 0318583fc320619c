import type { Outcome, Pack, Rule, Verdict } from "@xiaoben/contract";
import type { Messages } from "./messages.ts";

/** The outcome; of what must not be exceeded and of what is due by a day in words of their own. */
export function outcomeWords({ outcome: plain, outcomeOfDue, outcomeOfLimit }: Messages, outcome: Outcome, rule?: Rule): string {
  if (rule?.kind === "deadline") return outcomeOfDue[outcome as keyof typeof outcomeOfDue] ?? plain[outcome];
  const isLimit = rule?.kind === "amount" && rule.atLeast === undefined;
  return (isLimit ? outcomeOfLimit[outcome as keyof typeof outcomeOfLimit] : undefined) ?? plain[outcome];
}

export const ruleOf = (pack: Pack, verdict: Verdict): Rule | undefined => pack.rules.find((rule) => rule.id === verdict.rule.id);
