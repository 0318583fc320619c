import type { Said } from "../said.ts";
import type { PersonName } from "../run/world.ts";

/** One thing that the contract asks of a back end. */
export interface Clause {
  level: 1;
  /** What the contract says, one sentence. */
  says: Said;
  /** How it is mended where it is not kept. */
  hint: Said;
  /** Page of the contract that says more, below the root of the project. */
  page: string;
  needs?: {
    /** Operations without which it cannot be tried. */
    operations?: readonly string[];
    /** Those whose tokens it needs. */
    people?: readonly PersonName[];
    /** It writes records of its own. */
    writes?: true;
    /** It decides on records of its own for good: they stay. */
    decides?: true;
    profile?: "getPost";
  };
}

const folder = "docs/contract";

/** Pages that clauses point at. */
export const pages = {
  values: `${folder}/wire.md#values`,
  reading: `${folder}/wire.md#reading-one`,
  list: `${folder}/wire.md#reading-a-page`,
  feed: `${folder}/wire.md#the-feed`,
  export: `${folder}/wire.md#records-as-a-file`,
  live: `${folder}/wire.md#the-feed-as-it-happens`,
  writing: `${folder}/wire.md#writing`,
  repeats: `${folder}/wire.md#repeats`,
  getPost: `${folder}/wire.md#where-only-get-and-post-pass`,
  refusals: `${folder}/wire.md#refusals`,
  forward: `${folder}/wire.md#forward-compatibility`,
  asking: `${folder}/overview.md#asking`,
  tokens: `${folder}/wire.md#tokens-and-pages-from-elsewhere`,
  operations: `${folder}/operations.md`,
  workflows: `${folder}/workflows.md#hour`,
  permissions: `${folder}/permissions.md`,
  problem: (code: string): string => `${folder}/problems/${code}.md`,
} as const;
