import assert from "node:assert/strict";
import { idOf, type Hour, type Observation } from "@xiaoben/contract";
import { contentHash } from "../workflow/signature.ts";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newObservation, observationId } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

const id = observationId();

/** From the waiting lesson to the submitted observation. */
export async function submitted(campus: Campus): Promise<void> {
  await campus.as("observer", "observation.create", { id, body: newObservation() });
  await campus.as("observer", "observation.change", { id, patch: { ratings: { clear: { value: "9" } }, strengths: "追问清楚" } });
  await campus.as("observer", "observation.submit", { id });
}

/** On to the locked one: answered, and signed by both. */
export async function locked(campus: Campus): Promise<void> {
  await submitted(campus);
  await answeredAndSigned(campus);
}

async function answeredAndSigned(campus: Campus): Promise<void> {
  await campus.as("teacher", "observation.change", { id, patch: { answer: "谢谢，下次改" } });
  await campus.as("teacher", "observation.answer", { id });
  await campus.as("teacher", "observation.sign", { id });
  await campus.as("observer", "observation.sign", { id });
}

const netHours = (hours: readonly Hour[]): number => {
  const countered = new Set(hours.map((hour) => hour.counters));
  return hours.filter((hour) => hour.source?.kind === "observation" && hour.counters === undefined && !countered.has(hour.id)).length;
};

export function observationJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("leads an observation from the waiting lesson to the lock, and tells at each step whose turn it is", async () => {
    const campus = await openCampus(await open());
    const waiting = `observation.create ${ids.lesson}`;
    assert.ok((await campus.tasks("observer")).includes(waiting));
    await campus.as("observer", "observation.create", { id, body: newObservation() });
    const drafting = await campus.tasks("observer");
    assert.ok(!drafting.includes(waiting) && drafting.includes(`observation.submit ${id}`));
    assert.deepEqual(await campus.tasks("teacher"), []);
    await campus.as("observer", "observation.change", { id, patch: { strengths: "追问清楚" } });
    await campus.as("observer", "observation.submit", { id });
    const [task] = await campus.backend.tasks(campus.caller("teacher"));
    assert.equal(task?.action, "observation.answer");
    const { submittedAt } = await campus.read("teacher", "observation", id);
    assert.equal(Date.parse(task?.due ?? "") - Date.parse(submittedAt!), 48 * 3_600_000);
    await campus.as("teacher", "observation.change", { id, patch: { answer: "谢谢" } });
    await campus.as("teacher", "observation.answer", { id });
    assert.ok((await campus.tasks("observer")).includes(`observation.sign ${id}`));
    await campus.as("teacher", "observation.sign", { id });
    assert.deepEqual(await campus.tasks("teacher"), []);
    const answer = await campus.as("observer", "observation.sign", { id });
    const record = answer.record as Observation;
    assert.equal(record.state, "locked");
    assert.deepEqual(
      record.signatures.map((one) => [one.party, one.person]),
      [
        ["observed", ids.teacher],
        ["author", ids.observer],
      ],
    );
    assert.ok(record.signatures.every((one) => one.hash === contentHash(record)));
    assert.deepEqual(await campus.tasks("observer"), [`observation.create ${ids.double}`]);
  });

  it("takes both signatures on the same words, also where neither had seen the other's; not on words that changed", async () => {
    const campus = await openCampus(await open());
    await submitted(campus);
    await campus.as("teacher", "observation.change", { id, patch: { answer: "谢谢" } });
    const answered = (await campus.as("teacher", "observation.answer", { id })).record!.version;
    await refused(campus.as("observer", "observation.sign", { id, version: answered - 1 }), "stale-version");
    await campus.as("teacher", "observation.sign", { id, version: answered });
    await refused(campus.as("observer", "observation.sign", { id, version: answered - 1 }), "stale-version");
    await campus.as("observer", "observation.sign", { id, version: answered });
    assert.equal((await campus.read("observer", "observation", id)).state, "locked");
  });

  it("[R043] gives the observer one hour record of facts when it locks, and no other time", async () => {
    const campus = await openCampus(await open());
    await submitted(campus);
    assert.deepEqual(await campus.all("observer", "hour"), []);
    await answeredAndSigned(campus);
    const observation = await campus.read("observer", "observation", id);
    const [hour, ...more] = await campus.all("observer", "hour");
    assert.deepEqual(more, []);
    assert.equal(hour?.id, idOf("hour", id, String(observation.version)));
    const { version: _version, createdAt: _created, updatedAt: _updated, ...facts } = hour!;
    assert.deepEqual(facts, {
      id: hour!.id,
      org: ids.school,
      state: "approved",
      person: ids.observer,
      on: "2026-11-18",
      title: "数学 · 分数",
      lessons: "1",
      category: "observation",
      role: "observer",
      level: "school",
      activity: ids.lesson,
      source: { kind: "observation", id },
    });
    assert.deepEqual(await campus.all("teacher", "hour"), []);
  });

  it("[R043] counts locked observations only: the verdict moves with the lock, and back with the unlocking", async () => {
    const campus = await openCampus(await open());
    const value = async (): Promise<string | undefined> =>
      (await campus.backend.evaluate(campus.caller("observer"), { subject: { kind: "person", id: ids.observer } }))[0]?.value;
    const empty = await value();
    await submitted(campus);
    assert.equal(await value(), empty);
    await answeredAndSigned(campus);
    assert.equal(await value(), "1");
    await campus.as("teacher", "observation.askUnlock", { id, input: { reason: "写错一处" } });
    assert.equal(await value(), "1");
    await campus.as("observer", "observation.agree", { id });
    assert.equal(await value(), empty);
  });

  it("unlocks when the other side agrees: a counter entry, no signatures, and a new hour when it locks again", async () => {
    const campus = await openCampus(await open());
    await locked(campus);
    const first = (await campus.all("observer", "hour"))[0]!;
    await campus.as("observer", "observation.askUnlock", { id, input: { reason: "评分写错" } });
    await refused(campus.as("observer", "observation.agree", { id }), "guard-failed");
    assert.ok(!(await campus.tasks("observer")).includes(`observation.agree ${id}`));
    assert.ok((await campus.tasks("teacher")).includes(`observation.agree ${id}`));
    const answer = await campus.as("teacher", "observation.agree", { id });
    assert.equal(answer.record, undefined, "a draft is its author's alone");
    const draft = await campus.read("observer", "observation", id);
    assert.deepEqual([draft.state, draft.signatures, draft.answer, draft.unlockAskedBy], ["draft", [], "", undefined]);
    const afterwards = await campus.all("observer", "hour");
    const counter = afterwards.find((hour) => hour.counters === first.id);
    assert.equal(counter?.id, idOf("counter", first.id));
    assert.equal(netHours(afterwards), 0);
    await campus.as("observer", "observation.submit", { id });
    await answeredAndSigned(campus);
    const again = await campus.all("observer", "hour");
    assert.equal(again.length, 3);
    assert.equal(netHours(again), 1);
    await campus.as("teacher", "observation.askUnlock", { id, input: { reason: "还有一处" } });
    await campus.as("observer", "observation.agree", { id });
    const last = await campus.all("observer", "hour");
    assert.deepEqual([last.length, netHours(last)], [4, 0]);
  });

  it("stays locked, with its hour and its signatures, when the other side refuses to unlock", async () => {
    const campus = await openCampus(await open());
    await locked(campus);
    await campus.as("observer", "observation.askUnlock", { id, input: { reason: "再看看" } });
    await refused(campus.as("teacher", "observation.refuse", { id, input: { reason: " " } }), "validation");
    const { record } = await campus.as("teacher", "observation.refuse", { id, input: { reason: "已经说清楚" } });
    assert.equal((record as Observation).state, "locked");
    assert.equal((record as Observation).signatures.length, 2);
    assert.equal((await campus.all("observer", "hour")).length, 1);
  });

  it("can be taken back within the hour, not later", async () => {
    const campus = await openCampus(await open());
    await submitted(campus);
    await campus.as("observer", "observation.takeBack", { id });
    await refused(campus.read("teacher", "observation", id), "not-found");
    await campus.as("observer", "observation.submit", { id });
    campus.wait(0.9);
    await campus.as("observer", "observation.takeBack", { id });
    await campus.as("observer", "observation.submit", { id });
    campus.wait(1.1);
    const { issues } = await refused(campus.as("observer", "observation.takeBack", { id }), "guard-failed");
    assert.deepEqual(issues, ["/submittedAt too-late"]);
  });

  it("refuses steps that are not filled in, not possible, or not one's own", async () => {
    const campus = await openCampus(await open());
    await campus.as("observer", "observation.create", { id, body: newObservation() });
    assert.deepEqual((await refused(campus.as("observer", "observation.submit", { id }), "guard-failed")).issues, ["/ratings not-filled"]);
    await refused(campus.as("observer", "observation.answer", { id }), "transition-not-allowed");
    await refused(campus.as("observer", "observation.askUnlock", { id, input: { reason: "x" } }), "transition-not-allowed");
    await refused(campus.as("teacher", "observation.answer", { id }), "not-found");
    await campus.as("observer", "observation.change", { id, patch: { problems: "板书乱" } });
    await campus.as("observer", "observation.submit", { id });
    assert.deepEqual((await refused(campus.as("teacher", "observation.answer", { id }), "guard-failed")).issues, ["/answer not-filled"]);
    await refused(campus.as("teacher", "observation.change", { id, patch: { strengths: "改你的" } }), "not-permitted");
    await refused(campus.as("observer", "observation.change", { id, patch: { strengths: "后悔" } }), "not-permitted");
    for (const name of ["observer", "lead"] as const) await refused(campus.as(name, "observation.answer", { id }), "not-permitted");
    await campus.as("teacher", "observation.change", { id, patch: { answer: "好" } });
    await campus.as("teacher", "observation.answer", { id });
    await campus.as("teacher", "observation.sign", { id });
    assert.deepEqual((await refused(campus.as("teacher", "observation.sign", { id }), "guard-failed")).issues, [
      "/signatures already-signed",
    ]);
  });

  it("[R043] edge, a self-lesson: holds a new observation to its lesson, asked, not one's own, and as the lesson says", async () => {
    const campus = await openCampus(await open());
    const create = (name: "observer" | "teacher" | "stranger", change: object) =>
      campus.as(name, "observation.create", {
        id: observationId("lesson", ids[name]),
        body: { ...newObservation("lesson", ids[name]), ...change },
      });
    assert.deepEqual((await refused(create("observer", { lessons: "2", on: "2026-11-19" }), "validation")).issues, [
      "/on not-as-the-lesson",
      "/lessons not-as-the-lesson",
    ]);
    assert.deepEqual((await refused(create("observer", { author: ids.lead }), "validation")).issues, ["/author not-you"]);
    assert.deepEqual((await refused(create("observer", { answer: "替你答" }), "validation")).issues, ["/answer not-yet"]);
    assert.deepEqual((await refused(create("observer", { lesson: ids.pair }), "validation")).issues, ["/lesson not-there"]);
    assert.deepEqual((await refused(create("teacher", {}), "validation")).issues, ["/lesson own-lesson"]);
    const guessed = { on: "2026-01-01", observed: ids.stranger, kind: "research", lessons: "9" };
    assert.deepEqual(
      (await refused(create("stranger", guessed), "validation")).issues,
      ["/lesson not-asked"],
      "and nothing of what it says",
    );
    const { record } = await create("observer", {});
    assert.deepEqual([(record as Observation).kind, (record as Observation).mode], ["everyday", "live"]);
  });

  it("[R045] lets somebody from another school observe who was asked; the hour is booked where she belongs", async () => {
    const campus = await openCampus(await open());
    const visit = observationId("double", ids.newcomer);
    await campus.as("newcomer", "observation.create", {
      id: visit,
      body: { ...newObservation("double", ids.newcomer), strengths: "任务有坡度" },
    });
    await campus.as("newcomer", "observation.submit", { id: visit });
    await campus.as("teacher", "observation.change", { id: visit, patch: { answer: "欢迎再来" } });
    await campus.as("teacher", "observation.answer", { id: visit });
    await campus.as("newcomer", "observation.sign", { id: visit });
    await campus.as("teacher", "observation.sign", { id: visit });
    const [hour] = await campus.all("newcomer", "hour");
    assert.deepEqual([hour?.person, hour?.org, hour?.lessons, hour?.activity], [ids.newcomer, ids.village, "2", ids.double]);
  });

  it("lets group lead, administrator and principal walk into lessons of their school", async () => {
    const campus = await openCampus(await open());
    for (const name of ["lead", "admin", "principal"] as const)
      await campus.as(name, "observation.create", { id: observationId("lesson", ids[name]), body: newObservation("lesson", ids[name]) });
    await refused(
      campus.as("officer", "observation.create", { id: observationId("lesson", ids.officer), body: newObservation("lesson", ids.officer) }),
      "validation",
    );
  });

  it("shows an observation to those whom its state concerns, and to nobody else", async () => {
    const campus = await openCampus(await open());
    const sees = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const name of ["observer", "teacher", "lead", "admin", "principal", "officer", "stranger"] as const) {
        const listed = (await campus.all(name, "observation")).some((one) => one.id === id);
        const got = await campus.read(name, "observation", id).then(
          () => true,
          () => false,
        );
        assert.equal(listed, got, `${name}: list and single reading agree`);
        if (got) found.push(name);
      }
      return found;
    };
    await campus.as("observer", "observation.create", { id, body: { ...newObservation(), strengths: "好" } });
    assert.deepEqual(await sees(), ["observer"]);
    await campus.as("observer", "observation.submit", { id });
    assert.deepEqual(await sees(), ["observer", "teacher", "lead"]);
    await answeredAndSigned(campus);
    assert.deepEqual(await sees(), ["observer", "teacher", "lead", "admin"]);
  });
}
