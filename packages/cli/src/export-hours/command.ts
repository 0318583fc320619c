import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createClient, isTransportError, type ExportAsk } from "@xiaoben/sdk";
import { failureOf } from "../service/failure.ts";
import { tokenFor } from "../service/http.ts";
import { serviceNames, serviceOptions } from "../service/options.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

const filterNames = { person: "text", state: "text", category: "text", from: "text", to: "text" } as const;

/**
 * `export hours FILE`: what one may see, as CSV, or as JSON lines where the file is called so. It is written beside its place and put there once it is whole;
 * a file that is there is left alone.
 */
export async function exportHours(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const asked = given(args, { ...serviceNames, ...filterNames }, 1, words, words.exportFileWanted);
  const file = asked.files[0]!;
  if (existsSync(file)) throw new FailedError("file", words.fileThere(file), exits.usage);
  const options = serviceOptions(asked, terminal.env, words);
  const token = await tokenFor(options, words);
  const ask = {
    ...asked.picked(filterNames),
    format: file.endsWith(".jsonl") ? "jsonl" : "csv",
    lang: words.language,
  } as ExportAsk<"hour">;
  const partial = `${file}.part`;
  try {
    const client = createClient({ baseUrl: options.url, getToken: () => token });
    // Node's own type of the stream differs from the platform's in name alone.
    const stream = (await client.hours.export(ask)) as Parameters<typeof Readable.fromWeb>[0];
    await pipeline(Readable.fromWeb(stream), createWriteStream(partial));
  } catch (error) {
    rmSync(partial, { force: true });
    throw told(error, file, options.url, words);
  }
  renameSync(partial, file);
  terminal.out(words.exported(file));
  return exits.good;
}

function told(error: unknown, file: string, url: string, words: Words): unknown {
  if (isTransportError(error)) return failureOf(error, url, words);
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" && code.startsWith("E") ? new FailedError("file", words.fileUnwritable(file), exits.usage) : error;
}
