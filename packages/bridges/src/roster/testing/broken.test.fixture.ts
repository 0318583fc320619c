import { good, packed, spoilt } from "./sets.test.fixture.ts";

/** What is broken, the set, and the faults that it has: `file row field code`. */
export type Broken = [what: string, bytes: () => Uint8Array, faults: string[]];

const manifest = (from: string, to: string) => () => spoilt("manifest.csv", from, to);
const users = (from: string, to: string) => () => spoilt("users.csv", from, to);
const roles = (from: string, to: string) => () => spoilt("roles.csv", from, to);
const orgs = (from: string, to: string) => () => spoilt("orgs.csv", from, to);
const sessions = (from: string, to: string) => () => spoilt("academicSessions.csv", from, to);

/** Sets that are broken, each in one way. */
export const broken: Broken[] = [
  ["no manifest", () => packed({ "manifest.csv": null }), ["manifest.csv - - file-missing"]],
  ["a file that the manifest names is not there", () => packed({ "orgs.csv": null }), ["manifest.csv 10 file.orgs file-missing"]],
  ["users are not there", () => packed({ "users.csv": null }), ["manifest.csv 13 file.users file-missing", "users.csv - - file-missing"]],
  [
    "roles are neither there nor named",
    () => packed({ "roles.csv": null, "manifest.csv": good["manifest.csv"]!.replace("file.roles,bulk\n", "") }),
    ["roles.csv - - file-missing"],
  ],
  [
    "a file that the manifest says is absent",
    manifest("file.orgs,bulk", "file.orgs,absent"),
    ["manifest.csv 10 file.orgs not-in-manifest"],
  ],
  ["a file that the manifest does not name", manifest("file.roles,bulk\n", ""), ["manifest.csv 1 file.roles not-in-manifest"]],
  [
    "a mode that there is not",
    manifest("file.orgs,bulk", "file.orgs,all"),
    ["manifest.csv 10 file.orgs mode-unknown", "manifest.csv 1 file.orgs not-in-manifest"],
  ],
  [
    "users whole and roles as changes",
    manifest("file.roles,bulk", "file.roles,delta"),
    ["manifest.csv 12 file.roles modes-differ", ...[2, 3, 4, 5, 6, 7].map((row) => `roles.csv ${row} status required`)],
  ],
  [
    "a version that there is not",
    manifest("oneroster.version,1.2", "oneroster.version,2.0"),
    ["manifest.csv 3 oneroster.version version-unknown"],
  ],
  ["no version", manifest("oneroster.version,1.2\n", ""), ["manifest.csv - oneroster.version required"]],
  ["a manifest with other headings", manifest("propertyName,value", "property,value"), ["manifest.csv 1 propertyName column-missing"]],
  [
    "the header of 1.1 under a manifest of 1.2",
    users("primaryOrgSourcedId,pronouns", "orgSourcedIds,role"),
    ["users.csv 1 role header-of-1.1", "users.csv 1 orgSourcedIds header-of-1.1"],
  ],
  [
    "the header of 1.2 under a manifest of 1.1",
    manifest("oneroster.version,1.2", "oneroster.version,1.1"),
    ["users.csv 1 orgSourcedIds column-missing", "users.csv 1 role column-missing"],
  ],
  ["a column that is missing", users("enabledUser", "enabled"), ["users.csv 1 enabledUser column-missing"]],
  ["a column in other letters", orgs("sourcedId,status", "sourcedid,status"), ["orgs.csv 1 sourcedId column-missing"]],
  ["a column twice", orgs("identifier", "name"), ["orgs.csv 1 name column-twice"]],
  ["an empty file", () => packed({ "orgs.csv": "" }), ["orgs.csv 1 - empty"]],
  ["a row with a cell too many", users("u2,,,true,he", "u2,,,true,he,x"), ["users.csv 3 - cells"]],
  ["a row with a cell too few", roles("r2,,,u2", "r2,,u2"), ["roles.csv 3 - cells"]],
  ["a quotation mark that is never closed", users("u2,,,true,he", 'u2,,,true,"he'), ["users.csv 3 - quotation-mark"]],
  ["bytes that are no text", () => packed({ "orgs.csv": Uint8Array.of(0x73, 0, 0x80, 0xff) }), ["orgs.csv - - encoding"]],
  ["a sourcedId twice", users("u2,,,true", "u1,,,true"), ["users.csv 3 sourcedId duplicate"]],
  ["no sourcedId", orgs("s2,,,北山小学", ",,,北山小学"), ["orgs.csv 4 sourcedId required"]],
  ["an organisation without a name", orgs("s2,,,北山小学", "s2,,,"), ["orgs.csv 4 name required"]],
  ["an organisation of a type that there is not", orgs("北山小学,school", "北山小学,Schule"), ["orgs.csv 4 type type-unknown"]],
  ["an organisation below one that is not there", orgs("3602,d1", "3602,d9"), ["orgs.csv 4 parentSourcedId org-unknown"]],
  [
    "organisations in a circle",
    orgs("d1,,,青禾县教育局,district,,", "d1,,,青禾县教育局,district,,s1"),
    ["orgs.csv 2 parentSourcedId cycle", "orgs.csv 3 parentSourcedId cycle"],
  ],
  ["an organisation below itself", orgs("3602,d1", "3602,s2"), ["orgs.csv 4 parentSourcedId cycle"]],
  ["neither true nor false", users("u2,,,true", "u2,,,yes"), ["users.csv 3 enabledUser not-a-flag"]],
  ["a status that there is not", users("u2,,,true", "u2,deleted,,true"), ["users.csv 3 status status-unknown"]],
  ["somebody without a name", users("禾,林", ","), ["users.csv 3 familyName required"]],
  ["a name that is a formula", users("禾,林", "=1+1,林"), ["users.csv 3 givenName formula"]],
  ["a name that is a book", users("禾,林", `${"禾".repeat(300)},林`), ["users.csv 3 givenName too-long"]],
  ["a name with a character that steers a terminal", users("禾,林", "禾\u001b[2J,林"), ["users.csv 3 givenName not-a-text"]],
  ["numbers that are no pairs", users("{hr:H-17}", "H-17"), ["users.csv 2 userIds not-pairs"]],
  ["a role of somebody who is not there", roles("r3,,,u3", "r3,,,u77"), ["roles.csv 5 userSourcedId user-unknown"]],
  ["a role that there is not", roles("u3,primary,teacher", "u3,primary,Lehrer"), ["roles.csv 5 role role-unknown"]],
  ["no role", roles("u3,primary,teacher", "u3,primary,"), ["roles.csv 5 role required"]],
  ["a type of role that there is not", roles("u3,primary", "u3,main"), ["roles.csv 5 roleType type-unknown"]],
  ["a role nowhere", roles("u3,primary,teacher,2024-09-01,,s2", "u3,primary,teacher,2024-09-01,,"), ["roles.csv 5 orgSourcedId required"]],
  ["a day that there is not", roles("u3,primary,teacher,2024-09-01", "u3,primary,teacher,2024-02-30"), ["roles.csv 5 beginDate not-a-day"]],
  ["a day in another form", roles("2025-09-01,2027-09-01", "2025-09-01,2027/9/1"), ["roles.csv 4 endDate not-a-day"]],
  [
    "a role that ends before it begins",
    roles("2025-09-01,2027-09-01", "2025-09-01,2025-09-01"),
    ["roles.csv 4 endDate ends-before-it-begins"],
  ],
  ["a session of a type that there is not", sessions("上学期,semester", "上学期,half"), ["academicSessions.csv 3 type type-unknown"]],
  [
    "a session below one that is not there",
    sessions("2027-02-15,y1", "2027-02-15,y9"),
    ["academicSessions.csv 3 parentSourcedId session-unknown"],
  ],
  [
    "a session without a day",
    sessions("semester,2026-09-01", "semester,"),
    ["academicSessions.csv 3 startDate required", "academicSessions.csv 5 parentSourcedId session-unknown"],
  ],
  ["a school year that is none", sessions("2027-09-01,,2027", "2027-09-01,,26/27"), ["academicSessions.csv 2 schoolYear not-a-year"]],
  [
    "terms that overlap",
    sessions("下学期,semester,2027-02-15", "下学期,semester,2027-01-15"),
    ["academicSessions.csv 4 startDate overlaps"],
  ],
  [
    "a term outside its year",
    sessions("上学期,semester,2026-09-01", "上学期,semester,2026-08-01"),
    ["academicSessions.csv 3 startDate outside-year"],
  ],
];
