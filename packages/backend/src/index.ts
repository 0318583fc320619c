export type * from "./backend.ts";
export type * from "./store/store.ts";
