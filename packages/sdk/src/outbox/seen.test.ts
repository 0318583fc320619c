import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { data, made, me, observation, other, pause, until } from "./testing/pages.ts";

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

  it("tells of a key that is typed only where it is seen", async () => {
    const { back, gateway } = made();
    const [typed, elsewhere] = [newId(), newId()];
    for (const id of [typed, elsewhere]) back.put({ kind: "observation", id }, observation);
    const told = new Map<string, number>();
    const watched = {
      "its record": gateway.one({ kind: "observation", id: typed }),
      "a list with it": gateway.list({ kind: "observation", where: { author: me } }),
      "another record": gateway.one({ kind: "observation", id: elsewhere }),
      "another list": gateway.list({ kind: "observation", where: { author: other } }),
      tasks: gateway.tasks(),
      pending: gateway.pending,
    };
    for (const [name, live] of Object.entries(watched)) live.subscribe(() => told.set(name, (told.get(name) ?? 0) + 1));
    await until(() => Object.values(watched).every(({ current }) => current.status === "ready"));
    const form = gateway.draft({ kind: "observation", id: typed });
    form.change({ strengths: "a" });
    await pause();
    told.clear();
    for (const strengths of ["ab", "abc"]) form.change({ strengths });
    assert.deepEqual(Object.fromEntries(told), { "its record": 2, "a list with it": 2 });
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

  it("goes on showing what another page of the browser sent, until that was read", async () => {
    const { back, gateway, again } = made();
    const second = again();
    const ref = { kind: "observation", id: newId() } as const;
    const [first, shown, one] = [gateway.draft(ref), second.draft(ref), second.one(ref)];
    for (const live of [first.current, shown.current, one]) live.subscribe(() => undefined);
    await until(() => one.current.status === "ready");
    first.change({ author: me, lesson: "l1", strengths: "a" });
    await until(() => "data" in shown.current.current && data(shown.current).value.strengths === "a");
    const texts: string[] = [];
    shown.current.subscribe(() => texts.push(data(shown.current).value.strengths));
    back.get = () => new Promise(() => undefined);
    await first.flush();
    await until(() => data(second.pending).length === 0 && data(shown.current).saved === "server");
    assert.deepEqual([...new Set(texts)], ["a"]);
    assert.equal(data(one)?.lesson, "l1");
  });

  it("shows a confirmed creation in lists until they were read again, and drops it when that reading does not contain it", async () => {
    const { back, gateway } = made();
    const [kept, filtered] = [newId(), newId()];
    let hold: (() => void) | undefined;
    const list = back.list;
    back.list = async (query) => {
      await new Promise<void>((go) => (hold = go));
      const page = await list(query);
      return { ...page, items: page.items.filter(({ id }) => id !== filtered) };
    };
    const shown = gateway.list({ kind: "observation", where: { author: me } });
    const seen: string[] = [];
    shown.subscribe(
      () =>
        shown.current.status === "ready" &&
        seen.push(
          data(shown)
            .items.map(({ id }) => (id === kept ? "kept" : "filtered"))
            .join(),
        ),
    );
    await until(() => hold);
    hold!();
    await until(() => shown.current.status === "ready");
    for (const id of [kept, filtered])
      assert.equal((await gateway.act("observation.create", { id, body: observation as never })).state, "sent");
    assert.deepEqual(new Set(data(shown).items.map(({ id }) => id)), new Set([kept, filtered]));
    for (let reads = 0; reads < 3; reads++) {
      hold!();
      await pause(20);
    }
    assert.deepEqual(
      data(shown).items.map(({ id }) => id),
      [kept],
    );
    const first = seen.findIndex((items) => items.includes("kept"));
    assert.ok(
      seen.slice(first).every((items) => items.includes("kept")),
      seen.join(" | "),
    );
  });

  it("does not bring a removed record or a done task back before they were read again", async () => {
    const { back, gateway } = made();
    const [gone, done] = [newId(), newId()];
    for (const id of [gone, done]) back.put({ kind: "observation", id }, observation);
    const [list, tasks] = [gateway.list({ kind: "observation" }), gateway.tasks()];
    const seen: string[] = [];
    const look = (): void => {
      if (!("data" in list.current && "data" in tasks.current)) return;
      seen.push(`${data(list).items.some(({ id }) => id === gone)} ${data(tasks).some(({ on }) => on.id === done)}`);
    };
    for (const live of [list, tasks]) live.subscribe(look);
    await until(() => seen.length > 0);
    await gateway.act("observation.remove", { id: gone, version: 1 });
    await gateway.act("observation.submit", { id: done, version: 1 });
    await pause(60);
    for (const part of [0, 1]) {
      const states = seen.map((state) => state.split(" ")[part]);
      assert.deepEqual(states.slice(states.indexOf("false")).includes("true"), false, seen.join(" | "));
      assert.equal(states.at(-1), "false");
    }
  });

  it("gives one Live for equal questions", () => {
    const { gateway } = made();
    assert.equal(gateway.list({ kind: "hour" }), gateway.list({ kind: "hour" }));
    assert.equal(gateway.one({ kind: "hour", id: "1" }), gateway.one({ kind: "hour", id: "1" }));
    assert.equal(gateway.draft({ kind: "hour", id: "1" }), gateway.draft({ kind: "hour", id: "1" }));
  });
});
