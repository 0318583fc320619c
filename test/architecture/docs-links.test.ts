import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";

const files = ["README.md", ...readdirSync("docs", { recursive: true, encoding: "utf8" }).map((file) => join("docs", file))]
  .concat(readdirSync("packages").map((name) => join("packages", name, "README.md")))
  .filter((file) => file.endsWith(".md") && existsSync(file));

/** The name that a heading has in an address, as code hosts make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

const anchors = (file: string): Set<string> =>
  new Set([...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!.replace(/`/g, ""))));

/** A page without its code. */
const prose = (file: string): string => readFileSync(file, "utf8").replace(/```[\s\S]*?```/g, "");

test("every link of the documentation leads to a page and a heading that are there", () => {
  const dead: string[] = [];
  for (const file of files)
    for (const [, target] of prose(file).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?|mailto):/.test(target!)) continue;
      const [path = "", anchor] = target!.split("#");
      const to = path === "" ? file : join(dirname(file), decodeURI(path));
      if (!existsSync(to)) dead.push(`${file}: ${target}`);
      else if (anchor && to.endsWith(".md") && !anchors(to).has(anchor)) dead.push(`${file}: ${target} (no such heading)`);
    }
  assert.deepEqual(dead, []);
});

test("no link of a package's page leaves the package: who reads it in a registry has nothing else", () => {
  const wrong: string[] = [];
  for (const file of files.filter((one) => one.startsWith("packages"))) {
    for (const [, target] of prose(file).matchAll(/\]\(([^)\s]+)\)/g))
      if (!/^(https?|mailto):|^#/.test(target!) && relative(dirname(file), join(dirname(file), target!)).startsWith(".."))
        wrong.push(`${file}: ${target} leaves the package: write its path in the repository as text`);
    // Pages of the repository that are named and not linked must be there all the same.
    for (const [, page] of prose(file).matchAll(/`(docs\/[^`]+\.md)`/g)) if (!existsSync(page!)) wrong.push(`${file}: there is no ${page}`);
  }
  assert.deepEqual(wrong, []);
});
