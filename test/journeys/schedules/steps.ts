import fc from "fast-check";

export const fields = ["strengths", "problems", "measures", "nextStep"] as const;
export type Field = (typeof fields)[number];

/** What becomes of one write on its way: the request does not arrive, the answer does not, or something on the way answers itself. */
export const faults = ["cut", "answer-lost", "bad-gateway", "busy", "slow"] as const;
export type Fault = (typeof faults)[number];

/** `offline`: the browser knows it. `down`: pages load, the back end does not answer. */
export type Net = "up" | "offline" | "down";

/** What happens next on a device with two tabs in which one person observes one lesson. */
export type Step =
  /** `kept`: nothing else happens before it is on the device. */
  | { do: "type"; tab: number; field: Field; kept: boolean }
  | { do: "note"; tab: number; kept: boolean }
  | { do: "edit"; tab: number; note: number; kept: boolean }
  | { do: "remove"; tab: number; note: number; kept: boolean }
  | { do: "net"; to: Net }
  | { do: "faults"; faults: Fault[] }
  /** So many seconds pass. */
  | { do: "wait"; s: number }
  | { do: "reload"; tab: number }
  /** Types, and so many milliseconds later the tab is gone. */
  | { do: "kill"; tab: number; by: "crash" | "close"; field: Field; ms: number }
  | { do: "submit"; tab: number };

export interface Schedule {
  /** Web Locks, or the lease as on plain `http://`. */
  locks: boolean;
  /** The device is looked at in a tab that is opened after everything else. */
  fresh: boolean;
  steps: Step[];
}

const of = <D extends Step["do"]>(does: D): fc.Arbitrary<D> => fc.constant(does);
const tab = fc.constantFrom(0, 0, 1);
const note = fc.nat(5);
const field = fc.constantFrom(...fields);
const kept = fc.boolean();

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: of("type"), tab, field, kept }) },
  { weight: 5, arbitrary: fc.record({ do: of("note"), tab, kept }) },
  { weight: 2, arbitrary: fc.record({ do: of("edit"), tab, note, kept }) },
  { weight: 1, arbitrary: fc.record({ do: of("remove"), tab, note, kept }) },
  { weight: 6, arbitrary: fc.record({ do: of("net"), to: fc.constantFrom<Net>("up", "offline", "down") }) },
  { weight: 5, arbitrary: fc.record({ do: of("faults"), faults: fc.array(fc.constantFrom(...faults), { minLength: 1, maxLength: 3 }) }) },
  { weight: 7, arbitrary: fc.record({ do: of("wait"), s: fc.constantFrom(1, 11, 11, 25) }) },
  { weight: 3, arbitrary: fc.record({ do: of("reload"), tab }) },
  { weight: 3, arbitrary: fc.record({ do: of("kill"), tab, by: fc.constantFrom("crash", "close"), field, ms: fc.nat(400) }) },
  { weight: 2, arbitrary: fc.record({ do: of("submit"), tab }) },
);

const schedules: fc.Arbitrary<Schedule> = fc.record({
  locks: fc.boolean(),
  fresh: fc.boolean(),
  steps: fc.array(step, { minLength: 6, maxLength: 12, size: "max" }),
});

/** The schedule of a seed. */
export const scheduleOf = (seed: number): Schedule => fc.sample(schedules, { seed, numRuns: 1 })[0]!;
