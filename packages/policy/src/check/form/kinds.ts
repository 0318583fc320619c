import type { Pack, Rule } from "@xiaoben/contract";
import { perYear } from "../parts/lengths.ts";
import { below } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/** What rests on something else rests on the kind of thing that it needs; and every list that is asked through has members. */
export function findKinds(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const rules = new Map(pack.rules.map((rule) => [rule.id, rule]));
  const measures = new Map(pack.measures.map((measure) => [measure.id, measure]));
  const mismatch = (path: string, message: string): void => void findings.push({ code: "kind-mismatch", path, message });
  const empty = (list: readonly unknown[], path: string, message: string): void => {
    if (list.length === 0) findings.push({ code: "list-empty", path, message });
  };
  const counted = (id: string, path: string): void => {
    const measure = measures.get(id);
    if (measure && !("sum" in measure || "count" in measure)) mismatch(path, `"${id}" is neither a sum nor a count; take one of a book`);
  };
  const figured = (id: string, path: string, depth = 0): void => {
    const measure = measures.get(id);
    const parts =
      !measure || depth > 6
        ? []
        : "linear" in measure
          ? measure.linear.map(({ of }) => of)
          : "ratio" in measure
            ? measure.ratio
            : undefined;
    if (parts) parts.forEach((part) => figured(part, path, depth + 1));
    else if (measure && !("sum" in measure || "count" in measure))
      mismatch(path, `"${id}" is no figure of records alone; take a sum, a count, or what is made of them by linear or ratio`);
  };

  pack.measures.forEach((measure, m) => {
    const path = below("/measures", m);
    if ("linear" in measure && measure.plus === undefined)
      empty(measure.linear, `${path}/linear`, "Nothing is added up here; name at least one measure");
    if ("gap" in measure && rules.has(measure.gap) && !hasMinimum(rules.get(measure.gap)!))
      mismatch(`${path}/gap`, `"${measure.gap}" has no minimum that something could lack; name a rule with atLeast`);
    const judged = "members" in measure ? rules.get(measure.of) : undefined;
    if (judged && judged.for.subject !== "person") mismatch(`${path}/of`, `"${judged.id}" does not judge people; name a rule for a person`);
  });
  pack.books.forEach((book, b) => {
    const path = below("/books", b);
    empty(book.value, `${path}/value`, "Nothing in this book has a value; say by a case what a record is worth");
    book.cliffs?.forEach((item, at) => {
      const here = below(path, "cliffs", at);
      figured(item.measure, `${here}/measure`);
      if (item.atLeast === undefined && item.below === undefined)
        findings.push({ code: "limit-missing", path: here, message: "This compares with nothing; give it atLeast or below" });
      if (item.per === undefined) empty(item.by, `${here}/by`, "Name the facts or the period by which records belong together");
    });
    book.once?.forEach(({ by }, at) => empty(by, below(path, "once", at, "by"), "Name the facts by which two records are the same thing"));
  });
  pack.rules.forEach((rule, r) => {
    const path = below("/rules", r);
    if (rule.kind === "amount" && rule.atLeast === undefined && rule.atMost === undefined && rule.below === undefined)
      findings.push({ code: "limit-missing", path, message: "This rule compares with nothing; give it atLeast, atMost or below" });
    const outer = rule.kind === "amount" && rule.inside !== undefined ? rules.get(rule.inside) : undefined;
    if (outer && outer.kind !== "amount") mismatch(`${path}/inside`, `"${outer.id}" has no figure that this one could lie inside of`);
    if (rule.kind === "amount" && rule.atLeast === undefined) {
      const least = "asks less of a minimum, and this rule has none; give it atLeast or leave this out";
      if (rule.prorata) mismatch(`${path}/prorata`, `A part of the period ${least}`);
      if (rule.carry) mismatch(`${path}/carry`, `What is carried over ${least}`);
      rule.waivedBy?.forEach(({ effect }, at) => {
        if (typeof effect === "object" && "prorata" in effect)
          mismatch(below(path, "waivedBy", at, "effect"), `The part that a waiver leaves ${least}`);
      });
    }
    if (rule.kind === "frequency" && (perYear(pack, rule.each) ?? Infinity) < (perYear(pack, rule.per) ?? 0))
      mismatch(`${path}/each`, "This is longer than what the rule is judged over; swap the two or mend one");
    if (rule.kind === "coverage") counted(rule.measure, `${path}/measure`);
    if (rule.kind !== "bundle") return;
    empty(rule.of, `${path}/of`, "Name the rules that are bundled");
    for (const [at, id] of rule.of.entries()) {
      const part = rules.get(id);
      if (part && part.for.subject !== rule.for.subject)
        mismatch(
          below(path, "of", at),
          `"${id}" judges a ${part.for.subject} and this bundle a ${rule.for.subject}; bundle rules for the same`,
        );
    }
  });
  pack.consequences.forEach(({ when, purposes }, c) => {
    const path = below("/consequences", c);
    empty(when.of, `${path}/when/of`, "Name the rules that this follows from");
    empty(purposes, `${path}/purposes`, "Say what this is considered for");
    const subjects = new Set(when.of.flatMap(({ rule }) => rules.get(rule)?.for.subject ?? []));
    if (subjects.size > 1)
      mismatch(`${path}/when/of`, `These rules judge different subjects (${[...subjects].join(", ")}); follow from rules for the same`);
  });
  return findings;
}

const hasMinimum = (rule: Rule): boolean => rule.kind === "amount" && rule.atLeast !== undefined;
