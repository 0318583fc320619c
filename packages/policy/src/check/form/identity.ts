import type { Pack } from "@xiaoben/contract";
import { below, walk } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/** Names that the format itself uses. */
const taken = { clause: new Set(["house"]), definition: new Set(["pack", "source"]) };

/** What has a name has one of its own, in every list; rules and consequences share one set of names, and so do all forms and templates. */
export function findDuplicates(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const twice = (path: string, id: string): void => {
    findings.push({ code: "duplicate-id", path, message: `"${id}" is taken already; give one of the two another name` });
  };
  const once = (items: readonly { id: string; path: string }[], seen = new Set<string>()): void => {
    for (const { id, path } of items) {
      if (seen.has(id)) twice(path, id);
      seen.add(id);
    }
  };
  const { examples: _, ...rest } = pack;
  walk(rest, (node, path) => {
    if (Array.isArray(node)) once(named(node, path));
  });
  once(named(pack.examples, "/examples"));
  once(named(pack.consequences, "/consequences"), new Set(pack.rules.map(({ id }) => id)));
  once(
    Object.entries(pack.content ?? {}).flatMap(([list, items]) => named(items as unknown[], below("/content", list))),
    new Set(taken.definition),
  );
  once(named(pack.source.clauses, "/source/clauses"), new Set(taken.clause));
  once(
    (pack.categories ?? []).flatMap((category, c) =>
      (category.maps ?? []).map((id, m) => ({ id, path: below("/categories", c, "maps", m) })),
    ),
  );
  for (const [p, { choices = [] }] of pack.parameters.entries())
    once(choices.map((id, at) => ({ id, path: below("/parameters", p, "choices", at) })));
  return unique(findings);
}

const named = (items: readonly unknown[], path: string): { id: string; path: string }[] =>
  items.flatMap((item, at) =>
    typeof item === "object" && item !== null && "id" in item && typeof item.id === "string"
      ? [{ id: item.id, path: below(path, at, "id") }]
      : [],
  );

/** A name that is taken in its own list and in a wider one is told once. */
const unique = (findings: Finding[]): Finding[] =>
  findings.filter(({ path }, at) => findings.findIndex((other) => other.path === path) === at);
