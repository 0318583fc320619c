import fc from "fast-check";
import type { Fault } from "../../testing/memory-transport.ts";

export const fields = ["strengths", "problems", "measures"] as const;
export type Field = (typeof fields)[number];

/** What happens next in a browser with two pages and three records. */
export type Step =
  | { do: "type"; record: number; field: Field; page: number }
  | { do: "flush"; record: number; page: number }
  | { do: "submit"; record: number; page: number }
  /** What becomes of the next writes. */
  | { do: "fault"; faults: Fault[] }
  | { do: "reload"; page: number }
  /** Types, and kills the page after so many turns of the event loop. */
  | { do: "crash"; page: number; record: number; ticks: number }
  | { do: "wait"; ms: number }
  /** Somebody else writes. */
  | { do: "other"; record: number; field: Field }
  | { do: "room"; full: boolean }
  | { do: "clock"; by: number }
  /** Requests that were given up arrive after all. */
  | { do: "arrive" }
  /** The token expires for good, somebody else signs in, or the person comes back. */
  | { do: "session"; who: "me" | "nobody" | "other" }
  /** A person looks at what needs attention. */
  | { do: "resolve"; page: number; merged: boolean };

export interface Schedule {
  locks: boolean;
  /** With enough room and a right clock: then pages take turns without exception. */
  calm: boolean;
  steps: Step[];
}

const page = fc.nat(1);
const record = fc.nat(2);
const field = fc.constantFrom(...fields);
const fault = fc.constantFrom<Fault>(
  ...([
    "none",
    "cut",
    "answer-lost",
    "twice",
    "late",
    "broken",
    "broken",
    "signed-out",
    "too-large",
    "busy",
    "busy-for",
    "busy-for",
  ] as const),
);
const of = <D extends Step["do"]>(does: D): fc.Arbitrary<D> => fc.constant(does);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ do: of("type"), record, field, page }) },
  { weight: 6, arbitrary: fc.record({ do: of("flush"), record, page }) },
  { weight: 3, arbitrary: fc.record({ do: of("submit"), record, page }) },
  { weight: 12, arbitrary: fc.record({ do: of("fault"), faults: fc.array(fault, { minLength: 3, maxLength: 8 }) }) },
  { weight: 2, arbitrary: fc.record({ do: of("reload"), page }) },
  { weight: 3, arbitrary: fc.record({ do: of("crash"), page, record, ticks: fc.nat(30) }) },
  { weight: 5, arbitrary: fc.record({ do: of("wait"), ms: fc.constantFrom(100, 1_500, 5_000, 11_000, 25_000) }) },
  { weight: 4, arbitrary: fc.record({ do: of("other"), record, field }) },
  { weight: 2, arbitrary: fc.record({ do: of("room"), full: fc.constant(true) }) },
  { weight: 2, arbitrary: fc.record({ do: of("room"), full: fc.constant(false) }) },
  {
    weight: 7,
    arbitrary: fc.record({ do: of("clock"), by: fc.constantFrom(-86_400_000, -3_600_000, -5_000, 5_000, 3_600_000, 86_400_000) }),
  },
  { weight: 4, arbitrary: fc.record({ do: of("arrive") }) },
  { weight: 7, arbitrary: fc.record({ do: of("session"), who: fc.constantFrom("me", "me", "me", "nobody", "other", "other") }) },
  { weight: 3, arbitrary: fc.record({ do: of("resolve"), page, merged: fc.boolean() }) },
);

export const schedules = (longest: number): fc.Arbitrary<Schedule> =>
  fc.record({
    locks: fc.boolean(),
    calm: fc.nat(3).map((n) => n === 0),
    steps: fc.array(step, { minLength: Math.ceil(longest / 3), maxLength: longest, size: "max" }),
  });

/** Schedules of an everyday kind, in which pages meet more often than in those where everything fails. */
export const everyday = (longest: number): fc.Arbitrary<Schedule> =>
  schedules(longest).map(({ locks, steps }) => ({ locks, calm: true, steps: steps.filter((one) => ordinary.includes(one.do)) }));

const ordinary: Step["do"][] = ["type", "flush", "wait", "fault"];
