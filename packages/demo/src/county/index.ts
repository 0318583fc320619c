/** The demo county: the one source of fixtures for stories, tests and the demo portal. Nothing in it is real. */
export * from "./cases.ts";
export { generateCounty } from "./generate.ts";
export { recordsOf } from "./records.ts";
export type * from "./types.ts";
export { timetablesOf } from "./weeks.ts";
