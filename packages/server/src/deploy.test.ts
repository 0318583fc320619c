import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { settings } from "./config/settings.ts";

const deploy = fileURLToPath(new URL("../deploy/", import.meta.url));
const [container, unit] = [readFileSync(join(deploy, "Dockerfile"), "utf8"), readFileSync(join(deploy, "xiaoben.service"), "utf8")];
const variables = new Set<string>([...Object.values(settings).map(({ env }) => env), "NODE_ENV"]);
const bin = "/opt/xiaoben/node_modules/@xiaoben/cli/dist/bin.js";
const cli = JSON.parse(readFileSync(new URL("../../cli/package.json", import.meta.url), "utf8")) as {
  name: string;
  bin: { xiaoben: string };
};

test("what the container and the unit start is the command as it is published, with settings that there are", () => {
  assert.equal(bin, `/opt/xiaoben/node_modules/${cli.name}/${cli.bin.xiaoben.replace("./", "")}`);
  assert.ok(existsSync(new URL("../../cli/src/bin.ts", import.meta.url)));
  assert.ok(container.includes(`ENTRYPOINT ["node", "${bin}"]\nCMD ["server", "start"]`));
  assert.ok(unit.includes(`ExecStart=/usr/bin/node ${bin} server start`));
  const named = [...container.matchAll(/(?:ENV |^ {4}|-e )([A-Z_]+)=/gm), ...unit.matchAll(/^Environment=([A-Z_]+)=/gm)].map(
    ([, name]) => name!,
  );
  assert.ok(named.length >= 6);
  assert.deepEqual(
    named.filter((name) => !variables.has(name)),
    [],
  );
});

test("the container copies what is there, runs as nobody in particular, and ends with the signal that the server hears", () => {
  for (const [, from] of container.matchAll(/^COPY (?!--from)(\S+)/gm)) assert.ok(existsSync(join(deploy, from!)), from);
  const last = container.slice(container.lastIndexOf("FROM "));
  assert.match(last, /\nUSER node\n[\s\S]*\nVOLUME \/var\/lib\/xiaoben\n/);
  assert.ok(last.indexOf("USER node") < last.indexOf("ENTRYPOINT"));
  assert.match(last, /STOPSIGNAL SIGTERM/);
  assert.match(last, /HEALTHCHECK .*CMD \["node", "\/opt\/xiaoben\/healthcheck\.mjs"\]/);
});

test("the check of the container's health agrees with what the server says of itself", async () => {
  let status = 200;
  const server = createServer((_, response) => response.writeHead(status).end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = String((server.address() as AddressInfo).port);
  const check = async (): Promise<unknown> =>
    (await once(spawn(process.execPath, [join(deploy, "healthcheck.mjs")], { env: { PORT: port } }), "close"))[0];
  assert.equal(await check(), 0);
  status = 503;
  assert.equal(await check(), 1);
  server.close();
  server.closeAllConnections();
  assert.equal(await check(), 1);
});

const hasVerify = spawnSync("systemd-analyze", ["--version"]).status === 0;

test("systemd understands the unit", { skip: hasVerify ? false : "systemd-analyze is not here" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "xb-unit-"));
  try {
    const path = join(folder, "xiaoben.service");
    // The program is not installed here: the one that runs this stands for it.
    writeFileSync(path, unit.replace("/usr/bin/node", process.execPath));
    const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", path], { encoding: "utf8" });
    assert.deepEqual(
      stderr.split("\n").filter((line) => line.includes("xiaoben.service")),
      [],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
