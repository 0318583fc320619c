import type { ChangesPage } from "../../gateway/wire.ts";
import { participationIds } from "../records/activities.ts";
import { sha256 } from "../../hash/sha256.ts";
import type { ImportReport } from "../../imports/hours.ts";
import { orgs, people } from "../records/campus.ts";
import { hourIds } from "../records/hours.ts";
import { records } from "../records/index.ts";

import { observationIds } from "../records/observations.ts";
import { planIds } from "../records/plans.ts";
import { ask, ok, post, refuse, story } from "./build.ts";
import { rollups, verdicts } from "./verdicts.ts";

const judge = story("asking-for-verdicts");
const wait = story("what-waits");
const feed = story("following-changes");
const ledger = story("importing-a-ledger");

const sheet = "工号,姓名,日期,活动名称,类别,学时\nQH-0101,许知言,2026-10-30,作业设计研讨,校本研修,2\n";
const bytes = { "Content-Type": "text/csv" };

const values = { staffNumber: "QH-0101", name: "许知言", on: "2026-10-30", title: "作业设计研讨", category: "校本研修", hours: "2" };
const headings = ["工号", "姓名", "日期", "活动名称", "类别", "学时"];
const means = ["staffNumber", "name", "on", "title", "category", "hours"] as const;

const report: ImportReport = {
  file: sha256(sheet),
  committed: false,
  sheet: {
    file: { format: "csv", encoding: "utf-8" },
    headingRow: 1,
    columns: headings.map((heading, at) => ({ letter: "ABCDEF".charAt(at), heading, means: means[at]! })),
    leftOut: [{ row: 1, why: "heading", text: headings.join(" ") }],
  },
  rows: [
    {
      row: 2,
      values,
      cells: ["QH-0101", "许知言", "2026-10-30", "作业设计研讨", "校本研修", "2"],
      problems: [],
      person: { id: people.teacher, displayName: "许知言" },
      record: "9ab4db37-44ab-8f01-aac5-2c3f90933b0d",
    },
  ],
  counts: { rows: 1, good: 1, faulty: 0, written: 0 },
};

const event = (page: ChangesPage): string => `id: ${page.cursor}\nevent: changes\ndata: ${JSON.stringify(page)}\n\n`;

export const askingExchanges = [
  judge(
    "evaluate",
    "teacher",
    "herself",
    "How she stands with each rule and consequence, as of a day.",
    post("/v1/evaluate", { subject: { kind: "person", id: people.teacher }, asOf: "2026-11-20" }),
    {
      ...ok({ verdicts: verdicts.map(({ subject, rule, period, asOf, outcome }) => ({ subject, rule, period, asOf, outcome })) }),
      shows: { verdicts },
    },
  ),
  judge(
    "evaluate",
    "teacher",
    "somebody-else",
    "Nobody asks about a colleague.",
    post("/v1/evaluate", { subject: { kind: "person", id: people.mentor } }),
    refuse("not-permitted"),
  ),
  judge(
    "evaluate",
    "teacher",
    "unknown-period",
    "The key of a period is that of a calendar.",
    post("/v1/evaluate", { subject: { kind: "person", id: people.teacher }, period: "schoolYear:1999-2000" }),
    refuse("unknown-field-value", ["/period unknown-period"]),
  ),
  judge(
    "evaluate",
    "teacher",
    "without-subject",
    "A question says of whom.",
    post("/v1/evaluate", { asOf: "2026-11-20" }),
    refuse("validation", ["/subject required"]),
  ),
  judge(
    "rollup",
    "schoolAdmin",
    "of-the-school",
    "How many of the school are where, rule by rule: sums of verdicts that are kept.",
    post("/v1/rollup", { org: orgs.school, rules: ["total"] }),
    { ...ok({ rollups: rollups.map(({ since: _since, stale: _stale, ...sum }) => sum) }), shows: { rollups } },
  ),
  judge(
    "rollup",
    "teacher",
    "by-a-teacher",
    "Sums are for those who run an organisation or lead a group.",
    post("/v1/rollup", { org: orgs.school }),
    refuse("not-permitted"),
  ),
  wait(
    "tasks",
    "principal",
    "plan-to-approve",
    "A plan waits for the principal, what was done about a finding of hers, and an appeal.",
    ask("/v1/tasks"),
    ok({
      items: [
        { action: "observation.sign", on: { kind: "observation", id: observationIds.inspected } },
        { action: "participation.allow", on: { kind: "participation", id: participationIds.appealed } },
        { action: "plan.approve", on: { kind: "plan", id: planIds.approving } },
        { action: "hour.allow", on: { kind: "hour", id: hourIds.appealed } },
      ],
    }),
  ),
  feed(
    "changes",
    "teacher",
    "from-the-beginning",
    "Without a cursor it begins at the beginning. Ids alone: what one may not read is not found when it is read. The cursor is any text.",
    ask("/v1/changes", { limit: "2" }),
    {
      status: 200,
      shows: {
        changes: [
          { kind: "org", id: orgs.county, version: 1 },
          { kind: "org", id: orgs.school, version: 1 },
        ],
        cursor: "2",
      },
    },
  ),
  feed(
    "changes",
    "teacher",
    "foreign-cursor",
    "A cursor of another back end.",
    ask("/v1/changes", { cursor: "not-of-here" }),
    refuse("validation"),
  ),
  feed(
    "live",
    "teacher",
    "from-now-on",
    "An answer that stays open and tells each page as it happens. The first comes at once and holds the cursor; here `seconds=0` ends it after that one.",
    ask("/v1/live", { seconds: "0" }),
    { status: 200, headers: { "Content-Type": "text/event-stream" }, shows: event({ changes: [], cursor: String(records.length) }) },
  ),
  feed(
    "live",
    "teacher",
    "foreign-cursor",
    "A cursor of another back end is refused before the answer begins.",
    ask("/v1/live", { cursor: "not-of-here", seconds: "0" }),
    refuse("validation"),
  ),
  ledger(
    "hours.import",
    "schoolAdmin",
    "dry-run",
    "The file as it is, looked at and not written.",
    { method: "POST", path: "/v1/imports/hours", query: { dryRun: "1", name: "学时.csv" }, headers: bytes, body: sheet },
    { ...ok({ file: sha256(sheet), committed: false, counts: { rows: 1, good: 1, faulty: 0, written: 0 } }), shows: report },
  ),
  ledger(
    "hours.import",
    "schoolAdmin",
    "commit",
    "The same bytes, named by their hash: all rows are written, or none.",
    { method: "POST", path: "/v1/imports/hours", query: { commit: sha256(sheet), name: "学时.csv" }, headers: bytes, body: sheet },
    ok({ file: sha256(sheet), committed: true, counts: { rows: 1, good: 1, faulty: 0, written: 1 } }),
  ),
  ledger(
    "hours.import",
    "schoolAdmin",
    "other-file",
    "Another file than the one that was looked at.",
    { method: "POST", path: "/v1/imports/hours", query: { commit: "0".repeat(64) }, headers: bytes, body: sheet },
    refuse("validation", ["/query/commit file-changed"]),
  ),
  ledger(
    "hours.import",
    "schoolAdmin",
    "progress-of-none",
    "An import in portions is asked how far it is by the hash of its file; here none was begun.",
    { method: "POST", path: "/v1/imports/hours", query: { progress: "0".repeat(64) } },
    refuse("not-found"),
  ),
  ledger(
    "hours.import",
    "teacher",
    "by-a-teacher",
    "Ledgers are the school's.",
    { method: "POST", path: "/v1/imports/hours", query: { dryRun: "1" }, headers: bytes, body: sheet },
    refuse("not-permitted"),
  ),
];
