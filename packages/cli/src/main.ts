import { auditCommand } from "./audit/command.ts";
import { conformCommand } from "./conform/command.ts";
import { drawCommand } from "./draw/command.ts";
import { exportHours } from "./export-hours/command.ts";
import { importHours } from "./import-hours/command.ts";
import { importRoster } from "./import-roster/command.ts";
import { importRubric } from "./import-rubric/command.ts";
import { importTimetable } from "./import-timetable/command.ts";
import { packCommand } from "./pack/command.ts";
import { privacyCommand } from "./privacy/command.ts";
import { serverCommand } from "./server/command.ts";
import { exits } from "./terminal/exits.ts";
import { languageOf, type Terminal } from "./terminal/terminal.ts";
import { FailedError, UsageError } from "./terminal/errors.ts";
import { wordsOf } from "./words/words.ts";

/** Runs one command and answers its exit code. Results go to `out`, everything else to `err`. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const words = wordsOf(languageOf(args, terminal.env));
  const [first, second, ...rest] = args.filter((arg, i) => arg !== "--lang" && args[i - 1] !== "--lang" && !arg.startsWith("--lang="));
  if (first === undefined || args.includes("--help") || args.includes("-h") || first === "help") {
    terminal.out(words.help);
    return first === undefined ? exits.usage : exits.good;
  }
  try {
    if (first === "import" && second === "hours") return await importHours(rest, terminal, words);
    if (first === "import" && second === "roster") return await importRoster(rest, terminal, words);
    if (first === "import" && second === "rubric") return await importRubric(rest, terminal, words);
    if (first === "import" && second === "timetable") return await importTimetable(rest, terminal, words);
    if (first === "export" && second === "hours") return await exportHours(rest, terminal, words);
    if (first === "conform") return await conformCommand(second === undefined ? rest : [second, ...rest], terminal, words);
    if (first === "draw") return drawCommand(second === undefined ? rest : [second, ...rest], terminal, words);
    if (first === "audit") return await auditCommand(second, rest, terminal, words);
    if (first === "privacy") return await privacyCommand(second, rest, terminal, words);
    if (first === "pack") return await packCommand(second, rest, terminal, words);
    if (first === "server") return await serverCommand(second, rest, terminal, words);
    throw new UsageError(words.unknownCommand([first, second].filter(Boolean).join(" ")));
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof FailedError)) throw error;
    terminal.err(error.message);
    if (error instanceof UsageError) terminal.err(words.seeHelp);
    return error instanceof UsageError ? exits.usage : error.exit;
  }
}
