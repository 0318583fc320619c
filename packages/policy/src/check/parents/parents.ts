import type { Pack } from "@xiaoben/contract";
import type { Finding } from "../finding.ts";
import { below } from "../parts/tree.ts";

/** How many packs may stand above one another. */
const most = 4;

/** The pack that is extended is there, in the very version, and the chain above it is short. What is dropped stands in it. */
export function findParents(pack: Pack, parents: readonly Pack[]): Finding[] {
  const findings: Finding[] = [];
  const chain: Pack[] = [];
  for (let child = pack; child.extends;) {
    const { id, version } = child.extends;
    const parent = parents.find((candidate) => candidate.id === id && candidate.version === version);
    if (!parent)
      return [
        {
          code: "parent-missing",
          path: "/extends",
          message: `The pack ${id} ${version} is not there; name a version that is published, or leave extends out`,
        },
      ];
    chain.push(parent);
    if (chain.length > most || parent === pack)
      return [
        {
          code: "too-deep",
          path: "/extends",
          message: `More than ${most} packs above one another, or a circle of them; extend one further up`,
        },
      ];
    child = parent;
  }
  const above = new Set(chain.flatMap((parent) => droppable(parent).map(({ id }) => id)));
  pack.drop?.forEach((id, d) => {
    if (!above.has(id))
      findings.push({
        code: "unknown-reference",
        path: below("/drop", d),
        message: `Nothing above is called "${id}"; correct the name or leave it out`,
      });
  });
  return findings;
}

const droppable = (pack: Pack): readonly { id: string }[] => [
  ...(pack.categories ?? []),
  ...(pack.cycles ?? []),
  ...(pack.approvals ?? []),
  ...pack.parameters,
  ...pack.ambiguities,
  ...pack.books,
  ...pack.measures,
  ...pack.rules,
  ...pack.consequences,
  ...Object.values((pack.content ?? {}) as Record<string, { id: string }[]>).flat(),
];
