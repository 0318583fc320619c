import assert from "node:assert/strict";
import { idOf, type RosterPerson, type RosterSet } from "@xiaoben/contract";
import type { Settings } from "../settings.ts";
import { openCampus, type Campus } from "./campus.ts";
import { ids } from "./fixture.ts";
import { allRecords, by, faults, rolesOf, run, sheetOf, staff } from "./roster-fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

/** What an import says, takes and refuses. */
export function rosterJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  const campusWith = async (settings: Partial<Settings> = {}): Promise<Campus> => openCampus(await open(), settings);

  it("[R208] looks at a roster without writing, and says of each row what would become of it", async () => {
    const campus = await campusWith();
    const before = await allRecords(campus);
    const set = sheetOf([...staff().slice(0, 4), { key: "N-new", org: "school" }]);
    const report = await run(campus, set, { commit: false });
    assert.equal(await allRecords(campus), before);
    assert.deepEqual([report.committed, report.counts.written, report.faults], [false, 0, []]);
    assert.deepEqual(by(report, "ending").sort(), ["person principal-name", "role principal-name"]);
    assert.deepEqual(by(report, "new").sort(), ["person new-name", "role admin-name", "role lead-name", "role new-name"]);
    assert.deepEqual(
      report.rows
        .filter(({ kind, name }) => kind === "person" && name === "observer-name")
        .map(({ file, row, result, fields }) => [file, row, result, fields]),
      [["花名册.xlsx", 2, "changed", ["provenance"]]],
    );
    assert.deepEqual(report.counts.leaving, 1);
    assert.equal(report.stop, undefined);
  });

  it("[R208] commits what was looked at; the same a second time changes nothing; who left is ended and never removed", async () => {
    const campus = await campusWith();
    const set = sheetOf([...staff().slice(0, 4), { key: "N-new", org: "school" }]);
    const first = await run(campus, set);
    assert.deepEqual([first.committed, first.counts.written > 0], [true, true]);
    const principal = await campus.read("officer", "person", ids.principal);
    assert.deepEqual([principal.onPost, principal.org], [false, ids.school]);
    assert.deepEqual(await rolesOf(campus, ids.principal), ["principal school 2025-09-01 2026-11-19"]);
    const added = (await campus.all("officer", "person")).find((one) => one.displayName === "new-name")!;
    assert.deepEqual([added.id, added.onPost], [idOf("roster", "sheet", "person", "N-new"), true]);
    const before = await allRecords(campus);
    const again = await run(campus, set);
    assert.deepEqual(
      [again.committed, again.counts.written, again.counts.new, again.counts.changed, again.counts.ending],
      [true, 0, 0, 0, 0],
    );
    assert.equal(await allRecords(campus), before);
    const back = await run(campus, sheetOf([...staff(), { key: "N-new", org: "school" }]));
    assert.equal(back.committed, true);
    assert.equal((await campus.read("officer", "person", ids.principal)).onPost, true);
  });

  it("is refused where more people would lose their post than pass, unless their exact number is confirmed", async () => {
    const campus = await campusWith();
    const before = await allRecords(campus);
    const set = sheetOf(staff().slice(2));
    const refusal = await run(campus, set);
    assert.deepEqual([refusal.committed, refusal.stop], [false, { leaving: 2, of: 5, confirmed: false }]);
    for (const confirmLeaving of [0, 1, 3]) assert.equal((await run(campus, set, { confirmLeaving })).committed, false);
    assert.equal(await allRecords(campus), before);
    const confirmed = await run(campus, set, { confirmLeaving: 2 });
    assert.deepEqual([confirmed.committed, confirmed.stop?.confirmed, confirmed.counts.leaving], [true, true, 2]);
    const loose = await campusWith({ roster: { sources: {}, stop: { share: 0.5, people: 50 } } });
    assert.equal((await run(loose, set)).committed, true);
    const few = await campusWith({ roster: { sources: {}, stop: { share: 0.5, people: 1 } } });
    assert.equal((await run(few, set)).committed, false);
  });

  it("as changes it ends nobody who is not in the file, and takes its hands off schools that it does not name", async () => {
    const campus = await campusWith();
    const changes = await run(campus, sheetOf([{ key: "N-observer", org: "school", name: "新名" }], { mode: "changes" }));
    assert.deepEqual([changes.committed, changes.counts.leaving], [true, 0]);
    assert.equal((await campus.read("officer", "person", ids.observer)).displayName, "新名");
    const full = await run(campus, sheetOf(staff()));
    assert.deepEqual([full.committed, full.counts.leaving], [true, 0]);
    for (const id of [ids.stranger, ids.newcomer, ids.officer]) assert.equal((await campus.read("officer", "person", id)).onPost, true);
  });

  it("a school's administrator imports for her own school alone; rows outside are refused, and tell nothing", async () => {
    const campus = await campusWith();
    const set = sheetOf([
      ...staff(),
      { key: "N-stranger", org: "school" },
      { key: "N-x", org: "other" },
      { key: "N-y", org: "nowhere" },
      { key: "N-newcomer", org: "village" },
    ]);
    const before = await allRecords(campus);
    const report = await run(campus, set, { as: "admin" });
    assert.deepEqual(faults(report), ["花名册.xlsx:7 elsewhere", "花名册.xlsx:8 outside", "花名册.xlsx:9 org-unknown"]);
    assert.doesNotMatch(JSON.stringify(report.faults), new RegExp(`${ids.other}|${ids.stranger}`));
    assert.equal(await allRecords(campus), before);
    const { org: _org, ...bare } = { org: "", key: "N-observer" };
    const own = await run(campus, sheetOf([bare], { mode: "changes" }), { as: "admin" });
    assert.deepEqual([own.committed, own.faults], [true, []]);
    await refused(run(campus, set, { as: "teacher" }), "not-permitted");
    await refused(run(campus, set, { as: "principal" }), "not-permitted");
    await refused(run(campus, set, { as: "admin", org: ids.other }), "validation");
    assert.deepEqual(faults(await run(campus, sheetOf([bare], { mode: "changes" }))), ["花名册.xlsx:2 org-missing"]);
  });

  it("nobody ends herself, gives a county away, or takes a number that two carry", async () => {
    const campus = await campusWith({
      roster: { sources: { sheet: { roles: { 县管理员: "countyOfficer", 教导处: null } } }, stop: { share: 1, people: 50 } },
    });
    const before = await allRecords(campus);
    assert.deepEqual(faults(await run(campus, sheetOf(staff().filter(({ key }) => key !== "N-admin")), { as: "admin" })), [
      ":- ends-yourself",
    ]);
    const at = { file: "花名册.xlsx", row: 2 };
    const role = (word: string): Partial<RosterPerson> => ({ key: "N-observer", org: "school", roles: [{ at, role: word }] });
    assert.deepEqual(faults(await run(campus, sheetOf([role("县管理员")], { mode: "changes" }), { as: "admin" })), [
      "花名册.xlsx:2 role-not-yours",
    ]);
    assert.deepEqual(faults(await run(campus, sheetOf([role("魔法师")], { mode: "changes" }))), ["花名册.xlsx:2 role-unknown"]);
    assert.deepEqual(
      faults(
        await run(
          campus,
          sheetOf([
            { key: "N-observer", org: "school" },
            { key: "n-OBSERVER", org: "school" },
          ]),
        ),
      ),
      ["花名册.xlsx:3 same-person"],
    );
    assert.equal(await allRecords(campus), before);
    assert.equal((await run(campus, sheetOf([role("教导处")], { mode: "changes" }))).committed, true);
  });

  it("codes come from the host's tables; a word that they do not know is said and not taken", async () => {
    const campus = await campusWith({
      roster: { sources: { sheet: { facts: { titleLevel: { 一级教师: "first" } } } }, stop: { share: 0.1, people: 50 } },
    });
    const report = await run(
      campus,
      sheetOf(
        [
          { key: "N-observer", org: "school", facts: { titleLevel: "一级教师", stage: "骨干" } },
          { key: "N-teacher", org: "school", facts: { stage: "骨干" } },
        ],
        { mode: "changes" },
      ),
    );
    assert.deepEqual(report.notes, [{ file: "花名册.xlsx", row: 2, field: "stage", code: "code-unknown", found: "骨干" }]);
    assert.deepEqual((await campus.read("officer", "person", ids.observer)).facts, { titleLevel: "first" });
    assert.equal((await campus.read("officer", "person", ids.teacher)).facts, undefined);
  });

  it("a OneRoster set: organisations below the county, roles by their own rows, school years; ids follow from its keys", async () => {
    const campus = await campusWith();
    const at = (file: string, row: number) => ({ file, row });
    const user = (key: string, row: number, more: Partial<RosterPerson> = {}): RosterPerson => ({
      at: at("users.csv", row),
      key,
      name: key,
      externalIds: {},
      onPost: true,
      facts: {},
      org: "s9",
      roles: [{ at: at("roles.csv", row), key: `r-${key}`, role: "teacher", org: "s9", from: "2026-09-01" }],
      ...more,
    });
    const set: RosterSet = {
      format: "oneroster",
      version: "1.2",
      mode: "full",
      orgsBy: "key",
      files: [],
      faults: [],
      notes: [],
      orgs: [
        { at: at("orgs.csv", 2), key: "d1", name: "county", type: "district" },
        { at: at("orgs.csv", 3), key: "s9", name: "新建小学", type: "school", parent: "d1" },
        { at: at("orgs.csv", 4), key: "dep", name: "教务处", type: "department", parent: "s9" },
      ],
      people: [
        user("u1", 2),
        user("u2", 3, { org: "dep" }),
        user("officer", 4, { org: "d1", staffNumber: "N-officer", name: "officer-name", roles: [] }),
      ],
      years: [{ at: at("academicSessions.csv", 2), key: "y", schoolYear: "2027-2028", from: "2027-09-01", to: "2028-08-31", terms: [] }],
    };
    const report = await run(campus, set);
    assert.deepEqual([faults(report), report.committed], [[], true]);
    assert.deepEqual(
      report.notes.map(({ row, code }) => [row, code]),
      [[4, "org-not-taken"]],
    );
    const school = (await campus.all("officer", "org")).find((org) => org.name === "新建小学")!;
    assert.deepEqual(
      [school.id, school.type, school.parent, school.path],
      [idOf("roster", "oneroster", "org", "s9"), "school", ids.county, `/${ids.county}/${idOf("roster", "oneroster", "org", "s9")}/`],
    );
    const people = (await campus.all("officer", "person")).filter((one) => one.org === school.id);
    assert.deepEqual(people.map(({ provenance }) => provenance?.id).sort(), ["person/u1", "person/u2"]);
    assert.equal((await campus.all("officer", "calendar")).find((one) => one.schoolYear === "2027-2028")?.org, ids.county);
    assert.equal((await run(campus, set)).counts.written, 0);
    const moved = structuredClone(set);
    moved.people[1]!.roles[0]!.key = "r-u1";
    assert.ok(faults(await run(campus, moved)).some((fault) => fault.endsWith("role-of-another") || fault.endsWith("same-record")));
    const lost = structuredClone(set);
    lost.orgs[1]!.parent = "d7";
    lost.people[0]!.roles[0]!.org = "s77";
    assert.deepEqual(faults(await run(campus, lost)), ["roles.csv:2 org-unknown"]);
    const central: RosterSet = {
      ...set,
      orgs: [...set.orgs, { at: at("orgs.csv", 5), key: "v1", name: "村小", type: "school", parent: "s9" }],
    };
    assert.deepEqual(faults(await run(campus, central)), ["orgs.csv:5 org-type"]);
  });
}
