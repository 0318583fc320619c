import type { RosterOrg } from "@xiaoben/contract";
import type { Findings } from "../findings.ts";
import { isGone, keyIn } from "./fields.ts";
import type { Columns, Table } from "./table.ts";

export const orgColumns: Columns = { required: ["sourcedId", "name", "type"], optional: ["status", "parentSourcedId"] };

const types = ["department", "school", "district", "local", "state", "national"];

/** Organisations, each pointing at one that is there, and at nothing that stands below it. */
export function readOrgs({ rows, file }: Table, isDelta: boolean, faults: Findings): RosterOrg[] {
  const seen = new Map<string, number>();
  const orgs = rows.flatMap((row): RosterOrg[] => {
    const key = keyIn(row, seen, faults);
    const [name, type, parent] = [row.text("name"), row.text("type"), row.text("parentSourcedId")];
    if (name === "") faults.at(row.at, "required", "name");
    if (!types.includes(type) && !type.startsWith("ext:"))
      faults.at(row.at, type === "" ? "required" : "type-unknown", "type", type, { known: types.join(", ") });
    if (key === undefined || name === "") return [];
    return [{ at: row.at, key, name, type, ...(parent !== "" && { parent }), ...(isGone(row, isDelta, faults) && { gone: true }) }];
  });
  const byKey = new Map(orgs.map((org) => [org.key, org]));
  for (const org of orgs) {
    if (org.parent === undefined) continue;
    if (!byKey.has(org.parent) && !isDelta) faults.at(org.at, "org-unknown", "parentSourcedId", org.parent);
    else if (isInCycle(org, byKey)) faults.at({ file: file.name, row: org.at.row }, "cycle", "parentSourcedId", org.parent);
  }
  return orgs;
}

function isInCycle(org: RosterOrg, byKey: ReadonlyMap<string, RosterOrg>): boolean {
  const passed = new Set<string>();
  for (let above = byKey.get(org.parent ?? ""); above; above = byKey.get(above.parent ?? "")) {
    if (above === org) return true;
    if (passed.has(above.key)) return false;
    passed.add(above.key);
  }
  return false;
}
