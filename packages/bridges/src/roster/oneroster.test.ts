import assert from "node:assert/strict";
import { test } from "node:test";
import { makeZip, gb18030 } from "../files/files.test.fixture.ts";
import { limits, SheetError } from "./index.ts";
import { faultsOf, good, packed, read, spoilt } from "./testing/sets.test.fixture.ts";

test("a OneRoster 1.2 set: organisations, staff with roles, school years; pupils and what is not needed stay out", async () => {
  const set = await read(packed());
  assert.deepEqual(faultsOf(set), []);
  assert.deepEqual([set.format, set.version, set.mode], ["oneroster", "1.2", "full"]);
  assert.deepEqual(
    set.orgs.map(({ key, name, type, parent }) => [key, name, type, parent]),
    [
      ["d1", "青禾县教育局", "district", undefined],
      ["s1", "南湖小学", "school", "d1"],
      ["s2", "北山小学", "school", "d1"],
    ],
  );
  assert.deepEqual(
    set.people.map(({ key, name, staffNumber, org, onPost }) => [key, name, staffNumber, org, onPost]),
    [
      ["u1", "苏未", "NH0001", "s1", true],
      ["u2", "林禾", "NH0002", "s1", true],
      ["u3", "沈雨", "BS0001", "s2", true],
      ["u4", "程安", "BS0002", "s2", false],
      ["u5", "顾澜", "QH0001", "d1", true],
    ],
  );
  assert.deepEqual(set.people[0]!.externalIds, { hr: "H-17" });
  assert.deepEqual(
    set.files.map(({ name, rows, leftOut }) => [name, rows, leftOut]),
    [
      ["manifest.csv", 13, undefined],
      ["orgs.csv", 3, undefined],
      ["users.csv", 6, 1],
      ["roles.csv", 7, 1],
      ["academicSessions.csv", 4, undefined],
    ],
  );
});

test("the end of a role and of a session is the day after its last one, as the standard has it", async () => {
  const set = await read(packed());
  assert.deepEqual(
    set.people[1]!.roles.map(({ role, from, to }) => [role, from, to]),
    [
      ["teacher", "2024-09-01", undefined],
      ["principal", "2025-09-01", "2027-08-31"],
    ],
  );
  assert.deepEqual(
    set.years.map(({ schoolYear, from, to, terms }) => [schoolYear, from, to, terms]),
    [
      [
        "2026-2027",
        "2026-09-01",
        "2027-08-31",
        [
          { key: "1", from: "2026-09-01", to: "2027-02-14" },
          { key: "2", from: "2027-02-15", to: "2027-08-31" },
        ],
      ],
    ],
  );
});

test("sessions whose days are last days all the same are known by how the terms follow one another, and it is said", async () => {
  const text = good["academicSessions.csv"]!.replaceAll("2027-09-01", "2027-08-31").replace("2027-02-15,y1", "2027-02-14,y1");
  const set = await read(packed({ "academicSessions.csv": text }));
  assert.deepEqual(faultsOf(set), []);
  assert.deepEqual(
    set.years[0]!.terms.map(({ to }) => to),
    ["2027-02-14", "2027-08-31"],
  );
  assert.deepEqual(
    set.notes.map(({ file, code }) => [file, code]),
    [["academicSessions.csv", "last-day-inclusive"]],
  );
});

test("passwords, user names, addresses and birth dates are nowhere in what was read, also where rows are wrong", async () => {
  for (const bytes of [
    packed(),
    spoilt("users.csv", "u2,,,true,he,,禾,林", "u2,,,maybe,he,,=禾,"),
    spoilt("users.csv", ",s1,\nu2", ",s1,,Secret-9\nu2"),
  ]) {
    const said = JSON.stringify(await read(bytes));
    assert.doesNotMatch(said, /secret|xiaoming|王小明|example|1980/i);
    assert.match(said, /"unread":\[[^\]]*"password"/);
  }
});

test("numbers of identity cards are not taken, wherever they stand", async () => {
  const set = await read(
    spoilt(
      "users.csv",
      "u1,,,true,wei,{hr:H-17},未,苏,,NH0001",
      'u1,,,true,wei,"{hr:H-17},{x:11010519491231002X}",未,苏,,110105194912310021',
    ),
  );
  assert.deepEqual([set.people[0]!.staffNumber, set.people[0]!.externalIds], [undefined, { hr: "H-17" }]);
  assert.deepEqual(set.notes.map(({ row, field, code }) => [row, field, code]).sort(), [
    [2, "identifier", "identity-number"],
    [2, "userIds", "identity-number"],
  ]);
  assert.doesNotMatch(JSON.stringify(set), /1949/);
});

test("a mark at the beginning, GB18030, a folder in the packed file, and what macOS adds to it", async () => {
  const mark = await read(packed({ "orgs.csv": `\uFEFF${good["orgs.csv"]}` }));
  assert.deepEqual([faultsOf(mark), mark.orgs.length], [[], 3]);
  const chinese = await read(packed({ "users.csv": gb18030(good["users.csv"]!) }));
  assert.deepEqual([faultsOf(chinese), chinese.people[0]!.name], [[], "苏未"]);
  assert.equal(chinese.files.find(({ name }) => name === "users.csv")?.encoding, "gb18030");
  const inFolder = Object.fromEntries(Object.entries(good).map(([name, text]) => [`roster/${name}`, text]));
  assert.deepEqual(faultsOf(await read(makeZip({ ...inFolder, "__MACOSX/roster/._users.csv": "x" }))), []);
});

test("a set of 1.1: role and organisations stand with the user", async () => {
  const set = await read(
    packed({
      "manifest.csv": good["manifest.csv"]!.replace("oneroster.version,1.2", "oneroster.version,1.1").replace("roles,bulk", "roles,absent"),
      "roles.csv": null,
      "users.csv": [
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
        'u1,,,true,"s1,s2",teacher,wei,,未,苏,,NH0001,,,,,,Secret-1',
        "p1,,,true,s1,student,x,,小明,王,,,,,,,3,",
      ].join("\n"),
    }),
  );
  assert.deepEqual(faultsOf(set), []);
  assert.deepEqual(
    set.people.map(({ org, roles }) => [org, roles.map(({ role, org: at }) => `${role} ${at}`)]),
    [["s1", ["teacher s1", "teacher s2"]]],
  );
});

test("a set of changes: rows say whether they go, and one may make changes of any set", async () => {
  const delta = good["manifest.csv"]!.replace("users,bulk", "users,delta")
    .replace("roles,bulk", "roles,delta")
    .replace("orgs,bulk", "orgs,absent");
  const users =
    "sourcedId,status,dateLastModified,enabledUser,givenName,familyName\nu2,tobedeleted,2026-11-19,true,禾,林\nu9,active,2026-11-19,true,新,来";
  const roles =
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nr9,active,2026-11-19,u9,primary,teacher,2026-11-20,,s1";
  const set = await read(packed({ "manifest.csv": delta, "users.csv": users, "roles.csv": roles, "orgs.csv": null }));
  assert.deepEqual([faultsOf(set), set.mode], [[], "changes"]);
  assert.deepEqual(
    set.people.map(({ key, gone, onPost, org }) => [key, gone, onPost, org]),
    [
      ["u2", true, false, undefined],
      ["u9", undefined, true, "s1"],
    ],
  );
  assert.equal((await read(packed(), { changes: true })).mode, "changes");
});

type Broken = [what: string, bytes: () => Uint8Array, faults: string[]];

const manifest = (from: string, to: string) => () => spoilt("manifest.csv", from, to);
const users = (from: string, to: string) => () => spoilt("users.csv", from, to);
const roles = (from: string, to: string) => () => spoilt("roles.csv", from, to);
const orgs = (from: string, to: string) => () => spoilt("orgs.csv", from, to);
const sessions = (from: string, to: string) => () => spoilt("academicSessions.csv", from, to);

const broken: Broken[] = [
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

for (const [what, bytes, faults] of broken)
  test(`${what}: named by file, row and field`, async () => {
    const set = await read(bytes());
    assert.deepEqual(faultsOf(set), faults);
  });

test("all that is wrong is told at once, and never without end", async () => {
  const rows = Array.from({ length: 3_000 }, (_, i) => `x${i},,,北山,Schule,,d1`);
  const set = await read(
    packed({ "orgs.csv": `${good["orgs.csv"]}\n${rows.join("\n")}`, "users.csv": good["users.csv"]!.replace("u2,,,true", "u1,,,true") }),
  );
  assert.equal(set.faults.length, 2_001);
  assert.equal(set.faults.at(-1)!.code, "more-faults");
});

async function refuses(bytes: Uint8Array, code: string): Promise<void> {
  await assert.rejects(read(bytes), (error: unknown) => error instanceof SheetError && error.code === code);
}

test("packed files that are no set, locked, damaged or bombs are refused before anything is unpacked", async () => {
  await refuses(makeZip({ "readme.txt": "x" }), "not-a-spreadsheet");
  await refuses(makeZip(good, { encrypted: true }), "encrypted");
  await refuses(packed().subarray(0, 900), "unreadable");
  await refuses(makeZip({ "users.csv": new Uint8Array(limits.unpackedBytes + 1) }), "zip-bomb");
  await refuses(makeZip({ ...good }, { unpacked: 8 }), "zip-bomb");
  await refuses(new Uint8Array(limits.fileBytes + 1), "too-large");
});

test("the same files make the same packed file", () => {
  assert.deepEqual(packed(), packed({}, Object.fromEntries(Object.entries(good).reverse())));
});

test("five thousand members of staff among pupils are read within seconds", async () => {
  const staff = Array.from({ length: 5_000 }, (_, i) => `v${i},,,true,n${i},,名${i},姓,,V${i},,,,,,pw,,,,,,s1,`);
  const pupils = Array.from({ length: 20_000 }, (_, i) => `q${i},,,true,n${i},,名${i},生,,,,,,,3,pw,,,,,,s1,`);
  const held = staff.map((_, i) => `w${i},,,v${i},primary,teacher,2024-09-01,,s1,`);
  const learn = pupils.map((_, i) => `l${i},,,q${i},primary,student,2024-09-01,,s1,`);
  const started = performance.now();
  const set = await read(
    packed({
      "users.csv": [good["users.csv"], ...staff, ...pupils].join("\n"),
      "roles.csv": [good["roles.csv"], ...held, ...learn].join("\n"),
    }),
  );
  assert.deepEqual([set.people.length, set.faults], [5_005, []]);
  assert.ok(performance.now() - started < 10_000);
});
