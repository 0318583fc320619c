import { dec, isDec, units, type Dec, type Num, type Pack, type PackId, type Units } from "@xiaoben/contract";
import type { Change } from "./scheme.edit.model.ts";

/** A figure that is made of others, each times a factor. */
export interface Weighted {
  measure: PackId;
  parts: { of: PackId; times: Num }[];
  /** What the factors come to, where they are the weights of a sum and each has one value. */
  sum?: Dec;
  /** How much is missing to one, or beyond it (negative). */
  missing?: Dec;
}

/** The weighted sums that a scheme rests on. Factors are weights where each is a part of one; whether they are full the check tells as well. */
export const weightedIn = (pack: Pack): Weighted[] =>
  pack.measures.flatMap((measure) => {
    if (!("linear" in measure) || measure.linear.length < 2) return [];
    const factors = measure.linear.map(({ times }) => valueOf(pack, times));
    const weights = factors.every((value): value is Units => value !== undefined && value > 0 && value < one);
    const sum = weights ? factors.reduce<Units>((all, next) => all + next!, 0) : undefined;
    return [{ measure: measure.id, parts: measure.linear, ...(sum !== undefined && { sum: dec(sum), missing: dec(one - sum) }) }];
  });

/** Another factor, where it is written out. */
export const withFactor =
  (measure: PackId, at: number, times: Dec): Change =>
  (pack) => ({
    ...pack,
    measures: pack.measures.map((one) =>
      one.id === measure && "linear" in one ? { ...one, linear: one.linear.map((part, p) => (p === at ? { ...part, times } : part)) } : one,
    ),
  });

function valueOf(pack: Pack, num: Num): Units | undefined {
  if (isDec(num)) return units(num);
  const values = typeof num === "object" && "param" in num ? pack.parameters.find(({ id }) => id === num.param)?.values : undefined;
  const [only, ...more] = values ?? [];
  return only && more.length === 0 && isDec(only.value) ? units(only.value) : undefined;
}

const one: Units = units("1");
