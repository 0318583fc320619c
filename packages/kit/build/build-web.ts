import { rmSync } from "node:fs";
import { build, defaultClientConditions, type InlineConfig } from "vite";
import { ascii } from "./ascii.ts";
import { entries } from "./entries.ts";
import { ownPolicy } from "./own-policy.ts";
import { smallCss } from "./small-css.ts";
import { stampOf } from "./stamp.ts";

/** Where the built files lie; paths are relative to the root of the repository. */
export const webFolder = "packages/kit/dist/web";

const sources = [
  "packages/{contract,policy,sdk,elements,kit}/src/**/*.ts",
  "packages/policy/packs/*.json",
  "packages/kit/build/*.ts",
  "package-lock.json",
];
const element = (name: string): string => `packages/elements/src/${name}/${name}.ts`;

const common: InlineConfig = {
  configFile: false,
  base: "./",
  root: process.cwd(),
  publicDir: false,
  logLevel: "warn",
  plugins: [smallCss(), ascii(), ownPolicy(), entries()],
  resolve: { conditions: ["xiaoben-source", ...defaultClientConditions] },
};
const target = ["chrome109", "firefox115", "safari16.4"];

/**
 * Builds what the script tag loads: `xiaoben.js`, a module for each element, and the parts that they share or load later.
 * Nothing is done where the sources have not changed since.
 */
export async function buildWeb({ onProgress = () => {} }: { onProgress?: (line: string) => void } = {}): Promise<{ built: boolean }> {
  const stamp = stampOf(webFolder, sources);
  if (stamp.current) return { built: false };
  onProgress("Building the widgets");
  rmSync(webFolder, { recursive: true, force: true });
  await build({
    ...common,
    build: {
      target,
      outDir: webFolder,
      minify: "oxc",
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        preserveEntrySignatures: "exports-only",
        input: {
          provider: "packages/kit/src/provider/provider.ts",
          ...Object.fromEntries(
            [
              "tasks",
              "sync-status",
              "study-hours",
              "hour-form",
              "lesson",
              "observation-form",
              "debrief",
              "joint-view",
              "growth",
              "activity",
              "hour-overview",
              "portfolio",
              "progress",
              "hour-ledger",
              "hours-export",
              "hours-import",
              "mentor-pair",
              "plan-editor",
              "decisions",
              "credit-register",
              "publication",
              "pack",
              "rubric-editor",
              "scheme-editor",
              "verdict",
            ].map((name) => [name, element(name)]),
          ),
        },
        output: { format: "es", entryFileNames: "elements/[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  });
  await buildScript("packages/kit/src/loader.ts", "xiaoben.js");
  await buildScript("packages/kit/src/offline/offline.ts", "offline.js");
  stamp.seal();
  return { built: true };
}

/** A script by itself, for `<script src>` and `importScripts`. */
const buildScript = (entry: string, file: string): Promise<unknown> =>
  build({
    ...common,
    plugins: [ascii()],
    build: {
      target,
      outDir: webFolder,
      emptyOutDir: false,
      minify: "oxc",
      reportCompressedSize: false,
      // As a library: nothing of the bundler's own around the imports.
      lib: { entry, formats: ["iife"], name: "xiaoben", fileName: () => file },
    },
  });
