import type { Pack, Parameter } from "@xiaoben/contract";
import { addDays } from "@xiaoben/contract";
import { isOnRecord } from "../parts/settled.ts";
import { alike, below } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/**
 * Stretches of days in which a number holds: two that overlap without one lying in the other (which of the two is meant?), and days between
 * them for which the document says nothing.
 */
export const findSpans = (pack: Pack): Finding[] =>
  pack.parameters.flatMap((parameter, p) => (isOnRecord(pack, parameter.clause) ? [] : ofParameter(parameter, below("/parameters", p))));

interface Span {
  at: number;
  from: string;
  to: string;
}

function ofParameter({ id, values }: Parameter, path: string): Finding[] {
  return values.flatMap(({ when, periods }, at): Finding[] => {
    if (!periods) return [];
    const like = values.flatMap((value, other): Span[] =>
      alike(value.when, when) ? [{ at: other, from: value.periods?.from ?? first, to: value.periods?.to ?? last }] : [],
    );
    const own = like.find((span) => span.at === at)!;
    const place = below(path, "values", at, "periods");
    const across = like.find((other) => other.at < at && crosses(other, own));
    if (across)
      return [
        {
          code: "bands-overlap",
          path: place,
          message: `Entry ${across.at + 1} of "${id}" holds on some of these days too, and says another number; end one before the other begins`,
        },
      ];
    const next = own.to === last ? undefined : addDays(own.to, 1);
    const later = like.filter(({ from }) => from > own.to);
    const caught =
      next === undefined ||
      later.length === 0 ||
      values.some((value) => !value.when && within(next, value.periods ?? {})) ||
      like.some((span) => within(next, span));
    return caught
      ? []
      : [
          {
            code: "bands-gap",
            path: place,
            message: `From ${next} on "${id}" has no number until a later entry begins; let that begin then, or ask by a question`,
          },
        ];
  });
}

const [first, last] = ["0000-01-01", "9999-12-31"];

const crosses = (a: Span, b: Span): boolean => {
  const [early, late] = a.from <= b.from ? [a, b] : [b, a];
  return early.from < late.from && late.from <= early.to && early.to < late.to;
};

const within = (day: string, { from = first, to = last }: { from?: string; to?: string }): boolean => from! <= day && day <= to!;
