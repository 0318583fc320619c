import { readKeys, StartError, type AuditCheck, type AuditKeys, type KeptHead } from "@xiaoben/server";
import { dataNames, dataOptions, withStore } from "../data/options.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { readBytes } from "../terminal/files.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

/** `audit verify`: walks the trail and names the first place that is broken. Exit 2 where there is one. */
export async function verifyTrail(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const asked = given(args, { ...dataNames, head: "texts", json: "flag" }, 0, words);
  const options = dataOptions(asked, terminal.env, words);
  const kept = asked.texts("head").flatMap((path) => headsIn(path, options.tenant, words));
  const keys = options.keys === undefined ? undefined : keysIn(options.keys, words);
  const check = await withStore(options, words, (store) => store.verifyAudit(options.tenant, { kept, ...(keys && { keys }) }));
  terminal.out(asked.flag("json") ? JSON.stringify(check, null, 2) : textOf(check, kept.length, words));
  return check.broken === undefined ? exits.good : exits.faulty;
}

/** `audit head`: prints where the trail ends, with its signature, as one line to keep elsewhere. */
export async function printHead(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const options = dataOptions(given(args, dataNames, 0, words), terminal.env, words);
  const head = await withStore(options, words, (store) => store.auditHead(options.tenant));
  if (head === undefined) throw new FailedError("no-head", words.audit.noHead(options.tenant), exits.faulty);
  terminal.out(JSON.stringify(head));
  return exits.good;
}

function textOf(check: AuditCheck, kept: number, { audit }: Words): string {
  const { broken, sealed, signedTo, signatures, unsealed, unsealedSince } = check;
  const tail = unsealed === 0 ? [] : [audit.unsealed(unsealed, unsealedSince ?? "")];
  if (broken !== undefined)
    return [audit.broken(broken.seq, broken.id, audit.faults[broken.what]), audit.wholeUpTo(broken.after), ...tail].join("\n");
  const heads = kept === 0 ? [] : [audit.keptAgree(kept)];
  return [audit.whole(sealed), audit.signatures[signatures](signedTo), ...heads, ...tail].join("\n");
}

/** A file of keys to check with. @throws {FailedError} */
export function keysIn(path: string, words: Words): AuditKeys {
  try {
    const keys = readKeys(path);
    if (keys === undefined) throw new FailedError("file", words.fileUnreadable(path, "missing"), exits.usage);
    return keys;
  } catch (error) {
    if (error instanceof StartError) throw new FailedError(error.code, words.audit.notOpened(error.code, error.message), exits.usage);
    throw error;
  }
}

const longestFile = 16 * 1_048_576;

/** Heads of a tenant in a file: one on each line, as `audit head` prints them. @throws {FailedError} where there is none */
function headsIn(path: string, tenant: string, words: Words): KeptHead[] {
  const lines = new TextDecoder().decode(readBytes(path, longestFile, words)).split("\n");
  const heads = lines.filter((line) => line.trim() !== "").map((line) => headOf(line));
  const unread = heads.indexOf(undefined);
  if (unread >= 0) throw new FailedError("head", words.audit.notAHead(path, unread + 1), exits.usage);
  const own = heads.filter((head) => head?.tenant === tenant) as KeptHead[];
  if (own.length === 0) throw new FailedError("head", words.audit.noHeadOf(path, tenant), exits.usage);
  return own;
}

function headOf(line: string): KeptHead | undefined {
  const head = parsed(line) as Partial<KeptHead> | null | undefined;
  const { tenant, seq, hash } = head ?? {};
  const isHead = typeof tenant === "string" && Number.isSafeInteger(seq) && seq! > 0 && /^[0-9a-f]{64}$/.test(hash ?? "");
  return isHead ? { tenant, seq: seq!, hash: hash! } : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
