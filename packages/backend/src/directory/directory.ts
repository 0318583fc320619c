import type { Group, Id, Org } from "@xiaoben/contract";
import { allOf } from "../records/pages.ts";
import type { Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";

/** The tree of organisations of a tenant, and its groups. */
export interface Directory {
  org(id: Id): Org | undefined;
  /** `/id/id/`, or `undefined` where there is no such organisation. */
  pathOf(org: Id): string | undefined;
  /** The organisation and those above it, nearest first. */
  chain(org: Id): Org[];
  timeZone(org: Id): string;
  readonly orgs: readonly Org[];
  readonly groups: readonly Group[];
}

export interface ReadDirectory {
  (tenant: string): Promise<Directory>;
  /** The next one is read anew. */
  forget(tenant: string): void;
}

/** Reads the directory; remembers it for `directorySeconds`. */
export function directoryReader(store: Store, settings: Settings): ReadDirectory {
  const remembered = new Map<string, { until: number; directory: Promise<Directory> }>();
  const readDirectory = (tenant: string): Promise<Directory> => {
    const known = remembered.get(tenant);
    if (known && Date.now() < known.until) return known.directory;
    const directory = read(store, tenant, settings);
    if (settings.directorySeconds > 0) {
      remembered.set(tenant, { until: Date.now() + settings.directorySeconds * 1000, directory });
      directory.catch(() => remembered.delete(tenant));
    }
    return directory;
  };
  return Object.assign(readDirectory, { forget: (tenant: string) => void remembered.delete(tenant) });
}

async function read(store: Store, tenant: string, settings: Settings): Promise<Directory> {
  const [orgs, groups] = await Promise.all([allOf(store, tenant, "org"), allOf(store, tenant, "group")]);
  const byId = new Map(orgs.map((org) => [org.id, org]));
  const chain = (id: Id): Org[] => {
    const path = byId.get(id)?.path.split("/").filter(Boolean) ?? [];
    return path.reverse().flatMap((step) => byId.get(step) ?? []);
  };
  return {
    org: (id) => byId.get(id),
    pathOf: (id) => byId.get(id)?.path,
    chain,
    timeZone: (id) => chain(id).find((org) => org.timeZone !== undefined)?.timeZone ?? settings.timeZone,
    orgs,
    groups,
  };
}
