import { build, type Metafile, type Plugin } from "esbuild";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { withSmallCss } from "../../packages/kit/build/small-css.ts";
import type { Entry } from "./entries.ts";

export interface Size {
  name: string;
  /** Bytes gzip of what loads before first use. */
  bytes: number;
  /** What is loaded later, on demand. */
  lazy: { name: string; bytes: number }[];
}

/** Bundles an entry as a vendor's build would (minified, split at `import()`) and measures what its static imports bring. */
export async function measure(entry: Entry): Promise<Size> {
  const result = await build({
    stdin: {
      contents: entry.imports.map((path, i) => `export * as m${i} from "./${path}";`).join("\n"),
      resolveDir: process.cwd(),
      sourcefile: "entry.ts",
      loader: "ts",
    },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    outdir: "out",
    platform: "browser",
    target: ["chrome109", "firefox115", "safari16.4"],
    conditions: ["xiaoben-source", "production"],
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    charset: "utf8",
    logLevel: "error",
    plugins: [smallCss],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  const text = new Map(result.outputFiles.map((file) => [file.path.slice(file.path.indexOf("/out/") + 1), file.contents]));
  const start = Object.keys(result.metafile.outputs).find((path) => result.metafile.outputs[path]!.entryPoint === "entry.ts")!;
  const first = closure(start, result.metafile);
  const lazy = Object.keys(result.metafile.outputs)
    .filter((path) => !first.has(path))
    .map((path) => ({ name: result.metafile.outputs[path]!.entryPoint ?? path, bytes: gzip([text.get(path)!]) }));
  return { name: entry.name, bytes: gzip([...first].map((path) => text.get(path)!)), lazy };
}

function closure(start: string, metafile: Metafile): Set<string> {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const found of metafile.outputs[path]!.imports) if (found.kind === "import-statement" && !found.external) visit(found.path);
  };
  visit(start);
  return seen;
}

const gzip = (parts: Uint8Array[]): number => gzipSync(Buffer.concat(parts), { level: 9 }).length;

/** As in our own build: style sheets without their white space. */
const smallCss: Plugin = {
  name: "small-css",
  setup(builder) {
    builder.onLoad({ filter: /packages\/elements\/src\/.*\.ts$/ }, ({ path }) => ({
      contents: withSmallCss(readFileSync(path, "utf8")),
      loader: "ts",
    }));
  },
};
