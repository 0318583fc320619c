import { readFileSync } from "node:fs";
import { exchanges } from "../../src/examples/index.ts";
import { exchangeText } from "./exchange.ts";
import type { DocPage } from "./pages.ts";

const page = new URL("../../../../docs/contract/wire.md", import.meta.url);
const place = /<!-- exchange (\S+) (\S+) -->\n(?:\n```http\n[\s\S]*?\n```\n)?/g;

/** The page is written by hand; below each `<!-- exchange operation name -->` stands that exchange, put there and kept true by this. */
export const wirePage = (): DocPage => ({
  path: "wire.md",
  content: readFileSync(page, "utf8").replaceAll(place, (_, operation: string, name: string) => {
    const found = exchanges.find((one) => one.operation === operation && one.name === name);
    if (!found) throw new Error(`wire.md asks for the exchange "${operation} ${name}", which is not among the examples`);
    return `<!-- exchange ${operation} ${name} -->\n\n\`\`\`http\n${exchangeText(found)}\n\`\`\`\n`;
  }),
});
