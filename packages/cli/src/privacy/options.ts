import { isId, isProblemError, type Id } from "@xiaoben/contract";
import { dataNames, dataOptions, type DataOptions } from "../data/options.ts";
import { FailedError, UsageError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import { given, type Given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

/** Whom a command is about, on what ground, and who gives it. */
export interface PersonOptions extends DataOptions {
  person: Id;
  basis: string;
  by?: Id;
  asked: Given;
}

/** Reads what all of them take. `more`: options of one of them; `wanted`: what is said where the id is missing. @throws {UsageError} */
export function personOptions(
  args: readonly string[],
  more: Readonly<Record<string, "text" | "flag">>,
  files: number,
  { env }: Terminal,
  words: Words,
  wanted = words.privacy.personWanted,
): PersonOptions {
  const asked = given(args, { ...dataNames, basis: "text", by: "text", ...more }, files, words, wanted);
  const [person = ""] = asked.files;
  const [basis, by] = [asked.text("basis"), asked.text("by")];
  if (!isId(person)) throw new UsageError(wanted);
  if (basis === undefined || basis.trim() === "") throw new UsageError(words.privacy.basisWanted);
  if (by !== undefined && !isId(by)) throw new UsageError(words.audit.personWanted);
  return { ...dataOptions(asked, env, words), person, basis, ...(by !== undefined && { by }), asked };
}

/** What the store refuses, as the command says it. @throws {FailedError} */
export async function refusable<T>(work: () => Promise<T>, words: Words): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isProblemError(error)) throw error;
    const said = error.code === "not-found" ? words.privacy.nobody : error.code === "validation" ? words.privacy.basisNames : error.detail;
    throw new FailedError(error.code, said, exits.faulty);
  }
}
