import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { clauses, themes } from "@xiaoben/conformance";
import { pagePath, withClauses } from "./page.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("the page holds every clause as it is", () => {
  const page = readFileSync(pagePath, "utf8");
  assert.equal(page, withClauses(page), "run: npm run generate");
});

test("clauses have names of their own, sentences in both languages, and a page that is there", () => {
  assert.equal(new Set(clauses.map(({ id }) => id)).size, clauses.length);
  const headings = (path: string): string[] =>
    [...readFileSync(path, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, text]) =>
      text!
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    );
  for (const { id, clause } of clauses) {
    const [path = "", heading] = clause.page.split("#");
    assert.ok(existsSync(root + path), `${id}: ${path}`);
    assert.ok(heading === undefined || headings(root + path).includes(heading), `${id}: ${clause.page}`);
    for (const text of [clause.says, clause.hint]) {
      assert.match(text.en, /^[\x20-\x7e…]+\.$/, id);
      assert.match(text["zh-Hans"], /\p{Script=Han}.*。$/u, id);
    }
  }
  for (const { title } of Object.values(themes)) assert.ok(title.en && title["zh-Hans"]);
});
