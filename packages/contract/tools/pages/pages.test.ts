import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { kinds } from "../../src/kinds/table.ts";
import { operations } from "../../src/operations/operation.ts";
import { kindSchemas } from "../../src/schemas/kinds.ts";
import { interfaces, typeOf } from "../sources.ts";
import { pages } from "./pages.ts";

const docs = fileURLToPath(new URL("../../../../docs/contract/", import.meta.url));
const files = globSync("**/*.md", { cwd: docs });

test("the reader of the types finds every property of every kind, and each has a meaning", () => {
  const base = interfaces.get("RecordBase")!.properties;
  for (const kind of kinds) {
    const written = [...base, ...typeOf(kind).properties];
    assert.deepEqual(
      written.map(({ name, optional }) => `${name}${optional ? "?" : ""}`),
      Object.entries(kindSchemas[kind].shape).map(([name, schema]) => `${name}${schema._zod.def.type === "optional" ? "?" : ""}`),
      kind,
    );
    for (const { name, says } of written) assert.match(says, /[.:)]$/, `${kind}.${name} has no doc comment`);
    assert.notEqual(typeOf(kind).says, "", kind);
  }
});

test("every kind has a page, and every operation an example", () => {
  const written = new Map(pages().map(({ path, content }) => [path, content]));
  for (const kind of kinds) assert.match(written.get(`kinds/${kind}.md`) ?? "", /## Example\n[\s\S]*## Refused\n/, kind);
  for (const { id } of operations) assert.ok(written.get("operations.md")!.includes(`**${id}**: `), id);
});

test("every link of the pages leads somewhere", () => {
  const lost = files.flatMap((file) =>
    [...readFileSync(join(docs, file), "utf8").matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]*))?\)/g)].flatMap(([, path = "", anchor]) => {
      const target = path === "" ? join(docs, file) : join(docs, dirname(file), path);
      if (!existsSync(target)) return [`${file}: ${path}`];
      return anchor !== undefined && target.endsWith(".md") && !headings(target).includes(anchor) ? [`${file}: ${path}#${anchor}`] : [];
    }),
  );
  assert.ok(files.length > 40);
  assert.deepEqual(lost, []);
});

const headings = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
