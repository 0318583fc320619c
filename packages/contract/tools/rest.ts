import { exampleFiles } from "./example-files.ts";
import type { Written } from "./generate.ts";
import { definitionSource, guardSource } from "./guards.ts";
import { jsonSchemas } from "./json-schemas.ts";
import { openapi } from "./openapi.ts";
import { pages } from "./pages/pages.ts";

/** What is written after the outlines of the workflows. */
export const rest = (): Written[] => [
  { path: "src/guards/generated/shapes.ts", content: guardSource() },
  { path: "src/guards/generated/definitions.ts", content: definitionSource() },
  { path: "openapi.json", content: `${JSON.stringify(openapi(), null, 2)}\n` },
  ...jsonSchemas(),
  ...exampleFiles(),
  ...pages().map(({ path, content }) => ({ path: `../../docs/contract/${path}`, content })),
];
