import { readFileSync, statSync } from "node:fs";
import type { Words } from "../words/words.ts";
import { FailedError } from "./errors.ts";
import { exits } from "./exits.ts";

/** The bytes of a file. @throws {FailedError} */
export function readBytes(path: string, most: number, words: Words): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > most) throw new FailedError("too-large", words.fileTooLarge(Math.floor(most / 1_048_576)), exits.faulty);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof FailedError) throw error;
    const code = (error as { code?: string }).code ?? "";
    throw new FailedError("file", words.fileUnreadable(path, reasons[code] ?? "other"), exits.usage);
  }
}

const reasons: Record<string, "missing" | "folder" | "denied"> = { ENOENT: "missing", EISDIR: "folder", EACCES: "denied", EPERM: "denied" };
