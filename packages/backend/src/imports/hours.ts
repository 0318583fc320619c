import { idOf, ProblemError, sha256, type HoursChoices, type HoursSheet, type Id, type ImportReport, type Person } from "@xiaoben/contract";
import { groundsOf } from "../authorize/grounds.ts";
import type { Who } from "../directory/who.ts";
import { boundOn } from "../evaluate/practice.ts";
import { noSetup } from "../practice/setup.ts";
import { allOf } from "../records/pages.ts";
import { derived, save, type Scene } from "../records/scene.ts";
import type { Services } from "../services.ts";
import { categoriesOf } from "./categories.ts";
import { personFinder } from "./people.ts";
import { begin, goOn, stateOf, type ImportState } from "./portions.ts";
import { presentKeys } from "./present.ts";
import { report, reportOn } from "./report.ts";
import { faulty, judgeRows, type Judged } from "./rows.ts";

const operation = "hours.import";

/** How a ledger is taken. */
export interface HoursImportOptions {
  commit: boolean;
  /** Writes the rows without problems and leaves the others out; otherwise nothing is written while a row has a problem. */
  leave?: boolean;
  /** By number of the row which of several people of one name is meant. */
  people?: HoursChoices["people"];
}

/**
 * Takes a ledger of study hours that a school administrator keeps: dry run, or commit. Nothing is written while a row has a problem, unless faulty rows are left out;
 * the same file a second time answers as the first. What is written is approved, with the ledger's hours as the approved ones.
 * More rows than one transaction takes are written in portions of whole people: the answer then says how far it is.
 */
export async function importHours(
  services: Services,
  who: Who,
  file: string,
  sheet: HoursSheet,
  { commit, leave = false, people: chosen = {} }: HoursImportOptions,
): Promise<ImportReport> {
  const paths = schoolsOf(who);
  demandSize(services, sheet);
  const isLong = sheet.rows.length > services.settings.importRows;
  const begun = isLong && !leave ? await stateOf(services, who, operation, file) : null;
  if (begun && commit) return continued(services, who, begun, { goOn: true });
  const people = await peopleUnder(services, who, paths);
  const packs = await boundOn(services, who, who.directory.chain(orgOf(paths[0]!)), who.today);
  const judged = await judgeRows(sheet, {
    find: personFinder(people),
    categories: categoriesOf(packs.map(({ pack }) => pack)),
    today: who.today,
    chosen,
  });
  if (begun && begun.next <= begun.portions) return reportOn(begun, report(file, sheet, judged, 0));
  const present = await presentKeys(
    services,
    who,
    judged.flatMap(({ hour }) => hour ?? []),
  );
  const fresh = judged.map((one) => (one.hour && present.has(one.key!) ? faulty(one, { code: "already-there" }) : one));
  if (!commit) return report(file, sheet, fresh, 0);
  const good = leave ? fresh.filter(({ hour }) => hour !== undefined) : fresh;
  const name = leave ? sha256([file, ...good.map(({ key }) => key)].join("\n")) : file;
  if (!isLong) return commitRows(services, who, { file, name }, sheet, { all: judged, fresh, good });
  if (good.length === 0 || good.some(({ hour }) => hour === undefined)) return report(file, sheet, fresh, 0);
  const state = await begin(services, who, operation, { file: name, sheet, paths, rows: good });
  return continued(services, who, state, { goOn: true });
}

/** How far an import in portions is; `goOn` writes more of it first. @throws {ProblemError} `not-found` where the caller has begun none. */
export async function importProgress(services: Services, who: Who, file: string, options: { goOn: boolean }): Promise<ImportReport> {
  schoolsOf(who);
  const state = await stateOf(services, who, operation, file);
  if (!state)
    throw new ProblemError("not-found", "You have begun no import of this file in portions. Send the file, first to be looked at.");
  return continued(services, who, state, options);
}

/** Whoever goes on must still be in charge of all schools that the ledger was judged for. */
async function continued(services: Services, who: Who, state: ImportState, how: { goOn: boolean }): Promise<ImportReport> {
  const own = schoolsOf(who);
  if (!state.paths.every((path) => own.some((above) => path.startsWith(above))))
    throw new ProblemError("not-permitted", "The import was begun for schools that are no longer yours.");
  return reportOn(how.goOn ? await goOn(services, who, operation, state) : state);
}

/** Paths of the schools whose ledgers somebody may import. @throws {ProblemError} `not-permitted` */
function schoolsOf(who: Who): string[] {
  const paths = groundsOf(who, operation).flatMap(({ atom }) => ("orgUnder" in atom ? [atom.orgUnder] : []));
  if (paths.length === 0) throw new ProblemError("not-permitted", "Ledgers are imported by the administrator of the school.");
  return paths;
}

function demandSize({ settings }: Services, { rows }: HoursSheet): void {
  if (rows.length > settings.importFileRows)
    throw new ProblemError("too-large", `A file may hold ${settings.importFileRows} rows; this one has ${rows.length}. Split it.`);
}

const orgOf = (path: string): Id => path.split("/").at(-2) ?? "";

async function peopleUnder({ store }: Services, who: Who, paths: readonly string[]): Promise<Person[]> {
  return allOf(store, who.tenant, "person", [], { any: paths.map((path) => ({ orgUnder: path })) });
}

/**
 * All good rows or none. The action id follows from file and person: a retry after a lost answer gets the first answer. Where faulty rows are left out it
 * follows from the rows that are written too: once the others can be written, the same file brings them.
 */
async function commitRows(
  { store, settings }: Services,
  who: Who,
  { file, name }: { file: string; name: string },
  sheet: HoursSheet,
  rows: { all: Judged[]; fresh: Judged[]; good: Judged[] },
): Promise<ImportReport> {
  const actionId = idOf(operation, name, who.person);
  return store.write(who.tenant, async (tx) => {
    const done = await tx.done(actionId);
    if (done) return { ...report(file, sheet, rows.all, done.changes.length), committed: true };
    const faultless = rows.good.every(({ hour }) => hour !== undefined);
    if (!faultless || rows.good.length === 0) return report(file, sheet, rows.fresh, 0);
    const scene: Scene = { tx, who, settings, action: operation, actionId, inputHash: sha256(file), setup: noSetup, changes: new Map() };
    for (const { hour } of rows.good) await save(scene, "hour", derived(hour!.id, { ...hour }, who.now));
    await tx.audit({ at: who.now, actor: who.person, action: operation, actionId, file, rows: rows.good.length });
    return { ...report(file, sheet, rows.fresh, rows.good.length), committed: true };
  });
}
