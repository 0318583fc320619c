import { ProblemError, type Definition, type DefinitionRef, type Pack, type PackContent } from "@xiaoben/contract";
import { allOf } from "../records/pages.ts";
import type { Store } from "../store/store.ts";

/** Reads published packs and what stands in them. Published versions are immutable, so what was found once is kept. */
export interface Definitions {
  pack(tenant: string, id: string, version: string): Promise<Pack | undefined>;
  find(tenant: string, ref: DefinitionRef): Promise<Definition | undefined>;
}

export function definitionsOf(store: Store): Definitions {
  const found = new Map<string, Pack>();
  const key = (tenant: string, id: string, version: string): string => [tenant, id, version].join("\u0000");
  const pack: Definitions["pack"] = async (tenant, id, version) => {
    const known = found.get(key(tenant, id, version));
    if (known) return known;
    for (const record of await allOf(store, tenant, "pack", [{ property: "state", test: "in", value: ["published", "withdrawn"] }]))
      found.set(key(tenant, record.pack.id, record.pack.version), record.pack);
    return found.get(key(tenant, id, version));
  };
  return {
    pack,
    async find(tenant, ref) {
      const content = (await pack(tenant, ref.pack, ref.version))?.content;
      return content && inContent(content, ref.id);
    },
  };
}

/** A definition, or with the id `pack` the whole pack. @throws {ProblemError} `not-found` */
export async function readDefinition(definitions: Definitions, tenant: string, ref: DefinitionRef): Promise<Definition | Pack> {
  const found = ref.id === "pack" ? await definitions.pack(tenant, ref.pack, ref.version) : await definitions.find(tenant, ref);
  if (!found) throw new ProblemError("not-found", `No published pack ${ref.pack} ${ref.version} has a definition "${ref.id}".`);
  return found;
}

const inContent = (content: PackContent, id: string): Definition | undefined =>
  Object.values(content as Record<string, Definition[]>)
    .flat()
    .find((definition) => definition.id === id);
