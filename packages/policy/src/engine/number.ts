import { compare, dec, exactly, fraction, isDec, round, units, type Dec, type Fraction } from "@xiaoben/contract";

export const zero: Fraction = fraction(0);
export const one: Fraction = { n: 1n, d: 1n };

/** A decimal of a pack or a record as a fraction; `undefined` where the text is none. */
export const number = (text: string | undefined): Fraction | undefined => (isDec(text) ? fraction(units(text)) : undefined);

/** For showing: what does not end within four decimals is cut off there. Nothing is calculated with the result. */
export const show = (value: Fraction): Dec => dec(exactly(value) ?? round(value, { step: "0.0001", mode: "down" }));

export const same = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0;
export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const positive = (a: Fraction): boolean => a.n > 0n;
