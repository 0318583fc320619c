import { factVocabulary, type Book, type Day, type Kind, type Subject } from "@xiaoben/contract";

/** A record as the engine reads it. */
export type FactRecord = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };

export type Facts = (name: string) => string | undefined;

/** Kinds of records that books can be kept of, the property that says whose a record is, and the days it may belong to, the last one first. */
export const sources: Partial<Record<Book["source"], { kind: Kind | "participation"; owner: string; days: readonly string[] }>> = {
  hour: { kind: "hour", owner: "person", days: ["until", "on"] },
  observation: { kind: "observation", owner: "author", days: ["on"] },
  lesson: { kind: "lesson", owner: "teacher", days: ["on"] },
  participation: { kind: "participation", owner: "person", days: ["on"] },
};

/** The facts of a record, by the vocabulary of its source; `ext:` facts stand on the record under their own name. */
export function factsOf(source: Book["source"], record: FactRecord, lesson?: FactRecord): Facts {
  const rows = factVocabulary[source] ?? {};
  return (name) => text(record[rows[name]?.from ?? name]) ?? (lesson && joined.has(name) ? text(lesson[name]) : undefined);
}

/** Facts of an observation that an older record may have kept on its lesson alone. */
const joined = new Set(["mode", "kind"]);

/** The day a record belongs to: the last one, where it took several. Approval dates never move it. */
export const dayOfRecord = (source: Book["source"], record: FactRecord): Day | undefined =>
  sources[source]?.days.map((property) => text(record[property])).find((day) => day !== undefined);

/** Whether a record is the subject's own. */
export function belongs(subject: Subject, owner: string, record: FactRecord): boolean {
  if (subject.kind === "person") return record[owner] === subject.id;
  return subject.kind === "pair" ? record["pair"] === subject.id : record["org"] === subject.id;
}

/** What kind a hypothetical record is: records carry no kind of their own. */
export function kindOfRecord(record: FactRecord): Kind | "participation" | undefined {
  const has = (property: string): boolean => property in record;
  if (has("waiver")) return "waiver";
  if (has("attendance")) return "participation";
  if (has("observed")) return "observation";
  if (has("teacher")) return "lesson";
  if (has("template") && has("approvals")) return "plan";
  return has("person") && has("category") ? "hour" : undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
