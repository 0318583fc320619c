import { idOf, newId, type Hour, type Id } from "@xiaoben/contract";
import { generateCounty, type CountyRecord } from "@xiaoben/demo/county";

/** A county in which some teachers have many hours, and a ledger of further ones. */
export interface Asked {
  records: readonly CountyRecord[];
  hours: readonly Hour[];
  /** Teachers who have sixty of these hours each. */
  teachers: readonly { id: Id; org: Id }[];
  county: Id;
  officer: Id;
  /** In charge of the ledgers of all schools. */
  admin: Id;
}

const hoursOfEach = 60;

export function benchCounty(): Asked {
  const county = generateCounty({ today: "2026-11-22" });
  const template = county.records.flatMap((entry) =>
    entry.kind === "hour" && entry.record.state === "approved" ? [entry.record] : [],
  )[0]!;
  const { activity: _activity, source: _source, provenance: _provenance, ...facts } = template;
  const teachers = county.members.slice(0, 200).map(({ person }) => ({ id: person.id, org: person.org }));
  const hours = teachers.flatMap(({ id: person, org }) =>
    Array.from({ length: hoursOfEach }, (_, n): Hour => ({ ...facts, id: idOf("bench", person, String(n)), person, org, on: day(n) })),
  );
  const admin = county.members.find(({ roles }) => roles.some(({ role }) => role === "schoolAdmin"))!;
  const [role] = admin.roles;
  return {
    records: [
      ...county.records,
      ...hours.map((record) => ({ kind: "hour" as const, record })),
      { kind: "role", record: { ...role!, id: newId(), role: "schoolAdmin", org: county.orgs.county.id } },
    ],
    hours,
    teachers,
    county: county.orgs.county.id,
    officer: county.people.lu.id,
    admin: admin.person.id,
  };
}

/** Lines of a ledger in CSV: rows of people in turn, no two alike. */
export function benchLedger({ records }: Pick<Asked, "records">, rows: number): string {
  const numbers = records.flatMap((entry) => (entry.kind === "person" ? (entry.record.externalIds["staffNumber"] ?? []) : []));
  const lines = Array.from({ length: rows }, (_, n) => `${numbers[n % numbers.length]},${day(n)},1.5,external,Training ${n}`);
  return ["工号,日期,学时,类别,内容", ...lines].join("\n");
}

/** A day of the term, in turn. */
const day = (n: number): string => `2026-10-${String((n % 28) + 1).padStart(2, "0")}`;
