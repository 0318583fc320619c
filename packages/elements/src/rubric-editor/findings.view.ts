import { html, type TemplateResult } from "lit";
import type { GatewayError } from "@xiaoben/contract";
import { icon, type Words } from "../core/index.ts";
import type { Desk } from "./desk.ts";
import type { EditMessages } from "./edit.strings.ts";

/** What the back end found beyond what is found here: in the words of the check, once they are loaded. */
export class FindingsView {
  readonly #desk: Desk;
  readonly #words: Words<EditMessages>;
  #known: Readonly<Record<string, string>> = {};

  constructor(desk: Desk, words: Words<EditMessages>) {
    this.#desk = desk;
    this.#words = words;
  }

  render({ issues = [] }: GatewayError): TemplateResult {
    return html`<div class="notice undetermined" role="alert" id="findings">
      ${icon("warning")}<strong>${this.#words.say("refused", issues.length)}</strong>
      <ol>
        ${issues.map(
          ({ pointer, code, message }) =>
            html`<li>
              ${this.#known[code] ?? code} <code class="second">${pointer}</code>
              <p class="second small" lang="en">${message}</p>
            </li>`,
        )}
      </ol>
    </div>`;
  }

  /** Fetches the words; where they do not come the codes stand. */
  load(): void {
    void import("@xiaoben/policy/words/findings").then(
      ({ simplified, traditional }) => {
        // English stands in the messages.
        this.#known = { "zh-Hans": simplified, "zh-Hant": traditional, en: {} }[this.#desk.language()];
        this.#desk.refresh();
      },
      () => undefined,
    );
  }
}
