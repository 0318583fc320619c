import type { Schedule } from "./steps.ts";

/** Schedules that once found a fault: walked again in every run. */
export const found: Schedule[] = [
  // Two pages go on typing after a submission that named no version: nobody else wrote.
  {
    locks: false,
    calm: true,
    steps: [
      { do: "type", record: 1, field: "strengths", page: 1 },
      { do: "wait", ms: 11_000 },
      { do: "submit", record: 1, page: 1 },
      { do: "type", record: 1, field: "measures", page: 1 },
      { do: "type", record: 1, field: "strengths", page: 0 },
    ],
  },
  // A form goes into a refused creation while there is no room: it stands in memory alone, and must say so.
  {
    locks: true,
    calm: false,
    steps: [
      { do: "fault", faults: ["too-large"] },
      { do: "crash", page: 0, record: 1, ticks: 20 },
      { do: "room", full: true },
      { do: "fault", faults: ["signed-out", "broken"] },
      { do: "type", record: 1, field: "strengths", page: 0 },
      { do: "wait", ms: 25_000 },
      { do: "session", who: "me" },
      { do: "type", record: 2, field: "problems", page: 1 },
    ],
  },
  // Typed on while the sign-in has run out, onto a record that could not be read.
  {
    locks: true,
    calm: true,
    steps: [
      { do: "crash", page: 1, record: 0, ticks: 21 },
      { do: "fault", faults: ["signed-out"] },
      { do: "type", record: 2, field: "strengths", page: 1 },
      { do: "session", who: "nobody" },
      { do: "wait", ms: 25_000 },
    ],
  },
  // Typed anew, before the record could be read, what stands there already.
  {
    locks: false,
    calm: true,
    steps: [
      { do: "crash", page: 0, record: 1, ticks: 28 },
      { do: "crash", page: 1, record: 2, ticks: 10 },
      { do: "type", record: 2, field: "strengths", page: 0 },
      { do: "session", who: "nobody" },
      { do: "wait", ms: 25_000 },
    ],
  },
  // A form goes, for want of room in memory alone, into an entry that another page sends meanwhile: its words go behind.
  {
    locks: true,
    calm: false,
    steps: [
      { do: "type", record: 2, field: "measures", page: 0 },
      { do: "fault", faults: ["late", "broken", "broken", "signed-out"] },
      { do: "fault", faults: ["signed-out", "signed-out", "busy", "busy"] },
      { do: "flush", record: 2, page: 1 },
      { do: "room", full: true },
      { do: "type", record: 1, field: "strengths", page: 1 },
      { do: "flush", record: 1, page: 0 },
      { do: "room", full: false },
      { do: "fault", faults: ["busy", "twice", "cut"] },
      { do: "type", record: 2, field: "strengths", page: 1 },
      { do: "room", full: true },
      { do: "fault", faults: ["too-large", "cut", "too-large", "busy", "busy-for", "cut", "too-large"] },
      { do: "fault", faults: ["busy", "busy-for", "busy"] },
      { do: "wait", ms: 25_000 },
    ],
  },
];
