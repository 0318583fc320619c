import { createRequire } from "node:module";
import { resolve } from "node:path";

/** The compiler of this repository, and an older one that attw brings: too old for the types of Node and Hono, not for a page. */
export function compilers(): { name: string; tsc: string; checks: ("web" | "node")[] }[] {
  const ofAttw = createRequire(createRequire(import.meta.url).resolve("@arethetypeswrong/core"));
  const older = ofAttw("typescript/package.json") as { version: string };
  return [
    { name: "the TypeScript of this repository", tsc: resolve("node_modules/.bin/tsc"), checks: ["web", "node"] },
    { name: `TypeScript ${older.version}`, tsc: ofAttw.resolve("typescript/bin/tsc"), checks: ["web"] },
  ];
}

/** Options of a strict project that looks into the types it installed. */
export const optionsOf = (module: "node16" | "bundler", part: "web" | "node"): object => ({
  noEmit: true,
  strict: true,
  skipLibCheck: false,
  target: "es2022",
  module: module === "bundler" ? "esnext" : module,
  moduleResolution: module,
  ...(part === "web" ? { lib: ["es2022", "dom", "dom.iterable"], types: [] } : { lib: ["es2023"], types: ["node"] }),
});
