import { sha256 } from "../../hash/sha256.ts";
import { idOf } from "../../ids/id.ts";
import type { RosterReport } from "../../imports/roster.ts";
import { exampleId, orgs, people } from "../records/campus.ts";
import { ok, refuse, story } from "./build.ts";

const roster = story("importing-a-roster");

const sheet = "工号,姓名,学校,到岗日期\nQH-0101,许知言,云岚县青禾小学,\nQH-0188,陆星野,云岚县青禾小学,2026-11-16\n";
const bytes = { "Content-Type": "text/csv" };
const newcomer = {
  person: idOf("roster", "sheet", "person", "QH-0188"),
  role: idOf("roster", "sheet", "role", `QH-0188/teacher/${orgs.school}`),
};
const file = sha256(sheet);
const counts = { new: 2, changed: 1, unchanged: 1, ending: 0, transfers: 0, leaving: 0, faults: 0, notes: 0, written: 0 };

const report: RosterReport = {
  file,
  committed: false,
  set: { format: "sheet", mode: "changes", files: [{ name: "花名册.csv", rows: 2, encoding: "utf-8", unread: [] }] },
  rows: [
    { file: "花名册.csv", row: 2, kind: "person", id: people.teacher, name: "许知言", result: "changed", fields: ["provenance"] },
    { file: "花名册.csv", row: 2, kind: "role", id: exampleId(3, 1), name: "许知言", result: "unchanged" },
    { file: "花名册.csv", row: 3, kind: "person", id: newcomer.person, name: "陆星野", result: "new" },
    { file: "花名册.csv", row: 3, kind: "role", id: newcomer.role, name: "陆星野", result: "new" },
  ],
  faults: [],
  notes: [],
  counts,
};

const send = (query: Record<string, string>, body = sheet) => ({
  method: "POST" as const,
  path: "/v1/imports/roster",
  query: { name: "花名册.csv", changes: "1", ...query },
  headers: bytes,
  body,
});

export const rosterExchanges = [
  roster(
    "roster.import",
    "schoolAdmin",
    "dry-run",
    "A spreadsheet of people, looked at and not written. `changes` says that whoever is not in it stays.",
    send({ dryRun: "1" }),
    { ...ok({ file, committed: false, counts }), shows: report },
  ),
  roster(
    "roster.import",
    "schoolAdmin",
    "commit",
    "The same bytes, named by their hash: all of it is written, or nothing.",
    send({ commit: file }),
    ok({ file, committed: true, counts: { ...counts, written: 3 } }),
  ),
  roster(
    "roster.import",
    "schoolAdmin",
    "again",
    "The same a second time changes nothing.",
    send({ commit: file }),
    ok({ file, committed: true, counts: { ...counts, new: 0, changed: 0, unchanged: 4 } }),
  ),
  roster(
    "roster.import",
    "schoolAdmin",
    "without-a-number",
    "A fault is named by file, row and column; nothing is written while there is one.",
    send({ dryRun: "1" }, "工号,姓名,学校\n,许知言,云岚县青禾小学\n"),
    ok({ committed: false, faults: [{ file: "花名册.csv", row: 2, field: "工号", code: "required" }] }),
  ),
  roster(
    "roster.import",
    "schoolAdmin",
    "other-file",
    "Another file than the one that was looked at.",
    send({ commit: "0".repeat(64) }),
    refuse("validation", ["/query/commit file-changed"]),
  ),
  roster(
    "roster.import",
    "teacher",
    "by-a-teacher",
    "Who works where is not a teacher's to say.",
    send({ dryRun: "1" }),
    refuse("not-permitted"),
  ),
];
