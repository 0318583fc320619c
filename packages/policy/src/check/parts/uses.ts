import {
  factVocabulary,
  type Book,
  type Case,
  type Consequence,
  type Num,
  type Pack,
  type Rule,
  type Test,
  type Where,
} from "@xiaoben/contract";
import { below } from "./tree.ts";

/** Whose facts are asked for: those of a source's records, or of people. */
export type Asked = Book["source"] | "person";

/** A number that stands somewhere in a pack. */
export interface NumUse {
  path: string;
  num: Num;
  /** Clause of the part that it stands in. */
  clause?: string;
  /** What it is a number of. */
  is: "amount" | "share" | "days" | "count";
  /** Whether the engine takes a measure here. */
  measures: boolean;
  /** Which way is stricter; left out where neither is. */
  strict?: "more" | "less";
}

export interface TestUse {
  path: string;
  test: Test;
  asked: Asked;
}

export interface FactUse {
  path: string;
  fact: string;
  asked: Asked;
  wants: "any" | "decimal";
}

export interface Uses {
  nums: NumUse[];
  tests: TestUse[];
  facts: FactUse[];
  /** Lists of tests that hold together. */
  wheres: { path: string; where: Where; asked: Asked }[];
}

/** Every number, test and fact of a pack, with its place. */
export function usesOf(pack: Pack): Uses {
  const uses: Uses = { nums: [], tests: [], facts: [], wheres: [] };
  pack.parameters.forEach(({ values }, p) =>
    values.forEach(({ when }, v) => tests(uses, when, "person", below("/parameters", p, "values", v, "when"))),
  );
  pack.books.forEach((book, b) => ofBook(uses, book, below("/books", b)));
  pack.measures.forEach((_, m) => ofMeasure(uses, pack, m));
  pack.rules.forEach((rule, r) => ofRule(uses, pack, rule, below("/rules", r)));
  pack.consequences.forEach((consequence, c) => ofConsequence(uses, consequence, below("/consequences", c)));
  return uses;
}

type How = Omit<NumUse, "path" | "num">;

const inCase: How = { is: "amount", measures: false };
const inRule: How = { is: "amount", measures: true };

function num(uses: Uses, value: Num | undefined, path: string, how: How): void {
  if (value !== undefined) uses.nums.push({ path, num: value, ...how });
}

function tests(uses: Uses, where: Where | undefined, asked: Asked, path: string): void {
  if (!where) return;
  uses.wheres.push({ path, where, asked });
  for (const list of ["all", "any"] as const) where[list]?.forEach((test, at) => one(uses, test, asked, below(path, list, at)));
}

function one(uses: Uses, test: Test, asked: Asked, path: string): void {
  uses.tests.push({ path, test, asked });
  num(uses, test.atLeast, below(path, "atLeast"), inCase);
  num(uses, test.atMost, below(path, "atMost"), inCase);
}

function ofBook(uses: Uses, book: Book, path: string): void {
  const { source } = book;
  const facts = (names: readonly string[] | undefined, at: string, wants: FactUse["wants"] = "any"): void =>
    names?.forEach((fact) => uses.facts.push({ path: at, fact, asked: source, wants }));
  tests(uses, book.where, source, below(path, "where"));
  book.admit?.forEach((item, at) => {
    if ("fact" in item.test) one(uses, item.test, source, below(path, "admit", at, "test"));
    num(uses, item.graceDays, below(path, "admit", at, "graceDays"), { is: "days", measures: false, strict: "less", clause: item.clause });
  });
  book.value.forEach((item, at) => ofCase(uses, item, source, below(path, "value", at), facts));
  book.once?.forEach(({ by }, at) => facts(by, below(path, "once", at, "by")));
  book.cliffs?.forEach(({ by, atLeast, below: limit, clause }, at) => {
    facts(by, below(path, "cliffs", at, "by"));
    num(uses, atLeast, below(path, "cliffs", at, "atLeast"), { ...inCase, strict: "more", clause });
    num(uses, limit, below(path, "cliffs", at, "below"), { ...inCase, strict: "less", clause });
  });
  book.caps?.forEach(({ where, by, limit, clause }, at) => {
    const here = below(path, "caps", at);
    tests(uses, where, source, below(here, "where"));
    facts(by, below(here, "by"));
    const how: How = { ...inCase, strict: "less", clause };
    if (typeof limit !== "object" || !("share" in limit)) return num(uses, limit, below(here, "limit"), how);
    num(uses, limit.share, below(here, "limit", "share"), { ...how, is: "share" });
    num(uses, limit.of, below(here, "limit", "of"), how);
  });
}

function ofCase(
  uses: Uses,
  item: Case,
  source: Book["source"],
  path: string,
  facts: (names: readonly string[] | undefined, at: string, wants?: FactUse["wants"]) => void,
): void {
  const { amount, clause } = item;
  const here = below(path, "amount");
  const worth: How = { ...inCase, clause, strict: "less" };
  tests(uses, item.when, source, below(path, "when"));
  item.times?.forEach((factor, at) => {
    tests(uses, factor.when, source, below(path, "times", at, "when"));
    const here = below(path, "times", at, "by");
    if (typeof factor.by === "object" && "fact" in factor.by) facts([factor.by.fact], here, "decimal");
    else num(uses, factor.by, here, worth);
  });
  num(uses, item.max, below(path, "max"), worth);
  if ("fixed" in amount) num(uses, amount.fixed, below(here, "fixed"), worth);
  if ("fact" in amount) facts([amount.fact], below(here, "fact"), "decimal");
  if ("per" in amount) {
    facts([amount.per], below(here, "per"), "decimal");
    num(uses, amount.of, below(here, "of"), { ...worth, strict: "more" });
    num(uses, amount.gives, below(here, "gives"), worth);
  }
  if ("marginal" in amount) {
    facts(amount.by, below(here, "by"));
    amount.marginal.forEach(({ each }, tier) => num(uses, each, below(here, "marginal", tier, "each"), worth));
  }
  if ("threshold" in amount) {
    const { of, atLeast, gives } = amount.threshold;
    facts(amount.by, below(here, "by"));
    if (of !== "count") facts([of], below(here, "threshold", "of"), "decimal");
    num(uses, atLeast, below(here, "threshold", "atLeast"), { ...worth, strict: "more" });
    if (gives !== "actual") num(uses, gives, below(here, "threshold", "gives"), worth);
  }
  if ("table" in amount) {
    facts([amount.table.rows], below(here, "table", "rows"));
    if (amount.table.columns !== undefined) facts([amount.table.columns], below(here, "table", "columns"));
    for (const [row, cell] of Object.entries(amount.table.cells))
      for (const [column, value] of typeof cell === "object" ? Object.entries(cell) : [[undefined, cell] as const])
        num(uses, value, below(here, "table", "cells", row, ...(column === undefined ? [] : [column])), worth);
  }
  if ("range" in amount) {
    num(uses, amount.range.min, below(here, "range", "min"), { ...worth, strict: "less" });
    num(uses, amount.range.max, below(here, "range", "max"), worth);
  }
}

function ofMeasure(uses: Uses, pack: Pack, m: number): void {
  const measure = pack.measures[m]!;
  const path = below("/measures", m);
  if ("sum" in measure || "count" in measure) {
    const book = pack.books.find(({ id }) => id === ("sum" in measure ? measure.sum : measure.count));
    if (!book) return;
    tests(uses, measure.where, book.source, below(path, "where"));
    if ("distinct" in measure && measure.distinct !== undefined)
      uses.facts.push({ path: below(path, "distinct"), fact: measure.distinct, asked: book.source, wants: "any" });
  }
  if ("linear" in measure) {
    measure.linear.forEach((part, at) => num(uses, part.times, below(path, "linear", at, "times"), inRule));
    num(uses, measure.plus, below(path, "plus"), inRule);
  }
  if ("given" in measure) uses.facts.push({ path: below(path, "given"), fact: measure.given, asked: "person", wants: "any" });
}

function ofRule(uses: Uses, pack: Pack, rule: Rule, path: string): void {
  const put = (value: Num | undefined, key: string, strict?: "more" | "less", how: Partial<How> = {}): void =>
    num(uses, value, `${path}/${key}`, { ...inRule, clause: rule.clause, ...(strict && { strict }), ...how });
  tests(uses, rule.for.where, "person", below(path, "for", "where"));
  if (rule.kind === "amount") {
    put(rule.atLeast, "atLeast", "more");
    put(rule.atMost, "atMost", "less");
    put(rule.below, "below", "less");
    rule.waivedBy?.forEach(({ minDays, effect, clause }, at) => {
      put(minDays, `waivedBy/${at}/minDays`, "more", { is: "days", measures: false, clause });
      if (typeof effect === "object" && "reduceTo" in effect)
        put(effect.reduceTo, `waivedBy/${at}/effect/reduceTo`, "more", { measures: false, clause });
    });
    put(rule.carry?.max, "carry/max", "less");
    const source = bookOf(pack, rule.measure)?.source;
    if (source) tests(uses, rule.carry?.where, source, `${path}/carry/where`);
  }
  if (rule.kind === "frequency") {
    put(rule.atLeast, "atLeast", "more");
    put(rule.mayMiss, "mayMiss", "less", { is: "count" });
  }
  if (rule.kind === "coverage") {
    put(rule.atLeast, "atLeast", "more");
    put(rule.share, "share", "more", { is: "share" });
    const source = bookOf(pack, rule.measure)?.source;
    if (source) uses.facts.push({ path: `${path}/by`, fact: rule.by, asked: source, wants: "any" });
  }
  if (rule.kind === "deadline") {
    const source = rule.event.split(".")[0]!;
    if (Object.hasOwn(factVocabulary, source)) tests(uses, rule.where, source as Book["source"], below(path, "where"));
  }
  if (rule.kind === "deadline" && "days" in rule.notAfter)
    put(rule.notAfter.days, "notAfter/days", "before" in rule.notAfter ? "more" : "less", { is: "days", measures: false });
  if (rule.kind === "bundle" && rule.need !== "all" && rule.need !== "any") put(rule.need, "need", "more", { is: "count" });
  if (rule.kind === "score") {
    put(rule.full, "full");
    put(rule.floor, "floor", "less");
    put(rule.ceiling, "ceiling", "less");
    put(rule.atLeast, "atLeast", "more");
    put(rule.wipe?.atLeast, "wipe/atLeast", "less");
    for (const [list, strict] of [
      ["deduct", "more"],
      ["add", "less"],
    ] as const)
      rule[list]?.forEach(({ each, max, clause }, at) => {
        put(each, `${list}/${at}/each`, strict, { clause });
        put(max, `${list}/${at}/max`, strict, { clause });
      });
  }
}

function ofConsequence(uses: Uses, { effect, reply, clause }: Consequence, path: string): void {
  if ("deduct" in effect) num(uses, effect.deduct.each, below(path, "effect", "deduct", "each"), { ...inRule, clause, strict: "more" });
  num(uses, reply.days, below(path, "reply", "days"), { is: "days", measures: false, clause });
}

/** The book that a sum or count is taken from. */
export function bookOf(pack: Pack, measure: string): Book | undefined {
  const found = pack.measures.find(({ id }) => id === measure);
  const book = found && ("sum" in found ? found.sum : "count" in found ? found.count : undefined);
  return pack.books.find(({ id }) => id === book);
}
