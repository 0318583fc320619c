import assert from "node:assert/strict";
import { test } from "node:test";
import { practicesPage } from "./page.ts";

test("a row is listed with every test that names it, and only with those", () => {
  const page = practicesPage(["quota › [R043] counts locked ones", "[R043] [R044] one lesson, two books", "no row here"]);
  assert.equal(page.rows, 2);
  assert.equal(page.tests, 2);
  assert.match(page.text, /## R043\n\n- one lesson, two books\n- quota › counts locked ones\n/);
  assert.doesNotMatch(page.text, /no row here/);
});
