import assert from "node:assert/strict";
import { once } from "node:events";
import { truncateSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { api, fails, readyLine, run, scratch } from "./start.test.fixture.ts";

test("it starts, keeps what was written over a stop, and refuses a second start on the same data", { timeout: 120_000 }, async () => {
  const data = join(scratch, "kept");
  const first = run(data);
  const [, url] = await first.until(readyLine);
  const { items } = (await api(url!, "苏禾", "tasks")) as { items: { action: string; on: { id: string } }[] };
  const id = items.find((task) => task.action === "observation.answer")!.on.id;
  const { version } = await api(url!, "苏禾", `observations/${id}`);
  await api(url!, "苏禾", `observations/${id}?expectedVersion=${String(version)}`, {
    method: "PATCH",
    body: JSON.stringify({ answer: "下节课先请后排两组。" }),
  });

  const second = run(data);
  assert.equal(await second.ended, 1);
  assert.match(second.said(), new RegExp(`\\b${first.child.pid}\\b`));
  assert.equal(second.said().trim().split("\n").length, 1, second.said());

  first.child.kill("SIGTERM");
  assert.equal(await first.ended, 0);
  const third = run(data);
  const [, again] = await third.until(readyLine);
  assert.equal((await api(again!, "苏禾", `observations/${id}`))["answer"], "下节课先请后排两组。");
  assert.doesNotMatch(third.said(), /Loading the county/);
  third.child.kill("SIGINT");
  assert.equal(await third.ended, 0);

  truncateSync(join(data, "db/global/pg_control"), 100);
  await fails(run(data), /damaged/);
});

test("a port in use is said in one line", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await fails(run(join(scratch, "port"), { PORT: String(port) }), new RegExp(`Port ${port} .* in use`));
  server.close();
});

test("a port that is no port is said in one line", () => fails(run(join(scratch, "port"), { PORT: "eighty" }), /PORT is "eighty"/));

test("a folder that cannot be written is said in one line", async () => {
  const file = join(scratch, "file");
  writeFileSync(file, "");
  await fails(run(join(file, "data")), /cannot be written/);
});
