import { addDays, idOf, isDay, type Calendar, type Day, type Hour, type Id, type Lesson, type Observation } from "@xiaoben/contract";
import { activitiesOf } from "./activities.ts";
import { calendarsAround } from "./calendars.ts";
import { schoolDays } from "./clock.ts";
import { debriefsOf } from "./debriefs.ts";
import { givenOfYear } from "./given.ts";
import { hoursOfYear, type Target } from "./hours.ts";
import { inspectionsOf } from "./inspections.ts";
import { observedLessons } from "./lessons.ts";
import { hourOf, observationOf } from "./observations.ts";
import { oddities } from "./oddities.ts";
import { studyHours, termPlan } from "./packs.ts";
import { pairings, pairOf, pairRecord, type Pairing } from "./pairs.ts";
import { invitePeople, type People } from "./people.ts";
import { planFolders } from "./plan-list.ts";
import { practiceRecords } from "./practice.ts";
import { publicationsOf } from "./publications.ts";
import { asRecords } from "./records.ts";
import { timetable } from "./timetable.ts";
import { unlock } from "./unlock.ts";
import type { County, Member, PersonKey, TimetableEntry } from "./types.ts";
import { waitingLessons, type Waiting } from "./waiting.ts";

/** School days after which the current year holds enough for the figures that stories tell. */
const daysForFigures = 40;

/**
 * Invents a county: the same seed and day give the same bytes, in every engine.
 * @throws {RangeError} where `today` is no day.
 */
export function generateCounty({ seed = 1, today }: { seed?: number; today: Day }): County {
  if (!isDay(today)) throw new RangeError(`"${today}" is no day. Give one like 2026-11-22.`);
  const orgId = invitePeople(seed, calendarsAround(today, "")[0]).orgs.county.id;
  const [previous, current, next] = calendarsAround(today, orgId);
  const invited = invitePeople(seed, previous);
  const year = new Years(seed, today, invited, previous, current);
  const observed = year.lessons();
  const waiting = waitingLessons({
    seed,
    today,
    previous,
    current,
    school: year.school,
    county: invited.orgs.county.id,
    teachers: year.teachers,
    tables: year.tables,
    lessons: observed,
  });
  const lessons = [
    ...observed,
    waiting.toAnswer,
    waiting.toSign,
    waiting.forLin,
    waiting.forSu,
    ...waiting.others,
    waiting.seminar,
    waiting.everyday,
  ];
  const written = year.observations(observed, waiting);
  const { observations, hours: derived } = unlock(written, year.derived(written, observed), today, invited.members);
  const people = Object.fromEntries(
    invited.members.flatMap((member) => (member.key ? [[member.key, member.person]] : [])),
  ) as County["people"];
  const known = new Set(invited.members.flatMap((member) => (member.key ? [member.person.id] : [])));
  const debriefs = debriefsOf({ seed, today, lessons: observed, observations, known });
  const odd = oddities(invited.members, current, previous, today);
  const inspections = inspectionsOf({ seed, today, from: current.from, principal: people.shao.id, known, lessons: observed });
  const maths = invited.groups.find(({ lead }) => lead === people.gu.id)!;
  const activities = activitiesOf({ today, current, people, group: maths });
  const hours = [...derived, ...year.declaredHours(observations), ...odd.hours, ...activities.hours];
  const given = [previous, current].flatMap((calendar) =>
    givenOfYear({ seed, calendar, until: today, orgs: invited.orgs, members: invited.members, groups: invited.groups }),
  );
  const pairs = year.pairs.map((pairing) => pairRecord(seed, pairing, today, observations, lessons));
  const plans = planFolders(seed, invited.members, previous, current, today);
  const { packs, bindings } = practiceRecords(invited.orgs, previous);
  const publications = publicationsOf({ ...invited, today, previous, current, people });
  return {
    tenant: "qinghe",
    seed,
    today,
    people,
    orgs: invited.orgs,
    members: invited.members,
    calendars: { previous, current, next },
    timetable: year.tables[1],
    packs: { studyHours, termPlan },
    landmarks: {
      lessonForLin: { kind: "lesson", id: waiting.forLin.id },
      lessonForSu: { kind: "lesson", id: waiting.forSu.id },
      observationForSu: { kind: "observation", id: idOf("observation", waiting.toAnswer.id, people.gu.id) },
      observationForGu: { kind: "observation", id: idOf("observation", waiting.toSign.id, people.gu.id) },
      seminar: { kind: "lesson", id: waiting.seminar.id },
      lessonTalked: { kind: "lesson", id: debriefs.findLast((one) => one.author === people.gu.id && one.observations.length > 1)!.lesson },
      pair: { kind: "pair", id: pairs[0]!.id },
      planApproved: { kind: "plan", id: plans.approved.plan.id },
      planApproving: { kind: "plan", id: plans.approving.plan.id },
      planDraft: { kind: "plan", id: plans.draft.plan.id },
      hourWaiting: { kind: "hour", id: odd.waitingOfLin.id },
      activityHeld: { kind: "activity", id: activities.held.id },
      activityOpen: { kind: "activity", id: activities.open.id },
      activityPlanned: { kind: "activity", id: activities.planned.id },
      publicationOpen: { kind: "publication", id: publications.open.id },
      publicationPublished: { kind: "publication", id: publications.published.id },
    },
    records: [
      ...asRecords("org", [invited.orgs.county, invited.orgs.nanhu, invited.orgs.central, ...invited.orgs.villages]),
      ...asRecords(
        "person",
        invited.members.map((member) => member.person),
      ),
      ...asRecords(
        "role",
        invited.members.flatMap((member) => member.roles),
      ),
      ...asRecords("group", invited.groups),
      ...asRecords("calendar", [previous, current, next]),
      ...asRecords("pack", packs),
      ...asRecords("binding", bindings),
      ...asRecords("waiver", odd.waivers),
      ...asRecords("pair", pairs),
      ...asRecords("lesson", lessons),
      ...asRecords("visit", waiting.visits),
      ...asRecords("observation", [...observations, ...inspections]),
      ...asRecords("debrief", debriefs),
      ...asRecords("activity", [activities.held, activities.open, activities.planned, activities.training]),
      ...asRecords("participation", activities.participations),
      ...asRecords("hour", hours),
      ...asRecords("given", given),
      ...asRecords("publication", [publications.published, publications.open, publications.draft]),
      ...plans.all.flatMap((folder) => [
        ...asRecords("plan", [folder.plan]),
        ...asRecords("plan-section", folder.sections),
        ...asRecords("plan-item", folder.items),
      ]),
    ],
  };
}

/** The previous and the current school year of the demo's school. */
class Years {
  readonly school: Id;
  readonly teachers: Member[];
  readonly pairs: Pairing[];
  readonly tables: [TimetableEntry[], TimetableEntry[]];
  readonly #seed: number;
  readonly #today: Day;
  readonly #members: Member[];
  readonly #years: [Calendar, Calendar];

  constructor(seed: number, today: Day, invited: People, previous: Calendar, current: Calendar) {
    this.#seed = seed;
    this.#today = today;
    this.#members = invited.members;
    this.#years = [previous, current];
    this.school = invited.orgs.nanhu.id;
    this.teachers = invited.members.filter((member) => member.group);
    this.pairs = pairings(this.teachers, previous, current, today);
    this.tables = [timetable(seed, previous.schoolYear, this.teachers), timetable(seed, current.schoolYear, this.teachers)];
  }

  lessons(): Lesson[] {
    const [lin, su] = [this.#id("lin"), this.#id("su")];
    return this.#years.flatMap((calendar, y) =>
      calendar.terms
        .filter((term) => term.from < this.#today)
        .flatMap((term, t) =>
          observedLessons({
            seed: this.#seed,
            calendar,
            key: term.key,
            from: term.from,
            to: term.to,
            until: this.#today,
            school: this.school,
            teachers: this.teachers,
            timetable: this.tables[y]!,
            quotas: new Map(
              y === 0
                ? [[su, t === 0 ? 5 : 4]]
                : t === 0 && this.#isFar()
                  ? [
                      [lin, 9],
                      [su, 6],
                    ]
                  : [],
            ),
            pairs: y === 1 ? [[lin, su]] : [],
          }),
        ),
    );
  }

  /** Old ones are locked; those of the last days are on their way. */
  observations(lessons: readonly Lesson[], waiting: Waiting): Observation[] {
    const common = { seed: this.#seed, today: this.#today };
    const gu = this.#id("gu");
    const known = new Set(this.#members.flatMap((member) => (member.key ? [member.person.id] : [])));
    return [
      ...lessons.flatMap((lesson) =>
        lesson.observers.map((author) => {
          const state = addDays(lesson.on, 2) < this.#today ? "locked" : lesson.slot.period % 2 ? "submitted" : "answered";
          const pair = pairOf(this.pairs, author, lesson.teacher, lesson.on);
          return observationOf({ ...common, lesson, author, state, pair, heard: known.has(lesson.teacher) });
        }),
      ),
      observationOf({ ...common, lesson: waiting.toAnswer, author: gu, state: "submitted", lately: true }),
      observationOf({ ...common, lesson: waiting.toSign, author: gu, state: "answered", signedBy: ["observed"] }),
    ];
  }

  derived(observations: readonly Observation[], lessons: readonly Lesson[]): Hour[] {
    const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
    return observations.filter((one) => one.state === "locked").map((one) => hourOf(one, byId.get(one.lesson)!));
  }

  declaredHours(observations: readonly Observation[]): Hour[] {
    const observationMost = Number(
      studyHours.parameters.find((parameter) => parameter.id === "observation-max")?.values[0]?.value ?? Infinity,
    );
    const targets: Map<Id, Target>[] = [
      new Map([[this.#id("su"), { schoolBased: "26", external: "13.5" }]]),
      this.#isFar()
        ? new Map([
            [this.#id("lin"), { schoolBased: "21.5", external: "8" }],
            [this.#id("su"), { schoolBased: "17", external: "6" }],
          ])
        : new Map(),
    ];
    return this.#years.flatMap((calendar, y) =>
      hoursOfYear({
        seed: this.#seed,
        calendar,
        until: this.#today,
        members: this.#members,
        observations: observations.filter((one) => calendar.from <= one.on && one.on <= calendar.to),
        targets: targets[y]!,
        observationMost,
      }),
    );
  }

  #isFar = (): boolean => schoolDays(this.#years[1].from, addDays(this.#today, -1), this.#years[1]).length >= daysForFigures;

  #id = (key: PersonKey): Id => this.#members.find((member) => member.key === key)!.person.id;
}
