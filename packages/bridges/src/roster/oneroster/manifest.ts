import type { RosterFile } from "@xiaoben/contract";
import type { Findings } from "../findings.ts";
import { readTable } from "./table.ts";

/** What the set says of itself. */
export interface Manifest {
  file?: RosterFile;
  version?: "1.1" | "1.2";
  /** By name without ending: whether and how a file is there. */
  modes: ReadonlyMap<string, { row: number; mode: "bulk" | "delta" | "absent" }>;
}

const name = "manifest.csv";

/** Reads `manifest.csv`: which files the set has, and whether each is all or only what changed. */
export function readManifest(bytes: Uint8Array | undefined, faults: Findings): Manifest {
  if (!bytes) {
    faults.add({ file: name, code: "file-missing" });
    return { modes: new Map() };
  }
  const table = readTable(name, bytes, { required: ["propertyName", "value"], optional: [] }, faults);
  const modes = new Map<string, { row: number; mode: "bulk" | "delta" | "absent" }>();
  let version: Manifest["version"];
  for (const { at, text } of table?.rows ?? []) {
    const [property, value] = [text("propertyName"), text("value")];
    if (property === "oneroster.version") {
      if (value === "1.1" || value === "1.2") version = value;
      else faults.at(at, "version-unknown", property, value, { known: "1.1, 1.2" });
    }
    if (!property.startsWith("file.")) continue;
    if (value === "bulk" || value === "delta" || value === "absent")
      modes.set(property.slice("file.".length), { row: at.row, mode: value });
    else faults.at(at, "mode-unknown", property, value, { known: "bulk, delta, absent" });
  }
  if (table && version === undefined && !table.rows.some(({ text }) => text("propertyName") === "oneroster.version"))
    faults.add({ file: name, field: "oneroster.version", code: "required" });
  return { ...(table && { file: table.file }), ...(version && { version }), modes };
}
