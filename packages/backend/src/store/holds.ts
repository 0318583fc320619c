import type { Id } from "@xiaoben/contract";
import type { Narrowed, Stored, Visible } from "./store.ts";

export type Atom = Visible["any"][number];

/** What a test of visibility looks at besides the columns of the record. */
export interface Look {
  /** Parties of the record. */
  parties(row: Stored): Readonly<Record<string, readonly Id[]>>;
  /** Records that it points at by a relation. */
  targets(row: Stored, rel: string, kind: string): readonly Stored[];
}

/** Whether a record is visible: the meaning of {@link Visible}, which SQL stores write down as a filter. */
export const isVisible = (visible: Visible, row: Stored, look: Look): boolean => visible.any.some((atom) => holds(atom, row, look));

function fits(says: NonNullable<Narrowed["says"]>, { body }: Stored): boolean {
  const said = (body as Readonly<Record<string, unknown>>)[says.property];
  return "is" in says ? said === says.is : said !== says.isNot;
}

/** Whether one of the conditions holds. */
export function holds(atom: Atom, row: Stored, look: Look): boolean {
  if ("everyone" in atom) return true;
  if (atom.states && !atom.states.includes(row.state ?? "")) return false;
  if ("says" in atom && atom.says && !fits(atom.says, row)) return false;
  if ("through" in atom)
    return look
      .targets(row, atom.through.rel, atom.through.kind)
      .some((target) => !target.deleted && isVisible(atom.through.visible, target, look));
  if ("owner" in atom) return row.owner === atom.owner;
  if ("orgUnder" in atom) return row.orgPath.startsWith(atom.orgUnder);
  if ("group" in atom) return row.owner !== null && atom.group.includes(row.owner);
  const parties = look.parties(row);
  return atom.as.some((party) => parties[party]?.includes(atom.party));
}
