import assert from "node:assert/strict";
import { newId, type Id, type New, type Observation } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newInspection, newObservation, observationId, type PersonName } from "./fixture.ts";
import { newBinding, openPractice, schoolPack } from "./practice-fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

const id = observationId("lesson", ids.principal);
const everybody = ["observer", "teacher", "lead", "admin", "principal", "officer", "stranger"] as const;

const begin = (campus: Campus, by: PersonName, more: Partial<New<"observation">> = {}) =>
  campus.as(by, "observation.create", { id: observationId("lesson", ids[by]), body: newInspection(ids[by], more) });

/** The principal walked in, and handed in what she found. */
async function found(campus: Campus): Promise<void> {
  await begin(campus, "principal");
  await campus.as("principal", "observation.submit", { id });
}

async function answered(campus: Campus, answer: string): Promise<void> {
  await campus.as("teacher", "observation.change", { id, patch: { answer } });
  await campus.as("teacher", "observation.answer", { id });
}

async function confirmed(campus: Campus): Promise<void> {
  await found(campus);
  await answered(campus, "补批了两次");
  await campus.as("teacher", "observation.sign", { id });
  await campus.as("principal", "observation.sign", { id });
}

/** Who sees it; a list and a single reading say the same. */
async function readers(campus: Campus, of: Id = id): Promise<PersonName[]> {
  const sees: PersonName[] = [];
  for (const name of everybody) {
    const listed = (await campus.all(name, "observation")).some((one) => one.id === of);
    const got = await campus.read(name, "observation", of).then(
      () => true,
      () => false,
    );
    assert.equal(listed, got, `${name}: list and single reading agree`);
    if (got) sees.push(name);
  }
  return sees;
}

/** Walking in to look after what goes on: apart from what colleagues learn from one another, and followed up. */
export function inspectionJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("[R081] group lead, administrator and principal walk in with the form for inspection, whatever form the lesson has", async () => {
    const campus = await openCampus(await open());
    for (const name of ["lead", "admin", "principal"] as const) {
      const { record } = await begin(campus, name);
      assert.equal((record as Observation).aim, "inspection");
    }
    for (const name of ["observer", "officer"] as const) {
      const { issues } = await refused(begin(campus, name), "validation");
      assert.deepEqual(issues, [name === "observer" ? "/form for-inspection" : "/lesson not-asked"]);
    }
  });

  it("[R081] what an observation is for follows from its form: nobody says it, and nobody takes it away", async () => {
    const campus = await openCampus(await open());
    const claimed = await campus.as("observer", "observation.create", {
      id: observationId(),
      body: { ...newObservation(), aim: "inspection" } as New<"observation">,
    });
    assert.equal((claimed.record as Observation).aim, undefined);
    await begin(campus, "principal");
    for (const patch of [{ aim: null }, { aim: "learning" }, { form: newObservation().form }])
      await refused(campus.as("principal", "observation.change", { id, patch: patch as object }), "not-permitted");
    assert.equal((await campus.read("principal", "observation", id)).aim, "inspection");
    const other = { ...newObservation("lesson", ids.lead), form: { pack: "fixture.pack", version: "1", id: "nowhere" } };
    const { issues } = await refused(
      campus.as("lead", "observation.create", { id: observationId("lesson", ids.lead), body: other }),
      "validation",
    );
    assert.deepEqual(issues, ["/form not-as-the-lesson"]);
  });

  it("edge, [R081]: only who wrote it, who is observed, and administrator and principal see an inspection; colleagues, group lead and county never do", async () => {
    const campus = await openCampus(await open());
    await begin(campus, "principal");
    assert.deepEqual(await readers(campus), ["principal"]);
    await campus.as("principal", "observation.submit", { id });
    assert.deepEqual(await readers(campus), ["teacher", "admin", "principal"]);
    await answered(campus, "补批了两次");
    assert.deepEqual(await readers(campus), ["teacher", "admin", "principal"]);
    await campus.as("teacher", "observation.sign", { id });
    await campus.as("principal", "observation.sign", { id });
    assert.deepEqual(await readers(campus), ["teacher", "admin", "principal"]);
    for (const name of ["admin", "lead"] as const)
      await refused(campus.as(name, "observation.sign", { id }), name === "admin" ? "not-permitted" : "not-found");
  });

  it("edge, [R081]: of a group lead's own inspection nothing reaches the colleagues whom she leads, and what she learns with them stays theirs", async () => {
    const campus = await openCampus(await open());
    const own = observationId("lesson", ids.lead);
    await begin(campus, "lead");
    await campus.as("lead", "observation.submit", { id: own });
    assert.deepEqual(await readers(campus, own), ["teacher", "lead", "admin", "principal"]);
    await campus.as("observer", "observation.create", { id: observationId(), body: { ...newObservation(), strengths: "追问清楚" } });
    await campus.as("observer", "observation.submit", { id: observationId() });
    assert.deepEqual(await readers(campus, observationId()), ["observer", "teacher", "lead"], "the principal sees none of it");
  });

  it("[R081] lists tell inspections apart, of each state", async () => {
    const campus = await openCampus(await open());
    await found(campus);
    await campus.as("observer", "observation.create", { id: observationId(), body: { ...newObservation(), strengths: "追问清楚" } });
    await campus.as("observer", "observation.submit", { id: observationId() });
    const listed = async (name: PersonName, where: object): Promise<Id[]> =>
      (await campus.backend.list(campus.caller(name), { kind: "observation", where })).items.map((one) => one.id);
    assert.deepEqual((await listed("teacher", {})).sort(), [id, observationId()].sort());
    assert.deepEqual(await listed("teacher", { aim: "inspection" }), [id]);
    assert.deepEqual(await listed("admin", { aim: "inspection", state: "submitted" }), [id]);
    assert.deepEqual(await listed("admin", { aim: "inspection", state: "locked" }), []);
    assert.deepEqual(await listed("lead", { aim: "inspection" }), []);
  });

  it("edge, [R081]: no debrief, no pair and no lesson takes an inspection in", async () => {
    const campus = await openCampus(await open());
    await found(campus);
    const debrief: New<"debrief"> = {
      org: ids.school,
      author: ids.principal,
      lesson: ids.lesson,
      observations: [id],
      on: "2026-11-18",
      participants: [ids.principal, ids.teacher],
      speeches: [],
      summary: "",
    };
    const talk = newId();
    assert.deepEqual((await refused(campus.as("principal", "debrief.create", { id: talk, body: debrief }), "validation")).issues, [
      "/observations/0 for-inspection",
    ]);
    await campus.as("principal", "debrief.create", { id: talk, body: { ...debrief, observations: [] } });
    const added = campus.as("principal", "debrief.change", { id: talk, patch: { observations: [id] } });
    assert.deepEqual((await refused(added, "validation")).issues, ["/observations/0 for-inspection"]);
    assert.deepEqual((await refused(begin(campus, "lead", { pair: ids.pair }), "validation")).issues, ["/pair for-inspection"]);
    const lesson = await campus.read("teacher", "lesson", ids.lesson);
    const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, state: _state, ...body } = lesson;
    const planned = newId();
    const named = campus.as("admin", "lesson.create", { id: planned, body: { ...body, form: newInspection(ids.lead).form } });
    assert.deepEqual((await refused(named, "validation")).issues, ["/form for-inspection"]);
    await campus.as("admin", "lesson.create", { id: planned, body: { ...body, on: "2026-11-26" } });
    const renamed = campus.as("admin", "lesson.change", { id: planned, patch: { form: newInspection(ids.lead).form } });
    assert.deepEqual((await refused(renamed, "validation")).issues, ["/form for-inspection"]);
  });

  it("edge, [R081]: a confirmed inspection gives no hour, even where a debrief is asked for, and counts for no quota that leaves inspections out", async () => {
    const campus = await openPractice(open);
    const observed = schoolPack("school.observed", {
      parameters: [],
      ambiguities: [],
      consequences: [],
      books: [
        {
          id: "observed",
          title: "听课",
          unit: "lesson",
          source: "observation",
          where: { all: [{ fact: "aim", notIn: ["inspection"] }] },
          value: [{ amount: { fact: "lessons" }, clause: "c1" }],
        },
      ],
      measures: [{ id: "total", sum: "observed" }],
      rules: [
        {
          id: "total",
          title: "听课节数",
          clause: "c1",
          for: { subject: "person" },
          per: "schoolYear",
          kind: "amount",
          measure: "total",
          atLeast: "1",
        },
      ],
      examples: [
        {
          id: "none",
          asOf: "2027-08-31",
          records: [{ kind: "observation", on: "2026-10-08", lessons: "1", state: "locked", aim: "inspection" }],
          expect: { total: "notMet 0" },
        },
      ],
    });
    await campus.publish(ids.admin, ids.school, observed);
    await campus.by(ids.admin, "binding.create", { id: newId(), body: newBinding(ids.school, "1", "2026-11-20", "school.observed") });
    const value = async (person: Id): Promise<string | undefined> =>
      (await campus.backend.evaluate(campus.caller("admin"), { subject: { kind: "person", id: person } })).find(
        ({ rule }) => rule.pack === "school.observed",
      )?.value;
    await confirmed(campus);
    assert.equal((await campus.read("principal", "observation", id)).state, "locked");
    assert.deepEqual(await campus.all("principal", "hour"), []);
    assert.equal(await value(ids.principal), "0");
    await campus.as("observer", "observation.create", { id: observationId(), body: { ...newObservation(), strengths: "追问清楚" } });
    assert.equal(await value(ids.observer), "1", "what was learned from a colleague counts");
    const strict = await openCampus(await open(), { workflows: { observation: { debriefRequired: true } } });
    await confirmed(strict);
    assert.equal((await strict.read("principal", "observation", id)).state, "locked");
  });

  it("edge, [R082]: a finding stays open until the teacher says what was done and who inspected confirms it, each with name and time", async () => {
    const campus = await openCampus(await open());
    const state = async (): Promise<string> => (await campus.read("admin", "observation", id)).state;
    await found(campus);
    assert.equal(await state(), "submitted");
    assert.ok((await campus.tasks("teacher")).includes(`observation.answer ${id}`));
    assert.deepEqual((await refused(campus.as("teacher", "observation.answer", { id }), "guard-failed")).issues, ["/answer not-filled"]);
    await answered(campus, "补批了一次");
    assert.equal(await state(), "answered");
    assert.ok((await campus.tasks("principal")).includes(`observation.sign ${id}`));
    await campus.as("teacher", "observation.sign", { id });
    await refused(campus.as("teacher", "observation.return", { id, input: { reason: "再看看" } }), "not-permitted");
    await refused(campus.as("principal", "observation.return", { id, input: { reason: " " } }), "validation");
    await campus.as("principal", "observation.return", { id, input: { reason: "还差一次" } });
    const again = await campus.read("teacher", "observation", id);
    assert.deepEqual([again.state, again.signatures, again.answer, again.reason], ["submitted", [], "补批了一次", "还差一次"]);
    assert.ok((await campus.tasks("teacher")).includes(`observation.answer ${id}`), "it waits for her again");
    await answered(campus, "两次都补批了");
    assert.equal((await campus.read("teacher", "observation", id)).reason, undefined);
    await campus.as("principal", "observation.sign", { id });
    assert.ok(!(await campus.tasks("principal")).some((task) => task.endsWith(id)), "what may be taken back waits for nobody");
    assert.ok((await campus.tasks("teacher")).includes(`observation.sign ${id}`));
    await campus.as("teacher", "observation.sign", { id });
    const done = await campus.read("admin", "observation", id);
    assert.equal(done.state, "locked");
    assert.deepEqual(
      done.signatures.map(({ party, person, at }) => [party, person, at > again.updatedAt]),
      [
        ["author", ids.principal, true],
        ["observed", ids.teacher, true],
      ],
    );
  });

  it("[R082] nothing that colleagues wrote is returned like this", async () => {
    const campus = await openCampus(await open());
    const peer = observationId();
    await campus.as("observer", "observation.create", { id: peer, body: { ...newObservation(), strengths: "追问清楚" } });
    await campus.as("observer", "observation.submit", { id: peer });
    await campus.as("teacher", "observation.change", { id: peer, patch: { answer: "谢谢" } });
    await campus.as("teacher", "observation.answer", { id: peer });
    const back = campus.as("observer", "observation.return", { id: peer, input: { reason: "再想想" } });
    assert.deepEqual((await refused(back, "guard-failed")).issues, ["/aim another-aim"]);
    await campus.as("observer", "observation.sign", { id: peer });
    assert.ok(!(await campus.tasks("observer")).some((task) => task.endsWith(peer)));
  });
}
