import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildWeb } from "./build-web.ts";

/** A package as it is published. */
export interface Tarball {
  /** `@xiaoben/sdk` */
  name: string;
  /** `packages/sdk` */
  folder: string;
  /** Path of the tarball. */
  file: string;
}

/** Builds everything that is published and packs it into a folder, as `npm publish` would. Paths are relative to the root of the repository. */
export async function makeTarballs(into: string): Promise<Tarball[]> {
  const packages = publishedPackages();
  execFileSync("node_modules/.bin/tsc", ["-b", ...packages.map(({ folder }) => folder)], { stdio: "inherit" });
  await buildWeb();
  for (const { folder } of packages) removeOrphans(folder);
  mkdirSync(into, { recursive: true });
  const answer = execFileSync(
    "npm",
    [
      "pack",
      "--json",
      "--ignore-scripts",
      "--offline",
      "--pack-destination",
      into,
      ...packages.flatMap(({ name }) => ["--workspace", name]),
    ],
    { encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  const packed = Object.values(JSON.parse(answer) as { name: string; filename: string }[]);
  return packages.map(({ name, folder }) => ({ name, folder, file: join(into, packed.find((made) => made.name === name)!.filename) }));
}

/** Every package that is not marked private. */
export const publishedPackages = (): { name: string; folder: string }[] =>
  readdirSync("packages").flatMap((directory) => {
    const folder = join("packages", directory);
    const { name, private: kept } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string; private?: boolean };
    return kept ? [] : [{ name, folder }];
  });

/** The compiler leaves what it once made of a source that is gone; it would be published for ever. */
function removeOrphans(folder: string): void {
  for (const file of globSync("**/*.{js,js.map,d.ts,d.ts.map}", { cwd: join(folder, "dist"), exclude: ["web/**"] })) {
    const source = join(folder, "src", file.replace(/\.(?:d\.ts|js)(?:\.map)?$/, ".ts"));
    if (!existsSync(source)) rmSync(join(folder, "dist", file));
  }
}
