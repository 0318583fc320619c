import type { Arrangement } from "./arranged.model.ts";
import type { Drawer, Origin, Proof } from "./filing.model.ts";
import type { PortfolioMessages } from "./portfolio.strings.ts";

const drawers: Record<Drawer, string> = {
  hours: "Study hours",
  activities: "Activities",
  lessons: "Lessons taught",
  given: "Observations given",
  received: "Observations received",
  debriefs: "Debriefs",
  pairs: "Mentor pairs",
  plans: "Plans",
  works: "Works, results and duties",
  credits: "Credits",
};
const sources: Record<string, string> = {
  participation: "Attendance",
  work: "Written work",
  duty: "Duty",
  result: "Result",
  event: "Event",
  meeting: "Meeting",
  given: "Figure given by the school",
};
const kinds: Record<string, string> = {
  observation: "an observation",
  participation: "an attendance list",
  activity: "an activity",
  lesson: "a lesson",
  hour: "study hours",
};
const units: Record<string, [one: string, many: string]> = { credit: ["credit", "credits"], hour: ["hour", "hours"] };
const arrangements: Record<Arrangement, string> = { kind: "By kind", event: "By activity and lesson", month: "By month" };
const states: Record<string, string> = {
  planned: "Planned",
  open: "List open",
  held: "Held",
  checked: "Inspected",
  expected: "Expected",
  recorded: "Present",
  excused: "Excused",
  absent: "Not there",
  asked: "Asks to be excused",
  refused: "Not excused",
  settled: "Settled",
  prepared: "Prepared",
  corrected: "Corrected",
};

const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

const proof = ({ what, count = 1 }: Proof): string =>
  ({
    source: "source record",
    files: many(count, "file"),
    summary: "summary",
    approved: count > 1 ? `approved at ${count} levels` : "approved",
    signatures: many(count, "signature"),
    list: "signed in on the list",
    code: "signed in with the code",
    minutes: "minutes",
    inspected: "inspected",
    told: "design",
    tasks: many(count, "piece of evidence", "pieces of evidence"),
    registered: "registration number",
  })[what];

const origin = (from: Origin): string =>
  from.from === "record"
    ? `Made from ${kinds[from.kind] ?? "a record"}`
    : from.from === "import"
      ? `Imported: ${from.system}`
      : from.from === "host"
        ? "Kept by the school"
        : "Kept while working";

export const messages: PortfolioMessages = {
  mine: "My portfolio",
  titleOf: (name) => `Portfolio of ${name}`,
  print: "Print",
  csv: "To CSV",
  excel: "To Excel",
  making: "Being made…",
  whose: "Whose",
  own: "My own",
  groups: "Groups",
  place: "School or county",
  people: "Teachers",
  year: "School year",
  yearOf: (name) => name,
  arrangement: "Arranged",
  arranged: (by) => arrangements[by],
  appraisal: "Opened for appraisal: observations, debriefs and mentor pairs were written to help somebody learn, and are left out.",
  onlySeen: "Only what you may see is listed.",
  cut: "There are too many records; some are left out.",
  counts: (n, bare) => `${many(n, "record")}${bare > 0 ? `, ${bare} of them without evidence` : ""}.`,
  bare: (n) => `· ${n} without evidence`,
  empty: "No records in this school year yet",
  emptyNext: "What is recorded while working is filed here by itself; there is nothing to fill in.",
  noYear: "The calendar does not know this school year",
  noYearNext: "Choose another year, or ask the school to add it to its calendar.",
  entries: "Filed records",
  drawer: (drawer) => drawers[drawer],
  month: (year, month) =>
    new Intl.DateTimeFormat("en", { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${year}-${month}-15T12:00:00Z`)),
  noEvent: "Of no activity and no lesson",
  lessonName: (className, subject, topic) => `${className} ${subject}: ${topic}`,
  unseenLesson: "A lesson (its record cannot be read)",
  source: (name) => sources[name] ?? name,
  amount: (value, unit) => `${value} ${units[unit]?.[value === "1" ? 0 : 1] ?? unit}`,
  stateWord: (state) => states[state] ?? "",
  proof,
  noProof: "None",
  origin,
  on: "Day",
  what: "Record",
  drawerHead: "Kind",
  who: "People",
  pile: "Filed under",
  proofs: "Evidence",
  from: "Where it came from",
  state: "State",
  more: (n) => `Show ${n} more`,
  morePiles: (n) => `Show more (${n})`,
  pilesLeft: (n) => `${n} more stand in the table that is taken out.`,
  left: (n) => `${n} more stand in the table that is taken out.`,
  aRecord: "A record",
  filedBy: (day) => `Filed from records, ${day}`,
  prepared: "Prepared by",
  checked: "Checked by",
  signedOn: "Date",
  join: (parts) => parts.join(", "),
};
