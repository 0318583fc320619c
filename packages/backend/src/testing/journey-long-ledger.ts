import assert from "node:assert/strict";
import { newId, sha256, type Hour, type HoursSheet, type SheetRow } from "@xiaoben/contract";
import type { Settings } from "../settings.ts";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newHour } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

const people = ["observer", "lead", "teacher", "principal"] as const;

/** A ledger in which the rows of its people stand mixed. */
const ledger = (rows: number, title = "培训"): HoursSheet => ({
  file: { format: "csv", encoding: "utf-8" },
  headingRow: 1,
  columns: [],
  leftOut: [],
  rows: Array.from({ length: rows }, (_, n): SheetRow => {
    const values = {
      staffNumber: `n-${people[n % people.length]}`,
      on: "2026-10-08",
      hours: "0.5",
      category: "外出",
      title: `${title} ${n}`,
    };
    return { row: n + 2, values, cells: [], problems: [] };
  }),
});

/** Small enough to see every portion: at most four rows in a transaction, one portion in each call. */
const portionwise: Partial<Settings> = { importRows: 4, importSeconds: 0 };

/** The principal sees the hours of everybody in the school. */
const hoursOf = async (campus: Campus): Promise<Hour[]> => (await campus.all("principal", "hour")).sort((a, b) => (a.id < b.id ? -1 : 1));
const bare = (hours: readonly Hour[]): unknown[] => hours.map(({ createdAt: _createdAt, updatedAt: _updatedAt, ...hour }) => hour);

export function longLedgerJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("writes a long ledger in portions of whole people, says how far it is, and comes to what one transaction writes", async () => {
    const campus = await openCampus(await open(), portionwise);
    const [admin, file] = [campus.caller("admin"), sha256("long")];
    const looked = await campus.backend.importHours(admin, file, ledger(12), { commit: false });
    assert.deepEqual([looked.counts.good, looked.progress, (await hoursOf(campus)).length], [12, undefined, 0]);
    await refused(campus.backend.importProgress(admin, file, { goOn: true }), "not-found");
    const first = await campus.backend.importHours(admin, file, ledger(12), { commit: true });
    assert.deepEqual([first.committed, first.counts.written, first.progress], [false, 3, { done: 3, of: 12, alreadyThere: [] }]);
    const own = new Map<string, number>();
    for (const { person } of await hoursOf(campus)) own.set(person, (own.get(person) ?? 0) + 1);
    assert.deepEqual([...own.values()], [3], "one person has all of hers, the others none");
    const again = await campus.backend.importHours(admin, file, ledger(12), { commit: false });
    assert.deepEqual([again.counts.faulty, again.progress?.done], [0, 3], "what the import itself has written is not held against it");
    const second = await campus.backend.importProgress(admin, file, { goOn: true });
    const third = await campus.backend.importHours(admin, file, ledger(12), { commit: true });
    assert.deepEqual([second.progress?.done, third.progress?.done], [6, 9]);
    assert.equal((await campus.backend.importProgress(admin, file, { goOn: false })).progress?.done, 9);
    const last = await campus.backend.importProgress(admin, file, { goOn: true });
    assert.deepEqual([last.committed, last.counts], [true, { rows: 12, good: 12, faulty: 0, written: 12 }]);
    const retry = await campus.backend.importHours(admin, file, ledger(12), { commit: true });
    assert.deepEqual([retry.committed, retry.counts.written], [true, 12]);

    const straight = await openCampus(await open());
    await straight.backend.importHours(straight.caller("admin"), file, ledger(12), { commit: true });
    assert.deepEqual(bare(await hoursOf(campus)), bare(await hoursOf(straight)));
  });

  it("writes nothing of a long ledger while a row has a problem, and lists those with problems", async () => {
    const campus = await openCampus(await open(), portionwise);
    const sheet = ledger(9);
    sheet.rows[7] = { ...sheet.rows[7]!, values: { ...sheet.rows[7]!.values, staffNumber: "nobody" } };
    const report = await campus.backend.importHours(campus.caller("admin"), sha256("bad"), sheet, { commit: true });
    assert.deepEqual([report.committed, report.progress, report.counts.faulty, report.counts.written], [false, undefined, 1, 0]);
    assert.deepEqual(await hoursOf(campus), []);
    await refused(campus.backend.importHours(campus.caller("observer"), sha256("bad"), ledger(9), { commit: true }), "not-permitted");
    const small = await openCampus(await open(), { importFileRows: 8 });
    await refused(small.backend.importHours(small.caller("admin"), sha256("bad"), ledger(9), { commit: false }), "too-large");
    const mine = ledger(20);
    for (const row of mine.rows) row.values.staffNumber = "n-teacher";
    await refused(campus.backend.importHours(campus.caller("admin"), sha256("mine"), mine, { commit: true }), "too-large");
  });

  it("takes nothing twice when the same file is imported by two at once, or another file with the same rows", async () => {
    const campus = await openCampus(await open(), { importRows: 4 });
    const admin = campus.caller("admin");
    const run = (file: string) => campus.backend.importHours(admin, sha256(file), ledger(12), { commit: true });
    const reports = await Promise.all([run("one"), run("one"), run("one")]);
    for (const report of reports) assert.equal(report.committed, true);
    assert.equal((await hoursOf(campus)).length, 12);
    const other = await run("other");
    assert.deepEqual([other.committed, other.rows[0]?.problems[0]?.code], [false, "already-there"]);

    const both = await openCampus(await open(), { importRows: 4 });
    const sides = await Promise.all(
      ["left", "right"].map((file) => both.backend.importHours(both.caller("admin"), sha256(file), ledger(12), { commit: true })),
    );
    const hours = await hoursOf(both);
    assert.deepEqual([hours.length, hours.every(({ version }) => version === 1)], [12, true]);
    assert.equal(
      sides.reduce((sum, { counts }) => sum + counts.written, 0),
      12,
    );
  });

  it("sweeps away a long ledger that nobody has gone on with for as long as is set: what was written stays, and the file may be sent again", async () => {
    const campus = await openCampus(await open(), { ...portionwise, uploadDays: 3 });
    const [admin, file, done] = [campus.caller("admin"), sha256("left"), sha256("done")];
    const sweep = (): Promise<number> => campus.backend.sweep(campus.tenant);
    await campus.backend.importHours(admin, file, ledger(12), { commit: true });
    campus.wait(48);
    let report = await campus.backend.importHours(admin, done, ledger(8, "其他"), { commit: true });
    while (!report.committed) report = await campus.backend.importProgress(admin, done, { goOn: true });
    assert.equal(
      (await campus.backend.importProgress(admin, file, { goOn: true })).progress?.done,
      6,
      "somebody goes on: it is kept for longer",
    );
    campus.wait(71);
    assert.equal(await sweep(), 0);
    await campus.store.seal(campus.tenant);
    campus.wait(1);
    assert.equal(await sweep(), 2);
    assert.equal(await sweep(), 0, "once");
    assert.equal(
      await campus.store.seal(campus.tenant),
      1,
      "that rows were left unwritten stands in the audit trail; of the one that was done nothing was",
    );
    await refused(campus.backend.importProgress(admin, file, { goOn: true }), "not-found");
    await refused(campus.backend.importProgress(admin, done, { goOn: false }), "not-found");
    assert.equal((await hoursOf(campus)).length, 14);
    const again = await campus.backend.importHours(admin, file, ledger(12), { commit: false });
    assert.deepEqual([again.counts.good, again.counts.faulty], [6, 6], "what was written is told");
  });

  it("leaves alone what a teacher has handed in meanwhile, and tells the row", async () => {
    const campus = await openCampus(await open(), portionwise);
    const [admin, file, sheet] = [campus.caller("admin"), sha256("meanwhile"), ledger(8)];
    await campus.backend.importHours(admin, file, sheet, { commit: true });
    const { on, title, hours } = sheet.rows[6]!.values;
    const id = newId();
    await campus.as("teacher", "hour.create", {
      id,
      body: { ...newHour(), person: ids.teacher, on: on!, title: title!, claimedHours: hours! },
    });
    await campus.as("teacher", "hour.submit", { id });
    let report = await campus.backend.importProgress(admin, file, { goOn: true });
    while (!report.committed) report = await campus.backend.importProgress(admin, file, { goOn: true });
    assert.deepEqual(report.progress?.alreadyThere, [8]);
    assert.equal(report.counts.written, 7);
    assert.equal((await campus.all("teacher", "hour")).length, 2);
  });
}
