import assert from "node:assert/strict";
import { isProblemError, newId, type Approval, type Hour, type Id } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newHour } from "./fixture.ts";
import { newBinding, openPractice, schoolPack } from "./practice-fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

/** A record that the observer handed in. */
async function handedIn(campus: Campus): Promise<Id> {
  const id = newId();
  await campus.as("observer", "hour.create", { id, body: newHour() });
  await campus.as("observer", "hour.submit", { id });
  return id;
}

const levels = (...chain: string[]) => ({ workflows: { hour: { levels: chain } } });

/** How hour records are decided on: by one level or several, with a way back for who decided and an appeal for who was refused. */
export function approvalJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("[R001] goes through a chain of three levels, each decided by somebody of that level and by nobody else", async () => {
    const campus = await openCampus(await open(), levels("group", "school", "county"));
    const id = await handedIn(campus);
    assert.deepEqual(await campus.tasks("lead"), [`hour.approve ${id}`]);
    assert.deepEqual([await campus.tasks("admin"), await campus.tasks("officer")], [[], []]);
    for (const name of ["admin", "principal", "officer"] as const) await refused(campus.as(name, "hour.approve", { id }), "not-permitted");
    await refused(campus.as("officer", "hour.change", { id, patch: { approvedHours: "2" } }), "not-permitted");
    await campus.as("lead", "hour.change", { id, patch: { approvedHours: "2.5" } });
    await campus.as("lead", "hour.approve", { id });
    await refused(campus.as("lead", "hour.change", { id, patch: { approvedHours: "3" } }), "not-permitted");
    assert.deepEqual(await campus.tasks("admin"), [`hour.approve ${id}`]);
    await campus.as("admin", "hour.approve", { id });
    assert.deepEqual(await campus.tasks("officer"), [`hour.approve ${id}`]);
    const { state, step, approvals, approvedHours } = (await campus.as("officer", "hour.approve", { id })).record as Hour;
    assert.deepEqual([state, step, approvedHours], ["approved", 3, "2.5"]);
    assert.deepEqual(
      approvals?.map(({ level }) => level),
      ["group", "school", "county"],
    );
  });

  it("begins a chain anew when the record was returned and handed in again", async () => {
    const campus = await openCampus(await open(), levels("school", "county"));
    const id = await handedIn(campus);
    await campus.as("admin", "hour.approve", { id });
    await campus.as("officer", "hour.return", { id, input: { reason: "缺证明" } });
    const { step, approvals, decidedBy, reason } = (await campus.as("observer", "hour.submit", { id })).record as Hour;
    assert.deepEqual([step, approvals, decidedBy, reason], [undefined, undefined, undefined, undefined]);
    assert.deepEqual(await campus.tasks("admin"), [`hour.approve ${id}`]);
  });

  it("lets nobody decide on hours of their own", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("admin", "hour.create", { id, body: { ...newHour(), person: campus.caller("admin").person } });
    await campus.as("admin", "hour.submit", { id });
    await refused(campus.as("admin", "hour.approve", { id }), "guard-failed");
    assert.deepEqual(await campus.tasks("admin"), []);
    assert.equal(((await campus.as("principal", "hour.approve", { id })).record as Hour).state, "approved");
  });

  it("lets who decided take the decision back for a day, and nobody else", async () => {
    const campus = await openCampus(await open(), levels("school", "county"));
    const id = await handedIn(campus);
    await campus.as("admin", "hour.approve", { id });
    const again = (await campus.as("admin", "hour.reopen", { id })).record as Hour;
    assert.deepEqual([again.state, again.step, again.approvals, again.decidedBy], ["submitted", 0, [], undefined]);
    await refused(campus.as("admin", "hour.reopen", { id }), "guard-failed");
    await campus.as("admin", "hour.approve", { id });
    await campus.as("officer", "hour.approve", { id });
    await refused(campus.as("admin", "hour.reopen", { id }), "guard-failed");
    campus.wait(25);
    await refused(campus.as("officer", "hour.reopen", { id }), "guard-failed");
  });

  it("takes a return and a rejection back to where they were decided", async () => {
    const campus = await openCampus(await open(), levels("school", "county"));
    const id = await handedIn(campus);
    await campus.as("admin", "hour.approve", { id });
    for (const action of ["hour.return", "hour.reject"] as const) {
      await campus.as("officer", action, { id, input: { reason: "看错了人" } });
      const { state, step, approvals, reason } = (await campus.as("officer", "hour.reopen", { id })).record as Hour;
      assert.deepEqual([state, step, approvals?.length, reason], ["submitted", 1, 1, undefined]);
    }
  });

  it("[R006] lets who was rejected appeal while there is time, once, and another decides than who rejected it", async () => {
    const campus = await openCampus(await open());
    const id = await handedIn(campus);
    await campus.as("admin", "hour.reject", { id, input: { reason: "没有签到" } });
    await refused(campus.as("observer", "hour.appeal", { id, input: {} as { appeal: string } }), "validation");
    await campus.as("observer", "hour.appeal", { id, input: { appeal: "签到表第二页" } });
    assert.deepEqual(await campus.tasks("principal"), [`hour.allow ${id}`]);
    await refused(campus.as("admin", "hour.allow", { id }), "not-permitted");
    const { state, approvals } = (await campus.as("principal", "hour.allow", { id })).record as Hour;
    assert.deepEqual([state, approvals?.at(-1)?.level], ["approved", "appeal"]);
  });

  it("[R006] keeps the answer to an appeal that does not succeed; when its time is over there is none", async () => {
    const campus = await openCampus(await open());
    const [id, late] = [await handedIn(campus), await handedIn(campus)];
    for (const one of [id, late]) await campus.as("admin", "hour.reject", { id: one, input: { reason: "没有签到" } });
    await campus.as("observer", "hour.appeal", { id, input: { appeal: "签到表第二页" } });
    const { state, reason, appeal, answer } = (await campus.as("principal", "hour.dismiss", { id, input: { answer: "第二页是另一次" } }))
      .record as Hour;
    assert.deepEqual([state, reason, appeal, answer], ["dismissed", "没有签到", "签到表第二页", "第二页是另一次"]);
    await refused(campus.as("observer", "hour.appeal", { id, input: { appeal: "再申诉" } }), "transition-not-allowed");
    campus.wait(15 * 24 + 1);
    await refused(campus.as("observer", "hour.appeal", { id: late, input: { appeal: "才看到" } }), "guard-failed");
  });

  it("[R001] when two decide in the same moment one wins, the other is told what it is now, and nothing counts twice", async () => {
    const campus = await openCampus(await open());
    const id = await handedIn(campus);
    const { version } = await campus.read("admin", "hour", id);
    const both = await Promise.allSettled([
      campus.as("admin", "hour.approve", { id, version }),
      campus.as("principal", "hour.return", { id, version, input: { reason: "请补证明" } }),
    ]);
    const won = both.filter((one) => one.status === "fulfilled");
    const lost = both.filter((one) => one.status === "rejected").map((one) => one.reason as unknown);
    assert.equal(won.length, 1);
    assert.ok(isProblemError(lost[0]) && lost[0].code === "stale-version");
    assert.equal((lost[0].more.current as Hour).state, (won[0]!.value.record as Hour).state);
    const [verdict] = await campus.backend.evaluate(campus.caller("observer"), {
      subject: { kind: "person", id: campus.caller("observer").person },
      explain: true,
    });
    assert.equal(verdict?.lines?.filter((line) => line.record.id === id).length, 1);
  });

  it("[R001] goes through the levels that a pack says, by category, and keeps them when the pack changes", async () => {
    const campus = await openPractice(open);
    const chain = (...levels: Approval["levels"]): Approval => ({ id: "chain", levels, clause: "c1" });
    const outside: Approval = { id: "outside", levels: ["school", "county"], categories: ["external"], clause: "c1" };
    await campus.publish(ids.admin, ids.school, schoolPack("school.pack", { approvals: [outside, chain("group")] }));
    await campus.by(ids.admin, "binding.create", { id: newId(), body: newBinding(ids.school, "1", "2026-09-01", "school.pack") });
    const handIn = async (category: string): Promise<Hour> => {
      const id = newId();
      await campus.as("observer", "hour.create", { id, body: { ...newHour(), category } });
      return (await campus.as("observer", "hour.submit", { id })).record as Hour;
    };
    const [external, study] = [await handIn("external"), await handIn("group-study")];
    assert.deepEqual([external.levels, study.levels], [["school", "county"], ["group"]]);
    assert.deepEqual(await campus.tasks("lead"), [`hour.approve ${study.id}`]);
    await refused(campus.as("lead", "hour.approve", { id: external.id }), "not-permitted");
    await campus.as("admin", "hour.approve", { id: external.id });

    await campus.publish(ids.admin, ids.school, schoolPack("school.pack", { version: "2", approvals: [chain("school")] }));
    await campus.by(ids.admin, "binding.create", { id: newId(), body: newBinding(ids.school, "2", "2026-10-01", "school.pack") });
    assert.deepEqual(await campus.tasks("officer"), [`hour.approve ${external.id}`]);
    assert.deepEqual((await handIn("external")).levels, ["school"]);
    await campus.as("lead", "hour.return", { id: study.id, input: { reason: "缺签到" } });
    const again = (await campus.as("observer", "hour.submit", { id: study.id })).record as Hour;
    assert.deepEqual(again.levels, ["school"]);
  });
}
