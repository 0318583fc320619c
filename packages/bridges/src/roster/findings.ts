import type { RosterFinding, RosterPlace } from "@xiaoben/contract";

/** Most findings that are kept of one roster. Who has mended so many looks again. */
const most = 2_000;

/** Gathers what is wrong, or was not taken, so that all of it is told at once. */
export class Findings {
  readonly list: RosterFinding[] = [];
  readonly #noted = new Set<string>();

  /** In a row of a file. */
  at({ file, row }: RosterPlace, code: string, field?: string, found?: string, more?: Record<string, string>): void {
    this.add({ file, row, ...(field !== undefined && { field }), code, ...(found && { found: shortened(found) }), ...(more && { more }) });
  }

  /** What is the same in many rows is said once, at the first of them. */
  once(place: RosterPlace, code: string, field: string, found: string): void {
    const key = `${place.file}|${field}|${code}|${found}`;
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    this.at(place, code, field, found);
  }

  add(finding: RosterFinding): void {
    if (this.list.length < most) this.list.push(finding);
    else if (this.list.length === most) this.list.push({ file: finding.file, code: "more-faults" });
  }
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
