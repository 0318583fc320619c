import { addDays, idOf, weekday, type Calendar, type Day, type Given, type GivenSource, type Group, type Id } from "@xiaoben/contract";
import { at, schoolDays } from "./clock.ts";
import { orgOn } from "./people.ts";
import { phrases } from "./phrases.ts";
import { random, type Random } from "./random.ts";
import { base } from "./records.ts";
import type { Member, Orgs } from "./types.ts";

export interface GivenYear {
  seed: number;
  calendar: Calendar;
  /** Days before this one. */
  until: Day;
  orgs: Orgs;
  members: readonly Member[];
  groups: readonly Group[];
}

/** What hosts and importers would hand over for a year: who was there, what was written and read, seminars, meetings, figures of the county. */
export function givenOfYear(year: GivenYear): Given[] {
  const past = schoolDays(year.calendar.from, year.calendar.to, year.calendar).filter((day) => day < year.until);
  if (past.length === 0) return [];
  // What is written and read week by week is kept for the year that is going on.
  const goesOn = year.until <= year.calendar.to;
  return [
    ...attendance(year, past),
    ...(goesOn ? [...weeklyStudy(year, past), ...writing(year, past), ...reading(year, past)] : []),
    ...seminars(year, past),
    ...meetings(year, past),
    ...figures(year),
  ];
}

type Said = Pick<Given, "title" | "until" | "person" | "group">;

const said = (source: GivenSource, org: Id, on: Day, key: string, facts: Record<string, string>, more: Said = {}): Given => {
  const whose = more.person ?? more.group ?? org;
  return {
    ...base(idOf("given", source, whose, on, key), org, at(more.until ?? on, "17:20")),
    source,
    ...more,
    on,
    facts,
  };
};

const teachersOf = ({ members }: GivenYear): Member[] => members.filter((member) => member.group);
const streamOf = ({ seed, calendar }: GivenYear, name: string): Random => random(seed, `given/${calendar.schoolYear}/${name}`);

/** Nobody who signs in stays away; of the others a few do, one of them three times, most with a reason. */
function attendance(year: GivenYear, past: readonly Day[]): Given[] {
  const draw = streamOf(year, "attendance");
  const often = draw.shuffled(teachersOf(year).filter((member) => !member.key)).slice(0, 16);
  return often.flatMap((member, i) => {
    const unexcused = i === 0 ? 3 : i < 5 ? 1 : 0;
    const times = Math.max(unexcused, 1);
    return Array.from({ length: times }, (_, n): Given => {
      const on = past[Math.floor((past.length * (n + 0.4)) / (times + 0.4))]!;
      const attendance = n < unexcused ? "unexcused" : draw.pick(["excused", "excused", "late", "leftEarly"]);
      return said(
        "participation",
        orgOn(member, on),
        on,
        attendance,
        { attendance, category: "group-study", ...(attendance === "excused" && { excuse: draw.pick(["illness", "official", "family"]) }) },
        { person: member.person.id, title: draw.pick(phrases.groupStudy).replace("{unit}", draw.pick(phrases.units)) },
      );
    });
  });
}

/** The central school studies three hours once a week; some are away now and then. */
function weeklyStudy(year: GivenYear, past: readonly Day[]): Given[] {
  const draw = streamOf(year, "weekly-study");
  const staff = year.members.filter((member) => member.subject && member.person.org === year.orgs.central.id).slice(0, 12);
  const weeks = past.filter((day) => weekday(day) === 1).slice(-14);
  return weeks.flatMap((on) =>
    staff.map((member) =>
      said(
        "participation",
        orgOn(member, on),
        on,
        "weekly-study",
        draw.chance(0.95)
          ? { attendance: "present", category: "weekly-study", hours: "3" }
          : { attendance: "excused", category: "weekly-study", excuse: "official" },
        { person: member.person.id, title: "每周理论学习" },
      ),
    ),
  );
}

/** Essays on what was read each month, notes with their length, teaching essays, a paper here and there. */
function writing(year: GivenYear, past: readonly Day[]): Given[] {
  const months = [...new Set(past.map((day) => day.slice(0, 7)))].slice(-3);
  return teachersOf(year).flatMap((member) => {
    const draw = streamOf(year, `writing/${member.person.id}`);
    const write = (on: Day, type: string, title: string, facts: Record<string, string> = {}): Given =>
      said("work", orgOn(member, on), on, type, { type, ...facts }, { person: member.person.id, title });
    const essays = months.flatMap((month) => {
      const days = past.filter((day) => day.startsWith(month));
      if (!draw.chance(0.9)) return [];
      return [write(draw.pick(days), "reading-essay", "读书心得", { characters: String(draw.int(8, 16) * 100) })];
    });
    const some = past.slice(Math.floor(past.length / 4));
    return [
      ...essays,
      write(draw.pick(some), "book", draw.pick(phrases.books)),
      write(draw.pick(some), "reading-notes", "读书笔记", { characters: String(draw.int(20, 60) * 100) }),
      write(draw.pick(some), "essay", draw.pick(phrases.salons), { characters: String(draw.int(10, 22) * 100) }),
      ...(draw.chance(0.3) ? [write(draw.pick(some), "paper", "教学论文", { characters: String(draw.int(25, 45) * 100) })] : []),
      ...(draw.chance(0.4) ? [write(draw.pick(some), "case", "教学案例")] : []),
    ];
  });
}

/** The mathematics group writes down how long each of them read in a week. */
function reading(year: GivenYear, past: readonly Day[]): Given[] {
  const group = year.groups.find((one) => one.name === "数学组");
  const fridays = past.filter((day) => weekday(day) === 5).slice(-8);
  return teachersOf(year)
    .filter((member) => member.group?.id === group?.id)
    .flatMap((member) => {
      const draw = streamOf(year, `reading/${member.person.id}`);
      return fridays.map((on) =>
        said(
          "duty",
          orgOn(member, on),
          on,
          "reading",
          { type: "reading", minutes: String(draw.int(12, 30) * 10) },
          {
            person: member.person.id,
            title: "本周读书",
          },
        ),
      );
    });
}

/** Each group holds a seminar; its handbook goes out three to six days before, once only the day before. Lectures are the school's. */
function seminars(year: GivenYear, past: readonly Day[]): Given[] {
  const draw = streamOf(year, "seminars");
  const school = year.orgs.nanhu.id;
  const late = draw.int(0, year.groups.length - 1);
  const held = year.groups.map((group, g): Given => {
    const on = past[Math.floor((past.length * (g + 1)) / (year.groups.length + 1))]!;
    const ahead = g === late ? 1 : draw.int(3, 6);
    return said(
      "event",
      group.org,
      on,
      "seminar",
      {
        type: "seminar",
        announcedOn: addDays(on, -ahead),
        lessons: "2",
        reports: "1",
        discussions: "1",
        participants: String(draw.int(8, 20)),
      },
      { group: group.id, title: `${group.name}主题研讨` },
    );
  });
  const lectures = [0.3, 0.7].map((share): Given => {
    const on = past[Math.floor(past.length * share)]!;
    return said(
      "event",
      school,
      on,
      `lecture/${share}`,
      { type: "lecture", minutes: "90", participants: String(draw.int(55, 65)) },
      {
        title: draw.pick(phrases.lectures),
      },
    );
  });
  const contest = thirdSaturdayOfOctober(year.calendar.from);
  return [
    ...held,
    ...lectures,
    ...(contest < year.until
      ? [
          said(
            "event",
            year.orgs.county.id,
            contest,
            "reading-contest",
            { type: "reading-contest", participants: "86" },
            { title: "教师读书竞赛" },
          ),
        ]
      : []),
  ];
}

function thirdSaturdayOfOctober(from: Day): Day {
  const first = `${from.slice(0, 4)}-10-01`;
  return addDays(first, ((6 - weekday(first) + 7) % 7) + 14);
}

/** The leading group of each school meets once a month. */
function meetings(year: GivenYear, past: readonly Day[]): Given[] {
  const draw = streamOf(year, "meetings");
  const months = [...new Set(past.map((day) => day.slice(0, 7)))];
  return [year.orgs.nanhu, year.orgs.central].flatMap((org) =>
    months.map((month): Given => {
      const on = past.filter((day) => day.startsWith(month))[0]!;
      const expected = draw.int(6, 9);
      return said(
        "meeting",
        org.id,
        on,
        "leading-group",
        { type: "leading-group", minutes: "60", expected: String(expected), attended: String(expected - draw.int(0, 1)) },
        { title: "校本研修领导小组会议" },
      );
    }),
  );
}

/** Figures of the budget, as the county office gives them in the third month of the calendar year. Amounts are in yuan. */
function figures(year: GivenYear): Given[] {
  const day = `${year.calendar.from.slice(0, 4)}-03-15`;
  const draw = streamOf(year, "figures");
  const wages = draw.int(1_020, 1_080) * 10_000;
  const funds = draw.int(180, 220) * 10_000;
  const amounts: Record<string, number> = {
    wages,
    "training-budget": Math.round(wages * 0.0162),
    "public-funds": funds,
    "training-spent": Math.round(funds * 0.054),
    "highest-pay": draw.int(118, 126) * 1_000,
    "lowest-pay": draw.int(84, 90) * 1_000,
  };
  return Object.entries(amounts).map(([name, amount]) =>
    said("given", year.orgs.county.id, day, name, { name, amount: String(amount) }, { title: "年度经费数据" }),
  );
}
