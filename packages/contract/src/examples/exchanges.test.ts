import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActionId } from "../gateway/actions.ts";
import type { Kind } from "../kinds/index.ts";
import { operationById, operations } from "../operations/operation.ts";
import { problemCodes, problemStatus } from "../problems/problem.ts";
import { checkAction, checkAsk, checkNew, checkPatch, checkRollupAsk } from "../schemas/index.ts";
import { askers, exchanges, records, type Exchange } from "./index.ts";

test("every operation has an exchange that succeeds", () => {
  const good = new Set(exchanges.filter(({ answer }) => answer.status < 300).map(({ operation }) => operation));
  assert.deepEqual(
    operations.map(({ id }) => id).filter((id) => !good.has(id)),
    [],
  );
});

test("every problem code is answered somewhere, under its own status", () => {
  const told = exchanges.filter(({ answer }) => answer.code !== undefined);
  assert.deepEqual([...new Set(told.map(({ answer }) => answer.code))].sort(), [...problemCodes].sort());
  for (const { name, answer } of told) assert.equal(answer.status, problemStatus[answer.code!], name);
  for (const { name, answer } of exchanges) if (answer.status >= 400) assert.ok(answer.code, name);
});

test("exchanges have names of their own, and say what they show", () => {
  assert.equal(new Set(exchanges.map(({ operation, name, story }) => `${operation} ${name} ${story}`)).size, exchanges.length);
  for (const { name, story, says } of exchanges) assert.match(`${name} ${story} | ${says}`, /^[a-z0-9-]+ [a-z-]+ \| .{8,}[.…]$/);
});

test("the requests of a story follow one another", () => {
  const stories = exchanges.map(({ story }) => story);
  const begun = stories.filter((story, at) => story !== stories[at - 1]);
  assert.equal(new Set(begun).size, begun.length);
});

for (const { operation, name, request, as, answer } of exchanges) {
  test(`${operation} "${name}" is a request of that operation`, () => {
    const { method, path, does, kind } = operationById.get(operation)!;
    const meant = request.query?.["_method"] ?? request.method;
    assert.equal(meant, method);
    assert.match(request.path, new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`));
    assert.ok(as === "nobody" || askers[as]);
    assert.deepEqual(JSON.parse(JSON.stringify({ request, answer })), { request, answer });
    if (answer.status < 300 && kind) assert.deepEqual(bodyIssues(does, kind, operation, request.body), []);
    if (answer.status < 300 && operation === "evaluate") assert.deepEqual(checkAsk(request.body), []);
    if (answer.status < 300 && operation === "rollup") assert.deepEqual(checkRollupAsk(request.body), []);
  });
}

test("what is asked for is there: ids of requests are of examples, or made by a request before", () => {
  for (const story of new Set(exchanges.map((one) => one.story))) {
    const known = new Set<string>(records.map(({ record }) => record.id));
    for (const { operation, name, request, answer } of exchanges.filter((one) => one.story === story)) {
      const id = /[0-9a-f-]{36}/.exec(request.path)?.[0];
      if (answer.status === 201) known.add(id!);
      const isCreation = operationById.get(operation)!.does === "create";
      if (id !== undefined && answer.code !== "not-found" && !isCreation) assert.ok(known.has(id), `${operation} ${name}: ${id}`);
    }
  }
});

function bodyIssues(does: string, kind: Kind, operation: string, body: Exchange["request"]["body"]): unknown[] {
  if (does === "create") return checkNew(kind, body);
  if (does === "change") return checkPatch(kind, body);
  return does === "act" ? checkAction(operation as ActionId, body) : [];
}
