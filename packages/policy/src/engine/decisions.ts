import type { Ambiguity, Day, Decision, Level, Node } from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";
import type { Compiled } from "./parts.ts";

/** A value that a decision gave a parameter. */
export interface Setting {
  value: string;
  decision: string;
  ambiguity: string;
}

const rank: Record<Level, number> = { group: 0, school: 1, centralSchool: 2, county: 3, province: 4 };

/** What is decided for the subject's organisations: nearest wins, from its day on, only where the pack lets that level decide. */
export function decided(compiled: Compiled, input: EvaluationInput, asOf: Day): Map<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const ambiguity of compiled.pack.ambiguities) {
    const decision = valid(compiled, ambiguity, input, asOf);
    if (!decision) continue;
    for (const [parameter, value] of Object.entries(setsOf(ambiguity, decision)))
      settings.set(parameter, { value, decision: decision.id, ambiguity: ambiguity.id });
  }
  return settings;
}

/** A parameter as it stands in an explanation. */
export const parameterNode = (id: string, value: string, clause: string, decision?: string): Node => ({
  op: "parameter",
  id,
  value,
  clause,
  ...(decision !== undefined && { decision }),
});

function valid(
  compiled: Compiled,
  ambiguity: Ambiguity,
  { decisions, orgs, levels, ask }: EvaluationInput,
  asOf: Day,
): Decision | undefined {
  const knownAt = ask.knownAt;
  const about = decisions.filter(
    (decision) => decision.ambiguity === ambiguity.id && decision.pack === compiled.pack.id && decision.deleted !== true,
  );
  if (about.length === 0) return undefined;
  const known = about
    .filter((decision) => decision.from <= asOf && (knownAt === undefined || decision.at <= knownAt))
    .filter((decision) => orgs.includes(decision.org) && mayDecide(levels?.[decision.org], ambiguity.decide.level))
    .filter((decision) => Object.keys(setsOf(ambiguity, decision)).length > 0);
  const superseded = new Set(known.flatMap((decision) => decision.supersedes ?? []));
  return known
    .filter((decision) => !superseded.has(decision.id))
    .sort((a, b) => orgs.indexOf(a.org) - orgs.indexOf(b.org) || later(a.from, b.from) || later(a.at, b.at) || later(a.id, b.id))[0];
}

const mayDecide = (level: Level | undefined, atLeast: Level): boolean => level === undefined || rank[level] >= rank[atLeast];

const later = (a: string, b: string): number => (a > b ? -1 : a < b ? 1 : 0);

function setsOf(ambiguity: Ambiguity, decision: Decision): Readonly<Record<string, string>> {
  if (decision.value !== undefined && ambiguity.asks !== undefined) return { [ambiguity.asks]: decision.value };
  return ambiguity.readings.find((reading) => reading.id === decision.reading)?.sets ?? {};
}
