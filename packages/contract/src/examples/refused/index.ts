import type { RefusedExample } from "../example.ts";
import { refusedPeople } from "./people.ts";
import { refusedPractice } from "./practice.ts";
import { refusedRecords } from "./records.ts";

/** Records that break the contract, for every kind, with everything that is wrong with them. */
export const refused: readonly RefusedExample[] = [...refusedPeople, ...refusedPractice, ...refusedRecords];
