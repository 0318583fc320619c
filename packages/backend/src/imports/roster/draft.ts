import {
  canonical,
  type Day,
  type Id,
  type Kind,
  type Kinds,
  type RosterFinding,
  type RosterPlace,
  type RosterRow,
} from "@xiaoben/contract";
import type { Who } from "../../directory/who.ts";
import type { Body } from "../../records/body.ts";
import { derived, nextOf } from "../../records/scene.ts";
import type { Known } from "./known.ts";
import type { RosterTables } from "./tables.ts";

/** A record that is to be written, and the path that it stands under. */
export interface Write {
  kind: Kind;
  body: Body;
  path: string;
}

/** What a roster is planned with. */
export interface Planning {
  who: Who;
  known: Known;
  tables: RosterTables;
  /** Name of the source. */
  system: string;
  /** Paths below which the caller may import. */
  paths: readonly string[];
}

type Planned = "org" | "person" | "role" | "calendar";

/** What an import comes to: gathered row by row, and written only as a whole. */
export class Draft {
  readonly writes: Write[] = [];
  readonly rows: RosterRow[] = [];
  readonly faults: RosterFinding[] = [];
  readonly notes: RosterFinding[] = [];
  readonly #said = new Set<string>();
  readonly #planned = new Set<string>();
  readonly #now: string;

  constructor(now: string) {
    this.#now = now;
  }

  fault(at: RosterPlace | undefined, code: string, field?: string, found?: string, more?: Record<string, string>): void {
    this.faults.push(finding(at, code, field, found, more));
  }

  /** Said once, at the first row that it is true of. */
  note(at: RosterPlace, code: string, field: string | undefined, found: string, more?: Record<string, string>): void {
    const key = `${at.file}|${code}|${field}|${found}`;
    if (!this.#said.has(key)) this.notes.push(finding(at, code, field, found, more));
    this.#said.add(key);
  }

  /** Plans a record as it is to be: new, changed in what differs, or left alone. */
  plan<K extends Planned>(
    at: RosterPlace | undefined,
    kind: K,
    name: string,
    { before, id, set, path }: { before: Kinds[K] | undefined; id: Id; set: Partial<Kinds[K]>; path: string },
    more: Pick<RosterRow, "transfer"> & { ends?: boolean } = {},
  ): void {
    // Two rows that come to one record contradict each other, or say it twice.
    if (this.#planned.has(`${kind}/${id}`)) return this.fault(at, "same-record", undefined, name);
    this.#planned.add(`${kind}/${id}`);
    const fields = Object.entries(set)
      .filter(([field, value]) => !isSame((before as Record<string, unknown> | undefined)?.[field], value))
      .map(([field]) => field);
    const { ends, ...said } = more;
    const changed = ends ? "ending" : "changed";
    const result = before === undefined ? "new" : fields.length > 0 ? changed : "unchanged";
    this.rows.push({
      ...(at && { file: at.file, row: at.row }),
      kind,
      id,
      name,
      result,
      ...(result !== "new" && fields.length > 0 && { fields }),
      ...said,
    });
    if (result === "unchanged") return;
    const body = before
      ? nextOf(before as unknown as Body, set, this.#now)
      : derived(id, Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)), this.#now);
    this.writes.push({ kind, body, path });
  }
}

const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === "object" && typeof b === "object" ? canonical(a) === canonical(b) : a === b;

function finding(at: RosterPlace | undefined, code: string, field?: string, found?: string, more?: Record<string, string>): RosterFinding {
  return {
    file: at?.file ?? "",
    ...(at && { row: at.row }),
    ...(field !== undefined && { field }),
    code,
    ...(found && { found }),
    ...(more && { more }),
  };
}

/** Whether a path is among those below which the caller may import. */
export const isInside = (path: string | undefined, paths: readonly string[]): boolean =>
  path !== undefined && paths.some((each) => path.startsWith(each));

/** The earlier and the later of two days. */
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);
