import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";
import { draw, hashOf, listOf } from "./draw.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-draw-"));
after(() => rmSync(folder, { recursive: true }));
const people = ["沈若川 NH0101", "顾明岚 NH0102", "林知远 NH0103", "苏禾 NH0104", "周以宁 NH0105"];

async function run(list: string | Uint8Array, args: string[], lang = "zh"): Promise<{ exit: number; out: string; err: string }> {
  const path = join(folder, "list.txt");
  writeFileSync(path, list);
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { env: {}, out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const exit = await main(["draw", path, ...args, "--lang", lang], terminal);
  return { exit, out: out.join("\n"), err: err.join("\n") };
}
const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

test("[R084] edge, provably random: what is drawn can be worked out again with nothing but the list, the word and SHA-256", async () => {
  const { exit, out } = await run(people.join("\r\n"), ["--count", "2", "--word", "07 11 19 23 30", "--json"]);
  const made = JSON.parse(out) as { list: string; drawn: { line: string; lot: string }[]; of: number };
  const list = sha(
    [...people]
      .sort()
      .map((line) => `${line}\n`)
      .join(""),
  );
  const lots = people.map((line) => ({ line, lot: sha(`${list} 07 11 19 23 30 ${line}`) })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
  assert.deepEqual([exit, made.list, made.of, made.drawn], [exits.good, list, 5, lots.slice(0, 2)]);
});

test("[R084] edge, provably random: the list is bound before the word is known, in whatever order it stands; another list has another hash", async () => {
  const before = await run(people.join("\n"), ["--count", "2"]);
  assert.match(before.out, new RegExp(hashOf(listOf(people.join("\n")))));
  assert.match(before.out, /赶在任何人知道口令之前/);
  assert.match(before.out, /draw .*list\.txt --count 2 .*--word/);
  assert.equal(
    (
      await run(
        [...people]
          .reverse()
          .map((line) => `  ${line} `)
          .join("\n\n"),
        ["--count", "2"],
      )
    ).out,
    before.out,
  );
  assert.notEqual((await run([...people, "许之桥 NH0106"].join("\n"), ["--count", "2"])).out, before.out);
});

test("[R084] lines stand in the order of their bytes, rare characters too, as other tools sort them", () => {
  assert.deepEqual(listOf("（外聘）苏禾\n𠮷田\n林知远"), ["林知远", "（外聘）苏禾", "𠮷田"]);
});

test("[R084] edge, fair: over many words everybody is drawn as often as anybody else, and every pair as every other", () => {
  const list = listOf(people.join("\n"));
  const draws = 4_000;
  const [single, pairs] = [new Map<string, number>(), new Map<string, number>()];
  const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
  for (let n = 0; n < draws; n++) {
    const drawn = draw(list, `word ${n}`, 2).drawn.map(({ line }) => line);
    for (const line of drawn) count(single, line);
    count(pairs, [...drawn].sort().join());
  }
  // The words are the same every time, and so are the figures; chance alone would exceed these bounds once in a thousand times.
  const chi = (map: Map<string, number>, expected: number): number =>
    [...map.values()].reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0);
  assert.equal(pairs.size, 10);
  assert.ok(chi(single, (draws * 2) / 5) < 18.5, `${[...single]}`);
  assert.ok(chi(pairs, draws / 10) < 27.9, `${[...pairs]}`);
});

test("[R084] nobody has two lots: a line that stands twice, an empty list, a number that cannot be drawn and another encoding are refused", async () => {
  for (const [list, args, exit, says] of [
    [[...people, people[0]].join("\n"), ["--count", "2"], exits.faulty, /“沈若川 NH0101”在名单里有两行/],
    [" \n\n", ["--count", "1"], exits.faulty, /名单是空的/],
    [new Uint8Array([0xc9, 0xf2, 0xc8, 0xf4]), ["--count", "1"], exits.faulty, /UTF-8/],
    [people.join("\n"), ["--count", "6"], exits.usage, /1 到 5 的整数/],
    [people.join("\n"), [], exits.usage, /--count/],
  ] as const) {
    const found = await run(list, [...args]);
    assert.equal(found.exit, exit);
    assert.match(found.err, says);
  }
  assert.match((await run(people.join("\n"), ["--count", "0"], "en")).err, /whole number from 1 to 5/);
});
