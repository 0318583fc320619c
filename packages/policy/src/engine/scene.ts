import { dayOf, type Book, type Day, type Id, type Measure, type Per, type Period, type Rule, type Subject } from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";
import type { Compiled } from "./parts.ts";
import { decided, type Setting } from "./decisions.ts";
import { belongs, dayOfRecord, factsOf, isOf, kindIn, kindOfRecord, sources, type FactRecord, type Facts } from "./facts.ts";
import type { Judgement, Standing } from "./judgement.ts";
import type { Measured } from "./measure.ts";
import { periodFor, type Clock } from "./periods.ts";
import { CannotSay } from "./signals.ts";
import type { World } from "./world.ts";

/** One record of the subject with its facts, ready for the stages. */
export interface Entry {
  readonly record: FactRecord;
  readonly kind: string;
  readonly day: Day;
  readonly facts: Facts;
  /** Added by `assume`. */
  readonly assumed: boolean;
  /** It was taken back, or takes another one back: neither counts. */
  readonly countered: boolean;
}

/** What one call of `evaluate` rests on, the same for every rule and every reading. */
export interface Scene {
  readonly compiled: Compiled;
  readonly input: EvaluationInput;
  readonly clock: Clock;
  readonly asOf: Day;
  readonly subject: Subject;
  /** Whether anybody looks at the arithmetic. */
  readonly explain: boolean;
  /** Parameters that decisions gave a value. */
  readonly settings: ReadonlyMap<string, Setting>;
  /** Steps that are left: an evaluation that needs more says so instead of going on. */
  left: number;
  /** Decisions that were used since it was last set: ambiguity ids. */
  used: Set<string> | undefined;
  /** The period of each kind that was looked at last. */
  readonly around: Map<Per, Period>;
  /** The period that is judged, of each kind; `undefined` where no calendar covers it. */
  period(per: Per): Period | undefined;
  /** Worlds that were looked at, by their readings. */
  readonly worlds: Map<string, World>;
  /** The subject's records of a source, by day and id; `undefined` where the kind was not read. Those after `asOf` are there only where they make up for something. */
  entries(source: Book["source"]): readonly Entry[] | undefined;
  /** The subject's own records of a kind of a source, hypothetical ones included; `undefined` where the kind was not read. */
  own(source: Book["source"] | "plan"): readonly FactRecord[] | undefined;
  /** The day of a value that is a day or an instant. */
  day(value: unknown): Day | undefined;
  readonly others: Others & {
    /** Where a subject stands with an amount rule: measures of gaps rest on rules, and rules on measures. */
    standing(world: World, rule: string, waiting: boolean): Standing;
  };
}

/** What an evaluation is given beside the pipeline. What rests on the records of other people is left out where they are not read. */
export interface Others {
  kinds: Kinds;
  members?(scene: Scene, measure: Extract<Measure, { members: unknown }>, waiting: boolean): Measured;
}

/** How each kind of rule but amounts is judged. */
export type Kinds = {
  readonly [K in Exclude<Rule["kind"], "amount">]?: (
    world: World,
    rule: Extract<Rule, { kind: K }>,
    judge: (world: World, rule: Rule) => Judgement,
  ) => Judgement;
};

/** Steps of one evaluation, each a record met by a test: a county of records stays far below, a pack made to keep the machine busy does not. */
const mostSteps = 2_000_000;

/** Counts steps. @throws {CannotSay} where the evaluation has used up what it may. */
export function spend(scene: Scene, steps: number): void {
  scene.left -= steps;
  if (scene.left < 0) throw new CannotSay({ code: "too-much-work" });
}

export function sceneOf(compiled: Compiled, input: EvaluationInput, clock: Clock, asOf: Day, others: Scene["others"]): Scene {
  const made = new Map<string, readonly Entry[] | undefined>();
  const judged = new Map<Per, Period | undefined>();
  const assumed = (input.ask.assume ?? []) as readonly unknown[] as readonly FactRecord[];
  const people: ReadonlySet<Id> = new Set(input.people);
  const { subject } = input.ask;
  const records = (kind: string): readonly FactRecord[] | undefined => {
    const given = (input.records as Readonly<Record<string, readonly unknown[] | undefined>>)[kind] as readonly FactRecord[] | undefined;
    if (assumed.length === 0) return given?.some(isDeleted) ? given.filter((record) => !isDeleted(record)) : given;
    const added = assumed.filter((record) => kindOfRecord(record) === kind);
    if (!given && added.length === 0) return undefined;
    const replaced = new Set(added.map((record) => record.id));
    return [...(given ?? []).filter((record) => !replaced.has(record.id)), ...added].filter((record) => !isDeleted(record));
  };
  const scene: Scene = {
    compiled,
    input,
    clock,
    asOf,
    subject,
    explain: input.ask.explain === true,
    settings: decided(compiled, input, asOf),
    left: mostSteps,
    used: undefined,
    around: new Map(),
    period(per) {
      if (!judged.has(per)) judged.set(per, periodFor(clock, per, asOf));
      return judged.get(per);
    },
    worlds: new Map(),
    own(source) {
      if (source === "plan") return records("plan")?.filter((record) => belongs(subject, people, "author", record));
      const { kind, owner, also } = sources[source];
      const beside = also && records(also.kind);
      const all = beside ? [...(records(kind) ?? []), ...beside] : records(kind);
      return all?.filter((record) => isOf(source, record) && belongs(subject, people, owner, record));
    },
    entries(source) {
      if (!made.has(source))
        made.set(
          source,
          entriesOf(scene, source, assumed, () => records("lesson")),
        );
      return made.get(source);
    },
    day: (value) => (typeof value !== "string" ? undefined : value.includes("T") ? dayOf(value, input.timeZone ?? "Asia/Shanghai") : value),
    others,
  };
  return scene;
}

function entriesOf(
  scene: Scene,
  source: Book["source"],
  assumed: readonly FactRecord[],
  lessons: () => readonly FactRecord[] | undefined,
): Entry[] | undefined {
  const mine = scene.own(source);
  if (!mine) return undefined;
  const lessonOf = source === "observation" ? new Map(lessons()?.map((lesson) => [lesson.id, lesson])) : undefined;
  const takenBack = new Set<string>();
  for (const { counters, id } of mine) if (typeof counters === "string") takenBack.add(counters).add(id);
  const { ask, today } = scene.input;
  const entries: Entry[] = [];
  for (const record of mine) {
    const day = dayOfRecord(source, record);
    if (day === undefined) continue;
    const facts = factsOf(source, record, lessonOf?.get(String(record["lesson"])));
    if (day > scene.asOf && (facts("makesUpFor") === undefined || day > (ask.asOf ?? today))) continue;
    entries.push({
      record,
      kind: kindIn(source, record),
      day,
      facts,
      assumed: assumed.includes(record),
      countered: takenBack.has(record.id),
    });
  }
  return entries.sort(byDay);
}

const isDeleted = (record: FactRecord): boolean => record["deleted"] === true;

/** Earlier days first; of one day by id. */
export const byDay = (a: Entry, b: Entry): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.record.id < b.record.id ? -1 : a.record.id > b.record.id ? 1 : 0;
