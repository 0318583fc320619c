import assert from "node:assert/strict";
import {
  asIfAttended,
  newId,
  participationId,
  type Activity,
  type EvaluateAsk,
  type Hour,
  type Id,
  type New,
  type Participation,
} from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newActivity, type PersonName } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

/** An activity that the lead of the group has planned. It begins at four in the afternoon, when the clock of the campus says so too. */
async function plan(campus: Campus, more: Partial<New<"activity">> = {}): Promise<Id> {
  const id = newId();
  await campus.as("lead", "activity.create", { id, body: newActivity(ids.lead, more) });
  return id;
}
const of = (campus: Campus, activity: Id, name: PersonName): Promise<Participation> =>
  campus.read("admin", "participation", participationId(activity, ids[name]));
const newOne = (activity: Id, name: PersonName, more: Partial<New<"participation">> = {}): New<"participation"> => ({
  org: ids.school,
  person: ids[name],
  activity,
  host: ids.lead,
  on: "2026-11-20",
  role: "participant",
  attendance: "expected",
  ...more,
});
const codeOf = async (campus: Campus, activity: Id): Promise<string> => (await campus.read("lead", "activity", activity)).code!;
const signIn = (campus: Campus, activity: Id, name: PersonName, code: string) =>
  campus.as(name, "participation.signIn", { id: participationId(activity, ids[name]), input: { code } });
const mark = (campus: Campus, activity: Id, name: PersonName, patch: Partial<Participation>) =>
  campus.as("lead", "participation.change", { id: participationId(activity, ids[name]), patch });
const hoursOf = async (campus: Campus, activity: Id): Promise<Hour[]> =>
  (await campus.all("admin", "hour")).filter((hour) => hour.activity === activity);
const standing = ({ state, attendance }: Participation): string => `${state} ${attendance}`;
const anotherCode = (code: string): string => (code === "000000" ? "000001" : "000000");

/** What is held together: planned by its checklist, signed in to, closed, inspected; and whoever was not there is heard before anything follows. */
export function activityJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("[R024] [R025] an activity is planned by who leads, opened when its checklist is there, and read by the whole school", async () => {
    const campus = await openCampus(await open());
    const id = await plan(campus, { theme: "" });
    await refused(campus.as("observer", "activity.create", { id: newId(), body: newActivity(ids.observer) }), "not-permitted");
    const forAnother = campus.as("lead", "activity.create", { id: newId(), body: newActivity(ids.admin) });
    assert.deepEqual((await refused(forAnother, "validation")).issues, ["/host not-you"]);
    const nowhere = { pack: "fixture.pack", version: "1", id: "form" };
    const wrong = plan(campus, { checklists: [nowhere], makesUpFor: newId() });
    assert.deepEqual((await refused(wrong, "validation")).issues, ["/checklists/0 not-there", "/makesUpFor not-there"]);
    const backwards = plan(campus, { to: "15:00", until: "2026-11-19" });
    assert.deepEqual((await refused(backwards, "validation")).issues, ["/until ends-before-it-begins", "/to ends-before-it-begins"]);
    const early = await refused(campus.as("lead", "activity.open", { id }), "guard-failed");
    assert.deepEqual(early.issues, ["/checklists/held-well/theme not-filled"]);
    await campus.as("lead", "activity.change", { id, patch: { theme: "作业设计" } });
    await refused(campus.as("admin", "activity.change", { id, patch: { theme: "别的" } }), "not-permitted");
    await campus.as("lead", "activity.open", { id });
    assert.equal((await of(campus, id, "teacher")).on, "2026-11-20");
    await campus.as("lead", "activity.change", { id, patch: { on: "2026-11-27" } });
    assert.equal((await of(campus, id, "teacher")).on, "2026-11-27", "who is expected is expected on its new day");
    assert.equal((await campus.read("teacher", "activity", id)).theme, "作业设计");
    await refused(campus.read("stranger", "activity", id), "not-found");
  });

  it("whoever is expected signs in with the code in the room: its host alone reads it, it is over after some minutes, and the server's clock says who is late", async () => {
    const campus = await openCampus(await open());
    const id = await plan(campus);
    await campus.as("lead", "activity.open", { id });
    for (const name of ["teacher", "admin", "principal"] as const)
      assert.equal((await campus.read(name, "activity", id)).code, undefined, name);
    const code = await codeOf(campus, id);
    assert.match(code, /^\d{6}$/);
    assert.deepEqual((await refused(signIn(campus, id, "teacher", anotherCode(code)), "guard-failed")).issues, ["/code wrong-code"]);
    await signIn(campus, id, "teacher", code);
    const signed = await of(campus, id, "teacher");
    assert.deepEqual([standing(signed), signed.arrived, signed.signedBy, "code" in signed], ["expected present", "16:00", "code", false]);
    campus.wait(0.3);
    assert.deepEqual((await refused(signIn(campus, id, "observer", code), "guard-failed")).issues, ["/code code-over"]);
    await campus.as("lead", "activity.renewCode", { id });
    await signIn(campus, id, "observer", await codeOf(campus, id));
    const late = await of(campus, id, "observer");
    assert.deepEqual([standing(late), late.arrived], ["expected late", "16:18"]);
    await campus.as("lead", "activity.hold", { id });
    assert.equal((await campus.read("lead", "activity", id)).code, undefined);
    await refused(signIn(campus, id, "observer", code), "transition-not-allowed");
  });

  it("nobody can try all codes, and many at once are no way round", async () => {
    const campus = await openCampus(await open());
    const id = await plan(campus);
    await campus.as("lead", "activity.open", { id });
    const code = await codeOf(campus, id);
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(campus, id, "teacher", anotherCode(code))));
    const codes = tries.map((one) => (one.status === "rejected" ? (one.reason as { code: string }).code : "taken"));
    assert.deepEqual([codes.filter((one) => one === "guard-failed").length, codes.filter((one) => one === "rate-limited").length], [8, 4]);
    await refused(signIn(campus, id, "teacher", code), "rate-limited");
    await signIn(campus, id, "observer", code);
    campus.wait(0.26);
    await campus.as("lead", "activity.renewCode", { id });
    await signIn(campus, id, "teacher", await codeOf(campus, id));
  });

  it("who is not expected comes where the activity is open to her school, and only there", async () => {
    const campus = await openCampus(await open());
    const [closed, free] = [await plan(campus), await plan(campus, { openTo: ids.school })];
    const create = (activity: Id, name: PersonName, more: Partial<New<"participation">> = {}) =>
      campus.as(name, "participation.create", { id: participationId(activity, ids[name]), body: newOne(activity, name, more) });
    assert.deepEqual((await refused(create(closed, "principal"), "validation")).issues, ["/person not-expected"]);
    const pretends = create(free, "principal", { attendance: "present", role: "speaker", on: "2026-11-21" });
    assert.deepEqual((await refused(pretends, "validation")).issues, [
      "/on not-as-the-activity",
      "/attendance not-yet",
      "/role not-as-the-activity",
    ]);
    await create(free, "newcomer");
    await refused(create(free, "stranger"), "validation");
    await campus.as("lead", "activity.open", { id: free });
    await signIn(campus, free, "newcomer", await codeOf(campus, free));
    await campus.as("lead", "activity.hold", { id: free });
    const [hour] = await hoursOf(campus, free);
    assert.deepEqual([hour?.person, hour?.org], [ids.newcomer, ids.village], "the hours are booked where she belongs");
  });

  it("[R006] a closed list books one hour record for everybody who was there, as it was; opened again, the hours are taken back", async () => {
    const campus = await openCampus(await open());
    const id = await plan(campus, { participants: [ids.observer, ids.teacher, ids.admin, ids.principal], speakers: [ids.principal] });
    await campus.as("lead", "activity.open", { id });
    await mark(campus, id, "observer", { attendance: "late", arrived: "16:20" });
    await mark(campus, id, "teacher", { attendance: "leftEarly", left: "17:00" });
    await mark(campus, id, "principal", { attendance: "present" });
    await mark(campus, id, "admin", { attendance: "excused" });
    await campus.as("lead", "activity.hold", { id });
    const told = async (): Promise<string[]> =>
      (await hoursOf(campus, id))
        .map(({ role, attendance, minutes, counters }) => [role, attendance, minutes, counters && "back"].join(" "))
        .sort();
    assert.deepEqual(await told(), ["participant late 90 ", "participant leftEarly 90 ", "speaker present 90 "]);
    const late = await of(campus, id, "observer");
    assert.deepEqual(
      [standing(late), late.lateMinutes, late.minutes, late.category, late.title],
      ["recorded late", "20", "90", "group-study", "数学组研讨"],
    );
    assert.equal((await of(campus, id, "teacher")).lateMinutes, "30");
    assert.equal(standing(await of(campus, id, "admin")), "excused excused");
    await refused(mark(campus, id, "admin", { attendance: "present" }), "validation");
    await campus.as("lead", "activity.reopen", { id, input: { reason: "漏了一人" } });
    assert.equal((await told()).filter((one) => one.endsWith("back")).length, 3);
    await mark(campus, id, "admin", { attendance: "present" });
    await campus.as("lead", "activity.hold", { id });
    const all = await hoursOf(campus, id);
    const countered = new Set(all.flatMap(({ counters, id: own }) => (counters ? [counters, own] : [])));
    assert.equal(all.filter((hour) => !countered.has(hour.id)).length, 4);
  });

  it("[R001] what an activity to come would bring is what its closed list brings, and on no day before it", async () => {
    const campus = await openCampus(await open());
    const id = await plan(campus);
    const subject = { kind: "person", id: ids.observer } as const;
    const figures = async (more: Partial<EvaluateAsk> = {}): Promise<(string | undefined)[]> =>
      (await campus.backend.evaluate(campus.caller("observer"), { subject, explain: true, ...more })).map(({ value }) => value);
    const before = await figures();
    const planned = await campus.read("observer", "activity", id);
    const assume = asIfAttended(planned, { person: ids.observer, org: ids.school });
    const foretold = await figures({ assume });
    assert.notDeepEqual(foretold, before);
    assert.deepEqual(await figures({ assume, asOf: "2026-11-19" }), await figures({ asOf: "2026-11-19" }));
    const nextWeek = asIfAttended({ ...planned, on: "2026-11-27" }, { person: ids.observer, org: ids.school });
    assert.deepEqual([await figures({ assume: nextWeek }), await figures({ assume: nextWeek, asOf: "2026-11-27" })], [before, foretold]);
    await campus.as("lead", "activity.open", { id });
    await mark(campus, id, "observer", { attendance: "present" });
    await campus.as("lead", "activity.hold", { id });
    assert.deepEqual(await figures(), foretold);
    const facts = ({ id: _id, version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...rest }: Hour): object => rest;
    const [hour] = await hoursOf(campus, id);
    assert.deepEqual(facts(hour!), facts(assume[1]));
  });

  it("[R010] [R011] edge, nobody was assessed: hours carry a result where there is one, and whoever is not assessed has hours without", async () => {
    const campus = await openCampus(await open());
    const id = await plan(campus);
    await campus.as("lead", "activity.open", { id });
    await mark(campus, id, "observer", { attendance: "present", result: "failed" });
    await mark(campus, id, "teacher", { attendance: "present" });
    await campus.as("lead", "activity.hold", { id });
    const results = new Map((await hoursOf(campus, id)).map(({ person, result }) => [person, result]));
    assert.deepEqual([results.get(ids.observer), results.get(ids.teacher)], ["failed", undefined]);
    assert.equal((await of(campus, id, "observer")).result, "failed");
    await refused(mark(campus, id, "observer", { result: "passed" }), "not-permitted");
  });

  it("[R006] who was not there says why within the days that she has, and may have a refusal looked at by somebody else before it is settled", async () => {
    const campus = await openCampus(await open());
    const id = await plan(campus);
    await campus.as("lead", "activity.open", { id });
    await campus.as("lead", "activity.hold", { id });
    const own = { id: participationId(id, ids.teacher) };
    assert.equal(standing(await of(campus, id, "teacher")), "absent unexcused");
    assert.deepEqual(await campus.tasks("teacher"), [`participation.excuse ${own.id}`]);
    assert.deepEqual((await refused(campus.as("lead", "participation.settle", own), "guard-failed")).issues, ["/state too-early"]);
    await campus.as("teacher", "participation.excuse", { ...own, input: { because: "孩子发烧" } });
    await refused(campus.as("teacher", "participation.grant", own), "not-permitted");
    await campus.as("lead", "participation.grant", own);
    await campus.as("lead", "participation.reconsider", own);
    assert.equal(standing(await of(campus, id, "teacher")), "asked unexcused");
    await campus.as("lead", "participation.refuse", { ...own, input: { reason: "没有证明" } });
    assert.equal((await campus.read("teacher", "participation", own.id)).reason, "没有证明");
    await campus.as("teacher", "participation.appeal", { ...own, input: { appeal: "病历刚拿到" } });
    assert.deepEqual(await campus.tasks("principal"), [`participation.allow ${own.id}`]);
    await refused(campus.as("lead", "participation.dismiss", { ...own, input: { answer: "不行" } }), "not-permitted");
    await campus.as("principal", "participation.allow", own);
    assert.equal(standing(await of(campus, id, "teacher")), "excused excused");
    const silent = { id: participationId(id, ids.observer) };
    campus.wait(8 * 24);
    const tooLate = campus.as("observer", "participation.excuse", { ...silent, input: { because: "忘了" } });
    assert.deepEqual((await refused(tooLate, "guard-failed")).issues, ["/submittedAt too-late"]);
    await campus.as("lead", "participation.settle", silent);
    assert.equal(standing(await of(campus, id, "observer")), "settled unexcused");
  });

  it("[R006] an excuse is nobody's business but theirs who decide; what was asked beforehand can still turn into coming", async () => {
    const campus = await openCampus(await open());
    const id = await plan(campus);
    const own = { id: participationId(id, ids.teacher) };
    await campus.as("teacher", "participation.create", { id: own.id, body: newOne(id, "teacher") });
    await campus.as("teacher", "participation.excuse", { ...own, input: { because: "去医院" } });
    const file = { org: ids.school, name: "proof.txt", type: "text/plain", size: 3, of: { kind: "participation", id: own.id } };
    await campus.as("teacher", "attachment.create", { id: newId(), body: { ...file, by: ids.teacher } as New<"attachment"> });
    for (const name of ["observer", "stranger", "officer"] as const) await refused(campus.read(name, "participation", own.id), "not-found");
    assert.equal((await campus.read("lead", "participation", own.id)).because, "去医院");
    await campus.as("lead", "activity.open", { id });
    await signIn(campus, id, "teacher", await codeOf(campus, id));
    assert.equal(standing(await of(campus, id, "teacher")), "expected present");
  });

  it("[R026] edge, the reflection comes later: somebody else inspects when it is there, and participations and hours say so", async () => {
    const campus = await openCampus(await open());
    const id = await plan(campus);
    await campus.as("lead", "activity.open", { id });
    await mark(campus, id, "observer", { attendance: "present" });
    await campus.as("lead", "activity.hold", { id });
    const checks: Activity["checks"] = [{ item: "held-well/record", saw: "记录两页" }];
    const check = () => campus.as("admin", "activity.check", { id });
    assert.deepEqual((await refused(check(), "guard-failed")).issues, ["/checklists/held-well/record not-filled"]);
    await refused(campus.as("lead", "activity.change", { id, patch: { checks } }), "not-permitted");
    await campus.as("lead", "activity.change", { id, patch: { minutesTaken: "讨论了三个课例" } });
    assert.deepEqual((await refused(check(), "guard-failed")).issues, ["/checks/held-well/record not-checked"]);
    await campus.as("admin", "activity.change", { id, patch: { checks } });
    await refused(campus.as("lead", "activity.check", { id }), "not-permitted");
    await check();
    const { state, checkedBy } = await campus.read("teacher", "activity", id);
    assert.deepEqual([state, checkedBy], ["checked", ids.admin]);
    assert.deepEqual([(await of(campus, id, "observer")).checked, (await hoursOf(campus, id))[0]?.checked], [true, true]);
    const owned = newId();
    await campus.as("admin", "activity.create", { id: owned, body: newActivity(ids.admin, { checklists: [] }) });
    await campus.as("admin", "activity.open", { id: owned });
    await campus.as("admin", "activity.hold", { id: owned });
    assert.deepEqual((await refused(campus.as("admin", "activity.check", { id: owned }), "guard-failed")).issues, ["/host same-person"]);
  });

  it("[R021] edge, the right year: what makes up for an activity says the day of that one, and the pack decides which period it closes", async () => {
    const campus = await openCampus(await open());
    const missed = await plan(campus, { on: "2026-06-12" });
    const id = await plan(campus, { makesUpFor: missed });
    await campus.as("lead", "activity.open", { id });
    await mark(campus, id, "observer", { attendance: "present" });
    await campus.as("lead", "activity.hold", { id });
    assert.deepEqual(
      [(await of(campus, id, "observer")).makesUpFor, (await hoursOf(campus, id))[0]?.makesUpFor],
      ["2026-06-12", "2026-06-12"],
    );
  });
}
