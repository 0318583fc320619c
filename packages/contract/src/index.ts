/** The data contract: types, tables and pure functions. Imports nothing. */
export * from "./days/day.ts";
export * from "./days/period.ts";
export * from "./decimals/decimal.ts";
export * from "./facts/vocabulary.ts";
export type * from "./gateway/index.ts";
export * from "./ids/id.ts";
export type * from "./imports/hours.ts";
export type * from "./kinds/index.ts";
export * from "./kinds/table.ts";
export * from "./operations/operation.ts";
export * from "./packs/index.ts";
export * from "./permissions/permission.ts";
export * from "./problems/problem.ts";
export * from "./rubrics/score.ts";
export * from "./text/text.ts";
export type * from "./verdicts/verdict.ts";
export * from "./workflows/index.ts";
