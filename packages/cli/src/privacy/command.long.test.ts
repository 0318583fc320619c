import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { records } from "@xiaoben/contract/examples";
import { loadRecords, openPgliteStore } from "@xiaoben/server";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";

const folder = mkdtempSync(join(tmpdir(), "xb-privacy-"));
const data = join(folder, "data");
after(() => rmSync(folder, { recursive: true }));
const hour = records.find(({ kind, record }) => kind === "hour" && "person" in record)!.record as unknown as { person: string };
const her = hour.person;

async function run(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { env: {}, out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const exit = await main(["privacy", ...args], terminal);
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

const own = ["--data", data, "--tenant", "t", "--basis", "request 12"];

describe("privacy", () => {
  before(async () => {
    const store = await openPgliteStore({ dir: data });
    await loadRecords(store, "t", records.map(({ kind, record }) => ({ kind, record })) as never);
    await store.close();
  });

  it("says what it needs", async () => {
    const bad = join(folder, "retention.json");
    writeFileSync(bad, '{"hour": "perhaps"}');
    for (const [args, says] of [
      [["erase", ...own], /id of a person/],
      [["erase", "Su He", ...own], /id of a person/],
      [["erase", her, "--data", data, "--tenant", "t"], /--basis/],
      [["erase", her, ...own, "--retention", bad], /keep or remove/],
      [["export", her, ...own], /a folder/],
      [["export", her, folder, ...own], /no empty folder/],
      [["readmit", ...own], /id of the erasure/],
      [["forget", her], /no command "privacy forget"/],
    ] as const) {
      const { exit, err } = await run(...args);
      assert.equal(exit, exits.usage, args.join(" "));
      assert.match(err, says);
    }
  });

  it("writes everything about a person into a folder for its owner alone, then erases her once that is confirmed", async () => {
    const out = join(folder, "out");
    const written = await run("export", her, out, ...own);
    assert.equal(written.exit, exits.good, written.err);
    assert.match(readFileSync(join(out, "README.md"), "utf8"), /everything that the system stores about you/);
    assert.equal(statSync(join(out, "records/hour.json")).mode & 0o777, 0o600);
    assert.ok((JSON.parse(readFileSync(join(out, "records/hour.json"), "utf8")) as object[]).length > 0);
    const told = await run("erase", her, ...own, "--lang", "zh");
    assert.match(told.out, /hour +\d+ +\d+[^]*还没有改动/);
    const done = await run("erase", her, ...own, "--commit");
    assert.match(done.out, /Erased\. From now on the pseudonym/);
    const store = await openPgliteStore({ dir: data });
    const [erasure] = [...(await store.erasedWords("t")).values()];
    await store.close();
    const unknown = await run("readmit", her, ...own);
    assert.deepEqual([unknown.exit, unknown.err.includes("no such erasure")], [exits.faulty, true]);
    const readmitted = await run("readmit", erasure!, ...own);
    assert.match(readmitted.out, /takes her as somebody new/);
  });
});
