import type { Pack } from "@xiaoben/contract";
import { walk, below } from "../../parts/tree.ts";
import { usesOf } from "../../parts/uses.ts";
import { broken, partAt, setting, type Mutant } from "./mutant.ts";

/** A kind of pack that has not even the form of one: the issue that is found, at the path of the mutant. */
export interface Malformed {
  name: string;
  code: string;
  mutants: Mutant[];
}

const objects = (pack: Pack): string[] => {
  const found: string[] = [];
  walk({ books: pack.books, rules: pack.rules, parameters: pack.parameters }, (node, path) => {
    if (!Array.isArray(node) && "id" in node) found.push(path);
  });
  return found;
};

export const malformed: Malformed[] = [
  {
    name: "a property that the format has not",
    code: "unknown-property",
    mutants: broken((pack) => objects(pack).map((path) => ({ path: `${path}/colour`, change: setting(path, "colour", "red") }))),
  },
  {
    name: "a name with capitals",
    code: "not-a-pack-id",
    mutants: broken((pack) => objects(pack).map((path) => ({ path: `${path}/id`, change: setting(path, "id", "Not This") }))),
  },
  {
    name: "no clause",
    code: "required",
    mutants: broken((pack) =>
      pack.rules.map((_, r) => ({
        path: `/rules/${r}/clause`,
        change: (changed: Pack) => void delete partAt(changed, `/rules/${r}`)["clause"],
      })),
    ),
  },
  {
    name: "a number that is not written as text",
    code: "not-a-pack-number",
    mutants: broken((pack) =>
      usesOf(pack).nums.flatMap(({ path }) =>
        /^\/rules\/\d+\/(atLeast|atMost|below)$/.test(path)
          ? [{ path, change: setting(path.replace(/\/[^/]*$/, ""), path.replace(/.*\//, ""), 40) }]
          : [],
      ),
    ),
  },
  {
    name: "a rule of no kind",
    code: "unknown-rule-kind",
    mutants: broken((pack) => pack.rules.map((_, r) => ({ path: `/rules/${r}/kind`, change: setting(`/rules/${r}`, "kind", "script") }))),
  },
  {
    name: "a list that is none",
    code: "not-a-list",
    mutants: broken(() =>
      (["rules", "books", "measures"] as const).map((list) => ({
        path: below("", list),
        change: (pack: Pack) => void Object.assign(pack, { [list]: {} }),
      })),
    ),
  },
];
