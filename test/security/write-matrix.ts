import { writeFileSync } from "node:fs";
import { matrixPage, matrixPath } from "./matrix-page.ts";
import { measure } from "./matrix.ts";

/** Writes who gets which answer into its page. */
writeFileSync(matrixPath, matrixPage(await measure()));
console.log(`wrote ${matrixPath}`);
