import type { Consequence, Verdict } from "@xiaoben/contract";
import type { Messages } from "./messages.ts";
import type { Context } from "./context.ts";

/** What a consequence would do, in words; nothing here happens by itself. */
export function effectWords(
  { messages: { consequence: say }, amount }: Context,
  { effect, purposes }: Consequence,
  { value }: Pick<Verdict, "value">,
): string {
  const named = say.list(purposes.map((purpose) => say.purposes[purpose as keyof Messages["consequence"]["purposes"]] ?? purpose));
  if ("cap" in effect) return say.cap(named, say.grades[effect.cap as keyof Messages["consequence"]["grades"]] ?? effect.cap);
  if ("bar" in effect) return say.bar(named);
  if ("notice" in effect) return say.notice[effect.notice];
  return say.deduct(amount(value ?? (typeof effect.deduct.each === "string" ? effect.deduct.each : ""), effect.deduct.unit));
}
