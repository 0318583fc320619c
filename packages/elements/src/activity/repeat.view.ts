import { html, nothing, type TemplateResult } from "lit";
import type { Calendar, Day } from "@xiaoben/contract";
import type { Format, Words } from "../core/index.ts";
import { settled } from "../forms/field.ts";
import type { PlanMessages } from "./plan.strings.ts";
import { daysOf, endOfTerm, farthest, isLast, type Repeat } from "./repeat.model.ts";

interface RepeatForm {
  readonly words: Words<PlanMessages>;
  readonly format: Format;
  readonly plan: { on: Day; repeat?: Repeat };
  readonly calendars: readonly Calendar[];
  /** Whether what is missing is to be marked. */
  readonly tried: boolean;
  jot(patch: { repeat: Repeat | undefined }): void;
}

/** In weeks: what can be chosen. */
const turns = [1, 2] as const;

/** Whether a new activity comes again, until when, and on which days that is. */
export function repeatView({ words, format, plan: { on, repeat }, calendars, tried, jot }: RepeatForm): TemplateResult {
  const choose = ({ target }: Event): void => {
    const weeks = Number((target as HTMLSelectElement).value);
    jot({ repeat: weeks === 0 ? undefined : { weeks, until: repeat?.until || (endOfTerm(on, calendars) ?? "") } });
  };
  return html`<div class="fields">
      <label class="field" for="f-repeat"
        >${words.say("repeat")}<select id="f-repeat" @change=${choose}>
          <option value="0" ?selected=${!repeat}>${words.say("once")}</option>
          ${turns.map((weeks) => html`<option value=${weeks} ?selected=${repeat?.weeks === weeks}>${words.say("weekly", weeks)}</option>`)}
        </select></label
      >
      ${
        repeat
          ? html`<label class="field" for="f-until"
              >${words.say("until")}<input
                id="f-until"
                type="date"
                min=${on || nothing}
                max=${on ? farthest(on) : nothing}
                aria-describedby="days"
                aria-invalid=${tried && !isLast(on, repeat.until) ? "true" : nothing}
                ${settled(repeat.until, (until) => jot({ repeat: { ...repeat, until } }))}
            /></label>`
          : nothing
      }
    </div>
    <p class="small second" role="status" id="days">
      ${!repeat ? nothing : isLast(on, repeat.until) ? daysLine(words, format, daysOf(on, repeat, calendars)) : words.say("untilHint")}
    </p>`;
}

function daysLine(words: RepeatForm["words"], format: Format, { held, skipped }: ReturnType<typeof daysOf>): string {
  const said = (days: readonly Day[]): string[] => days.map((day) => format.day(day));
  return `${words.say("days", held.length, said(held))}${skipped.length > 0 ? ` ${words.say("closed", said(skipped))}` : ""}`;
}
