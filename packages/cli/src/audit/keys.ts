import { publicFile, rotateKeys, StartError } from "@xiaoben/server";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { keysIn } from "./verify.ts";

/** `audit keys FILE`: prints the public half of a file of keys, to check with elsewhere. */
export function printKeys(args: readonly string[], terminal: Terminal, words: Words): Exit {
  terminal.out(publicFile(keysIn(fileOf(args, words), words)).trimEnd());
  return exits.good;
}

/** `audit rotate FILE`: a new key signs from the next start on; what was signed before can still be checked. */
export function rotate(args: readonly string[], terminal: Terminal, words: Words): Exit {
  const path = fileOf(args, words);
  try {
    terminal.out(words.audit.rotated(rotateKeys(path)));
  } catch (error) {
    if (error instanceof StartError) throw new FailedError(error.code, words.audit.notOpened(error.code, error.message), exits.usage);
    throw error;
  }
  return exits.good;
}

const fileOf = (args: readonly string[], words: Words): string => given(args, {}, 1, words, words.audit.keyFileWanted).files[0]!;
