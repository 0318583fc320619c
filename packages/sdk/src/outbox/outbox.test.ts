import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { afterEach, describe, it, type mock } from "node:test";
import { newId, type CampusGateway, type Live } from "@xiaoben/contract";
import { gatewayOver } from "../gateway/gateway.ts";
import { memoryTransport, somebody, type MemoryTransport } from "../testing/memory-transport.ts";
import { withOutbox, type Outbox, type OutboxOptions } from "./outbox.ts";

const me = somebody.person;
const other = "00000000-0000-7000-8000-00000000000b";
let boxes = 0;
const open: (CampusGateway & Outbox)[] = [];
afterEach(() => {
  for (const gateway of open.splice(0)) gateway.close();
});

function made(options: OutboxOptions = {}, back: MemoryTransport = memoryTransport()) {
  const name = options.name ?? `test-${++boxes}`;
  const again = (): CampusGateway & Outbox => {
    const gateway = withOutbox(gatewayOver(back, { feed: false }), {
      name,
      journal: 5,
      pause: 60,
      grace: 300,
      retry: { first: 10, most: 20 },
      locks: null,
      ...options,
    });
    open.push(gateway);
    return gateway;
  };
  return { back, gateway: again(), again };
}
const pause = (ms = 40) => new Promise<void>((done) => setTimeout(done, ms));
const data = <T>(live: Live<T>): T => {
  assert.ok("data" in live.current, `expected data, found ${JSON.stringify(live.current)}`);
  return live.current.data as T;
};
const observation = { state: "draft", author: me, observed: other, lesson: "l1", strengths: "", org: somebody.org };
const actions = (back: MemoryTransport): string[] => back.accepted.map(({ action }) => action);

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
    await pause(80);
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
    await pause(100);
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
    await pause(60);
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
    await pause(120);
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
    await pause(80);
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
    await pause(150);
    assert.deepEqual(actions(back), ["plan.create", "plan-item.create"]);
  });

  it("asks a person after eight failures of the back end itself, and sends again when told to", async () => {
    const { back, gateway } = made({ retry: { first: 1, most: 2 } });
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await pause();
    back.fault = (request) => (request.startsWith("write") ? "broken" : "none");
    const receipt = await gateway.act("observation.submit", { id, version: 1 });
    await pause(150);
    assert.equal(data(gateway.pending)[0]?.state, "attention");
    back.fault = () => "none";
    await gateway.resolve(receipt.actionId, "retry");
    await pause();
    assert.deepEqual(actions(back), ["observation.submit"]);
  });

  it("lets one of two pages send, and tells the other", async () => {
    const { back, gateway, again } = made();
    const second = again();
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await pause();
    const [one, two] = await Promise.all([
      gateway.act("observation.change", { id, version: 1, patch: { strengths: "a" } }),
      second.act("observation.submit", { id }),
    ]);
    assert.deepEqual([one.state, two.state], ["sent", "sent"]);
    await pause(60);
    assert.deepEqual(actions(back), ["observation.change", "observation.submit"]);
    assert.deepEqual(data(second.pending), []);
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

describe("withOutbox: forms", () => {
  it("has every change on the device soon, at the back end later, and says which", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    const draft = gateway.draft(ref);
    const told: string[] = [];
    draft.current.subscribe(() => "data" in draft.current.current && told.push(draft.current.current.data!.saved));
    await pause();
    draft.change({ author: me, lesson: "l1", strengths: "a" });
    assert.equal(data(draft.current).saved, "no");
    assert.equal(data(draft.current).value.strengths, "a");
    await pause(30);
    assert.equal(data(draft.current).saved, "device");
    assert.deepEqual(actions(back), []);
    await pause(120);
    assert.equal(data(draft.current).saved, "server");
    assert.deepEqual(actions(back), ["observation.create"]);
    assert.deepEqual((back.accepted[0]!.input as { body: object }).body, { author: me, lesson: "l1", strengths: "a", org: somebody.org });
    draft.change({ strengths: "ab" });
    await draft.flush();
    assert.deepEqual(back.accepted[1]!.input, { id: ref.id, version: 1, patch: { strengths: "ab" } });
    assert.equal(data(draft.current).saved, "server");
    assert.ok(told.includes("no") && told.includes("device") && told.includes("server"));
  });

  it("brings typed text back after a crash without network, and sends the creation before the action", async () => {
    const { back, gateway, again } = made();
    const ref = { kind: "observation", id: newId() } as const;
    await pause();
    back.fault = () => "cut";
    gateway.draft(ref).change({ author: me, lesson: "l1", strengths: "typed" });
    await pause(30);
    gateway.close();
    back.fault = (request) => (request === "session" ? "none" : "cut");
    const next = again();
    const draft = next.draft(ref);
    draft.current.subscribe(() => undefined);
    const one = next.one(ref);
    one.subscribe(() => undefined);
    await pause();
    assert.equal(data(draft.current).value.strengths, "typed");
    assert.equal(data(draft.current).saved, "device");
    assert.equal(one.current.status === "ready" && one.current.from, "device");
    assert.equal(data(one)?.strengths, "typed");
    assert.equal((await next.act("observation.submit", { id: ref.id })).state, "waiting");
    back.fault = () => "none";
    await pause(120);
    assert.deepEqual(actions(back), ["observation.create", "observation.submit"]);
    assert.equal((back.accepted[1]!.input as { version: number }).version, 1);
  });

  it("sends what a page left behind although nobody opens the form again", async () => {
    const { back, gateway, again } = made();
    await pause();
    gateway.draft({ kind: "observation", id: newId() }).change({ author: me, strengths: "left" });
    await pause(30);
    gateway.close();
    again();
    await pause(160);
    assert.deepEqual(actions(back), ["observation.create"]);
  });

  it("gathers changes while the network is cut: one write waits and not many", async () => {
    const { back, gateway } = made({ pause: 10 });
    const ref = { kind: "observation", id: newId() } as const;
    await pause();
    back.fault = () => "cut";
    const draft = gateway.draft(ref);
    for (let i = 0; i < 8; i++) {
      draft.change({ author: me, strengths: `text ${i}` });
      await pause(15);
    }
    assert.ok(data(gateway.pending).length <= 2, `${data(gateway.pending).length} wait`);
    back.fault = () => "none";
    await pause(120);
    assert.equal(back.records.get(`observation/${ref.id}`)?.["strengths"], "text 7");
  });

  it("goes on top of another version when nobody touched the same property, and asks when somebody did", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const draft = gateway.draft(ref);
    draft.current.subscribe(() => undefined);
    await pause();
    draft.change({ strengths: "mine" });
    await pause(20);
    back.put(ref, { problems: "from my other device" });
    await draft.flush();
    assert.equal(back.records.get(`observation/${ref.id}`)?.["strengths"], "mine");
    assert.equal(back.records.get(`observation/${ref.id}`)?.["problems"], "from my other device");
    await pause();
    draft.change({ strengths: "mine 2" });
    await pause(20);
    back.put(ref, { strengths: "theirs" });
    await draft.flush();
    assert.equal(draft.current.current.status, "error");
    assert.equal(data(draft.current).value.strengths, "mine 2");
    assert.equal(data(gateway.pending)[0]?.error?.code, "stale-version");
    await gateway.resolve(data(gateway.pending)[0]!.actionId, { merged: { strengths: "agreed" } });
    await pause(60);
    assert.equal(back.records.get(`observation/${ref.id}`)?.["strengths"], "agreed");
    assert.equal(draft.current.current.status, "ready");
  });

  it("merges two pages by property, the later wins, and tells the other page", async () => {
    const { gateway, again } = made({ pause: 5_000 });
    const second = again();
    const ref = { kind: "observation", id: newId() } as const;
    await pause(80);
    const [one, two] = [gateway.draft(ref), second.draft(ref)];
    two.current.subscribe(() => undefined);
    one.current.subscribe(() => undefined);
    await pause(80);
    one.change({ author: me, strengths: "first", problems: "p" });
    await pause(80);
    two.change({ strengths: "second" });
    await pause(120);
    assert.equal(data(one.current).value.strengths, "second");
    assert.equal(data(two.current).value.problems, "p");
  });

  it("mends a creation that was refused with what is typed next", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    await pause();
    back.operations.delete("observation.create");
    const draft = gateway.draft(ref);
    draft.change({ author: me });
    await draft.flush();
    assert.equal(data(gateway.pending)[0]?.state, "attention");
    back.operations.add("observation.create");
    draft.change({ lesson: "l1" });
    await draft.flush();
    assert.deepEqual(actions(back), ["observation.create"]);
    assert.deepEqual(data(gateway.pending), []);
  });

  it("forgets what was typed when told to, on every page", async () => {
    const { back, gateway, again } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const draft = gateway.draft(ref);
    draft.current.subscribe(() => undefined);
    await pause();
    draft.change({ strengths: "no" });
    await pause(20);
    await draft.discard();
    await pause();
    assert.equal(data(draft.current).value.strengths, "");
    gateway.close();
    const next = again().draft(ref);
    next.current.subscribe(() => undefined);
    await pause(120);
    assert.equal(data(next.current).value.strengths, "");
    assert.deepEqual(actions(back), []);
  });

  it("writes the rescue file with everything that is not at the back end", async () => {
    const { back, gateway } = made();
    const id = newId();
    await pause();
    back.fault = () => "cut";
    gateway.draft({ kind: "observation", id }).change({ strengths: "only here" });
    await pause(20);
    const file = JSON.parse(await (await gateway.exportUnsent()).text()) as { format: string; person: string };
    assert.equal(file.format, "xiaoben.unsent/1");
    assert.equal(file.person, me);
    assert.match(JSON.stringify(file), /only here/);
  });
});

describe("withOutbox: what the person sees", () => {
  it("shows new records in lists, and takes done tasks away", async () => {
    const { back, gateway } = made();
    const [there, fresh] = [newId(), newId()];
    back.put({ kind: "observation", id: there }, observation);
    const [list, foreign, tasks] = [
      gateway.list({ kind: "observation", where: { author: me } }),
      gateway.list({ kind: "observation", where: { author: other } }),
      gateway.tasks(),
    ];
    for (const live of [list, foreign, tasks]) live.subscribe(() => undefined);
    await pause();
    assert.equal(data(tasks).length, 1);
    back.fault = () => "cut";
    gateway.draft({ kind: "observation", id: fresh }).change({ author: me, strengths: "new" });
    await gateway.act("observation.submit", { id: there });
    await pause();
    assert.deepEqual(
      data(list).items.map(({ id }) => id),
      [fresh, there],
    );
    assert.deepEqual(data(foreign).items, []);
    assert.deepEqual(data(tasks), []);
    assert.equal(gateway.allows("observation.takeBack", { kind: "observation", id: there }), "no");
  });

  it("does not flicker back between the confirmation and the next reading", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const one = gateway.one(ref);
    const seen: string[] = [];
    one.subscribe(() => "data" in one.current && one.current.data && seen.push(one.current.data.strengths));
    await pause();
    await gateway.act("observation.change", { id: ref.id, version: 1, patch: { strengths: "b" } });
    await pause();
    assert.equal(data(one)?.strengths, "b");
    assert.ok(!seen.slice(seen.indexOf("b")).includes(""), seen.join());
  });

  it("gives one Live for equal questions", () => {
    const { gateway } = made();
    assert.equal(gateway.list({ kind: "hour" }), gateway.list({ kind: "hour" }));
    assert.equal(gateway.one({ kind: "hour", id: "1" }), gateway.one({ kind: "hour", id: "1" }));
    assert.equal(gateway.draft({ kind: "hour", id: "1" }), gateway.draft({ kind: "hour", id: "1" }));
  });
});

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

  it("sends intents at once, and keeps what failed for the person to repeat", async (t) => {
    blocked(t as never);
    const { back, gateway } = made();
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await pause();
    back.fault = () => "cut";
    const receipt = await gateway.act("observation.submit", { id, version: 1 });
    assert.equal(receipt.state, "refused");
    assert.equal(data(gateway.pending)[0]?.state, "attention");
    back.fault = () => "none";
    await gateway.resolve(receipt.actionId, "retry");
    assert.deepEqual(actions(back), ["observation.submit"]);
    assert.deepEqual(data(gateway.pending), []);
  });
});
