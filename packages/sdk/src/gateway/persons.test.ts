import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import { memoryTransport, somebody } from "../testing/memory-transport.ts";
import { gatewayOver } from "./gateway.ts";

const next = { ...somebody, person: "00000000-0000-7000-8000-00000000000b" };
const hour = { kind: "hour", id: newId() } as const;
const settled = () => new Promise<void>((done) => setTimeout(done, 5));

/** A page on which the first person has read, typed, and been refused something. */
async function inUse() {
  const back = memoryTransport();
  back.put(hour, { title: "hers", state: "draft" });
  const gateway = gatewayOver(back, { feed: false, draftPause: 30 });
  const shown = { one: gateway.one(hour), list: gateway.list({ kind: "hour" }), tasks: gateway.tasks() };
  for (const live of [gateway.session, ...Object.values(shown)]) live.subscribe(() => undefined);
  await settled();
  back.fault = (request) => (request.startsWith("write hour.submit") ? "broken" : "none");
  await gateway.act("hour.submit", { id: hour.id });
  const typed = gateway.draft({ kind: "hour", id: newId() });
  typed.current.subscribe(() => undefined);
  typed.change({ title: "typed by her" });
  await settled();
  const signIn = async (session: typeof somebody | null): Promise<void> => {
    back.session$ = session;
    await gateway.session.refresh();
  };
  const all = (): string =>
    JSON.stringify([...Object.values(shown).map((live) => live.current), gateway.pending.current, typed.current.current]);
  return { back, gateway, shown, typed, signIn, all };
}

describe("gatewayOver: one person after another", () => {
  for (const between of [true, false])
    it(`shows and sends nothing of the first to the second${between ? ", also when nobody was signed in between" : ""}`, async () => {
      const { back, gateway, shown, signIn, all } = await inUse();
      assert.match(all(), /hers.*hour\.submit.*typed by her/);
      if (between) {
        await signIn(null);
        await settled();
        assert.match(all(), /hers/, "most often the same person comes back");
      }
      const refused = async (): Promise<never> => {
        throw new TransportError("not-permitted", "Not yours.");
      };
      Object.assign(back, { get: refused, list: refused, tasks: refused });
      await signIn(next);
      assert.doesNotMatch(all(), /her/);
      await settled();
      assert.doesNotMatch(all(), /her/);
      assert.equal(shown.one.current.status, "error");
      assert.deepEqual("data" in gateway.pending.current && gateway.pending.current.data, []);
      await new Promise((done) => setTimeout(done, 60));
      assert.deepEqual(back.accepted, []);
    });

  it("sends nothing typed before it knows who came after the first", async () => {
    const { back, gateway } = await inUse();
    back.session$ = null;
    await gateway.session.refresh();
    back.session$ = next;
    await new Promise((done) => setTimeout(done, 60));
    assert.deepEqual(back.accepted, []);
  });

  it("drops what was asked for the first and comes when the second is there", async () => {
    const { back, shown, signIn } = await inUse();
    let answer: (record: unknown) => void = () => undefined;
    const { get } = back;
    back.get = (() => new Promise<unknown>((fulfil) => (answer = fulfil))) as typeof get;
    void shown.one.refresh();
    await settled();
    back.get = get;
    back.put(hour, { title: "for the second" });
    await signIn(next);
    answer({ title: "late, of the first" });
    await settled();
    assert.match(JSON.stringify(shown.one.current), /for the second/);
  });

  it("keeps everything for the same person, and reads again what could not be read", async () => {
    const { back, gateway, shown, typed, signIn } = await inUse();
    await signIn(null);
    await Promise.all(Object.values(shown).map((live) => live.refresh()));
    assert.equal(shown.one.current.status, "error");
    await signIn(somebody);
    await settled();
    assert.equal(shown.one.current.status, "ready");
    assert.equal("data" in gateway.pending.current && gateway.pending.current.data?.length, 1);
    await typed.flush();
    assert.match(JSON.stringify(back.accepted), /typed by her/);
  });
});
