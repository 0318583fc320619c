import assert from "node:assert/strict";
import { test } from "node:test";
import { rubricFaults } from "@xiaoben/contract";
import { makeXlsx } from "../files/files.test.fixture.ts";
import { asked, csv, faults, merges, outline, read, refuses, usual, xlsx } from "./testing/tables.test.fixture.ts";

const whole = ["目标=40: 目标清楚 20, 目标合适 20", "过程=50: 任务有意义 30, 人人参与 20", "效果=10: 当堂看得见 10"];

test("[R074] edge, no criteria in the source, the rubric is data: the usual table of a school, dimensions from merged cells, items with what is looked at, full marks, total and bands", async () => {
  const sheet = await read(xlsx(usual(), merges), { "remark:11": "leave-out" });
  assert.deepEqual(outline(sheet), whole);
  const { rubric } = sheet;
  assert.deepEqual([rubric.title, rubric.full, sheet.headingRow], ["课堂观察评分表", "100", 3]);
  assert.equal(rubric.sections[0]!.items[0]!.text, "目标清楚：学生说得出要学什么");
  assert.deepEqual(
    rubric.bands?.map(({ label, atLeast, atMost }) => [label, atLeast, atMost]),
    [
      ["优秀", "90", undefined],
      ["良好", "75", undefined],
      ["合格", "60", undefined],
      ["待提高", "0", undefined],
    ],
  );
  assert.deepEqual(
    sheet.columns.map(({ means }) => means),
    ["section", "text", "says", "mark", "given"],
  );
  assert.deepEqual([faults(sheet), rubricFaults(rubric)], [[], []], "nothing is found, and it could be published");
  assert.deepEqual(
    sheet.leftOut.map(({ row, why }) => `${row} ${why}`),
    ["1 title", "2 title", "3 heading", "9 total", "10 bands", "11 remark"],
  );
});

test("the same as CSV in UTF-8, GB18030 and UTF-16, with the merged cells left empty", async () => {
  const text = usual()
    .map((cells) => cells.map((cell) => cell ?? "").join(","))
    .join("\r\n");
  const utf8 = await read(csv(text), {}, "表.csv");
  assert.deepEqual(outline(utf8), whole);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  assert.deepEqual(outline(await read(new Uint8Array(utf16))), whole);
  // 项目,要点,分值 / 目标,清楚,100 in GB18030.
  const gb = Buffer.from("cfeec4bf2cd2aab5e32cb7d6d6b50ac4bfb1ea2cc7e5b3fe2c313030", "hex");
  const read18030 = await read(new Uint8Array(gb));
  assert.deepEqual([read18030.file.encoding, outline(read18030)], ["gb18030", ["目标=100: 清楚 100"]]);
});

test("levels A to D below a heading of two rows: their points, and what each looks like", async () => {
  const points = xlsx(
    [
      ["评课表"],
      ["评价项目", "评价要点", "分值", "评价等级"],
      [null, null, null, "A", "B", "C", "D"],
      ["教", "讲得清", 50, 50, 40, 30, 20],
      ["学", "学得会", 50, 50, 40, 30, 20],
      ["总分", null, 100],
    ],
    ["A2:A3", "B2:B3", "C2:C3", "D2:G2"],
  );
  const scored = await read(points);
  assert.deepEqual(outline(scored), ["教=50: 讲得清 50[50/40/30/20]", "学=50: 学得会 50[50/40/30/20]"]);
  assert.deepEqual([faults(scored), asked(scored)], [[], []]);

  const words = csv("项目,要点,分值,A,B,C", "教,讲得清,60,人人明白,多数明白,不明白", "学,学得会,40,当堂会,课后会,不会");
  const open = await read(words);
  assert.deepEqual(asked(open), ["level-values: one-less, to-zero"]);
  const evenly = await read(words, { "level-values": "one-less" });
  assert.deepEqual(outline(evenly), ["教=60: 讲得清 60[3/2/1]", "学=40: 学得会 40[3/2/1]"]);
  const [item] = evenly.rubric.sections[0]!.items;
  assert.deepEqual(item?.field === "level" && item.levels.map(({ label, says }) => [label, says]), [
    ["A", "人人明白"],
    ["B", "多数明白"],
    ["C", "不明白"],
  ]);
  assert.deepEqual(outline(await read(csv("要点,优(10),良(8),差(4)", "讲得清,,,")))[0], "表=10: 讲得清 -[10/8/4]");
  assert.deepEqual(outline(await read(csv("要点,优,良,差", "讲得清,□,□,□"), { "level-values": "unscored" }))[0], "表=: 讲得清 -[·/·/·]");
});

test("a form without points, with boxes to tick", async () => {
  const sheet = await read(csv("评价项目,评价内容,备注", "备课,教案 □有 □无,", "上课,板书 □较好 □一般 □较差,"));
  assert.deepEqual(
    sheet.rubric.sections.map(({ items }) => items.map((item) => [item.field, item.text])),
    [[["yesNo", "教案"]], [["choice", "板书"]]],
  );
  assert.deepEqual([sheet.rubric.full, faults(sheet), rubricFaults(sheet.rubric)], [undefined, [], []]);
});

test("what is uncertain is asked and not guessed", async () => {
  const grouped = xlsx(
    [
      ["项目", "要点", "分值"],
      ["目标", "清楚", 20],
      [null, "合适", null],
      ["过程", "参与", 80],
    ],
    ["A2:A3", "C2:C3"],
  );
  assert.deepEqual(asked(await read(grouped)), ["merged-mark: one-item, evenly"]);
  assert.deepEqual(outline(await read(grouped, { "merged-mark": "evenly" }))[0], "目标=20: 清楚 10, 合适 10");
  assert.deepEqual(outline(await read(grouped, { "merged-mark": "one-item" }))[0], "目标=20: 清楚；合适 20");
  assert.deepEqual((await read(grouped, { "merged-mark": "guess" })).questions[0]?.answer, undefined, "an answer that is none of them");

  const blank = csv("项目,要点,分值", "目标,清楚,20", ",合适,", "过程,参与,80");
  assert.deepEqual(asked(await read(blank)), ["blank-mark: with-above, own"]);
  assert.deepEqual(outline(await read(blank, { "blank-mark": "with-above" }))[0], "目标=20: 清楚；合适 20");
  assert.deepEqual(faults(await read(blank, { "blank-mark": "own" })), ["3C mark-missing"]);

  const range = csv("要点,分值", "清楚,8-10", "参与,90");
  assert.deepEqual(asked(await read(range)), ["mark-range: most, unscored"]);
  assert.deepEqual(outline(await read(range, { "mark-range": "most" })), ["表=100: 清楚 10, 参与 90"]);
  assert.deepEqual(outline(await read(range, { "mark-range": "unscored" })), ["表=90: 清楚 text, 参与 90"]);

  const shares = csv("要点,权重", "清楚,0.4", "参与,0.6", "合计,1");
  assert.deepEqual(asked(await read(shares)), ["shares: of-100, as-written"]);
  const hundred = await read(shares, { shares: "of-100" });
  assert.deepEqual([outline(hundred), hundred.rubric.full, faults(hundred)], [["表=100: 清楚 40, 参与 60"], "100", []]);

  const between = xlsx([["要点", "分值"], ["参与", 100], ["优：90-100 良：75-89 中：0-74"]]);
  assert.deepEqual(asked(await read(between)), ["band-between: lower, as-written"]);
  assert.deepEqual(rubricFaults((await read(between, { "band-between": "lower" })).rubric), []);
  assert.deepEqual(
    rubricFaults((await read(between, { "band-between": "as-written" })).rubric).map(({ why }) => why),
    ["band-gap", "band-gap"],
  );

  const remark = csv("要点,分值", "参与,100", "评语：____,", "听课人签名：____,");
  assert.deepEqual(asked(await read(remark)), ["remark:3: text, leave-out"]);
  assert.deepEqual(outline(await read(remark, { "remark:3": "text" }))[1], "评语=: 评语 text");

  const two = makeXlsx([
    {
      name: "新授",
      rows: [
        ["要点", "分值"],
        ["参与", 100],
      ],
    },
    {
      name: "复习",
      rows: [
        ["要点", "分值"],
        ["练习", 100],
      ],
    },
  ]);
  assert.deepEqual(asked(await read(two)), ["sheet: 新授, 复习"]);
  assert.deepEqual(outline(await read(two, { sheet: "复习" })), ["表=100: 练习 100"]);

  const ranges = csv("要点,分值,A,B", "参与,10,10-8,7-0");
  assert.deepEqual(asked(await read(ranges)), ["level-ranges: points, most"]);
  assert.deepEqual(outline(await read(ranges, { "level-ranges": "points" })), ["表=10: 参与 10"]);
  assert.deepEqual(outline(await read(ranges, { "level-ranges": "most" })), ["表=10: 参与 10[10/7]"]);
});

test("files that hold no rubric are refused by name", async () => {
  await refuses(new Uint8Array(), "empty", /no bytes/);
  await refuses(csv("姓名,日期,学时", "苏禾,2026-09-05,2"), "no-heading", /评价要点/);
  await refuses(csv("要点,分值"), "empty", /row 1 there are no items/);
  await refuses(csv("要点,分值", ...Array.from({ length: 301 }, (_, at) => `第${at}项,1`)), "too-large", /301 items/);
});
