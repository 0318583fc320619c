import { createServer } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dayOf } from "@xiaoben/contract";
import { StartError, type RunningServer } from "@xiaoben/server";
import { buildAll } from "./start/build.ts";
import { startCampus } from "./start/campus.ts";

/** `npm start`: builds what changed, loads the county once, serves the portal. PORT and XIAOBEN_DATA change where. */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const began = performance.now();
const stopped = new AbortController();
let running: RunningServer | undefined;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(0));

try {
  requireNode(24);
  const port = portOf(process.env["PORT"]);
  await requireFree(port);
  const building = process.env["XIAOBEN_BUILD"] === "skip" ? Promise.resolve() : buildAll(root, stopped.signal, say);
  // Whichever fails first ends the start; the other is not waited for.
  running = await Promise.race([
    startCampus({
      dataDir: resolve(process.env["XIAOBEN_DATA"] ?? resolve(root, ".data")),
      port,
      today: dayOf(Date.now(), "Asia/Shanghai"),
      onProgress: progress(),
      ready: building,
    }),
    building.then(() => new Promise<never>(() => undefined)),
  ]);
  say(`Started in ${Math.round((performance.now() - began) / 100) / 10} s.`);
  console.log(`Xiaoben is ready: ${running.url}`);
} catch (error) {
  if (!stopped.signal.aborted) {
    console.error(error instanceof StartError || isPlain(error) ? error.message : error);
    await stop(1);
  }
}

async function stop(code: number): Promise<void> {
  stopped.abort();
  await running?.close();
  process.exit(code);
}

function requireNode(least: number): void {
  const [major] = process.versions.node.split(".");
  if (Number(major) < least)
    throw new Error(
      `Node ${process.versions.node} is too old, ${least} is needed. Run "npm ci" and then "npm start": npm brings the right one.`,
    );
}

function portOf(text = "8787"): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`PORT is "${text}". Set it to a number from 1 to 65535, or leave it out.`);
  return port;
}

/** Said before minutes of building, not after. */
async function requireFree(port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((fulfil, reject) => {
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        reject(new StartError("port-in-use", `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or set PORT to another one.`, error));
      else reject(error);
    });
    probe.listen(port, "127.0.0.1", fulfil);
  });
  await new Promise((fulfil) => probe.close(fulfil));
}

function progress(): NonNullable<Parameters<typeof startCampus>[0]["onProgress"]> {
  let quarter = 0;
  return (step, done = 0, of = 1) => {
    if (step === "making-database") say("Making the database …");
    if (step !== "loading-county") return;
    const now = Math.floor((done / of) * 4);
    if (now > quarter) say(`Loading the county: ${done} of ${of} records`);
    quarter = now;
  };
}

function say(line: string): void {
  console.log(line);
}

/** An error that was made to be read: it has no code of a system call, and says all in its message. */
function isPlain(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error && !("code" in error);
}
