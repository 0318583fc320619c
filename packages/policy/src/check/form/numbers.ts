import { units, type Pack, type Units } from "@xiaoben/contract";
import { below, walk } from "../parts/tree.ts";
import { usesOf } from "../parts/uses.ts";
import { numbersOf } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

/** Numbers that cannot be meant, and measures where the engine takes none. */
export function findNumbers(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const out = (path: string, message: string): void => void findings.push({ code: "number-out-of-range", path, message });
  for (const { num, path, is, measures } of usesOf(pack).nums) {
    if (typeof num === "object" && "measure" in num && !measures)
      findings.push({
        code: "measure-not-here",
        path,
        message: "Measures rest on this number, so it cannot rest on one itself; write it out, or name a parameter",
      });
    const values = numbersOf(pack, num);
    if (is === "share" && values.some((value) => value < 0 || value > one)) out(path, "A share is a part of one; write 20 % as 0.2");
    if (is === "days" && values.some((value) => value < 0 || value % one !== 0 || value > most))
      out(path, "Days are whole, from 0 to 36,500");
    if (is === "count" && values.some((value) => value % one !== 0)) out(path, "This is counted; write a whole number");
    if (fromNothing.test(path) && values.some((value) => value < 0))
      out(path, "A limit, a deduction or a bonus is written as a figure from 0; take it the other way round");
    if (path.endsWith("/amount/of") && values.includes(0)) out(path, "Nothing can be divided by 0; write what is needed for one");
  }
  pack.books.forEach(({ value }, b) =>
    value.forEach(({ amount }, c) => {
      if (!("marginal" in amount)) return;
      const path = below("/books", b, "value", c, "amount", "marginal");
      if (amount.marginal.length === 0)
        findings.push({ code: "list-empty", path, message: "There is no step here; add one, or take another amount" });
      amount.marginal.forEach(({ upTo }, at) => {
        if (upTo !== undefined && !(Number.isInteger(upTo) && upTo > 0))
          out(below(path, at, "upTo"), "Steps are counted; write a whole number above 0");
      });
    }),
  );
  walk({ books: pack.books, rules: pack.rules }, (node, path) => {
    if ("step" in node && "mode" in node && typeof node.step === "string" && units(node.step) <= 0)
      out(below(path, "step"), "A figure is rounded to a step above 0, such as 0.5");
  });
  return findings;
}

/** Places where a figure below nothing would turn into its contrary. */
const fromNothing = /\/(caps\/\d+\/limit(\/of)?|(deduct|add)\/\d+\/(each|max)|deduct\/each|carry\/max)$/;

const one: Units = 10_000;
/** A hundred years: what is longer is a slip of the pen. */
const most: Units = 36_500 * one;
