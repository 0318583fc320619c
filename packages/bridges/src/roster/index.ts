/** Reads rosters: OneRoster sets of CSV files, and spreadsheets of people with Chinese headings. */
export { limits } from "../files/limits.ts";
export { SheetError } from "../files/sheet-error.ts";
export { packFiles, rosterFiles, type NamedBytes } from "./pack.ts";
export { readRoster, type RosterOptions } from "./read.ts";
