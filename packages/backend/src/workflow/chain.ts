import type { Approval, Hour, Id, Pack } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { boundOn } from "../evaluate/practice.ts";
import type { Services } from "../services.ts";

/**
 * The levels that decide on a declared hour, as a pack has them that is bound for its person today: the nearest that says something of its
 * category. `undefined`: no pack does, and the setting of the workflow holds. It is read before the transaction, as definitions are.
 */
export async function chainFor(services: Services, who: Who, id: Id): Promise<readonly string[] | undefined> {
  const stored = await services.store.get(who.tenant, { kind: "hour", id });
  if (!stored || stored.deleted) return undefined;
  const org = stored.orgPath.split("/").at(-2) ?? "";
  const { category } = stored.body as Hour;
  const bound = await boundOn(services, who, who.directory.chain(org), who.today);
  return bound
    .reverse()
    .map(({ pack }) => approvalOf(pack, category))
    .find((approval) => approval !== undefined)?.levels;
}

const approvalOf = (pack: Pack, category: string): Approval | undefined =>
  pack.approvals?.find(({ categories }) => !categories || above(pack, category).some((id) => categories.includes(id)));

/** The pack's category of a record, and those above it. */
function above({ categories = [] }: Pack, code: string): string[] {
  const found: string[] = [];
  for (let at = categories.find(({ id, maps }) => id === code || maps?.includes(code)); at && !found.includes(at.id);) {
    found.push(at.id);
    const { parent } = at;
    at = categories.find(({ id }) => id === parent);
  }
  return found;
}
