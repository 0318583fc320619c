import assert from "node:assert/strict";
import { describe, it, type mock } from "node:test";
import { newId } from "@xiaoben/contract";
import { actions, data, made, me, observation, pause, until } from "./testing/pages.ts";

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

  it("[R204] goes on in memory when there is no room, at whatever step, and stores again as soon as there is", async (t) => {
    const put = IDBObjectStore.prototype.put;
    let room = true;
    t.mock.method(IDBObjectStore.prototype, "put", function (this: IDBObjectStore, ...row: [unknown]) {
      const request = put.apply(this, row);
      // As browsers do: the request succeeds, and the transaction is then aborted.
      if (!room) request.addEventListener("success", () => this.transaction.abort());
      return request;
    });
    for (const step of ["journal", "queue", "confirm"] as const) {
      room = true;
      const { back, gateway, again } = made({ pause: 60_000, grace: 60 });
      const ref = { kind: "observation", id: newId() } as const;
      back.put(ref, observation);
      const draft = gateway.draft(ref);
      draft.current.subscribe(() => undefined);
      await until(() => draft.current.current.status === "ready");
      back.fault = (request) => {
        if (request.startsWith("write") && step === "confirm") room = false;
        return request.startsWith("write") && step !== "confirm" ? "cut" : "none";
      };
      if (step === "journal") room = false;
      draft.change({ strengths: step });
      await until(() => step === "journal" || data(draft.current).saved === "device");
      if (step === "queue") room = false;
      await draft.flush();
      if (step === "confirm") await until(() => back.accepted.length === 1);
      else await until(() => data(draft.current).saved === "no");
      await until(() => data(gateway.device.state).storage !== "kept");
      assert.equal(data(draft.current).value.strengths, step);
      room = true;
      await until(() => data(gateway.device.state).storage === "kept");
      if (step !== "confirm") await until(() => data(draft.current).saved === "device");
      gateway.close();
      back.fault = () => "none";
      const next = again();
      await until(() => next.device.state.current.status === "ready" && data(next.device.state).unsent === 0);
      assert.equal(back.accepted.length, 1, `${step}: sent once`);
      assert.equal(back.records.get(`observation/${ref.id}`)?.["strengths"], step);
    }
  });

  it("opens a new connection when the browser closed the old one, and writes again what was deleted under it", async (t) => {
    const databases: IDBDatabase[] = [];
    const open = indexedDB.open.bind(indexedDB);
    t.mock.method(indexedDB, "open", (...how: Parameters<typeof open>) => {
      const request = open(...how);
      request.addEventListener("success", () => databases.push(request.result));
      return request;
    });
    const { back, gateway, again } = made({ name: "deleted", pause: 60_000, grace: 30 });
    const id = newId();
    back.put({ kind: "observation", id }, observation);
    await until(() => gateway.device.state.current.status === "ready");
    back.fault = (request) => (request === "session" ? "none" : "cut");
    await gateway.act("observation.submit", { id, version: 1 });
    databases.at(-1)!.close();
    await gateway.act("observation.change", { id, patch: { strengths: "after" } });
    assert.equal(data(gateway.device.state).storage, "kept");
    // What listens to `versionchange` closes; then the database is gone.
    await new Promise((done) => Object.assign(indexedDB.deleteDatabase(`deleted:${me}`), { onsuccess: done }));
    await gateway.device.state.refresh();
    await until(() => data(gateway.device.state).unsent === 2);
    await pause(60);
    gateway.close();
    back.fault = () => "none";
    const next = again();
    await until(() => next.device.state.current.status === "ready" && back.accepted.length === 2);
    assert.deepEqual(actions(back), ["observation.submit", "observation.change"]);
  });

  it("does not wait for a database that an older page keeps open, and uses it once that page is gone", async () => {
    const old = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(`older:${me}`, 1);
      request.onsuccess = () => done(request.result);
    });
    const { gateway } = made({ name: "older", pause: 60_000, clock: hasty });
    const ref = { kind: "observation", id: newId() } as const;
    const draft = gateway.draft(ref);
    draft.current.subscribe(() => undefined);
    draft.change({ author: me, strengths: "typed" });
    await until(() => gateway.device.state.current.status === "ready" && data(gateway.device.state).storage === "blocked");
    await until(() => draft.current.current.status === "error");
    assert.equal(data(draft.current).value.strengths, "typed");
    old.close();
    await until(() => data(gateway.device.state).storage === "kept" && data(draft.current).saved === "device");
  });

  it("works where there is no IndexedDB, no BroadcastChannel, and localStorage throws", async (t) => {
    for (const name of ["indexedDB", "BroadcastChannel", "localStorage"]) {
      const before = Object.getOwnPropertyDescriptor(globalThis, name);
      Object.defineProperty(globalThis, name, {
        configurable: true,
        get: () => {
          if (name === "localStorage") throw new DOMException("blocked", "SecurityError");
          return undefined;
        },
      });
      t.after(() => (before ? Object.defineProperty(globalThis, name, before) : Reflect.deleteProperty(globalThis, name)));
    }
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    await until(() => gateway.device.state.current.status === "ready");
    gateway.draft(ref).change({ author: me, strengths: "typed" });
    await gateway.draft(ref).flush();
    assert.equal(back.records.get(`observation/${ref.id}`)?.["strengths"], "typed");
    assert.equal(data(gateway.device.state).storage, "blocked");
  });
});

/** Timers that take a hundredth of their time. */
const hasty = {
  now: Date.now,
  later: (ms: number, work: () => void): (() => void) => {
    const timer = setTimeout(work, ms / 100);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
