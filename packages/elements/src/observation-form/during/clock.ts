import type { Instant } from "@xiaoben/contract";
import { attempt } from "../../forms/jotted.ts";
import { minuteByTimetable, minutesByTimetable } from "../minutes.model.ts";
import type { Sheet } from "../sheet.ts";

const minuteMs = 60_000;
/** A lesson outside of the timetable is over after so long: what is noted then is no more noted in it. */
const longest = 60 * minuteMs;
/** How long a clock that was begun is gone on with. */
const kept = 12 * 60 * minuteMs;

/**
 * The clock of a lesson: that of the timetable, and outside of it the observer's own, which the first entry starts.
 * The own one is kept on the device by the id of the observation, so that a reload or a crash goes on with it.
 */
export class LessonClock {
  #begun: { of: string; at: number } | undefined;

  /** Minutes since the lesson began, with what is left of a minute; `undefined` where no lesson is on. */
  peek(sheet: Sheet, now: number = Date.now()): number | undefined {
    const { lesson, timeZone } = sheet;
    const planned = lesson && minutesByTimetable(lesson, instantOf(now), timeZone);
    if (planned !== undefined) return Math.max(0, planned);
    const begun = this.#own(sheet.now.id, now);
    return begun === undefined || now - begun > longest ? undefined : (now - begun) / minuteMs;
  }

  /** The minute of what is entered now. */
  stamp(sheet: Sheet, now: number = Date.now()): number {
    const { lesson, timeZone } = sheet;
    const { id, notes, segments = [] } = sheet.now;
    const planned = lesson && minuteByTimetable(lesson, instantOf(now), timeZone);
    if (planned !== undefined) return planned;
    const last = Math.max(0, ...notes.map(({ minute }) => minute), ...segments.map(({ from, until }) => until ?? from));
    const begun = this.#own(id, now) ?? this.#begin(id, now - last * minuteMs, now);
    return Math.min(999, Math.floor((now - begun) / minuteMs));
  }

  #own(id: string, now: number): number | undefined {
    if (this.#begun?.of === id) return this.#begun.at;
    const at = Number(attempt(() => localStorage.getItem(nameOf(id))) ?? Number.NaN);
    if (!(at <= now && now - at < kept)) return undefined;
    this.#begun = { of: id, at };
    return at;
  }

  #begin(id: string, at: number, now: number): number {
    this.#begun = { of: id, at };
    attempt(() => {
      for (const name of Object.keys(localStorage).filter((one) => one.startsWith(nameOf(""))))
        if (!(now - Number(localStorage.getItem(name)) < kept)) localStorage.removeItem(name);
      localStorage.setItem(nameOf(id), String(at));
    });
    return at;
  }
}

const nameOf = (id: string): string => `xb:clock:${id}`;
const instantOf = (ms: number): Instant => new Date(ms).toISOString();
