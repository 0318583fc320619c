import { auditEn } from "./audit/en.ts";
import { conformEn } from "./conform/en.ts";
import { packEn } from "./pack/en.ts";
import { privacyEn } from "./privacy/en.ts";
import { serverEn } from "./server/en.ts";
import { rosterEn } from "./roster/en.ts";
import { rubricEn } from "./rubric/en.ts";
import { drawEn } from "./draw/en.ts";
import { timetableEn } from "./timetable/en.ts";
import type { Words } from "./words.ts";

export const en: Words = {
  language: "en",
  help: `Usage: xiaoben <command> [options]

  import hours FILE     Read a ledger of study hours (.xlsx or .csv), look at it, then write it
    --commit            Write it where nothing is wrong (without: look only)
    --url URL           The service, default http://127.0.0.1:8787/api
    --token TOKEN       Access token; the variable XIAOBEN_TOKEN does too
    --token-url URL     Where a token is handed out
    --as NAME           In the demo on this machine: as whom, default 沈若川
    --all               List every row
    --json              Print JSON

  import roster FILE|FOLDER   Read a roster (.xlsx, .csv, or a OneRoster .zip or folder): who works where
    --commit            Write it where nothing is wrong (without: look only)
    --changes           Changes only: whoever is not in the file stays
    --confirm-leaving N The exact number of people who lose their post
    --org ID            The organisation of a roster that names none    --source NAME   Where it comes from
    --url, --token, --token-url, --as, --all, --json    as above

  import rubric FILE    Read a lesson rubric (.xlsx or .csv): what stands in it, what is faulty, what is to be decided
    --answer QUESTION=ANSWER   Decide one of these; may be given more than once
    --out FILE          Write it as JSON, for content.rubrics of a pack
    --json              Print JSON

  import timetable FILE   Read the timetables of a school (.xlsx or .csv): by class, by teacher, or all in one grid
    --from DAY --to DAY   First and last day that they hold for
    --commit            Write them where nothing is wrong (without: look only); earlier ones end the day before
    --time N=FROM-TO    Time of a period that the sheet has none for, such as 1=08:00-08:40, once for each
    --names-as-written  Keep names that nobody of the school has, such as those of visiting teachers
    --org ID            The school, default one's own
    --url, --token, --token-url, --as, --all, --json    as above

  export hours FILE     Write the study hours that one may see to a file: CSV, or JSON lines for FILE.jsonl
    --person, --state, --category, --from, --to    Only these
    --url, --token, --token-url, --as    as above

  draw FILE             Draw lines of a list by lot, so that everybody can check it
    --count N           How many are drawn
    --word WORD         The word that decides, known to nobody when the list was published (without: what to publish)
    --json              Print JSON

  pack check FILE       Check a practice pack (JSON) and run its examples
  pack explain FILE     Read a pack back as numbered clauses that can be signed
    --language CODE     zh-Hans, zh-Hant or en, default as the terminal
  pack test FILE        Run its examples: what was expected, what came out
  pack diff OLD NEW     What two packs have otherwise, who comes out otherwise, by which clause
    --records FILE      Try it on these people's records (JSON); without: on both packs' examples
    --as-of DAY         The day to judge by
    --all               List everybody
  pack publish FILE     Write a pack to a service and publish it
    --server URL        The service, default http://127.0.0.1:8787/api
    --org ID            Whose pack it is, default one's own organisation
    --token, --token-url, --as    as above
  all but publish: --parent FILE    A pack that it is built on, once for each
  check, test, diff: --json         Print JSON

  conform               Hold a back end against level 1 of the contract, clause by clause
    --url URL           The service, up to what comes before /v1
    --token TOKEN       A teacher's token; of others: --token schoolAdmin=TOKEN, once for each
    --only NAME         Only this clause or theme, such as write.stale or feed, once for each
    --read-only         Read only, write no record
    --approve           Also approve and reject: two records of its own stay
    --patience SECONDS  How long to wait for what is missing in the feed, default 15
    --junit, --json FILE    Write the report

  audit verify          Walk the audit trail and name the first place that was tampered with
    --head FILE         Compare with heads that were kept elsewhere, once for each file
  audit head            Print where the trail ends, as a line to keep elsewhere
  audit list            Who did what when
    --record KIND/ID  --person ID  --from, --to DAY  --limit NUMBER
  these: --data FOLDER or --database URL (or DATABASE_URL), --tenant NAME, --keys FILE, --json
  audit keys FILE       Print the public keys, to check with elsewhere
  audit rotate FILE     A new key for the signatures to come; the old public keys stay

  privacy export ID FOLDER    Write out everything about a person
  privacy erase ID      Put a pseudonym in the place of a person; look first, --commit does it
  privacy readmit ID    Let a roster take up somebody again who was erased
    --retention FILE    Kinds to keep or remove otherwise than usual (JSON)
  these: --basis TEXT, --by ID of who does it, and --data, --database, --tenant as above

  server start          Run the reference server as it is configured (docs/operations.md lists the settings)
  server check          The configuration as it holds, without secrets, and all that is wrong with it
  server doctor         Look the data over and say what is to be mended
  server backup FILE    Write all that is stored into one checked file
  server restore FILE   Put a backup into an empty folder or database
    --check             Only check that the file is whole
  server rebuild        Make the tables beside the records anew
    --config FILE       Settings (JSON); the environment goes before it
    --tenant NAME       Only this tenant (doctor, backup, rebuild), once for each
    --json              Print JSON (check, doctor, backup, restore)

  --lang zh|en          Language of the output    --help  This page

Exit codes: 0 good, 1 wrong command or conform found a broken clause, 2 faults in the file or the audit trail, nothing written, 3 service not reached or refused`,
  seeHelp: "See xiaoben --help.",
  unknownCommand: (command) => `There is no command "${command}".`,
  badOption: (message) => `Wrong option: ${message}`,
  exportFileWanted: "Name one file, such as: xiaoben export hours hours.csv",
  exported: (path) => `Written: ${path}`,
  fileThere: (path) => `${path} exists already and is left alone. Name another file.`,
  fileUnwritable: (path) => `${path} cannot be written. Check the folder and the rights.`,
  fileWanted: "Name one file, such as: xiaoben import hours ledger.xlsx",
  noFiles: "This command reads no files. See xiaoben --help for its options.",
  fileUnreadable: (path, why) =>
    ({
      missing: `No such file: ${path}`,
      folder: `This is a folder: ${path}`,
      denied: `Not allowed to read: ${path}`,
      other: `Cannot read: ${path}`,
    })[why],
  fileTooLarge: (megabytes) => `The file is larger than ${megabytes} MB. Split it by term or by school.`,
  notJson: (path) => `Not a JSON file: ${path}`,
  columns: ["row", "person", "day", "amount", "category", "title", "result"],
  rowGood: "good",
  understood: (file, row) => `Read ${file}, heading in row ${row}.`,
  unreadColumns: (headings) => `Columns left unread: ${headings.join(", ")}`,
  leftOut: { title: "title or remark", heading: "heading", total: "total", blank: "blank" },
  leftOutRows: (rows) => `Rows that are no records: ${rows}`,
  counts: (rows, good, faulty) => `${rows} rows: ${good} good, ${faulty} with problems.`,
  moreRows: (count) => `${count} more rows are good and not listed (--all lists them).`,
  nothingWritten: "Nothing was written. Mend the rows and try again: all are written, or none.",
  howToCommit: (command) => `Nothing was written yet. To write it run:\n  ${command}`,
  written: (count) => `Wrote ${count} study-hour records.`,
  importProgress: (done, of) => `${done} of ${of} rows are done. Broken off, the same command goes on from there.`,
  thereAlready: (rows) => `Left as they are, since they were there when their turn came: rows ${rows.join(", ")}.`,
  amounts: { hours: "h", minutes: "min", lessons: "lessons", days: "days" },
  fields: {
    name: "name",
    staffNumber: "staff number",
    on: "day",
    until: "last day",
    hours: "hours",
    minutes: "duration",
    lessons: "lessons",
    days: "days",
    category: "category",
    title: "title",
    role: "role",
    level: "level",
    note: "note",
  },
  problems: {
    "not-a-day": "is no day",
    "order-unclear": "unclear which is day, month and year",
    "year-missing": "has no year",
    "ends-before-it-begins": "comes before the first day",
    "not-a-number": "is no number",
    "unit-unknown": "has an unknown unit",
    "unit-missing": "has no unit",
    "too-many-decimals": "has more than four decimals",
    "not-positive": "must be more than 0",
    "formula-without-value": "is a formula without saved result: open and save it in Excel",
    "cell-error": "is an error",
    ditto: "write it out, no ditto marks",
    "columns-disagree": "two columns disagree",
    "person-missing": "does not say who",
    "day-missing": "is missing",
    "amount-missing": "is missing",
    "hours-missing": "is missing",
    "person-unknown": "nobody is called so",
    "person-ambiguous": "several people are called so: add the staff number",
    "name-differs": "is not the person of this staff number",
    "day-in-future": "lies ahead",
    "category-missing": "is missing",
    "category-unknown": "is not known",
    "title-missing": "is missing",
    "role-unknown": "is not known",
    "level-unknown": "is not known",
    "already-there": "this record exists already",
    "twice-in-file": "repeats an earlier row",
  },
  problemFound: (words, found) => `${words} ("${found}")`,
  likely: (day) => `perhaps ${day}`,
  faults: {
    "not-a-spreadsheet": "This is no spreadsheet. Choose the .xlsx or .csv ledger.",
    encrypted: "The file has a password. Remove it, save the file and try again.",
    "legacy-xls": "This is the old .xls format. Save it as .xlsx in Excel or WPS.",
    "too-large": "The file is too large. Split it by term or by school.",
    "zip-bomb": "The file is abnormally large inside and was not opened.",
    empty: "There are no records in the file.",
    "no-heading": "No heading found. Keep a row with column names, at least: 姓名 or 工号, 日期, 学时.",
    "column-missing": "A needed column is missing. At least: 姓名 or 工号, 日期, 学时.",
    unreadable: "The file cannot be read and may be damaged. Open it in Excel or WPS and save it as .xlsx.",
  },
  refused: (code, detail) => `The service refused (${code}): ${detail}`,
  refusals: {
    "signed-out": "Not signed in, or no longer.",
    "not-permitted": "This person may not import study hours. Use a school administrator.",
    "not-offered": "This service does not offer the import.",
    maintenance: "The service is being maintained. Try again later.",
  },
  unreachable: (url) => `Cannot reach ${url}. Start the service, or name another with --url.`,
  badAnswer: (url) => `${url} answered something unexpected. Check --url.`,
  noToken: "A token is needed: give --token, --token-url, or the variable XIAOBEN_TOKEN.",
  tokenRefused: (url, status) => `${url} did not hand out a token (${status}).`,
  fileChanged: "The service received something else than this file. Nothing was written. Try again.",
  packGood: (id, version, examples) => `${id} ${version}: nothing wrong, all ${examples} examples pass.`,
  packFaulty: (count) => `${count} faults: it cannot be published.`,
  pack: packEn,
  conform: conformEn,
  audit: auditEn,
  privacy: privacyEn,
  server: serverEn,
  roster: rosterEn,
  rubric: rubricEn,
  timetable: timetableEn,
  draw: drawEn,
};
