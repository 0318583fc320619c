import { idOf, ProblemError, sha256, type Hour, type HoursSheet, type Id, type ImportReport, type Person } from "@xiaoben/contract";
import { groundsOf } from "../authorize/grounds.ts";
import type { Who } from "../directory/who.ts";
import { boundOn } from "../evaluate/practice.ts";
import { noSetup } from "../practice/setup.ts";
import { allOf } from "../records/pages.ts";
import { derived, save, type Scene } from "../records/scene.ts";
import type { Services } from "../services.ts";
import { categoriesOf } from "./categories.ts";
import { personFinder } from "./people.ts";
import { faulty, judgeRows, keyOf, type Judged } from "./rows.ts";

const operation = "hours.import";

/**
 * Takes a ledger of study hours that a school administrator keeps: dry run, or commit. Nothing is written while a row has a problem;
 * the same file a second time answers as the first. What is written is approved, with the ledger's hours as the approved ones.
 */
export async function importHours(
  services: Services,
  who: Who,
  file: string,
  sheet: HoursSheet,
  { commit }: { commit: boolean },
): Promise<ImportReport> {
  const paths = schoolsOf(who);
  if (sheet.rows.length > services.settings.importRows)
    throw new ProblemError(
      "too-large",
      `A file may hold ${services.settings.importRows} rows; this one has ${sheet.rows.length}. Split it.`,
    );
  const people = await peopleUnder(services, who, paths);
  const packs = await boundOn(services, who, who.directory.chain(orgOf(paths[0]!)), who.today);
  const judged = judgeRows(sheet, {
    find: personFinder(people),
    categories: categoriesOf(packs.map(({ pack }) => pack)),
    today: who.today,
  });
  const present = await presentKeys(services, who, judged);
  const fresh = judged.map((one) => (one.hour && present.has(one.key!) ? faulty(one, { code: "already-there" }) : one));
  if (!commit) return report(file, sheet, fresh, 0);
  return commitRows(services, who, file, sheet, { all: judged, fresh });
}

/** Paths of the schools whose ledgers somebody may import. @throws {ProblemError} `not-permitted` */
function schoolsOf(who: Who): string[] {
  const paths = groundsOf(who, operation).flatMap(({ atom }) => ("orgUnder" in atom ? [atom.orgUnder] : []));
  if (paths.length === 0) throw new ProblemError("not-permitted", "Ledgers are imported by the administrator of the school.");
  return paths;
}

const orgOf = (path: string): Id => path.split("/").at(-2) ?? "";

async function peopleUnder({ store }: Services, who: Who, paths: readonly string[]): Promise<Person[]> {
  return allOf(store, who.tenant, "person", [], { any: paths.map((path) => ({ orgUnder: path })) });
}

/** Keys of records that these people have on these days, other than withdrawn, returned and rejected ones. */
async function presentKeys({ store }: Services, who: Who, judged: readonly Judged[]): Promise<Set<string>> {
  const hours = judged.flatMap(({ hour }) => hour ?? []);
  const days = hours.flatMap(({ on, until }) => (until === undefined ? [on] : [on, until])).sort();
  const present = new Set<string>();
  if (days.length === 0) return present;
  const people = [...new Set(hours.map(({ person }) => person))];
  for await (const portion of store.facts(who.tenant, { kind: "hour", people, from: days[0]!, to: days.at(-1)! })) {
    for (const { body } of portion) if (!gone.includes((body as Hour).state)) present.add(keyOf(body as Hour));
  }
  return present;
}

const gone: readonly Hour["state"][] = ["withdrawn", "returned", "rejected"];

/** All rows or none. The action id follows from file and person: a retry after a lost answer gets the first answer. */
async function commitRows(
  { store, settings }: Services,
  who: Who,
  file: string,
  sheet: HoursSheet,
  rows: { all: Judged[]; fresh: Judged[] },
): Promise<ImportReport> {
  const actionId = idOf(operation, file, who.person);
  return store.write(who.tenant, async (tx) => {
    const done = await tx.done(actionId);
    if (done) return { ...report(file, sheet, rows.all, done.changes.length), committed: true };
    const faultless = rows.fresh.every(({ hour }) => hour !== undefined);
    if (!faultless || rows.fresh.length === 0) return report(file, sheet, rows.fresh, 0);
    const scene: Scene = { tx, who, settings, action: operation, actionId, inputHash: sha256(file), setup: noSetup, changes: new Map() };
    for (const { hour } of rows.fresh) await save(scene, "hour", derived(hour!.id, { ...hour }, who.now));
    await tx.audit({ at: who.now, actor: who.person, action: operation, actionId, file, rows: rows.fresh.length });
    return { ...report(file, sheet, rows.fresh, rows.fresh.length), committed: true };
  });
}

function report(file: string, { rows: _rows, ...sheet }: HoursSheet, judged: readonly Judged[], written: number): ImportReport {
  const good = judged.filter(({ row }) => row.problems.length === 0).length;
  return {
    file,
    committed: false,
    sheet,
    rows: judged.map(({ row }) => row),
    counts: { rows: judged.length, good, faulty: judged.length - good, written },
  };
}
