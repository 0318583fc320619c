import assert from "node:assert/strict";
import { newId, sha256, type Hour, type HoursSheet, type Person, type SheetRow } from "@xiaoben/contract";
import { openCampus } from "./campus.ts";
import { fixture, ids, newHour, seed } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

const sheetOf = (...values: SheetRow["values"][]): HoursSheet => ({
  file: { format: "csv", encoding: "utf-8" },
  headingRow: 1,
  columns: [],
  leftOut: [],
  rows: values.map((one, n) => ({ row: n + 2, values: one, cells: [], problems: [] })),
});
const good: SheetRow["values"] = { name: "observer-name", on: "2026-10-08", hours: "2.5", category: "外出", title: "县级培训" };

export function hoursJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("[R001] brings a declared record to the school, which approves its hours, returns it or rejects it", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("observer", "hour.create", { id, body: newHour() });
    await refused(campus.read("admin", "hour", id), "not-found");
    await campus.as("observer", "hour.submit", { id });
    assert.deepEqual(await campus.tasks("admin"), [`hour.approve ${id}`]);
    await campus.as("admin", "hour.return", { id, input: { reason: "请写明主办单位" } });
    await refused(campus.as("admin", "hour.approve", { id }), "transition-not-allowed");
    await campus.as("observer", "hour.change", { id, patch: { title: "县进修学校讲座" } });
    await campus.as("observer", "hour.submit", { id });
    await refused(campus.as("observer", "hour.change", { id, patch: { approvedHours: "30" } }), "not-permitted");
    await refused(campus.as("observer", "hour.approve", { id }), "not-permitted");
    await campus.as("admin", "hour.change", { id, patch: { approvedHours: "2" } });
    const approved = (await campus.as("admin", "hour.approve", { id })).record as Hour;
    assert.deepEqual([approved.state, approved.claimedHours, approved.approvedHours], ["approved", "3", "2"]);
    const [verdict] = await campus.backend.evaluate(campus.caller("admin"), {
      subject: { kind: "person", id: ids.observer },
      explain: true,
    });
    assert.deepEqual([verdict?.value, verdict?.outcome], ["2", "met"]);
    assert.deepEqual(
      verdict?.lines?.map((line) => [line.record.id, line.counted]),
      [[id, "2"]],
    );
  });

  it("judges as it was known at an instant", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("observer", "hour.create", { id, body: newHour() });
    await campus.as("observer", "hour.submit", { id });
    const before = (await campus.read("observer", "hour", id)).updatedAt;
    await campus.as("admin", "hour.change", { id, patch: { approvedHours: "2" } });
    await campus.as("admin", "hour.approve", { id });
    const ask = { subject: { kind: "person", id: ids.observer } } as const;
    const value = async (knownAt?: string) =>
      (await campus.backend.evaluate(campus.caller("observer"), { ...ask, ...(knownAt && { knownAt }) })).map((one) => [
        one.value ?? "0",
        one.waiting !== undefined,
      ]);
    assert.deepEqual(await value(), [["2", false]]);
    assert.deepEqual((await value(before))[0]?.[0], "0");
  });

  it("says on whom one may ask: oneself, and those below for administrator, principal and county", async () => {
    const campus = await openCampus(await open());
    const ask = (name: Parameters<typeof campus.caller>[0], id: string) =>
      campus.backend.evaluate(campus.caller(name), { subject: { kind: "person", id } });
    for (const name of ["observer", "admin", "principal", "officer"] as const)
      assert.equal((await ask(name, ids.observer)).length, 1, name);
    for (const name of ["teacher", "lead", "stranger"] as const) await refused(ask(name, ids.observer), "not-permitted");
    await refused(ask("admin", ids.stranger), "not-permitted");
    assert.equal((await ask("officer", ids.stranger)).length, 1);
    await refused(ask("officer", newId()), "not-found");
    await refused(
      campus.backend.evaluate(campus.caller("observer"), { subject: { kind: "person", id: ids.observer }, period: "schoolYear:1999-2000" }),
      "unknown-field-value",
    );
  });

  it("dry-runs a ledger without writing, and says of each row what is wrong", async () => {
    const campus = await openCampus(await open());
    const sheet = sheetOf(
      good,
      { ...good, name: "谁也不是" },
      { ...good, name: "stranger-name" },
      { ...good, staffNumber: "n-teacher", name: "observer-name" },
      { ...good, category: "云端", title: "网课" },
      { ...good, on: "2027-01-01" },
      { ...good },
      { ...good, title: "另一次", hours: "0" },
      { name: "observer-name", category: "外出", title: "没有日期" },
    );
    const { rows, counts, committed } = await campus.backend.importHours(campus.caller("admin"), sha256("a"), sheet, { commit: false });
    assert.deepEqual(
      rows.map((row) => row.problems.map((one) => one.code)),
      [
        [],
        ["person-unknown"],
        ["person-unknown"],
        ["name-differs"],
        ["category-unknown"],
        ["day-in-future"],
        ["twice-in-file"],
        ["not-positive"],
        ["day-missing", "hours-missing"],
      ],
    );
    assert.deepEqual([counts, committed], [{ rows: 9, good: 1, faulty: 8, written: 0 }, false]);
    assert.equal(rows[0]?.person?.id, ids.observer);
    const again = await campus.backend.importHours(campus.caller("admin"), sha256("a"), sheet, { commit: true });
    assert.deepEqual([again.committed, again.counts.written], [false, 0]);
    assert.deepEqual(await campus.all("observer", "hour"), []);
  });

  it("finds in a ledger what a teacher has handed in herself", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("observer", "hour.create", { id, body: { ...newHour(), on: good.on!, title: good.title!, claimedHours: "2.50" } });
    await campus.as("observer", "hour.submit", { id });
    const dryRun = () => campus.backend.importHours(campus.caller("admin"), sha256("e"), sheetOf(good), { commit: false });
    assert.deepEqual((await dryRun()).rows[0]?.problems, [{ code: "already-there" }]);
    await campus.as("admin", "hour.reject", { id, input: { reason: "以学校台账为准" } });
    assert.deepEqual((await dryRun()).rows[0]?.problems, []);
  });

  it("commits a ledger whole, answers a retry as the first time, and takes nothing twice", async () => {
    const campus = await openCampus(await open());
    const sheet = sheetOf(good, {
      staffNumber: "N-TEACHER",
      on: "2026-10-09",
      hours: "1",
      category: "group-study",
      title: "集体备课",
      role: "主讲",
      level: "校级",
    });
    const run = (file: string, commit: boolean) => campus.backend.importHours(campus.caller("admin"), sha256(file), sheet, { commit });
    const first = await run("b", true);
    assert.deepEqual([first.committed, first.counts], [true, { rows: 2, good: 2, faulty: 0, written: 2 }]);
    const [hour] = await campus.all("observer", "hour");
    assert.deepEqual(
      [hour?.id, hour?.state, hour?.approvedHours, hour?.category, hour?.org],
      [first.rows[0]?.record, "approved", "2.5", "external", ids.school],
    );
    const [other] = await campus.all("teacher", "hour");
    assert.deepEqual([other?.category, other?.role, other?.level], ["group-study", "speaker", "school"]);
    const retry = await run("b", true);
    assert.deepEqual([retry.committed, retry.counts.written], [true, 2]);
    const renamed = await run("c", true);
    assert.deepEqual([renamed.committed, renamed.rows.map((row) => row.problems[0]?.code)], [false, ["already-there", "already-there"]]);
    assert.equal((await campus.all("admin", "hour")).length, 2);
    await refused(campus.backend.importHours(campus.caller("observer"), sha256("d"), sheet, { commit: true }), "not-permitted");
  });

  it("writes the good rows of a ledger and leaves the faulty ones out; mended and sent again, nothing stands twice", async () => {
    const campus = await openCampus(await open());
    const faulty = sheetOf(good, { ...good, title: "没有时间", on: "2027-01-01" });
    const run = (file: string, sheet: HoursSheet, commit: boolean) =>
      campus.backend.importHours(campus.caller("admin"), sha256(file), sheet, { commit, leave: true });
    const first = await run("f", faulty, true);
    assert.deepEqual([first.committed, first.counts], [true, { rows: 2, good: 1, faulty: 1, written: 1 }]);
    const again = await run("f", faulty, true);
    assert.deepEqual([again.committed, again.counts.written], [false, 0]);
    assert.deepEqual(again.rows[0]?.problems, [{ code: "already-there" }]);
    const mended = await run("g", sheetOf(good, { ...good, title: "没有时间", on: "2026-10-09" }), true);
    assert.deepEqual([mended.committed, mended.counts.written], [true, 1]);
    assert.equal((await campus.all("observer", "hour")).length, 2);
  });

  it("asks which of several people of one name is meant, and takes who was chosen", async () => {
    const campus = await openCampus(await open());
    const twin = newId();
    const other = fixture.find(({ record }) => record.id === ids.observer)!;
    const person = { ...(other.record as Person), id: twin, externalIds: { staffNumber: "0042" } };
    await seed(campus.store, campus.tenant, [{ kind: "person", record: person }], fixture);
    const unnamed = { ...good, name: person.displayName };
    const sheet = sheetOf(unnamed, { ...unnamed, staffNumber: "42", title: "二" });
    const ask = (people: Record<string, string>, commit = false) =>
      campus.backend.importHours(campus.caller("admin"), sha256("h"), sheet, { commit, people });
    const looked = await ask({});
    assert.deepEqual(
      looked.rows[0]?.problems.map(({ code }) => code),
      ["person-ambiguous"],
    );
    assert.deepEqual(looked.rows[0]?.candidates?.map(({ id }) => id).sort(), [ids.observer, twin].sort());
    assert.equal(looked.rows[1]?.person?.id, twin, "Excel dropped the zeros of the number");
    assert.deepEqual(
      (await ask({ "1": ids.teacher })).rows[0]?.problems.map(({ code }) => code),
      ["person-ambiguous"],
    );
    assert.equal((await ask({ [String(looked.rows[0]!.row)]: twin }, true)).counts.written, 2);
  });
}
