import { idOf, type Hour, type Id, type Org, type Person, type Role } from "@xiaoben/contract";
import { generateCounty, type CountyRecord } from "@xiaoben/demo/county";

/** A place of a size: what is in it, and people to ask as. */
export interface Place {
  records: readonly CountyRecord[];
  people: number;
  /** Teachers, each of whom has hours of her own. */
  teachers: readonly { id: Id; org: Id }[];
  county: Id;
  officer: Id;
  /** In charge of the ledgers of all schools. */
  admin: Id;
}

const day = (n: number): string => `2026-${n % 2 === 0 ? "09" : "10"}-${String((n % 28) + 1).padStart(2, "0")}`;

/**
 * The invented county, with a year and a half of lessons, observations and hours; and beside its schools as many others as are asked for,
 * with as many teachers, each of whom has so many hours.
 */
export function placeOf({ schools, teachers: each, hours: ofEach }: { schools: number; teachers: number; hours: number }): Place {
  const county = generateCounty({ today: "2026-11-22" });
  const { id: above, path } = county.orgs.county;
  const school = county.orgs.nanhu;
  const { person, roles } = county.members.find((member) => member.roles.some(({ role }) => role === "teacher"))!;
  const teacher = roles.find(({ role }) => role === "teacher")!;
  const administrator = county.members.find((member) => member.roles.some(({ role }) => role === "schoolAdmin"))!;
  const hour = county.records.flatMap((entry) => (entry.kind === "hour" && entry.record.state === "approved" ? [entry.record] : []))[0]!;
  const { activity: _activity, source: _source, provenance: _provenance, ...facts } = hour;
  const records: CountyRecord[] = [
    ...county.records,
    { kind: "role", record: { ...teacher, id: idOf("scale", "admin"), person: administrator.person.id, role: "schoolAdmin", org: above } },
  ];
  const more: { id: Id; org: Id }[] = [];
  for (let s = 0; s < schools; s++) {
    const org: Org = { ...school, id: idOf("scale", "school", String(s)), name: `第${s + 1}小学`, parent: above, path: "" };
    const placed = { ...org, path: `${path}${org.id}/` };
    records.push({ kind: "org", record: placed });
    for (let t = 0; t < each; t++) {
      const id = idOf("scale", "person", String(s), String(t));
      const number = `S${s}-${t}`;
      const own: Person = { ...person, id, org: org.id, displayName: `教师${number}`, externalIds: { staffNumber: number } };
      const role: Role = { ...teacher, id: idOf("scale", "role", id), person: id, org: org.id };
      records.push({ kind: "person", record: own }, { kind: "role", record: role });
      for (let n = 0; n < ofEach; n++) {
        const record: Hour = {
          ...facts,
          id: idOf("scale", "hour", id, String(n)),
          person: id,
          org: org.id,
          on: day(n),
          title: `校本研修 ${n}`,
        };
        records.push({ kind: "hour", record });
      }
      more.push({ id, org: org.id });
    }
  }
  const own = county.members.filter((member) => member.roles.some(({ role }) => role === "teacher")).map((member) => member.person);
  return {
    records,
    people: county.members.length + more.length,
    teachers: more.length > 0 ? more : own,
    county: above,
    officer: county.people.lu.id,
    admin: administrator.person.id,
  };
}
