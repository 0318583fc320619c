import assert from "node:assert/strict";
import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, describe, it } from "node:test";
import { takeLock } from "./lock.ts";
import { processStart } from "./process.ts";

const folders: string[] = [];
const children: ChildProcess[] = [];

const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "xb-lock-"));
  folders.push(folder);
  return folder;
};

/** A process that takes the lock on request. */
async function starter(folder: string): Promise<{ child: ChildProcess; take(): Promise<string>; kill(): Promise<void> }> {
  const child = fork(new URL("./lock.test.child.ts", import.meta.url), [folder], { execArgv: ["--conditions=xiaoben-source"] });
  children.push(child);
  await once(child, "message");
  return {
    child,
    async take() {
      child.send("take");
      const [answer] = (await once(child, "message")) as [string];
      return answer;
    },
    async kill() {
      assert.equal(child.exitCode ?? child.signalCode, null, "it lives until it is killed");
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

describe("the lock of a data folder", () => {
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it("refuses a second start and names the process that holds it; after kill -9 it starts", async () => {
    const folder = makeFolder();
    const first = await starter(folder);
    assert.equal(await first.take(), "holds");
    assert.throws(() => takeLock(folder), { code: "data-in-use", message: new RegExp(`in use by process ${first.child.pid}\\b`) });
    await first.kill();
    takeLock(folder).release();
    assert.deepEqual(readdirSync(folder), []);
  });

  it("refuses the same process a second time, and lets go of what it held", () => {
    const folder = makeFolder();
    const lock = takeLock(folder);
    assert.throws(() => takeLock(folder), { code: "data-in-use" });
    lock.release();
    takeLock(folder).release();
  });

  it("does not take a later process with the same number for the holder", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "lock"), `${process.pid} 1 long-ago\n`);
    takeLock(folder).release();
  });

  it("takes over from what a power cut has left: an empty or unreadable lock", () => {
    for (const content of ["", "\u0000\u0000", "no number"]) {
      const folder = makeFolder();
      writeFileSync(join(folder, "lock"), content);
      takeLock(folder).release();
      assert.equal(existsSync(join(folder, "lock")), false);
    }
  });

  it("knows a zombie for dead", { skip: process.platform === "linux" ? false : "zombies are told apart on Linux only" }, async () => {
    // The shell starts a process that ends at once, and turns into one that never asks after it.
    const parent = spawn("sh", ["-c", "sleep 0.05 & echo $!; exec sleep 30"], { stdio: ["ignore", "pipe", "ignore"] });
    children.push(parent);
    const [line] = (await once(parent.stdout!, "data")) as [Buffer];
    const pid = Number(String(line).trim());
    const stateOf = (): string => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.charAt(0);
    const started = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ")[19];
    for (let i = 0; i < 100 && stateOf() !== "Z"; i++) await new Promise((wake) => setTimeout(wake, 20));
    assert.equal(stateOf(), "Z");
    assert.equal(processStart(pid), undefined);
    const folder = makeFolder();
    writeFileSync(join(folder, "lock"), `${pid} ${started} zombie\n`);
    takeLock(folder).release();
  });

  it("lets exactly one of several simultaneous starters win after a crash", async () => {
    const folder = makeFolder();
    let previous = await starter(folder);
    assert.equal(await previous.take(), "holds");
    for (let round = 0; round < 4; round++) {
      await previous.kill();
      const starters = await Promise.all(Array.from({ length: 4 }, () => starter(folder)));
      const answers = await Promise.all(starters.map((each) => each.take()));
      const winners = starters.filter((_, i) => answers[i] === "holds");
      assert.equal(winners.length, 1, answers.join("\n"));
      for (const answer of answers.filter((each) => each !== "holds"))
        assert.match(answer, new RegExp(`in use by process ${winners[0]!.child.pid}\\b`));
      for (const each of starters) if (each !== winners[0]) await each.kill();
      previous = winners[0]!;
    }
  });

  it("survives a successor that died while it took over", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "lock"), "999999999 1 first\n");
    const [left] = (() => {
      const lock = takeLock(folder);
      const names = readdirSync(folder);
      lock.release();
      return names;
    })();
    assert.equal(left, "lock");
    writeFileSync(join(folder, "lock"), "999999999 1 first\n");
    writeFileSync(join(folder, "lock.own.1"), "999999998 1 second\n");
    takeLock(folder).release();
    assert.deepEqual(readdirSync(folder), []);
  });
});
