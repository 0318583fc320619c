import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import { problemCodes, type Problem } from "@xiaoben/contract";
import { listen, type Listening } from "./listen.ts";

describe("what comes over the wire before it is a request", () => {
  let listening: Listening;
  let answered = 0;
  before(async () => {
    const fetch = async (request: Request): Promise<Response> => {
      await request.text();
      answered += 1;
      return new Response("good");
    };
    listening = await listen(fetch, "127.0.0.1", 0, { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 });
  });
  after(() => listening.close(100));

  /** Sends pieces, waits between them, and answers what came back until the connection was closed. */
  async function send(pieces: readonly string[], pause: number): Promise<string> {
    const socket = connect(Number(new URL(listening.url).port), "127.0.0.1");
    socket.on("error", () => undefined);
    let came = "";
    socket.on("data", (bytes) => (came += bytes.toString()));
    await once(socket, "connect");
    const closed = once(socket, "close");
    for (const piece of pieces) {
      if (!socket.writable) break;
      socket.write(piece);
      await new Promise((wake) => setTimeout(wake, pause));
    }
    await closed;
    return came;
  }
  const problemIn = (came: string): Problem => {
    const problem = JSON.parse(came.slice(came.indexOf("\r\n\r\n") + 4)) as Problem;
    assert.ok(problemCodes.includes(problem.code));
    assert.match(came, /^HTTP\/1\.1 \d+/);
    return problem;
  };

  it("cuts off whoever sends headers, or a body, drop by drop", { timeout: 20_000 }, async () => {
    const drops = Array.from({ length: 200 }, (_, n) => `x-${n}: 1\r\n`);
    assert.equal(problemIn(await send(["GET / HTTP/1.1\r\nhost: x\r\n", ...drops], 20)).status, 408);
    const begun = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n";
    const before = answered;
    await send([begun, ...Array.from({ length: 200 }, () => "x")], 20);
    assert.equal(answered, before);
  });

  it("refuses headers and addresses that are too large, and what is no HTTP, as a problem", async () => {
    const large = await send([`GET / HTTP/1.1\r\nhost: x\r\nx-large: ${"x".repeat(20_000)}\r\n\r\n`], 0);
    assert.deepEqual([problemIn(large).status, problemIn(large).code], [431, "too-large"]);
    assert.equal(problemIn(await send([`GET /${"x".repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`], 0)).status, 431);
    assert.equal(problemIn(await send(["\u0001\u0002 nonsense\r\n\r\n"], 0)).code, "validation");
    assert.equal(await (await fetch(listening.url)).text(), "good");
  });
});
