import type { Plugin, Rolldown } from "vite";

/** What an entry needs before its first use, and what it loads later, if at all. */
export type Entries = Record<string, { file: string; needs: string[]; lazy: string[] }>;

/** Renames the Trusted Types policy of lit in the bundle, so that a page's policy list names ours. */
export function ownPolicy(): Plugin {
  return {
    name: "xiaoben:trusted-types",
    transform(code, id) {
      if (!id.includes("lit-html") || !code.includes("createPolicy")) return null;
      return { code: code.replace(/createPolicy\((["'`])lit-html\1/, 'createPolicy("xiaoben"'), map: null };
    },
    generateBundle(_, bundle) {
      for (const chunk of chunksOf(bundle)) {
        if (/createPolicy\((["'`])lit-html\1/.test(chunk.code))
          throw new Error(`${chunk.fileName} still creates the policy "lit-html": lit has changed how it does so.`);
      }
    },
  };
}

/** Pure ASCII output, right in a page of any encoding. Safe while nothing reads `String.raw` or `strings.raw`. */
export function ascii(): Plugin {
  return {
    name: "xiaoben:ascii",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const chunk of chunksOf(bundle))
        chunk.code = chunk.code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
    },
  };
}

/** Writes down which files each entry needs: for measuring, and for pages that want to preload. */
export function entriesFile(fileName: string): Plugin {
  return {
    name: "xiaoben:entries",
    generateBundle(_, bundle) {
      const chunks = new Map(chunksOf(bundle).map((chunk) => [chunk.fileName, chunk]));
      const entries: Entries = {};
      for (const chunk of chunks.values()) {
        if (!chunk.isEntry) continue;
        const needs = closure([chunk.fileName], (name) => chunks.get(name)?.imports ?? []);
        const lazy = closure(needs, (name) => [...(chunks.get(name)?.imports ?? []), ...(chunks.get(name)?.dynamicImports ?? [])]).filter(
          (name) => !needs.includes(name),
        );
        entries[chunk.name] = { file: chunk.fileName, needs, lazy };
      }
      this.emitFile({ type: "asset", fileName, source: `${JSON.stringify(entries, null, 2)}\n` });
    },
  };
}

const chunksOf = (bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] => Object.values(bundle).filter((file) => file.type === "chunk");

function closure(from: string[], next: (name: string) => string[]): string[] {
  const found = new Set(from);
  for (const name of found) for (const other of next(name)) found.add(other);
  return [...found];
}
