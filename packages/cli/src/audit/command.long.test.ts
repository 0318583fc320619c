import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { openPgliteStore } from "@xiaoben/server";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";
import { auditEn } from "../words/audit/en.ts";
import { auditZh } from "../words/audit/zh.ts";

const folder = mkdtempSync(join(tmpdir(), "xb-audit-"));
const data = join(folder, "data");
const [actor, hour] = [newId(), newId()];
after(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { env: {}, out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const exit = await main(["audit", ...args], terminal);
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

const own = ["--data", data, "--tenant", "t"];

describe("audit", () => {
  before(async () => {
    const store = await openPgliteStore({ dir: data });
    const on = { kind: "hour", id: hour };
    await store.write("t", (tx) => tx.audit({ actor, action: "hour.approve", actionId: newId(), on }));
    await store.write("t", (tx) => tx.audit({ action: "load" }));
    await store.seal("t");
    await store.write("t", (tx) => tx.audit({ actor, action: "hour.reject", actionId: newId(), on: { kind: "hour", id: newId() } }));
    await store.close();
  });

  it("says what it needs", async () => {
    for (const [args, says] of [
      [["verify"], /--tenant/],
      [["verify", "--tenant", "t"], /--data/],
      [["verify", ...own, "--database", "postgres://x"], /one of the two/],
      [["verify", ...own, "file"], /reads no files/],
      [["list", ...own, "--record", "hour"], /kind\/id/],
      [["list", ...own, "--person", "x"], /UUID/],
      [["keys"], /file of keys/],
      [["vrify"], /no command "audit vrify"/],
    ] as const) {
      const { exit, err } = await run(...args);
      assert.equal(exit, exits.usage, args.join(" "));
      assert.match(err, says);
    }
    const missing = await run("verify", "--data", join(folder, "none"), "--tenant", "t");
    assert.deepEqual([missing.exit, /There is no data here/.test(missing.err)], [exits.usage, true]);
  });

  it("verifies, also against a head that was kept elsewhere", async () => {
    const head = join(folder, "head.jsonl");
    writeFileSync(head, `${(await run("head", ...own)).out}\n`);
    const good = await run("verify", ...own, "--head", head);
    assert.equal(good.exit, exits.good, good.err);
    assert.match(good.out, /whole: 2 entries[^]*hold, up to entry 2[^]*agrees with the head[^]*1 more entry is not sealed/);
    writeFileSync(head, JSON.stringify({ tenant: "t", seq: 7, hash: "ab".repeat(32) }));
    const cut = await run("verify", ...own, "--head", head, "--lang", "zh");
    assert.equal(cut.exit, exits.faulty);
    assert.match(cut.out, /第 3 条有问题[^]*原来更长/);
    writeFileSync(head, "{}");
    assert.match((await run("verify", ...own, "--head", head)).err, /Line 1 of .* is no head/);
    assert.match((await run("verify", ...own, "--keys", join(folder, "none.json"))).err, /No such file/);
  });

  it("lists who did what", async () => {
    const listed = await run("list", ...own, "--record", `hour/${hour}`);
    assert.match(listed.out, new RegExp(`${actor} +hour\\.approve +hour/${hour} +1`));
    assert.doesNotMatch(listed.out, /hour\.reject|load/);
  });

  it("prints the public keys and rotates", async () => {
    const keys = join(data, "audit-keys.json");
    const before = JSON.parse((await run("keys", keys)).out) as { public: object; private?: string };
    assert.deepEqual([Object.keys(before.public).length, before.private], [1, undefined]);
    assert.match((await run("rotate", keys)).out, /signs from the next start on/);
  });

  it("has words for every fault in both languages", () => {
    assert.deepEqual(Object.keys(auditZh.faults).sort(), Object.keys(auditEn.faults).sort());
  });
});
