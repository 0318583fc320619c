import { csvLine, csvStart, type ReceiptFile, type ReceiptLine, type ReportFile } from "@xiaoben/contract";
import { cellText, type Grid } from "../files/grid.ts";
import { openSheets } from "../files/open-sheets.ts";
import { SheetError } from "../files/sheet-error.ts";

/*
 * "Xingzhou" (星洲继续教育登记平台, invented) takes credits as a sheet of six columns, knows people by their staff number, and answers with the rows
 * that it was sent, the outcome beside each. It does not know our lines: it gives back what stands in its column 凭证.
 */
const sent = ["凭证", "校验码", "继教号", "姓名", "年度", "登记学分", "更正凭证"] as const;
const answered = { number: "凭证", fileHash: "校验码", outcome: "登记结果", registration: "登记号", reason: "原因" } as const;
type Column = keyof typeof answered;

const outcomes: Readonly<Record<string, ReceiptLine["outcome"]>> = {
  已登记: "registered",
  通过: "registered",
  退回: "rejected",
  不通过: "rejected",
};

/** A report as the sheet that Xingzhou takes. `hash`: that of the file, which its answer brings back. */
export const toUpperSheet = (file: ReportFile, hash: string): string =>
  [
    csvLine(sent),
    ...file.items.map(({ number, person, amount, replaces }) =>
      csvLine([number, hash, person.staffNumber, person.name, file.period.split(":")[1], amount, replaces]),
    ),
  ].reduce((text, line) => text + line, csvStart);

/**
 * Xingzhou's answer, Excel or CSV, as a receipt. What an answer says of itself is taken as it stands: whether it fits the report, `readReceipt` finds.
 * @throws {SheetError} where the file is no answer of Xingzhou
 */
export async function fromUpperSheet(bytes: Uint8Array, name = ""): Promise<ReceiptFile> {
  const { grids } = await openSheets(bytes, name, (texts) => texts.filter(isHeading).length);
  const [grid] = grids as [Grid, ...Grid[]];
  const rows = grid.rows.map((row) => row.map(cellText));
  const at = rows.findIndex((row) => (["number", "fileHash", "outcome"] as const).every((column) => row.includes(answered[column])));
  if (at < 0)
    throw new SheetError(
      "no-heading",
      `No row has the headings ${answered.number}, ${answered.fileHash} and ${answered.outcome}. Choose the answer of the platform.`,
    );
  const column = (row: readonly string[], of: Column): string => row[rows[at]!.indexOf(answered[of])] ?? "";
  const lines = rows.slice(at + 1).filter((row) => column(row, "number") !== "");
  const items = lines.map((row): ReceiptLine => {
    const [outcome, registration, reason] = (["outcome", "registration", "reason"] as const).map((of) => column(row, of)) as [
      string,
      string,
      string,
    ];
    return {
      number: column(row, "number"),
      outcome: outcomes[outcome] ?? (outcome as ReceiptLine["outcome"]),
      ...(registration !== "" && { registration }),
      ...(reason !== "" && { reason }),
    };
  });
  const [first] = lines;
  if (!first) throw new SheetError("empty", "Below the headings there are no rows. Choose the answer with the rows that were sent.");
  const number = column(first, "number");
  const hashes = new Set(lines.map((row) => column(row, "fileHash")));
  return {
    format: "xiaoben.receipt/1",
    number: number.slice(0, Math.max(0, number.lastIndexOf("/"))),
    fileHash: [...hashes].join(" "),
    items,
  };
}

const isHeading = (text: string): boolean => (Object.values(answered) as string[]).includes(text);
