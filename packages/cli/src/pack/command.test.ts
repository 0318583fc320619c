import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, describe, it } from "node:test";
import type { Pack } from "@xiaoben/contract";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-pack-"));
after(() => rmSync(folder, { recursive: true }));
const shipped = fileURLToPath(new URL("../../../policy/packs/qinghe.study-hours.json", import.meta.url));

async function run(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await main(["pack", ...args], {
    env: { LANG: "zh_CN.UTF-8" },
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

let count = 0;
function file(content: unknown): string {
  const path = join(folder, `${count++}.json`);
  writeFileSync(path, typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}
const original = (): Pack => JSON.parse(readFileSync(shipped, "utf8")) as Pack;
const changed = (change: (pack: Pack) => void): string => {
  const pack = original();
  change(pack);
  return file(pack);
};

describe("[R236] files that are no packs are told before anything else, by every command", () => {
  const files: [string, () => string, number, RegExp][] = [
    ["no such file", () => join(folder, "none.json"), exits.usage, /找不到文件/],
    ["a folder", () => folder, exits.usage, /文件夹/],
    ["no JSON", () => file('{\n  "format": "xiaoben.pack/1",\n  oops\n}'), exits.faulty, /不是 JSON 文件：.*（第 3 行第 3 列）/],
    [
      "not UTF-8, as older programs save it",
      () => file(Uint8Array.from([0x7b, 0x22, 0xc7, 0xe0, 0xba, 0xcc, 0x22, 0x7d])),
      exits.faulty,
      /不是 UTF-8.*另存为 UTF-8/,
    ],
    ["half a megabyte and more", () => file(`"${"a".repeat(512 * 1024)}"`), exits.faulty, /超过 512 KB/],
    ["something else", () => file([1, 2]), exits.faulty, /not-an-object|应为对象/],
  ];
  for (const [name, path, code, says] of files)
    it(name, async () => {
      for (const command of ["check", "explain", "test"]) {
        const { exit, out, err } = await run(command, path());
        assert.deepEqual([exit, says.test(out + err)], [code, true], `${command}: ${out}${err}`);
      }
      const { exit, err } = await run("diff", shipped, path());
      assert.deepEqual([exit, says.test(err)], [code, true]);
    });

  it("what cannot be understood: exit 1, and where help is", async () => {
    const cases: [string[], RegExp][] = [
      [["check"], /请给出一个规则包文件/],
      [["check", shipped, shipped], /请给出一个规则包文件/],
      [["check", shipped, "--loud"], /--loud/],
      [["diff", shipped], /两个规则包文件/],
      [["explain", shipped, "--language", "fr"], /没有“fr”这种语言/],
      [["sign", shipped], /没有“pack sign”/],
      [["publish", shipped, "--server", "ftp://x"], /ftp:\/\/x/],
    ];
    for (const [args, says] of cases) {
      const { exit, err } = await run(...args);
      assert.deepEqual([exit, says.test(err), /--help/.test(err)], [exits.usage, true, true], args.join(" "));
    }
  });
});

describe("pack check", () => {
  it("a pack without fault", async () => {
    const { exit, out } = await run("check", shipped);
    assert.deepEqual([exit, /qinghe\.study-hours 2026\.1：没有问题/.test(out)], [exits.good, true]);
  });
  it("each finding with its place, its code, and a sentence in the reader's language", async () => {
    const broken = changed((pack) => (pack.rules[0] = { ...pack.rules[0]!, measure: "gone" } as Pack["rules"][number]));
    const chinese = await run("check", broken);
    assert.equal(chinese.exit, exits.faulty);
    assert.match(chinese.out, /^\/rules\/0\/measure {2}unknown-reference\n {4}提到的东西规则包里没有.*（“gone”）/m);
    assert.match(
      (await run("check", broken, "--lang", "en")).out,
      /^\/rules\/0\/measure {2}unknown-reference\n {4}There is no measure "gone"/m,
    );
  });
  it("a fault of the form", async () => {
    const { out } = await run(
      "check",
      changed((pack) => Object.assign(pack.rules[0]!, { atLest: "40" })),
    );
    assert.match(out, /^\/rules\/0\/atLest {2}unknown-property\n {4}没有这个属性/m);
  });
  it("--json prints the findings and nothing else", async () => {
    const { exit, out } = await run(
      "check",
      changed((pack) => (pack.examples[0]!.expect["total"] = "met 99")),
      "--json",
    );
    const { findings } = JSON.parse(out) as { findings: { path: string; code: string }[] };
    assert.deepEqual(
      [exit, findings.map(({ path, code }) => `${path} ${code}`)],
      [exits.faulty, ["/examples/0/expect/total example-fails"]],
    );
  });
  it("a pack that is built on another needs it", async () => {
    const child = file(childPack());
    const alone = await run("check", child);
    assert.deepEqual([alone.exit, /parent-missing/.test(alone.out)], [exits.faulty, true]);
    const both = await run("check", child, "--parent", shipped);
    assert.deepEqual([both.exit, both.out], [exits.good, "nanhu.child 1：没有问题，1 个例子全部通过。"]);
  });
});

describe("pack explain", () => {
  it("in the language of the terminal, or the one that is asked for", async () => {
    assert.match(
      (await run("explain", shipped)).out,
      /^1\. 第三条第一款：.*\n {3}1\.1 “学年总学时”：每个人，每学年，“学时”合计至少 40 学时$/m,
    );
    assert.match((await run("explain", shipped, "--language", "zh-Hant")).out, /「學年總學時」：每個人/);
    assert.match((await run("explain", shipped, "--language=en")).out, /at least 40 hours/);
    assert.match((await run("explain", shipped, "--lang", "en")).out, /at least 40 hours/);
  });
  it("with its parent, what it takes over is read too", async () => {
    const child = file(childPack());
    assert.doesNotMatch((await run("explain", child)).out, /其中校本学时/);
    assert.match((await run("explain", child, "--parent", shipped)).out, /“其中校本学时”：.*至少 24 学时/);
  });
});

describe("pack test", () => {
  it("every example passed", async () => {
    const { exit, out } = await run("test", shipped);
    const { length } = original().examples;
    assert.equal(exit, exits.good);
    assert.match(out, new RegExp(`共 ${length} 个例子，${length} 个通过，0 个不符。`));
  });
  it("one that comes out otherwise, with what was expected and what came", async () => {
    const path = changed((pack) => (pack.examples[0]!.expect["total"] = "met 99"));
    const { exit, out } = await run("test", path);
    assert.equal(exit, exits.faulty);
    assert.match(out, /^不符 {2}enough-total-short-school\n {4}total\n {6}应为：met 99\n {6}实为：met 41\.5$/m);
    const json = JSON.parse((await run("test", path, "--json")).out) as { examples: { passed: boolean }[] };
    assert.equal(json.examples.filter(({ passed }) => !passed).length, 1);
  });
});

describe("pack diff", () => {
  const lower = (): string => changed((pack) => (pack.parameters[0]!.values[0]!.value = "36"));
  const people = [
    { person: "p1", records: [{ kind: "hour", on: "2026-10-08", category: "external", approvedHours: "38", state: "approved" }] },
    { person: "p2", facts: { role: "teacher" }, asOf: "2027-08-31", records: [] },
  ];

  it("what is otherwise, old and new, and which examples come out otherwise by which clause", async () => {
    const { exit, out } = await run("diff", shipped, lower());
    assert.equal(exit, exits.good);
    assert.match(out, /～ 数 total-min〔第三条第一款〕\n {6}\/values\/0\/value: "40" → "36"/);
    assert.match(out, /^ {2}total 学年总学时〔第三条第一款〕\n {4}没有达到 → 达到: \d+ 个 \(.*half-an-hour-short/m);
    assert.match(out, /因为：～ 数 total-min〔第三条第一款〕/);
  });
  it("the same pack", async () => assert.match((await run("diff", shipped, shipped)).out, /两个包内容相同。[\s\S]*全部结果相同/));
  it("with people's records: how many change from what to what, and who", async () => {
    const { out } = await run("diff", shipped, lower(), "--records", file(people), "--as-of", "2027-08-31");
    assert.match(out, /^2 人中结果不同的：$/m);
    assert.match(out, /没有达到 → 达到: 1 个 \(p1\)/);
    const json = await run("diff", shipped, lower(), "--records", file(people), "--as-of", "2027-08-31", "--json");
    const { rules } = JSON.parse(json.out) as { rules: { rule: string; moves: unknown }[] };
    assert.deepEqual(rules.find(({ rule }) => rule === "total")!.moves, [{ from: "notMet", to: "met", who: ["p1"] }]);
  });
  it("many are counted, and all listed only when asked for", async () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ ...people[0]!, person: `p${at}` }));
    const args = ["diff", shipped, lower(), "--records", file(many), "--as-of", "2027-08-31"];
    const few = await run(...args);
    assert.match(few.out, /30 个 \(p0、.*p11 等，另有 18 个/);
    assert.match((await run(...args, "--all")).out, /p29\)/);
  });
  it("records that cannot be read are told with their place", async () => {
    const wrong: [unknown, RegExp][] = [
      [{}, /：\/ 处不对/],
      [[{ records: [] }], /\/0\/person 处不对/],
      [[{ person: "p", asOf: "2027-08-31", records: [{ on: 3 }] }], /\/0\/records\/0 处不对/],
      [[{ person: "p", asOf: "2027-08-31", facts: [], records: [] }], /\/0\/facts 处不对/],
      [[{ person: "p", asOf: "2027-08-31", circles: { group: "all" }, records: [] }], /\/0\/circles 处不对/],
      [[{ person: "p", asOf: "2027-08-31", members: [3], records: [] }], /\/0\/members 处不对/],
      [[{ person: "p", records: [] }], /没有判定的日子.*\/0\/asOf/],
      [[{ person: "p", asOf: "2027-02-30", records: [] }], /没有判定的日子/],
    ];
    for (const [content, says] of wrong) {
      const { exit, err } = await run("diff", shipped, shipped, "--records", file(content));
      assert.deepEqual([exit, says.test(err)], [exits.faulty, true], err);
    }
    assert.equal((await run("diff", shipped, shipped, "--records", file([]), "--as-of", "soon")).exit, exits.usage);
  });
});

/** A school's pack on top of the county's: it asks for more. */
function childPack(): Pack {
  return {
    format: "xiaoben.pack/1",
    id: "nanhu.child",
    version: "1",
    title: "南湖小学学时补充规定",
    level: "school",
    source: { title: "南湖小学学时补充规定（虚构）", clauses: [{ id: "s1", label: "第一条" }] },
    extends: { id: "qinghe.study-hours", version: "2026.1" },
    effective: { from: "2026-09-01" },
    parameters: [{ id: "total-min", type: "amount", clause: "s1", values: [{ value: "44" }] }],
    ambiguities: [],
    books: [],
    measures: [],
    rules: [],
    consequences: [],
    examples: [
      {
        id: "forty-one-is-not-enough",
        asOf: "2027-08-31",
        records: [{ kind: "hour", on: "2026-10-08", category: "group-study", approvedHours: "41", state: "approved" }],
        expect: { total: "notMet 41" },
      },
    ],
  };
}
