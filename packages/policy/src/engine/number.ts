import { compare, dec, exactly, fraction, isDec, round, units, type Dec, type Fraction } from "@xiaoben/contract";

export const zero: Fraction = fraction(0);
export const one: Fraction = fraction(10_000);

/** A decimal of a pack or a record as a fraction; `undefined` where the text is none. */
export function number(text: string | undefined): Fraction | undefined {
  if (text === undefined || text.length > longest) return undefined;
  let found = read.get(text);
  if (found === undefined) {
    found = isDec(text) ? fraction(units(text)) : null;
    if (read.size >= mostRead) read.clear();
    read.set(text, found);
  }
  return found ?? undefined;
}

/** What was read before: a county writes the same few figures over and over. */
const read = new Map<string, Fraction | null>();
const mostRead = 4096;
/** Sign, nine digits, a point, four digits. */
const longest = 15;

/** A whole number as a fraction. */
export const whole = (count: number): Fraction => fraction(count * 10_000);

/** For showing: what does not end within four decimals is cut off there. Nothing is calculated with the result. @throws {DecimalError} */
export const show = (value: Fraction): Dec => dec(exactly(value) ?? round(value, { step: "0.0001", mode: "down" }));

/** The whole part, as a number to count with. */
export const wholePart = (value: Fraction): number => round(value, { step: "1", mode: "down" }) / 10_000;

export const same = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0;
export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const most = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const positive = (a: Fraction): boolean => a.n > 0;
export const isZero = (a: Fraction): boolean => !a.n;

/** Whether a figure leaves what a decimal can say. */
export const tooLarge = (a: Fraction): boolean => compare(a, upper) > 0 || compare(a, lower) < 0;

const upper = fraction(999_999_999 * 10_000);
const lower = fraction(-999_999_999 * 10_000);
