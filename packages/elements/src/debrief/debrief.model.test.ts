import assert from "node:assert/strict";
import { test } from "node:test";
import { workflows, type ActivityTemplate, type Workflow } from "@xiaoben/contract";
import { debrief, lesson, observation, pack, signed, talkOrder } from "../after-lesson/after-lesson.test.fixture.ts";
import { turnOfStep } from "../after-lesson/steps.model.ts";
import { editableIn, movesOf } from "../workflow/moves.model.ts";
import {
  begin,
  editableBy,
  effectOf,
  freeSpeeches,
  moveOf,
  nextSpeaker,
  ordersOf,
  saidOnly,
  silentOf,
  turnsOf,
  withStep,
  type Speech,
} from "./debrief.model.ts";

const speech = (id: string, by: string, turn?: string, text = "说了"): Speech => ({ id, by, text, ...(turn && { turn }) });

test("[R078] edge, a one-to-one debrief is enough: it begins with the teacher and the observers who handed in, be it one", () => {
  const one = begin(lesson(), { person: "lin", today: "2026-11-20" }, [observation("lin")], undefined);
  assert.deepEqual([one.participants, one.observations, one.author, "template" in one], [["lin", "su"], ["o-lin"], "lin", false]);
  const ref = { pack: "p", version: "1", id: "lesson-talk" };
  const more = begin(lesson(), { person: "su", today: "2026-11-21" }, [observation("lin"), observation("gu")], ref);
  assert.deepEqual([more.participants, more.on, more.template], [["su", "lin", "gu"], "2026-11-21", ref]);
});

test("a debrief is not of a day before its lesson", () => {
  assert.equal(begin(lesson(), { person: "su", today: "2026-11-19" }, [], undefined).on, "2026-11-20");
});

test("only whoever writes it down changes it, closes it and opens it again: as the table of the workflow says", () => {
  const workflow = workflows.debrief as Workflow;
  for (const state of ["draft", "closed"] as const)
    for (const [person, parties] of [
      ["lin", ["author", "participant"]],
      ["su", ["participant"]],
      ["gu", ["groupLead", "schoolAdmin"]],
    ] as const)
      for (const said of [debrief({ state }), debrief({ state, summary: "好" }), debrief({ state, speeches: [speech("a", "su")] })]) {
        const [move] = movesOf(workflow, said, { me: person, parties, now: "" });
        assert.deepEqual(editableBy(said, person), editableIn(workflow, state, parties));
        assert.deepEqual(moveOf(said, person), move && { id: move.id, lacks: move.unfilled.length > 0 });
      }
  assert.equal(moveOf(debrief({ speeches: [speech("a", "su", undefined, " ")] }), "lin")!.lacks, true, "what is blank is not said");
});

test("speaking orders are those of templates in which a lesson is taught or observed", () => {
  assert.deepEqual(
    ordersOf(pack).map(({ id }) => id),
    ["lesson-talk"],
  );
  assert.deepEqual(ordersOf(undefined), []);
});

test("[R080] turns stand in the order of the template; the first in which nobody spoke is the present one", () => {
  const states = (speeches: Speech[]): string[] => turnsOf(talkOrder, speeches, "zh-Hans").map(({ title, state }) => `${title} ${state}`);
  assert.deepEqual(states([]), ["执教者自己先说 now", "其他老师 later", "教研组长收尾 later"]);
  assert.deepEqual(states([speech("a", "su", "talk/1")]), ["执教者自己先说 spoken", "其他老师 now", "教研组长收尾 later"]);
  // Somebody spoke out of turn: the order goes on with what is left.
  assert.deepEqual(states([speech("a", "gu", "talk/3")]), ["执教者自己先说 now", "其他老师 later", "教研组长收尾 spoken"]);
  // Begun is not said.
  assert.deepEqual(states([speech("a", "su", "talk/1", " ")])[0], "执教者自己先说 now");
  assert.deepEqual(turnsOf(undefined, [speech("a", "su")], "zh-Hans"), []);
});

test("steps are named where several of them have an order of their own", () => {
  const several: ActivityTemplate = {
    id: "linked",
    title: "三段四步",
    steps: [
      { id: "1.3", title: "一起找问题", turns: ["示范者"] },
      { id: "2.2", title: "一人先试", turns: ["执教者", "其余老师"] },
    ],
  };
  assert.deepEqual(
    turnsOf(several, [], "zh-Hans").map(({ id, step }) => `${id} ${step}`),
    ["1.3/1 一起找问题", "2.2/1 一人先试", "2.2/2 一人先试"],
  );
  assert.deepEqual(
    turnsOf(talkOrder, [], "zh-Hans").map(({ step }) => step),
    ["", "", ""],
  );
});

test("speeches of another order, or of none, are not lost; what became of a step is none of them", () => {
  const all = [
    speech("a", "su", "talk/1"),
    speech("b", "lin"),
    speech("c", "gu", "gone/1"),
    speech("d", "su", turnOfStep("done", { observation: "x" })),
  ];
  assert.deepEqual(
    freeSpeeches(all, turnsOf(talkOrder, all, "zh-Hans")).map(({ id }) => id),
    ["b", "c"],
  );
});

test("[R053] who has nothing on record is a plain list; a sentence about the last step is no contribution", () => {
  const participants = ["lin", "su", "gu"];
  const speeches = [speech("a", "lin"), speech("b", "gu", undefined, "  "), speech("c", "su", turnOfStep("partly", { observation: "x" }))];
  assert.deepEqual(silentOf({ participants, speeches }), ["su", "gu"]);
});

test("a new speech is taken to be the teacher's first, then of whoever has not spoken, and the writer's last", () => {
  const of = (speeches: Speech[]): string => nextSpeaker({ participants: ["lin", "su", "gu"], speeches, author: "lin" }, "su");
  assert.deepEqual(
    [of([]), of([speech("a", "su")]), of([speech("a", "su"), speech("b", "gu")]), of(["su", "gu", "lin"].map((by) => speech(by, by)))],
    ["su", "gu", "lin", "lin"],
  );
});

test("a step has one report: the later choice takes the place of the earlier, and can be taken back", () => {
  const [done, partly] = [
    speech("a", "su", turnOfStep("done", { observation: "x" })),
    speech("a", "su", turnOfStep("partly", { observation: "x" })),
  ];
  const other = speech("b", "su", turnOfStep("notYet", { observation: "y" }));
  assert.deepEqual(withStep([done, other], "x", partly), [partly, other]);
  assert.deepEqual(withStep([partly, other], "x", undefined), [other]);
});

test("[R078] what waits for the debrief alone is told from what still has a way to go", () => {
  const both = [signed("author", "lin"), signed("observed", "su")];
  assert.deepEqual(effectOf([observation("lin", { state: "answered", signatures: both })]), { ready: 1, open: 1 });
  assert.deepEqual(effectOf([observation("lin", { state: "answered", signatures: both.slice(1) })]), { ready: 0, open: 1 });
  assert.deepEqual(effectOf([observation("lin", { state: "locked", signatures: both })]), { ready: 0, open: 0 });
});

test("a debrief is closed without the speeches in which nothing was said", () => {
  assert.deepEqual(
    saidOnly([speech("a", "su"), speech("b", "lin", undefined, "")]).map(({ id }) => id),
    ["a"],
  );
});
