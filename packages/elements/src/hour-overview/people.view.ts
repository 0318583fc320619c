import { html, nothing, type TemplateResult } from "lit";
import type { Id, RollupPart } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import { outcomeOf, type Which } from "./hour-overview.model.ts";
import type { Voice } from "./hour-overview.voice.ts";

/** What the list of people needs beside the voice. */
export interface People {
  /** Those who are listed, by name. */
  listed: readonly RollupPart[];
  which: Which;
  /** How many are shown before the reader asks for more; paper shows all. */
  shown: number;
  opened: Id;
  nameOf(person: Id): string;
  onWhich(which: Which): void;
  onMore(): void;
  onOpen(person: Id): void;
  /** The figure of the person who is opened, down to its records. */
  whole(person: Id): TemplateResult;
}

/** Who is behind and what is missing, by name; nobody is ranked. Each figure opens. */
export function renderPeople(voice: Voice, { listed, which, shown, onWhich, onMore, ...rest }: People): TemplateResult {
  const { words } = voice;
  const left = listed.length - shown;
  const heads = [words.say("person"), words.say("outcome"), words.say("value"), words.say("lacks"), words.say("waiting"), words.say("how")];
  return html`<section class="part" part="people" aria-labelledby="people-title">
    <div class="head">
      <h3 id="people-title">${words.say("members")}</h3>
      <label class="no-print"
        ><span class="hidden">${words.say("which")}</span
        ><select name="which" @change=${(event: Event) => onWhich((event.target as HTMLSelectElement).value as Which)}>
          ${(["behind", "ahead", "all"] as const).map((one) => html`<option value=${one} ?selected=${one === which}>${words.say("whichOf", one)}</option>`)}
        </select></label
      >
    </div>
    ${which === "ahead" ? html`<p class="notice"><span>${words.say("aheadNote")}</span></p>` : nothing}
    ${
      listed.length === 0
        ? html`<p class="second">${words.say("nobody")}</p>`
        : html`<table class="cards ${left > 0 ? "cut" : ""}" role="table" aria-labelledby="people-title">
              <thead role="rowgroup">
                <tr role="row">
                  ${heads.map((head, i) => html`<th role="columnheader" class=${i > 1 && i < 5 ? "number" : ""}>${i === 5 ? html`<span class="hidden">${head}</span>` : head}</th>`)}
                </tr>
              </thead>
              <tbody role="rowgroup">
                ${listed.map((part, i) => renderPerson(voice, part, heads, i < shown, which, rest))}
              </tbody>
            </table>
            ${left > 0 ? html`<button type="button" class="more no-print" data-more @click=${onMore}>${words.say("more", left)}</button>` : nothing}`
    }
  </section>`;
}

function renderPerson(
  { core, words, policy, format, rollup }: Voice,
  part: RollupPart,
  heads: readonly string[],
  isShown: boolean,
  which: Which,
  { opened, nameOf, onOpen, whole }: Pick<People, "opened" | "nameOf" | "onOpen" | "whole">,
): TemplateResult {
  const { key, value, threshold, gap, waiting, stale } = part;
  const outcome = outcomeOf(part)!;
  const unit = rollup.unit ?? "";
  const amount = (figure: string | undefined): string => (figure === undefined || figure === "0" ? "—" : policy.amount(figure, unit));
  const isOpen = opened === key;
  const lacks = which === "ahead" && gap !== undefined && waiting !== undefined && waiting !== "0";
  return html`<tr role="row" data-person=${key} class="${isShown ? "" : "rest"} ${stale ? "stale" : ""}">
      <td role="cell" class="lead">${nameOf(key)}</td>
      <td role="cell" data-label=${heads[1]!}>${badge(core, outcome, policy.outcome(outcome))}</td>
      <td role="cell" class="number" data-label=${heads[2]!}>
        <strong>${value === undefined ? "—" : format.figure(value)}</strong
        >${threshold === undefined ? nothing : html`<span class="second"> / ${format.figure(threshold)}</span>`}
      </td>
      <td role="cell" class="number" data-label=${heads[3]!}>
        ${lacks ? words.say("lacksWaiting", amount(gap), amount(waiting)) : amount(gap)}
      </td>
      <td role="cell" class="number" data-label=${heads[4]!}>${amount(waiting)}</td>
      <td role="cell" class="no-print">
        <button
          type="button"
          class="link small"
          aria-expanded=${isOpen}
          aria-label=${`${words.say(isOpen ? "hide" : "how")} · ${nameOf(key)}`}
          @click=${() => onOpen(key)}
        >
          ${words.say(isOpen ? "hide" : "how")}
        </button>
      </td>
    </tr>
    ${
      isOpen
        ? html`<tr role="row" class="whole no-print">
            <td role="cell" class="lead" colspan="6">${whole(key)}</td>
          </tr>`
        : nothing
    }`;
}
