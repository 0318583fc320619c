/** Examples of every kind and every operation, good and refused. Data for documentation, tests and vendors; no part of what runs in a page. */
export type * from "./example.ts";
export { exchanges } from "./exchanges/index.ts";
export { askers, clock } from "./records/campus.ts";
export { records, type AnyRecordExample } from "./records/index.ts";
export { refused } from "./refused/index.ts";
