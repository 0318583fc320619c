import type { Language, Lesson, Observation } from "@xiaoben/contract";
import type { Format, Speaker, Words } from "../core/index.ts";
import type { ObservationMessages } from "./observation-form.strings.ts";

/** One observation as its parts are drawn: what stands in it now, what may be changed, and the way to change it. */
export interface Sheet {
  readonly now: Observation;
  readonly lesson: Lesson | undefined;
  readonly timeZone: string;
  /** Properties that the person may change now. */
  readonly may: ReadonlySet<string>;
  readonly words: Words<ObservationMessages>;
  readonly language: Language;
  readonly format: Format;
  /** Takes a change at once. `make` gets what stands there when it is taken. */
  change(make: (now: Observation) => Partial<Observation>): void;
  /** Moves the focus there after the next rendering. */
  focus(selector: string): void;
}

/** What a rubric is filled in with: a sheet, or the try-out of whoever makes the rubric. */
export interface RatingSheet {
  readonly now: { readonly ratings: Observation["ratings"] };
  readonly may: ReadonlySet<string>;
  readonly words: Words<ObservationMessages>;
  readonly language: Language;
  change(make: (now: { readonly ratings: Observation["ratings"] }) => { ratings?: Observation["ratings"] }): void;
  focus(selector: string): void;
}

/** Where a sheet takes what it shows from. */
export interface SheetSource {
  now(): Observation;
  /** What `now` rests on: while all of it is the same, `now` is the same object. */
  rests(): readonly unknown[];
  lesson(): Lesson | undefined;
  may(): ReadonlySet<string>;
  timeZone(): string;
  format(): Format;
}

/** The sheet of an element: one object for its whole life, so that parts which are not drawn anew still read what is there now. */
export class LiveSheet implements Sheet {
  readonly words: Words<ObservationMessages>;
  readonly change: Sheet["change"];
  readonly focus: Sheet["focus"];
  readonly #speaker: Speaker;
  readonly #source: SheetSource;
  #now: Observation | undefined;
  #rests: readonly unknown[] = [];

  constructor(speaker: Speaker, words: Words<ObservationMessages>, source: SheetSource, change: Sheet["change"], focus: Sheet["focus"]) {
    this.#speaker = speaker;
    this.words = words;
    this.#source = source;
    this.change = change;
    this.focus = focus;
  }

  get now(): Observation {
    const rests = this.#source.rests();
    if (!this.#now || rests.some((one, i) => one !== this.#rests[i])) {
      this.#now = this.#source.now();
      this.#rests = rests;
    }
    return this.#now;
  }

  get lesson(): Lesson | undefined {
    return this.#source.lesson();
  }

  get timeZone(): string {
    return this.#source.timeZone();
  }

  get may(): ReadonlySet<string> {
    return this.#source.may();
  }

  get language(): Language {
    return this.#speaker.language;
  }

  get format(): Format {
    return this.#source.format();
  }
}
