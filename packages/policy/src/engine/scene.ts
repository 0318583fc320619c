import { dayOf, type Book, type Day, type Subject } from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";
import type { Compiled } from "./compile.ts";
import { decided, type Setting } from "./decisions.ts";
import { belongs, dayOfRecord, factsOf, kindOfRecord, sources, type FactRecord, type Facts } from "./facts.ts";

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
  readonly asOf: Day;
  readonly subject: Subject;
  /** Parameters that decisions gave a value. */
  readonly settings: ReadonlyMap<string, Setting>;
  /** The subject's records of a source up to `asOf`, by day and id; `undefined` where the kind was not read. */
  entries(source: Book["source"]): readonly Entry[] | undefined;
  /** The subject's records of a kind, hypothetical ones included. */
  records(kind: string): readonly FactRecord[] | undefined;
  /** The day of a value that is a day or an instant. */
  day(value: unknown): Day | undefined;
}

export function sceneOf(compiled: Compiled, input: EvaluationInput, asOf: Day): Scene {
  const made = new Map<string, readonly Entry[] | undefined>();
  const assumed = (input.ask.assume ?? []) as readonly unknown[] as readonly FactRecord[];
  const zone = input.timeZone ?? "Asia/Shanghai";
  const scene: Scene = {
    compiled,
    input,
    asOf,
    subject: input.ask.subject,
    settings: decided(compiled, input, asOf),
    records(kind) {
      const given = (input.records as Readonly<Record<string, readonly unknown[] | undefined>>)[kind] as readonly FactRecord[] | undefined;
      const added = assumed.filter((record) => kindOfRecord(record) === kind);
      if (!given && added.length === 0) return undefined;
      const replaced = new Set(added.map((record) => record.id));
      return [...(given ?? []).filter((record) => !replaced.has(record.id)), ...added].filter((record) => record["deleted"] !== true);
    },
    entries(source) {
      if (!made.has(source)) made.set(source, entriesOf(scene, source, new Set(assumed)));
      return made.get(source);
    },
    day: (value) => (typeof value !== "string" ? undefined : value.includes("T") ? dayOf(value, zone) : value),
  };
  return scene;
}

function entriesOf(scene: Scene, source: Book["source"], assumed: ReadonlySet<FactRecord>): Entry[] | undefined {
  const from = sources[source]!;
  const all = scene.records(from.kind);
  const lessons = source === "observation" ? new Map(scene.records("lesson")?.map((lesson) => [lesson.id, lesson])) : undefined;
  const mine = all?.filter((record) => belongs(scene.subject, from.owner, record));
  const takenBack = new Set(mine?.flatMap((record) => (typeof record["counters"] === "string" ? [record["counters"], record.id] : [])));
  return mine
    ?.flatMap((record): Entry[] => {
      const day = dayOfRecord(source, record);
      if (day === undefined || day > scene.asOf) return [];
      const facts = factsOf(source, record, lessons?.get(String(record["lesson"])));
      return [{ record, kind: from.kind, day, facts, assumed: assumed.has(record), countered: takenBack.has(record.id) }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.record.id < b.record.id ? -1 : 1));
}
