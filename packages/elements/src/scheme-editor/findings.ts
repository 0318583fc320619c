import { html, nothing, type TemplateResult } from "lit";
import type { Issue, Pack } from "@xiaoben/contract";
import { icon, type Words } from "../core/index.ts";
import type { Desk } from "./desk.ts";
import type { EditMessages } from "./edit.strings.ts";
import { foundIn, type Found } from "./found.model.ts";

/** What the check found when a version was to be published. It stands at its place until something is changed there. */
export class Findings {
  readonly #desk: Desk;
  readonly #words: Words<EditMessages>;
  #found: readonly Found[] = [];
  #known: Readonly<Record<string, string>> = {};

  constructor(desk: Desk, words: Words<EditMessages>) {
    this.#desk = desk;
    this.#words = words;
  }

  /** @param pack the version that was refused: places are read from it */
  take(pack: Pack, issues: readonly Issue[]): void {
    this.#found = foundIn(pack, issues);
    this.#load();
  }

  clear(): void {
    this.#found = [];
  }

  at(place: string): Found[] {
    return this.#found.filter((found) => found.place === place);
  }

  /** Something was changed there: whether it is mended the next check tells. */
  drop(place: string): void {
    this.#found = this.#found.filter((found) => found.place === undefined || !`${place}/`.startsWith(`${found.place}/`));
  }

  /** What kind of fault it is, in words; its code until they are there. */
  says({ code }: Issue): string {
    return this.#known[code] ?? code;
  }

  /** How much was found, and whatever stands at no place. */
  render(): TemplateResult | typeof nothing {
    if (this.#found.length === 0) return nothing;
    const elsewhere = this.#found.filter(({ place }) => place === undefined);
    return html`<div class="notice undetermined" role="alert" id="findings">
      ${icon("warning")}<span
        ><strong>${this.#words.say("refused", this.#found.length)}</strong>
        ${elsewhere.length < this.#found.length ? html`<span class="small">${this.#words.say("refusedPlaced")}</span>` : nothing}</span
      >
      ${
        elsewhere.length > 0
          ? html`<ol aria-label=${this.#words.say("elsewhere")}>
              ${elsewhere.map(
                ({ issue }) =>
                  html`<li>
                    ${this.says(issue)} <code class="second">${issue.pointer}</code>
                    <p class="second small" lang="en">${issue.message}</p>
                  </li>`,
              )}
            </ol>`
          : nothing
      }
    </div>`;
  }

  /** Fetches the words; where they do not come the codes stand. */
  #load(): void {
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
