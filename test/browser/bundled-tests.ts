import { globSync } from "node:fs";
import { build } from "esbuild";

/** Where what is bundled is written: inside the root that the test server serves. */
const folder = ".cache/browser-tests";

/**
 * Plugin of the test server: answers for each test file with one bundle whose shared parts are shared, instead of with
 * hundreds of modules that a page must ask for one by one. What is served is built once, from the sources, when the server starts.
 */
export function bundledTests(patterns: readonly string[]) {
  let entries: ReadonlySet<string> = new Set();
  return {
    name: "bundled-tests",
    async serverStart(): Promise<void> {
      const files = globSync(
        patterns.filter((pattern) => !pattern.startsWith("!")),
        {
          exclude: patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1)),
        },
      );
      await build({
        entryPoints: [...files, ...globSync("packages/*/src/**/*.test.worker.ts")],
        outdir: folder,
        outbase: ".",
        bundle: true,
        splitting: true,
        format: "esm",
        target: "es2022",
        sourcemap: "linked",
        conditions: ["xiaoben-source", "development", "browser"],
        tsconfig: "test/browser/tsconfig.esbuild.json",
        // The commands reach the runner by a module of the server's own.
        external: ["/__web-dev-server__web-socket.js"],
        logLevel: "error",
      });
      entries = new Set(files);
    },
    serve({ path }: { path: string }): { body: string; type: "js" } | undefined {
      const asked = path.slice(1);
      // A worker is asked for by its source's name, from where the bundle lies.
      const bundle = entries.has(asked) ? `${folder}/${asked}` : asked.startsWith(folder) && asked.endsWith(".ts") ? asked : undefined;
      return bundle === undefined ? undefined : { body: `export * from "/${bundle.replace(/\.ts$/, ".js")}";`, type: "js" };
    },
  };
}
