import assert from "node:assert/strict";
import { test } from "node:test";
import { makeZip, gb18030 } from "../files/files.test.fixture.ts";
import { limits, SheetError } from "./index.ts";
import { broken } from "./testing/broken.test.fixture.ts";
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
  const pupils = Array.from({ length: 5_000 }, (_, i) => `q${i},,,true,n${i},,名${i},生,,,,,,,3,pw,,,,,,s1,`);
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
  assert.ok(performance.now() - started < 30_000);
});
