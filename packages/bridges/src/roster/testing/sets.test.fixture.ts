import type { RosterSet } from "@xiaoben/contract";
import { packFiles, readRoster, type RosterOptions } from "../index.ts";

/** The text files of a set, by name. */
export type Files = Record<string, string | Uint8Array>;

/** A county with two schools, five members of staff and pupils, as OneRoster 1.2 has it. Everybody is invented. */
export const good: Readonly<Record<string, string>> = {
  "manifest.csv": [
    "propertyName,value",
    "manifest.version,1.0",
    "oneroster.version,1.2",
    "file.academicSessions,bulk",
    "file.categories,absent",
    "file.classes,bulk",
    "file.courses,bulk",
    "file.demographics,bulk",
    "file.enrollments,bulk",
    "file.orgs,bulk",
    "file.results,absent",
    "file.roles,bulk",
    "file.users,bulk",
    "source.systemName,Campus",
  ].join("\n"),
  "orgs.csv": [
    "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
    "d1,,,青禾县教育局,district,,",
    "s1,,,南湖小学,school,3601,d1",
    "s2,,,北山小学,school,3602,d1",
  ].join("\n"),
  "users.csv": [
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
    "u1,,,true,wei,{hr:H-17},未,苏,,NH0001,su@qinghe.example,,,,,Secret-1,,,,,,s1,",
    "u2,,,true,he,,禾,林,,NH0002,,,,,,Secret-2,,,,,,s1,",
    "u3,,,true,yu,,雨,沈,,BS0001,,,,,,Secret-3,,,,,,s2,",
    "u4,,,false,an,,安,程,,BS0002,,,,,,Secret-4,,,,,,s2,",
    "u5,,,true,lan,,澜,顾,,QH0001,,,,,,Secret-5,,,,,,d1,",
    "p1,,,true,xiaoming,,小明,王,,P1,,,,,3,pupil-secret,,,,,,s1,",
  ].join("\n"),
  "roles.csv": [
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
    "r1,,,u1,primary,teacher,2024-09-01,,s1,",
    "r2,,,u2,primary,teacher,2024-09-01,,s1,",
    "r2b,,,u2,secondary,principal,2025-09-01,2027-09-01,s1,",
    "r3,,,u3,primary,teacher,2024-09-01,,s2,",
    "r4,,,u4,primary,teacher,2024-09-01,,s2,",
    "r5,,,u5,primary,aide,2024-09-01,,d1,",
    "rp,,,p1,primary,student,2024-09-01,,s1,",
  ].join("\n"),
  "academicSessions.csv": [
    "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
    "y1,,,2026-2027,schoolYear,2026-09-01,2027-09-01,,2027",
    "t1,,,上学期,semester,2026-09-01,2027-02-15,y1,2027",
    "t2,,,下学期,semester,2027-02-15,2027-09-01,y1,2027",
    "g1,,,期中,gradingPeriod,2026-09-01,2026-11-10,t1,2027",
  ].join("\n"),
  "classes.csv": "sourcedId,status,dateLastModified,title\nc1,,,三（1）班",
  "courses.csv": "sourcedId,status,dateLastModified,title\nk1,,,语文",
  "enrollments.csv": "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,,,c1,s1,p1,student",
  "demographics.csv": "sourcedId,status,dateLastModified,birthDate,sex\nu1,,,1980-01-01,female",
};

const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === "string" ? new TextEncoder().encode(content) : content);

/** The set in one packed file; `null` leaves a file out. */
export function packed(changes: Record<string, string | Uint8Array | null> = {}, base: Files = good): Uint8Array<ArrayBuffer> {
  const files = Object.entries({ ...base, ...changes }).flatMap(([name, content]) =>
    content === null ? [] : [{ name, bytes: bytesOf(content) }],
  );
  return packFiles(files);
}

/** The good set with one text put in the place of another, in one file. @throws where the text is not there */
export function spoilt(file: string, from: string, to: string): Uint8Array<ArrayBuffer> {
  const text = good[file]!;
  if (!text.includes(from)) throw new Error(`"${from}" does not stand in ${file}`);
  return packed({ [file]: text.replace(from, to) });
}

export const read = (bytes: Uint8Array, options?: RosterOptions): Promise<RosterSet> => readRoster(bytes, options);

/** `file row field code` of each fault. */
export const faultsOf = ({ faults }: RosterSet): string[] =>
  faults.map(({ file, row, field, code }) => [file, row ?? "-", field ?? "-", code].join(" "));
