import type { Person, Role } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, orgs, people } from "./campus.ts";

const org = exampleOf("org");
const person = exampleOf("person");
const role = exampleOf("role");
const group = exampleOf("group");
const calendar = exampleOf("calendar");

export const groupId = exampleId(4, 1);
const calendarId = exampleId(5, 1);

/** A person of the school, known to the host by a staff number. */
const somebody = (name: keyof typeof people, displayName: string, staffNumber: string, home = orgs.school): Person => ({
  ...base(people[name], home),
  displayName,
  externalIds: { staffNumber },
  onPost: true,
});

const held = (which: number, name: keyof typeof people, as: Role["role"], home = orgs.school): Role => ({
  ...base(exampleId(3, which), home),
  person: people[name],
  role: as,
  from: "2025-09-01",
});

export const peopleExamples = [
  org("county", "The root of the tree: its own organisation, without a parent. The time zone holds for all below.", {
    ...base(orgs.county, orgs.county),
    type: "county",
    name: "云岚县",
    path: `/${orgs.county}/`,
    timeZone: "Asia/Shanghai",
  }),
  org("school", "A school of the county; the path ends with its own id.", {
    ...base(orgs.school, orgs.school),
    type: "school",
    name: "云岚县青禾小学",
    parent: orgs.county,
    path: `/${orgs.county}/${orgs.school}/`,
  }),
  org("village-school", "A teaching point below the school.", {
    ...base(orgs.village, orgs.village),
    type: "villageSchool",
    name: "青禾小学石桥教学点",
    parent: orgs.school,
    path: `/${orgs.county}/${orgs.school}/${orgs.village}/`,
  }),
  person("teacher", "A teacher in her second year, with what the host says of her for rules to ask.", {
    ...somebody("teacher", "许知言", "QH-0101"),
    facts: { stage: "new", employment: "permanent" },
  }),
  person("mentor", "A teacher with experience. Known to two other systems.", {
    ...somebody("mentor", "沈听川", "QH-0102"),
    externalIds: { staffNumber: "QH-0102", studyPlatform: "900417" },
    facts: { stage: "backbone", titleLevel: "ext:first" },
  }),
  person("group-lead", "Leads the research group; owned by the personnel system, as `provenance` says.", {
    ...somebody("groupLead", "顾南枝", "QH-0103"),
    provenance: { system: "personnel", id: "103" },
  }),
  person("school-administrator", "Keeps the ledger of study hours.", somebody("schoolAdmin", "邵予青", "QH-0104")),
  person("principal", "Approves plans.", somebody("principal", "罗一舟", "QH-0105")),
  person("county-officer", "Belongs to the county itself.", somebody("countyOfficer", "蓝序桥", "YL-0001", orgs.county)),
  role("teacher", "A role without an end: held until further notice.", held(1, "teacher", "teacher")),
  role("mentor", "Mentors are teachers: who mentors whom stands in the pair.", held(2, "mentor", "teacher")),
  role("group-lead", "A group lead names the group that is led.", { ...held(3, "groupLead", "groupLead"), group: groupId }),
  role("school-administrator", "Reaches the school and all below it.", held(4, "schoolAdmin", "schoolAdmin")),
  role("principal", "Reaches the school and all below it.", held(5, "principal", "principal")),
  role("county-officer", "Held at the county: reaches every school.", held(6, "countyOfficer", "countyOfficer", orgs.county)),
  role("transferred", "The row before a transfer has an end; the row after it is another record.", {
    ...held(7, "mentor", "teacher", orgs.village),
    from: "2023-09-01",
    to: "2025-08-31",
  }),
  group("research", "A research group: its lead is a member too.", {
    ...base(groupId),
    type: "research",
    name: "数学教研组",
    lead: people.groupLead,
    members: [people.groupLead, people.teacher, people.mentor],
  }),
  group("grade", "A grade group of the same people.", {
    ...base(exampleId(4, 2)),
    type: "grade",
    name: "三年级组",
    lead: people.mentor,
    members: [people.mentor, people.teacher],
  }),
  calendar("school-year", "The school year of the county, inherited by its schools: two terms, a holiday, a make-up day.", {
    ...base(calendarId, orgs.county),
    schoolYear: "2026-2027",
    from: "2026-09-01",
    to: "2027-08-31",
    terms: [
      { key: "1", from: "2026-09-01", to: "2027-01-22" },
      { key: "2", from: "2027-02-22", to: "2027-07-09" },
    ],
    breaks: [{ from: "2026-10-01", to: "2026-10-08", name: "秋假" }],
    workDays: ["2026-10-10"],
    weekStart: 1,
  }),
  calendar("plain", "A year with its terms and nothing else: lists may be empty.", {
    ...base(exampleId(5, 2), orgs.county),
    schoolYear: "2025-2026",
    from: "2025-09-01",
    to: "2026-08-31",
    terms: [
      { key: "1", from: "2025-09-01", to: "2026-01-23" },
      { key: "2", from: "2026-03-02", to: "2026-07-10" },
    ],
    breaks: [],
    workDays: [],
    weekStart: 7,
  }),
];
