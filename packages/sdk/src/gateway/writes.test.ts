import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, type ActionId } from "@xiaoben/contract";
import { data, listen, made, me, observation, settled } from "./gateway.test.fixture.ts";

describe("gatewayOver: writes", () => {
  it("re-reads what is listened to of the kinds that changed, with tasks and verdicts, and nothing else", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    await listen(gateway.one(ref));
    await listen(gateway.list({ kind: "observation" }));
    await listen(gateway.list({ kind: "plan" }));
    await listen(gateway.tasks());
    await listen(gateway.evaluate({ subject: { kind: "person", id: me } }));
    const silent = gateway.list({ kind: "observation", where: { author: me } });
    await silent.refresh();
    back.requests.length = 0;
    const receipt = await gateway.act("observation.submit", { id: ref.id, version: 1 });
    assert.equal(receipt.state, "sent");
    assert.deepEqual(receipt.changes, [{ ...ref, version: 2 }]);
    await settled();
    assert.deepEqual(
      back.requests.slice().sort(),
      ["evaluate", `get observation/${ref.id}`, "list observation", "tasks", `write observation.submit ${ref.id}`].sort(),
    );
    back.requests.length = 0;
    await listen(silent);
    assert.deepEqual(back.requests, ["list observation"], "what nobody listened to is read when somebody does");
  });

  it("reads again when a write comes while a reading is on its way", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const live = gateway.one(ref);
    live.subscribe(() => undefined);
    await gateway.act("observation.change", { id: ref.id, patch: { problems: "pace" } });
    await settled();
    assert.equal(data(live)?.problems, "pace");
  });

  it("fulfils a refusal, keeps it in pending, and resolves it", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, { ...observation, strengths: "theirs" });
    const receipt = await gateway.act("observation.change", { id: ref.id, version: 7, patch: { strengths: "mine" } });
    assert.equal(receipt.state, "refused");
    assert.equal(receipt.error?.code, "stale-version");
    await gateway.pending.refresh();
    assert.equal(data(gateway.pending)[0]?.state, "attention");
    await gateway.resolve(receipt.actionId, { merged: { strengths: "both" } });
    assert.deepEqual(data(gateway.pending), []);
    assert.equal(back.records.get(`observation/${ref.id}`)?.["strengths"], "both");
  });

  it("lets the caller who brings an action id repeat it, and look after it", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const actionId = newId();
    back.fault = () => "answer-lost";
    assert.equal((await gateway.act("observation.submit", { id: ref.id, version: 1 }, { actionId })).error?.code, "timeout");
    back.fault = () => "none";
    assert.equal((await gateway.act("observation.submit", { id: ref.id, version: 1 }, { actionId })).state, "sent");
    assert.equal(back.accepted.length, 1);
    await gateway.pending.refresh();
    assert.deepEqual(data(gateway.pending), []);
  });

  it("rejects for mistakes of the program only", async () => {
    const { gateway } = made();
    await assert.rejects(gateway.act("observation.fly" as ActionId, { id: "1" } as never), TypeError);
    await assert.rejects(
      gateway.act("observation.lock" as ActionId, { id: "1" } as never),
      TypeError,
      "the system's own transitions are nobody's actions",
    );
    await assert.rejects(gateway.act("person.create" as ActionId, { id: "1" } as never), TypeError);
    await assert.rejects(gateway.act("observation.submit", {} as never), TypeError);
  });
});
