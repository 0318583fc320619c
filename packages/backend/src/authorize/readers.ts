import { kinds, kindTable, permissions, type Kind, type Ref } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { find, type Found } from "../records/scene.ts";
import type { Stored, Visible } from "../store/store.ts";
import { mayRead } from "./check.ts";
import { covers, readableStates } from "./grounds.ts";

/** Whether somebody may read a record because he may read the one that it is `of`. */
export async function mayReadThrough(
  who: Who,
  kind: Kind,
  { stored, body }: Found,
  get: (ref: Ref) => Promise<Stored | null>,
): Promise<boolean> {
  if (!isOpenToReaders(who, `${kind}.get`) || !(openStates(kind)?.includes(stored.state ?? "") ?? true)) return false;
  const of = body["of"] as Ref;
  const parent = await find(get, of);
  return parent !== null && mayRead(who, of.kind, parent.governing);
}

/** The same as a filter: one condition for each kind that files are attached to. `visibleTo` answers what he may see of a kind. */
export function visibleThrough(who: Who, kind: Kind, operation: string, visibleTo: (kind: Kind) => Visible | undefined): Visible["any"] {
  if (!isOpenToReaders(who, operation)) return [];
  const states = openStates(kind);
  return kinds
    .filter((parent) => kindTable[parent].writes.change)
    .flatMap((parent): Visible["any"] => {
      const visible = visibleTo(parent);
      return visible ? [{ through: { rel: "of", kind: parent, visible }, ...(states && { states }) }] : [];
    });
}

const isOpenToReaders = (who: Who, operation: string): boolean =>
  permissions.some(
    ({ relation, roles, operations }) =>
      relation === "reader" &&
      operations.some((pattern) => covers(pattern, operation)) &&
      (roles.includes("*") || who.roles.some((held) => roles.includes(held.role))),
  );

/** States that whoever has a ground may read. */
const openStates = (kind: Kind): string[] | undefined => readableStates(kind, []);
