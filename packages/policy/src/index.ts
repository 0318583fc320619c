export { compile, type Compiled } from "./engine/compile.ts";
export { compose } from "./engine/compose.ts";
export { PackError } from "./engine/error.ts";
export { engine, evaluate } from "./engine/evaluate.ts";
export { kindsOf, rangeOf } from "./engine/needs.ts";
export type * from "./evaluation.ts";
