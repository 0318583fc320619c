import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { newId } from "@xiaoben/contract";
import { somebody } from "../testing/memory-transport.ts";
import { data, listen, made, me, observation, other, settled } from "./gateway.test.fixture.ts";

describe("gatewayOver: readings", () => {
  it("gives one Live for equal questions, whatever the order of their properties", () => {
    const { gateway } = made();
    assert.equal(
      gateway.list({ kind: "hour", where: { person: me, state: "draft" } }),
      gateway.list({ where: { state: "draft", person: me }, kind: "hour" }),
    );
    assert.notEqual(gateway.list({ kind: "hour", where: { person: me } }), gateway.list({ kind: "hour", where: { person: other } }));
    assert.equal(gateway.one({ kind: "hour", id: "1" }), gateway.one({ kind: "hour", id: "1" }));
  });

  it("asks nothing before somebody listens, and once for two listeners", async () => {
    const { back, gateway } = made();
    const live = gateway.one({ kind: "observation", id: newId() });
    await settled();
    assert.deepEqual(back.requests, []);
    live.subscribe(() => undefined);
    live.subscribe(() => undefined);
    await settled();
    assert.equal(back.requests.length, 1);
    assert.equal(data(live), null);
  });

  it("shows new objects and never changes a snapshot in place", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const live = gateway.one(ref);
    await listen(live);
    const before = live.current;
    assert.ok(Object.isFrozen(data(live)));
    await gateway.act("observation.change", { id: ref.id, version: 1, patch: { strengths: "clear questions" } });
    await settled();
    assert.notEqual(live.current, before);
    assert.equal((before as { data: { strengths: string } }).data.strengths, "");
    assert.equal(data(live)?.strengths, "clear questions");
  });

  it("keeps what was read visible when reading again fails, and says why", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const live = gateway.one(ref);
    await listen(live);
    back.fault = () => "cut";
    await live.refresh();
    assert.equal(live.current.status, "error");
    assert.equal(live.current.status === "error" && live.current.error.code, "offline");
    assert.equal(data(live)?.id, ref.id);
  });

  it("forgets a Live 30 s after its last listener and not before", () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      const { gateway } = made();
      const ask = { kind: "hour", id: "1" } as const;
      const live = gateway.one(ask);
      const stop = live.subscribe(() => undefined);
      mock.timers.tick(60_000);
      assert.equal(gateway.one(ask), live, "listened to");
      stop();
      mock.timers.tick(29_000);
      assert.equal(gateway.one(ask), live, "29 s later");
      mock.timers.tick(2_000);
      assert.notEqual(gateway.one(ask), live, "31 s later");
    } finally {
      mock.timers.reset();
    }
  });

  it("tells the other listeners when one of them throws", async () => {
    const { gateway } = made();
    const thrown: unknown[] = [];
    const scope = globalThis as { reportError?: (error: unknown) => void };
    scope.reportError = (error) => void thrown.push(error);
    const live = gateway.tasks();
    let told = 0;
    live.subscribe(() => {
      throw new Error("listener");
    });
    live.subscribe(() => told++);
    await settled();
    delete scope.reportError;
    assert.equal(told, 1);
    assert.equal((thrown[0] as Error).message, "listener");
  });

  it("asks for sums again for as long as verdicts in them are being worked out, and somebody listens", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const turn = async (): Promise<void> => {
      for (let n = 0; n < 10; n++) await Promise.resolve();
    };
    const { back, gateway } = made();
    const asked = () => back.requests.filter((request) => request === "rollup").length;
    const stale = {
      rule: { pack: "p", version: "1", id: "total" },
      period: { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31" },
      people: 2,
      outcomes: { met: 2 },
      stale: 1,
      readings: [],
    };
    back.rollups = [stale];
    const live = gateway.rollup({ org: somebody.org });
    const stop = live.subscribe(() => undefined);
    await turn();
    assert.deepEqual([data(live), asked()], [[stale], 1]);
    back.rollups = [{ ...stale, outcomes: { met: 1, notYet: 1 } }];
    mock.timers.tick(2_500);
    await turn();
    assert.deepEqual([data(live)[0]?.outcomes, asked()], [{ met: 1, notYet: 1 }, 2]);
    mock.timers.tick(2_500);
    await turn();
    assert.equal(asked(), 2, "the second pause is longer");
    back.rollups = [{ ...stale, stale: 0, unjudged: 3 }];
    mock.timers.tick(2_500);
    await turn();
    back.rollups = [{ ...stale, stale: 0 }];
    mock.timers.tick(10_000);
    await turn();
    assert.deepEqual([data(live)[0]?.unjudged, asked()], [undefined, 4], "people who wait for their first verdict are waited for too");
    mock.timers.tick(60_000);
    await turn();
    assert.equal(asked(), 4, "fresh sums are not asked for again");
    stop();
    mock.timers.reset();
  });

  it("asks for sums again where there are none: everybody there may still be to be judged", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const turn = async (): Promise<void> => {
      for (let n = 0; n < 10; n++) await Promise.resolve();
    };
    const { back, gateway } = made();
    const asked = () => back.requests.filter((request) => request === "rollup").length;
    back.rollups = [];
    const live = gateway.rollup({ org: somebody.org });
    const stop = live.subscribe(() => undefined);
    await turn();
    for (const pause of [2_500, 5_000, 10_000]) {
      mock.timers.tick(pause);
      await turn();
    }
    assert.deepEqual([data(live), asked()], [[], 4]);
    stop();
    mock.timers.tick(120_000);
    await turn();
    assert.equal(asked(), 4, "nobody listens any more");
    mock.timers.reset();
  });

  it("caches definitions and asks again after a failure", async () => {
    const { back, gateway } = made();
    const ref = { pack: "p", version: "1", id: "r" };
    back.fault = () => "cut";
    await assert.rejects(gateway.definition(ref), { name: "TransportError", code: "offline" });
    back.fault = () => "none";
    const first = await gateway.definition<{ made: string }>(ref);
    assert.equal(await gateway.definition(ref), first);
  });

  it("signs the page out when any reading is answered signed-out", async () => {
    const { back, gateway } = made();
    await listen(gateway.session);
    assert.equal(data(gateway.session)?.person, me);
    back.session$ = null;
    await gateway.tasks().refresh();
    assert.equal(data(gateway.session), null);
  });
});
