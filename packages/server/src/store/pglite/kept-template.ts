import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checksumOf } from "../migrate.ts";
import { migrations } from "../migrations.ts";

/** Only what runs from its source is in the repository. */
const isInRepository = import.meta.url.endsWith(".ts");

/**
 * In the repository, where tests and demos make hundreds of databases: the file of an empty one that was made before, to begin others with.
 * `make` makes it where there is none of this engine and this schema. Elsewhere there is none.
 */
export async function keptTemplate(make: () => Promise<Uint8Array>): Promise<string | undefined> {
  if (!isInRepository) return undefined;
  const folder = fileURLToPath(new URL("../../../../../.cache/databases", import.meta.url));
  const name = `empty-${engineAndSchema()}.tar`;
  const file = join(folder, name);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  // Several processes may make it at once: each moves a whole one into place.
  const own = join(folder, `${name}.${process.pid}`);
  writeFileSync(own, await make());
  renameSync(own, file);
  for (const other of readdirSync(folder)) if (/^empty-[0-9a-f]+\.tar$/.test(other) && other !== name) rmSync(join(folder, other));
  return file;
}

function engineAndSchema(): string {
  const { dependencies } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const parts = [dependencies["@electric-sql/pglite"], ...migrations.map(checksumOf)];
  return createHash("sha256").update(parts.join(" ")).digest("hex").slice(0, 16);
}
