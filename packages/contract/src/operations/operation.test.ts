import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, kindTable, type KindRow } from "../kinds/table.ts";
import { workflows } from "../workflows/index.ts";
import { operationById, operations } from "./operation.ts";

test("ids are unique, and no two operations share a method and a path", () => {
  assert.equal(new Set(operations.map((operation) => operation.id)).size, operations.length);
  assert.equal(new Set(operations.map((operation) => `${operation.method} ${operation.path}`)).size, operations.length);
  assert.equal(operationById.size, operations.length);
});

test("every kind can be listed and read; it is written as its row says", () => {
  for (const kind of kinds) {
    assert.equal(operationById.get(`${kind}.list`)?.path, `/v1/${kindTable[kind].path}`);
    assert.equal(operationById.get(`${kind}.get`)?.path, `/v1/${kindTable[kind].path}/{id}`);
    for (const [write, method] of [
      ["create", "PUT"],
      ["change", "PATCH"],
      ["remove", "DELETE"],
    ] as const) {
      assert.equal(operationById.get(`${kind}.${write}`)?.method, kindTable[kind].writes[write] ? method : undefined, `${kind}.${write}`);
    }
  }
});

test("every transition that people take is one operation, however many rows it has; automatic ones and those that follow are none", () => {
  for (const [kind, workflow] of Object.entries(workflows)) {
    for (const transition of workflow.transitions) {
      const operation = operationById.get(`${kind}.${transition.id}`);
      if ("auto" in transition || "follows" in transition) assert.equal(operation, undefined, transition.id);
      else
        assert.deepEqual(
          [operation?.method, operation?.path],
          ["POST", `/v1/${kindTable[workflow.kind].path}/{id}/actions/${transition.id}`],
        );
    }
  }
  assert.equal(operations.filter((operation) => operation.id === "plan.approve").length, 1);
});

test("every named action of a kind without states is one operation, and no kind has both", () => {
  for (const kind of kinds) {
    const row: KindRow = kindTable[kind];
    for (const id of Object.keys(row.acts ?? {})) {
      const operation = operationById.get(`${kind}.${id}`);
      assert.deepEqual([operation?.does, operation?.path], ["act", `/v1/${row.path}/{id}/actions/${id}`]);
      assert.ok(!(kind in workflows), kind);
      assert.ok(!["list", "get", "create", "change", "remove"].includes(id), id);
    }
  }
});

test("a transition never has the name of a plain write", () => {
  for (const workflow of Object.values(workflows)) {
    for (const { id } of workflow.transitions)
      assert.ok(!["list", "get", "create", "change", "remove"].includes(id), `${workflow.kind}.${id}`);
  }
});
