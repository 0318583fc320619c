import type { Num, Pack, Test, Where } from "@xiaoben/contract";
import { alike } from "./tree.ts";
import { boundsOf } from "./values.ts";

/** Whether whatever fits `a` surely fits `b`. `false` also where it cannot be told. */
export function implies(pack: Pack, a: Where | undefined, b: Where | undefined): boolean {
  const all = a?.all ?? [];
  return (
    (b?.all ?? []).every((test) => all.some((own) => stronger(pack, own, test))) &&
    (b?.any === undefined || alike(a?.any, b.any) || b.any.some((test) => all.some((own) => stronger(pack, own, test))))
  );
}

/** Whether nothing at all fits all of these tests together. People's facts may have several values, so that two codes may both hold. */
export function impossible(pack: Pack, tests: readonly Test[], several = false): boolean {
  return tests.some(
    (a, at) => selfDefeating(pack, a) || tests.slice(at + 1).some((b) => a.fact === b.fact && excludes(pack, a, b, several)),
  );
}

function stronger(pack: Pack, own: Test, test: Test): boolean {
  if (own.fact !== test.fact) return false;
  const codes = codesOf(own);
  return (
    (test.is === undefined || codes?.every((code) => code === String(test.is)) === true) &&
    (test.in === undefined || codes?.every((code) => test.in!.includes(code)) === true) &&
    (test.notIn === undefined ||
      codes?.every((code) => !test.notIn!.includes(code)) === true ||
      test.notIn.every((code) => own.notIn?.includes(code))) &&
    (test.under === undefined || own.under === test.under) &&
    (test.present === undefined || own.present === test.present || (test.present && demandsValue(own))) &&
    (test.atLeast === undefined || atOrAbove(pack, own.atLeast, test.atLeast)) &&
    (test.atMost === undefined || atOrAbove(pack, test.atMost, own.atMost)) &&
    (test.from === undefined || (own.from !== undefined && own.from >= test.from)) &&
    (test.to === undefined || (own.to !== undefined && own.to <= test.to))
  );
}

/** The codes that alone fit a test. */
const codesOf = (test: Test): readonly string[] | undefined => (test.is === undefined ? test.in : [String(test.is)]);

const demandsValue = (test: Test): boolean =>
  codesOf(test) !== undefined || ["under", "atLeast", "atMost", "from", "to"].some((key) => test[key as keyof Test] !== undefined);

/** Whether `a` is never below `b`, whatever their parameters come to. */
function atOrAbove(pack: Pack, a: Num | undefined, b: Num | undefined): boolean {
  if (a !== undefined && alike(a, b)) return true;
  const [left, right] = [boundsOf(pack, a), boundsOf(pack, b)];
  return left !== undefined && right !== undefined && left.low >= right.high;
}

/** Whether `a` is above `b`, whatever their parameters come to. */
function above(pack: Pack, a: Num | undefined, b: Num | undefined): boolean {
  const [left, right] = [boundsOf(pack, a), boundsOf(pack, b)];
  return left !== undefined && right !== undefined && left.low > right.high;
}

const after = (from: string | undefined, to: string | undefined): boolean => from !== undefined && to !== undefined && from > to;

const selfDefeating = (pack: Pack, test: Test): boolean =>
  above(pack, test.atLeast, test.atMost) ||
  after(test.from, test.to) ||
  (test.present === false && demandsValue(test)) ||
  (codesOf(test) !== undefined && test.notIn !== undefined && codesOf(test)!.every((code) => test.notIn!.includes(code)));

function excludes(pack: Pack, a: Test, b: Test, several: boolean): boolean {
  const [own, other] = [codesOf(a), codesOf(b)];
  if (a.present === false && demandsValue(b)) return true;
  if (b.present === false && demandsValue(a)) return true;
  if (above(pack, a.atLeast, b.atMost) || above(pack, b.atLeast, a.atMost) || after(a.from, b.to) || after(b.from, a.to)) return true;
  if (several) return false;
  if (own && other && !own.some((code) => other.includes(code))) return true;
  return (
    (own !== undefined && b.notIn !== undefined && own.every((code) => b.notIn!.includes(code))) ||
    (other !== undefined && a.notIn !== undefined && other.every((code) => a.notIn!.includes(code)))
  );
}
