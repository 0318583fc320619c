import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf, isId, newId } from "./id.ts";

test("new ids are UUIDv7 of their millisecond, in order even within one and when the clock steps back", () => {
  const start = Date.UTC(2100, 0, 1);
  const ids = Array.from({ length: 10_000 }, (_, i) => newId(start + Math.floor(i / 5_000) - (i % 7 === 0 ? 50 : 0)));
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids.slice(0, 100)) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(ids[1]!.replaceAll("-", "").slice(0, 12), 16), start);
});

test("an id made of parts is the same everywhere and for ever", () => {
  const made = idOf("observation", "0197a1b2-0000-7000-8000-000000000001", "0197a1b2-0000-7000-8000-000000000002");
  assert.equal(made, "8f30944f-b841-83ee-9a55-5292ef54a20d");
  assert.equal(isId(made), true);
  assert.match(made, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
});

test("ids made of parts differ when a part, the order or the cut differs", () => {
  const ids = [idOf("a", "b"), idOf("b", "a"), idOf("ab"), idOf("a", "b", ""), idOf("a", "", "b"), idOf("", "ab")];
  assert.equal(new Set(ids).size, ids.length);
});

test("a hundred thousand neighbours do not collide", () => {
  const ids = new Set<string>();
  for (let i = 0; i < 100_000; i++)
    ids.add(idOf("hour", `0197a1b2-0000-7000-8000-${String(i % 1000).padStart(12, "0")}`, String(Math.floor(i / 1000))));
  assert.equal(ids.size, 100_000);
});

test("only lower-case UUIDs are ids", () => {
  for (const text of [
    "",
    "0197A1B2-0000-7000-8000-000000000001",
    "0197a1b2000070008000000000000001",
    "0197a1b2-0000-7000-8000-00000000000g",
    7,
    null,
  ])
    assert.equal(isId(text), false, String(text));
});
