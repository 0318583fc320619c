import { canonical, ProblemError, type HoursChoices, type HoursSheet, type ProblemCode, type SheetFault } from "@xiaoben/contract";
import { hash } from "../hash.ts";
import type { Handler } from "./handlers.ts";
import { bad, parameters } from "./asked.ts";
import { fileLimit, jsonLimit, parseJson, readBytes } from "./body.ts";
import { issueAt } from "./problems.ts";

/**
 * Takes a ledger as the bytes of its file: looks at it (`?dryRun=1`), or writes what was looked at (`?commit=<SHA-256 of the file>`), with `leave=1` without its faulty rows.
 * What somebody chose for it comes beside the file in a form, and the hash stands for both. An import in portions goes on with the same commit without a body,
 * and says with `?progress=<the same>` how far it is.
 */
export const importHours: Handler = async (c, backend, caller) => {
  const { dryRun, commit, progress, leave, name } = parameters(c, ["dryRun", "commit", "progress", "leave", "name"]);
  if ([dryRun === "1", commit !== undefined, progress !== undefined].filter(Boolean).length !== 1) {
    throw new ProblemError(
      "validation",
      "Say one of dryRun=1, commit=<SHA-256 of the file that was looked at>, or progress=<the same>.",
      issueAt("/query", "required", "dryRun, commit or progress"),
    );
  }
  if (leave !== undefined && leave !== "1") throw bad("leave", "unknown-value", '"leave" must be 1, or left out.');
  const { bytes, choices } = await ledgerIn(c.req.raw);
  const begun = progress ?? (bytes.byteLength === 0 ? commit : undefined);
  if (begun !== undefined) return c.json(await backend.importProgress(caller, begun.toLowerCase(), { goOn: progress === undefined }));
  const file = choices ? hash(Buffer.from(`${hash(bytes)}${canonical(choices)}`)) : hash(bytes);
  if (commit !== undefined && commit.toLowerCase() !== file) {
    throw new ProblemError(
      "validation",
      "This is not the file that was looked at, or other things were chosen for it. Look at it again before it is written.",
      issueAt("/query/commit", "file-changed", "another file"),
    );
  }
  const sheet = await readSheet(bytes, name, choices);
  const options = { commit: commit !== undefined, leave: leave === "1", ...(choices?.people && { people: choices.people }) };
  return c.json(await backend.importHours(caller, file, sheet, options));
};

/** The bytes as they are, or in a form as `file` with what was chosen as `choices`. */
async function ledgerIn(request: Request): Promise<{ bytes: Uint8Array<ArrayBuffer>; choices?: HoursChoices }> {
  const type = request.headers.get("content-type") ?? "";
  const body = await readBytes(request, fileLimit + jsonLimit);
  if (!type.toLowerCase().startsWith("multipart/form-data")) return { bytes: atMost(body) };
  const form = await formIn(body, type);
  const [file, text] = [form.get("file"), form.get("choices")];
  if (!(file instanceof Blob) || typeof text !== "string")
    throw new ProblemError(
      "validation",
      "A form holds the ledger as `file` and what was chosen as `choices`.",
      issueAt("", "required", "file and choices"),
    );
  return { bytes: atMost(new Uint8Array(await file.arrayBuffer())), choices: await choicesIn(text) };
}

function atMost(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.byteLength > fileLimit) throw new ProblemError("too-large", `The file is larger than ${fileLimit} bytes. Split it.`);
  return bytes;
}

async function formIn(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ProblemError("validation", "The form cannot be read. Check that it was sent whole.", issueAt("", "not-a-form", "not a form"));
  }
}

async function choicesIn(text: string): Promise<HoursChoices> {
  const { checkChoices } = await import("@xiaoben/contract/schemas");
  const value = parseJson(new TextEncoder().encode(text));
  const issues = checkChoices(value).map((issue) => ({ ...issue, pointer: `/choices${issue.pointer}` }));
  if (issues.length > 0) throw new ProblemError("validation", "What was chosen for the ledger cannot be used.", { issues });
  return value as HoursChoices;
}

/** The readers of spreadsheets are loaded with the first file. */
async function readSheet(bytes: Uint8Array, name: string | undefined, choices: HoursChoices | undefined): Promise<HoursSheet> {
  const { readHoursSheet, SheetError } = await import("@xiaoben/bridges/hours-sheet");
  try {
    return await readHoursSheet(bytes, { ...(name !== undefined && { name }), ...(choices && { choices }) });
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
