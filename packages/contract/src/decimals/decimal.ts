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

/** A fraction of exact numbers: `n / d`. Divided once, at the declared rounding. */
export interface Fraction {
  n: bigint;
  d: bigint;
}

export const fraction = (n: Units, d: Units = scale): Fraction => reduce({ n: BigInt(n), d: BigInt(d) });
export const times = (a: Fraction, b: Fraction): Fraction => reduce({ n: a.n * b.n, d: a.d * b.d });
export const over = (a: Fraction, b: Fraction): Fraction => reduce({ n: a.n * b.d, d: a.d * b.n });
export const plus = (a: Fraction, b: Fraction): Fraction => reduce({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
/** Negative where a < b, 0 where equal, positive where a > b. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** The value in memory, or `undefined` where it does not end within four decimals and so needs a rounding. */
export function exactly(value: Fraction): Units | undefined {
  const product = value.n * BigInt(scale);
  return product % value.d === 0n ? Number(product / value.d) : undefined;
}

/** Rounds to a multiple of `step`. Halves go away from zero with `halfUp`; `down` and `up` mean towards and away from zero. */
export function round(value: Fraction, to: RoundTo): Units {
  const step = fraction(units(to.step));
  const quotient = over(value, step);
  const negative = quotient.n < 0n;
  const n = negative ? -quotient.n : quotient.n;
  const [whole, rest] = [n / quotient.d, n % quotient.d];
  const up = to.mode === "up" ? rest > 0n : to.mode === "halfUp" && rest * 2n >= quotient.d;
  const steps = up ? whole + 1n : whole;
  return Number(negative ? -steps : steps) * units(to.step);
}

function reduce({ n, d }: Fraction): Fraction {
  if (d === 0n) throw new RangeError("division by zero");
  const sign = d < 0n ? -1n : 1n;
  let [a, b] = [n < 0n ? -n : n, d * sign];
  while (b) [a, b] = [b, a % b];
  return a === 0n ? { n: 0n, d: 1n } : { n: (sign * n) / a, d: (sign * d) / a };
}
