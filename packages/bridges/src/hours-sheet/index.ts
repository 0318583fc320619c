/** Reads the study-hour ledgers that schools really have: Excel and CSV with Chinese headings. */
export { limits } from "../files/limits.ts";
export { readHoursSheet } from "./read.ts";
export { SheetError } from "../files/sheet-error.ts";
