/** Reads the study-hour ledgers that schools really have: Excel and CSV with Chinese headings. */
export { limits } from "./limits.ts";
export { readHoursSheet } from "./read.ts";
export { SheetError } from "./sheet-error.ts";
