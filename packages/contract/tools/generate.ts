/**
 * Writes what follows from the schemas, the tables and the examples: `src/workflows/generated/*.ts`, `src/guards/generated/*.ts`,
 * `openapi.json`, JSON Schemas and examples for readers in other languages (`schemas/`, `examples/`),
 * and the reference pages below `docs/contract`.
 * With `--check` it writes nothing and fails where a file is not what it would write.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { outlineSource } from "./outlines.ts";

/** A file that is written, by its path from the package. */
export interface Written {
  path: string;
  content: string;
}

const isCheck = process.argv.includes("--check");
settle([{ path: "src/workflows/generated/outlines.ts", content: outlineSource() }]);
// The operations are made of the outlines, and all the rest of the operations: it is read once those are written.
settle((await import("./rest.ts")).rest());

function settle(files: readonly Written[]): void {
  for (const { path, content } of files) {
    const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
    if (!isCheck) {
      mkdirSync(new URL(".", `file://${file}`), { recursive: true });
      writeFileSync(file, content);
      console.log(`wrote ${file}`);
    } else if (!existsSync(file) || readFileSync(file, "utf8") !== content) {
      console.error(`${file} is not what the schemas say: run "npm run generate" and commit the result`);
      process.exitCode = 1;
    }
  }
}
