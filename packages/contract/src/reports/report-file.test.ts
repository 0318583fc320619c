import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isInstant } from "../days/day.ts";
import { isId } from "../ids/id.ts";
import { records } from "../examples/index.ts";
import { sha256 } from "../hash/sha256.ts";
import type { Report } from "../kinds/report.ts";
import { readReceipt, type ReceiptFile } from "./receipt-file.ts";
import { reportCsv } from "./report-csv.ts";
import { reportFile, reportHash, reportText } from "./report-file.ts";

const reports = records.flatMap((one) => (one.kind === "report" ? [one.record] : []));
const [sent, receipted] = (["sent", "receipted"] as const).map((state) => reports.find((one) => one.state === state)!) as [Report, Report];

test("[R009] the same report is the same file, byte by byte, whatever came after it was sent", () => {
  for (const report of [sent, receipted]) {
    const file = reportFile(report);
    assert.equal(sha256(reportText(file)), report.fileHash);
    assert.equal(
      reportHash(reportFile(structuredClone({ ...report, updatedAt: "2027-01-01T00:00:00.000Z", totals: { sent: "0" } }))),
      report.fileHash,
    );
    assert.deepEqual(JSON.parse(reportText(file)), JSON.parse(JSON.stringify(file)));
  }
  assert.notEqual(reportHash(reportFile({ ...sent, items: [{ ...sent.items[0]!, amount: "2.1" }] })), sent.fileHash);
  assert.throws(() => reportFile(reports.find(({ state }) => state === "submitted")!), /from when it was sent/);
});

test("[R009] names, amounts and the lines that are replaced stand in the file, and their sum", () => {
  const { items, total, number } = reportFile({
    ...receipted,
    items: [...receipted.items, { ...receipted.items[0]!, number: undefined!, replaces: "OLD/1" }],
  });
  assert.deepEqual(
    items.map(({ number: line, person, amount, replaces }) => [line, person.staffNumber, amount, replaces]),
    [
      [`${number}/1`, "QH-0101", "4", undefined],
      [`${number}/2`, "QH-0103", "1", undefined],
      [`${number}/3`, "QH-0101", "4", "OLD/1"],
    ],
  );
  assert.equal(total, "9");
});

test("[R009] a spreadsheet shows the same, and never a formula", () => {
  const file = reportFile(receipted);
  const lines = reportCsv(file).split("\r\n");
  assert.match(lines[0]!, /^\uFEFF批号 report,行号 line,/);
  assert.equal(lines[1], "000002-20261113-001,000002-20261113-001/1,云岚县青禾小学,schoolYear:2026-2027,QH-0101,许知言,4,hour,");
  const odd = { ...file, items: [{ ...file.items[0]!, person: { id: "x", name: "=1+1" } }] };
  assert.match(reportCsv(odd), /"'=1\+1"/);
});

test("[R009] a receipt is read as it was written, with the mark that some programs put before it", () => {
  const whole: ReceiptFile = {
    format: "xiaoben.receipt/1",
    number: sent.number!,
    fileHash: sent.fileHash!,
    items: [{ number: `${sent.number}/1`, outcome: "rejected", reason: "工号查不到" }],
  };
  assert.deepEqual(readReceipt(`\uFEFF${JSON.stringify(whole)}`, sent), { receipt: whole, findings: [] });
  assert.deepEqual(
    readReceipt(JSON.stringify({ ...whole, items: [{ number: `${sent.number}/1`, outcome: "rejected", reason: " " }] }), sent).findings,
    [{ code: "reason-missing", pointer: "/items/0/reason", found: `${sent.number}/1` }],
  );
  for (const odd of ["null", "[]", '"x"', "{}", JSON.stringify({ ...whole, items: [null] }), JSON.stringify({ ...whole, number: 1 })])
    assert.deepEqual(
      readReceipt(odd, sent).findings.map(({ code }) => code),
      ["not-this-format"],
    );
});

const ajv = (): Ajv2020 => new Ajv2020({ strict: false, formats: { "date-time": isInstant, uuid: isId } });
const schema = (name: string) =>
  ajv().compile(JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), "utf8")) as object);

test("[R009] the schemas take both files, and refuse what is none", () => {
  const [takesReport, takesReceipt] = [schema("report-file"), schema("receipt-file")];
  for (const report of [sent, receipted]) assert.ok(takesReport(reportFile(report)), JSON.stringify(takesReport.errors));
  const receipt = {
    format: "xiaoben.receipt/1",
    number: sent.number,
    fileHash: sent.fileHash,
    items: [{ number: "N/1", outcome: "registered" }],
  };
  assert.ok(takesReceipt(receipt), JSON.stringify(takesReceipt.errors));
  const file = reportFile(sent);
  for (const broken of [
    { ...file, format: "xiaoben.report/2" },
    { ...file, total: "vier" },
    { ...file, items: [{ number: "N/1" }] },
    { ...file, sentAt: "gestern" },
  ])
    assert.equal(takesReport(broken), false, JSON.stringify(broken));
  for (const broken of [
    { ...receipt, fileHash: "00" },
    { ...receipt, items: [{ number: "N/1", outcome: "pending" }] },
    { ...receipt, number: undefined },
  ])
    assert.equal(takesReceipt(JSON.parse(JSON.stringify(broken))), false, JSON.stringify(broken));
});

test("the files of the page on the format are of the format", () => {
  const page = readFileSync(new URL("../../../../docs/report-format.md", import.meta.url), "utf8");
  const [report, receipt] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text!) as object);
  assert.ok(schema("report-file")(report));
  assert.ok(schema("receipt-file")(receipt));
});
