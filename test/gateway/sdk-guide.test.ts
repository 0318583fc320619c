import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { problemCodes } from "@xiaoben/contract";
import { generateCounty, memoryCampus } from "@xiaoben/demo";
import { createApi } from "@xiaoben/server";
import { identityOf } from "../identity.ts";

/* The page about the SDK, run: its blocks are one program, which works against the reference back end over its HTTP routes. */
const guide = readFileSync("docs/sdk.md", "utf8");
/** Blocks of code in the order of the page; those marked `page` need one, and are only type-checked. */
const blocks = [...guide.matchAll(/^```ts( page)?\n([\s\S]*?)\n```$/gm)].map(([, page, text]) => ({
  runs: page === undefined,
  text: text!,
}));

// Below the repository, so that packages are found as from any of its files.
mkdirSync("node_modules/.cache", { recursive: true });
const folder = mkdtempSync(join("node_modules/.cache", "sdk-guide-"));
after(() => rmSync(folder, { recursive: true }));

/** What the compiler says of a program. */
async function complaints(text: string): Promise<string[]> {
  writeFileSync(join(folder, "guide.ts"), text);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../../tsconfig.base.json",
      compilerOptions: {
        composite: false,
        noEmit: true,
        lib: ["es2023", "dom", "dom.iterable"],
        module: "esnext",
        moduleResolution: "bundler",
      },
      files: ["guide.ts"],
    }),
  );
  const { stdout } = await promisify(execFile)("npx", ["tsc", "-p", folder], { encoding: "utf8" }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout.split("\n").filter((line) => line.includes("guide.ts"));
}

test("every block type-checks, as one program", async () => {
  const program = blocks.map(({ text }) => text).join("\n");
  assert.deepEqual(await complaints(program), []);
  const [wrong] = await complaints(`${program}\nvoid client.hours.list({ author: person });`);
  assert.match(wrong ?? "", /author/);
});

test("the blocks that need no page work against the reference back end", async () => {
  const county = generateCounty({ today: "2026-11-22" });
  const { backend } = memoryCampus(county);
  const api = createApi({
    backend,
    identity: identityOf(county.tenant),
  });
  const asked: string[] = [];
  const [network, log, fault] = [globalThis.fetch, console.log, console.error];
  const said: string[] = [];
  globalThis.fetch = (async (...request: Parameters<typeof fetch>) => {
    const given = new Request(...request);
    const url = new URL(given.url);
    assert.equal(url.origin, "https://campus.example");
    if (url.pathname === "/portal/token") return Response.json({ token: county.people.su.id });
    asked.push(`${given.method} ${url.pathname}`);
    url.pathname = url.pathname.replace(/^\/api/, "");
    return api.fetch(new Request(url, given));
  }) as typeof globalThis.fetch;
  console.log = (...words: unknown[]): void => void said.push(words.join(" "));
  console.error = console.log;
  try {
    const text = blocks.flatMap((block) => (block.runs ? [block.text] : [])).join("\n");
    const module = join(folder, "run.mjs");
    writeFileSync(module, stripTypeScriptTypes(text));
    await import(pathToFileURL(module).href);
  } finally {
    globalThis.fetch = network;
    console.log = log;
    console.error = fault;
  }
  assert.ok(
    said.some((line) => line.startsWith("submitted ")),
    said.join("\n"),
  );
  assert.ok(
    said.some((line) => line.startsWith("somebody was faster: ") && line.includes("课堂提问")),
    said.join("\n"),
  );
  assert.ok(said.includes("true"), "what was given up says so");
  assert.ok(
    said.some((line) => /[0-9a-f-]{36} (submitted|approved|gone)$/.test(line)),
    "the feed was walked through",
  );
  for (const operation of ["POST /api/v1/evaluate", "POST /api/v1/imports/hours", "GET /api/v1/changes", "GET /api/v1/tasks"])
    assert.ok(asked.includes(operation), operation);
});

test("the table of codes names each of them once", () => {
  const rows = guide.split("\n").filter((line) => line.startsWith("| `"));
  const named = rows.flatMap((row) => [...row.split("|")[1]!.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!));
  const codes = [...problemCodes, "offline", "timeout", "bad-answer", "storage", "aborted"];
  assert.deepEqual(named.toSorted(), codes.toSorted());
});
