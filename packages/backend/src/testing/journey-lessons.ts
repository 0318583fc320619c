import assert from "node:assert/strict";
import { idOf, newId, type Debrief, type Id, type Lesson, type New, type Phrase, type Visit } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newObservation, observationId, type PersonName } from "./fixture.ts";
import { more, newBinding, openPractice, schoolPack } from "./practice-fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

const planned = idOf("journey", "planned lesson");
const newLesson = (more: Partial<New<"lesson">> = {}): New<"lesson"> => ({
  org: ids.school,
  teacher: ids.teacher,
  className: "三（1）班",
  subject: "math",
  subjectName: "数学",
  topic: "面积",
  kind: "open",
  on: "2026-11-26",
  slot: { period: 2, from: "08:50", to: "09:30" },
  lessons: "1",
  mode: "live",
  observers: [],
  points: [],
  form: { pack: "fixture.pack", version: "1", id: "form" },
  ...more,
});
const visitOf = (author: PersonName): Id => idOf("visit", planned, ids[author]);
const newVisit = (author: PersonName, more: Partial<New<"visit">> = {}): New<"visit"> => ({
  org: ids.school,
  author: ids[author],
  lesson: planned,
  teacher: ids.teacher,
  on: "2026-11-26",
  points: [],
  topic: "",
  ...more,
});
const newDebrief = (more: Partial<New<"debrief">> = {}): New<"debrief"> => ({
  org: ids.school,
  author: ids.observer,
  lesson: ids.lesson,
  observations: [observationId()],
  on: "2026-11-18",
  participants: [ids.observer, ids.teacher],
  speeches: [],
  summary: "",
  ...more,
});
/** A central school asks each of its units for two open lessons a term. */
const unitPack = schoolPack("central.units", {
  level: "centralSchool",
  parameters: [{ id: "least", type: "count", clause: "c1", values: [{ value: "2" }] }],
  ambiguities: [],
  books: [
    {
      id: "open",
      title: "公开课",
      unit: "lesson",
      source: "lesson",
      where: { all: [{ fact: "kind", is: "open" }] },
      admit: [{ id: "held", test: { fact: "state", is: "held" }, otherwise: "waiting", clause: "c1" }],
      value: [{ amount: { fixed: "1" }, clause: "c1" }],
    },
  ],
  measures: [{ id: "open", count: "open" }],
  rules: [
    {
      id: "open-lessons",
      title: "各村小公开课",
      clause: "c1",
      for: { subject: "school" },
      per: "term",
      kind: "amount",
      measure: "open",
      atLeast: { param: "least" },
    },
  ],
  consequences: [],
  categories: [],
  content: {},
  examples: [
    {
      id: "two",
      asOf: "2027-01-24",
      records: [
        { kind: "lesson", "fact:kind": "open", on: "2026-10-20", state: "held", lessons: "1", mode: "live" },
        { kind: "lesson", "fact:kind": "open", on: "2026-10-27", state: "held", lessons: "1", mode: "live" },
      ],
      expect: { "open-lessons": "met 2" },
    },
  ],
});
const observers = async (campus: Campus): Promise<Id[]> => (await campus.read("teacher", "lesson", planned)).observers;

/** Before and after a lesson: who comes, what each watches, what is talked about, and whose the tally is. */
export function lessonJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("[R044] a teacher plans a lesson of her own, the school plans one for her, and nobody else does", async () => {
    const campus = await openCampus(await open());
    await campus.as("teacher", "lesson.create", { id: planned, body: newLesson() });
    const by = (name: PersonName, more: Partial<New<"lesson">> = {}) =>
      campus.as(name, "lesson.create", { id: newId(), body: newLesson(more) });
    assert.deepEqual((await refused(by("observer"), "validation")).issues, ["/teacher not-in-the-timetable"]);
    assert.deepEqual((await refused(by("stranger"), "validation")).issues, ["/org not-yours"]);
    await campus.as("admin", "lesson.create", { id: newId(), body: newLesson({ on: "2026-11-27" }) });
    await refused(campus.as("observer", "lesson.change", { id: planned, patch: { topic: "周长" } }), "not-permitted");
    await campus.as("teacher", "lesson.change", { id: planned, patch: { topic: "周长" } });
    await refused(campus.as("teacher", "lesson.change", { id: planned, patch: { teacher: ids.observer } }), "not-permitted");
    await campus.as("teacher", "lesson.hold", { id: planned });
    await refused(campus.as("teacher", "lesson.change", { id: planned, patch: { topic: "面积" } }), "not-permitted");
  });

  it("[R044] edge, by 村小 unit: of each village school what it held itself is counted, by the pack of its central school", async () => {
    const campus = await openPractice(open);
    await campus.publish(more.centralAdmin, more.central, unitPack);
    const binding = newBinding(more.central, unitPack.version, "2026-09-01", unitPack.id);
    await campus.by(more.centralAdmin, "binding.create", { id: newId(), body: binding });
    const hold = async (org: Id, what: Partial<New<"lesson">> = {}): Promise<void> => {
      const id = newId();
      const head = org === more.hamlet ? more.hamletPrincipal : more.centralAdmin;
      await campus.by(head, "lesson.create", { id, body: newLesson({ org, teacher: head, on: "2026-11-17", ...what }) });
      await campus.by(more.centralAdmin, "lesson.hold", { id });
    };
    const count = async (org: Id): Promise<string> => {
      const ask = { subject: { kind: "school" as const, id: org }, asOf: "2026-11-20", close: true, rules: ["open-lessons"] };
      const [verdict] = await campus.backend.evaluate({ tenant: campus.tenant, person: more.centralAdmin }, ask);
      return `${verdict?.rule.pack} ${verdict?.outcome} ${verdict?.value}`;
    };
    await hold(more.hamlet);
    await hold(more.hamlet, { kind: "everyday" });
    await hold(more.central);
    assert.deepEqual([await count(more.hamlet), await count(more.central)], ["central.units notMet 1", "central.units notMet 1"]);
    await hold(more.hamlet, { teacher: ids.stranger });
    assert.deepEqual([await count(more.hamlet), await count(more.central)], ["central.units met 2", "central.units notMet 1"]);
    await hold(more.hamlet);
    assert.equal(await count(more.hamlet), "central.units met 3");
  });

  it("[R045] a colleague names a lesson of the timetable as it stands there, and then asks like everybody else", async () => {
    const campus = await openCampus(await open());
    const week: New<"timetable"> = {
      org: ids.school,
      className: "三（1）班",
      from: "2026-09-01",
      to: "2027-01-31",
      periods: [{ period: 2, from: "08:50", to: "09:30" }],
      cells: [{ weekday: 4, period: 2, subject: "math", subjectName: "数学", teacher: ids.teacher }],
    };
    await refused(campus.as("teacher", "timetable.create", { id: newId(), body: week }), "not-permitted");
    await campus.as("admin", "timetable.create", { id: newId(), body: week });
    assert.equal((await campus.all("observer", "timetable")).length, 1);
    const naming = (more: Partial<New<"lesson">>) =>
      refused(campus.as("observer", "lesson.create", { id: planned, body: newLesson({ kind: "everyday", ...more }) }), "validation");
    for (const wrong of [{ on: "2026-11-27" }, { className: "三（2）班" }, { teacher: ids.lead }, { on: "2027-02-04" }])
      assert.deepEqual((await naming(wrong)).issues, ["/teacher not-in-the-timetable"]);
    assert.deepEqual((await naming({ observers: [ids.observer], openTo: ids.school })).issues, [
      "/observers not-yours",
      "/openTo not-yours",
    ]);
    await campus.as("observer", "lesson.create", { id: planned, body: newLesson({ kind: "everyday" }) });
    await campus.as("observer", "visit.create", { id: visitOf("observer"), body: newVisit("observer") });
    await refused(campus.as("observer", "visit.come", { id: visitOf("observer") }), "guard-failed");
    await campus.as("teacher", "visit.welcome", { id: visitOf("observer") });
    assert.deepEqual(await observers(campus), [ids.observer]);
  });

  it("[R050] what a lesson is meant to be is handed out once there is something to hand out, and the moment is the server's", async () => {
    const campus = await openCampus(await open());
    const announcedAt = "2026-01-01T00:00:00.000Z";
    await campus.as("teacher", "lesson.create", { id: planned, body: { ...newLesson(), announcedAt } as New<"lesson"> });
    assert.equal((await campus.read("teacher", "lesson", planned)).announcedAt, undefined);
    assert.deepEqual((await refused(campus.as("teacher", "lesson.announce", { id: planned }), "guard-failed")).issues, [
      "/idea not-filled",
    ]);
    await campus.as("teacher", "lesson.change", { id: planned, patch: { idea: "从铺地砖入手", intent: "先直观后公式" } });
    const announced = (await campus.as("teacher", "lesson.announce", { id: planned })).record as Lesson;
    assert.equal(announced.announcedAt, announced.updatedAt);
    assert.equal(announced.state, "planned");
  });

  it("[R050] who has read what was handed out says so once, at the server's moment; she and its teacher see it, and nobody else", async () => {
    const campus = await openCampus(await open());
    await campus.as("teacher", "lesson.create", { id: planned, body: newLesson({ observers: [ids.observer], idea: "从铺地砖入手" }) });
    const readAt = "2026-01-01T00:00:00.000Z";
    const body = { ...newVisit("observer"), readAt } as New<"visit">;
    const id = visitOf("observer");
    await campus.as("observer", "visit.create", { id, body });
    assert.equal((await campus.read("observer", "visit", id)).readAt, undefined);
    await campus.as("observer", "visit.come", { id });
    const acknowledge = (name: PersonName) => campus.as(name, "visit.acknowledge", { id });
    assert.deepEqual((await refused(acknowledge("observer"), "guard-failed")).issues, ["/lesson not-announced"]);
    await campus.as("teacher", "lesson.announce", { id: planned });
    await refused(acknowledge("teacher"), "not-permitted");
    await refused(campus.as("observer", "visit.change", { id, patch: { readAt } }), "not-permitted");
    assert.ok(!(await campus.tasks("observer")).some((task) => task.includes("acknowledge")), "nobody is made to");
    const actionId = newId();
    const read = (await campus.as("observer", "visit.acknowledge", { id }, actionId)).record as Visit;
    assert.deepEqual([read.state, read.readAt], ["coming", read.updatedAt]);
    assert.deepEqual((await campus.as("observer", "visit.acknowledge", { id }, actionId)).record, read, "a lost answer is asked for again");
    assert.deepEqual((await refused(acknowledge("observer"), "guard-failed")).issues, ["/readAt already-read"]);
    for (const name of ["observer", "teacher", "lead", "admin", "principal"] as const) {
      const own = name === "observer" || name === "teacher";
      const listed = (await campus.all(name, "visit")).find((one) => one.id === id);
      assert.deepEqual(
        [(await campus.read(name, "visit", id)).readAt, listed?.readAt],
        own ? [read.readAt, read.readAt] : [undefined, undefined],
      );
    }
    await campus.as("teacher", "lesson.change", { id: planned, patch: { intent: "先直观后公式" } });
    await campus.as("teacher", "lesson.announce", { id: planned });
    const again = (await acknowledge("observer")).record as Visit;
    assert.ok(again.readAt! > read.readAt!, "what was handed out anew is read anew");
    await campus.as("observer", "visit.withdraw", { id });
    await refused(acknowledge("observer"), "transition-not-allowed");
  });

  it("[R051] who must ask waits for the teacher; what each watches is seen by the others before the lesson", async () => {
    const campus = await openCampus(await open());
    await campus.as("teacher", "lesson.create", { id: planned, body: newLesson() });
    const points = [{ id: "wait", text: "提问之后等了多久" }];
    await campus.as("observer", "visit.create", { id: visitOf("observer"), body: newVisit("observer", { points, topic: "等待时间" }) });
    assert.deepEqual((await refused(campus.as("observer", "visit.come", { id: visitOf("observer") }), "guard-failed")).issues, [
      "/lesson must-ask",
    ]);
    assert.ok((await campus.tasks("teacher")).includes(`visit.welcome ${visitOf("observer")}`));
    await refused(campus.as("observer", "visit.welcome", { id: visitOf("observer") }), "not-permitted");
    await campus.as("teacher", "visit.welcome", { id: visitOf("observer") });
    assert.deepEqual(await observers(campus), [ids.observer]);
    assert.ok((await campus.tasks("observer")).includes(`observation.create ${planned}`));
    await campus.as("lead", "visit.create", { id: visitOf("lead"), body: newVisit("lead") });
    assert.deepEqual((await campus.read("lead", "visit", visitOf("observer"))).points, points);
    await campus.as("teacher", "visit.decline", { id: visitOf("lead"), input: { reason: "坐不下" } });
    await campus.as("observer", "visit.withdraw", { id: visitOf("observer") });
    assert.deepEqual(await observers(campus), []);
  });

  it("[R045] a lesson that is open to an organisation is seen and visited from all below it, without asking, and by nobody else", async () => {
    const campus = await openCampus(await open());
    await campus.as("teacher", "lesson.create", { id: planned, body: newLesson() });
    await refused(campus.read("stranger", "lesson", planned), "not-found");
    await campus.as("teacher", "lesson.change", { id: planned, patch: { openTo: ids.county } });
    assert.equal((await campus.read("stranger", "lesson", planned)).topic, "面积");
    assert.ok((await campus.all("stranger", "lesson")).some(({ id }) => id === planned));
    await campus.as("stranger", "visit.create", { id: visitOf("stranger"), body: newVisit("stranger") });
    const { state } = (await campus.as("stranger", "visit.come", { id: visitOf("stranger") })).record as Visit;
    assert.equal(state, "coming");
    assert.deepEqual(await observers(campus), [ids.stranger]);
    await campus.as("teacher", "lesson.change", { id: planned, patch: { openTo: ids.village } });
    await refused(campus.as("observer", "visit.come", { id: visitOf("observer") }), "not-found");
    await campus.as("observer", "visit.create", { id: visitOf("observer"), body: newVisit("observer") });
    await refused(campus.as("observer", "visit.come", { id: visitOf("observer") }), "guard-failed");
  });

  it("[R045] a visit moves along when its lesson is moved to another day, and nothing of it is lost", async () => {
    const campus = await openCampus(await open());
    await campus.as("teacher", "lesson.create", { id: planned, body: newLesson({ openTo: ids.county }) });
    const points = [{ id: newId(), text: "等待时间" }];
    for (const name of ["observer", "lead"] as const)
      await campus.as(name, "visit.create", { id: visitOf(name), body: newVisit(name, { points }) });
    await campus.as("lead", "visit.withdraw", { id: visitOf("lead") });
    const read = (name: PersonName): Promise<Visit> => campus.read(name, "visit", visitOf(name));
    const before = await read("observer");
    await campus.as("teacher", "lesson.change", { id: planned, patch: { topic: "面积与周长" } });
    assert.equal((await read("observer")).version, before.version, "another change moves nothing");
    await campus.as("teacher", "lesson.change", { id: planned, patch: { on: "2026-12-03" } });
    const after = await read("observer");
    assert.deepEqual([after.on, after.version, after.points, after.state], ["2026-12-03", before.version + 1, points, before.state]);
    assert.equal((await read("lead")).on, "2026-11-26", "who does not come any more is not moved");
    const page = await campus.backend.list(campus.caller("observer"), {
      kind: "visit",
      where: { author: ids.observer, from: "2026-12-01" },
    });
    assert.deepEqual(
      page.items.map(({ id }) => id),
      [visitOf("observer")],
    );
  });

  it("a visit repeats what the lesson says, is one's own, and of somebody else's lesson that is to come", async () => {
    const campus = await openCampus(await open());
    await campus.as("teacher", "lesson.create", { id: planned, body: newLesson() });
    const create = (who: PersonName, body: New<"visit">) => refused(campus.as(who, "visit.create", { id: newId(), body }), "validation");
    assert.deepEqual((await create("observer", newVisit("observer", { on: "2026-11-27" }))).issues, ["/on not-as-the-lesson"]);
    assert.deepEqual((await create("teacher", newVisit("teacher"))).issues, ["/lesson own-lesson"]);
    assert.deepEqual((await create("observer", newVisit("observer", { lesson: ids.lesson, on: "2026-11-18" }))).issues, [
      "/lesson not-planned",
    ]);
    await refused(campus.as("observer", "visit.create", { id: newId(), body: newVisit("lead") }), "validation");
  });

  it("[R078] edge, a one-to-one debrief is enough: where one is required, the observation is locked by it and not before", async () => {
    const campus = await openCampus(await open(), { workflows: { observation: { debriefRequired: true } } });
    const id = observationId();
    await campus.as("observer", "observation.create", { id, body: { ...newObservation(), strengths: "好" } });
    await campus.as("observer", "observation.submit", { id });
    await campus.as("teacher", "observation.change", { id, patch: { answer: "谢谢" } });
    await campus.as("teacher", "observation.answer", { id });
    await campus.as("teacher", "observation.sign", { id });
    await campus.as("observer", "observation.sign", { id });
    const debrief = newId();
    await campus.as("observer", "debrief.create", { id: debrief, body: newDebrief() });
    assert.deepEqual((await refused(campus.as("observer", "debrief.close", { id: debrief }), "guard-failed")).issues, [
      "/speeches not-filled",
    ]);
    await campus.as("observer", "debrief.change", { id: debrief, patch: { speeches: [{ id: "s", by: ids.teacher, text: "时间少了" }] } });
    assert.equal((await campus.read("observer", "observation", id)).state, "answered");
    const { changes } = await campus.as("observer", "debrief.close", { id: debrief });
    assert.deepEqual(new Set(changes.map(({ kind }) => kind)), new Set(["debrief", "observation", "hour"]));
    assert.equal((await campus.read("observer", "observation", id)).state, "locked");
  });

  it("[R080] a debrief names who was there and who said what; who was not there does not read its draft", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("observer", "observation.create", { id: observationId(), body: newObservation() });
    const create = (more: Partial<New<"debrief">>) =>
      refused(campus.as("observer", "debrief.create", { id: newId(), body: newDebrief(more) }), "validation");
    assert.deepEqual((await create({ participants: [ids.teacher] })).issues, ["/participants author-missing"]);
    assert.deepEqual((await create({ speeches: [{ id: "s", by: ids.lead, text: "好" }] })).issues, ["/speeches/0/by not-a-participant"]);
    assert.deepEqual((await create({ observations: [newId()] })).issues, ["/observations/0 not-there"]);
    assert.deepEqual((await create({ lesson: ids.double })).issues, ["/observations/0 another-lesson"]);
    await campus.as("observer", "debrief.create", { id, body: newDebrief({ summary: "先折再说" }) });
    assert.equal((await campus.read("teacher", "debrief", id)).summary, "先折再说");
    await refused(campus.read("admin", "debrief", id), "not-found");
    await refused(campus.as("teacher", "debrief.change", { id, patch: { summary: "" } }), "not-permitted");
    await campus.as("observer", "debrief.close", { id });
    assert.equal((await campus.read("admin", "debrief", id)).state, "closed");
    assert.equal(((await campus.as("observer", "debrief.reopen", { id })).record as Debrief).state, "draft");
  });

  it("[R055] [R263] [R269] edge, quotes need the consent of whose they are: how a teacher spoke is hers, others see it when she shares it, and no signature falls by that", async () => {
    const campus = await openCampus(await open());
    const id = observationId();
    const quotes = [{ id: "q", text: "你把理由也说出来了", codes: ["appreciating", "reflecting"] as never[], minute: 12 }];
    await campus.as("observer", "observation.create", {
      id,
      body: { ...newObservation(), strengths: "好", tallies: { motivating: 3, negative: 1 }, quotes },
    });
    await campus.as("observer", "observation.submit", { id });
    const seen = async (name: PersonName) => {
      const { tallies, quotes: told } = await campus.read(name, "observation", id);
      const listed = (await campus.all(name, "observation")).find((one) => one.id === id);
      assert.deepEqual(listed?.tallies, tallies);
      return [tallies, told?.length];
    };
    const whole = [{ motivating: 3, negative: 1 }, 1];
    assert.deepEqual([await seen("observer"), await seen("teacher"), await seen("lead")], [whole, whole, [undefined, undefined]]);
    await refused(campus.as("observer", "observation.shareTallies", { id }), "not-permitted");
    await campus.as("teacher", "observation.change", { id, patch: { answer: "谢谢" } });
    await campus.as("teacher", "observation.answer", { id });
    await campus.as("teacher", "observation.sign", { id });
    const shared = await campus.as("teacher", "observation.shareTallies", { id });
    assert.equal((shared.record as { signatures: unknown[] }).signatures.length, 1);
    assert.deepEqual(await seen("lead"), whole);
    await campus.as("observer", "observation.sign", { id });
    await campus.as("teacher", "observation.hideTallies", { id });
    assert.deepEqual(await seen("admin"), [undefined, undefined]);
    assert.equal((await campus.read("teacher", "observation", id)).signatures.length, 2);
  });

  it("[R076] growth notes are not readable with an appraisal purpose, by nobody and in no way; what they rest on is", async () => {
    const campus = await openCampus(await open());
    const id = observationId();
    await campus.as("observer", "observation.create", { id, body: { ...newObservation(), strengths: "好" } });
    await campus.as("observer", "debrief.create", { id: newId(), body: newDebrief() });
    for (const name of ["observer", "teacher", "lead", "admin", "principal"] as const) {
      const appraising = { ...campus.caller(name), purpose: "appraisal" as const };
      const { backend } = campus;
      await refused(backend.get(appraising, { kind: "observation", id }), "not-found");
      await refused(backend.get(appraising, { kind: "pair", id: ids.pair }), "not-found");
      for (const kind of ["observation", "debrief", "pair"] as const) await refused(backend.list(appraising, { kind }), "not-permitted");
      await refused(backend.write(appraising, "observation.submit", { id }, newId()), "not-found");
      assert.ok((await backend.tasks(appraising)).every(({ action }) => !action.startsWith("observation.s")));
      assert.equal((await backend.get(appraising, { kind: "lesson", id: ids.lesson })).id, ids.lesson);
    }
  });

  it("[R264] the bank of phrases grows by what teachers add; the school takes out of use, and changes nothing else unasked", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    const body: New<"phrase"> = {
      org: ids.school,
      author: ids.teacher,
      text: "××再说说看",
      skill: "speaking",
      situation: "silent",
      codes: ["delaying"],
    };
    await campus.as("teacher", "phrase.create", { id, body });
    await refused(campus.as("observer", "phrase.create", { id: newId(), body }), "validation");
    assert.deepEqual(
      (await campus.all("observer", "phrase")).map(({ text }) => text),
      ["××再说说看"],
    );
    assert.deepEqual(await campus.all("stranger", "phrase"), []);
    await refused(campus.as("observer", "phrase.change", { id, patch: { text: "很好" } }), "not-permitted");
    assert.equal(((await campus.as("admin", "phrase.change", { id, patch: { retired: true } })).record as Phrase).retired, true);
  });
}
