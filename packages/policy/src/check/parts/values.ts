import { isDec, units, type Num, type Pack, type Units } from "@xiaoben/contract";

/** What a number of a pack can come to, lowest and highest. */
export interface Bounds {
  low: Units;
  high: Units;
}

/** The values that a parameter can take: those of the document, and of every reading. */
export function valuesOf(pack: Pack, id: string): string[] {
  const written = pack.parameters.find((parameter) => parameter.id === id)?.values.map(({ value }) => value) ?? [];
  return [
    ...written,
    ...pack.ambiguities.flatMap(({ readings }) => readings.flatMap(({ sets }) => (Object.hasOwn(sets, id) ? sets[id]! : []))),
  ];
}

/** Whether a decision may give a parameter any value. */
const free = (pack: Pack, id: string): boolean => pack.ambiguities.some(({ asks }) => asks === id);

/** The bounds of a number; `undefined` where it rests on a measure, or may be given freely. */
export function boundsOf(pack: Pack, num: Num | undefined): Bounds | undefined {
  if (num === undefined || (typeof num === "object" && "measure" in num)) return undefined;
  if (typeof num === "object" && free(pack, num.param)) return undefined;
  const values = numbersOf(pack, num);
  return values.length === 0 ? undefined : { low: Math.min(...values), high: Math.max(...values) };
}

/** Every number that stands written for a number of the pack: itself, or the values of its parameter. */
export const numbersOf = (pack: Pack, num: Num): Units[] =>
  (typeof num === "string" ? [num] : "param" in num ? valuesOf(pack, num.param) : []).flatMap((value) =>
    isDec(value) ? units(value) : [],
  );

/** For messages. */
export const shown = (value: Units): string => String(value / 10_000);
