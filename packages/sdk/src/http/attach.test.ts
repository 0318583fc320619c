import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, partSize, type Attachment } from "@xiaoben/contract";
import { hasCode } from "../errors.ts";
import { httpTransport } from "./transport.ts";
import type { HttpOptions } from "./wire.ts";

const to = { kind: "hour", id: newId() } as const;
const at = "2026-11-22T00:00:00.000Z";

interface Seen {
  method: string;
  path: string;
  query: string;
  type: string | null;
  length: number;
}

/** A back end behind `fetch` that keeps one attachment. */
function over(options: Partial<HttpOptions> = {}, answer: (seen: Seen) => Response | undefined = () => undefined) {
  const seen: Seen[] = [];
  let record = {} as Attachment;
  const json = (body: unknown, status = 200): Response =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  const done = (): Response => json({ record, changes: [{ kind: "attachment", id: record.id, version: record.version }] });
  const fetch = (async (request: Request) => {
    const { pathname: path, search: query } = new URL(request.url);
    const bytes = new Uint8Array(await request.arrayBuffer());
    const now = { method: request.method, path, query, type: request.headers.get("content-type"), length: bytes.length };
    seen.push(now);
    const own = answer(now);
    if (own) return own;
    const part = /\/parts\/(\d+)$/.exec(path)?.[1];
    const before = record;
    if (part) record = { ...before, version: before.version + 1, received: [...(before.received ?? []), Number(part)] };
    else if (path.endsWith("/complete")) record = { ...before, version: before.version + 1, state: "complete" };
    else {
      const base = { version: 1, org: to.id, by: to.id, state: "open" as const, received: [], createdAt: at, updatedAt: at };
      record = { ...(JSON.parse(new TextDecoder().decode(bytes)) as Attachment), ...base, id: path.split("/").at(-1)! };
    }
    return done();
  }) as typeof globalThis.fetch;
  return { seen, transport: httpTransport({ baseUrl: "http://campus.test/api", fetch, ...options }) };
}

const file = (size: number): File => new File([new Uint8Array(size)], "a.pdf", { type: "application/pdf" });

describe("attach over HTTP", () => {
  it("sends parts as raw bytes to addresses of their own", async () => {
    const { seen, transport } = over();
    const { id } = await transport.attach!(file(partSize + 3), to);
    const one = `/api/v1/attachments/${id}`;
    assert.deepEqual(
      seen.map(({ method, path, type, length }) => [method, path, type, type === "application/json" ? "json" : length]),
      [
        ["PUT", one, "application/json", "json"],
        ["PUT", `${one}/parts/1`, "application/octet-stream", partSize],
        ["PUT", `${one}/parts/2`, "application/octet-stream", 3],
        ["POST", `${one}/actions/complete`, "application/json", "json"],
      ],
    );
  });

  it("goes the other way where PUT is blocked", async () => {
    const { seen, transport } = over({ profile: "getPost" });
    await transport.attach!(file(2), to);
    assert.deepEqual(
      seen.map(({ method, query }) => [method, query]),
      [
        ["POST", "?_method=PUT&create=1"],
        ["POST", "?_method=PUT"],
        ["POST", ""],
      ],
    );
  });

  it("says where an answer to a part is none", async () => {
    const { transport } = over({}, ({ path }) => (path.includes("/parts/") ? new Response(JSON.stringify({ ok: true })) : undefined));
    await assert.rejects(
      transport.attach!(file(2), to),
      (error) => hasCode(error, "bad-answer") && error.breach?.operation === "attachment.part",
    );
  });
});

describe("the file of an attachment over HTTP", () => {
  it("comes as it is, with its type", async () => {
    const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 0, 0x80]);
    const { seen, transport } = over({}, () => new Response(bytes, { headers: { "content-type": "image/jpeg" } }));
    const id = newId();
    const blob = await transport.blob!(id);
    assert.deepEqual([blob.type, new Uint8Array(await blob.arrayBuffer())], ["image/jpeg", bytes]);
    assert.deepEqual([seen[0]?.method, seen[0]?.path], ["GET", `/api/v1/attachments/${id}/content`]);
  });

  it("is refused in the contract's words, and taken back with its signal", async () => {
    const refusal = { type: "about:blank", title: "x", status: 404, code: "not-found", detail: "none" };
    const { transport } = over(
      {},
      () => new Response(JSON.stringify(refusal), { status: 404, headers: { "content-type": "application/problem+json" } }),
    );
    await assert.rejects(transport.blob!(newId()), { code: "not-found" });
    await assert.rejects(transport.blob!(newId(), AbortSignal.abort()), { code: "aborted" });
  });
});
