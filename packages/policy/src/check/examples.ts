import {
  addDays,
  isDay,
  type Book,
  type Calendar,
  type Day,
  type Decision,
  type Example,
  type Pack,
  type Subject,
  type Verdict,
  type Waiver,
} from "@xiaoben/contract";
import { evaluate } from "../engine/evaluate.ts";
import { moments } from "../engine/moments.ts";
import { sources } from "../engine/facts.ts";
import type { EvaluationInput, MemberVerdict } from "../evaluation.ts";

/** An example that came out otherwise than it says. */
export interface ExampleFailure {
  example: string;
  rule: string;
  expected: string;
  got: string;
}

const subject = "00000000-0000-8000-8000-000000000001";
const instant = "2026-01-01T00:00:00.000Z";

/** Runs the examples that a pack carries, and returns those that came out otherwise. */
export const runExamples = (pack: Pack): ExampleFailure[] =>
  pack.examples.flatMap((example) => {
    const got = new Map(verdictsOfExample(pack, example).map((verdict) => [verdict.rule.id, tell(verdict, pack)]));
    return Object.entries(example.expect).flatMap(([rule, expected]) =>
      got.get(rule) === expected ? [] : [{ example: example.id, rule, expected, got: got.get(rule) ?? "no verdict" }],
    );
  });

/** The verdicts of one example, for every kind of subject that the pack's rules speak of. */
export const verdictsOfExample = (pack: Pack, example: Example): Verdict[] => {
  const kinds = new Set(pack.rules.map((rule) => rule.for.subject));
  return [...kinds].flatMap((kind) => evaluate(inputOf(pack, example, { kind, id: subject })));
};

/** A verdict in the words of `expect`: `notYet 21.5 (1.5 waiting)` (what waits is told where it matters), `undetermined: am1 either=applies both=doesNotApply`. */
export function tell(verdict: Verdict, pack: Pack): string {
  const { outcome, value, waiting, readings } = verdict;
  const figure = value === undefined || outcome === "undetermined" ? "" : ` ${value}`;
  const figures = `${outcome}${figure}${waiting === undefined || outcome !== "notYet" ? "" : ` (${waiting} waiting)`}`;
  if (!readings) return figures;
  const questions = pack.ambiguities.map(({ id }) => id).filter((id) => readings.some((reading) => id in reading.choose));
  const each = readings.map(
    (reading) =>
      `${questions.map((id) => reading.choose[id] ?? "-").join("+")}=${sameOutcome(verdict) ? (reading.value ?? reading.outcome) : reading.outcome}`,
  );
  return `${figures}: ${questions.join("+")} ${each.join(" ")}`;
}

const sameOutcome = ({ readings = [] }: Verdict): boolean => readings.every((reading) => reading.outcome === readings[0]!.outcome);

/** The input of an example: its records made whole, ordinary school years around their days, the day after as today. */
export function inputOf(pack: Pack, example: Example, of: Subject): EvaluationInput {
  const records = example.records.map((row, at) => recordOf(row, at, of));
  const kinds = new Set<string>(
    [...Object.values(sources), ...Object.values(moments), { kind: "waiver" }, ...records].map(({ kind }) => kind),
  );
  const ofKind = (wanted: string) => records.flatMap(({ kind, record }) => (kind === wanted ? [record] : []));
  const byKind: Partial<Record<string, unknown[]>> = Object.fromEntries([...kinds].map((kind) => [kind, ofKind(kind)]));
  return {
    ask: { subject: of, asOf: example.asOf },
    pack,
    orgs: [subject],
    decisions: decisionsOf(pack, example),
    calendars: ordinaryYears(example),
    subjectFacts: Object.fromEntries(
      Object.entries(example.facts ?? {}).map(([name, value]) => [name, value.includes("|") ? value.split("|") : value]),
    ),
    waivers: (byKind["waiver"] ?? []) as Waiver[],
    records: byKind as EvaluationInput["records"],
    people: [...new Set([subject, ...example.records.flatMap((row) => row["person"] ?? [])])],
    ...(example.circles && { circles: example.circles }),
    ...(example.members && { members: example.members.map((verdicts) => membersOf(pack, verdicts)) }),
    complete: true,
    today: addDays(example.asOf, 1),
    now: instant,
    place: "device",
  };
}

/** `fact:kind` writes a property whose name is taken by the record's own kind. A source without a kind of its own makes a given record. */
function recordOf(row: Readonly<Record<string, string>>, at: number, of: Subject): { kind: string; record: Record<string, unknown> } {
  const { kind = "hour", ...rest } = row;
  const own = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name.replace(/^fact:/, ""), value]));
  const id = `00000000-0000-8000-8000-${String(at + 2).padStart(12, "0")}`;
  const base = { id, version: 1, createdAt: instant, updatedAt: instant, org: subject };
  if (Object.hasOwn(sources, kind) && sources[kind as Book["source"]].kind === "given") {
    const owner = of.kind === "person" || of.kind === "group" || of.kind === "pair" ? { [of.kind]: subject } : {};
    const { on, until, title, person, group, pair, org, ...facts } = own;
    const said = Object.entries({ on, until, title, person, group, pair, org }).filter(([, value]) => value !== undefined);
    // Whose it is stands once: what names a person is hers, and not the group's that the example is about.
    return { kind: "given", record: { ...base, source: kind, ...(person === undefined && owner), ...Object.fromEntries(said), facts } };
  }
  const owned = { person: subject, author: subject, teacher: subject, pair: subject };
  return { kind, record: { ...base, ...owned, ...(kind === "observation" && { lesson: id }), ...own } };
}

/** What `members` measures read of one person: rule → `met 41.5`. */
const membersOf = (pack: Pack, verdicts: Readonly<Record<string, string>>): MemberVerdict[] =>
  Object.entries(verdicts).map(([id, said]) => {
    const [outcome, value] = said.split(" ") as [MemberVerdict["outcome"], string?];
    const settled = outcome !== "notYet" && outcome !== "undetermined";
    return { rule: { pack: pack.id, version: pack.version, id }, outcome, settled, ...(value !== undefined && { value }) };
  });

function decisionsOf(pack: Pack, example: Example): Decision[] {
  return Object.entries(example.decisions ?? {}).map(([ambiguity, answer]) => {
    const reading = pack.ambiguities.find((candidate) => candidate.id === ambiguity)?.readings.find((candidate) => candidate.id === answer);
    return {
      id: subject,
      version: 1,
      org: subject,
      createdAt: instant,
      updatedAt: instant,
      pack: pack.id,
      ambiguity,
      ...(reading ? { reading: answer } : { value: answer }),
      from: pack.effective.from,
      basis: "example",
      by: subject,
      at: instant,
    };
  });
}

/** A calendar for every school year that the example touches, and for the one before. */
function ordinaryYears({ asOf, records }: Example): Calendar[] {
  const years = [asOf, ...records.flatMap((row) => Object.values(row).filter(isDay))].map(yearOf);
  const last = Math.max(...years);
  const first = Math.max(Math.min(...years), last - farthest) - 1;
  return Array.from({ length: last - first + 1 }, (_, at) => ordinaryYear(first + at));
}

/** How many years back an example may look. */
const farthest = 20;

const yearOf = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5) < "09-01" ? 1 : 0);

function ordinaryYear(first: number): Calendar {
  const [a, b] = [String(first), String(first + 1)];
  return {
    id: subject,
    version: 1,
    org: subject,
    createdAt: instant,
    updatedAt: instant,
    schoolYear: `${a}-${b}`,
    from: `${a}-09-01`,
    to: `${b}-08-31`,
    terms: [
      { key: "1", from: `${a}-09-01`, to: `${b}-01-24` },
      { key: "2", from: `${b}-02-22`, to: `${b}-07-10` },
    ],
    breaks: [
      { from: `${b}-01-25`, to: `${b}-02-21` },
      { from: `${b}-07-11`, to: `${b}-08-31` },
    ],
    workDays: [],
    weekStart: 1,
  };
}
