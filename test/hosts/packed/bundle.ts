import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Rolldown } from "vite";

/** A page as a vendor's bundler makes it. */
export interface Bundle {
  folder: string;
  /** Modules of which something loads before the page runs, and those that load later. */
  first: string[];
  later: string[];
  /** Bytes of what loads before the page runs. */
  bytes: number;
}

/** Bundles a module of the consumer with Vite as it comes: no condition, no plugin, no word about our packages. */
export async function bundle(consumer: string, name: string, source: string): Promise<Bundle> {
  const root = join(consumer, "pages", name);
  mkdirSync(root, { recursive: true });
  writeFileSync(
    join(root, "index.html"),
    `<!doctype html><html lang="en"><meta charset="utf-8"><body><script type="module" src="./page.ts"></script></body></html>`,
  );
  writeFileSync(join(root, "page.ts"), source);
  const warnings: string[] = [];
  const made = (await build({
    configFile: false,
    root,
    logLevel: "silent",
    build: {
      target: ["chrome109", "firefox115", "safari16.4"],
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { onwarn: (warning) => void warnings.push(warning.message) },
    },
  })) as Rolldown.RolldownOutput;
  if (warnings.length > 0) throw new Error(`The bundler warns: ${warnings.join("; ")}`);
  const chunks = new Map(made.output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file] as const] : [])));
  const first = new Set([...chunks.values()].filter(({ isEntry }) => isEntry));
  for (const chunk of first) for (const name of chunk.imports) if (chunks.has(name)) first.add(chunks.get(name)!);
  const modulesOf = (chunk: Rolldown.OutputChunk): string[] =>
    Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []));
  return {
    folder: join(root, "dist"),
    first: [...first].flatMap(modulesOf),
    later: [...chunks.values()].filter((chunk) => !first.has(chunk)).flatMap(modulesOf),
    bytes: [...first].reduce((sum, { code }) => sum + code.length, 0),
  };
}
