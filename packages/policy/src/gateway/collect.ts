import type { EvaluateAsk, Kind, Kinds, Lesson, Observation, Pack, Query, Subject, Verdict } from "@xiaoben/contract";
import type { EvaluationInput, Range } from "../evaluation.ts";
import type * as engineModule from "../device.ts";
import { circlesOf } from "./circles.ts";
import { bound, judgedOn, levelsOf } from "./practice.ts";
import { allOf, demandAll, ReadingFailed, type Reading } from "./reading.ts";

type Engine = Pick<typeof engineModule, "evaluate" | "kindsOf" | "rangeOf">;

/** Verdicts on one person or one pair, of every pack that judges it, from all pages of its records. */
export function verdictsOf(reading: Reading, ask: EvaluateAsk): Verdict[] {
  const { gateway } = reading;
  if (ask.subject.kind !== "person" && ask.subject.kind !== "pair") throw notOffered(`verdicts on a ${ask.subject.kind}`);
  if (ask.knownAt !== undefined) throw notOffered("verdicts as they were known at an earlier time");
  const session = reading.use(gateway.session);
  if (!session) throw new ReadingFailed({ code: "signed-out", detail: "Nobody is signed in.", retryable: false });
  const engine = reading.once("engine", () => import("../device.ts"));
  const kindsFor = (pack: Pack) =>
    engine.hasOthers(pack) ? reading.once("kinds", () => import("../engine/rules/kinds.ts")).kinds : undefined;
  const { chain, facts, day, calendars } = judgedOn(reading, ask, session.today);
  return bound(reading, chain, day).flatMap((binding) => {
    const ref = { pack: binding.pack, version: binding.packVersion, id: "pack" };
    const pack = reading.once(`pack:${ref.pack}/${ref.version}`, () => gateway.definition<Pack>(ref));
    const { records, complete } = recordsFor(reading, engine, pack, ask, engine.rangeOf(pack, ask, calendars, session.today, facts));
    const circles = circlesOf(reading, pack, ask, chain[0]!.id, day);
    const input: EvaluationInput = {
      ask,
      pack,
      binding,
      orgs: chain.map((org) => org.id),
      levels: levelsOf(chain),
      decisions: demandAll(reading, { kind: "decision", where: { pack: pack.id } }),
      calendars,
      subjectFacts: facts,
      waivers: records.waiver ?? [],
      records,
      ...(circles && { circles }),
      complete,
      today: session.today,
      now: session.now ?? new Date().toISOString(),
      timeZone: chain.find((org) => org.timeZone !== undefined)?.timeZone ?? session.timeZone,
      place: "device",
    };
    return engine.evaluate(input, kindsFor(pack));
  });
}

const notOffered = (what: string): ReadingFailed =>
  new ReadingFailed({
    code: "not-offered",
    detail: `On the device there are no ${what}; the back end does not offer "evaluate".`,
    retryable: false,
  });

function recordsFor(
  reading: Reading,
  engine: Engine,
  pack: Pack,
  { subject }: EvaluateAsk,
  range: Range,
): Pick<EvaluationInput, "records" | "complete"> {
  const capabilities = reading.use(reading.gateway.capabilities);
  const records: { [K in Kind]?: Kinds[K][] } = {};
  let complete = true;
  for (const kind of engine.kindsOf(pack)) {
    if (!capabilities.has(`${kind}.list`)) continue;
    const query = queryOf(kind, subject, range);
    const found = query ? allOf(reading, query) : { items: [], complete: true };
    Object.assign(records, { [kind]: found.items });
    complete &&= found.complete;
  }
  if (records.observation) records.lesson = withObserved(reading, records.observation, records.lesson);
  return { records: records as EvaluationInput["records"], complete };
}

/** How the subject's own records of a kind are asked for. `undefined`: it has none. */
function queryOf(kind: Kind, { kind: of, id }: Subject, { from, to }: Range): Query | undefined {
  if (of === "pair") return kind === "observation" || kind === "given" ? { kind, where: { pair: id, from, to } } : undefined;
  switch (kind) {
    case "hour":
    case "given":
    case "participation":
      return { kind, where: { person: id, from, to } };
    case "observation":
      return { kind, where: { author: id, from, to } };
    case "lesson":
      return { kind, where: { teacher: id, from, to } };
    case "waiver":
      return { kind, where: { person: id } };
    case "plan":
      return { kind, where: { author: id } };
    default:
      return undefined;
  }
}

/** Older observations keep the kind and mode of their lesson on the lesson alone. */
function withObserved({ use, gateway }: Reading, observations: readonly Observation[], lessons: readonly Lesson[] = []): Lesson[] {
  const known = new Set(lessons.map((lesson) => lesson.id));
  const missing = new Set(observations.filter((one) => one.mode === undefined && !known.has(one.lesson)).map((one) => one.lesson));
  return [...lessons, ...[...missing].flatMap((id) => use(gateway.one({ kind: "lesson", id })) ?? [])];
}
