import type { Report } from "../kinds/report.ts";

/** What the upper level answers to a report. `docs/report-format.md` describes it. */
export interface ReceiptFile {
  format: "xiaoben.receipt/1";
  /** Number of the report that it answers. */
  number: string;
  /** SHA-256 of the file that it answers. */
  fileHash: string;
  items: ReceiptLine[];
}

/** What became of one line. */
export interface ReceiptLine {
  /** Number of the line in the file. */
  number: string;
  outcome: "registered" | "rejected";
  /** What it was registered as. */
  registration?: string;
  /** Why it was rejected: required then. */
  reason?: string;
}

/** What is wrong with one place of a receipt: a closed list. */
export type ReceiptFault =
  | "not-json"
  | "not-this-format"
  | "another-report"
  | "another-file"
  | "line-unknown"
  | "line-twice"
  | "line-missing"
  | "outcome-unknown"
  | "reason-missing";

export interface ReceiptFinding {
  code: ReceiptFault;
  /** JSON pointer into the receipt. */
  pointer: string;
  /** The text that could not be used, or the number of the line that is missing. */
  found?: string;
}

/** A receipt as it was read. It is taken whole or not at all: with a finding there is none. */
export interface ReadReceipt {
  receipt?: ReceiptFile;
  findings: ReceiptFinding[];
}

/** Reads the text of a receipt to a report that was sent. */
export function readReceipt(text: string, report: Pick<Report, "number" | "fileHash" | "items">): ReadReceipt {
  const value = parsed(text);
  if (value === undefined) return { findings: [{ code: "not-json", pointer: "" }] };
  if (!isReceipt(value)) return { findings: [{ code: "not-this-format", pointer: "" }] };
  const findings = [...ofWhole(value, report), ...value.items.flatMap(ofLine(value, report)), ...missing(value, report)];
  return findings.length > 0 ? { findings } : { receipt: value, findings };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === "string";
const isMaybeText = (value: unknown): boolean => value === undefined || isText(value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isReceipt = (value: unknown): value is ReceiptFile =>
  isObject(value) &&
  value["format"] === "xiaoben.receipt/1" &&
  isText(value["number"]) &&
  isText(value["fileHash"]) &&
  Array.isArray(value["items"]) &&
  value["items"].every(
    (line) =>
      isObject(line) &&
      isText(line["number"]) &&
      isText(line["outcome"]) &&
      isMaybeText(line["registration"]) &&
      isMaybeText(line["reason"]),
  );

const ofWhole = ({ number, fileHash }: ReceiptFile, report: Pick<Report, "number" | "fileHash">): ReceiptFinding[] => [
  ...(number === report.number ? [] : [{ code: "another-report", pointer: "/number", found: number } as const]),
  ...(fileHash === report.fileHash ? [] : [{ code: "another-file", pointer: "/fileHash", found: fileHash } as const]),
];

const ofLine =
  ({ items }: ReceiptFile, report: Pick<Report, "items">) =>
  ({ number, outcome, reason = "" }: ReceiptLine, at: number): ReceiptFinding[] => {
    const pointer = `/items/${at}`;
    return [
      ...(report.items.some((item) => item.number === number)
        ? []
        : [{ code: "line-unknown", pointer: `${pointer}/number`, found: number } as const]),
      ...(items.findIndex((line) => line.number === number) === at
        ? []
        : [{ code: "line-twice", pointer: `${pointer}/number`, found: number } as const]),
      ...(["registered", "rejected"].includes(outcome)
        ? []
        : [{ code: "outcome-unknown", pointer: `${pointer}/outcome`, found: outcome } as const]),
      ...(outcome === "rejected" && reason.trim() === ""
        ? [{ code: "reason-missing", pointer: `${pointer}/reason`, found: number } as const]
        : []),
    ];
  };

const missing = ({ items }: ReceiptFile, report: Pick<Report, "items">): ReceiptFinding[] =>
  report.items.flatMap(({ number }) =>
    number !== undefined && items.every((line) => line.number !== number)
      ? [{ code: "line-missing" as const, pointer: "/items", found: number }]
      : [],
  );
