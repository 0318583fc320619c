import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, type DefinitionAsk, type Taken, type TakenAsks } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import { data, made, me, observation, other, until, type Page } from "../outbox/testing/pages.ts";
import type { MemoryTransport } from "../testing/memory-transport.ts";
import { takeAlong } from "./along.ts";

const rubric: DefinitionAsk = { pack: "p", version: "1", id: "form", as: "rubric" };
const week = 7 * 86_400_000;

/** A lesson that can be taken, and what its observation asks for. */
function lessonOf(back: MemoryTransport): { lesson: string; own: string; asks: TakenAsks } {
  const [lesson, own] = [newId(), newId()];
  back.put({ kind: "lesson", id: lesson }, { teacher: other, topic: "分数", state: "planned", observers: [me] });
  back.put({ kind: "person", id: other }, { displayName: "苏禾" });
  back.definition = async <T>() => {
    if (back.fault("definition") === "cut") throw new TransportError("offline", "The network is cut.");
    return { id: "form", title: "听课" } as T;
  };
  return {
    lesson,
    own,
    asks: {
      records: [
        { kind: "lesson", id: lesson },
        { kind: "observation", id: own },
        { kind: "person", id: other },
      ],
      lists: [{ kind: "visit", where: { lesson, author: me }, limit: 1 }],
      definitions: [rubric],
    },
  };
}

const taken = (page: Page): readonly Taken[] => data(page.device.along!.taken);
const listen = (page: Page, lesson: string) => {
  const live = page.one({ kind: "lesson", id: lesson });
  live.subscribe(() => undefined);
  return live;
};

describe("withOutbox: a lesson taken along", () => {
  it("[R043] is there when the page is opened anew without a network, and gives way to what the back end says", async () => {
    const { back, gateway, again } = made({ along: takeAlong });
    const { lesson, own, asks } = lessonOf(back);
    gateway.session.subscribe(() => undefined);
    await until(() => gateway.session.current.status === "ready");
    await gateway.device.along!.take(lesson, asks);
    assert.deepEqual(
      taken(gateway).map((one) => [one.lesson.topic, Date.parse(one.until) - Date.parse(one.since)]),
      [["分数", week]],
    );

    // Who it is the page remembers where it has storage; here it is told.
    back.fault = (request) => (request === "session" ? "none" : "cut");
    const page = again();
    const live = listen(page, lesson);
    await until(() => live.current.status === "ready");
    assert.equal(live.current.status === "ready" && live.current.from, "device");
    assert.equal(data(live)!.topic, "分数");
    const record = page.one({ kind: "observation", id: own });
    record.subscribe(() => undefined);
    await until(() => record.current.status === "ready");
    assert.equal(data(record), null);
    const visits = page.list(asks.lists[0]!);
    visits.subscribe(() => undefined);
    await until(() => visits.current.status === "ready");
    assert.deepEqual(data(visits).items, []);
    assert.deepEqual(await page.definition(rubric), { id: "form", title: "听课" });
    page.capabilities.subscribe(() => undefined);
    await until(() => page.capabilities.current.status === "ready");
    assert.equal(page.allows("observation.create", { kind: "lesson", id: lesson }), "yes");

    back.put({ kind: "lesson", id: lesson }, { teacher: other, topic: "改了", state: "planned" });
    back.fault = () => "none";
    await live.refresh();
    assert.equal(data(live)!.topic, "改了");
  });

  it("is not there for whoever did not take it, nor for what was not asked for", async () => {
    const { back, gateway, again } = made({ along: takeAlong });
    const { lesson, asks } = lessonOf(back);
    gateway.session.subscribe(() => undefined);
    await until(() => gateway.session.current.status === "ready");
    await gateway.device.along!.take(lesson, asks);
    back.session$ = { ...back.session$!, person: other };
    const stranger = again();
    stranger.session.subscribe(() => undefined);
    await until(() => stranger.session.current.status === "ready" && data(stranger.session)?.person === other);
    await stranger.device.along!.taken.refresh();
    assert.deepEqual(taken(stranger), []);
    back.fault = () => "cut";
    const live = listen(stranger, lesson);
    await until(() => live.current.status === "error");
    await assert.rejects(stranger.definition(rubric));
  });

  it("goes when its observation is handed in, when it is removed, when its time is over, and with everything else", async () => {
    let ahead = 0;
    const clock = {
      now: () => Date.now() + ahead,
      later: (ms: number, work: () => void) => clearTimeout.bind(null, setTimeout(work, ms).unref()),
    };
    const { back, gateway, again } = made({ clock, along: takeAlong });
    gateway.session.subscribe(() => undefined);
    await until(() => gateway.session.current.status === "ready");
    const along = gateway.device.along!;
    const take = async () => {
      const { lesson, own, asks } = lessonOf(back);
      await along.take(lesson, asks);
      assert.ok(taken(gateway).some((one) => one.lesson.id === lesson));
      return { lesson, own };
    };

    const handedIn = await take();
    const record = gateway.one({ kind: "observation", id: handedIn.own });
    const shown = () => record.current;
    record.subscribe(() => void shown());
    back.put({ kind: "observation", id: handedIn.own }, { ...observation, lesson: handedIn.lesson, state: "submitted" });
    await record.refresh();
    assert.equal(shown().status, "ready");
    await until(() => taken(gateway).length === 0);

    const removed = await take();
    await along.remove(removed.lesson);
    assert.deepEqual(taken(gateway), []);

    await take();
    ahead = week - 1_000;
    await along.taken.refresh();
    assert.equal(taken(gateway).length, 1);
    ahead = week + 1_000;
    await along.taken.refresh();
    assert.deepEqual(taken(gateway), []);
    ahead = 0;
    assert.deepEqual(taken(again()), [], "it is gone from the device, not only from view");

    await take();
    await gateway.device.leave("discard");
    await along.taken.refresh();
    assert.deepEqual(taken(gateway), []);
  });

  it("takes all of it or nothing", async () => {
    const { back, gateway } = made({ along: takeAlong });
    const { lesson, asks } = lessonOf(back);
    gateway.session.subscribe(() => undefined);
    await until(() => gateway.session.current.status === "ready");
    back.fault = (request) => (request.includes("person") ? "broken" : "none");
    await assert.rejects(gateway.device.along!.take(lesson, asks), { code: "internal" });
    back.fault = () => "none";
    await assert.rejects(gateway.device.along!.take(lesson, { ...asks, records: [] }), { code: "not-found" });
    assert.deepEqual(taken(gateway), []);
  });

  it("says so where the browser keeps nothing", async (t) => {
    const { back, gateway } = made({ along: takeAlong });
    const { lesson, asks } = lessonOf(back);
    gateway.session.subscribe(() => undefined);
    await until(() => gateway.session.current.status === "ready");
    t.mock.method(indexedDB, "open", () => {
      throw new DOMException("blocked", "SecurityError");
    });
    await assert.rejects(gateway.device.along!.take(lesson, asks), { code: "storage", message: /private window/ });
    t.mock.restoreAll();
    await gateway.device.along!.take(lesson, asks);
    assert.equal(taken(gateway).length, 1);
  });

  it("is not offered on a shared device, which remembers nobody and keeps nothing that was sent", async () => {
    const { back, gateway, again } = made({ shared: true, along: takeAlong });
    assert.equal(gateway.device.along, undefined);
    gateway.session.subscribe(() => undefined);
    await until(() => gateway.session.current.status === "ready");
    const id = newId();
    await gateway.act("observation.create", { id, body: { ...observation, id } } as never);
    await until(() => back.records.has(`observation/${id}`));
    assert.deepEqual(await gateway.device.leave("keep"), { left: 0 });
    back.fault = () => "cut";
    const page = again();
    page.session.subscribe(() => undefined);
    await until(() => page.session.current.status === "error");
  });
});
