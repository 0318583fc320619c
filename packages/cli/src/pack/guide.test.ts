import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { main } from "../main.ts";

const guide = readFileSync(fileURLToPath(new URL("../../../../docs/packs.md", import.meta.url)), "utf8");
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``, "g"))].map(([, text]) => text ?? "");
const folder = mkdtempSync(join(tmpdir(), "xiaoben-guide-"));
after(() => rmSync(folder, { recursive: true }));

const parts = blocks("json").map((text) => JSON.parse(text) as Record<string, unknown> | unknown[]);
const pack = Object.assign({}, ...parts.filter((part) => !Array.isArray(part))) as Record<string, unknown>;
const file = (name: string, content: unknown): string => {
  writeFileSync(join(folder, name), JSON.stringify(content));
  return join(folder, name);
};
const run = async (...args: string[]): Promise<{ exit: number; out: string }> => {
  const out: string[] = [];
  const say = (text: string): void => void out.push(text);
  return { exit: await main(["pack", ...args], { env: { LANG: "zh_CN" }, out: say, err: say }), out: out.join("\n") };
};

test("[R236] the pack that the guide writes has no finding, and its examples come out as they say", async () => {
  const path = file("pack.json", pack);
  assert.deepEqual(await run("check", path), { exit: 0, out: "xikou.practice 2026.1：没有问题，7 个例子全部通过。" });
  assert.equal((await run("test", path)).exit, 0);
});

test("it is read back as the guide shows", async () => {
  const { out } = await run("explain", file("pack.json", pack));
  for (const line of blocks("text").flatMap((text) => text.split("\n"))) assert.ok(out.split("\n").includes(line), `${line}\n\n${out}`);
});

test("the people of the guide can be tried on two versions", async () => {
  const records = file(
    "people.json",
    parts.find((part) => Array.isArray(part)),
  );
  const lower = structuredClone(pack) as { parameters: { values: { value: string }[] }[] };
  lower.parameters[0]!.values[0]!.value = "29";
  const { exit, out } = await run("diff", file("pack.json", pack), file("lower.json", lower), "--records", records);
  assert.equal(exit, 0);
  assert.match(out, /没有达到 → 达到: 1 个 \(NH0417\)/);
});
