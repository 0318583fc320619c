import {
  addDays,
  idOf,
  type Calendar,
  type Day,
  type Group,
  type Id,
  type Org,
  type Person,
  type Role,
  type RoleName,
} from "@xiaoben/contract";
import { at } from "./clock.ts";
import { inventNames } from "./names.ts";
import { base } from "./records.ts";
import { subjects } from "./subjects.ts";
import type { Member, Orgs, PersonKey } from "./types.ts";

/** The people who sign in: name, subject taught, and their place among the teachers of that subject. */
const known: Record<PersonKey, { name: string; subject?: string; place?: number; roles: RoleName[] }> = {
  lin: { name: "林知远", subject: "maths", place: 4, roles: ["teacher"] },
  su: { name: "苏禾", subject: "maths", place: 5, roles: ["teacher"] },
  gu: { name: "顾明岚", subject: "maths", place: 6, roles: ["teacher", "groupLead"] },
  shen: { name: "沈若川", subject: "morality", place: 0, roles: ["teacher", "schoolAdmin"] },
  shao: { name: "邵怀瑾", subject: "morality", place: 1, roles: ["teacher", "principal"] },
  lu: { name: "陆星桥", roles: ["countyOfficer"] },
};

/** Teaching-research groups of the school and the subjects in them. */
const researchGroups: { name: string; subjects: string[] }[] = [
  { name: "语文组", subjects: ["chinese"] },
  { name: "数学组", subjects: ["maths"] },
  { name: "英语组", subjects: ["english"] },
  { name: "科学信息组", subjects: ["science", "it", "labour"] },
  { name: "体育组", subjects: ["pe"] },
  { name: "艺术组", subjects: ["music", "art"] },
  { name: "道德与法治组", subjects: ["morality"] },
];

const staffOfCentral = 24;
const staffOfVillages = [8, 6, 5];
const officersBeside = 2;

export interface People {
  orgs: Orgs;
  members: Member[];
  groups: Group[];
  /** Came from a village school at the beginning of the second term of last year. */
  transferred: { member: Member; day: Day };
}

/** Organisations, people, their roles and groups. */
export function invitePeople(seed: number, previous: Calendar): People {
  const made = at(addDays(previous.from, -30), "09:00");
  const orgs = organisations(made);
  const teachers = subjects.flatMap((subject) =>
    Array.from({ length: subject.teachers }, (_, place) => ({ subject: subject.code, place })),
  );
  const total = teachers.length + staffOfCentral + staffOfVillages.reduce((a, b) => a + b) + 1 + officersBeside;
  const names = inventNames(
    seed,
    total - 6,
    Object.values(known).map((one) => one.name),
  )[Symbol.iterator]();
  let number = 0;
  const member = (org: Org, key: PersonKey | undefined, subject: string | undefined): Member => {
    const name = key ? known[key].name : names.next().value!;
    const id = idOf("person", org.id, String(++number));
    const person: Person = {
      ...base(id, org.id, made),
      displayName: name,
      externalIds: { staffNumber: `QH${String(number).padStart(4, "0")}` },
      onPost: true,
    };
    const roleNames: RoleName[] = key ? known[key].roles : org === orgs.county ? ["countyOfficer"] : ["teacher"];
    const since = addDays(previous.from, key === "su" ? 0 : -365 * (1 + (number % 9)));
    const roles = roleNames.map((role) => roleRow(id, role, org.id, role === "teacher" ? since : previous.from, made));
    return { person, roles, ...(key && { key }), ...(subject && { subject }) };
  };
  const keyOf = (subject: string, place: number): PersonKey | undefined =>
    (Object.keys(known) as PersonKey[]).find((key) => known[key].subject === subject && known[key].place === place);
  const members: Member[] = [
    ...teachers.map(({ subject, place }) => member(orgs.nanhu, keyOf(subject, place), subject)),
    ...Array.from({ length: staffOfCentral }, (_, i) => member(orgs.central, undefined, subjects[i % 3]!.code)),
    ...orgs.villages.flatMap((village, v) =>
      Array.from({ length: staffOfVillages[v]! }, (_, i) => member(village, undefined, subjects[i % 3]!.code)),
    ),
    member(orgs.county, "lu", undefined),
    ...Array.from({ length: officersBeside }, () => member(orgs.county, undefined, undefined)),
  ];
  for (const org of [orgs.central, ...orgs.villages]) {
    const head = members.find((one) => one.person.org === org.id)!;
    head.roles.push(roleRow(head.person.id, "principal", org.id, previous.from, made));
  }
  const transferred = transfer(members, orgs, previous, made);
  return { orgs, members, groups: groupsOf(members, orgs.nanhu, made), transferred };
}

/** The organisation that a person worked in on a day. */
export const orgOn = (member: Member, day: Day): Id =>
  member.roles.find((row) => row.role === "teacher" && row.from <= day && (row.to === undefined || day <= row.to))?.org ??
  member.person.org;

function organisations(made: string): Orgs {
  const org = (key: string, type: Org["type"], name: string, parent?: Org): Org => {
    const id = idOf("org", key);
    return {
      ...base(id, id, made),
      type,
      name,
      path: `${parent?.path ?? "/"}${id}/`,
      ...(parent ? { parent: parent.id } : { timeZone: "Asia/Shanghai" }),
    };
  };
  const county = org("qinghe", "county", "青禾县");
  const central = org("liuxi", "centralSchool", "柳溪镇中心学校", county);
  return {
    county,
    nanhu: org("nanhu", "school", "南湖小学", county),
    central,
    villages: ["溪口村小学", "石桥村小学", "枫林村小学"].map((name, i) => org(`village-${i + 1}`, "villageSchool", name, central)),
  };
}

function roleRow(person: Id, role: RoleName, org: Id, from: Day, made: string, to?: Day): Role {
  return { ...base(idOf("role", person, role, org), org, made, to ? 2 : 1), person, role, from, ...(to && { to }) };
}

/** One teacher of Chinese came in mid-year: two rows, one after the other. */
function transfer(members: Member[], orgs: Orgs, previous: Calendar, made: string): People["transferred"] {
  const day = previous.terms[1]!.from;
  const member = members.filter((one) => one.subject === "chinese" && one.person.org === orgs.nanhu.id).at(-1)!;
  const person = member.person.id;
  member.roles = [
    roleRow(person, "teacher", orgs.villages[0]!.id, addDays(previous.from, -730), made, addDays(day, -1)),
    roleRow(person, "teacher", orgs.nanhu.id, day, at(day, "08:00")),
  ];
  member.person.version = 2;
  member.person.updatedAt = at(day, "08:00");
  return { member, day };
}

function groupsOf(members: Member[], school: Org, made: string): Group[] {
  return researchGroups.map(({ name, subjects: codes }) => {
    const own = members.filter((one) => one.person.org === school.id && codes.includes(one.subject!));
    const lead = own.find((one) => one.key === "gu") ?? own.find((one) => one.key === undefined)!;
    const group: Group = {
      ...base(idOf("group", school.id, name), school.id, made),
      type: "research",
      name,
      lead: lead.person.id,
      members: own.map((one) => one.person.id),
    };
    for (const one of own) one.group = group;
    const row =
      lead.roles.find((role) => role.role === "groupLead") ?? roleRow(lead.person.id, "groupLead", school.id, lead.roles[0]!.from, made);
    row.group = group.id;
    if (!lead.roles.includes(row)) lead.roles.push(row);
    return group;
  });
}
