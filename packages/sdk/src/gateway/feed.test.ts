import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { memoryTransport } from "../testing/memory-transport.ts";
import { data, observation, settled } from "./gateway.test.fixture.ts";
import { gatewayOver } from "./gateway.ts";

describe("gatewayOver: the feed", () => {
  it("re-reads what somebody else wrote, and not what this page wrote itself", async () => {
    const back = memoryTransport();
    const gateway = gatewayOver(back, { feed: { every: 5, most: 10 } });
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const live = gateway.one(ref);
    const stop = live.subscribe(() => undefined);
    await new Promise((done) => setTimeout(done, 30));
    back.put(ref, { strengths: "from elsewhere" });
    await new Promise((done) => setTimeout(done, 60));
    assert.equal(data(live)?.strengths, "from elsewhere");
    await gateway.act("observation.change", { id: ref.id, patch: { strengths: "mine" } });
    await settled();
    back.requests.length = 0;
    await new Promise((done) => setTimeout(done, 60));
    assert.ok(back.requests.includes("changes"));
    assert.ok(!back.requests.some((request) => request.startsWith("get ")), "its own write is not told twice");
    stop();
    await new Promise((done) => setTimeout(done, 30));
    back.requests.length = 0;
    await new Promise((done) => setTimeout(done, 40));
    assert.deepEqual(back.requests, [], "nobody listens, nothing is asked");
  });

  it("reads again what failed, as soon as the back end answers", async () => {
    const back = memoryTransport();
    const gateway = gatewayOver(back, { feed: { every: 5, most: 10 } });
    const live = gateway.tasks();
    back.fault = () => "cut";
    const stop = live.subscribe(() => undefined);
    await new Promise((done) => setTimeout(done, 30));
    assert.equal(live.current.status, "error");
    back.fault = () => "none";
    await new Promise((done) => setTimeout(done, 80));
    assert.equal(live.current.status, "ready");
    stop();
  });
});
