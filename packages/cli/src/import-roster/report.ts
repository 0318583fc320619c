import type { RosterFinding, RosterReport, RosterRow } from "@xiaoben/contract";
import { harmless, table } from "../terminal/table.ts";
import type { Words } from "../words/words.ts";

/** Rows that are listed where not all are asked for; those that stay as they are are only counted. */
const listed = 40;

/** The report in words: what was read, what is wrong, what becomes of each row. */
export function rosterText(report: RosterReport, fileName: string, all: boolean, words: Words): string {
  const { set, rows, faults, notes, counts } = report;
  const said = words.roster;
  const people = rows.filter(({ kind, file }) => kind === "person" && file !== undefined).length;
  const shown = all ? rows : rows.filter(({ result }) => result !== "unchanged").slice(0, listed);
  return [
    harmless(said.read(fileName, set.format, set.mode, people)),
    ...set.files.flatMap(({ name, rows: count, leftOut = 0, unread }) => [
      harmless(said.fileRead(name, count, leftOut)),
      ...(unread.length > 0 ? [harmless(said.unread(name, unread))] : []),
    ]),
    ...(faults.length > 0 ? ["", table([said.faultColumns, ...faults.map((fault) => findingCells(fault, words))])] : []),
    ...(counts.faults > faults.length ? [said.moreFaults(counts.faults - faults.length)] : []),
    ...(notes.length > 0 ? ["", said.notes, table(notes.map((note) => findingCells(note, words)))] : []),
    ...(shown.length > 0 ? ["", table([said.columns, ...shown.map((row) => rowCells(row, words))])] : []),
    ...(shown.length < rows.length ? [words.moreRows(rows.length - shown.length)] : []),
    "",
    said.counts(counts),
  ].join("\n");
}

function findingCells({ file, row, field, code, found, more }: RosterFinding, { roster, problemFound }: Words): string[] {
  const what = roster.problems[code] ?? code;
  const asides = [
    more?.["known"] && roster.known(more["known"]),
    more?.["row"] && roster.place("", Number(more["row"])),
    more?.["erasure"] && roster.erasure(more["erasure"]),
  ].filter(Boolean);
  return [roster.place(file, row), field ?? "", [found ? problemFound(what, found) : what, ...asides].join(" · ")];
}

function rowCells({ file, row, kind, name, result, fields = [], transfer }: RosterRow, { roster }: Words): string[] {
  const changed = fields.map((field) => roster.fields[field] ?? field).join(", ");
  const said = [roster.results[result], transfer && roster.transfer].filter(Boolean).join(" · ");
  return [
    file === undefined ? roster.notInFile : roster.place(file, row),
    roster.kinds[kind],
    name,
    result === "changed" && changed ? `${said} (${changed})` : said,
  ];
}
