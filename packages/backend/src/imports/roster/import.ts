import { ProblemError, type Id, type RosterReport, type RosterSet } from "@xiaoben/contract";
import { groundsOf } from "../../authorize/grounds.ts";
import type { Who } from "../../directory/who.ts";
import type { Services } from "../../services.ts";
import { Draft, isInside, type Planning } from "./draft.ts";
import { readKnown } from "./known.ts";
import { planOrgs } from "./plan-orgs.ts";
import { planPeople, type Leaving } from "./plan-people.ts";
import { planYears } from "./plan-years.ts";
import type { RosterSettings } from "./tables.ts";
import { isOvertaken, rosterTurn, tooBusy, writeRoster } from "./write.ts";

/** How a roster is taken. */
export interface RosterOptions {
  commit: boolean;
  /** The number of people who lose their post, where somebody has seen and confirmed it. */
  confirmLeaving?: number;
  /** Name of the source: its keys and tables are its own. Default by the form of the roster. */
  source?: string;
  /** The organisation of a roster that names none, and of its school years. Default the one that the caller may import for. */
  org?: Id;
}

/** How often an import is planned anew because somebody else was faster. */
const attempts = 5;
/** Most faults and notes that a report lists; it counts all of them. */
const listed = 500;

/**
 * Takes a roster: dry run, or commit. Nothing is written while there is a fault, or more people would lose their post than pass unconfirmed.
 * The same roster a second time changes nothing.
 */
export async function importRoster(
  { store, settings }: Services,
  who: Who,
  file: string,
  set: RosterSet,
  options: RosterOptions,
): Promise<RosterReport> {
  const paths = groundsOf(who, "roster.import").flatMap(({ atom }) => ("orgUnder" in atom ? [atom.orgUnder] : []));
  if (paths.length === 0)
    throw new ProblemError(
      "not-permitted",
      "Rosters are imported by the county officer, or by the administrator of the school for her own.",
    );
  const { sources, stop } = settings.roster;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const seen = await rosterTurn(store, who.tenant);
    const system = options.source ?? set.format;
    const known = await readKnown(store, who.tenant, system);
    const planning: Planning = { who, known, tables: sources[system] ?? {}, system, paths };
    const { draft, people } = planned(set, planning, options.org);
    const report = reportOf(file, set, draft, stopOf(people, stop, options.confirmLeaving), people.leaving.length);
    const isHeld = report.counts.faults > 0 || report.stop?.confirmed === false;
    if (!options.commit || isHeld) return report;
    if (draft.writes.length === 0) return { ...report, committed: true };
    try {
      await writeRoster(store, who.tenant, seen, draft.writes, { actor: who.person, at: who.now, file, rows: draft.rows.length });
      return { ...report, committed: true, counts: { ...report.counts, written: draft.writes.length } };
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
  }
  throw tooBusy();
}

function planned(set: RosterSet, planning: Planning, org: Id | undefined): { draft: Draft; people: Leaving } {
  const { known, paths, who } = planning;
  if (org !== undefined && !isInside(known.orgs.get(org)?.path, paths)) {
    const message = "There is no such organisation, or it is not yours. Name one that you may import for.";
    throw new ProblemError("validation", message, { issues: [{ pointer: "/query/org", code: "outside", message }] });
  }
  const draft = new Draft(who.now);
  const own = org ?? (paths.length === 1 ? paths[0]!.split("/").at(-2) : undefined);
  // Nobody's school is the county because a spreadsheet forgot to name one.
  const home = org ?? (known.orgs.get(own ?? "")?.type === "county" ? undefined : own);
  const places = planOrgs(set, draft, planning, home);
  const people = planPeople(set, draft, planning, places);
  planYears(set, draft, planning, own);
  return { draft, people };
}

function stopOf({ leaving, of }: Leaving, { share, people }: RosterSettings["stop"], confirmed: number | undefined): RosterReport["stop"] {
  const isMany = leaving.length > people || leaving.length > share * of;
  if (leaving.length < 2 || !isMany) return undefined;
  return { leaving: leaving.length, of, confirmed: confirmed === leaving.length };
}

function reportOf(file: string, set: RosterSet, draft: Draft, stop: RosterReport["stop"], leaving: number): RosterReport {
  const [faults, notes] = [
    [...set.faults, ...draft.faults],
    [...set.notes, ...draft.notes],
  ];
  const count = (result: RosterReport["rows"][number]["result"]): number => draft.rows.filter((row) => row.result === result).length;
  const { format, version, mode, files } = set;
  return {
    file,
    committed: false,
    set: { format, mode, files, ...(version && { version }) },
    rows: draft.rows,
    faults: faults.slice(0, listed),
    notes: notes.slice(0, listed),
    ...(stop && { stop }),
    counts: {
      new: count("new"),
      changed: count("changed"),
      unchanged: count("unchanged"),
      ending: count("ending"),
      transfers: draft.rows.filter((row) => row.transfer !== undefined).length,
      leaving,
      faults: faults.length,
      notes: notes.length,
      written: 0,
    },
  };
}
