/** Whether a back end keeps the contract: clauses, cases, and a runner that replays them over HTTP. */
export { clauses, themes, type Clause, type ClauseId, type ThemeId } from "./clauses/index.ts";
export { beginWith } from "./begin.ts";
export { conform, ConformError, type ConformOptions } from "./conform.ts";
export type * from "./report.ts";
export { isPersonName, personNames, type PersonName } from "./run/world.ts";
export type { Said } from "./said.ts";
export { junitOf } from "./junit.ts";
