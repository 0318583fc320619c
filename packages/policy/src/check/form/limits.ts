import type { Pack } from "@xiaoben/contract";
import { below } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

const bytes = 512 * 1024;
const ruleLimit = 300;
const categoryLimit = 4;

/** A pack that is too large is not looked at any further. */
export function findSize(pack: Pack): Finding[] {
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
  return findings;
}

/** Categories above one another, no more than the format knows, and in no circle. */
export function findDeepCategories(pack: Pack): Finding[] {
  const parents = new Map((pack.categories ?? []).map((category) => [category.id, category.parent]));
  return (pack.categories ?? []).flatMap((category, at): Finding[] => {
    let steps = 0;
    for (let parent = category.parent; parent !== undefined && steps <= categoryLimit; parent = parents.get(parent)) steps++;
    return steps <= categoryLimit
      ? []
      : [
          {
            code: "too-deep",
            path: below("/categories", at),
            message: `More than ${categoryLimit} categories above one another, or a circle of them; flatten them`,
          },
        ];
  });
}
