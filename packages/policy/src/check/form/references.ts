import type { Pack } from "@xiaoben/contract";
import { below, walk } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/** Everything that a pack names must be there. */
export function findReferences(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const ids = (list: readonly { id: string }[] | undefined): Set<string> => new Set(list?.map((item) => item.id));
  const known = {
    parameter: ids(pack.parameters),
    ambiguity: ids(pack.ambiguities),
    book: ids(pack.books),
    measure: ids(pack.measures),
    rule: ids(pack.rules),
    clause: new Set(["house", ...ids(pack.source.clauses)]),
    category: ids(pack.categories),
    cycle: ids(pack.cycles),
    checklist: ids(pack.content?.checklists),
    "rule or consequence": new Set([...ids(pack.rules), ...ids(pack.consequences)]),
  };
  const need = (what: keyof typeof known, id: string, path: string): void => {
    if (!known[what].has(id))
      findings.push({ code: "unknown-reference", path, message: `There is no ${what} "${id}" in this pack; correct the name or add it` });
  };

  everywhere(pack, need);
  pack.categories?.forEach(({ parent }, c) => parent !== undefined && need("category", parent, below("/categories", c, "parent")));
  pack.approvals?.forEach(({ categories }, a) =>
    categories?.forEach((id, c) => need("category", id, below("/approvals", a, "categories", c))),
  );
  pack.ambiguities.forEach((ambiguity, a) => {
    const path = below("/ambiguities", a);
    if (ambiguity.asks !== undefined) need("parameter", ambiguity.asks, `${path}/asks`);
    if (ambiguity.presumed !== undefined && !ambiguity.readings.some(({ id }) => id === ambiguity.presumed))
      findings.push({
        code: "unknown-reference",
        path: `${path}/presumed`,
        message: `There is no reading "${ambiguity.presumed}" of this question; correct the name or add it`,
      });
    ambiguity.readings.forEach(({ sets }, r) =>
      Object.keys(sets).forEach((id) => need("parameter", id, below(path, "readings", r, "sets", id))),
    );
  });
  pack.measures.forEach((measure, m) => {
    const path = below("/measures", m);
    if ("sum" in measure) need("book", measure.sum, `${path}/sum`);
    if ("count" in measure) need("book", measure.count, `${path}/count`);
    if ("gap" in measure) need("rule", measure.gap, `${path}/gap`);
    if ("members" in measure) need("rule", measure.of, `${path}/of`);
    if ("linear" in measure) measure.linear.forEach(({ of }, at) => need("measure", of, below(path, "linear", at, "of")));
    if ("product" in measure) measure.product.forEach((id, at) => need("measure", id, below(path, "product", at)));
    if ("ratio" in measure) measure.ratio.forEach((id, at) => need("measure", id, below(path, "ratio", at)));
  });
  pack.rules.forEach((rule, r) => {
    const path = below("/rules", r);
    if (rule.kind === "amount" && rule.inside !== undefined) need("rule", rule.inside, `${path}/inside`);
    if (rule.kind === "checklist") need("book", rule.book, `${path}/book`);
    if (rule.kind === "bundle") rule.of.forEach((id, at) => need("rule", id, below(path, "of", at)));
  });
  pack.consequences.forEach(({ when, effect }, c) => {
    when.of.forEach(({ rule }, at) => need("rule", rule, below("/consequences", c, "when", "of", at, "rule")));
    if ("deduct" in effect) need("measure", effect.deduct.of, below("/consequences", c, "effect", "deduct", "of"));
  });
  pack.examples.forEach(({ decisions, expect }, e) => {
    for (const id of Object.keys(decisions ?? {})) need("ambiguity", id, below("/examples", e, "decisions", id));
    for (const id of Object.keys(expect)) need("rule or consequence", id, below("/examples", e, "expect", id));
  });
  return findings;
}

/** The names that mean the same wherever they stand. */
function everywhere(
  pack: Pack,
  need: (what: "parameter" | "measure" | "clause" | "category" | "cycle" | "checklist", id: string, path: string) => void,
): void {
  const { examples: _, title: __, source: ___, ...rest } = pack;
  walk(rest, (node, path) => {
    if (Array.isArray(node)) return true;
    // Keys of a table, and of what a reading sets, are no names of the format.
    if (/\/(cells|sets)$/.test(path)) return false;
    const part = node as Partial<Record<string, unknown>>;
    if ("param" in part && typeof part.param === "string") need("parameter", part.param, path);
    if ("measure" in part && typeof part.measure === "string") need("measure", part.measure, below(path, "measure"));
    if ("cycle" in part && typeof part.cycle === "string") need("cycle", part.cycle, path);
    if ("clause" in part && typeof part.clause === "string") need("clause", part.clause, below(path, "clause"));
    if ("under" in part && typeof part.under === "string") need("category", part.under, below(path, "under"));
    if ("checklist" in part && typeof part.checklist === "string") need("checklist", part.checklist, below(path, "checklist"));
    return true;
  });
}
