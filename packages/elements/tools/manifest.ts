/**
 * Writes `custom-elements.json` from the doc comments of the elements: the one source of docs tables, editor data and framework types.
 * With `--check` it writes nothing and ends with 1 where the file is not what the sources say.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { cli } from "@custom-elements-manifest/analyzer/cli.js";

interface Member {
  kind: string;
  name: string;
  privacy?: string;
  static?: boolean;
  inheritedFrom?: unknown;
}

interface Declaration {
  kind: string;
  name: string;
  tagName?: string;
  superclass?: { name: string };
  customElement?: boolean;
  members?: Member[];
  attributes?: { name?: string; fieldName?: string }[];
  events?: { name: string; type?: { text: string } }[];
  cssProperties?: { name: string }[];
}

interface Manifest {
  schemaVersion: string;
  readme?: string;
  modules: { kind: string; path: string; declarations: Declaration[]; exports: unknown[] }[];
}

const root = fileURLToPath(new URL("..", import.meta.url));
const file = `${root}custom-elements.json`;
const globs = ["src/core/element.ts", "src/*/*.element.ts", "src/*/*.events.ts"];

const text = `${JSON.stringify(await build(), null, 2)}\n`;
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
  console.error("packages/elements/custom-elements.json is not what the sources say: run `npm run manifest`");
  process.exitCode = 1;
}

async function build(): Promise<Manifest> {
  const argv = ["analyze", "--litelement", "--quiet", "--config", "tools/cem.config.mjs", "--globs", ...globs];
  const manifest = (await (cli as (options: object) => Promise<unknown>)({ argv, cwd: root, noWrite: true })) as Manifest;
  const base = manifest.modules.find((module) => module.path === "src/core/element.ts")?.declarations[0];
  const modules = manifest.modules
    .filter((module) => module.path !== "src/core/element.ts")
    .map((module) => ({
      ...module,
      declarations: module.declarations
        .filter(({ kind }) => kind === "class")
        .map((declaration) => publicPart(declaration, module.path, base)),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { schemaVersion: manifest.schemaVersion, readme: "", modules };
}

/** What others may use: tag, public properties, attributes, events, parts. Private members are left out. */
function publicPart(declaration: Declaration, path: string, base: Declaration | undefined): Declaration {
  if (!path.endsWith(".element.ts")) return { ...declaration, members: visible(declaration.members ?? []) };
  const members = visible([...(declaration.members ?? [])]);
  const names = new Set(members.map((member) => member.name));
  const tagName = tagOf(path);
  return {
    ...declaration,
    customElement: true,
    ...(tagName ? { tagName } : {}),
    members,
    attributes: (declaration.attributes ?? []).filter((attribute) => attribute.fieldName === undefined || names.has(attribute.fieldName)),
    events: (declaration.events ?? []).filter((event) => event.name && event.name.includes("-")),
    cssProperties: [
      ...(declaration.cssProperties ?? []),
      ...(declaration.superclass?.name === base?.name ? (base?.cssProperties ?? []) : []).filter(
        (own) => !declaration.cssProperties?.some(({ name }) => name === own.name),
      ),
    ],
  };
}

function visible(members: Member[]): Member[] {
  const hidden = new Set(["styles", "language", "needs", "willUpdate", "render", "connectedCallback", "disconnectedCallback"]);
  return members.filter(
    ({ name, privacy, static: isStatic }) =>
      !name.startsWith("#") && privacy !== "private" && privacy !== "protected" && !isStatic && !hidden.has(name),
  );
}

/** The tag under which the define-only file beside the element registers it. */
function tagOf(path: string): string | undefined {
  const source = readFileSync(`${root}${path.replace(/[^/]+$/, basename(path).replace(".element.ts", ".ts"))}`, "utf8");
  return /define\("([\w-]+)"/.exec(source)?.[1];
}
