import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";
import { fakeService, problem } from "../testing/fake-service.test.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-cli-"));
after(() => rmSync(folder, { recursive: true }));
let service: Awaited<ReturnType<typeof fakeService>>;
afterEach(() => service?.close());

const good = "南湖小学学时台账\n姓名,工号,日期,学时,类别,活动名称,审核\n苏禾,NH0417,2026-09-26,2.5,校本,群文阅读,甲\n合计,,,2.5,,,\n";
const ledger = (text: string, name = "台账.csv"): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

async function run(
  args: string[],
  env: Record<string, string> = { LANG: "zh_CN.UTF-8" },
): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await main(["import", "hours", ...args], { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { exit, out: out.join("\n"), err: err.join("\n") };
}
const imports = (): { query: Record<string, string> }[] => service.asked.filter((asked) => asked.path.endsWith("/imports/hours"));

test("[R001] without --commit the file is looked at, told row by row, and nothing is written", async () => {
  service = await fakeService();
  const file = ledger(good);
  const { exit, out } = await run([file, "--url", service.url, "--token", "secret"]);
  assert.equal(exit, exits.good);
  assert.deepEqual(
    imports().map(({ query }) => query),
    [{ dryRun: "1", name: "台账.csv" }],
  );
  assert.equal(service.asked[0]!.headers.authorization, "Bearer secret");
  assert.match(out, /表头在第 2 行/);
  assert.match(out, /没有读的列：审核/);
  assert.match(out, /1 标题或说明; 4 合计/);
  assert.match(out, /3 {3}苏禾 NH0417 {2}2026-09-26 {2}2\.5 学时 {2}校本 {2}群文阅读 {2}可写入/);
  assert.match(out, /共 1 行，1 行可写入，0 行有问题/);
  assert.match(out, /npm run xiaoben -- import hours .*--commit$/);
  assert.ok(!out.includes("secret"), "the token is not repeated");
});

test("[R001] with --commit it is looked at first and then written, by the fingerprint of the very file", async () => {
  service = await fakeService();
  const { exit, out } = await run([ledger(good), "--url", `${service.url}/`, "--token", "secret", "--commit"]);
  assert.equal(exit, exits.good);
  const sum = createHash("sha256").update(good).digest("hex");
  assert.deepEqual(
    imports().map(({ query }) => query),
    [
      { dryRun: "1", name: "台账.csv" },
      { commit: sum, name: "台账.csv" },
    ],
  );
  assert.match(out, /已写入 1 条学时记录/);
});

test("a file that is written in portions is gone on with until all is done, and what was there meanwhile is named", async () => {
  let done = 0;
  service = await fakeService(({ query, body, path }) => {
    if (query["commit"] === undefined || !path.endsWith("/imports/hours")) return undefined;
    assert.equal(body.length > 0, done === 0, "the file goes up once");
    done += 1000;
    const counts = { rows: 3000, good: 3000, faulty: 0, written: done - 1 };
    const sheet = { file: { format: "csv" }, headingRow: 1, columns: [], leftOut: [] };
    const progress = { done, of: 3000, alreadyThere: [7] };
    return { status: 200, body: { file: query["commit"], committed: done === 3000, sheet, rows: [], counts, progress } };
  });
  const { exit, out, err } = await run([ledger(good), "--url", service.url, "--token", "secret", "--commit"]);
  assert.equal(exit, exits.good);
  assert.match(err, /已完成 1000 行，共 3000 行/);
  assert.match(err, /已完成 2000 行，共 3000 行/);
  assert.match(out, /保持原样：第 7 行/);
  assert.match(out, /已写入 2999 条学时记录/);
});

test("rows with problems: exit 2, every problem in words, and no commit is asked for", async () => {
  service = await fakeService();
  const rows = [
    "林某,1,9月5日,2,校本,x",
    "苏禾,1,2026-02-30,两,校本,x",
    "苏禾,1,26.9.5,2 credits,校本,x",
    "同上,1,2026-09-05,0,校本,x",
    ",,2026-09-07,1.23456,,",
    "苏禾,1,2026.9.7-9.5,2,校本,x",
    "苏禾,1,,,校本,x",
  ];
  const file = ledger(`2026-2027 学年\n姓名,工号,日期,学时,类别,活动名称\n${rows.join("\n")}\n`);
  for (const lang of ["zh", "en"]) {
    const { exit, out } = await run([file, "--url", service.url, "--token", "t", "--commit", "--lang", lang]);
    assert.equal(exit, exits.faulty);
    assert.doesNotMatch(out, /\b[a-z]+-[a-z]+(-[a-z]+)*\b(?=[:;(（]|$)/m, "a code without words");
    assert.match(
      out,
      lang === "zh" ? /日期: 没有年份（9月5日） · 可能是 2026-09-05/ : /day: has no year \("9月5日"\) · perhaps 2026-09-05/,
    );
    assert.match(out, lang === "zh" ? /没有写入/ : /Nothing was written/);
  }
  assert.ok(imports().every(({ query }) => query["commit"] === undefined));
});

test("many good rows are counted and not all listed, unless asked for; those with problems always are", async () => {
  service = await fakeService();
  const rows = Array.from({ length: 30 }, (_, i) => `苏禾,1,2026-09-${String((i % 28) + 1).padStart(2, "0")},1,校本,活动${i}`);
  const file = ledger(`姓名,工号,日期,学时,类别,活动名称\n${[...rows, "林某,1,2026-09-05,1,校本,最后"].join("\n")}\n`);
  const few = await run([file, "--url", service.url, "--token", "t"]);
  assert.match(few.out, /活动19/);
  assert.doesNotMatch(few.out, /活动20/);
  assert.match(few.out, /最后/);
  assert.match(few.out, /另有 10 行没有问题/);
  assert.match((await run([file, "--url", service.url, "--token", "t", "--all"])).out, /活动29/);
});

test("--json prints the report and nothing else", async () => {
  service = await fakeService();
  const { exit, out } = await run([ledger(good), "--url", service.url, "--token", "t", "--json"]);
  assert.equal(exit, exits.good);
  assert.equal((JSON.parse(out) as { counts: { good: number } }).counts.good, 1);
});

test("on this machine the demo hands out the token, for 沈若川 or whom --as names; a token in the environment counts more", async () => {
  service = await fakeService();
  const file = ledger(good);
  await run([file, "--url", service.url]);
  await run([file, "--url", service.url, "--as", "苏禾"]);
  await run([file, "--url", service.url, "--token-url", `${service.origin}/host/token`]);
  await run([file, "--url", service.url], { XIAOBEN_TOKEN: "env" });
  const tokens = service.asked.filter((asked) => asked.path.endsWith("/imports/hours")).map((asked) => asked.headers.authorization);
  assert.deepEqual(tokens, [`Bearer ${encodeURIComponent("沈若川")}`, `Bearer ${encodeURIComponent("苏禾")}`, "Bearer host", "Bearer env"]);
  assert.equal(service.asked.filter((asked) => asked.path === "/demo/token").length, 2);
});

test("elsewhere a token must be given, and none is asked of the demo", async () => {
  const { exit, err } = await run([ledger(good), "--url", "http://xiaoben.invalid/api"]);
  assert.equal(exit, exits.usage);
  assert.match(err, /--token-url/);
});

test("a file that is no ledger: the reason in words, exit 2", async () => {
  service = await fakeService();
  const { exit, err } = await run([ledger("甲,乙\n1,2\n"), "--url", service.url, "--token", "t"]);
  assert.equal(exit, exits.faulty);
  assert.match(err, /没有找到表头/);
});

test("files that cannot be read are told before anything is sent", async () => {
  service = await fakeService();
  const missing = await run([join(folder, "none.csv"), "--url", service.url, "--token", "t"]);
  assert.deepEqual([missing.exit, /找不到文件/.test(missing.err)], [exits.usage, true]);
  const aFolder = await run([folder, "--url", service.url, "--token", "t"]);
  assert.deepEqual([aFolder.exit, /文件夹/.test(aFolder.err)], [exits.usage, true]);
  writeFileSync(join(folder, "large.csv"), Buffer.alloc(10 * 1024 * 1024 + 1));
  const large = await run([join(folder, "large.csv"), "--url", service.url, "--token", "t"]);
  assert.deepEqual([large.exit, /超过 10 MB/.test(large.err)], [exits.faulty, true]);
  assert.equal(service.asked.length, 0);
});

test("a service that refuses, answers something else, or is not there: exit 3 and one clear line", async () => {
  const file = ledger(good);
  service = await fakeService(() => ({ status: 403, body: problem("not-permitted", 403, "no") }));
  const refused = await run([file, "--url", service.url, "--token", "t"]);
  assert.deepEqual([refused.exit, refused.err], [exits.server, "这个身份不能导入学时。请用教科室主任的身份。"]);
  await service.close();
  service = await fakeService(() => ({ status: 200, body: "<html>登录</html>" }));
  const page = await run([file, "--url", service.url, "--token", "t"]);
  assert.deepEqual([page.exit, /不是预期的内容/.test(page.err)], [exits.server, true]);
  const { url } = service;
  await service.close();
  const gone = await run([file, "--url", url, "--token", "t"]);
  assert.deepEqual([gone.exit, /连不上/.test(gone.err)], [exits.server, true]);
  service = await fakeService();
});

test("a service that looked at another file is not asked to write", async () => {
  service = await fakeService((asked) => {
    if (!asked.path.endsWith("/imports/hours")) return undefined;
    const counts = { rows: 1, good: 1, faulty: 0, written: 0 };
    return {
      status: 200,
      body: {
        file: "0".repeat(64),
        committed: false,
        sheet: { file: { format: "csv" }, headingRow: 1, columns: [], leftOut: [] },
        rows: [],
        counts,
      },
    };
  });
  const { exit, err } = await run([ledger(good), "--url", service.url, "--token", "t", "--commit"]);
  assert.deepEqual([exit, /不是这个文件/.test(err), imports().length], [exits.server, true, 1]);
});

test("text from a file does not steer the terminal", async () => {
  service = await fakeService();
  const { out } = await run([
    ledger("姓名,工号,日期,学时,类别,活动名称\n苏禾,1,2026-09-26,2,校本,\u001b[31m红\u0007\n"),
    "--url",
    service.url,
    "--token",
    "t",
  ]);
  assert.equal(/\p{Cc}/u.test(out.replaceAll("\n", "")), false);
});
