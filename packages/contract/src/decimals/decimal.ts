/** Exact decimal as it stands on the wire and in packs: `-?\d{1,9}(\.\d{1,4})?`. */
export type Dec = string;

/** Exact decimal in memory: an integer of 1/10,000. */
export type Units = number;

const scale = 10_000;

/** How a value is rounded: to multiples of `step`, in the direction of `mode`. */
export interface RoundTo {
  step: Dec;
  mode: "down" | "halfUp" | "up";
}

/** What was given is no decimal of the contract. */
export class DecimalError extends Error {
  readonly code = "decimal-invalid";
  readonly value: unknown;
  constructor(value: unknown) {
    super(`"${String(value)}" is no decimal: write up to nine digits and at most four after the point, such as 1.5`);
    this.name = "DecimalError";
    this.value = value;
  }
}

/** Whether a text is a decimal of the wire. */
export const isDec = (text: unknown): text is Dec => typeof text === "string" && /^-?\d{1,9}(\.\d{1,4})?$/.test(text);

/** Wire to memory. A JSON number that prints with at most four decimals is read too. @throws {DecimalError} */
export function units(value: Dec | number): Units {
  const text = typeof value === "number" ? String(value) : value;
  if (!isDec(text)) throw new DecimalError(value);
  const negative = text.startsWith("-");
  const [whole, part = ""] = (negative ? text.slice(1) : text).split(".");
  const size = Number(whole) * scale + Number(part.padEnd(4, "0"));
  return negative && size !== 0 ? -size : size;
}

/** Memory to wire, without trailing zeros: `21.5`. @throws {DecimalError} where the value leaves the range of the wire. */
export function dec(value: Units): Dec {
  if (!Number.isSafeInteger(value) || Math.abs(value) >= 1_000_000_000 * scale) throw new DecimalError(value / scale);
  const size = Math.abs(value);
  const part = String(size % scale)
    .padStart(4, "0")
    .replace(/0+$/, "");
  return `${value < 0 ? "-" : ""}${Math.floor(size / scale)}${part && "."}${part}`;
}

/**
 * A fraction of exact numbers: `n / d`, with `d` above 0 and not always in lowest terms. Divided once, at the declared rounding.
 * Whole numbers where they are safe, BigInt where a product could pass 2^53: both stand for the same value.
 */
export type Fraction = { readonly n: number; readonly d: number } | { readonly n: bigint; readonly d: bigint };

/** @throws {RangeError} where `d` is 0 */
export const fraction = (n: Units, d: Units = scale): Fraction => (d === scale ? { n, d } : reduced(n, d));
export const times = (a: Fraction, b: Fraction): Fraction =>
  (isSmall(a) && isSmall(b) && small(a.n * b.n, a.d * b.d)) || large(big(a.n) * big(b.n), big(a.d) * big(b.d));
/** @throws {RangeError} where `b` is 0 */
export const over = (a: Fraction, b: Fraction): Fraction =>
  (isSmall(a) && isSmall(b) && small(a.n * b.d, a.d * b.n)) || large(big(a.n) * big(b.d), big(a.d) * big(b.n));
export const plus = (a: Fraction, b: Fraction): Fraction => added(a, b, 1);
export const minus = (a: Fraction, b: Fraction): Fraction => added(a, b, -1);

/** Negative where a < b, 0 where equal, positive where a > b. */
export function compare(a: Fraction, b: Fraction): number {
  if (isSmall(a) && isSmall(b)) {
    if (a.d === b.d) return a.n - b.n;
    const [left, right] = [a.n * b.d, b.n * a.d];
    if (isSafe(left) && isSafe(right)) return left - right;
  }
  const difference = big(a.n) * big(b.d) - big(b.n) * big(a.d);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The value in memory, or `undefined` where it does not end within four decimals and so needs a rounding. */
export function exactly(value: Fraction): Units | undefined {
  if (value.d === scale) return value.n as number;
  const product = big(value.n) * BigInt(scale);
  const d = big(value.d);
  return product % d === 0n ? Number(product / d) : undefined;
}

/** Rounds to a multiple of `step`. Halves go away from zero with `halfUp`; `down` and `up` mean towards and away from zero. */
export function round(value: Fraction, to: RoundTo): Units {
  const step = units(to.step);
  const whole = value.d === scale ? steps(Math.abs(value.n as number), step, to.mode) : stepsOfLarge(value, step, to.mode);
  return whole === 0 || value.n > 0 ? whole * step : -whole * step;
}

function steps(n: number, step: number, mode: RoundTo["mode"]): number {
  const rest = n % step;
  const whole = (n - rest) / step;
  const up = mode === "up" ? rest > 0 : mode === "halfUp" && rest >= step - rest;
  return up ? whole + 1 : whole;
}

function stepsOfLarge(value: Fraction, step: number, mode: RoundTo["mode"]): number {
  const [n, d] = [big(value.n) * BigInt(scale), big(value.d) * BigInt(step)];
  const size = n < 0n ? -n : n;
  const [whole, rest] = [size / d, size % d];
  const up = mode === "up" ? rest > 0n : mode === "halfUp" && rest * 2n >= d;
  return Number(up ? whole + 1n : whole);
}

function added(a: Fraction, b: Fraction, sign: 1 | -1): Fraction {
  if (isSmall(a) && isSmall(b)) {
    if (a.d === b.d && isSafe(a.n + sign * b.n)) return { n: a.n + sign * b.n, d: a.d };
    const [left, right] = [a.n * b.d, sign * b.n * a.d];
    const found = isSafe(left) && isSafe(right) && small(left + right, a.d * b.d);
    if (found) return found;
  }
  return large(big(a.n) * big(b.d) + BigInt(sign) * big(b.n) * big(a.d), big(a.d) * big(b.d));
}

type Small = { readonly n: number; readonly d: number };
const isSmall = (a: Fraction): a is Small => typeof a.n === "number";
const isSafe = (value: number): boolean => value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER;
const big = (value: number | bigint): bigint => BigInt(value);

/** `undefined` where one of the two is not exact any more. */
const small = (n: number, d: number): Fraction | undefined => (isSafe(n) && isSafe(d) ? reduced(n, d) : undefined);

function reduced(n: number, d: number): Fraction {
  if (d === 0) throw new RangeError("division by zero");
  const sign = d < 0 ? -1 : 1;
  let [a, b] = [Math.abs(n), Math.abs(d)];
  while (b) [a, b] = [b, a % b];
  return inDecimals((sign * n) / a, (sign * d) / a);
}

/** What ends within four decimals stands in them: most sums then have nothing to reduce. */
function inDecimals(n: number, d: number): Fraction {
  const factor = scale / d;
  return Number.isInteger(factor) && isSafe(n * factor) ? { n: n * factor, d: scale } : { n, d };
}

function large(n: bigint, d: bigint): Fraction {
  if (d === 0n) throw new RangeError("division by zero");
  const sign = d < 0n ? -1n : 1n;
  let [a, b] = [n < 0n ? -n : n, d * sign];
  while (b) [a, b] = [b, a % b];
  const [top, bottom] = [(sign * n) / a, (sign * d) / a];
  return isSafe(Number(top)) && isSafe(Number(bottom)) ? inDecimals(Number(top), Number(bottom)) : { n: top, d: bottom };
}
