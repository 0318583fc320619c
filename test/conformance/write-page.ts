import { readFileSync, writeFileSync } from "node:fs";
import { pagePath, withClauses } from "./page.ts";

/** Writes the clauses into their page. */
writeFileSync(pagePath, withClauses(readFileSync(pagePath, "utf8")));
console.log(`wrote ${pagePath}`);
