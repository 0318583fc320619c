import type { Plugin, Rolldown } from "vite";

/** What an entry needs before its first use, and what it loads later, if at all. Paths are relative to the output folder. */
export type Entries = Record<string, { file: string; needs: string[]; lazy: string[] }>;

/** Writes `entries.json`: which files each entry needs, for measuring and for pages that preload. */
export const entries = (): Plugin => ({
  name: "entries",
  generateBundle(_, bundle) {
    const chunks = new Map(
      Object.values(bundle)
        .filter((file): file is Rolldown.OutputChunk => file.type === "chunk")
        .map((chunk) => [chunk.fileName, chunk]),
    );
    const found: Entries = {};
    for (const chunk of chunks.values()) {
      if (!chunk.isEntry) continue;
      const needs = closure([chunk.fileName], (name) => chunks.get(name)?.imports ?? []);
      const all = closure(needs, (name) => [...(chunks.get(name)?.imports ?? []), ...(chunks.get(name)?.dynamicImports ?? [])]);
      found[chunk.name] = { file: chunk.fileName, needs, lazy: all.filter((name) => !needs.includes(name)) };
    }
    this.emitFile({ type: "asset", fileName: "entries.json", source: `${JSON.stringify(found, null, 2)}\n` });
  },
});

function closure(from: string[], next: (name: string) => string[]): string[] {
  const found = new Set(from);
  for (const name of found) for (const other of next(name)) found.add(other);
  return [...found];
}
