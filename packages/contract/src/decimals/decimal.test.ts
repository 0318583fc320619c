import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare, dec, DecimalError, exactly, fraction, isDec, minus, over, plus, round, times, units, type RoundTo } from "./decimal.ts";

const anyUnits = fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 });
const of = (text: string): ReturnType<typeof fraction> => fraction(units(text));

test("decimals of the wire: up to nine digits, at most four after the point, no other spelling", () => {
  for (const text of ["0", "-0.5", "21.5", "999999999.9999", "007"]) assert.equal(isDec(text), true, text);
  for (const text of ["", ".5", "5.", "+1", "1e3", "1,5", "１", "1.23456", "1234567890", " 1", 1, null])
    assert.equal(isDec(text), false, String(text));
});

test("every value in memory goes to the wire and back unchanged", () => {
  fc.assert(fc.property(anyUnits, (value) => units(dec(value)) === value));
  assert.equal(dec(units("0021.5000")), "21.5");
  assert.equal(dec(units("-0.0000")), "0");
  assert.equal(Object.is(units("-0"), 0), true);
});

test("a JSON number is read when it prints with at most four decimals", () => {
  assert.equal(units(21.5), 215_000);
  for (const value of [0.1 + 0.2, 1e21, 1e-7, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => units(value), DecimalError, String(value));
});

test("an error says what was found and how to write it", () => {
  assert.throws(
    () => units("2,5"),
    (error: DecimalError) => error.code === "decimal-invalid" && error.message.includes('"2,5"') && error.message.includes("such as 1.5"),
  );
  assert.throws(() => dec(1_000_000_000 * 10_000), DecimalError);
  assert.throws(() => dec(0.5), DecimalError);
});

test("[R009] fractions are exact: thirds add up, and nothing is rounded on the way", () => {
  const third = over(of("1"), of("3"));
  assert.equal(compare(plus(plus(third, third), third), of("1")), 0);
  assert.equal(exactly(third), undefined);
  assert.equal(exactly(times(third, of("0.0003"))), 1);
  assert.equal(compare(over(of("90"), of("45")), of("2")), 0);
  fc.assert(fc.property(anyUnits, anyUnits, (a, b) => compare(minus(plus(fraction(a), fraction(b)), fraction(b)), fraction(a)) === 0));
});

test("dividing by zero is an error and not infinity", () => {
  assert.throws(() => over(of("1"), of("0")), RangeError);
});

test("rounding: down and up go towards and away from zero, halves away from zero", () => {
  const cases: [string, RoundTo["mode"], string, string][] = [
    ["2.25", "halfUp", "0.1", "2.3"],
    ["-2.25", "halfUp", "0.1", "-2.3"],
    ["2.2499", "halfUp", "0.1", "2.2"],
    ["2.29", "down", "0.1", "2.2"],
    ["-2.29", "down", "0.1", "-2.2"],
    ["2.21", "up", "0.1", "2.3"],
    ["-2.21", "up", "0.1", "-2.3"],
    ["2", "up", "0.5", "2"],
    ["2.1", "up", "0.5", "2.5"],
    ["2.25", "halfUp", "0.5", "2.5"],
    ["-0.2", "down", "1", "0"],
    ["7", "halfUp", "5", "5"],
  ];
  for (const [value, mode, step, expected] of cases)
    assert.equal(dec(round(of(value), { step, mode })), expected, `${value} ${mode} ${step}`);
});

test("a rounded value is a multiple of the step, and never further than the step", () => {
  fc.assert(
    fc.property(
      anyUnits,
      fc.integer({ min: 1, max: 50_000 }),
      fc.constantFrom<RoundTo["mode"]>("down", "halfUp", "up"),
      (value, step, mode) => {
        const rounded = round(fraction(value), { step: dec(step), mode });
        assert.equal(Math.abs(rounded % step), 0);
        assert.ok(Math.abs(rounded - value) < step);
        if (mode === "down") assert.ok(Math.abs(rounded) <= Math.abs(value));
        if (mode === "up") assert.ok(Math.abs(rounded) >= Math.abs(value));
      },
    ),
  );
});
