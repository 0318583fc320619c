import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A hash of everything that a build is made of: the same hash, the same output. */
export function stampOf(root: string, folders: readonly string[], files: readonly string[]): string {
  const hash = createHash("sha256");
  const all = [...folders.flatMap((folder) => sources(join(root, folder))), ...files.map((file) => join(root, file))];
  for (const file of all.sort()) hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
