import assert from "node:assert/strict";
import { test } from "node:test";
import { factIssues } from "@xiaoben/backend";
import { addDays, canonical, daysBetween, sha256, units, type Day, type Id, type Publication } from "@xiaoben/contract";
import { checkRecord } from "@xiaoben/contract/schemas";
import { at, isSchoolDay, periods } from "./clock.ts";
import { countyCases, generateCounty, recordsOf } from "./index.ts";

const today = "2026-11-22";
const county = generateCounty({ today });

test("the same seed and day give the same bytes, another seed others", () => {
  const again = generateCounty({ seed: 1, today });
  assert.equal(sha256(canonical(again.records)), sha256(canonical(county.records)));
  assert.notEqual(sha256(canonical(generateCounty({ seed: 2, today }).records)), sha256(canonical(county.records)));
});

test("every record passes the check of its kind, and no id stands twice in a kind", () => {
  const seen = new Set<string>();
  for (const { kind, record } of county.records) {
    assert.deepEqual(checkRecord(kind, record), [], `${kind} ${record.id}`);
    assert.ok(!seen.has(`${kind}/${record.id}`), `${kind} ${record.id} stands twice`);
    seen.add(`${kind}/${record.id}`);
  }
});

test("[R321] the school has 65 teachers and 18 classes, and the county a size worth testing with", () => {
  const teachers = county.members.filter((member) => member.group);
  assert.equal(teachers.length, 65);
  assert.equal(new Set(county.timetable.map((entry) => entry.className)).size, 18);
  assert.ok(county.records.length > 6_000 && county.records.length < 12_000, `${county.records.length} records`);
});

test("all people have different names", () => {
  const names = recordsOf(county, "person").map((person) => person.displayName);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(
    Object.values(county.people).map((person) => person.displayName),
    ["林知远", "苏禾", "顾明岚", "沈若川", "邵怀瑾", "陆星桥"],
  );
});

test("the timetable fills every class and puts nobody in two places", () => {
  assert.equal(county.timetable.length, 18 * 5 * periods.length);
  for (const side of ["teacher", "className"] as const) {
    const taken = county.timetable.map((entry) => `${entry[side]} ${entry.weekday} ${entry.period}`);
    assert.equal(new Set(taken).size, taken.length, side);
  }
});

test("nobody observes two lessons at once, or while teaching", () => {
  const taken = new Set<string>();
  const take = (person: Id, on: Day, period: number): void => {
    const key = `${person} ${on} ${period}`;
    assert.ok(!taken.has(key), key);
    taken.add(key);
  };
  for (const lesson of recordsOf(county, "lesson")) {
    for (const person of [lesson.teacher, ...lesson.observers]) {
      take(person, lesson.on, lesson.slot.period);
      if (lesson.lessons === "2") take(person, lesson.on, lesson.slot.period + 1);
    }
  }
});

test("lessons are held on school days only, make-up days among them", () => {
  const { previous, current } = county.calendars;
  const days = new Set(recordsOf(county, "lesson").map((lesson) => lesson.on));
  for (const day of days) assert.ok(isSchoolDay(day, previous) || isSchoolDay(day, current), day);
  assert.ok([...previous.workDays, ...current.workDays].some((day) => days.has(day)));
});

test("nothing was written today or later, whatever weekday it is", () => {
  for (const day of [today, "2026-11-24", "2026-11-27"]) {
    const dawn = at(day, "00:00");
    for (const { kind, record } of generateCounty({ today: day }).records)
      assert.ok(record.updatedAt < dawn && record.createdAt <= record.updatedAt, `${day} ${kind} ${record.id}`);
  }
});

test("[R043] each locked observation was signed by both and gave one record, and no other did", () => {
  const hours = recordsOf(county, "hour").filter((hour) => hour.source?.kind === "observation" && !hour.counters);
  const countered = new Set(recordsOf(county, "hour").flatMap((hour) => hour.counters ?? []));
  const locked = recordsOf(county, "observation").filter((one) => one.state === "locked" && one.aim !== "inspection");
  for (const one of locked)
    assert.deepEqual(
      one.signatures.map((signature) => signature.party),
      ["author", "observed"],
    );
  assert.deepEqual(
    new Set(hours.filter((hour) => !countered.has(hour.id)).map((hour) => hour.source!.id)),
    new Set(locked.map((one) => one.id)),
  );
  assert.ok(countered.size > 0);
});

test("[R082] the principal has walked in: one finding is open, one is answered, older ones are confirmed", () => {
  const inspections = recordsOf(county, "observation").filter((one) => one.aim === "inspection");
  assert.ok(inspections.every((one) => one.author === county.people.shao.id && one.form.id === "lesson-walkthrough"));
  assert.deepEqual(
    inspections.map(({ state }) => state),
    ["locked", "locked", "locked", "answered", "submitted"],
  );
});

const sum = (person: Id, from: Day, to: Day, categories?: string[]): number =>
  recordsOf(county, "hour")
    .filter(
      (hour) =>
        hour.person === person &&
        from <= hour.on &&
        hour.on <= to &&
        ["approved", "reported", "registered"].includes(hour.state) &&
        (!categories || categories.includes(hour.category)),
    )
    .reduce((total, hour) => total + units(hour.approvedHours ?? hour.lessons ?? "0"), 0) / 10_000;

test("[R001] Su He ended last year at 39.5 hours; Lin Zhiyuan stands at 21.5 school-based ones", () => {
  const { previous, current } = county.calendars;
  const schoolBased = ["observation", "group-study", "salon", "online"];
  assert.equal(sum(county.people.su.id, previous.from, previous.to), 39.5);
  assert.equal(sum(county.people.lin.id, current.from, today, schoolBased), 21.5);
  assert.equal(sum(county.people.lin.id, current.from, today), 29.5);
  assert.ok(sum(county.people.lin.id, current.from, today, ["observation"]) < 10, "one more observed lesson stays under the limit");
});

test("facts of sources without a kind of their own say what the vocabulary knows, and nobody who signs in stays away", () => {
  const given = recordsOf(county, "given");
  assert.ok(given.length > 500 && given.length <= 1_500, `${given.length} records`);
  assert.deepEqual(new Set(given.map((one) => one.source)), new Set(["participation", "work", "duty", "event", "meeting", "given"]));
  for (const one of given) assert.deepEqual(factIssues(one), [], `${one.source} ${one.id}`);
  const away = given.filter((one) => one.facts["attendance"] === "unexcused" && one.on >= county.calendars.current.from);
  const times = new Map<string, number>();
  for (const one of away) times.set(one.person!, (times.get(one.person!) ?? 0) + 1);
  assert.deepEqual([...times.values()].sort(), [1, 1, 1, 1, 3]);
  for (const { id } of Object.values(county.people)) assert.ok(!times.has(id), id);
  const late = given.filter((one) => one.facts["type"] === "seminar" && daysBetween(one.facts["announcedOn"]!, one.on) < 2);
  assert.equal(late.length, 2, "one handbook a year is late");
});

test("every awkward case is there", () => {
  for (const one of countyCases) assert.ok(one.find(county), one.id);
});

test("[R098] the evidence that the pair needs before its gate is signed is there", () => {
  const pair = recordsOf(county, "pair").find((one) => one.id === county.landmarks.pair.id)!;
  const stage = county.packs.termPlan.content!.pairTemplates![0]!.stages.find((one) => one.id === pair.stage)!;
  const shown = pair.evidence.filter((one) => one.stage === pair.stage).map((one) => one.task);
  assert.deepEqual(
    shown,
    stage.tasks.filter((task) => task.needed).map((task) => task.id),
  );
  assert.equal(pair.gates.length, 1);
});

test("something waits on any day of the year", () => {
  for (const day of ["2026-02-14", "2026-09-01", "2026-10-03", "2027-01-31", "2027-07-20", "2027-08-31"]) {
    const other = generateCounty({ today: day });
    const lessons = recordsOf(other, "lesson");
    const observations = recordsOf(other, "observation");
    const { lessonForLin, observationForSu, observationForGu } = other.landmarks;
    const lesson = lessons.find((one) => one.id === lessonForLin.id)!;
    assert.deepEqual(lesson.observers, [other.people.lin.id], day);
    assert.ok(!observations.some((one) => one.lesson === lesson.id), day);
    assert.equal(observations.find((one) => one.id === observationForSu.id)?.state, "submitted", day);
    assert.equal(observations.find((one) => one.id === observationForGu.id)?.state, "answered", day);
  }
});

test("[R050] [R051] a seminar lesson is open to the county, its handbook was out in time, and who comes has said what she watches", () => {
  const seminar = recordsOf(county, "lesson").find((one) => one.id === county.landmarks.seminar.id)!;
  assert.equal(seminar.openTo, county.orgs.county.id);
  assert.ok(seminar.announcedAt! < at(addDays(seminar.on, -1), "00:00"), `announced ${seminar.announcedAt} for ${seminar.on}`);
  const visits = recordsOf(county, "visit");
  assert.deepEqual(visits.map(({ state }) => state).sort(), ["asked", "coming"]);
  for (const visit of visits) {
    const lesson = recordsOf(county, "lesson").find(({ id }) => id === visit.lesson)!;
    assert.deepEqual([visit.teacher, visit.on, lesson.state], [lesson.teacher, lesson.on, "planned"]);
    assert.equal(lesson.observers.includes(visit.author), visit.state === "coming");
    assert.ok(visit.points.length > 0);
  }
});

test("no visit is left over in the holidays", () => {
  assert.deepEqual(recordsOf(generateCounty({ today: "2026-07-20" }), "visit"), []);
});

test("[R078] [R080] a lesson that several observed was talked about: each has a turn, and what became of the last step is said", () => {
  const debriefs = recordsOf(county, "debrief");
  const observations = new Map(recordsOf(county, "observation").map((one) => [one.id, one]));
  for (const one of debriefs) {
    assert.ok(one.observations.every((id) => observations.get(id)?.lesson === one.lesson));
    assert.ok(one.speeches.every(({ by }) => one.participants.includes(by)));
    for (const { turn } of one.speeches)
      if (turn?.startsWith("step/")) assert.equal(observations.get(turn.split("/")[2]!)?.observed, one.author, "a step of her own");
  }
  const talked = debriefs.find(({ lesson }) => lesson === county.landmarks.lessonTalked.id)!;
  assert.ok(talked.observations.length > 1);
  assert.deepEqual(new Set(talked.speeches.map(({ by }) => by)), new Set(talked.participants));
  assert.ok(talked.speeches.some(({ turn }) => turn?.startsWith("step/")));
});

test("[R006] one meeting was held: who was there has an hour, nobody else, and nothing is settled that was not heard", () => {
  const { activityHeld, activityOpen, activityPlanned } = county.landmarks;
  const activities = recordsOf(county, "activity");
  assert.deepEqual(
    activities.map(({ id, state }) => [id, state]),
    [
      [activityHeld.id, "held"],
      [activityOpen.id, "open"],
      [activityPlanned.id, "planned"],
      [activities[3]!.id, "planned"],
    ],
  );
  const list = recordsOf(county, "participation").filter(({ activity }) => activity === activityHeld.id);
  const there = list.filter(({ attendance }) => attendance === "present" || attendance === "late").map(({ person }) => person);
  const hours = recordsOf(county, "hour").filter(({ activity }) => activity === activityHeld.id);
  assert.deepEqual(
    hours.map(({ person }) => person),
    there,
  );
  assert.deepEqual(new Set(list.map(({ state }) => state)), new Set(["recorded", "asked", "excused", "appealed"]));
  assert.deepEqual(
    list.map(({ person }) => person),
    activities[0]!.participants,
  );
});

test("a day that does not exist is refused", () => {
  assert.throws(() => generateCounty({ today: "2026-02-30" }), RangeError);
});

test("[R014] [R020] the school has made last year's results public, is hearing about this year's, and draws up a commendation", () => {
  const all = recordsOf(county, "publication");
  assert.deepEqual(
    all.map(({ state }) => state),
    ["published", "forObjection", "draft"],
  );
  const [published, open] = all as [Publication, Publication];
  assert.deepEqual([published.id, open.id], [county.landmarks.publicationPublished.id, county.landmarks.publicationOpen.id]);
  assert.deepEqual(
    published.list?.map(({ id, person, group }) => [id, person !== undefined || group !== undefined]),
    published.items.map(({ id, shown }) => [id, shown === "name"]),
  );
  assert.ok(open.named.includes(county.people.lin.id) && open.named.includes(county.people.su.id));
  assert.ok(open.objections.every(({ by, answer }) => open.named.includes(by) && answer === undefined));
});
