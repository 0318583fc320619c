import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { memoryTransport, somebody } from "../testing/memory-transport.ts";
import { actions, data, made, me, observation, pause, until } from "./testing/pages.ts";

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
    await until(() => data(draft.current).saved !== "no");
    await until(() => data(draft.current).saved === "server");
    assert.deepEqual(actions(back), ["observation.create"]);
    assert.deepEqual((back.accepted[0]!.input as { body: object }).body, { author: me, lesson: "l1", strengths: "a", org: somebody.org });
    draft.change({ strengths: "ab" });
    await draft.flush();
    await until(() => back.accepted.length === 2 && data(draft.current).saved === "server");
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
    await until(() => back.accepted.length === 2);
    assert.deepEqual(actions(back), ["observation.create", "observation.submit"]);
    assert.equal((back.accepted[1]!.input as { version: number }).version, 1);
  });

  it("lets nothing that a form merely begins with take the place of what another page typed at the same moment", async () => {
    const { back, gateway, again } = made();
    const next = again();
    const ref = { kind: "observation", id: newId() } as const;
    const begin = { author: me, lesson: "l1", points: [], strengths: "", problems: "" };
    const drafts = [gateway, next].map((page) => page.draft(ref));
    for (const draft of drafts) draft.current.subscribe(() => undefined);
    await pause();
    drafts[0]!.change({ ...begin, strengths: "in one page" });
    drafts[1]!.change({ ...begin, problems: "in the other" });
    await until(() => drafts.every((draft) => data(draft.current).saved === "server"));
    const { strengths, problems } = back.records.get(`observation/${ref.id}`)!;
    assert.deepEqual([strengths, problems], ["in one page", "in the other"]);
    drafts[0]!.change({ problems: "" });
    await until(() => back.records.get(`observation/${ref.id}`)!["problems"] === "");
    assert.equal(back.records.get(`observation/${ref.id}`)!["strengths"], "in one page");
  });

  it("sends what a page left behind although nobody opens the form again", async () => {
    const { back, gateway, again } = made();
    await pause();
    gateway.draft({ kind: "observation", id: newId() }).change({ author: me, strengths: "left" });
    await pause(30);
    gateway.close();
    again();
    await until(() => back.accepted.length > 0);
    assert.deepEqual(actions(back), ["observation.create"]);
  });

  it("sends what another page left behind that is gone", async () => {
    const { back, gateway, again } = made({ pause: 120 });
    const ref = { kind: "observation", id: newId() } as const;
    const typing = again();
    await pause();
    const draft = typing.draft(ref);
    back.fault = () => "cut";
    for (let i = 0; i < 8; i++) {
      draft.change({ author: me, strengths: `text ${i}` });
      await pause(20);
    }
    typing.close();
    back.fault = () => "none";
    await until(() => back.records.get(`observation/${ref.id}`)?.["strengths"] === "text 7");
    assert.ok(gateway.pending.current.status === "ready");
    assert.equal(back.accepted.filter(({ action }) => action === "observation.create").length, 1);
  });

  it("stores what is typed once, also when it is to be sent while it is being stored", async () => {
    const stored: unknown[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((done) => (release = done));
    const { back, gateway } = made({}, memoryTransport(), {
      store: (store) => ({
        ...store,
        async write(journal) {
          stored.push(...Object.values(journal.fields).map(({ value }) => value));
          await held;
          await store.write(journal);
        },
      }),
    });
    const ref = { kind: "observation", id: newId() } as const;
    await pause();
    gateway.draft(ref).change({ author: me, strengths: "once" });
    await until(() => stored.includes("once"));
    gateway.draft(ref).change({ problems: "more" });
    const sent = gateway.draft(ref).flush();
    await pause();
    release();
    await sent;
    await until(() => back.accepted.length === 1);
    assert.deepEqual(stored, [me, "once", "more"]);
    const { strengths, problems } = back.records.get(`observation/${ref.id}`)!;
    assert.deepEqual([strengths, problems], ["once", "more"]);
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
    await until(() => back.records.get(`observation/${ref.id}`)?.["strengths"] === "text 7");
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
    const file = JSON.parse(await (await gateway.device.export()).text()) as { format: string; person: string };
    assert.equal(file.format, "xiaoben.unsent/1");
    assert.equal(file.person, me);
    assert.match(JSON.stringify(file), /only here/);
  });
});
