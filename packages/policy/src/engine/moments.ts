import { factVocabulary, type Book, type Kind } from "@xiaoben/contract";
import { sources, text, type FactRecord } from "./facts.ts";

/** A moment of a record: a day or an instant that a deadline may look at. */
export interface Moment {
  readonly kind: Kind;
  /** The source of books whose records have it. */
  readonly source: Book["source"] | "plan";
  readonly property: string;
}

const own: Readonly<Record<string, Moment>> = {
  "plan.submitted": { kind: "plan", source: "plan", property: "submittedAt" },
  "plan.due": { kind: "plan", source: "plan", property: "due" },
  "observation.observed": { kind: "observation", source: "observation", property: "on" },
  "observation.submitted": { kind: "observation", source: "observation", property: "submittedAt" },
  "hour.done": { kind: "hour", source: "hour", property: "on" },
  "hour.written": { kind: "hour", source: "hour", property: "createdAt" },
  "lesson.held": { kind: "lesson", source: "lesson", property: "on" },
};

/** The moment of a name; of sources without a kind of their own every fact that is a day: `event.announcedOn`. */
export function momentOf(name: string): Moment | undefined {
  if (Object.hasOwn(own, name)) return own[name];
  const [source = "", property = ""] = name.split(".");
  if (property === "" || !Object.hasOwn(sources, source) || sources[source as Book["source"]].kind !== "given") return undefined;
  return { kind: "given", source: source as Book["source"], property };
}

/** What a record says of a moment. */
export const momentIn = ({ kind, property }: Moment, record: FactRecord): string | undefined =>
  text(record[property]) ?? (kind === "given" ? text((record["facts"] as FactRecord | undefined)?.[property]) : undefined);

/** Every moment by its name, for tools that list them. */
export const moments: Readonly<Record<string, Moment>> = /*#__PURE__*/ listed();

function listed(): Record<string, Moment> {
  const given = Object.entries(factVocabulary).flatMap(([source, facts]) =>
    Object.entries(facts)
      .filter(([, { type }]) => type === "day" && sources[source as Book["source"]].kind === "given")
      .map(([property]) => [`${source}.${property}`, momentOf(`${source}.${property}`)!] as const),
  );
  return { ...own, ...Object.fromEntries(given) };
}
