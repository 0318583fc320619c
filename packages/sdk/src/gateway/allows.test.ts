import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, type ActionId, type Ref } from "@xiaoben/contract";
import { made, me, observation, other } from "./gateway.test.fixture.ts";

type PublicationRef = Ref<"publication">;

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

  it("lets whoever is named in what others write act on it as its workflow says, and write nothing", async () => {
    const { back, gateway } = made();
    const [names, foreign] = [newId(), newId()].map((id) => ({ kind: "publication", id }) as const) as [PublicationRef, PublicationRef];
    back.put(names, { state: "forObjection", by: other, named: [me] });
    back.put(foreign, { state: "forObjection", by: other, named: [other] });
    await Promise.all([
      gateway.session.refresh(),
      gateway.capabilities.refresh(),
      gateway.one(names).refresh(),
      gateway.one(foreign).refresh(),
    ]);
    assert.equal(gateway.allows("publication.object", names), "yes");
    for (const action of ["publication.publish", "publication.change", "publication.withdraw"] as const)
      assert.equal(gateway.allows(action, names), "no", action);
    assert.equal(gateway.allows("publication.object", foreign), "no");
    assert.equal(gateway.allows("publication.create"), "no");
  });

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
