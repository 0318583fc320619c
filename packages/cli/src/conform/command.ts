import { writeFileSync } from "node:fs";
import { beginWith, conform, ConformError, junitOf, type Report } from "@xiaoben/conformance";
import { FailedError, UsageError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { conformArguments, type ConformArguments } from "./options.ts";
import { tokensFor } from "./people.ts";
import { brokenText, summaryText } from "./text.ts";

/** `conform`: holds a back end against the contract, tells what is broken as soon as it is found, and sums up. */
export async function conformCommand(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const options = conformArguments(args, terminal.env, words);
  const { url, junit, json } = options;
  const tokens = await tokensFor(url, options.tokens, words);
  terminal.out(words.conform.begin(url, Object.keys(tokens).join(", ")));
  const report = await tried({ ...options, tokens }, terminal, words);
  terminal.out(`\n${summaryText(report, words)}`);
  const first = beginWith(report);
  if (first !== undefined) terminal.out(words.conform.first(first));
  if (json !== undefined) write(json, `${JSON.stringify(report, null, 2)}\n`, terminal, words);
  if (junit !== undefined) write(junit, junitOf(report), terminal, words);
  return report.summary.broken > 0 ? exits.broken : exits.good;
}

async function tried(options: ConformArguments, terminal: Terminal, words: Words): Promise<Report> {
  const { url, tokens, readOnly, approve, only, patience } = options;
  try {
    return await conform({
      url,
      tokens,
      readOnly,
      approve,
      only,
      ...(patience === undefined ? {} : { patience }),
      log(result, clause) {
        if (result.outcome === "broken") terminal.out(`\n${brokenText(result, clause, words)}`);
      },
    });
  } catch (error) {
    if (!(error instanceof ConformError)) throw error;
    if (error.code === "unknown-clause") throw new UsageError(words.conform.unknownClause(error.about));
    if (error.code === "unreachable") throw new FailedError(error.code, words.unreachable(url), exits.server);
    throw new FailedError(error.code, words.conform.noSession(url), exits.server);
  }
}

function write(path: string, content: string, terminal: Terminal, words: Words): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    if (error instanceof Error && "code" in error) throw new FailedError("file", words.conform.fileNotWritten(path), exits.usage);
    throw error;
  }
  terminal.err(words.conform.wrote(path));
}
