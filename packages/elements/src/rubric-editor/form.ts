import { rubricFaults, say, type Rubric, type RubricFault, type Text } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import type { UnreadNumbers } from "../forms/unread-numbers.ts";
import type { Desk } from "./desk.ts";
import type { EditMessages } from "./edit.strings.ts";
import { blank, written, type Change, type Step } from "./rubric.edit.model.ts";

/** Takes a step of a rubric; what it says is said where it can be taken back. */
export type Take = (rubric: string, says: string, step: Step) => void;

/** One rubric while it is drawn: what is faulty in it, and the ways to change it. */
export class Form {
  readonly rubric: Rubric;
  readonly words: Words<EditMessages>;
  readonly numbers: UnreadNumbers;
  readonly #faults: readonly RubricFault[];
  readonly #desk: Desk;
  readonly #take: Take;

  constructor(rubric: Rubric, desk: Desk, numbers: UnreadNumbers, words: Words<EditMessages>, take: Take) {
    this.rubric = rubric;
    this.words = words;
    this.numbers = numbers;
    this.#faults = rubricFaults(rubric);
    this.#desk = desk;
    this.#take = take;
  }

  faultsAt(path: string): RubricFault[] {
    return this.#faults.filter((fault) => fault.path === path);
  }

  faultsOf(why: RubricFault["why"]): RubricFault[] {
    return this.#faults.filter((fault) => fault.why === why);
  }

  hasFaultsBelow(path: string): boolean {
    return this.#faults.some((fault) => fault.path.startsWith(path));
  }

  why({ why, values }: Pick<RubricFault, "why" | "values">): string {
    return this.words.say("why", why, values);
  }

  /** Typing: nothing to undo beyond what the field itself undoes. */
  type(change: Change): void {
    this.#desk.change((rubrics) => rubrics.map((one) => (one.id === this.rubric.id ? change(one) : one)));
  }

  take(says: string, step: Step): void {
    this.#take(this.rubric.id, says, step);
  }

  focus(selector: string): void {
    this.#desk.focus(selector);
  }

  /** Words as the person reads them; nothing where they say nothing. */
  plain(text: Text): string {
    const said = say(text, this.#desk.language());
    return said === blank ? "" : said;
  }

  /** Words as the person typed them, in her language. */
  written(before: Text, typed: string): Text {
    return written(before === "" ? undefined : before, typed, this.#desk.language());
  }
}
