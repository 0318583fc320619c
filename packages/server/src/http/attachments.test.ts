import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { request } from "node:http";
import { after, before, it } from "node:test";
import {
  attachmentSize,
  newId,
  partRange,
  partSize,
  partsOf,
  ProblemError,
  type Attachment,
  type Capabilities,
  type Id,
  type Page,
  type Problem,
  type Ref,
  type WriteAnswer,
} from "@xiaoben/contract";
import { ids, newHour, newObservation, observationId, seed, type PersonName } from "@xiaoben/backend/testing";
import { startServer, type RunningServer } from "../index.ts";
import { onEachEngine } from "../engines.test.help.ts";
import { saveAs } from "./attachments.ts";

const json = { "content-type": "application/json" };
const raw = { "content-type": "application/octet-stream" };
const jpeg = (size: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: size }, (_, at) => [0xff, 0xd8, 0xff, 0xe0][at] ?? at % 251);
const sliceOf = (bytes: Uint8Array<ArrayBuffer>, part: number): Uint8Array<ArrayBuffer> => {
  const { from, to } = partRange(bytes.byteLength, part)!;
  return bytes.slice(from, to);
};

/** The two ways that writes travel. */
const ways = {
  rest: (method: string): { method: string; query: string; headers: Record<string, string> } => ({
    method,
    query: "",
    headers: method === "PUT" ? { "if-none-match": "*" } : {},
  }),
  getPost: (method: string) => ({ method: "POST", query: method === "PUT" ? "?_method=PUT&create=1" : `?_method=${method}`, headers: {} }),
};

onEachEngine("attachments over HTTP", (engine) => {
  let server: RunningServer;
  before(async () => {
    const store = await engine.openEmpty();
    await seed(store, "t");
    const identity = {
      async verify(token: string) {
        if (!(token in ids)) throw new ProblemError("signed-out", "Nobody.");
        return { tenant: "t", person: ids[token as keyof typeof ids] };
      },
    };
    server = await startServer({ store, identity, port: 0, log: () => undefined, now: () => new Date("2026-11-22T04:00:00.000Z") });
  });
  after(() => server.close());

  const call = (
    path: string,
    { as = "observer" as PersonName, headers = {}, ...init }: RequestInit & { as?: PersonName } = {},
  ): Promise<Response> =>
    fetch(`${server.url}api/v1/${path}`, { ...init, headers: { authorization: `Bearer ${as}`, ...(headers as Record<string, string>) } });
  const send = async (
    way: keyof typeof ways,
    method: string,
    path: string,
    body: NonNullable<RequestInit["body"]>,
    more: Record<string, string>,
    as?: PersonName,
  ) => {
    const { query, headers, method: sent } = ways[way](method);
    return call(`${path}${query}`, { method: sent, body, headers: { ...headers, ...more }, ...(as && { as }) });
  };
  const problem = async (response: Response, code: string, status: number): Promise<Problem> => {
    const found = (await response.json()) as Problem;
    assert.deepEqual([response.status, found.code], [status, code], found.detail);
    return found;
  };
  const written = async (response: Response, status = 200): Promise<Attachment> => {
    const answer = (await response.json()) as WriteAnswer<"attachment"> & Problem;
    assert.equal(response.status, status, answer.detail);
    return answer.record!;
  };
  const hour = async (as: PersonName = "observer"): Promise<Ref> => {
    const id = newId();
    const made = await call(`hours/${id}`, {
      as,
      method: "PUT",
      headers: { ...json, "if-none-match": "*" },
      body: JSON.stringify(newHour(ids[as])),
    });
    assert.equal(made.status, 201);
    return { kind: "hour", id };
  };
  const create = (
    id: Id,
    of: Ref,
    size: number,
    { way = "rest" as keyof typeof ways, as = "observer" as PersonName, ...more } = {},
  ): Promise<Response> =>
    send(way, "PUT", `attachments/${id}`, JSON.stringify({ name: "第一节 板书's.jpg", type: "image/jpeg", size, of, ...more }), json, as);
  const put = (
    id: Id,
    part: number | string,
    bytes: NonNullable<RequestInit["body"]>,
    way: keyof typeof ways = "rest",
    as?: PersonName,
  ): Promise<Response> => send(way, "PUT", `attachments/${id}/parts/${part}`, bytes, raw, as);
  const complete = (id: Id, as: PersonName = "observer"): Promise<Response> =>
    call(`attachments/${id}/actions/complete`, {
      as,
      method: "POST",
      headers: json,
      body: JSON.stringify({ actionId: newId(), input: {} }),
    });
  const whole = async (of: Ref, bytes: Uint8Array<ArrayBuffer>, as: PersonName = "observer"): Promise<Id> => {
    const id = newId();
    await written(await create(id, of, bytes.byteLength, { as }), 201);
    for (let part = 1; part <= partsOf(bytes.byteLength); part++) await written(await put(id, part, sliceOf(bytes, part), "rest", as));
    await written(await complete(id, as));
    return id;
  };

  for (const way of ["rest", "getPost"] as const)
    it(`takes the largest file, goes on after an interruption and hands it out for saving (${way})`, async () => {
      const bytes = jpeg(attachmentSize);
      const id = newId();
      const of = await hour();
      assert.deepEqual((await written(await create(id, of, bytes.byteLength, { way }), 201)).received, []);
      for (const part of [1, 2, 9]) await written(await put(id, part, sliceOf(bytes, part), way));
      const { received = [] } = await written(await create(id, of, bytes.byteLength, { way }), 201);
      assert.deepEqual(received, [1, 2, 9]);
      await problem(await complete(id), "guard-failed", 409);
      for (let part = 1; part <= 10; part++) if (!received.includes(part)) await written(await put(id, part, sliceOf(bytes, part), way));
      const done = await written(await complete(id));
      assert.deepEqual([done.state, done.sha256], ["complete", createHash("sha256").update(bytes).digest("hex")]);
      const file = await call(`attachments/${id}/content`);
      const header = (name: string): string | null => file.headers.get(name);
      assert.deepEqual([file.status, header("content-type"), header("content-length")], [200, "image/jpeg", String(attachmentSize)]);
      assert.equal(
        header("content-disposition"),
        `attachment; filename="___ ___s.jpg"; filename*=UTF-8''%E7%AC%AC%E4%B8%80%E8%8A%82%20%E6%9D%BF%E4%B9%A6%27s.jpg`,
      );
      assert.deepEqual([header("x-content-type-options"), header("cache-control")], ["nosniff", "no-store"]);
      assert.match(header("content-security-policy") ?? "", /default-src 'none'/);
      assert.deepEqual(Buffer.compare(Buffer.from(await file.arrayBuffer()), bytes), 0);
      const head = await call(`attachments/${id}/content`, { method: "HEAD" });
      assert.deepEqual(
        [head.status, head.headers.get("content-length"), (await head.arrayBuffer()).byteLength],
        [200, String(attachmentSize), 0],
      );
    });

  it("refuses parts that are too large, of another length, not raw, or not there", async () => {
    const id = newId();
    await written(await create(id, await hour(), partSize + 3), 201);
    await problem(await put(id, 1, jpeg(partSize + 1)), "too-large", 413);
    assert.equal(await sentWithoutLength(`${server.url}api/v1/attachments/${id}/parts/1`, 3 * partSize), 413);
    await problem(await put(id, 2, jpeg(4)), "validation", 422);
    for (const part of ["0", "3", "x", "1.5", "-1"]) await problem(await put(id, part, jpeg(3)), "validation", 422);
    await problem(await call(`attachments/${id}/parts/2`, { method: "PUT", headers: json, body: "123" }), "unsupported-type", 415);
    assert.equal((await call(`attachments/${id}/parts/2`)).status, 405);
    assert.deepEqual((await written(await put(id, 2, jpeg(3)))).received, [2]);
  });

  it("refuses files that are too large, of a type that is not taken, or not what they are called", async () => {
    const of = await hour();
    await problem(await create(newId(), of, attachmentSize + 1), "too-large", 413);
    await problem(await create(newId(), of, 5, { type: "image/heic", name: "a.heic" } as object), "unsupported-type", 415);
    const id = newId();
    await written(await create(id, of, 5), 201);
    await written(await put(id, 1, "%PDF-"));
    await problem(await complete(id), "unsupported-type", 415);
    await problem(await call(`attachments/${id}/content`), "guard-failed", 409);
    assert.equal((await call(`attachments/${id}`, { method: "DELETE" })).status, 200);
    await problem(await call(`attachments/${id}/content`), "not-found", 404);
  });

  it("opens a file to those who may read its record, and tells all others that there is none", async () => {
    const of: Ref = { kind: "observation", id: observationId() };
    const body = JSON.stringify({ ...newObservation(), strengths: "清楚" });
    assert.equal((await call(`observations/${of.id}`, { method: "PUT", headers: { ...json, "if-none-match": "*" }, body })).status, 201);
    const id = await whole(of, jpeg(12));
    const seen = async (as: PersonName): Promise<unknown> => {
      const list = (await (await call(`attachments?of=${of.id}`, { as })).json()) as Page<"attachment">;
      const [one, file] = [await call(`attachments/${id}`, { as }), await call(`attachments/${id}/content`, { as })];
      await file.arrayBuffer();
      return [list.items.map((item) => item.id), one.status, file.status];
    };
    assert.deepEqual(await seen("teacher"), [[], 404, 404]);
    const submitted = await call(`observations/${of.id}/actions/submit`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ actionId: newId() }),
    });
    assert.equal(submitted.status, 200);
    assert.deepEqual(await seen("teacher"), [[id], 200, 200]);
    assert.deepEqual(await seen("stranger"), [[], 404, 404]);
    await problem(await put(id, 1, jpeg(12), "rest", "teacher"), "not-found", 404);
    await problem(await put(id, 1, jpeg(12)), "transition-not-allowed", 409);
  });

  it("answers somebody else's record, and somebody else's id, like ones that are not there", async () => {
    const theirs = await hour("teacher");
    const { issues } = await problem(await create(newId(), theirs, 5), "validation", 422);
    assert.deepEqual(
      issues?.map((one) => [one.pointer, one.code]),
      [["/of", "not-there"]],
    );
    const id = await whole(theirs, jpeg(5), "teacher");
    for (const path of [`attachments/${id}`, `attachments/${id}/content`, `attachments/${newId()}/content`])
      await problem(await call(path), "not-found", 404);
    await problem(await create(id, await hour(), 5), "duplicate-key", 409);
  });

  it("names what it offers", async () => {
    const { operations } = (await (await call("capabilities")).json()) as Capabilities;
    for (const one of [
      "attachments",
      "attachment.create",
      "attachment.part",
      "attachment.complete",
      "attachment.content",
      "attachment.remove",
    ])
      assert.ok(operations.includes(one), one);
  });

  /** A body whose length nobody said. */
  const sentWithoutLength = (url: string, length: number): Promise<number> =>
    new Promise((fulfil, refuse) => {
      const out = request(url, { method: "PUT", headers: { ...raw, authorization: "Bearer observer" } }, (answer) => {
        answer.resume();
        fulfil(answer.statusCode ?? 0);
      });
      out.on("error", refuse);
      out.flushHeaders();
      out.end(jpeg(length));
    });
});

it("writes the name of a file so that no header is broken by it", () => {
  assert.equal(saveAs('a"b\\c;d.pdf'), `attachment; filename="a_b_c_d.pdf"; filename*=UTF-8''a%22b%5Cc%3Bd.pdf`);
  assert.equal(saveAs("课表(一)*.csv"), `attachment; filename="______.csv"; filename*=UTF-8''%E8%AF%BE%E8%A1%A8%28%E4%B8%80%29%2A.csv`);
});
