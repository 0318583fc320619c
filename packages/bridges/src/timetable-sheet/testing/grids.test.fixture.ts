import assert from "node:assert/strict";
import type { SheetFault } from "@xiaoben/contract";
import { makeXlsx, type MadeSheet } from "../../files/files.test.fixture.ts";
import { readTimetableSheet, type SheetError, type TimetableSheet, type TimetableSheetAsk } from "../index.ts";

export const csv = (...rows: string[]): Uint8Array => new TextEncoder().encode(rows.join("\r\n"));
export const xlsx = (...sheets: MadeSheet[]): Uint8Array => makeXlsx(sheets);

/** Two are called 李静; 何远 has left. */
export const people = ["顾明岚", "苏禾", "李静", "李静", "林知远", "何远"].map((displayName, at) => ({
  id: `0199c0de-0002-7000-8000-00000000000${at}`,
  displayName,
  externalIds: { staffNumber: `NH000${at}` },
  onPost: displayName !== "何远",
}));

const times = new Map([1, 2, 3, 4].map((period) => [period, { from: `${period + 10}:00`, to: `${period + 10}:40` }]));
export const org = "0199c0de-0001-7000-8000-000000000002";

export const read = (bytes: Uint8Array, more: Partial<TimetableSheetAsk> = {}): Promise<TimetableSheet> =>
  readTimetableSheet(bytes, { org, from: "2026-09-01", to: "2027-01-22", people, times, name: "课表.csv", ...more });

/** Timetables in one line each, as `三（2）班: 1.1 语文 顾明岚, …`: weekday, period, subject, teacher. A name as it is written has a question mark. */
export const weeks = ({ timetables }: TimetableSheet): string[] =>
  timetables.map(
    ({ className, cells }) =>
      `${className}: ${cells
        .map(({ weekday, period, subjectName, teacher, teacherName, weeks: turn }) => {
          const known = people.find(({ id }) => id === teacher);
          const name = known
            ? known.displayName === "李静"
              ? known.externalIds.staffNumber
              : known.displayName
            : teacherName && `${teacherName}?`;
          return [`${weekday}.${period}`, subjectName, name, turn].filter(Boolean).join(" ");
        })
        .join(", ")}`,
  );

/** Findings in one line each: place, what, and what it clashes with. */
export const faults = ({ findings }: TimetableSheet): string[] =>
  findings.map(({ sheet, row, column = "", code, more }) =>
    [`${sheet === undefined ? "" : `${sheet}!`}${column}${row}`, code, more?.["place"]].filter(Boolean).join(" "),
  );

export async function refuses(bytes: Uint8Array, code: SheetFault, detail: RegExp): Promise<void> {
  await assert.rejects(read(bytes), (error: SheetError) => {
    assert.equal(error.code, code, error.message);
    assert.match(error.detail, detail);
    return true;
  });
}
