import { idOf } from "../../ids/id.ts";
import { canonical } from "../../json/canonical.ts";
import type { Credit, Report } from "../../kinds/index.ts";
import { reportFile, reportHash } from "../../reports/report-file.ts";
import { clock, orgs, people } from "../records/campus.ts";
import { hourIds } from "../records/hours.ts";
import { creditIds, reportIds } from "../records/upwards.ts";
import { act, born, content, create, created, found, get, list, newRecordId, next, page, refuse, story, written } from "./build.ts";
import { the } from "./look.ts";

const look = story("what-went-up");
const prepare = story("preparing-a-report");
const send = story("sending-a-report");
const answer = story("a-receipt");

const rejected = the("credit", "rejected");
const handedIn = the("report", "submitted");
const sent = the("report", "sent");

const begun: Report = {
  ...born(newRecordId(40), orgs.school),
  state: "draft",
  by: people.schoolAdmin,
  pack: sent.pack,
  rule: sent.rule,
  period: sent.period,
  items: [],
};

const gatheredCredit = idOf("credit", begun.id, people.teacher, "4");
const gathered: Report = next<Report>(begun, {
  asOf: "2026-11-20",
  unit: "hour",
  items: [{ credit: gatheredCredit, version: 1, person: people.teacher, amount: "4" }],
  left: [{ person: people.groupLead, why: "uncorrected" }],
});
const { left: _left, ...bare } = gathered;

/** What is promised of a report, and a whole one to look at. */
const moved = (record: Report, promised: Partial<Report>, more: { kind: "credit" | "hour"; id: string; version: number }[] = []) => ({
  status: 200 as const,
  body: { record: { id: record.id, state: record.state, version: record.version, ...promised } },
  shows: { record, changes: [{ kind: "report" as const, id: record.id, version: record.version }, ...more] },
});

const receipt = (more: object = {}): string =>
  canonical({
    format: "xiaoben.receipt/1",
    number: sent.number,
    fileHash: sent.fileHash,
    items: [{ number: `${sent.number}/1`, outcome: "registered", registration: "SJ-2026-00502" }],
    ...more,
  });

const number = "000002-20261120-004";
const unhashed: Report = {
  ...next<Report>(handedIn),
  state: "sent",
  number,
  sender: sent.sender!,
  sentAt: clock,
  items: handedIn.items.map((item) => ({ ...item, name: "许知言", staffNumber: "QH-0101", number: `${number}/1` })),
  totals: { sent: "2.5" },
};
const up: Report = { ...unhashed, fileHash: reportHash(reportFile(unhashed)) };
const done: Report = {
  ...next<Report>(sent),
  state: "receipted",
  receipt: receipt(),
  receiptedAt: clock,
  items: sent.items.map((item) => ({ ...item, outcome: "registered", registration: "SJ-2026-00502" })),
  totals: { sent: "2", registered: "2", rejected: "0" },
};

export const upwardExchanges = [
  look(
    "credit.list",
    "teacher",
    "rejected",
    "Everybody sees her own; of colleagues, nothing.",
    list("credit", { state: "rejected" }),
    page(),
  ),
  look(
    "credit.get",
    "teacher",
    "registered",
    "With the records that it rests on.",
    get("credit", creditIds.registered),
    found(the("credit", "registered")),
  ),
  look(
    "credit.correct",
    "schoolAdmin",
    "put-right",
    "What was put right; the next report may take its place.",
    act("credit", creditIds.rejected, "correct", 400, rejected.version, { note: "工号已补登" }),
    written("credit", { ...next<Credit>(rejected), state: "corrected", note: "工号已补登" }),
  ),
  look("report.list", "countyOfficer", "handed-in", "What schools handed in.", list("report", { state: "submitted" }), page(handedIn)),
  look(
    "report.get",
    "schoolAdmin",
    "receipted",
    "Sent and registered, side by side.",
    get("report", reportIds.receipted),
    found(the("report", "receipted")),
  ),
  look(
    "report.get",
    "teacher",
    "by-a-teacher",
    "Reports are for those who run the school or the county.",
    get("report", reportIds.sent),
    refuse("not-found"),
  ),

  prepare(
    "report.create",
    "schoolAdmin",
    "begun",
    "For an organisation, a rule and a period; what it holds is gathered by the back end.",
    create("report", begun.id, content(begun, "by", "items")),
    created("report", begun),
  ),
  prepare(
    "report.prepare",
    "schoolAdmin",
    "gathered",
    "What people are to be credited with beyond what went up before.",
    act("report", begun.id, "prepare", 401, 1),
    moved(gathered, { unit: "hour" }, [{ kind: "credit", id: gatheredCredit, version: 1 }]),
  ),
  prepare(
    "report.submit",
    "schoolAdmin",
    "handed-in",
    "The county sees it now.",
    act("report", begun.id, "submit", 402, 2),
    moved({ ...next<Report>(gathered), state: "submitted" }, {}),
  ),
  prepare(
    "report.return",
    "countyOfficer",
    "returned",
    "With a reason.",
    act("report", begun.id, "return", 403, 3, { reason: "请先补登工号" }),
    moved(next<Report>(gathered, { reason: "请先补登工号" }, 2), { reason: "请先补登工号" }),
  ),
  prepare(
    "report.withdraw",
    "schoolAdmin",
    "withdrawn",
    "What it held falls away, and the next one takes it in.",
    act("report", begun.id, "withdraw", 404, 4),
    moved({ ...bare, version: 5, state: "withdrawn", items: [], reason: "请先补登工号" }, { items: [] }, [
      { kind: "credit", id: gatheredCredit, version: 2 },
    ]),
  ),
  prepare(
    "report.submit",
    "schoolAdmin",
    "with-nothing-in-it",
    "Something must stand in it.",
    act("report", reportIds.draft, "submit", 405, 1),
    refuse("guard-failed", ["/items not-filled"]),
  ),

  send(
    "report.send",
    "countyOfficer",
    "sent",
    "It gets its number, and its file a hash; credits and hours are reported.",
    act("report", handedIn.id, "send", 406, 3),
    moved(up, { number: up.number!, sender: up.sender!, sentAt: clock, totals: { sent: "2.5" } }, [
      { kind: "credit", id: creditIds.prepared, version: 2 },
      { kind: "hour", id: hourIds.approved, version: 4 },
    ]),
  ),
  send(
    "report.send",
    "countyOfficer",
    "once-more",
    "A report is sent once; its file can be made again at any time, and is the same.",
    act("report", handedIn.id, "send", 407, 4),
    refuse("transition-not-allowed"),
  ),

  answer(
    "report.receipt",
    "countyOfficer",
    "of-another-file",
    "A receipt is taken whole or not at all: here the hash is another, and a line is missing.",
    act("report", sent.id, "receipt", 408, 4, { receipt: receipt({ fileHash: "0".repeat(64), items: [] }) }),
    refuse("guard-failed", ["/receipt/fileHash another-file", "/receipt/items line-missing"]),
  ),
  answer(
    "report.receipt",
    "countyOfficer",
    "registered",
    "Credits and hours are registered.",
    act("report", sent.id, "receipt", 409, 4, { receipt: receipt() }),
    moved(done, { totals: done.totals! }, [
      { kind: "credit", id: creditIds.reported, version: 3 },
      { kind: "hour", id: hourIds.reported, version: 5 },
    ]),
  ),
];
