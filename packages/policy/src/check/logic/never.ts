import { units, type Book, type Num, type Pack, type Rule, type Units } from "@xiaoben/contract";
import { timesIn } from "../parts/lengths.ts";
import { implies } from "../parts/tests.ts";
import { below } from "../parts/tree.ts";
import { bookOf } from "../parts/uses.ts";
import { boundsOf, shown } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

/** Demands that nobody can meet: what may count is capped below the minimum, or more is asked than there can be. */
export const findNeverMet = (pack: Pack): Finding[] => pack.rules.flatMap((rule, r) => ofRule(pack, rule, below("/rules", r)));

function ofRule(pack: Pack, rule: Rule, path: string): Finding[] {
  const never = (key: string, message: string): Finding[] => [{ code: "never-met", path: below(path, ...key.split("/")), message }];
  if (rule.kind === "amount") {
    const least = boundsOf(pack, rule.atLeast);
    const most = ceilingOf(pack, rule.measure, rule);
    if (least && most !== undefined && least.low > most)
      return never(
        "atLeast",
        `At least ${shown(least.low)} are asked for, and at most ${shown(most)} can count; raise the cap or lower the minimum`,
      );
  }
  if (rule.kind === "frequency") {
    const missed = boundsOf(pack, rule.mayMiss);
    if (missed && missed.low < 0) return never("mayMiss", "Fewer than none may be missed; write how many may be missed, from 0");
    const least = boundsOf(pack, rule.atLeast);
    const most = rule.each === "record" ? undefined : ceilingOf(pack, rule.measure, { ...rule, per: rule.each });
    if (least && most !== undefined && least.low > most)
      return never("atLeast", `At least ${shown(least.low)} are asked for each time, and at most ${shown(most)} can count; mend one`);
  }
  if (rule.kind === "bundle" && rule.need !== "all" && rule.need !== "any") {
    const need = boundsOf(pack, rule.need);
    if (need && need.low > rule.of.length * one)
      return never("need", `${shown(need.low)} of ${rule.of.length} rules can never be met; ask for fewer`);
    if (need && need.high < one) return never("need", "Fewer than one rule is asked for; ask for one at least");
  }
  if (rule.kind === "score") {
    const [least, best] = [boundsOf(pack, rule.atLeast), bestScore(pack, rule)];
    if (least && best !== undefined && least.low > best)
      return never("atLeast", `At least ${shown(least.low)} points are asked for, and ${shown(best)} are the most there can be; mend one`);
  }
  return [];
}

const one: Units = 10_000;

function bestScore(pack: Pack, rule: Extract<Rule, { kind: "score" }>): Units | undefined {
  const full = boundsOf(pack, rule.full)?.high;
  const ceiling = boundsOf(pack, rule.ceiling)?.high;
  const added = (rule.add ?? []).map(({ max }) => boundsOf(pack, max)?.high);
  const sum = full === undefined || added.includes(undefined) ? undefined : added.reduce<Units>((all, more) => all + more!, full);
  return sum === undefined ? ceiling : Math.min(sum, ceiling ?? Infinity);
}

/** The most that a sum can come to in a rule's period, as far as caps tell. */
function ceilingOf(pack: Pack, measure: string, { per }: Pick<Rule, "per">): Units | undefined {
  const book = bookOf(pack, measure);
  const found = pack.measures.find(({ id }) => id === measure);
  if (!book || !found || !("sum" in found)) return undefined;
  const worthless = book.value.every(({ amount }) => "fixed" in amount && (boundsOf(pack, amount.fixed)?.high ?? 1) <= 0);
  if (worthless) return 0;
  const caps = (book.caps ?? []).flatMap((cap) => {
    const times = timesIn(pack, cap.per, per);
    const limit = limitOf(pack, cap.limit);
    return (cap.by ?? []).every((fact) => fact === "person") && Number.isFinite(times) && limit !== undefined
      ? [{ where: cap.where, most: limit * times }]
      : [];
  });
  const whole = caps.filter(({ where }) => implies(pack, found.where, where)).map(({ most }) => most);
  const parts = byCode(pack, book, found.where, caps);
  const all = [...whole, ...(parts === undefined ? [] : [parts])];
  return all.length === 0 ? undefined : Math.min(...all);
}

/** Where each case of a book is for certain codes of one fact, and each code has a cap of its own: the sum of these caps. */
function byCode(
  pack: Pack,
  book: Book,
  where: Parameters<typeof implies>[1],
  caps: readonly { where: Parameters<typeof implies>[1]; most: Units }[],
): Units | undefined {
  for (const fact of new Set(book.value.flatMap(({ when }) => (when?.all ?? []).map((test) => test.fact)))) {
    const codes = book.value.map(({ when }) =>
      (when?.all ?? []).filter((test) => test.fact === fact).flatMap((test) => test.in ?? (typeof test.is === "string" ? [test.is] : [])),
    );
    if (codes.some((own) => own.length === 0)) continue;
    const most = [...new Set(codes.flat())].map((code) => {
      const here = { all: [...(where?.all ?? []), { fact, is: code }] };
      const fitting = caps.filter((cap) => implies(pack, here, cap.where)).map((cap) => cap.most);
      return fitting.length === 0 ? Infinity : Math.min(...fitting);
    });
    const sum = most.reduce((all, next) => all + next, 0);
    if (Number.isFinite(sum)) return sum;
  }
  return undefined;
}

function limitOf(pack: Pack, limit: Num | { share: Num; of: Num }): Units | undefined {
  if (typeof limit !== "object" || !("share" in limit)) return boundsOf(pack, limit)?.high;
  const [share, of] = [boundsOf(pack, limit.share), boundsOf(pack, limit.of)];
  return share && of && (share.high * of.high) / units("1");
}
