import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { practicesPage } from "./page.ts";

/** `npm run practices`: runs the tests, and writes which rows of the requirements the passing ones prove. */
const results = ".cache/test/results.json";
if (process.argv.includes("--last")) {
  if (!existsSync(results)) throw new Error(`${results} is not there: run \`npm test\` first, or leave out --last`);
} else execFileSync("npm", ["test"], { stdio: "inherit" });

const { titles } = JSON.parse(readFileSync(results, "utf8")) as { titles: string[] };
const page = practicesPage(titles);
writeFileSync("docs/practices.md", page.text);
console.log(`docs/practices.md: ${page.rows} rows, proven by ${page.tests} tests`);
