import { html, nothing, type TemplateResult } from "lit";
import type { Calendar } from "@xiaoben/contract";
import type { Words } from "../core/words.ts";
import { choose } from "../forms/choose.ts";
import { arrangements, type Arrangement } from "./arranged.model.ts";
import type { PortfolioMessages } from "./portfolio.strings.ts";

export interface Choosing {
  years: readonly Calendar[];
  year: string;
  arrangement: Arrangement;
  onYear(year: string): void;
  onArrangement(by: Arrangement): void;
}

/** Whose, of which year, and in which order. */
export const renderChoosing = (
  words: Words<PortfolioMessages>,
  whose: TemplateResult | typeof nothing,
  { years, year, arrangement, onYear, onArrangement }: Choosing,
): TemplateResult =>
  html`<div class="controls no-print">
    ${whose}
    ${
      years.length === 0
        ? nothing
        : choose(
            "year",
            words.say("year"),
            years.map(
              ({ schoolYear }) =>
                html`<option value=${schoolYear} ?selected=${schoolYear === year}>${words.say("yearOf", schoolYear)}</option>`,
            ),
            onYear,
          )
    }
    ${choose(
      "arrangement",
      words.say("arrangement"),
      arrangements.map((by) => html`<option value=${by} ?selected=${by === arrangement}>${words.say("arranged", by)}</option>`),
      (by) => onArrangement(by as Arrangement),
    )}
  </div>`;
