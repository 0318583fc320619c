import { isId, ProblemError, type RosterSet } from "@xiaoben/contract";
import type { RosterOptions } from "@xiaoben/backend";
import { hash } from "../hash.ts";
import { bad, parameters, wholeNumber } from "./asked.ts";
import { fileLimit, readBytes } from "./body.ts";
import type { Handler } from "./handlers.ts";
import { problemOf } from "./imports.ts";
import { issueAt } from "./problems.ts";

const known = ["dryRun", "commit", "name", "changes", "confirmLeaving", "source", "org"] as const;

/** Takes a roster as the bytes of its file: looks at it (`?dryRun=1`), or writes what was looked at (`?commit=<SHA-256 of the file>`). */
export const importRoster: Handler = async (c, backend, caller) => {
  const asked = parameters(c, known);
  const { dryRun, commit, name, changes } = asked;
  if ((dryRun === "1") === (commit !== undefined))
    throw bad("commit", "required", "Say either dryRun=1 or commit=<SHA-256 of the file that was looked at>.");
  if (changes !== undefined && changes !== "1") throw bad("changes", "not-a-flag", '"changes" is 1, or left out.');
  const options = optionsOf(asked, commit !== undefined);
  const bytes = await readBytes(c.req.raw, fileLimit);
  const file = hash(bytes);
  if (commit !== undefined && commit.toLowerCase() !== file)
    throw bad("commit", "file-changed", "This is not the file that was looked at. Look at it again before it is written.");
  const set = await readSet(bytes, { ...(name !== undefined && { name }), changes: changes === "1" });
  return c.json(await backend.importRoster(caller, file, set, options));
};

function optionsOf({ confirmLeaving, source, org }: Readonly<Record<string, string>>, commit: boolean): RosterOptions {
  const leaving = wholeNumber("confirmLeaving", confirmLeaving, 0, 1_000_000);
  if (source !== undefined && !/^[\w.-]{1,40}$/.test(source))
    throw bad("source", "not-a-name", '"source" is a short name of letters, digits, dots and dashes.');
  if (org !== undefined && !isId(org)) throw bad("org", "not-an-id", '"org" is the id of an organisation.');
  return {
    commit,
    ...(leaving !== undefined && { confirmLeaving: leaving }),
    ...(source !== undefined && { source }),
    ...(org !== undefined && { org }),
  };
}

/** The readers are loaded with the first file. */
async function readSet(bytes: Uint8Array, options: { name?: string; changes: boolean }): Promise<RosterSet> {
  const { readRoster, SheetError } = await import("@xiaoben/bridges/roster");
  try {
    return await readRoster(bytes, options);
  } catch (error) {
    if (error instanceof SheetError)
      throw new ProblemError(problemOf[error.code], error.detail, issueAt("/file", error.code, error.detail));
    throw error;
  }
}
