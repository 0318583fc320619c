import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { limits, readRubricSheet, SheetError } from "@xiaoben/bridges/rubric-sheet";
import type { RubricSheet, RubricSheetAnswers } from "@xiaoben/contract";
import { commandAgain } from "../terminal/again.ts";
import { FailedError, UsageError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { readBytes } from "../terminal/files.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { rubricText } from "./report.ts";

/** `import rubric FILE`: reads a rubric from a spreadsheet, prints it with what is faulty and what is to be decided, and writes it as JSON. */
export async function importRubric(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const { files, text, texts, flag } = given(args, { answer: "texts", out: "text", json: "flag" }, 1, words, words.rubric.fileWanted);
  const path = files[0]!;
  const sheet = await read(path, answersOf(texts("answer"), words), words);
  terminal.out(flag("json") ? JSON.stringify(sheet, null, 2) : rubricText(sheet, basename(path), words));
  const isOpen = sheet.questions.some(({ answer }) => answer === undefined);
  const out = text("out");
  if (out !== undefined && !isOpen) {
    writeFileSync(out, `${JSON.stringify(sheet.rubric, null, 2)}\n`);
    terminal.err(words.rubric.written(out));
  } else if (out !== undefined) terminal.err(words.rubric.nothingWritten);
  else if (!isOpen && !flag("json")) terminal.out(words.rubric.howToWrite(commandAgain("import rubric", args, "--out rubric.json")));
  return isOpen || sheet.findings.length > 0 ? exits.faulty : exits.good;
}

function answersOf(texts: readonly string[], words: Words): RubricSheetAnswers {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf("=");
      if (at < 1) throw new UsageError(words.rubric.badAnswer(text));
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

async function read(path: string, answers: RubricSheetAnswers, words: Words): Promise<RubricSheet> {
  try {
    return await readRubricSheet(readBytes(path, limits.fileBytes, words), { name: basename(path), answers });
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const own = { "no-heading": words.rubric.noHeading, "column-missing": words.rubric.columnsWanted };
    throw new FailedError(error.code, own[error.code as keyof typeof own] ?? words.faults[error.code], exits.faulty);
  }
}
