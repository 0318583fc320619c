/** Reads the lesson rubrics that schools have as Excel or CSV tables. */
export { limits } from "../files/limits.ts";
export { readRubricSheet } from "./read.ts";
export { SheetError } from "../files/sheet-error.ts";
