/** An invented system of an upper level that takes reports as spreadsheets, and answers with one. */
export { SheetError } from "../files/sheet-error.ts";
export { fromUpperSheet, toUpperSheet } from "./xingzhou.ts";
