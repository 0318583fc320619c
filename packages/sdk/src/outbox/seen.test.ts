import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { data, made, me, observation, other, pause } from "./testing/pages.ts";

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
