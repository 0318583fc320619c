import type { Binding, Id, Kind, Org, Pack, PackRecord, Role } from "@xiaoben/contract";
import { composed, type FindPack } from "../definitions/composed.ts";
import type { Who } from "../directory/who.ts";
import { allOf } from "../records/pages.ts";
import type { Services } from "../services.ts";

/**
 * What a tenant has set up, as far as writing packs, bindings, decisions and given facts asks for it. It is read before the transaction:
 * what must not have changed in between is read once more inside.
 */
export interface Setup {
  packs: readonly PackRecord[];
  bindings: readonly Binding[];
  /** Roles of the person whom a given fact is about. */
  roles: readonly Role[];
}

/** For writes that ask for nothing of it. */
export const noSetup: Setup = { packs: [], bindings: [], roles: [] };

export async function setupFor({ store }: Services, { tenant }: Who, kind: Kind, about: { id: Id; person?: unknown }): Promise<Setup> {
  if (kind === "pack" || kind === "binding" || kind === "decision") {
    const [packs, bindings] = await Promise.all([allOf(store, tenant, "pack"), allOf(store, tenant, "binding")]);
    return { ...noSetup, packs, bindings };
  }
  if (kind !== "given") return noSetup;
  const stored = about.person === undefined ? await store.get(tenant, { kind, id: about.id }) : null;
  const person = about.person ?? (stored?.body as { person?: Id } | undefined)?.person;
  if (typeof person !== "string") return noSetup;
  return { ...noSetup, roles: await allOf(store, tenant, "role", [{ property: "person", test: "is", value: person }]) };
}

/** A version of a pack, whatever its state. */
export const recordOf = ({ packs }: Setup, id: string, version: string): PackRecord | undefined =>
  packs.find(({ pack }) => pack.id === id && pack.version === version);

/** Finds what was published, withdrawn versions too. */
export const published =
  (setup: Setup): FindPack =>
  ({ id, version }) => {
    const record = recordOf(setup, id, version);
    return record && record.state !== "draft" ? record.pack : undefined;
  };

/** A published version with what it inherits. */
export function wholePack(setup: Setup, id: string, version: string): Pack | undefined {
  const found = published(setup)({ id, version });
  return found && composed(found, published(setup));
}

/** Name of an organisation, for messages. */
export const nameOf = (org: Org | undefined): string => (org ? `"${org.name}"` : "an organisation that is not there");
