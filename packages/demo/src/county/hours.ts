import { dec, idOf, units, type Calendar, type Day, type Hour, type Id, type Observation } from "@xiaoben/contract";
import { at, schoolDays } from "./clock.ts";
import { orgOn } from "./people.ts";
import { phrases } from "./phrases.ts";
import { random, type Random } from "./random.ts";
import { base } from "./records.ts";
import type { Member } from "./types.ts";

/** What a person's year comes to: the school-based part and what was done elsewhere, in hours. */
export interface Target {
  schoolBased: string;
  external: string;
}

export interface HourYear {
  seed: number;
  calendar: Calendar;
  /** Days before this one. */
  until: Day;
  members: readonly Member[];
  observations: readonly Observation[];
  targets: ReadonlyMap<Id, Target>;
  /** The most that observed lessons count for in a year, in hours. */
  observationMost: number;
}

/** A meeting of a group or a staff room, the same for everybody who was there. */
interface Meeting {
  id: Id;
  day: Day;
  title: string;
  category: "group-study" | "salon";
  units: number;
}

const hour = 10_000;

/** Records of a year that are not derived: meetings, salons, courses on the net and away, and ledgers of the village schools. */
export function hoursOfYear(year: HourYear): Hour[] {
  const days = schoolDays(year.calendar.from, year.calendar.to, year.calendar);
  const past = days.filter((day) => day < year.until);
  const meetings = new Map<string, Meeting[]>();
  return year.members.flatMap((member) => {
    if (!member.subject || past.length === 0) return [];
    const draw = random(year.seed, `hours/${year.calendar.schoolYear}/${member.person.id}`);
    const target = year.targets.get(member.person.id) ?? chanceTarget(draw, past.length / days.length);
    const room = member.group?.id ?? member.person.org;
    if (!meetings.has(room)) meetings.set(room, meetingsOf(year, room, past));
    return personYear(year, member, target, meetings.get(room)!, past, draw);
  });
}

/** A declared record that went its way to the state given. */
export function declared(member: Member, key: string, on: Day, facts: Pick<Hour, "title" | "category"> & Partial<Hour>): Hour {
  const state = facts.state ?? "approved";
  const steps = {
    draft: 1,
    submitted: 2,
    returned: 3,
    approved: 3,
    reported: 4,
    registered: 5,
    rejected: 3,
    appealed: 4,
    dismissed: 5,
    withdrawn: 2,
  }[state];
  const made = at(facts.until ?? on, "17:30");
  return {
    ...base(idOf("hour", member.person.id, key), orgOn(member, on), made, steps, steps < 3 ? made : at(facts.until ?? on, "18:40")),
    state,
    person: member.person.id,
    on,
    role: "participant",
    level: "school",
    ...facts,
  };
}

function chanceTarget(draw: Random, share: number): Target {
  const halves = (from: number, to: number): string => dec(Math.round(draw.int(from, to) * share) * (hour / 2));
  return { schoolBased: halves(52, 74), external: halves(12, 36) };
}

function meetingsOf(year: HourYear, room: string, past: readonly Day[]): Meeting[] {
  const draw = random(year.seed, `meetings/${year.calendar.schoolYear}/${room}`);
  const first = draw.int(0, 4);
  return past
    .filter((_, i) => i % 9 === first)
    .map((day): Meeting => {
      const salon = draw.chance(0.2);
      const title = salon ? draw.pick(phrases.salons) : draw.pick(phrases.groupStudy).replace("{unit}", draw.pick(phrases.units));
      return {
        id: idOf("activity", room, day),
        day,
        title,
        category: salon ? "salon" : "group-study",
        units: draw.pick([1, 1.5, 1.5, 2]) * hour,
      };
    });
}

/** Meetings first; then a course on the net makes up what is missing; then what was done away from school. */
function personYear(
  year: HourYear,
  member: Member,
  target: Target,
  meetings: readonly Meeting[],
  past: readonly Day[],
  draw: Random,
): Hour[] {
  const observed = year.observations
    .filter((one) => one.author === member.person.id && one.state === "locked")
    .reduce((sum, one) => sum + units(one.lessons), 0);
  let missing = units(target.schoolBased) - Math.min(observed, year.observationMost * hour);
  const records: Hour[] = [];
  for (const meeting of meetings) {
    if (missing < meeting.units || !draw.chance(0.92)) continue;
    missing -= meeting.units;
    records.push(
      given(year, member, meeting.day, meeting.units, { title: meeting.title, category: meeting.category, activity: meeting.id }),
    );
  }
  for (let i = 0; missing > 0; i++) {
    const part = Math.min(missing, draw.pick([2, 3, 4]) * hour);
    missing -= part;
    records.push(
      given(
        year,
        member,
        past[Math.floor(past.length * (0.2 + 0.13 * (i % 6)))]!,
        part,
        { title: draw.pick(phrases.online), category: "online" },
        `online/${i}`,
      ),
    );
  }
  let away = units(target.external);
  for (let i = 0; away > 0; i++) {
    const part = Math.min(away, draw.pick([4, 8, 8]) * hour);
    away -= part;
    const on = past[Math.floor(past.length * (0.1 + 0.15 * (i % 6)))]!;
    const level = draw.pick(["county", "county", "city"] as const);
    records.push(
      given(
        year,
        member,
        on,
        part,
        { title: draw.pick(phrases.external), category: "external", level, ...(part === 8 * hour && { days: "1" }) },
        `external/${i}`,
      ),
    );
  }
  return records;
}

/** An approved record; those of the central school and its village schools came in with a ledger. */
function given(
  year: HourYear,
  member: Member,
  on: Day,
  amount: number,
  facts: Pick<Hour, "title" | "category"> & Partial<Hour>,
  name = `${facts.category}/${on}`,
): Hour {
  const key = `${year.calendar.schoolYear}/${name}`;
  const imported = member.group === undefined;
  const closed = year.calendar.to < year.until;
  return {
    ...declared(member, key, on, {
      claimedHours: dec(amount),
      approvedHours: dec(amount),
      state: closed ? (facts.category === "external" ? "registered" : "reported") : "approved",
      ...facts,
    }),
    ...(imported && {
      provenance: { system: `ledger-${year.calendar.schoolYear}`, id: `${member.person.externalIds["staffNumber"]}/${name}` },
    }),
  };
}
