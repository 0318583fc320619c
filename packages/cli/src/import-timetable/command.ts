import { basename } from "node:path";
import { limits, readTimetableSheet, SheetError, type TimetableSheet } from "@xiaoben/bridges/timetable-sheet";
import { createClient } from "@xiaoben/sdk";
import { failureOf } from "../service/failure.ts";
import { tokenFor } from "../service/http.ts";
import { commandAgain } from "../terminal/again.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { readBytes } from "../terminal/files.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { timetableOptions, type TimetableOptions } from "./options.ts";
import { planOf, type Plan } from "./plan.ts";
import { timetableText } from "./report.ts";
import { askSchool, writePlan, type School } from "./service.ts";

/** `import timetable FILE`: reads timetables, prints what would become of each class and what is faulty, and with `--commit` writes them where nothing is. */
export async function importTimetable(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const options = timetableOptions(args, terminal.env, words);
  const bytes = readBytes(options.file, limits.fileBytes, words);
  const token = await tokenFor(options, words);
  const client = createClient({ baseUrl: options.url, getToken: () => token });
  const refusals = { ...words.refusals, "not-permitted": words.timetable.notPermitted };
  try {
    const school = await askSchool(client, options.org);
    if (!school) throw new FailedError("signed-out", words.refusals["signed-out"]!, exits.server);
    const sheet = await read(bytes, options, school, words);
    const plan = planOf(sheet.timetables, school.timetables, options);
    const isGood = sheet.findings.length === 0 && plan.later.length === 0;
    say(sheet, plan, options, terminal, words);
    if (isGood && options.commit) {
      const written = await writePlan(client, plan, (done, of) => terminal.err(words.timetable.broken(done, of)));
      if (!options.json) terminal.out(written > 0 ? words.timetable.written(written) : words.timetable.unchanged);
    } else if (!options.json)
      terminal.out(isGood ? words.howToCommit(commandAgain("import timetable", args, "--commit")) : words.timetable.nothingWritten);
    return isGood ? exits.good : exits.faulty;
  } catch (error) {
    throw failureOf(error, options.url, words, refusals);
  }
}

function say(sheet: TimetableSheet, plan: Plan, options: TimetableOptions, terminal: Terminal, words: Words): void {
  const { file, findings, leftOut } = sheet;
  terminal.out(
    options.json
      ? JSON.stringify({ file, findings, leftOut, ...plan }, null, 2)
      : timetableText(sheet, plan, basename(options.file), options.all, words),
  );
}

async function read(bytes: Uint8Array, options: TimetableOptions, school: School, words: Words): Promise<TimetableSheet> {
  const { from, to, times, namesAsWritten } = options;
  try {
    const ask = { name: basename(options.file), org: school.org, from, to, times, people: school.people, subjects: school.subjects };
    const sheet = await readTimetableSheet(bytes, ask);
    return namesAsWritten ? { ...sheet, findings: sheet.findings.filter(({ code }) => code !== "person-unknown") } : sheet;
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const own = { "no-heading": words.timetable.noHeading, empty: words.timetable.empty };
    throw new FailedError(error.code, own[error.code as keyof typeof own] ?? words.faults[error.code], exits.faulty);
  }
}
