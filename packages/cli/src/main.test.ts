import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { main } from "./main.ts";
import { exits } from "./terminal/exits.ts";
import { table, width } from "./terminal/table.ts";
import { en } from "./words/en.ts";
import { zh } from "./words/zh.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-cli-"));
after(() => rmSync(folder, { recursive: true }));

async function run(args: string[], env: Record<string, string> = {}): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await main(args, { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

test("help in the language of the terminal, or the one that is asked for", async () => {
  assert.match((await run(["--help"], { LANG: "zh_CN.UTF-8" })).out, /用法/);
  assert.match((await run(["help"], { LANG: "en_GB.UTF-8" })).out, /Usage/);
  assert.match((await run(["--help", "--lang", "zh"], { LANG: "C" })).out, /用法/);
  assert.match((await run(["--help", "--lang=en"], { LC_ALL: "zh_CN" })).out, /Usage/);
  assert.deepEqual([(await run(["--help"])).exit, (await run([])).exit], [exits.good, exits.usage]);
});

test("what cannot be understood is said, with exit 1", async () => {
  for (const [args, says] of [
    [["imprt", "hours", "x"], /no command "imprt hours"/],
    [["import"], /no command "import"/],
    [["import", "hours"], /Name one file/],
    [["import", "hours", "a", "b"], /Name one file/],
    [["import", "hours", "a", "--comit"], /--comit/],
    [["import", "hours", "a", "--url", "ftp://x"], /ftp:\/\/x/],
    [["pack", "check"], /Name one pack file/],
  ] as const) {
    const { exit, err } = await run([...args]);
    assert.equal(exit, exits.usage, args.join(" "));
    assert.match(err, says);
    assert.match(err, /--help/);
  }
});

const shipped = fileURLToPath(new URL("../../policy/packs/qinghe.study-hours.json", import.meta.url));

test("[R236] a pack is checked: form, sense, examples", async () => {
  const { exit, out } = await run(["pack", "check", shipped]);
  assert.deepEqual([exit, /qinghe\.study-hours 2026\.1: nothing wrong/.test(out)], [exits.good, true]);
});

test("[R236] faults of a pack are told with their place, and exit 2", async () => {
  const pack = JSON.parse(readFileSync(shipped, "utf8")) as {
    rules: Record<string, unknown>[];
    examples: { expect: Record<string, string> }[];
  };
  const path = join(folder, "pack.json");
  const check = async (): Promise<{ exit: number; out: string }> => {
    writeFileSync(path, JSON.stringify(pack));
    return run(["pack", "check", path]);
  };
  pack.examples[0]!.expect["total"] = "met 99";
  const sense = await check();
  assert.deepEqual([sense.exit, /\/examples\/0\/expect\/total {2}example-fails/.test(sense.out)], [exits.faulty, true]);
  Object.assign(pack.rules[0]!, { atLest: "40" });
  const form = await check();
  assert.deepEqual([form.exit, /\/rules\/0\/atLest {2}unknown-property/.test(form.out)], [exits.faulty, true]);
  writeFileSync(path, "{");
  assert.equal((await run(["pack", "check", path])).exit, exits.faulty);
});

test("both languages have words for the same codes", () => {
  for (const group of ["problems", "faults", "refusals", "fields"] as const)
    assert.deepEqual(Object.keys(zh[group]).sort(), Object.keys(en[group]).sort(), group);
});

test("columns line up where Chinese characters take two places, and long cells are cut", () => {
  assert.equal(width("苏禾ab"), 6);
  assert.equal(
    table([
      ["姓名", "日"],
      ["林知远", "1"],
    ]),
    "姓名    日\n林知远  1",
  );
  assert.equal(table([["很长很长的内容", "尾"]], 7), "很长很…  尾");
});
