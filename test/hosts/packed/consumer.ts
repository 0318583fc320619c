import { execFileSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { makeTarballs, type Tarball } from "../../../packages/kit/build/tarballs.ts";

/** A package as it lies in the `node_modules` of somebody who installed it. */
export interface Installed extends Tarball {
  /** Where it was unpacked. */
  at: string;
  manifest: Manifest;
  /** Paths of its files, relative to `at`. */
  files: string[];
}

export interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string | Record<string, string>>;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
  sideEffects: boolean | string[];
  [more: string]: unknown;
}

/** A project outside the repository that has installed every tarball. What others wrote is linked from our own `node_modules`. */
export interface Consumer {
  folder: string;
  packages: Installed[];
  remove(): void;
}

export async function makeConsumer(): Promise<Consumer> {
  const folder = mkdtempSync(join(tmpdir(), "xiaoben-consumer-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    return { folder, packages: await fill(folder), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function fill(folder: string): Promise<Installed[]> {
  const modules = join(folder, "node_modules");
  const packages = (await makeTarballs(join(folder, "tarballs"))).map((tarball) => install(tarball, modules));
  const own = new Set(packages.map(({ name }) => name));
  const foreign = new Set(packages.flatMap(({ manifest }) => Object.keys(manifest.dependencies ?? {})).filter((name) => !own.has(name)));
  for (const name of [...foreign, "@types/node"]) link(name, modules);
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ name: "consumer", private: true, type: "module" })}\n`);
  cpSync("test/hosts/packed/consumer", join(folder, "src"), { recursive: true });
  return packages;
}

function install(tarball: Tarball, modules: string): Installed {
  const at = join(modules, tarball.name);
  mkdirSync(at, { recursive: true });
  execFileSync("tar", ["-xzf", tarball.file, "--strip-components=1", "-C", at]);
  const manifest = JSON.parse(readFileSync(join(at, "package.json"), "utf8")) as Manifest;
  const files = execFileSync("tar", ["-tzf", tarball.file], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((file) => file.slice("package/".length));
  return { ...tarball, at, manifest, files };
}

function link(name: string, modules: string): void {
  const from = resolve("node_modules", name);
  if (!existsSync(from)) throw new Error(`${name} is named by a package.json and not installed: run \`npm ci\``);
  mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(from, join(modules, name), "dir");
}

/** Every module and JSON file of a package that can be imported by name, patterns spelled out: `@xiaoben/policy/words/en`. */
export function entriesOf({ name, at, manifest }: Installed): { specifier: string; file: string }[] {
  return Object.entries(manifest.exports).flatMap(([entry, target]) => {
    const file = (typeof target === "string" ? target : target["default"]!).slice("./".length);
    const [before, after] = file.split("*");
    if (after === undefined) return [{ specifier: join(name, entry), file }];
    return globSync(`${before}**/*${after}`, { cwd: at })
      .filter((found) => /\.(?:js|json)$/.test(found))
      .map((found) => ({
        specifier: join(name, entry.replace("*", found.slice(before!.length, found.length - after.length))),
        file: found,
      }));
  });
}
