import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { somebody } from "../testing/memory-transport.ts";
import { actions, data, made, me, observation, other, pause, until } from "./testing/pages.ts";

describe("withOutbox: intents", () => {
  it("answers sent once the back end has confirmed", async () => {
    const { back, gateway } = made();
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    const receipt = await gateway.act("observation.submit", { id, version: 1 });
    assert.equal(receipt.state, "sent");
    assert.deepEqual(receipt.changes, [{ kind: "observation", id, version: 2 }]);
    assert.deepEqual(data(gateway.pending), []);
  });

  it("answers waiting as soon as the intent is safe, and sends it after a reload", async () => {
    const { back, gateway, again } = made();
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await pause();
    back.fault = () => "cut";
    const receipt = await gateway.act("observation.submit", { id, version: 1 });
    assert.equal(receipt.state, "waiting");
    assert.equal(data(gateway.pending)[0]?.state, "waiting");
    gateway.close();
    back.fault = () => "none";
    const next = again();
    await until(() => back.accepted.length > 0 && next.pending.current.status === "ready" && data(next.pending).length === 0);
    assert.deepEqual(actions(back), ["observation.submit"]);
    assert.equal(back.accepted[0]?.actionId, receipt.actionId);
    assert.deepEqual(data(next.pending), []);
  });

  it("repeats with the same action id after a lost answer: nothing is doubled", async () => {
    const { back, gateway } = made();
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await pause();
    let lost = 2;
    back.fault = (request) => (request.startsWith("write") && lost-- > 0 ? "answer-lost" : "none");
    await gateway.act("observation.submit", { id, version: 1 });
    await until(() => back.accepted.length > 0 && data(gateway.pending).length === 0);
    assert.deepEqual(actions(back), ["observation.submit"]);
    assert.equal(back.requests.filter((request) => request.startsWith("write")).length, 3);
    assert.deepEqual(data(gateway.pending), []);
  });

  it("keeps the order of one record, and lets other records pass one that needs attention", async () => {
    const { back, gateway } = made();
    const [a, b] = [newId(), newId()];
    back.put({ kind: "observation", id: a }, { ...observation, state: "submitted" });
    back.put({ kind: "observation", id: b }, observation);
    const refused = await gateway.act("observation.change", { id: a, version: 9, patch: { strengths: "x" } });
    assert.equal(refused.state, "refused");
    assert.equal(refused.error?.code, "stale-version");
    const behind = await gateway.act("observation.takeBack", { id: a });
    assert.equal(behind.state, "waiting");
    assert.equal((await gateway.act("observation.submit", { id: b, version: 1 })).state, "sent");
    assert.deepEqual(
      data(gateway.pending).map(({ state }) => state),
      ["attention", "waiting"],
    );
    await gateway.resolve(refused.actionId, { merged: { strengths: "both" } });
    await until(() => data(gateway.pending).length === 0);
    assert.deepEqual(actions(back), ["observation.submit", "observation.change", "observation.takeBack"]);
    assert.deepEqual(data(gateway.pending), []);
  });

  it("keeps a refusal over a reload until somebody discards it", async () => {
    const { back, gateway, again } = made();
    const id = newId();
    back.put({ kind: "observation", id }, { ...observation, state: "locked" });
    const receipt = await gateway.act("observation.submit", { id });
    assert.equal(receipt.error?.code, "transition-not-allowed");
    gateway.close();
    const next = again();
    await pause();
    assert.equal(data(next.pending)[0]?.error?.code, "transition-not-allowed");
    await next.resolve(receipt.actionId, "discard");
    assert.deepEqual(data(next.pending), []);
  });

  it("fills in the version that its own last write was answered with, and lifts the one that the person saw over own writes", async () => {
    const { back, gateway } = made();
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await pause();
    back.fault = () => "cut";
    await gateway.act("observation.change", { id, version: 1, patch: { strengths: "a" } });
    await gateway.act("observation.change", { id, version: 1, patch: { strengths: "b" } });
    await gateway.act("observation.submit", { id });
    back.fault = () => "none";
    await until(() => back.accepted.length === 3);
    assert.deepEqual(
      back.accepted.map(({ input }) => (input as { version?: number }).version),
      [1, 2, 3],
    );
    assert.equal(back.records.get(`observation/${id}`)?.["strengths"], "b");
  });

  it("asks a person when somebody else wrote in between", async () => {
    const { back, gateway } = made();
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    back.put({ kind: "observation", id }, { problems: "theirs" });
    const receipt = await gateway.act("observation.submit", { id, version: 1 });
    assert.equal(receipt.error?.code, "stale-version");
    assert.equal((receipt.error!.current as { problems: string }).problems, "theirs");
  });

  it("waits while nobody is signed in, and never sends under another name", async () => {
    const { back, gateway } = made();
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await pause();
    back.fault = (request) => (request.startsWith("write") ? "cut" : "none");
    await gateway.act("observation.submit", { id, version: 1 });
    back.session$ = { ...somebody, person: other };
    back.fault = () => "none";
    await gateway.session.refresh();
    await pause(80);
    assert.deepEqual(actions(back), []);
    assert.deepEqual(data(gateway.pending), [], "another account never sees it");
    back.session$ = somebody;
    await gateway.session.refresh();
    await until(() => back.accepted.length > 0);
    assert.deepEqual(actions(back), ["observation.submit"]);
  });

  it("sends what names a new record after that record's creation", async () => {
    const { back, gateway } = made();
    const [plan, item] = [newId(), newId()];
    await pause();
    let broken = 3;
    back.fault = (request) => (request.startsWith("write plan.create") && broken-- > 0 ? "broken" : "none");
    void gateway.act("plan.create", { id: plan, body: { title: "t" } as never });
    await gateway.act("plan-item.create", { id: item, body: { plan, section: "s", order: 1, text: "x", org: "o" } });
    await until(() => back.accepted.length === 2);
    assert.deepEqual(actions(back), ["plan.create", "plan-item.create"]);
  });

  it("asks a person after eight failures of the back end itself, and sends again when told to", async () => {
    const { back, gateway } = made({ retry: { first: 1, most: 2 } });
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await pause();
    back.fault = (request) => (request.startsWith("write") ? "broken" : "none");
    const receipt = await gateway.act("observation.submit", { id, version: 1 });
    await until(() => data(gateway.pending)[0]?.state === "attention");
    back.fault = () => "none";
    await gateway.resolve(receipt.actionId, "retry");
    await until(() => back.accepted.length > 0);
    assert.deepEqual(actions(back), ["observation.submit"]);
  });

  it("lets one of two pages send, and tells the other", async () => {
    const { back, gateway, again } = made();
    const second = again();
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await until(() => [gateway, second].every((page) => page.device.state.current.status === "ready"));
    const [one, two] = await Promise.all([
      gateway.act("observation.change", { id, patch: { strengths: "a" } }),
      second.act("observation.submit", { id }),
    ]);
    assert.deepEqual([one.state, two.state], ["sent", "sent"]);
    await until(() => data(second.pending).length === 0);
    assert.deepEqual(actions(back).sort(), ["observation.change", "observation.submit"]);
  });

  it("uses a Web Lock where there is one", async () => {
    const names: string[] = [];
    const locks = { request: async (name: string, work: () => Promise<void>) => (names.push(name), work()) } as unknown as LockManager;
    const { back, gateway } = made({ locks });
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    assert.equal((await gateway.act("observation.submit", { id, version: 1 })).state, "sent");
    assert.match(names[0]!, new RegExp(me));
  });
});
