import type { Day, RosterPerson, RosterPlace, RosterSet } from "@xiaoben/contract";
import { readDays } from "../../files/days.ts";
import { cellText, type Cell, type Grid } from "../../files/grid.ts";
import { limits } from "../../files/limits.ts";
import { openSheets, type Sheets } from "../../files/open-sheets.ts";
import { SheetError } from "../../files/sheet-error.ts";
import { Findings } from "../findings.ts";
import { isIdentityNumber, unfit } from "../values.ts";
import { knownHeadings, meaningOf, type PersonField } from "./headings.ts";
import { knownStates, stateOf } from "./states.ts";

/**
 * Reads a spreadsheet of people: a row for each, Chinese headings in any order, staff number and name at least.
 * @throws {SheetError} where the file as a whole cannot be used
 */
export async function readPeopleSheet(bytes: Uint8Array, { name, changes }: { name: string; changes: boolean }): Promise<RosterSet> {
  const { file, grids } = await openSheets(bytes, name, knownHeadings);
  const { grid, heading } = theSheet(grids);
  const [faults, notes] = [new Findings(), new Findings()];
  const columns = grid.rows[heading]!.map(cellText);
  const meanings = columns.map(meaningOf);
  for (const field of ["staffNumber", "name"] as const)
    if (!meanings.includes(field)) faults.at({ file: name, row: heading + 1 }, "column-missing", field === "name" ? "姓名" : "工号");
  meanings.forEach((field, i) => {
    if (field && meanings.indexOf(field) !== i) faults.at({ file: name, row: heading + 1 }, "column-twice", columns[i]);
  });
  const reader = new RowReader(grid, columns, meanings, faults);
  const seen = new Map<string, number>();
  let rows = 0;
  const people = grid.rows.slice(heading + 1).flatMap((cells, i): RosterPerson | RosterPerson[] => {
    if (cells.every((cell) => cellText(cell) === "" && typeof cell !== "object")) return [];
    rows++;
    return reader.person(cells, { file: name, row: heading + i + 2 }, seen) ?? [];
  });
  if (rows > limits.rows)
    throw new SheetError("too-large", `The file has ${rows} rows, at most ${limits.rows} are read. Split it by school.`);
  if (rows === 0) throw new SheetError("empty", `Below the heading in row ${heading + 1} there is nobody.`);
  return {
    format: "sheet",
    mode: changes ? "changes" : "full",
    orgsBy: "name",
    files: [
      {
        name,
        rows,
        ...(file.encoding && { encoding: file.encoding }),
        unread: columns.filter((column, i) => column !== "" && meanings[i] === undefined),
      },
    ],
    orgs: [],
    people,
    years: [],
    faults: faults.list,
    notes: notes.list,
  };
}

/** The one sheet with a heading: the row among the first that names most fields, two at least. */
function theSheet(grids: Sheets["grids"]): { grid: Grid; heading: number } {
  const found = grids.flatMap((grid) => {
    const scores = grid.rows.slice(0, limits.headingWithin).map((cells) => knownHeadings(cells.map(cellText)));
    const most = Math.max(0, ...scores);
    return most < 2 ? [] : [{ grid, heading: scores.indexOf(most) }];
  });
  const [first, second] = found;
  if (!first)
    throw new SheetError(
      "no-heading",
      `No row among the first ${limits.headingWithin} names the columns of a roster. Give it a row with at least 工号 and 姓名.`,
    );
  if (second)
    throw new SheetError(
      "unreadable",
      `Several sheets look like a roster: ${found.map(({ grid }) => `"${grid.name}"`).join(", ")}. Keep one in the file.`,
    );
  return first;
}

class RowReader {
  readonly #grid: Grid;
  readonly #columns: readonly string[];
  readonly #meanings: readonly (PersonField | undefined)[];
  readonly #faults: Findings;

  constructor(grid: Grid, columns: readonly string[], meanings: readonly (PersonField | undefined)[], faults: Findings) {
    this.#grid = grid;
    this.#columns = columns;
    this.#meanings = meanings;
    this.#faults = faults;
  }

  /** What one row says of a person; `undefined` where nobody can be made of it. `seen` remembers staff numbers with their rows. */
  person(cells: readonly Cell[], at: RosterPlace, seen: Map<string, number>): RosterPerson | undefined {
    const text = (field: PersonField): string => this.#text(cells, field, at);
    const key = text("staffNumber").replace(/\s/g, "");
    const name = text("name").replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "");
    if (key === "") this.#fault(at, "required", "staffNumber");
    if (name === "") this.#fault(at, "required", "name");
    if (isIdentityNumber(key)) return void this.#fault(at, "identity-number", "staffNumber");
    const earlier = seen.get(key.toLowerCase());
    if (key !== "" && earlier !== undefined) return void this.#fault(at, "duplicate", "staffNumber", key, { row: String(earlier) });
    seen.set(key.toLowerCase(), at.row);
    const word = text("state");
    const state = word === "" ? "onPost" : stateOf(word);
    if (state === undefined) this.#fault(at, "state-unknown", "state", word, { known: knownStates });
    const [from, to] = [this.#day(cells, "from", at), this.#day(cells, "to", at)];
    if (from && to && to < from) this.#fault(at, "ends-before-it-begins", "to", to);
    if (key === "" || name === "") return undefined;
    const org = text("org");
    const facts = (["stage", "titleLevel", "employment"] as const).flatMap((field) => (text(field) === "" ? [] : [[field, text(field)]]));
    const role = { at, role: text("role"), ...(from && { from }), ...(to && { to }) };
    return {
      at,
      key,
      name,
      staffNumber: key,
      externalIds: {},
      onPost: state === "onPost",
      facts: Object.fromEntries(facts) as Record<string, string>,
      roles: state === "gone" ? [] : [role],
      ...(org !== "" && { org }),
      ...(state === "gone" && { gone: true }),
      ...(from && { from }),
      ...(to && { to }),
    };
  }

  #cell(cells: readonly Cell[], field: PersonField): Cell {
    const column = this.#meanings.indexOf(field);
    return column < 0 ? null : (cells[column] ?? null);
  }

  #text(cells: readonly Cell[], field: PersonField, at: RosterPlace): string {
    const cell = this.#cell(cells, field);
    if (this.#isLost(cell, field, at)) return "";
    const text = cellText(cell).normalize("NFKC").replace(/\s+/g, " ");
    const wrong = text === "" ? undefined : unfit(text);
    if (wrong) this.#fault(at, wrong, field, text);
    return text;
  }

  #day(cells: readonly Cell[], field: "from" | "to", at: RosterPlace): Day | undefined {
    const cell = this.#cell(cells, field);
    if (cell === null || this.#isLost(cell, field, at) || cellText(cell) === "") return undefined;
    const { on, until, problem } = readDays(cell, "on", { from1904: this.#grid.from1904 });
    if (on !== undefined && until === undefined) return on;
    return void this.#fault(at, problem?.code ?? "not-a-day", field, cellText(cell));
  }

  /** A formula without its result, or an error such as `#REF!`. */
  #isLost(cell: Cell, field: PersonField, at: RosterPlace): boolean {
    if (typeof cell !== "object" || cell === null || !("lost" in cell)) return false;
    this.#fault(at, cell.lost === "formula" ? "formula-without-value" : "cell-error", field, cell.text);
    return true;
  }

  #fault(at: RosterPlace, code: string, field: PersonField, found?: string, more?: Record<string, string>): void {
    this.#faults.at(at, code, this.#columns[this.#meanings.indexOf(field)] ?? field, found, more);
  }
}
