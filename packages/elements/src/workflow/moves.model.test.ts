import assert from "node:assert/strict";
import { test } from "node:test";
import { observationWorkflow, planWorkflow, type Workflow } from "@xiaoben/contract";
import { editableIn, isFilled, movesOf } from "./moves.model.ts";

const observation = observationWorkflow as Workflow;
const now = "2026-11-22T02:00:00.000Z";
const author = { me: "a", parties: ["author"] as const, now };
const observed = { me: "b", parties: ["observed"] as const, now };
const ids = (moves: { id: string }[]): string[] => moves.map((move) => move.id);

test("an author's draft can be submitted once something is written, and says what is missing before", () => {
  const empty = movesOf(observation, { state: "draft", lesson: "l", ratings: {}, strengths: "  ", problems: "" } as never, author);
  assert.deepEqual(empty.find((move) => move.id === "submit")?.unfilled, ["/ratings|/strengths|/problems"]);
  const filled = movesOf(observation, { state: "draft", lesson: "l", ratings: {}, strengths: "clear", problems: "" } as never, author);
  assert.deepEqual(filled.find((move) => move.id === "submit")?.unfilled, []);
});

test("taking back is offered for the time of the setting and no longer", () => {
  const submitted = { state: "submitted" };
  const early = movesOf(observation, submitted, { ...author, lastMoved: "2026-11-22T01:30:00.000Z" });
  assert.equal(early.find((move) => move.id === "takeBack")?.until, "2026-11-22T02:30:00.000Z");
  assert.ok(!ids(movesOf(observation, submitted, { ...author, lastMoved: "2026-11-22T00:59:59.000Z" })).includes("takeBack"));
  assert.ok(!ids(movesOf(observation, submitted, author)).includes("takeBack"), "an unknown moment offers nothing");
  const longer = { ...author, lastMoved: "2026-11-22T00:59:59.000Z", settings: { "observation.takeBackWithin": "2" } };
  assert.equal(movesOf(observation, submitted, longer).find((move) => move.id === "takeBack")?.until, "2026-11-22T02:59:59.000Z");
});

test("nobody signs twice, and nobody agrees to what he asked himself", () => {
  const signed = { state: "answered", signatures: [{ party: "author" as const, person: "a" }] };
  assert.deepEqual(ids(movesOf(observation, signed, author)), []);
  assert.deepEqual(ids(movesOf(observation, signed, observed)), ["sign", "shareTallies", "hideTallies"]);
  const asked = { state: "unlocking", unlockAskedBy: "a" };
  assert.deepEqual(ids(movesOf(observation, asked, author)), []);
  assert.deepEqual(ids(movesOf(observation, asked, observed)), ["agree", "refuse"]);
  assert.deepEqual(movesOf(observation, asked, observed)[1]?.input, ["reason"]);
});

test("the system's moves and other parties' moves are never offered", () => {
  for (const state of Object.keys(observation.states)) {
    assert.deepEqual(movesOf(observation, { state }, { me: "c", parties: ["groupLead"], now }), []);
    assert.ok(!ids(movesOf(observation, { state }, { me: "s", parties: ["author", "observed"], now })).includes("lock"));
  }
});

test("a move with two rows in the table is one button", () => {
  assert.deepEqual(ids(movesOf(planWorkflow as Workflow, { state: "approving" }, { me: "p", parties: ["principal"], now })), [
    "approve",
    "return",
  ]);
});

test("what may be edited follows state and party", () => {
  assert.ok(editableIn(observation, "draft", ["author"]).has("ratings"));
  assert.equal(editableIn(observation, "submitted", ["author"]).size, 0);
  assert.deepEqual([...editableIn(observation, "submitted", ["observed"])], ["answer", "reflection"]);
  assert.equal(editableIn(observation, "locked", ["author", "observed"]).size, 0);
});

test("blanks, empty lists and empty objects are not filled", () => {
  for (const value of ["", " \n", [], {}, null, undefined]) assert.equal(isFilled({ x: value }, "/x"), false, JSON.stringify(value));
  for (const value of ["a", [0], { a: 1 }, 0, false]) assert.equal(isFilled({ x: value }, "/x"), true, JSON.stringify(value));
  assert.equal(isFilled({ x: "", y: "a" }, "/x|/y"), true);
});
