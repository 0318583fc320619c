import type { Amount, Pack } from "@xiaoben/contract";
import { PackError } from "./error.ts";
import { sources } from "./facts.ts";
import { moments } from "./rules/deadline.ts";

/**
 * Refuses what the format knows and this engine does not offer yet.
 * A pack is never half understood: it is refused whole, with the place and what to do.
 */
export function refuseUnoffered(pack: Pack): void {
  const refuse = (path: string, member: string, instead: string): never => {
    throw new PackError("member-not-offered", path, `"${member}" cannot be evaluated yet; ${instead}`);
  };
  if (pack.extends) refuse("/extends", "extends", "write the parent's rules into this pack");
  pack.books.forEach((book, b) => {
    if (!sources[book.source]) refuse(`/books/${b}/source`, book.source, `keep the book of one of ${Object.keys(sources).join(", ")}`);
    book.cliffs?.forEach(({ measure }, c) => {
      const taken = pack.measures.find((candidate) => candidate.id === measure);
      if (taken && !("sum" in taken || "count" in taken)) refuse(`/books/${b}/cliffs/${c}/measure`, measure, "take a sum or a count");
    });
    book.value.forEach((item, c) => amount(item.amount, `/books/${b}/value/${c}/amount`, refuse));
  });
  pack.measures.forEach((measure, m) => {
    if ("members" in measure) refuse(`/measures/${m}/members`, "members", "judge each person by a rule");
  });
  pack.rules.forEach((rule, r) => {
    if (rule.kind === "coverage") refuse(`/rules/${r}/kind`, "coverage", 'make it a rule of kind "manual"');
    if (rule.kind === "amount") {
      if (rule.prorata) refuse(`/rules/${r}/prorata`, "prorata", "let a waiver reduce the minimum");
      if (rule.carry) refuse(`/rules/${r}/carry`, "carry", "leave it out and say so in the clause");
      if (rule.makeUp) refuse(`/rules/${r}/makeUp`, "makeUp", "leave it out: a record counts in the period of its day");
    }
    if (rule.kind === "deadline") {
      const on = moments[rule.event];
      if (!on) refuse(`/rules/${r}/event`, rule.event, `use one of ${Object.keys(moments).join(", ")}`);
      const base = "before" in rule.notAfter ? rule.notAfter.before : "after" in rule.notAfter ? rule.notAfter.after : undefined;
      if (base !== undefined && moments[base]?.kind !== on?.kind) refuse(`/rules/${r}/notAfter`, base, "name a moment of the same record");
    }
  });
}

function amount(amount: Amount, path: string, refuse: (path: string, member: string, instead: string) => never): void {
  if ("range" in amount) refuse(`${path}/range`, "range", "let the approved figure of a person decide: a case with its fact");
}
