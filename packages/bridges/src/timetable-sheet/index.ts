/** Reads the timetables that schools have as Excel or CSV grids. */
export { limits } from "../files/limits.ts";
export { readTimetableSheet } from "./read.ts";
export { SheetError } from "../files/sheet-error.ts";
export { classKey } from "./understand/labels.ts";
export type * from "./types.ts";
