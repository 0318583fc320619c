import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, defaultClientConditions, type InlineConfig } from "vite";
import { tags } from "../src/tags.ts";
import { ascii, entriesFile, ownPolicy } from "./plugins.ts";
import { stampOf } from "./stamp.ts";

const kit = join(import.meta.dirname, "..");
const root = join(kit, "../..");

/** Where the script and its modules are: serve this folder as it is. */
export const webFolder = join(kit, "dist/web");

export interface BuildOptions {
  /** Told in a few words what is being done. */
  onProgress?: (says: string) => void;
  /** Builds also when nothing has changed. */
  force?: boolean;
}

/** Builds `xiaoben.js`, the module of each element and what they share. Does nothing where the output is of the same sources. */
export async function buildWeb({ onProgress = () => undefined, force = false }: BuildOptions = {}): Promise<{
  built: boolean;
  folder: string;
}> {
  const stampFile = join(webFolder, ".stamp");
  const stamp = stampOf(
    root,
    ["contract", "policy", "sdk", "elements", "kit"].map((name) => `packages/${name}/src`).concat("packages/kit/build"),
    ["package-lock.json"],
  );
  if (!force && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) {
    onProgress("The web components are built already");
    return { built: false, folder: webFolder };
  }
  onProgress("Building the web components");
  await build(modules());
  onProgress("Building the script xiaoben.js");
  await build(loader());
  writeFileSync(stampFile, stamp);
  return { built: true, folder: webFolder };
}

const common = (emptyOutDir: boolean): InlineConfig => ({
  configFile: false,
  base: "./",
  root,
  logLevel: "warn",
  resolve: { conditions: ["xiaoben-source", ...defaultClientConditions] },
  publicDir: false,
  build: {
    target: ["chrome109", "firefox115", "safari16.4"],
    outDir: webFolder,
    emptyOutDir,
    minify: "oxc",
    modulePreload: false,
    reportCompressedSize: false,
  },
});

function modules(): InlineConfig {
  const base = common(true);
  const input = Object.fromEntries(
    Object.values(tags).map((name) => [
      name,
      join(root, name === "provider" ? "packages/kit/src/provider/provider.ts" : `packages/elements/src/${name}/${name}.ts`),
    ]),
  );
  return {
    ...base,
    plugins: [ownPolicy(), ascii(), entriesFile("entries.json")],
    build: {
      ...base.build,
      rolldownOptions: {
        input,
        preserveEntrySignatures: "exports-only",
        output: { format: "es", entryFileNames: "elements/[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  };
}

function loader(): InlineConfig {
  const base = common(false);
  return {
    ...base,
    plugins: [ascii()],
    // As a library: nothing of the bundler's own around the imports.
    build: { ...base.build, lib: { entry: join(kit, "src/loader.ts"), formats: ["iife"], name: "xiaoben", fileName: () => "xiaoben.js" } },
  };
}
