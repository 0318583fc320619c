import type { Book, Case, Hour, Measure, Observation, Pack, Rule, Verdict } from "@xiaoben/contract";
import { evaluate } from "../engine/evaluate.ts";
import type { EvaluationInput } from "../evaluation.ts";
import { calendar, countyId, me, schoolId } from "./county.ts";

type Parts = Partial<Pack> & { book?: Partial<Book>; value?: Case[]; rule?: Partial<Extract<Rule, { kind: "amount" }>>; measure?: Measure };

/** A pack with one book of hours, one sum and one minimum of ten a school year; whatever is given stands. */
export function tinyPack({ book, value, rule, measure, ...more }: Parts = {}): Pack {
  return {
    format: "xiaoben.pack/1",
    id: "tiny",
    version: "1",
    title: "示例",
    level: "school",
    source: { title: "示例", clauses: [{ id: "c1", label: "第一条" }] },
    effective: { from: "2025-09-01" },
    categories: [
      { id: "school-based", title: "校本", maps: ["group-study"] },
      { id: "online", title: "网络", parent: "school-based" },
    ],
    parameters: [],
    ambiguities: [],
    books: [
      {
        id: "hours",
        title: "学时",
        unit: "hour",
        source: "hour",
        value: value ?? [{ amount: { fact: "approvedHours" }, clause: "c1" }],
        ...book,
      },
    ],
    measures: [measure ?? { id: "total", sum: "hours" }],
    rules: [
      {
        id: "total",
        title: "学时",
        clause: "c1",
        for: { subject: "person" },
        per: "schoolYear",
        kind: "amount",
        measure: "total",
        atLeast: "10",
        ...rule,
      } as Rule,
    ],
    consequences: [],
    examples: [],
    ...more,
  };
}

export type More = Partial<Omit<EvaluationInput, "ask">> & {
  ask?: Partial<EvaluationInput["ask"]>;
  hours?: Hour[];
  observations?: Observation[];
};

/** The verdicts on me, explained, in a school year that is over unless something else is said. */
export function judgeAll(pack: Pack, { ask, hours = [], observations = [], ...more }: More = {}): Verdict[] {
  return evaluate({
    pack,
    ask: { subject: { kind: "person", id: me }, asOf: "2027-08-31", explain: true, ...ask },
    orgs: [schoolId, countyId],
    decisions: [],
    calendars: [calendar(2025, 89), calendar(2026, 90)],
    subjectFacts: { person: me, org: schoolId, role: "teacher" },
    waivers: [],
    records: { hour: hours, observation: observations, lesson: [], waiver: [], plan: [] },
    complete: true,
    today: "2027-09-15",
    now: "2027-09-15T04:00:00.000Z",
    place: "server",
    ...more,
  });
}

/** The verdict on one rule, the first one unless it is named. */
export const judgeOne = (pack: Pack, more: More = {}, rule = pack.rules[0]!.id): Verdict =>
  judgeAll(pack, more).find((verdict) => verdict.rule.id === rule)!;

/** `met 12`, `undetermined` */
export const brief = ({ outcome, value }: Verdict): string => (value === undefined ? outcome : `${outcome} ${value}`);

/** What each record came to, by the last digits of its id. */
export const whys = ({ lines = [] }: Verdict): Record<string, string> =>
  Object.fromEntries(lines.map((line) => [String(Number(line.record.id.slice(-12))), `${line.why} ${line.counted}`]));
