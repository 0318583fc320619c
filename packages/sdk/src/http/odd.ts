import {
  kindTable,
  type DefinitionAsk,
  type EvaluateAsk,
  type Kind,
  type KindRow,
  type Node,
  type Query,
  type Ref,
  type Rollup,
  type RollupAsk,
  type Rubric,
  type Session,
  type Task,
  type Verdict,
  type WriteAnswer,
} from "@xiaoben/contract";

/** What was asked. */
export type Question =
  | { asks: "session"; of?: never }
  | { asks: "capabilities" | "tasks" | "changes" | "refusal"; of?: never }
  | { asks: "get" | "write"; of: Ref }
  | { asks: "list"; of: Query }
  | { asks: "evaluate"; of: EvaluateAsk }
  | { asks: "rollup"; of: RollupAsk }
  | { asks: "definition"; of: DefinitionAsk };

/** A place in an answer, and the code of what is wrong there. */
export interface Fault {
  pointer: string;
  code: string;
}

/**
 * What is wrong with an answer that is as its schema says: what would show a wrong screen without anybody noticing, as records of
 * another person, a page that leads to itself, or a figure that its own calculation does not come to.
 */
export function oddIn({ asks, of }: Question, answer: unknown): Fault[] {
  switch (asks) {
    case "session":
      return knownTimeZone((answer as Session).timeZone) ? [] : [{ pointer: "/timeZone", code: "not-a-time-zone" }];
    case "get":
      return oddRecord(of, answer as Loose);
    case "list":
      return oddPage(of, answer as { items: Loose[]; next?: unknown; total?: unknown });
    case "tasks":
      return twice("items", (answer as { items: Task[] }).items, ({ action, on }) => `${action} ${on.kind} ${on.id}`, "");
    case "evaluate":
      return (answer as { verdicts: Verdict[] }).verdicts.flatMap((verdict, i) => oddVerdict(of, verdict, `/verdicts/${i}`));
    case "rollup":
      return (answer as { rollups: Rollup[] }).rollups.flatMap((rollup, i) => oddRollup(of, rollup, `/rollups/${i}`));
    case "definition":
      return oddDefinition(of, answer as Loose);
    case "write":
      return oddWrite(of, answer as WriteAnswer);
    default:
      return [];
  }
}

type Loose = Record<string, unknown>;

function knownTimeZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone }));
  } catch {
    // That is how it is told: days and times could not be written in it.
    return false;
  }
}

const oddRecord = ({ kind, id }: Ref, record: Loose): Fault[] => [
  ...(record["id"] === id ? [] : [{ pointer: "/id", code: "another-record" }]),
  ...(kind === "org" ? oddZone(record, "") : []),
];

const oddZone = ({ timeZone }: Loose, at: string): Fault[] =>
  timeZone === undefined || knownTimeZone(timeZone as string) ? [] : [{ pointer: `${at}/timeZone`, code: "not-a-time-zone" }];

function oddPage({ kind, where, cursor }: Query, { items, next, total }: { items: Loose[]; next?: unknown; total?: unknown }): Fault[] {
  const faults = [...twice("items", items, ({ id }) => id as string, "/id"), ...beyond(kind, where ?? {}, items)];
  if (kind === "org") faults.push(...items.flatMap((item, i) => oddZone(item, `/items/${i}`)));
  if (next !== undefined && typeof next !== "string") faults.push({ pointer: "/next", code: "not-a-text" });
  else if (next === "") faults.push({ pointer: "/next", code: "empty" });
  else if (next !== undefined && next === cursor) faults.push({ pointer: "/next", code: "same-cursor" });
  if (total !== undefined && !(Number.isSafeInteger(total) && (total as number) >= 0))
    faults.push({ pointer: "/total", code: "not-a-count" });
  return faults;
}

function twice<T>(list: string, items: readonly T[], keyOf: (item: T) => string, at: string): Fault[] {
  const seen = new Set(items.map(keyOf));
  if (seen.size === items.length) return [];
  return items.flatMap((item, i) => (seen.delete(keyOf(item)) ? [] : [{ pointer: `/${list}/${i}${at}`, code: "twice" }]));
}

/** Records that the filters of the question leave out: a back end that passes over a filter shows the hours of all as those of one. */
function beyond(kind: Kind, where: Readonly<Record<string, string | undefined>>, items: readonly Loose[]): Fault[] {
  const row: KindRow = kindTable[kind];
  return Object.entries(where).flatMap(([name, wanted]) => {
    const filter = row.filters[name];
    if (!filter || wanted === undefined || filter.test === "in" || filter.test === "under") return [];
    const { property, test } = filter;
    return items.flatMap((item, i) => {
      const found = property === "day" ? row.day?.find((day) => item[day] !== undefined) : property;
      const value = found?.split(".").reduce<unknown>((inner, part) => (inner as Loose | undefined)?.[part], item);
      if (found === undefined || value === wanted) return [];
      const fits = test === "is" ? String(value) === wanted : test === "from" ? String(value) > wanted : String(value) < wanted;
      return fits ? [] : [{ pointer: `/items/${i}/${found.replace(".", "/")}`, code: "not-asked-for" }];
    });
  });
}

function oddVerdict({ subject, rules }: EvaluateAsk, { subject: judged, rule, value, arithmetic, lines }: Verdict, at: string): Fault[] {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string): void => void faults.push({ pointer: at + pointer, code });
  if (judged.kind !== subject.kind) fault("/subject/kind", "not-asked-for");
  else if (judged.id !== subject.id) fault("/subject/id", "not-asked-for");
  if (rules && !rules.includes(rule.id)) fault("/rule/id", "not-asked-for");
  if (arithmetic && value !== undefined && arithmetic.value !== value) fault("/arithmetic/value", "not-the-sum");
  if (arithmetic) faults.push(...oddSums(arithmetic, `${at}/arithmetic`));
  lines?.forEach((line, i) => faults.push(...oddSums(line.arithmetic, `${at}/lines/${i}/arithmetic`)));
  return faults;
}

/** Sums that their parts do not come to. Each part is written with four decimals, so a sum may be off by as many of the last place as it has parts. */
function oddSums(node: Node, at: string): Fault[] {
  if (node.op === "fact" || node.op === "parameter") return [];
  const faults = node.of.flatMap((part, i) => oddSums(part, `${at}/of/${i}`));
  const away = node.op === "sum" && node.of.length > 0 ? node.of.reduce((sum, { value }) => sum + Number(value), -Number(node.value)) : 0;
  return Math.abs(away) > (node.of.length + 1) / 10_000 ? [...faults, { pointer: `${at}/value`, code: "not-the-sum" }] : faults;
}

function oddRollup(
  { rules, pack, period, by }: RollupAsk,
  { rule, period: summed, people, outcomes, readings, value, parts = [] }: Rollup,
  at: string,
): Fault[] {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string): void => void faults.push({ pointer: at + pointer, code });
  const comesTo = (tally: Rollup["outcomes"]): boolean =>
    Object.values(tally).reduce((sum, count) => sum + (Number.isFinite(count) ? count : 0), 0) === people;
  if (rules && !rules.includes(rule.id)) fault("/rule/id", "not-asked-for");
  if (pack !== undefined && rule.pack !== pack) fault("/rule/pack", "not-asked-for");
  if (period !== undefined && summed.key !== period) fault("/period/key", "not-asked-for");
  if (!comesTo(outcomes)) fault("/people", "not-the-sum");
  readings.forEach((reading, i) => comesTo(reading.outcomes) || fault(`/readings/${i}/outcomes`, "not-the-sum"));
  const whole = by === "org" || by === "person";
  if (whole && parts.reduce((sum, part) => sum + part.people, 0) !== people) fault("/parts", "not-the-sum");
  const away = parts.reduce((sum, part) => sum + Number(part.value ?? 0), -Number(value ?? 0));
  if (by !== undefined && by !== "group" && parts.length > 0 && Math.abs(away) > 0.00005) fault("/value", "not-the-sum");
  return faults;
}

function oddDefinition({ pack, version, id }: DefinitionAsk, answer: Loose): Fault[] {
  const whole = id === "pack" || id === "source";
  if (answer["id"] !== (whole ? pack : id)) return [{ pointer: "/id", code: "another-record" }];
  if (whole) return answer["version"] === version ? [] : [{ pointer: "/version", code: "another-record" }];
  return [...doubled(answer, ""), ...("sections" in answer ? oddRubric(answer as unknown as Rubric) : [])];
}

/** Of two stages, sections or choices with one name each would show what was written in the other. */
function doubled(value: unknown, at: string): Fault[] {
  if (typeof value !== "object" || value === null) return [];
  const seen = new Set<unknown>();
  return Object.entries(value).flatMap(([key, inner]) => {
    const id = Array.isArray(value) ? (inner as Loose | null)?.["id"] : undefined;
    const again = id !== undefined && seen.size === seen.add(id).size;
    return [...(again ? [{ pointer: `${at}/${key}/id`, code: "twice" }] : []), ...doubled(inner, `${at}/${key}`)];
  });
}

/** A step of zero has no next one; ratings go by the item alone, whatever section it is in. */
function oddRubric({ sections }: Rubric): Fault[] {
  const before = new Set<string>();
  return sections.flatMap(({ items }, s) => {
    const own = Array.isArray(items) ? items : [];
    const faults = own.flatMap((item, i) => {
      const at = `/sections/${s}/items/${i}`;
      const found: Fault[] = before.has(item.id) ? [{ pointer: `${at}/id`, code: "twice" }] : [];
      for (const name of item.field === "points" ? (["max", "step"] as const) : [])
        if (!(Number((item as { max: string; step: string })[name]) > 0)) found.push({ pointer: `${at}/${name}`, code: "not-above-zero" });
      return found;
    });
    for (const { id } of own) before.add(id);
    return faults;
  });
}

function oddWrite({ kind, id }: Ref, { record, changes }: WriteAnswer): Fault[] {
  const own = changes.find((change) => change.kind === kind && change.id === id);
  if (!own) return [{ pointer: "/changes", code: "not-among-changes" }];
  return record && record.id !== id ? [{ pointer: "/record/id", code: "another-record" }] : [];
}
