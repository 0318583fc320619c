import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { httpTransport, type Transport, type TransportError } from "@xiaoben/sdk";
import { asked, recordOf, transport } from "./line.ts";

describe("the sentence of a bad answer", () => {
  const hour = recordOf("hour");
  const read = async (given: unknown, with_: Transport = transport): Promise<TransportError> =>
    asked(given, () => with_.list({ kind: "hour" })).then(
      () => assert.fail("was taken"),
      (error: unknown) => error as TransportError,
    );

  it("says whose fault, in which answer, where, of which record, and how to mend it", async () => {
    const { detail } = await read({
      items: [
        { ...hour, id: newId() },
        { ...hour, on: "2026-02-30" },
      ],
    });
    assert.equal(
      detail,
      `The back end broke the contract in its answer to hour.list: /items/1/on of hour ${String(hour["id"])} is no day that exists: write it like 2026-09-01.`,
    );
  });

  it("carries the number under which the back end logged it", async () => {
    const logged = httpTransport({
      baseUrl: "http://vendor.test",
      fetch: (async () => new Response("{}", { headers: { "x-correlation-id": "log-7" } })) as typeof globalThis.fetch,
    });
    assert.equal((await read(undefined, logged)).correlationId, "log-7");
  });

  it("names several broken records, and says how many more there are", async () => {
    const items = Array.from({ length: 80 }, () => ({ ...hour, id: newId(), on: "2026-02-30" }));
    const { detail, issues, breach } = await read({ items });
    assert.equal(detail.match(/ of hour /g)?.length, 5);
    assert.match(detail, /; and 75 more\.$/);
    assert.equal(issues?.length, 50);
    assert.deepEqual(breach?.record, { kind: "hour", id: items[0]!.id });
  });

  it("blames what stands on the way for what is no JSON; later the back end itself may answer", async () => {
    const portal = httpTransport({
      baseUrl: "http://portal.test",
      fetch: (async () =>
        new Response("<html><title>校园网登录</title>", { headers: { "content-type": "text/html" } })) as typeof globalThis.fetch,
    });
    const error = await read(undefined, portal);
    assert.deepEqual([error.code, error.retryable, error.breach], ["bad-answer", true, { operation: "hour.list", by: "on the way" }]);
    assert.ok(error.correlationId);
  });
});
