import { ProblemError, type Kind } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { parentOf, workflowOf } from "../records/body.ts";
import type { Visible } from "../store/store.ts";
import { opensAll } from "./fields.ts";
import { everywhere, groundsOf, readableStates } from "./grounds.ts";
import { visibleThrough } from "./readers.ts";

/**
 * What somebody may see of a kind: the permission table and the workflow's `reads` as one filter, which the store applies before a page is cut.
 * `asked`: what the list is narrowed and ordered by; a row that does not open all of it shows nothing of such a list.
 * @throws {ProblemError} `not-permitted` where no row of the table speaks of him.
 */
export function visibleTo(who: Who, kind: Kind, operation = `${kind}.list`, asked: readonly string[] = []): Visible {
  const parent = parentOf(kind);
  const judged = parent?.kind ?? kind;
  const grounds = groundsOf(who, operation);
  const through = visibleThrough(who, kind, { operation, asked }, (other) =>
    groundsOf(who, `${other}.list`).length > 0 ? visibleTo(who, other) : undefined,
  );
  if (grounds.length === 0 && through.length === 0) throw new ProblemError("not-permitted", `Nothing permits you "${operation}".`);
  const all = Object.keys(workflowOf(judged)?.states ?? {}).length;
  const open = grounds.filter((ground) => opensAll(ground, kind, asked));
  const own = open.flatMap(({ atom, parties }): Visible["any"] => {
    const states = readableStates(judged, parties);
    if (states === undefined || states.length === all) return [atom];
    return states.length === 0 ? [] : ["everyone" in atom ? { orgUnder: everywhere, states } : { ...atom, states }];
  });
  const any = [...own, ...through];
  return parent ? { any: [{ through: { rel: parent.rel, kind: parent.kind, visible: { any } } }] } : { any };
}
