import assert from "node:assert/strict";
import { test } from "node:test";
import type { NoteTag } from "@xiaoben/contract";
import { tagsIn } from "./tags.model.ts";

test("tags are counted in the order in which they are offered; those of a host follow", () => {
  const tags = ["problem", "ext:board", "teacher", "problem", undefined] as (NoteTag | undefined)[];
  const notes = tags.map((tag, n) => ({ id: `${n}`, minute: n, text: "", ...(tag && { tag }) }));
  assert.deepEqual(tagsIn(notes), [
    { tag: "teacher", count: 1 },
    { tag: "problem", count: 2 },
    { tag: "ext:board", count: 1 },
  ]);
  assert.deepEqual(tagsIn([]), []);
});
