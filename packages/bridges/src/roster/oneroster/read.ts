import type { RosterFile, RosterSet } from "@xiaoben/contract";
import type { Zip } from "../../files/xlsx/zip.ts";
import { Findings } from "../findings.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { orgColumns, readOrgs } from "./orgs.ts";
import { readRoles, roleColumns } from "./roles.ts";
import { readSessions, sessionColumns } from "./sessions.ts";
import { readTable, type Columns, type Table } from "./table.ts";
import { readUsers, userColumns } from "./users.ts";

/**
 * Reads a set of CSV files in a packed file. Read are manifest, orgs, users, roles and academicSessions; classes, courses, enrollments,
 * demographics, results and resources are not even unpacked.
 */
export function readOneRoster(zip: Zip, { changes }: { changes: boolean }): RosterSet {
  const [faults, notes] = [new Findings(), new Findings()];
  const paths = pathsIn(zip, faults);
  const manifest = readManifest(bytesOf(zip, paths, "manifest"), faults);
  const version = manifest.version ?? "1.2";
  const files: RosterFile[] = manifest.file ? [manifest.file] : [];
  const open = (name: string, columns: Columns): Table | undefined => {
    const bytes = bytesOf(zip, paths, name);
    if (!isThere(name, bytes, manifest, faults) || !bytes) return undefined;
    const table = readTable(`${name}.csv`, bytes, columns, faults);
    if (table) files.push(table.file);
    return table;
  };
  const isDelta = (name: string): boolean => manifest.modes.get(name)?.mode === "delta";
  const [orgs, users] = [open("orgs", orgColumns), open("users", userColumns[version])];
  const roles = version === "1.2" ? open("roles", roleColumns) : undefined;
  const sessions = open("academicSessions", sessionColumns);
  if (!users && !faults.list.some(({ file }) => file === "users.csv")) faults.add({ file: "users.csv", code: "file-missing" });
  if (
    version === "1.2" &&
    users &&
    !roles &&
    !isDelta("users") &&
    !faults.list.some(({ file, field }) => file === "roles.csv" || field === "file.roles")
  )
    faults.add({ file: "roles.csv", code: "file-missing" });
  if (roles && users && isDelta("roles") !== isDelta("users"))
    faults.at({ file: "manifest.csv", row: manifest.modes.get("roles")?.row ?? 1 }, "modes-differ", "file.roles");
  return {
    format: "oneroster",
    version,
    mode: changes || isDelta("users") ? "changes" : "full",
    orgsBy: "key",
    orgs: orgs ? readOrgs(orgs, isDelta("orgs"), faults) : [],
    people: users
      ? readUsers(users, {
          version,
          isDelta: isDelta("users"),
          roles: roles ? readRoles(roles, isDelta("roles"), faults) : [],
          faults,
          notes,
        })
      : [],
    years: sessions ? readSessions(sessions, isDelta("academicSessions"), faults, notes) : [],
    files,
    faults: faults.list,
    notes: notes.list,
  };
}

/** Where the files stand: at the top, or together in one folder. */
function pathsIn(zip: Zip, faults: Findings): Map<string, string> {
  const paths = new Map<string, string>();
  for (const path of zip.names) {
    if (/(^|\/)(__MACOSX|\.)/.test(path) || !path.toLowerCase().endsWith(".csv")) continue;
    const name = path.slice(path.lastIndexOf("/") + 1, -".csv".length);
    if (paths.has(name)) faults.add({ file: `${name}.csv`, code: "file-twice" });
    else paths.set(name, path);
  }
  return paths;
}

const bytesOf = (zip: Zip, paths: ReadonlyMap<string, string>, name: string): Uint8Array | undefined =>
  paths.has(name) ? zip.bytes(paths.get(name)!) : undefined;

/** Whether a file is to be read: manifest and folder must say the same of it. */
function isThere(name: string, bytes: Uint8Array | undefined, { modes, file }: Manifest, faults: Findings): boolean {
  const said = modes.get(name);
  if (!file) return bytes !== undefined;
  const at = { file: "manifest.csv", row: said?.row ?? 1 };
  if (bytes && (!said || said.mode === "absent")) faults.at(at, "not-in-manifest", `file.${name}`);
  if (!bytes && said && said.mode !== "absent") faults.at(at, "file-missing", `file.${name}`, `${name}.csv`);
  return said !== undefined && said.mode !== "absent";
}
