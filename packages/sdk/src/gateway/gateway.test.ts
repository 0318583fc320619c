import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { newId, type ActionId, type CampusGateway, type Live } from "@xiaoben/contract";
import { memoryTransport, somebody, type MemoryTransport } from "../testing/memory-transport.ts";
import { gatewayOver } from "./gateway.ts";

const me = somebody.person;
const other = "00000000-0000-7000-8000-00000000000b";
const observation = { state: "draft", author: me, observed: other, strengths: "", org: somebody.org };

function made(): { back: MemoryTransport; gateway: CampusGateway } {
  const back = memoryTransport();
  return { back, gateway: gatewayOver(back, { feed: false, draftPause: 20 }) };
}
const settled = () => new Promise<void>((done) => setTimeout(done, 5));
const listen = async (live: Live<unknown>): Promise<() => number> => {
  let told = 0;
  live.subscribe(() => told++);
  await settled();
  return () => told;
};
const data = <T>(live: Live<T>): T => {
  assert.ok("data" in live.current, `expected data, found ${JSON.stringify(live.current)}`);
  return live.current.data as T;
};

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
    back.rollups = [{ ...stale, stale: 0 }];
    mock.timers.tick(2_500);
    await turn();
    assert.deepEqual([data(live)[0]?.stale, asked()], [0, 3]);
    mock.timers.tick(60_000);
    await turn();
    assert.equal(asked(), 3, "fresh sums are not asked for again");
    stop();
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

describe("gatewayOver: writes", () => {
  it("re-reads what is listened to of the kinds that changed, with tasks and verdicts, and nothing else", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    await listen(gateway.one(ref));
    await listen(gateway.list({ kind: "observation" }));
    await listen(gateway.list({ kind: "plan" }));
    await listen(gateway.tasks());
    await listen(gateway.evaluate({ subject: { kind: "person", id: me } }));
    const silent = gateway.list({ kind: "observation", where: { author: me } });
    await silent.refresh();
    back.requests.length = 0;
    const receipt = await gateway.act("observation.submit", { id: ref.id, version: 1 });
    assert.equal(receipt.state, "sent");
    assert.deepEqual(receipt.changes, [{ ...ref, version: 2 }]);
    await settled();
    assert.deepEqual(
      back.requests.slice().sort(),
      ["evaluate", `get observation/${ref.id}`, "list observation", "tasks", `write observation.submit ${ref.id}`].sort(),
    );
    back.requests.length = 0;
    await listen(silent);
    assert.deepEqual(back.requests, ["list observation"], "what nobody listened to is read when somebody does");
  });

  it("reads again when a write comes while a reading is on its way", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const live = gateway.one(ref);
    live.subscribe(() => undefined);
    await gateway.act("observation.change", { id: ref.id, patch: { problems: "pace" } });
    await settled();
    assert.equal(data(live)?.problems, "pace");
  });

  it("fulfils a refusal, keeps it in pending, and resolves it", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, { ...observation, strengths: "theirs" });
    const receipt = await gateway.act("observation.change", { id: ref.id, version: 7, patch: { strengths: "mine" } });
    assert.equal(receipt.state, "refused");
    assert.equal(receipt.error?.code, "stale-version");
    await gateway.pending.refresh();
    assert.equal(data(gateway.pending)[0]?.state, "attention");
    await gateway.resolve(receipt.actionId, { merged: { strengths: "both" } });
    assert.deepEqual(data(gateway.pending), []);
    assert.equal(back.records.get(`observation/${ref.id}`)?.["strengths"], "both");
  });

  it("lets the caller who brings an action id repeat it, and look after it", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const actionId = newId();
    back.fault = () => "answer-lost";
    assert.equal((await gateway.act("observation.submit", { id: ref.id, version: 1 }, { actionId })).error?.code, "timeout");
    back.fault = () => "none";
    assert.equal((await gateway.act("observation.submit", { id: ref.id, version: 1 }, { actionId })).state, "sent");
    assert.equal(back.accepted.length, 1);
    await gateway.pending.refresh();
    assert.deepEqual(data(gateway.pending), []);
  });

  it("rejects for mistakes of the program only", async () => {
    const { gateway } = made();
    await assert.rejects(gateway.act("observation.fly" as ActionId, { id: "1" } as never), TypeError);
    await assert.rejects(
      gateway.act("observation.lock" as ActionId, { id: "1" } as never),
      TypeError,
      "the system's own transitions are nobody's actions",
    );
    await assert.rejects(gateway.act("person.create" as ActionId, { id: "1" } as never), TypeError);
    await assert.rejects(gateway.act("observation.submit", {} as never), TypeError);
  });
});

describe("gatewayOver: allows", () => {
  const signature = { party: "author", person: me, at: "2026-11-22T00:00:00.000Z", version: 1, hash: "x", way: "session" };
  const cases: [string, ActionId, object, "yes" | "no" | "absent"][] = [
    ["the author may submit a draft", "observation.submit", observation, "yes"],
    ["a submitted one is submitted already", "observation.submit", { ...observation, state: "submitted" }, "no"],
    ["the observed does not submit", "observation.submit", { ...observation, author: other, observed: me }, "no"],
    ["the observed answers", "observation.answer", { ...observation, state: "submitted", author: other, observed: me }, "yes"],
    ["both sign, once", "observation.sign", { ...observation, state: "answered", signatures: [] }, "yes"],
    ["not twice", "observation.sign", { ...observation, state: "answered", signatures: [signature] }, "no"],
    ["who asked to unlock does not agree himself", "observation.agree", { ...observation, state: "unlocking", unlockAskedBy: me }, "no"],
    ["the author edits a draft", "observation.change", observation, "yes"],
    ["nobody edits a locked one", "observation.change", { ...observation, state: "locked" }, "no"],
    ["a draft may be removed", "observation.remove", observation, "yes"],
    ["what was submitted may not", "observation.remove", { ...observation, state: "submitted", author: other, observed: me }, "no"],
    ["what is not offered is absent", "observation.withdraw", observation, "absent"],
  ];
  for (const [says, action, record, expected] of cases) {
    it(says, async () => {
      const { back, gateway } = made();
      back.operations.delete("observation.withdraw");
      const ref = { kind: "observation", id: newId() } as const;
      back.put(ref, record);
      assert.equal(gateway.allows(action, ref), "no", "nothing is known yet");
      await Promise.all([gateway.session.refresh(), gateway.capabilities.refresh(), gateway.one(ref).refresh()]);
      assert.equal(gateway.allows(action, ref), expected);
    });
  }

  it("lets those whom a lesson waits for begin an observation", async () => {
    const { back, gateway } = made();
    const [asked, foreign] = [newId(), newId()];
    back.put({ kind: "lesson", id: asked }, { state: "held", teacher: other, observers: [me] });
    back.put({ kind: "lesson", id: foreign }, { state: "held", teacher: other, observers: [] });
    await Promise.all([
      gateway.session.refresh(),
      gateway.capabilities.refresh(),
      ...[asked, foreign].map((id) => gateway.one({ kind: "lesson", id }).refresh()),
    ]);
    assert.equal(gateway.allows("observation.create", { kind: "lesson", id: asked }), "yes");
    assert.equal(gateway.allows("observation.create", { kind: "lesson", id: foreign }), "no");
  });

  it("lets sections and items follow the state of their plan", async () => {
    const { back, gateway } = made();
    const plan = newId();
    const section = { kind: "plan-section", id: newId() } as const;
    back.put({ kind: "plan", id: plan }, { state: "draft", author: me });
    back.put(section, { plan, section: "s1", text: "" });
    await Promise.all([
      gateway.session.refresh(),
      gateway.capabilities.refresh(),
      gateway.one(section).refresh(),
      gateway.one({ kind: "plan", id: plan }).refresh(),
    ]);
    assert.equal(gateway.allows("plan-section.change", section), "yes");
    back.put({ kind: "plan", id: plan }, { state: "approving" });
    await gateway.one({ kind: "plan", id: plan }).refresh();
    assert.equal(gateway.allows("plan-section.change", section), "no");
  });

  it("hides what is written by roles that the person does not hold, and knows named actions", async () => {
    const { back, gateway } = made();
    const binding = { kind: "binding", id: newId() } as const;
    back.put(binding, { pack: "p", packVersion: "1", from: "2026-09-01" });
    const roles = async (...names: string[]) => {
      back.session$ = { ...back.session$!, roles: names.map((role) => ({ role, org: newId() })) };
      await Promise.all([gateway.session.refresh(), gateway.capabilities.refresh(), gateway.one(binding).refresh()]);
      return [gateway.allows("binding.create"), gateway.allows("binding.end", binding), gateway.allows("decision.create")];
    };
    assert.deepEqual(await roles("teacher"), ["no", "no", "no"]);
    assert.deepEqual(await roles("teacher", "groupLead"), ["no", "no", "yes"]);
    assert.deepEqual(await roles("countyOfficer"), ["yes", "yes", "yes"]);
  });

  it("says no to everybody who is signed out", async () => {
    const { back, gateway } = made();
    back.session$ = null;
    await Promise.all([gateway.session.refresh(), gateway.capabilities.refresh().catch(() => undefined)]);
    assert.equal(gateway.allows("observation.create"), "no");
  });
});

describe("gatewayOver: forms in memory", () => {
  it("creates what is new, then patches on the version it was answered", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    await gateway.session.refresh();
    const draft = gateway.draft(ref);
    await listen(draft.current);
    assert.equal(data(draft.current).base, 0);
    assert.equal(data(draft.current).value.state, "draft");
    draft.change({ author: me, strengths: "a" });
    assert.equal(data(draft.current).saved, "no");
    assert.equal(data(draft.current).value.strengths, "a");
    await draft.flush();
    assert.equal(data(draft.current).saved, "server");
    draft.change({ strengths: "b" });
    await draft.flush();
    assert.deepEqual(
      back.accepted.map(({ action }) => action),
      ["observation.create", "observation.change"],
    );
    assert.deepEqual(back.accepted[1]!.input, { id: ref.id, version: 1, patch: { strengths: "b" } });
    assert.equal(data(draft.current).base, 2);
    assert.deepEqual(Object.keys((back.accepted[0]!.input as { body: object }).body).sort(), ["author", "org", "strengths"]);
  });

  it("writes before a file is attached to the same record, and reads lists of files again after", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    const done: string[] = [];
    back.attach = async (_file, to) => {
      done.push(`attach to ${to.kind}, after ${back.accepted.map(({ action }) => action).join()}`);
      return { kind: "attachment", id: newId() };
    };
    await gateway.session.refresh();
    const files = gateway.list({ kind: "attachment", where: { of: ref.id } });
    await listen(files);
    const draft = gateway.draft(ref);
    await listen(draft.current);
    draft.change({ author: me, strengths: "a" });
    const read = back.requests.filter((one) => one === "list attachment").length;
    await gateway.attach(new Blob(["x"]), ref);
    assert.deepEqual(done, ["attach to observation, after observation.create"]);
    await new Promise((wake) => setTimeout(wake, 20));
    assert.equal(back.requests.filter((one) => one === "list attachment").length, read + 1);
  });

  it("writes by itself after the pause, and before an action on the same record", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    await gateway.session.refresh();
    const draft = gateway.draft(ref);
    await listen(draft.current);
    draft.change({ strengths: "a" });
    await new Promise((done) => setTimeout(done, 50));
    assert.equal(back.accepted.length, 1);
    draft.change({ problems: "b" });
    await gateway.act("observation.submit", { id: ref.id });
    assert.deepEqual(
      back.accepted.map(({ action }) => action),
      ["observation.change", "observation.change", "observation.submit"],
    );
  });

  it("keeps the typed text through a failure and a foreign write of another field, and says so when it is the same field", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    await gateway.session.refresh();
    const draft = gateway.draft(ref);
    await listen(draft.current);
    draft.change({ strengths: "mine" });
    back.fault = () => "cut";
    await draft.flush();
    assert.equal(data(draft.current).value.strengths, "mine");
    assert.equal(data(draft.current).saved, "no");
    back.fault = () => "none";
    back.put(ref, { problems: "theirs" });
    await draft.flush();
    assert.equal(data(draft.current).saved, "server");
    assert.deepEqual(
      [back.records.get(`observation/${ref.id}`)?.["strengths"], back.records.get(`observation/${ref.id}`)?.["problems"]],
      ["mine", "theirs"],
    );
    back.put(ref, { strengths: "other hand" });
    draft.change({ strengths: "mine again" });
    await draft.flush();
    assert.equal(draft.current.current.status, "error");
    assert.equal(data(draft.current).value.strengths, "mine again");
    await draft.discard();
    await settled();
    assert.equal(data(draft.current).value.strengths, "other hand");
  });
});

describe("gatewayOver: the feed", () => {
  it("re-reads what somebody else wrote, and not what this page wrote itself", async () => {
    const back = memoryTransport();
    const gateway = gatewayOver(back, { feed: { every: 5, most: 10 } });
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    const live = gateway.one(ref);
    const stop = live.subscribe(() => undefined);
    await new Promise((done) => setTimeout(done, 30));
    back.put(ref, { strengths: "from elsewhere" });
    await new Promise((done) => setTimeout(done, 60));
    assert.equal(data(live)?.strengths, "from elsewhere");
    await gateway.act("observation.change", { id: ref.id, patch: { strengths: "mine" } });
    await settled();
    back.requests.length = 0;
    await new Promise((done) => setTimeout(done, 60));
    assert.ok(back.requests.includes("changes"));
    assert.ok(!back.requests.some((request) => request.startsWith("get ")), "its own write is not told twice");
    stop();
    await new Promise((done) => setTimeout(done, 30));
    back.requests.length = 0;
    await new Promise((done) => setTimeout(done, 40));
    assert.deepEqual(back.requests, [], "nobody listens, nothing is asked");
  });

  it("reads again what failed, as soon as the back end answers", async () => {
    const back = memoryTransport();
    const gateway = gatewayOver(back, { feed: { every: 5, most: 10 } });
    const live = gateway.tasks();
    back.fault = () => "cut";
    const stop = live.subscribe(() => undefined);
    await new Promise((done) => setTimeout(done, 30));
    assert.equal(live.current.status, "error");
    back.fault = () => "none";
    await new Promise((done) => setTimeout(done, 80));
    assert.equal(live.current.status, "ready");
    stop();
  });
});
