import { factVocabulary, personFacts, type Amount, type Book, type Pack, type Test, type Where } from "@xiaoben/contract";
import type { Finding } from "./finding.ts";

const bytes = 512 * 1024;
const ruleLimit = 300;
const parentLimit = 4;

/** Size, number of rules, length of the chain of categories. */
export function findLimits(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const size = new TextEncoder().encode(JSON.stringify(pack)).length;
  if (size > bytes)
    findings.push({ code: "too-large", path: "", message: `The pack has ${size} bytes; ${bytes} are allowed. Split it in two` });
  if (pack.rules.length > ruleLimit)
    findings.push({
      code: "too-large",
      path: "/rules",
      message: `${pack.rules.length} rules; ${ruleLimit} are allowed. Split the pack in two`,
    });
  const parents = new Map((pack.categories ?? []).map((category) => [category.id, category.parent]));
  pack.categories?.forEach((category, at) => {
    let steps = 0;
    for (let parent = category.parent; parent !== undefined && steps <= parentLimit; parent = parents.get(parent)) steps++;
    if (steps > parentLimit)
      findings.push({
        code: "too-deep",
        path: `/categories/${at}`,
        message: `More than ${parentLimit} categories above one another, or a circle of them; flatten them`,
      });
  });
  return findings;
}

/** Facts must stand in the vocabulary of the book's source, or be the host's own (`ext:`). */
export function findFacts(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const known = (source: Book["source"], fact: string, path: string): void => {
    if (fact.startsWith("ext:") || factVocabulary[source]?.[fact]) return;
    findings.push({
      code: "unknown-fact",
      path,
      message: `Records of "${source}" have no fact "${fact}"; use ${Object.keys(factVocabulary[source] ?? {}).join(", ")}, or an "ext:" fact of the host`,
    });
  };
  const where = (source: Book["source"], tests: Where | undefined, path: string): void => {
    for (const test of testsOf(tests)) known(source, test.fact, path);
  };
  pack.books.forEach((book, b) => {
    const path = `/books/${b}`;
    where(book.source, book.where, `${path}/where`);
    book.admit?.forEach(({ test }, at) => "fact" in test && known(book.source, test.fact, `${path}/admit/${at}/test`));
    book.value.forEach((item, at) => {
      where(book.source, item.when, `${path}/value/${at}/when`);
      item.times?.forEach((times, t) => where(book.source, times.when, `${path}/value/${at}/times/${t}/when`));
      for (const fact of factsOfAmount(item.amount)) known(book.source, fact, `${path}/value/${at}/amount`);
    });
    book.once?.forEach(({ by }, at) => by.forEach((fact) => known(book.source, fact, `${path}/once/${at}/by`)));
    book.cliffs?.forEach(({ by }, at) => by.forEach((fact) => known(book.source, fact, `${path}/cliffs/${at}/by`)));
    book.caps?.forEach((cap, at) => {
      where(book.source, cap.where, `${path}/caps/${at}/where`);
      cap.by?.forEach((fact) => known(book.source, fact, `${path}/caps/${at}/by`));
    });
  });
  pack.measures.forEach((measure, m) => {
    const book = pack.books.find(({ id }) => id === ("sum" in measure ? measure.sum : "count" in measure ? measure.count : undefined));
    if (book && "where" in measure) where(book.source, measure.where, `/measures/${m}/where`);
    if (book && "distinct" in measure && measure.distinct !== undefined) known(book.source, measure.distinct, `/measures/${m}/distinct`);
  });
  const person = (tests: Where | undefined, path: string): void => {
    for (const { fact } of testsOf(tests))
      if (!personFacts[fact] && !fact.startsWith("ext:"))
        findings.push({
          code: "unknown-fact",
          path,
          message: `People have no fact "${fact}"; use ${Object.keys(personFacts).join(", ")}, or an "ext:" fact of the host`,
        });
  };
  pack.rules.forEach((rule, r) => person(rule.for.where, `/rules/${r}/for/where`));
  pack.parameters.forEach((parameter, p) =>
    parameter.values.forEach((value, v) => person(value.when, `/parameters/${p}/values/${v}/when`)),
  );
  return findings;
}

const testsOf = (where: Where | undefined): Test[] => [...(where?.all ?? []), ...(where?.any ?? [])];

function factsOfAmount(amount: Amount): string[] {
  if ("fact" in amount) return [amount.fact];
  if ("per" in amount) return [amount.per];
  if ("table" in amount) return [amount.table.rows, ...(amount.table.columns === undefined ? [] : [amount.table.columns])];
  if ("marginal" in amount) return amount.by ?? [];
  if ("threshold" in amount) return [...(amount.threshold.of === "count" ? [] : [amount.threshold.of]), ...(amount.by ?? [])];
  return [];
}
