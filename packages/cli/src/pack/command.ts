import { checkPack } from "@xiaoben/policy/check";
import { checkPack as checkForm } from "@xiaoben/contract/schemas";
import type { Pack } from "@xiaoben/contract";
import { FailedError, UsageError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { readBytes } from "../terminal/files.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

/** Largest pack that is read. */
const mostBytes = 512 * 1024;

/** `pack check FILE`: the form first, then the sense, then the examples that the pack carries. */
export function checkPackFile(args: readonly string[], terminal: Terminal, words: Words): Exit {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0 || file.startsWith("-")) throw new UsageError(words.fileWanted);
  const value = parsed(readBytes(file, mostBytes, words), file, words);
  const form = checkForm(value).map(({ pointer, code, message }) => ({ path: pointer, code, message }));
  const findings = form.length > 0 ? form : checkPack(value as Pack);
  for (const { path, code, message } of findings) terminal.out(`${path || "/"}  ${code}\n    ${message}`);
  if (findings.length > 0) {
    terminal.out(words.packFaulty(findings.length));
    return exits.faulty;
  }
  const pack = value as Pack;
  terminal.out(words.packGood(pack.id, pack.version, pack.examples.length));
  return exits.good;
}

function parsed(bytes: Uint8Array, path: string, words: Words): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new FailedError("not-json", words.notJson(path), exits.faulty);
    throw error;
  }
}
