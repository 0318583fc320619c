import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, afterEach, describe, it } from "node:test";
import type { Pack, PackRecord } from "@xiaoben/contract";
import { checkPack } from "@xiaoben/policy/check";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";
import { fakeService, problem, type Asked } from "../testing/fake-service.test.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-publish-"));
after(() => rmSync(folder, { recursive: true }));
const original = (): Pack =>
  JSON.parse(readFileSync(fileURLToPath(new URL("../../../policy/packs/qinghe.study-hours.json", import.meta.url)), "utf8")) as Pack;
const file = (pack: Pack): string => {
  const path = join(folder, "pack.json");
  writeFileSync(path, JSON.stringify(pack));
  return path;
};
let service: Awaited<ReturnType<typeof fakeService>>;
afterEach(() => service?.close());

/** A service that keeps packs as the contract says, 1 to a page. */
function keeping(records: PackRecord[]) {
  return ({ path, query, body, headers }: Asked): { status: number; body: unknown } | undefined => {
    if (path === "/api/v1/session")
      return {
        status: 200,
        body: { person: "p", org: "o1", roles: [], timeZone: "Asia/Shanghai", locale: "zh-Hans", today: "2026-11-22" },
      };
    const [, id, action] = /^\/api\/v1\/packs(?:\/([^/]+))?(?:\/actions\/(\w+))?$/.exec(path) ?? [];
    if (!path.startsWith("/api/v1/packs")) return undefined;
    if (id === undefined) {
      const at = Number(query["cursor"] ?? 0);
      return { status: 200, body: { items: records.slice(at, at + 1), ...(at + 1 < records.length && { next: String(at + 1) }) } };
    }
    const sent = JSON.parse(body.toString()) as { org?: string; pack?: Pack; version?: number };
    const known = records.find((record) => record.id === id);
    if (action === "publish") {
      const issues = checkPack(known!.pack).map((found) => ({ pointer: `/pack${found.path}`, code: found.code, message: found.message }));
      if (issues.length > 0) return { status: 409, body: { ...problem("guard-failed", 409, "findings"), issues } };
      known!.state = "published";
    } else if (known) {
      assert.equal(headers["if-match"], `"${known.version}"`);
      known.pack = sent.pack!;
    } else {
      assert.equal(headers["if-none-match"], "*");
      records.push({ id, version: 0, org: sent.org!, createdAt: "", updatedAt: "", state: "draft", pack: sent.pack! });
    }
    const record = records.find((one) => one.id === id)!;
    record.version++;
    return { status: 200, body: { record, changes: [] } };
  };
}

async function publish(pack: Pack, ...more: string[]): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const args = ["pack", "publish", file(pack), "--server", service.url, "--token", "t", ...more];
  const exit = await main(args, { env: { LANG: "zh_CN.UTF-8" }, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

describe("[R236] pack publish", () => {
  it("writes the draft and publishes it, for one's own organisation or the one that is named", async () => {
    const records: PackRecord[] = [];
    service = await fakeService(keeping(records));
    const { exit, out } = await publish(original());
    assert.deepEqual([exit, out], [exits.good, "qinghe.study-hours 2026.1 已发布。启用到某个单位之后才用来判定。"]);
    assert.deepEqual(
      records.map(({ org, state }) => [org, state]),
      [["o1", "published"]],
    );
    await publish({ ...original(), version: "2027.1" }, "--org", "o2");
    assert.equal(records[1]!.org, "o2");
    assert.ok(service.asked.every(({ headers }) => headers.authorization === "Bearer t"));
  });

  it("a second run says that it is published already, and writes nothing", async () => {
    const records: PackRecord[] = [];
    service = await fakeService(keeping(records));
    await publish({ ...original(), version: "2025.1" });
    await publish(original());
    const before = service.asked.length;
    const { exit, out } = await publish(original());
    assert.deepEqual([exit, /早已发布/.test(out), records.length], [exits.good, true, 2]);
    assert.deepEqual(
      service.asked.slice(before).filter(({ body }) => body.length > 0),
      [],
    );
  });

  it("a published version with another content is refused, and so is one that was withdrawn", async () => {
    const records: PackRecord[] = [];
    service = await fakeService(keeping(records));
    await publish(original());
    const other = original();
    other.title = "另一个";
    const { exit, err } = await publish(other);
    assert.deepEqual([exit, /换一个版本号/.test(err)], [exits.faulty, true]);
    records[0]!.state = "withdrawn";
    assert.match((await publish(original())).err, /已撤回/);
  });

  it("findings are told with their place in the file; the draft stays, and the next run takes it up", async () => {
    const records: PackRecord[] = [];
    service = await fakeService(keeping(records));
    const broken = original();
    broken.examples[0]!.expect["total"] = "met 99";
    const { exit, err } = await publish(broken);
    assert.equal(exit, exits.faulty);
    assert.match(err, /^\/examples\/0\/expect\/total {2}example-fails\n {4}例子的结果与所写不同/m);
    assert.equal(records[0]!.state, "draft");
    assert.equal((await publish(original())).exit, exits.good);
    assert.deepEqual(
      records.map(({ state }) => state),
      ["published"],
    );
  });

  it("a service that refuses, answers something else, or is not there: exit 3 and how to mend it", async () => {
    service = await fakeService(() => ({ status: 403, body: problem("not-permitted", 403, "no") }));
    const refused = await publish(original());
    assert.deepEqual([refused.exit, /县级管理员/.test(refused.err)], [exits.server, true]);
    await service.close();
    service = await fakeService(() => ({ status: 200, body: "<html></html>" }));
    assert.equal((await publish(original())).exit, exits.server);
    await service.close();
    const gone = await publish(original());
    assert.deepEqual([gone.exit, /连不上/.test(gone.err)], [exits.server, true]);
  });

  it("a file that is no pack is told before anything is sent", async () => {
    service = await fakeService();
    const { exit } = await publish({ ...original(), rules: "none" } as unknown as Pack);
    assert.deepEqual([exit, service.asked.length], [exits.faulty, 0]);
  });
});
