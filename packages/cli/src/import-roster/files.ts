import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { limits, packFiles, rosterFiles } from "@xiaoben/bridges/roster";
import { FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import { readBytes } from "../terminal/files.ts";
import type { Words } from "../words/words.ts";

/** What is sent: a file as it is, or the files of a folder that are read, in one. Birth dates, pupils and results stay where they are. */
export function rosterBytes(path: string, words: Words): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return { name: basename(path), bytes: new Uint8Array(readBytes(path, limits.fileBytes, words)) };
  const there = new Set(readdirSync(path));
  const names = rosterFiles.filter((name) => there.has(name));
  if (names.length === 0) throw new FailedError("file", words.roster.folderEmpty(path), exits.usage);
  const bytes = packFiles(names.map((name) => ({ name, bytes: readBytes(join(path, name), limits.fileBytes, words) })));
  return { name: `${basename(join(path, "."))}.zip`, bytes };
}
