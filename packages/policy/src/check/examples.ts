import {
  addDays,
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
import { moments } from "../engine/rules/deadline.ts";
import { sources } from "../engine/facts.ts";
import type { EvaluationInput } from "../evaluation.ts";

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

/** The input of an example: its records made whole, an ordinary school year around its day, the day after as today. */
export function inputOf(pack: Pack, example: Example, of: Subject): EvaluationInput {
  const records = example.records.map(recordOf);
  const byKind: Partial<Record<string, unknown[]>> = Object.fromEntries(
    [...Object.values(sources), ...Object.values(moments)].map(({ kind }) => [kind, []]),
  );
  for (const { kind, record } of records) (byKind[kind] ??= []).push(record);
  return {
    ask: { subject: of, asOf: example.asOf },
    pack,
    orgs: [subject],
    decisions: decisionsOf(pack, example),
    calendars: [ordinaryYear(example.asOf)],
    subjectFacts: { ...example.facts },
    waivers: (byKind["waiver"] ?? []) as Waiver[],
    records: byKind as EvaluationInput["records"],
    complete: true,
    today: addDays(example.asOf, 1),
    now: instant,
    place: "device",
  };
}

/** `fact:kind` writes a property whose name is taken by the record's own kind. */
function recordOf(row: Readonly<Record<string, string>>, at: number): { kind: string; record: Record<string, string | number> } {
  const { kind = "hour", ...rest } = row;
  const own = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name.replace(/^fact:/, ""), value]));
  const id = `00000000-0000-8000-8000-${String(at + 2).padStart(12, "0")}`;
  const owned = { person: subject, author: subject, teacher: subject, org: subject, pair: subject };
  return {
    kind,
    record: { id, version: 1, createdAt: instant, updatedAt: instant, ...owned, ...(kind === "observation" && { lesson: id }), ...own },
  };
}

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

function ordinaryYear(day: Day): Calendar {
  const first = Number(day.slice(0, 4)) - (day.slice(5) < "09-01" ? 1 : 0);
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
