import { readdirSync, readFileSync } from "node:fs";
import type { Pack } from "@xiaoben/contract";
import type { FindingCode } from "../../finding.ts";

/** A pack that was broken in one place. */
export interface Mutant {
  pack: Pack;
  /** Where the fault is found. */
  path: string;
  parents?: Pack[];
}

/** A kind of broken pack. */
export interface Kind {
  name: string;
  code: FindingCode;
  /** Whether the engine refuses such a pack, whoever hands it over. Other kinds are kept from being published. */
  refused?: boolean;
  mutants: Mutant[];
}

const folder = new URL("../../../../packs/", import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"));

/** The packs that are shipped, made anew for everyone who breaks them. Those that rest on others are left out. */
export const shipped = (): Pack[] => texts.map((text) => JSON.parse(text) as Pack).filter((pack) => pack.extends === undefined);

/** One place of a pack, and how it is broken. */
export interface Site {
  path: string;
  change: (pack: Pack) => void;
}

const enough = 11;

/** Breaks the shipped packs in turn, each in one of its places, until there are enough of the kind. */
export function broken(sites: (pack: Pack) => Site[]): Mutant[] {
  const queues = shipped().map((pack, at) => ({ at, left: sites(pack) }));
  const mutants: Mutant[] = [];
  while (mutants.length < enough && queues.some(({ left }) => left.length > 0)) {
    for (const { at, left } of queues) {
      const site = left.shift();
      if (!site || mutants.length >= enough) continue;
      const pack = shipped()[at]!;
      site.change(pack);
      mutants.push({ pack, path: site.path });
    }
  }
  return mutants;
}

/** What stands at a JSON pointer of a pack, to be changed. */
export function partAt(pack: Pack, path: string): Record<string, unknown> {
  return path
    .split("/")
    .slice(1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key.replaceAll("~1", "/").replaceAll("~0", "~")], pack) as Record<
    string,
    unknown
  >;
}

/** Sets one property of the part at a path. */
export const setting =
  (path: string, key: string, value: unknown) =>
  (pack: Pack): void => {
    partAt(pack, path)[key] = value;
  };
