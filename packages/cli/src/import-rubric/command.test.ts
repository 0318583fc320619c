import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-rubric-"));
after(() => rmSync(folder, { recursive: true }));

async function run(table: string, args: string[] = [], lang = "zh"): Promise<{ exit: number; out: string; err: string }> {
  const path = join(folder, "评课表.csv");
  writeFileSync(path, table);
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { env: {}, out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const exit = await main(["import", "rubric", path, ...args, "--lang", lang], terminal);
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

const good = "项目,要点,分值\n教,讲得清,40\n学,学得会,60\n合计,,100\n";

test("a rubric is printed, and the command to write it is said; with --out it is written", async () => {
  const { exit, out } = await run(good);
  assert.equal(exit, exits.good, out);
  assert.match(out, /已读 评课表\.csv：《评课表》，2 项，满分 100/);
  assert.match(out, /讲得清 +打分 +40/);
  assert.match(out, /import rubric .*--out rubric\.json/);
  const file = join(folder, "rubric.json");
  const written = await run(good, ["--out", file], "en");
  assert.deepEqual([written.exit, written.err], [exits.good, `Written to ${file}.`]);
  assert.equal((JSON.parse(readFileSync(file, "utf8")) as { full: string }).full, "100");
});

test("each fault is said by row and column, with how to mend it, in both languages", async () => {
  const table = good.replace("40", "30");
  for (const [lang, said] of [
    ["zh", /第 4 行 C 列 +各项加起来是 90，表里写的合计是 100/],
    ["en", /row 4 column C +the items add up to 90, the total below says 100/],
  ] as const) {
    const { exit, out } = await run(table, [], lang);
    assert.equal(exit, exits.faulty);
    assert.match(out, said);
  }
});

test("what is uncertain is asked, and nothing is written before it is answered", async () => {
  const table = good.replace("60", "50-60");
  const file = join(folder, "open.json");
  const open = await run(table, ["--out", file]);
  assert.equal(open.exit, exits.faulty);
  assert.match(open.out, /第 3 行 C 列: 分值是一段.*\(50-60\)\n.*--answer "mark-range=most"/);
  assert.match(open.err, /没有写成文件/);
  assert.throws(() => readFileSync(file));
  const answered = await run(table, ["--out", file, "--answer", "mark-range=most"]);
  assert.deepEqual([answered.exit, answered.err], [exits.good, `已写成 ${file}。`]);
});

test("--json prints all of it; what is no rubric, and no answer, is refused", async () => {
  const { out } = await run(good, ["--json"]);
  assert.deepEqual((JSON.parse(out) as { headingRow: number }).headingRow, 1);
  assert.match((await run("姓名,日期\n苏禾,2026-09-01\n")).err, /评价要点、分值/);
  assert.equal((await run(good, ["--answer", "nothing"])).exit, exits.usage);
});
