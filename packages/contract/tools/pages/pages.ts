import { kindPages } from "./kinds.ts";
import { levelsPage } from "./levels.ts";
import { operationPages } from "./operations.ts";
import { packsPage } from "./packs.ts";
import { permissionsPage } from "./permissions.ts";
import { personalDataPage } from "./personal-data.ts";
import { problemPages } from "./problems.ts";
import { wirePage } from "./wire.ts";
import { workflowsPage } from "./workflows.ts";

/** A page of `docs/contract` that is written from the tables. */
export interface DocPage {
  /** Below `docs/contract`. */
  path: string;
  content: string;
}

/** The reference pages that follow from the tables of the contract. */
export const pages = (): DocPage[] => [
  wirePage(),
  levelsPage(),
  ...kindPages(),
  ...operationPages(),
  workflowsPage(),
  permissionsPage(),
  personalDataPage(),
  packsPage(),
  ...problemPages(),
];
