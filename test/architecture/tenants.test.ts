import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { entriesOf, importsOf } from "./imports.ts";

const server = entriesOf({ package: "server", entry: "*", may: [] });
const maintenance = join("packages", "server", "src", "maintenance") + "/";

test("the question for all tenants is asked by maintenance alone, and nothing that answers requests reaches maintenance", () => {
  const outside = server.filter((file) => !file.startsWith(maintenance) && !file.endsWith("src/index.ts"));
  assert.ok(outside.length > 20);
  const reaching = outside.filter((file) => importsOf(file).some(({ specifier }) => /(^|\/)maintenance\//.test(specifier)));
  assert.deepEqual(reaching, []);
});
