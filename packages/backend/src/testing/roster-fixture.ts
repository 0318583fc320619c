import { sha256, type Kind, type RosterPerson, type RosterReport, type RosterSet } from "@xiaoben/contract";
import type { RosterOptions } from "../imports/roster/import.ts";
import { allOf } from "../records/pages.ts";
import type { Campus } from "./campus.ts";
import { ids, type PersonName } from "./fixture.ts";

/** A spreadsheet of people as a reader answers it: a row for each, from row 2. */
export function sheetOf(people: Partial<RosterPerson>[], more: Partial<RosterSet> = {}): RosterSet {
  return {
    format: "sheet",
    mode: "full",
    orgsBy: "name",
    files: [{ name: "花名册.xlsx", rows: people.length, unread: [] }],
    orgs: [],
    years: [],
    faults: [],
    notes: [],
    ...more,
    people: people.map((one, i) => rowOf(one, i)),
  };
}

function rowOf({ key = "", ...given }: Partial<RosterPerson>, i: number): RosterPerson {
  const at = { file: "花名册.xlsx", row: i + 2 };
  const role = { at, role: "", ...(given.from && { from: given.from }), ...(given.to && { to: given.to }) };
  return {
    at,
    key,
    name: `${key.replace("N-", "")}-name`,
    staffNumber: key,
    externalIds: {},
    onPost: true,
    facts: {},
    roles: given.gone ? [] : [role],
    ...given,
  };
}

/** All of the school of the small county, as a spreadsheet names them. */
export const staff = (): Partial<RosterPerson>[] =>
  ["observer", "teacher", "lead", "admin", "principal"].map((name) => ({ key: `N-${name}`, org: "school" }));

/** How a roster is sent, by whom. */
type How = Partial<RosterOptions> & { as?: PersonName; file?: string };

/** Sends a roster: commits it, as the county officer, unless told otherwise. */
export const run = (
  campus: Campus,
  set: RosterSet,
  { as = "officer", file = sha256(JSON.stringify(set)), ...options }: How = {},
): Promise<RosterReport> => campus.backend.importRoster(campus.caller(as), file, set, { commit: true, ...options });

/** Every record of the kinds that a roster could touch, to compare before and after. */
export async function allRecords({ store, tenant }: Campus): Promise<string> {
  const kinds: Kind[] = ["org", "person", "role", "group", "calendar", "hour", "binding"];
  return JSON.stringify(await Promise.all(kinds.map((kind) => allOf(store, tenant, kind))));
}

/** `role organisation from to` of somebody. */
export const rolesOf = async ({ store, tenant }: Campus, person: string): Promise<string[]> =>
  (await allOf(store, tenant, "role", [{ property: "person", test: "is", value: person }]))
    .map(({ role, org, from, to }) => `${role} ${Object.entries(ids).find(([, id]) => id === org)?.[0]} ${from} ${to ?? "…"}`)
    .sort();
/** `file:row code` of each fault. */
export const faults = ({ faults: found }: RosterReport): string[] => found.map(({ file, row, code }) => `${file}:${row ?? "-"} ${code}`);
/** What comes to a result. */
export const by = (report: RosterReport, result: string): string[] =>
  report.rows.filter((row) => row.result === result).map((row) => `${row.kind} ${row.name}`);
