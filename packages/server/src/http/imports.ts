import { ProblemError, type HoursSheet, type ProblemCode, type SheetFault } from "@xiaoben/contract";
import { hash } from "../hash.ts";
import type { Handler } from "./handlers.ts";
import { parameters } from "./asked.ts";
import { fileLimit, readBytes } from "./body.ts";
import { issueAt } from "./problems.ts";

/**
 * Takes a ledger as the bytes of its file: looks at it (`?dryRun=1`), or writes what was looked at (`?commit=<SHA-256 of the file>`).
 * An import in portions goes on with the same commit without a body, and says with `?progress=<SHA-256 of the file>` how far it is.
 */
export const importHours: Handler = async (c, backend, caller) => {
  const { dryRun, commit, progress, name } = parameters(c, ["dryRun", "commit", "progress", "name"]);
  if ([dryRun === "1", commit !== undefined, progress !== undefined].filter(Boolean).length !== 1) {
    throw new ProblemError(
      "validation",
      "Say one of dryRun=1, commit=<SHA-256 of the file that was looked at>, or progress=<the same>.",
      issueAt("/query", "required", "dryRun, commit or progress"),
    );
  }
  const bytes = await readBytes(c.req.raw, fileLimit);
  const begun = progress ?? (bytes.byteLength === 0 ? commit : undefined);
  if (begun !== undefined) return c.json(await backend.importProgress(caller, begun.toLowerCase(), { goOn: progress === undefined }));
  const file = hash(bytes);
  if (commit !== undefined && commit.toLowerCase() !== file) {
    throw new ProblemError(
      "validation",
      "This is not the file that was looked at. Look at it again before it is written.",
      issueAt("/query/commit", "file-changed", "another file"),
    );
  }
  return c.json(await backend.importHours(caller, file, await readSheet(bytes, name), { commit: commit !== undefined }));
};

/** The readers of spreadsheets are loaded with the first file. */
async function readSheet(bytes: Uint8Array, name: string | undefined): Promise<HoursSheet> {
  const { readHoursSheet, SheetError } = await import("@xiaoben/bridges/hours-sheet");
  try {
    return await readHoursSheet(bytes, name === undefined ? {} : { name });
  } catch (error) {
    if (error instanceof SheetError)
      throw new ProblemError(problemOf[error.code], error.detail, issueAt("/file", error.code, error.detail));
    throw error;
  }
}

/** The problem of a file that was refused as a whole; the fault itself stands in the issue. */
export const problemOf: Record<SheetFault, ProblemCode> = {
  "not-a-spreadsheet": "unsupported-type",
  encrypted: "unsupported-type",
  "legacy-xls": "unsupported-type",
  "too-large": "too-large",
  "zip-bomb": "too-large",
  empty: "validation",
  "no-heading": "validation",
  "column-missing": "validation",
  unreadable: "validation",
};
