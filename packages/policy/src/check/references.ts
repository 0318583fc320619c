import type { Num, Pack, Where } from "@xiaoben/contract";
import { restsOn } from "../engine/cycles.ts";
import type { Finding } from "./finding.ts";

/** Everything that a pack names must be there. */
export function findReferences(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const ids = (list: readonly { id: string }[] | undefined): Set<string> => new Set(list?.map((item) => item.id));
  const [parameters, books, measures, rules] = [ids(pack.parameters), ids(pack.books), ids(pack.measures), ids(pack.rules)];
  const clauses = new Set(["house", ...ids(pack.source.clauses)]);
  const need = (known: ReadonlySet<string>, id: string, path: string, what: string): void => {
    if (!known.has(id))
      findings.push({ code: "unknown-reference", path, message: `There is no ${what} "${id}" in this pack; correct the name or add it` });
  };
  const num = (value: Num | undefined, path: string): void => {
    if (typeof value !== "object") return;
    if ("param" in value) need(parameters, value.param, path, "parameter");
    else need(measures, value.measure, path, "measure");
  };
  const where = (tests: Where | undefined, path: string): void => {
    for (const [list, items] of Object.entries(tests ?? {}) as ["all" | "any", Where["all"]][])
      items?.forEach((test, at) => {
        num(test.atLeast, `${path}/${list}/${at}/atLeast`);
        num(test.atMost, `${path}/${list}/${at}/atMost`);
        if (test.under !== undefined)
          need(new Set(pack.categories?.map((category) => category.id)), test.under, `${path}/${list}/${at}/under`, "category");
      });
  };

  for (const [list, items] of [
    ["parameters", pack.parameters],
    ["ambiguities", pack.ambiguities],
    ["rules", pack.rules],
    ["consequences", pack.consequences],
  ] as const)
    items.forEach((item, at) => need(clauses, item.clause, `/${list}/${at}/clause`, "clause"));
  pack.ambiguities.forEach((ambiguity, a) => {
    if (ambiguity.asks !== undefined) need(parameters, ambiguity.asks, `/ambiguities/${a}/asks`, "parameter");
    if (ambiguity.presumed !== undefined)
      need(new Set(ambiguity.readings.map((reading) => reading.id)), ambiguity.presumed, `/ambiguities/${a}/presumed`, "reading");
    ambiguity.readings.forEach((reading, r) =>
      Object.keys(reading.sets).forEach((id) => need(parameters, id, `/ambiguities/${a}/readings/${r}/sets`, "parameter")),
    );
  });
  pack.books.forEach((book, b) => {
    where(book.where, `/books/${b}/where`);
    for (const [list, items] of [
      ["admit", book.admit],
      ["value", book.value],
      ["once", book.once],
      ["caps", book.caps],
    ] as const)
      items?.forEach((item, at) => need(clauses, item.clause, `/books/${b}/${list}/${at}/clause`, "clause"));
    book.admit?.forEach((item, at) => {
      if ("checklist" in item.test)
        need(new Set(pack.content?.checklists?.map((list) => list.id)), item.test.checklist, `/books/${b}/admit/${at}/test`, "checklist");
      num(item.graceDays, `/books/${b}/admit/${at}/graceDays`);
    });
    book.value.forEach((item, at) => {
      const path = `/books/${b}/value/${at}`;
      where(item.when, `${path}/when`);
      item.times?.forEach((by, t) => {
        where(by.when, `${path}/times/${t}/when`);
        num(by.by, `${path}/times/${t}/by`);
      });
      num(item.max, `${path}/max`);
      if ("fixed" in item.amount) num(item.amount.fixed, `${path}/amount/fixed`);
      if ("per" in item.amount) [item.amount.of, item.amount.gives].forEach((value) => num(value, `${path}/amount`));
      if ("marginal" in item.amount) item.amount.marginal.forEach((tier) => num(tier.each, `${path}/amount/marginal`));
      if ("threshold" in item.amount) {
        num(item.amount.threshold.atLeast, `${path}/amount/threshold/atLeast`);
        if (item.amount.threshold.gives !== "actual") num(item.amount.threshold.gives, `${path}/amount/threshold/gives`);
      }
    });
    book.cliffs?.forEach((cliff, at) => {
      need(measures, cliff.measure, `/books/${b}/cliffs/${at}/measure`, "measure");
      need(clauses, cliff.clause, `/books/${b}/cliffs/${at}/clause`, "clause");
      num(cliff.atLeast, `/books/${b}/cliffs/${at}/atLeast`);
    });
    book.caps?.forEach((cap, at) => {
      where(cap.where, `/books/${b}/caps/${at}/where`);
      const limits = typeof cap.limit === "object" && "share" in cap.limit ? [cap.limit.share, cap.limit.of] : [cap.limit];
      limits.forEach((limit) => num(limit, `/books/${b}/caps/${at}/limit`));
    });
  });
  pack.measures.forEach((measure, m) => {
    if ("where" in measure) where(measure.where, `/measures/${m}/where`);
    if ("sum" in measure) need(books, measure.sum, `/measures/${m}/sum`, "book");
    if ("count" in measure) need(books, measure.count, `/measures/${m}/count`, "book");
    if ("gap" in measure) need(rules, measure.gap, `/measures/${m}/gap`, "rule");
    restsOn(measure).forEach((id) => need(measures, id, `/measures/${m}`, "measure"));
  });
  pack.rules.forEach((rule, r) => {
    const path = `/rules/${r}`;
    where(rule.for.where, `${path}/for/where`);
    if ("measure" in rule) need(measures, rule.measure, `${path}/measure`, "measure");
    if (rule.kind === "amount") {
      [rule.atLeast, rule.atMost, rule.below].forEach((value) => num(value, path));
      if (rule.inside !== undefined) need(rules, rule.inside, `${path}/inside`, "rule");
      rule.waivedBy?.forEach((waiver, w) => {
        need(clauses, waiver.clause, `${path}/waivedBy/${w}/clause`, "clause");
        num(waiver.minDays, `${path}/waivedBy/${w}/minDays`);
        if (typeof waiver.effect === "object")
          num("param" in waiver.effect ? waiver.effect : waiver.effect.reduceTo, `${path}/waivedBy/${w}/effect`);
      });
    }
    if (rule.kind === "checklist") {
      need(books, rule.book, `${path}/book`, "book");
      need(new Set(pack.content?.checklists?.map((list) => list.id)), rule.checklist, `${path}/checklist`, "checklist");
    }
    if (rule.kind === "score")
      for (const part of [...(rule.deduct ?? []), ...(rule.add ?? []), ...(rule.wipe ? [rule.wipe] : [])])
        need(measures, part.measure, path, "measure");
    if (rule.kind === "bundle") {
      rule.of.forEach((id) => need(rules, id, `${path}/of`, "rule"));
    }
  });
  pack.consequences.forEach((consequence, c) => {
    consequence.when.of.forEach((part) => need(rules, part.rule, `/consequences/${c}/when/of`, "rule"));
    if (typeof consequence.when.combine === "object") num(consequence.when.combine, `/consequences/${c}/when/combine`);
    if ("deduct" in consequence.effect) need(measures, consequence.effect.deduct.of, `/consequences/${c}/effect/deduct`, "measure");
  });
  return findings;
}
