import { say, type Text } from "@xiaoben/contract";
import type { CoreMessages, Words } from "../core/index.ts";
import type { UnreadNumbers } from "../forms/unread-numbers.ts";
import type { Desk } from "./desk.ts";
import type { EditMessages } from "./edit.strings.ts";
import type { Findings } from "./findings.ts";
import { blank, type Change, type Step } from "./scheme.edit.model.ts";

/** The scheme while it is drawn for whoever writes it: what was found in it, and the ways to change it. */
export class Form {
  readonly desk: Desk;
  readonly core: Words<CoreMessages>;
  readonly words: Words<EditMessages>;
  readonly numbers: UnreadNumbers;
  readonly findings: Findings;
  /** Takes a step that is not typing; what it says is said where it can be taken back. */
  readonly take: (says: string, step: Step) => void;

  constructor(
    desk: Desk,
    core: Words<CoreMessages>,
    words: Words<EditMessages>,
    numbers: UnreadNumbers,
    findings: Findings,
    take: (says: string, step: Step) => void,
  ) {
    this.desk = desk;
    this.core = core;
    this.words = words;
    this.numbers = numbers;
    this.findings = findings;
    this.take = take;
  }

  /** Typing at a place: what was found there is left to the next check. */
  type(place: string, change: Change): void {
    this.findings.drop(place);
    this.desk.change(change);
  }

  /** Words as the person reads them; nothing where they say nothing. */
  plain(text: Text | undefined): string {
    const said = text === undefined ? "" : say(text, this.desk.language());
    return said === blank ? "" : said;
  }
}
