import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, type DeviceState } from "@xiaoben/contract";
import { isTransportError } from "../errors.ts";
import { memoryTransport, somebody } from "../testing/memory-transport.ts";
import { actions, data, made, me, observation, other, pause, until, type Page } from "./testing/pages.ts";

const dayMs = 86_400_000;
const state = (gateway: Page): DeviceState => data(gateway.device.state);

/** A form and an intent that wait because the network is cut. */
async function waiting(world = made({ pause: 30, grace: 30 })): Promise<typeof world & { form: string; intent: string }> {
  const [form, intent] = [newId(), newId()];
  world.back.put({ kind: "observation", id: intent }, observation);
  await pause();
  world.back.fault = (request) => (request === "session" ? "none" : "cut");
  world.gateway.draft({ kind: "observation", id: form }).change({ author: me, strengths: "only here" });
  await world.gateway.act("observation.submit", { id: intent, version: 1 });
  return { ...world, form, intent };
}

describe("withOutbox: the state of the device", () => {
  it("counts forms and intents, says since when the oldest waits, and tells listeners", async () => {
    const world = made({ pause: 30, grace: 30 });
    await until(() => world.gateway.device.state.current.status === "ready");
    const told: number[] = [];
    world.gateway.device.state.subscribe(() => told.push(state(world.gateway).unsent));
    assert.deepEqual(state(world.gateway), { storage: "kept", unsent: 0, late: false });
    const before = new Date().toISOString();
    const { back, gateway } = await waiting(world);
    const now = state(gateway);
    assert.equal(now.unsent, 2);
    assert.ok(now.oldest! >= before && now.oldest! <= new Date().toISOString());
    back.fault = () => "none";
    await until(() => state(gateway).unsent === 0);
    assert.deepEqual([told.includes(2), told.at(-1)], [true, 0]);
  });

  it("[R204] calls work late after three days, and by itself", async () => {
    let ahead = 0;
    const timers: { ms: number; work(): void }[] = [];
    const later = (ms: number, work: () => void): (() => void) => {
      if (ms > dayMs / 2) {
        const timer = { ms, work };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      }
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    };
    const { gateway } = await waiting(made({ pause: 30, grace: 30, clock: { now: () => Date.now() + ahead, later } }));
    let told = 0;
    gateway.device.state.subscribe(() => (told += 1));
    assert.equal(state(gateway).late, false);
    ahead = 3 * dayMs + 1_000;
    const before = told;
    for (const { work } of timers.splice(0)) work();
    assert.ok(told > before);
    assert.equal(state(gateway).late, true);
  });

  it("says how far the device's clock is ahead of the server's, once it is more than two minutes", async () => {
    for (const [minutes, said] of [
      [1, undefined],
      [7, 7],
      [-30, -30],
    ] as const) {
      const back = memoryTransport();
      back.session$ = { ...somebody, now: new Date(Date.now() - minutes * 60_000).toISOString() };
      const { gateway } = made({}, back);
      await pause();
      const { clockAhead } = state(gateway);
      assert.equal(clockAhead === undefined ? undefined : Math.round(clockAhead / 60_000), said);
    }
  });
});

describe("withOutbox: the rescue file", () => {
  it("[R204] is taken in on another device, where it is sent once, also when the first device sends too", async () => {
    const { back, gateway, form, intent } = await waiting();
    const file = await gateway.device.export();
    const elsewhere = made({}, back).gateway;
    await pause();
    const report = await elsewhere.device.import(file);
    assert.deepEqual(report, { taken: 2, known: 0, left: [] });
    back.fault = () => "none";
    await until(() => [gateway, elsewhere].every((page) => state(page).unsent === 0));
    assert.equal(back.records.get(`observation/${form}`)?.["strengths"], "only here");
    assert.equal(actions(back).filter((action) => action === "observation.submit").length, 1);
    assert.equal(back.accepted.filter(({ ref }) => ref.id === form).length, 1);
    assert.equal(back.records.get(`observation/${intent}`)?.["version"], 2);
    for (const page of [gateway, elsewhere]) assert.deepEqual([state(page).unsent, data(page.pending)], [0, []]);
    assert.deepEqual(await elsewhere.device.import(file), { taken: 0, known: 2, left: [] }, "the same file twice changes nothing");
  });

  it("goes on with what is typed after it was saved, without a conflict between the two devices", async () => {
    const { back, gateway, form } = await waiting();
    await until(() => data(gateway.pending).length === 2);
    const file = await gateway.device.export();
    gateway.draft({ kind: "observation", id: form }).change({ strengths: "typed after" });
    await pause(60);
    const elsewhere = made({}, back).gateway;
    await pause();
    await elsewhere.device.import(file);
    back.fault = () => "none";
    await until(() => [gateway, elsewhere].every((page) => state(page).unsent === 0));
    assert.equal(back.records.get(`observation/${form}`)?.["strengths"], "typed after");
    for (const page of [gateway, elsewhere]) assert.deepEqual(data(page.pending), []);
  });

  it("holds what is typed and not stored yet, and merges forms by the time they were typed", async () => {
    const world = made({ journal: 60_000, pause: 60_000 });
    const ref = { kind: "observation", id: newId() } as const;
    await pause();
    world.gateway.draft(ref).change({ author: me, strengths: "first", problems: "there" });
    const file = await world.gateway.device.export();
    const elsewhere = made({ journal: 5, pause: 60_000 }, world.back).gateway;
    const draft = elsewhere.draft(ref);
    draft.current.subscribe(() => undefined);
    await pause();
    draft.change({ strengths: "later" });
    await pause(20);
    assert.equal((await elsewhere.device.import(file)).taken, 1);
    assert.equal(data(draft.current).value.strengths, "later");
    assert.equal(data(draft.current).value.problems, "there");
    assert.equal((await elsewhere.device.import(file)).known, 1);
  });

  it("asks a person rather than write an old form over newer work", async () => {
    const world = made({ pause: 60_000 });
    const ref = { kind: "observation", id: newId() } as const;
    world.back.put(ref, { ...observation, strengths: "before" });
    const draft = world.gateway.draft(ref);
    draft.current.subscribe(() => undefined);
    await pause();
    draft.change({ strengths: "old" });
    await pause(20);
    const file = await world.gateway.device.export();
    draft.change({ strengths: "new" });
    await draft.flush();
    assert.equal((await world.gateway.device.import(file)).taken, 1);
    await draft.flush();
    assert.equal(world.back.records.get(`observation/${ref.id}`)?.["strengths"], "new");
    assert.equal(data(world.gateway.pending)[0]?.error?.code, "stale-version");
  });

  it("leaves other people's work and what cannot be read, and names it", async () => {
    const { gateway, form, intent } = await waiting();
    const content = JSON.parse(await (await gateway.device.export()).text()) as { queue: object[]; forms: object[]; person: string };
    const foreign = made({}, memoryTransport()).gateway;
    await pause();
    const theirs = new Blob([JSON.stringify({ ...content, person: other })]);
    assert.deepEqual(
      (await foreign.device.import(theirs)).left.map(({ why }) => why),
      ["not-this-person", "not-this-person"],
    );
    assert.deepEqual(data(foreign.pending), []);
    const damaged = {
      ...content,
      queue: [{ actionId: "x" }, { ...content.queue[0], action: "observation.fly" }, ...content.queue],
      forms: [{}],
    };
    const report = await foreign.device.import(new Blob([JSON.stringify(damaged)]));
    assert.deepEqual(
      report.left.map(({ what, why }) => `${what} ${why}`),
      ["queue[0] unreadable", "queue[1] unreadable", "forms[0] unreadable"],
    );
    assert.equal(report.taken, content.queue.length);
    assert.match(JSON.stringify(data(foreign.pending)), new RegExp(`${form}|${intent}`));
  });

  it("refuses what is no such file and says where", async () => {
    const { gateway } = made();
    await pause();
    for (const [text, code] of [
      ["{", "not-json"],
      ["[]", "not-an-object"],
      ['{"format":"xiaoben.unsent/2","person":"a","queue":[],"forms":[]}', "unknown"],
      ['{"format":"xiaoben.unsent/1","queue":[],"forms":[]}', "required"],
      ['{"format":"xiaoben.unsent/1","person":"a","queue":{}}', "required"],
    ])
      await assert.rejects(
        gateway.device.import(new Blob([text!])),
        (error) => isTransportError(error) && error.code === "validation" && error.issues?.[0]?.code === code,
        text,
      );
  });
});

describe("withOutbox: before signing out", () => {
  it("sends what can be sent and says how much is left", async () => {
    const { back, gateway, form } = await waiting(made({ pause: 60_000, grace: 30 }));
    assert.deepEqual(await gateway.device.leave("send"), { left: 2 });
    back.fault = (request) => (request.startsWith("write observation.create") ? "cut" : "none");
    assert.equal((await gateway.device.leave("send")).left, 1);
    back.fault = () => "none";
    assert.deepEqual(await gateway.device.leave("send"), { left: 0 });
    assert.equal(back.records.get(`observation/${form}`)?.["strengths"], "only here");
  });

  it("[R204] keeps it for this account, which alone sees it, and forgets who was signed in", async () => {
    const stored = storageOf();
    const { back, gateway, again, form, intent } = await waiting(made({ pause: 60_000, grace: 30, name: "kept" }));
    await until(() => back.requests.includes(`write observation.submit ${intent}`));
    assert.ok(stored.get("kept:session"));
    gateway.draft({ kind: "observation", id: form }).change({ strengths: "last word" });
    assert.deepEqual(await gateway.device.leave("keep"), { left: 2 });
    assert.equal(stored.get("kept:session"), undefined);
    await gateway.session.refresh();
    assert.equal(stored.get("kept:session"), undefined, "not remembered again before somebody has signed in anew");
    gateway.close();
    back.session$ = { ...somebody, person: other };
    back.fault = () => "none";
    const theirs = again();
    await pause(80);
    assert.deepEqual([data(theirs.pending), state(theirs).unsent, actions(back)], [[], 0, []]);
    theirs.close();
    back.session$ = somebody;
    const mine = again();
    await mine.session.refresh();
    await pause();
    await mine.device.leave("send");
    assert.equal(back.records.get(`observation/${form}`)?.["strengths"], "last word");
    Reflect.deleteProperty(globalThis, "localStorage");
  });

  it("does not say that it keeps what the browser does not store", async (t) => {
    t.mock.method(indexedDB, "open", () => {
      throw new DOMException("blocked", "SecurityError");
    });
    const { gateway } = await waiting();
    await assert.rejects(gateway.device.leave("keep"), (error) => isTransportError(error) && error.code === "storage");
    assert.equal(state(gateway).unsent, 2, "and nothing is dropped");
  });

  it("deletes everything when the person has said so, on every page", async () => {
    const { back, gateway, again, form } = await waiting(made({ pause: 60_000, grace: 30 }));
    const second = again();
    await pause(80);
    assert.deepEqual(await gateway.device.leave("discard"), { left: 0 });
    await pause();
    back.fault = () => "none";
    for (const page of [gateway, second]) assert.deepEqual([state(page).unsent, data(page.pending)], [0, []]);
    await gateway.draft({ kind: "observation", id: form }).flush();
    assert.deepEqual(actions(back), []);
  });
});

/** The localStorage of a browser. */
function storageOf(): Map<string, string> {
  const stored = new Map<string, string>();
  const localStorage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  };
  Object.defineProperty(globalThis, "localStorage", { value: localStorage, configurable: true });
  return stored;
}
