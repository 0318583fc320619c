import { exactly, fraction, isDec, over, times, units, type Case, type Pack } from "@xiaoben/contract";
import type { Finding } from "./finding.ts";

/** Faults of the document itself, that an author settles or turns into an ambiguity. */
export const findFaults = (pack: Pack): Finding[] => [...rounding(pack), ...ranges(pack), ...presumptions(pack)];

/** A conversion whose rate does not end within four decimals needs a rounding. */
const rounding = (pack: Pack): Finding[] =>
  pack.books.flatMap((book, b) =>
    book.value.flatMap((item, c): Finding[] =>
      item.round || ends(pack, item)
        ? []
        : [
            {
              code: "rounding-undefined",
              path: `/books/${b}/value/${c}`,
              message: "This division need not end within four decimals; say how it is rounded, or ask by an ambiguity",
            },
          ],
    ),
  );

function ends(pack: Pack, { amount }: Case): boolean {
  if (!("per" in amount)) return true;
  const { of } = amount;
  const values = typeof of === "string" ? [of] : "param" in of ? possible(pack, of.param) : [];
  const gives = typeof amount.gives === "string" ? amount.gives : "1";
  return values.every(
    (value) =>
      !isDec(value) ||
      units(value) === 0 ||
      exactly(times(over(fraction(10_000), fraction(units(value))), fraction(units(gives)))) !== undefined,
  );
}

/** The values that a parameter can take: those of the document, and of every reading. */
function possible(pack: Pack, id: string): string[] {
  const written = pack.parameters.find((parameter) => parameter.id === id)?.values.map(({ value }) => value) ?? [];
  return [...written, ...pack.ambiguities.flatMap(({ readings }) => readings.flatMap(({ sets }) => sets[id] ?? []))];
}

/** "20 to 30" as a minimum: it is not said whether 20 is enough, and nothing is wrong above 30. */
const ranges = (pack: Pack): Finding[] =>
  pack.rules.flatMap((rule, r): Finding[] =>
    rule.kind === "amount" && rule.atLeast !== undefined && (rule.atMost ?? rule.below) !== undefined
      ? [
          {
            code: "range-as-minimum",
            path: `/rules/${r}`,
            message: "A minimum together with a maximum: say whether more is really not allowed, or ask by an ambiguity",
          },
        ]
      : [],
  );

/** A consequence never rests on a presumption: parameters that only a consequence reads must not be presumed. */
const presumptions = (pack: Pack): Finding[] =>
  pack.ambiguities.flatMap((ambiguity, a): Finding[] => {
    if (ambiguity.presumed === undefined) return [];
    const sets = new Set(ambiguity.readings.flatMap(({ sets }) => Object.keys(sets)));
    const read = pack.consequences.some(({ when }) => typeof when.combine === "object" && sets.has(when.combine.param));
    return read
      ? [
          {
            code: "presumed-in-consequence",
            path: `/ambiguities/${a}/presumed`,
            message: "A consequence rests on this question; leave it open until it is decided",
          },
        ]
      : [];
  });
