import { kinds, kindTable, type Kind, type KindRow, type Ref } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { find, type Found } from "../records/scene.ts";
import type { Stored, Visible } from "../store/store.ts";
import { mayRead } from "./check.ts";
import { opensAll } from "./fields.ts";
import { readableStates, rowsFor } from "./grounds.ts";

/** Whether somebody may read a record because he may read the one that it is `of`. */
export async function mayReadThrough(
  who: Who,
  kind: Kind,
  { stored, body }: Found,
  get: (ref: Ref) => Promise<Stored | null>,
  operation = `${kind}.get`,
): Promise<boolean> {
  if (!isOpenToReaders(who, kind, operation, []) || !(openStates(kind)?.includes(stored.state ?? "") ?? true)) return false;
  const of = body["of"] as Ref;
  const parent = await find(get, of);
  return parent !== null && mayRead(who, of.kind, parent.governing);
}

/** The same as a filter: one condition for each kind that files are attached to. `visibleTo` answers what he may see of a kind. */
export function visibleThrough(
  who: Who,
  kind: Kind,
  { operation, asked }: { operation: string; asked: readonly string[] },
  visibleTo: (kind: Kind) => Visible | undefined,
): Visible["any"] {
  if (!isOpenToReaders(who, kind, operation, asked)) return [];
  const states = openStates(kind);
  return kinds
    .filter((parent) => takesFiles(parent))
    .flatMap((parent): Visible["any"] => {
      const visible = visibleTo(parent);
      return visible ? [{ through: { rel: "of", kind: parent, visible }, ...(states && { states }) }] : [];
    });
}

/** Files are attached to what is changed, and to nothing of which everybody sees her own part. */
const takesFiles = (kind: Kind): boolean => kindTable[kind].writes.change && (kindTable[kind] as KindRow).portions === undefined;

const isOpenToReaders = (who: Who, kind: Kind, operation: string, asked: readonly string[]): boolean =>
  rowsFor(who, operation).some((row) => row.relation === "reader" && opensAll(row, kind, asked));

/** States that whoever has a ground may read. */
const openStates = (kind: Kind): string[] | undefined => readableStates(kind, []);
