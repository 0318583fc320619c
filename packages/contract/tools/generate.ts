/**
 * Writes what follows from the schemas, the tables and the examples: `src/guards/generated/*.ts`, `openapi.json`,
 * JSON Schemas and examples for readers in other languages (`schemas/`, `examples/`),
 * and the reference pages below `docs/contract`.
 * With `--check` it writes nothing and fails where a file is not what it would write.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { exampleFiles } from "./example-files.ts";
import { definitionSource, guardSource } from "./guards.ts";
import { jsonSchemas } from "./json-schemas.ts";
import { openapi } from "./openapi.ts";
import { pages } from "./pages/pages.ts";

const files = [
  { path: "src/guards/generated/shapes.ts", content: guardSource() },
  { path: "src/guards/generated/definitions.ts", content: definitionSource() },
  { path: "openapi.json", content: `${JSON.stringify(openapi(), null, 2)}\n` },
  ...jsonSchemas(),
  ...exampleFiles(),
  ...pages().map(({ path, content }) => ({ path: `../../docs/contract/${path}`, content })),
].map(({ path, content }) => ({ path: fileURLToPath(new URL(`../${path}`, import.meta.url)), content }));

if (process.argv.includes("--check")) {
  const stale = files.filter(({ path, content }) => (existsSync(path) ? readFileSync(path, "utf8") : undefined) !== content);
  for (const { path } of stale) console.error(`${path} is not what the schemas say: run "npm run generate" and commit the result`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, content } of files) {
    mkdirSync(new URL(".", `file://${path}`), { recursive: true });
    writeFileSync(path, content);
    console.log(`wrote ${path}`);
  }
}
