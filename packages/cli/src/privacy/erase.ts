import { isKind, type Kind } from "@xiaoben/contract";
import type { EraseAsk, Erasure } from "@xiaoben/server";
import { withStore } from "../data/options.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { readBytes } from "../terminal/files.ts";
import { table } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { personOptions, refusable } from "./options.ts";

/** `privacy erase PERSON --basis TEXT`: tells what would be kept and removed; with `--commit` it is done. */
export async function erasePerson(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const options = personOptions(args, { retention: "text", commit: "flag", json: "flag" }, 1, terminal, words);
  const { asked, tenant, person, basis, by } = options;
  const path = asked.text("retention");
  const ask: EraseAsk = {
    person,
    basis,
    commit: asked.flag("commit"),
    ...(by !== undefined && { by }),
    ...(path !== undefined && { retention: retentionIn(path, words) }),
  };
  const erasure = await withStore(options, words, (store) => refusable(() => store.erase(tenant, ask), words));
  terminal.out(asked.flag("json") ? JSON.stringify(erasure, null, 2) : textOf(erasure, words));
  return exits.good;
}

function textOf({ committed, pseudonym, records, rows: unwritten, named }: Erasure, { privacy }: Words): string {
  const rows = Object.entries(records).map(([kind, { keep, remove }]) => [kind, `${keep}`, `${remove}`]);
  if (rows.length === 0) return privacy.nothing;
  return [
    table([privacy.columns, ...rows]),
    ...(unwritten === 0 ? [] : [privacy.rows(unwritten)]),
    ...(named.length === 0 ? [] : [privacy.named(named.map(({ kind, id }) => `${kind}/${id}`).join("\n  "))]),
    committed ? privacy.erased(pseudonym ?? "") : privacy.notYet,
  ].join("\n");
}

const longestFile = 65_536;

/** Kinds and what becomes of their records, `{"attachment": "keep"}`. @throws {FailedError} */
function retentionIn(path: string, words: Words): NonNullable<EraseAsk["retention"]> {
  const table = parsed(new TextDecoder().decode(readBytes(path, longestFile, words)));
  const entries = typeof table === "object" && table !== null && !Array.isArray(table) ? Object.entries(table as object) : undefined;
  const isGood = entries?.every(([kind, fate]: [string, unknown]) => isKind(kind) && (fate === "keep" || fate === "remove")) === true;
  if (!isGood) throw new FailedError("retention", words.privacy.notARetention(path), exits.usage);
  return Object.fromEntries(entries!) as { [K in Kind]?: "keep" | "remove" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
