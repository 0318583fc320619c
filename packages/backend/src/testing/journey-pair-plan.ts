import assert from "node:assert/strict";
import { newId, type Pair, type Plan } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newPlan } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

const evidence = { stage: "one", task: "explain", title: "讲解记录", on: "2026-10-10", by: ids.observer };

async function writtenPlan(campus: Campus): Promise<{ plan: string; section: string; item: string }> {
  const [plan, section, item] = [newId(), newId(), newId()];
  await campus.as("admin", "plan.create", { id: plan, body: newPlan() });
  await campus.as("admin", "plan-section.create", { id: section, body: { org: ids.school, plan, section: "aims", text: "人人会追问" } });
  await campus.as("admin", "plan-item.create", {
    id: item,
    body: { org: ids.school, plan, section: "steps", order: 1, text: "每周一次集体备课", owner: ids.lead },
  });
  return { plan, section, item };
}

export function pairAndPlanJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("[R098] passes a gate only when the stage has its evidence and both sides have signed, and then goes on", async () => {
    const campus = await openCampus(await open());
    const { pair } = ids;
    assert.deepEqual((await refused(campus.as("observer", "pair.sign", { id: pair }), "guard-failed")).issues, [
      "/evidence/explain evidence-missing",
    ]);
    await campus.as("teacher", "pair.change", { id: pair, patch: { evidence: [evidence] } });
    const one = await campus.as("observer", "pair.sign", { id: pair });
    assert.deepEqual([(one.record as Pair).stage, (one.record as Pair).signatures.length], ["one", 1]);
    await refused(campus.as("observer", "pair.sign", { id: pair }), "guard-failed");
    const both = (await campus.as("teacher", "pair.sign", { id: pair })).record as Pair;
    assert.deepEqual([both.state, both.stage, both.signatures], ["active", "two", []]);
    assert.deepEqual(
      both.gates.map((gate) => [gate.stage, gate.signatures.map((one) => one.party)]),
      [["one", ["mentor", "mentee"]]],
    );
    await campus.as("teacher", "pair.sign", { id: pair });
    const last = (await campus.as("observer", "pair.sign", { id: pair })).record as Pair;
    assert.deepEqual([last.state, last.gates.map((gate) => gate.stage)], ["completed", ["one", "two"]]);
    await refused(campus.as("teacher", "pair.change", { id: pair, patch: { evidence: [] } }), "not-permitted");
  });

  it("[R095] lets either side write topics, and clears a signature when what was signed changes", async () => {
    const campus = await openCampus(await open());
    const { pair } = ids;
    await campus.as("observer", "pair.change", { id: pair, patch: { evidence: [evidence] } });
    await campus.as("observer", "pair.sign", { id: pair });
    const { record } = await campus.as("teacher", "pair.change", {
      id: pair,
      patch: { topics: [{ topic: "信息技术", leads: "mentee", goal: "会用展台" }] },
    });
    assert.deepEqual((record as Pair).signatures, []);
    assert.deepEqual((await campus.as("teacher", "pair.sign", { id: pair })).record?.version, (record as Pair).version + 1);
    await refused(campus.as("stranger", "pair.sign", { id: pair }), "not-found");
    await refused(campus.as("admin", "pair.sign", { id: pair }), "not-permitted");
  });

  it("[R108] submits a plan only when its required sections are written", async () => {
    const campus = await openCampus(await open());
    const plan = newId();
    await campus.as("admin", "plan.create", { id: plan, body: newPlan() });
    assert.deepEqual((await refused(campus.as("admin", "plan.submit", { id: plan }), "guard-failed")).issues, [
      "/sections/aims section-empty",
      "/sections/steps section-empty",
      "/sections/steps items-missing",
    ]);
    await campus.as("admin", "plan-section.create", { id: newId(), body: { org: ids.school, plan, section: "aims", text: "  " } });
    assert.equal((await refused(campus.as("admin", "plan.submit", { id: plan }), "guard-failed")).issues.length, 3);
  });

  it("[R109] brings a plan to the principal, back with a reason, and to approval", async () => {
    const campus = await openCampus(await open());
    const { plan, section } = await writtenPlan(campus);
    assert.deepEqual(await campus.tasks("principal"), []);
    await campus.as("admin", "plan.submit", { id: plan });
    assert.deepEqual(await campus.tasks("principal"), [`plan.approve ${plan}`]);
    await refused(campus.as("admin", "plan.approve", { id: plan }), "not-permitted");
    await refused(campus.as("officer", "plan.approve", { id: plan }), "not-permitted");
    await refused(campus.as("admin", "plan-section.change", { id: section, patch: { text: "偷偷改" } }), "not-permitted");
    await refused(campus.as("principal", "plan.return", { id: plan, input: {} as { reason: string } }), "validation");
    const returned = (await campus.as("principal", "plan.return", { id: plan, input: { reason: "目标太大" } })).record as Plan;
    assert.deepEqual([returned.state, returned.reason], ["returned", "目标太大"]);
    assert.ok((await campus.tasks("admin")).includes(`plan.submit ${plan}`));
    await campus.as("admin", "plan-section.change", { id: section, patch: { text: "每人会追问三次" } });
    await campus.as("admin", "plan.submit", { id: plan });
    const approved = (await campus.as("principal", "plan.approve", { id: plan })).record as Plan;
    assert.equal(approved.state, "approved");
    assert.deepEqual(
      approved.approvals.map((one) => [one.by, one.level, one.version]),
      [[ids.principal, "school", approved.version - 1]],
    );
    assert.equal(approved.reason, undefined);
  });

  it("[R109] goes through every level that is set, each by somebody of that level", async () => {
    const campus = await openCampus(await open(), { workflows: { plan: { levels: ["school", "county"] } } });
    const { plan } = await writtenPlan(campus);
    await campus.as("admin", "plan.submit", { id: plan });
    const first = (await campus.as("principal", "plan.approve", { id: plan })).record as Plan;
    assert.deepEqual([first.state, first.step], ["approving", 1]);
    await refused(campus.as("principal", "plan.approve", { id: plan }), "not-permitted");
    assert.deepEqual(await campus.tasks("principal"), []);
  });

  it("shows sections and items as their plan is shown, and removes them with a draft", async () => {
    const campus = await openCampus(await open());
    const { plan, section, item } = await writtenPlan(campus);
    await refused(campus.read("principal", "plan-section", section), "not-found");
    assert.deepEqual(await campus.all("principal", "plan-section"), []);
    await refused(
      campus.as("stranger", "plan-item.create", { id: newId(), body: { org: ids.school, plan, section: "steps", order: 2, text: "x" } }),
      "not-permitted",
    );
    await campus.as("admin", "plan.submit", { id: plan });
    assert.equal((await campus.read("principal", "plan-section", section)).text, "人人会追问");
    assert.deepEqual(
      (await campus.all("principal", "plan-item")).map((one) => one.id),
      [item],
    );
    await refused(campus.as("admin", "plan.remove", { id: plan }), "transition-not-allowed");
    await campus.as("admin", "plan.takeBack", { id: plan });
    const { record, changes } = await campus.as("admin", "plan.remove", { id: plan });
    assert.equal(record, undefined);
    assert.deepEqual(new Set(changes.map((one) => one.id)), new Set([plan, section, item]));
    await refused(campus.read("admin", "plan-item", item), "not-found");
  });

  it("keeps one section of each kind in a plan", async () => {
    const campus = await openCampus(await open());
    const { plan } = await writtenPlan(campus);
    await refused(
      campus.as("admin", "plan-section.create", { id: newId(), body: { org: ids.school, plan, section: "aims", text: "又一个" } }),
      "duplicate-key",
    );
    await refused(
      campus.as("admin", "plan.create", {
        id: newId(),
        body: { ...newPlan(), template: { pack: "fixture.pack", version: "9", id: "plan" } },
      }),
      "validation",
    );
  });
}
