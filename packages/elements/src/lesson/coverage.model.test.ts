import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rubric, Visit } from "@xiaoben/contract";
import { coverageOf } from "./coverage.model.ts";

const rubric: Rubric = {
  id: "r",
  title: "评分表",
  sections: [
    {
      id: "aims",
      title: { "zh-Hans": "目标", en: "Aims" },
      items: [{ id: "clear", text: { "zh-Hans": "目标清楚", en: "Clear aims" }, field: "yesNo" }],
    },
    {
      id: "pupils",
      title: "学生",
      items: [
        { id: "speak", text: "人人有机会开口", field: "yesNo" },
        { id: "think", text: "有时间想", field: "yesNo" },
      ],
    },
  ],
};
const visit = (author: string, points: [string, string][], topic = "", state: Visit["state"] = "coming"): Visit =>
  ({ id: author, author, topic, state, points: points.map(([id, text]) => ({ id, text })) }) as unknown as Visit;
const lesson = { teacher: "su", points: [{ id: "p1", text: "追问", by: "su" }] };

test("[R051] coverage says who watches which point, and what nobody watches: points of the lesson, sections of the form", () => {
  const { watched, open, sections } = coverageOf(lesson, [visit("lin", [["speak", "人人有机会开口"]], "等待时间")], rubric, "zh-Hans");
  assert.deepEqual(watched, [{ id: "speak", text: "人人有机会开口", by: [{ person: "lin", topic: "等待时间" }] }]);
  assert.deepEqual(open, [{ id: "p1", text: "追问" }]);
  assert.deepEqual(
    sections.map(({ id, open: nobody }) => [id, nobody]),
    [
      ["aims", true],
      ["pupils", false],
    ],
  );
});

test("[R051] edge, a teacher without a 小课题, and not all watch the same: the same point in other words of punctuation is one point, watched by two; who has no topic has none", () => {
  const { watched, shared, open } = coverageOf(
    lesson,
    [
      visit("lin", [["a", "追问，有没有等"]], "追问"),
      visit(
        "gu",
        [
          ["b", "追问有没有等。"],
          ["p1", "追问"],
        ],
        " ",
      ),
    ],
    undefined,
    "zh-Hans",
  );
  assert.deepEqual(watched[0], {
    id: "a",
    text: "追问，有没有等",
    by: [
      { person: "lin", topic: "追问" },
      { person: "gu", topic: "" },
    ],
  });
  assert.equal(shared, 1);
  assert.deepEqual(open, [], "the lesson's point was taken");
});

test("points of who was declined or withdrew, and empty ones, watch nothing", () => {
  const { watched } = coverageOf(
    lesson,
    [visit("a", [["x", "板书"]], "", "withdrawn"), visit("b", [["y", "板书"]], "", "declined"), visit("c", [["z", "  "]])],
    rubric,
    "zh-Hans",
  );
  assert.deepEqual(watched, []);
});

test("a point that an observer set with the lesson is watched by that observer", () => {
  const { watched, open } = coverageOf({ teacher: "su", points: [{ id: "p", text: "板书", by: "lin" }] }, [], rubric, "en");
  assert.deepEqual(watched[0]!.by, [{ person: "lin", topic: "" }]);
  assert.deepEqual(open, []);
});
