import type { Pack } from "@xiaoben/contract";
import type { Finding } from "../finding.ts";
import { below } from "../parts/tree.ts";

/** Each chain of approval has levels, none of them twice, and comes to bear: the first entry that knows a category holds. */
export function findApprovals({ approvals = [] }: Pack): Finding[] {
  const forAll = approvals.findIndex(({ categories }) => categories === undefined);
  return approvals.flatMap(({ levels, categories }, a): Finding[] => [
    ...empty(levels, below("/approvals", a, "levels")),
    ...(categories ? empty(categories, below("/approvals", a, "categories")) : []),
    ...levels.flatMap((level, at): Finding[] =>
      levels.indexOf(level) < at
        ? [{ code: "duplicate-id", path: below("/approvals", a, "levels", at), message: `"${level}" decides twice; name each level once` }]
        : [],
    ),
    ...(forAll >= 0 && a > forAll
      ? [
          {
            code: "unreachable" as const,
            path: below("/approvals", a),
            message: `"${approvals[forAll]!.id}" holds for every category before this is asked; put it last`,
          },
        ]
      : []),
  ]);
}

const empty = (list: readonly string[], path: string): Finding[] =>
  list.length > 0 ? [] : [{ code: "list-empty", path, message: "The list has no members; fill it in or leave it out" }];
