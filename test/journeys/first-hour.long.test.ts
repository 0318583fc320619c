import assert from "node:assert/strict";
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { openCampus, type Campus } from "./campus.ts";

/* The page "The first hour", done as it says: its files written, its commands run, its pages opened. */
const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/first-hour.md"), "utf8");
const folder = join(root, `dist/first-hour-${process.pid}`);
const blocks = [...page.matchAll(/```(\w+)(?: (\S+))?\n([\s\S]*?)\n```/g)].map(([, language, name, text]) => ({
  language,
  name,
  text: text!,
}));
const commands = blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n"));
const shown = blocks.filter(({ language }) => language === "text").map(({ text }) => text.split("\n"));

const children: ChildProcess[] = [];
let campus: Campus;
let base: string;

before(async () => {
  mkdirSync(folder, { recursive: true });
  for (const { language, name, text } of blocks) if (language === "js") writeFileSync(join(folder, name!), text);
  campus = await openCampus();
  base = campus.url.replace(/\/$/, "");
});
after(async () => {
  for (const child of children) child.kill();
  await campus.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Lines without their figures, which are others on every day. */
const figuresAway = (line: string): string => line.replace(/\d+(\.\d+)?/g, "#");

/** Runs a command of the page to its end, in the folder of this test and with addresses of its own. */
function run(command: string, env: Record<string, string> = {}): Promise<{ exit: number; lines: string[] }> {
  assert.ok(commands.includes(command), `the page has no longer the command: ${command}`);
  const script = command
    .replace("npx node", `"${process.execPath}"`)
    .replace("npm run xiaoben --", `"${process.execPath}" --conditions=xiaoben-source packages/cli/src/bin.ts`)
    .replaceAll("dist/first-hour", folder)
    .replaceAll("http://127.0.0.1:9100", env["BACK_END"] ?? "");
  return new Promise((done) => {
    execFile("sh", ["-c", script], { cwd: root, env: { ...process.env, XIAOBEN: base, ...env } }, (error, out, err) =>
      done({ exit: error ? Number(error.code) : 0, lines: `${out}${err}`.split("\n") }),
    );
  });
}

/** Starts a server of the page on a free port. */
async function serve(file: string, env: Record<string, string> = {}): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(folder, file)], {
    stdio: "inherit",
    env: { ...process.env, XIAOBEN: base, PORT: String(port), ...env },
  });
  children.push(child);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return { url, stop: () => new Promise((done) => (child.once("exit", () => done()), child.kill())) };
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${file} did not start`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** What the tracker of a page says once it has figures, and what the page complained of. */
async function trackerOf(url: string): Promise<{ text: string; complaints: string[] }> {
  const { page: tab, context } = await campus.signIn("林知远");
  const complaints: string[] = [];
  tab.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  tab.on("pageerror", (error) => complaints.push(String(error)));
  await tab.goto(url);
  const tracker = tab.locator("xb-study-hours");
  await tracker.getByText("怎么算的").first().waitFor({ timeout: 20_000 });
  const text = await tracker.evaluate((element) => element.shadowRoot!.textContent);
  await context.close();
  return { text, complaints };
}

test("the script reads, is refused with a reason, writes, and asks for a verdict", async () => {
  const { exit, lines } = await run("npx node --conditions=xiaoben-source dist/first-hour/hours.mjs");
  assert.equal(exit, 0, lines.join("\n"));
  assert.deepEqual(lines.filter(Boolean).map(figuresAway), shown[0]!.map(figuresAway));
});

test("the page of one's own shows the tracker, with the record that the script has written", async () => {
  const portal = await serve("portal.mjs");
  const { text, complaints } = await trackerOf(portal.url);
  assert.match(text, /学年总学时/);
  assert.match(text, /县级作业设计培训/);
  assert.deepEqual(complaints, []);
  await portal.stop();
});

test("a back end of one's own is enough for the tracker, and conform says what is missing until it is mended", async () => {
  const conform = "npm run xiaoben -- conform --url http://127.0.0.1:9100 --token demo --read-only --lang en";
  let backEnd = await serve("back-end.mjs", { TODAY: "2026-11-22" });
  const portal = await serve("portal.mjs", { CONTRACT: backEnd.url, TOKEN: "demo" });
  const { text, complaints } = await trackerOf(portal.url);
  assert.match(text, /在这台设备上算出/);
  assert.match(text, /达到/);
  assert.deepEqual(complaints, []);
  await portal.stop();

  const broken = await run(conform, { BACK_END: backEnd.url });
  assert.equal(broken.exit, 1);
  for (const line of shown[1]!)
    assert.ok(broken.lines.map(figuresAway).includes(figuresAway(line)), `${line}\n\n${broken.lines.join("\n")}`);
  await backEnd.stop();

  mend("back-end.mjs");
  backEnd = await serve("back-end.mjs");
  const kept = await run(conform, { BACK_END: backEnd.url });
  assert.equal(kept.exit, 0, kept.lines.join("\n"));
  assert.ok(kept.lines.map(figuresAway).includes(figuresAway(shown[2]![0]!)), kept.lines.join("\n"));
});

/** Does what the page's differences say. */
function mend(file: string): void {
  const path = join(folder, file);
  let content = readFileSync(path, "utf8");
  for (const { text } of blocks.filter(({ language, name }) => language === "diff" && name === file)) {
    const side = (sign: string): string =>
      text
        .split("\n")
        .filter((line) => line.startsWith(sign))
        .map((line) => line.slice(1))
        .join("\n");
    assert.ok(content.includes(`${side("-")}\n`), `${file} has no such line: ${side("-")}`);
    content = content.replace(`${side("-")}\n`, () => `${side("+")}\n`);
  }
  writeFileSync(path, content);
}
