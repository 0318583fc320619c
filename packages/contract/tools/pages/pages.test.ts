import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds } from "../../src/kinds/table.ts";
import { operations } from "../../src/operations/operation.ts";
import { kindSchemas } from "../../src/schemas/kinds.ts";
import { interfaces, typeOf } from "../sources.ts";
import { pages } from "./pages.ts";

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
  for (const { id, kind } of operations) assert.ok(written.get(`operations/${kind ?? "asked"}.md`)!.includes(`\n## ${id}\n\n`), id);
});
