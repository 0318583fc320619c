import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { entriesOf, importsOf } from "./imports.ts";
import { rules } from "./rules.ts";

const packages = new Set(rules.map((rule) => rule.package));

for (const rule of rules) {
  test(`${rule.package}${rule.entry === "*" ? "" : `/${rule.entry}`} imports only what it may`, () => {
    const wrong: string[] = [];
    for (const file of entriesOf(rule)) {
      for (const { specifier, line, typeOnly, dynamic } of importsOf(file)) {
        if (specifier.startsWith(".")) continue;
        const allowed = rule.may.some((may) => matches(may, specifier, typeOnly, dynamic));
        if (!allowed) wrong.push(`${file}:${line} imports ${specifier}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
}

test("files reach other packages by name, and entries with further rights only from outside", () => {
  const wrong: string[] = [];
  for (const rule of rules) {
    const inner = rules
      .filter((other) => other.package === rule.package && other.entry !== "*" && other.entry !== rule.entry)
      .map((other) => join("packages", rule.package, "src", other.entry));
    for (const file of entriesOf(rule)) {
      for (const { specifier, line, typeOnly } of importsOf(file).filter((found) => found.specifier.startsWith("."))) {
        const target = join(dirname(file), specifier);
        if (!target.startsWith(join("packages", rule.package) + "/"))
          wrong.push(`${file}:${line} reaches out of its package: ${specifier}`);
        else if (!typeOnly && inner.some((folder) => target.startsWith(folder + "/"))) wrong.push(`${file}:${line} imports ${specifier}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test("no package imports the demo", () => {
  const wrong: string[] = [];
  for (const rule of rules.filter((candidate) => candidate.package !== "demo")) {
    for (const file of entriesOf(rule))
      for (const found of importsOf(file)) if (found.specifier.startsWith("@xiaoben/demo")) wrong.push(`${file}:${found.line}`);
  }
  assert.deepEqual(wrong, []);
});

test("every package has a rule", () => {
  assert.deepEqual(
    readdirSync("packages").filter((name) => !packages.has(name)),
    [],
  );
});

function matches(may: string, specifier: string, typeOnly: boolean, dynamic: boolean): boolean {
  const [name, how] = may.split(" ") as [string, string | undefined];
  if (how === "types" && !typeOnly) return false;
  if (how === "lazy" && !dynamic && !typeOnly) return false;
  if (name === "*") return true;
  if (name === "node:*") return specifier.startsWith("node:");
  return name.endsWith("/*") ? specifier.startsWith(name.slice(0, -1)) || specifier === name.slice(0, -2) : specifier === name;
}
