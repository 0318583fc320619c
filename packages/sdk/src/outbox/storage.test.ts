import assert from "node:assert/strict";
import { describe, it, type mock } from "node:test";
import { newId } from "@xiaoben/contract";
import { actions, data, made, me, observation, pause } from "./testing/pages.ts";

describe("withOutbox: a full or blocked storage", () => {
  const blocked = (t: { mock: { method: typeof mock.method } }): void => {
    t.mock.method(indexedDB, "open", () => {
      throw new DOMException("blocked", "SecurityError");
    });
  };

  it("never loses typed text: it stays in memory, says so, and goes straight to the back end", async (t) => {
    blocked(t as never);
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    const draft = gateway.draft(ref);
    draft.current.subscribe(() => undefined);
    await pause();
    back.fault = () => "cut";
    draft.change({ author: me, strengths: "typed" });
    await pause(100);
    assert.equal(data(draft.current).saved, "no");
    assert.equal(draft.current.current.status === "error" && draft.current.current.error.code, "storage");
    assert.equal(data(draft.current).value.strengths, "typed");
    back.fault = () => "none";
    await draft.flush();
    assert.equal(back.records.get(`observation/${ref.id}`)?.["strengths"], "typed");
    assert.equal(data(draft.current).saved, "server");
  });

  it("[R204] sends intents from memory, says that they are nowhere else, and repeats them by itself", async (t) => {
    blocked(t as never);
    const { back, gateway } = made({ grace: 60 });
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await pause();
    back.fault = () => "cut";
    const receipt = await gateway.act("observation.submit", { id, version: 1 });
    assert.equal(receipt.state, "waiting");
    assert.equal(data(gateway.pending)[0]?.error?.code, "storage");
    assert.equal(data(gateway.device.state).storage, "blocked");
    assert.equal(data(gateway.device.state).unsent, 1);
    back.fault = () => "none";
    await pause(60);
    assert.deepEqual(actions(back), ["observation.submit"]);
    assert.deepEqual(data(gateway.pending), []);
  });
});
