import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { operations } from "../operations/operation.ts";

test("the guards and openapi.json are what the schemas and the operations table say", () => {
  const tool = fileURLToPath(new URL("../../tools/generate.ts", import.meta.url));
  const run = spawnSync(process.execPath, ["--conditions=xiaoben-source", tool, "--check"], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});

type Json = { [key: string]: Json } & Json[] & string;
const document = JSON.parse(readFileSync(new URL("../../openapi.json", import.meta.url), "utf8")) as Json;

test("openapi.json describes every operation with its answers and refusals, and no other", () => {
  const described = Object.entries(document["paths"]!).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => `${operation["operationId"]} ${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(described.sort(), operations.map((operation) => `${operation.id} ${operation.method} ${operation.path}`).sort());
  for (const item of Object.values(document["paths"]!)) {
    for (const { operationId, responses } of Object.values(item)) {
      const statuses = Object.keys(responses!);
      assert.ok(statuses.some((status) => status.startsWith("2")) && statuses.includes("401") && statuses.includes("403"), operationId);
    }
  }
});

test("every reference in openapi.json leads somewhere", () => {
  const targets = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  const all = [...targets].map(([, path]) => path!);
  assert.ok(all.length > 500);
  for (const path of new Set(all)) {
    assert.ok(
      path.split("/").reduce<Json | undefined>((at, key) => at?.[key], document),
      path,
    );
  }
});

test("openapi.json says how to write where only GET and POST pass, and what a transition is", () => {
  const put = document["paths"]!["/v1/hours/{id}"]!["put"]!;
  assert.match(put["x-xiaoben-get-post"]!, /X-HTTP-Method-Override: PUT/);
  const lock = document["paths"]!["/v1/observations/{id}/actions/submit"]!["post"]!;
  assert.deepEqual(lock["x-xiaoben-transition"], [{ from: ["draft"], to: "submitted", by: ["author"] }]);
});
