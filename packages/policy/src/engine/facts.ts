import { weekday, type Book, type Day, type Id, type Kind, type Subject } from "@xiaoben/contract";

/** A record as the engine reads it. */
export type FactRecord = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };

export type Facts = (name: string) => string | undefined;

/** Kind of the records that a book of a source is kept of, the property that says whose a record is, and the days it may belong to, the last one first. */
export interface Source {
  readonly kind: Kind;
  readonly owner: string;
  readonly days: readonly string[];
  /** A kind of its own that the source is kept of beside what the host gives, and the states in which a record of it tells. */
  readonly also?: { readonly kind: Kind; readonly states?: readonly string[] };
}

const given: Source = { kind: "given", owner: "person", days: ["until", "on"] };

export const sources: Readonly<Record<Book["source"], Source>> = {
  hour: { kind: "hour", owner: "person", days: ["until", "on"] },
  observation: { kind: "observation", owner: "author", days: ["on"] },
  lesson: { kind: "lesson", owner: "teacher", days: ["on"] },
  participation: { ...given, also: { kind: "participation" } },
  work: given,
  duty: given,
  result: given,
  event: { ...given, also: { kind: "activity", states: ["held", "checked"] } },
  meeting: given,
  given,
};

/** Whether a record is one of a source: those without a kind of their own are told apart by what the record says. */
export const isOf = (source: Book["source"], record: FactRecord): boolean =>
  sources[source].kind !== "given" || (isGiven(record) ? record["source"] === source : tells(source, record));

const isGiven = (record: FactRecord): boolean => "facts" in record;

const tells = (source: Book["source"], record: FactRecord): boolean =>
  sources[source].also?.states?.includes(String(record["state"])) ?? true;

/** The kind of a record of a source. */
export const kindIn = (source: Book["source"], record: FactRecord): Kind => {
  const { kind, also } = sources[source];
  return also && !isGiven(record) ? also.kind : kind;
};

/** Facts of an activity that have another name as an event. */
const renamed: Readonly<Record<string, string>> = { type: "category" };

/** What a given record says of itself; everything else stands in its `facts`. */
const own = new Set(["on", "until", "person", "org", "group", "pair", "title"]);

/** Facts of an observation that an older record may have kept on its lesson alone. */
const joined = new Set(["mode", "kind"]);

/** The facts of a record, by the vocabulary of its source; `ext:` facts stand on the record (of given ones: in its facts) under their own name. */
export function factsOf(source: Book["source"], record: FactRecord, lesson?: FactRecord): Facts {
  const { owner } = sources[source];
  const inner = isGiven(record) && sources[source].kind === "given" ? (record["facts"] as FactRecord) : undefined;
  const isEvent = source === "event" && inner === undefined;
  return (name) => {
    if (source === "observation" && name === "own") return String(record["author"] === record["observed"]);
    if (worked.has(name)) return typeof record["on"] === "string" ? workedOut(name, record["on"]) : undefined;
    const said = inner && !own.has(name) ? undefined : record[name === "person" ? owner : name];
    if (typeof said === "string") return said;
    if (isEvent && Array.isArray(said)) return String(said.length);
    if (isEvent && renamed[name] !== undefined) return text(record[renamed[name]]);
    return text(said) ?? (inner && text(inner[name])) ?? (lesson && joined.has(name) ? text(lesson[name]) : undefined);
  };
}

const worked = new Set(["weekday", "month", "monthDay"]);
const workedOut = (name: string, on: Day): string =>
  String(name === "weekday" ? weekday(on) : Number(on.slice(...((name === "month" ? [5, 7] : [8, 10]) as [number, number]))));

/** The day a record belongs to: the last one, where it took several. Approval dates never move it. */
export function dayOfRecord(source: Book["source"], record: FactRecord): Day | undefined {
  for (const property of sources[source].days) {
    const day = text(record[property]);
    if (day !== undefined) return day;
  }
  return undefined;
}

/**
 * Whether a record is the subject's own. A person's: what names her as its owner. A pair's: what names the pair; what its two
 * people do otherwise is theirs. A group's: what names the group, and what belongs to one of its people and to no other group.
 * Of a school or county: what stands under the organisation itself.
 */
export function belongs({ kind, id }: Subject, people: ReadonlySet<Id>, owner: string, record: FactRecord): boolean {
  if (kind === "person") return record[owner] === id;
  if (kind === "pair") return record["pair"] === id;
  if (kind !== "group") return record["org"] === id;
  const group = record["group"];
  return group === undefined ? people.has(String(record[owner])) : group === id;
}

/** What kind a hypothetical record is: records carry no kind of their own. */
export function kindOfRecord(record: FactRecord): Kind | undefined {
  const has = (property: string): boolean => property in record;
  if (has("waiver")) return "waiver";
  if (has("facts") && has("source")) return "given";
  if (has("host")) return has("attendance") ? "participation" : "activity";
  if (has("observed")) return "observation";
  if (has("teacher")) return "lesson";
  if (has("template") && has("approvals")) return "plan";
  return has("person") && has("category") ? "hour" : undefined;
}

export const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
