import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rubric } from "../packs/definitions.ts";
import { rubricScore } from "./score.ts";

const points: Rubric = {
  id: "points",
  title: "评课表",
  full: "100",
  bands: [
    { id: "excellent", label: "优", atLeast: "85" },
    { id: "good", label: "良", atLeast: "70" },
  ],
  sections: [
    {
      id: "aims",
      title: "目标",
      weight: "40",
      items: [
        { id: "clear", text: "目标清楚", field: "points", max: "25", step: "1" },
        { id: "reached", text: "目标达成", field: "points", max: "15", step: "0.5" },
      ],
    },
    {
      id: "method",
      title: "方法",
      weight: "60",
      items: [
        { id: "tech", text: "技术运用", field: "points", max: "60", step: "1", notApplicable: true },
        { id: "says", text: "说明", field: "text" },
      ],
    },
  ],
};
const value = (text: string): { value: string } => ({ value: text });

test("[R074] points add up, are scaled to the full mark, and fall in a band", () => {
  const score = rubricScore(points, { clear: value("20"), reached: value("12.5"), tech: value("55"), says: { text: "板书清楚" } });
  assert.deepEqual(score, { points: "87.5", of: "100", scaled: "87.5", band: "excellent", rated: 4, notApplicable: 0, missing: [] });
});

test("[R074] 'not applicable' leaves both sums: it neither helps nor harms", () => {
  const score = rubricScore(points, { clear: value("20"), reached: value("10"), tech: { notApplicable: true } });
  assert.deepEqual(score, { points: "30", of: "40", scaled: "75", band: "good", rated: 2, notApplicable: 1, missing: ["says"] });
});

test("[R074] nothing rated, or all of it not applicable, has no scaled score", () => {
  assert.deepEqual(rubricScore(points, {}), {
    points: "0",
    of: "0",
    rated: 0,
    notApplicable: 0,
    missing: ["clear", "reached", "tech", "says"],
  });
  assert.equal(rubricScore(points, { tech: { notApplicable: true } }).scaled, undefined);
});

test("[R074] scaling divides once and rounds half up to one decimal; the band is judged on what is shown", () => {
  const score = rubricScore(points, { clear: value("21"), reached: value("12.99"), tech: { notApplicable: true } });
  assert.deepEqual([score.scaled, score.band], ["85", "excellent"]);
  const thirds: Rubric = {
    id: "t",
    title: "三分",
    full: "100",
    sections: [{ id: "s", title: "一", items: [{ id: "a", text: "甲", field: "points", max: "3", step: "1" }] }],
  };
  assert.equal(rubricScore(thirds, { a: value("1") }).scaled, "33.3");
  assert.equal(rubricScore(thirds, { a: value("2") }).scaled, "66.7");
});

test("[R081] levels weigh by their item, and a form without points has no score", () => {
  const levels = [
    { id: "a", label: "好", value: "4" },
    { id: "b", label: "中", value: "3" },
    { id: "c", label: "差", value: "1" },
  ];
  const rubric: Rubric = {
    id: "levels",
    title: "等级",
    full: "100",
    sections: [
      {
        id: "s",
        title: "一",
        items: [
          { id: "x", text: "甲", field: "level", weight: "60", levels },
          { id: "y", text: "乙", field: "level", levels },
          { id: "z", text: "丙", field: "yesNo" },
        ],
      },
    ],
  };
  const score = rubricScore(rubric, { x: { level: "b" }, y: { level: "a" }, z: { level: "yes" } });
  assert.deepEqual([score.points, score.of, score.scaled, score.rated], ["49", "64", "76.6", 3]);
  const walkthrough: Rubric = {
    id: "w",
    title: "随堂",
    sections: [{ id: "s", title: "一", items: [{ id: "z", text: "丙", field: "yesNo" }] }],
  };
  assert.deepEqual(rubricScore(walkthrough, { z: { level: "yes" } }), { points: "0", of: "0", rated: 1, notApplicable: 0, missing: [] });
});
