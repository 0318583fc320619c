import type { Language, Lesson, Observation } from "@xiaoben/contract";
import type { Format, Words } from "../core/index.ts";
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
