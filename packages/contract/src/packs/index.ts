export * from "./checklist.ts";
export * from "./complete.ts";
export type * from "./definitions.ts";
export type * from "./pack.ts";
