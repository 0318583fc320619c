import { html, nothing, type TemplateResult } from "lit";
import { badge } from "../core/badge.ts";
import type { XbElement } from "../core/element.ts";
import { errorLine, errorState, skeleton } from "../core/states.ts";
import { listsPeople } from "../hour-overview/hour-overview.model.ts";
import { errorIn } from "../hour-overview/rollups.ts";
import { VerdictOpener } from "./opener.ts";
import { askOf } from "./progress.ask.ts";
import { byPerson, type Lacking } from "./progress.model.ts";
import type { Scene, Voice } from "./progress.voice.ts";
import { collated, namesIn, type Readers } from "./readers.ts";

/** People that are shown at once. */
const step = 30;

/** Person by person: what is still lacking, by name and never by number. */
export class PeoplePart {
  #all = false;
  #shown = step;
  readonly #host: XbElement;
  readonly #readers: Readers;
  readonly #opener: VerdictOpener;

  constructor(host: XbElement, readers: Readers) {
    this.#host = host;
    this.#readers = readers;
    this.#opener = new VerdictOpener(host, readers.gateway);
  }

  render(voice: Voice, { org, group, duties }: Scene, period: string): TemplateResult {
    const { core, words } = voice;
    if (!listsPeople(org, group)) return html`<p class="second">${words.say("noNames")}</p>`;
    const found = this.#readers.rollups.get({ ...askOf(org.id, group, period), by: "person" });
    const error = errorIn(found);
    if (error?.code === "not-permitted") return html`<p class="second">${words.say("noNames")}</p>`;
    if (!found?.data) return error ? errorState(core, error, this.#readers.rollups.retry) : skeleton(core, 6);
    const isDuty = new Set(duties.map(({ rule, period: { key } }) => `${rule.pack} ${rule.id} ${key}`));
    const own = found.data.filter(({ rule, period: { key } }) => isDuty.has(`${rule.pack} ${rule.id} ${key}`));
    const nameOf = namesIn(this.#readers, org.id);
    const listed = byPerson(own).filter(({ lacks }) => this.#all || lacks.length > 0);
    const people = collated(
      listed.map((one) => ({ ...one, key: one.person })),
      ({ key }) => nameOf(key),
      this.#host.language,
    );
    const left = people.length - this.#shown;
    const heads = [words.say("person"), words.say("lacks")];
    return html`<section part="people" aria-label=${words.say("lacks")}>
      ${error ? errorLine(core, error) : nothing}
      <label class="row no-print"
        ><input type="checkbox" name="behind" .checked=${!this.#all} @change=${this.#onAll} />${words.say("onlyBehind")}</label
      >
      ${
        people.length === 0
          ? html`<p class="second">${words.say("allOfThem")}</p>`
          : html`<table class="cards ${left > 0 ? "cut" : ""}" role="table" aria-label=${words.say("lacks")}>
              <thead role="rowgroup">
                <tr role="row">
                  ${heads.map((head) => html`<th role="columnheader">${head}</th>`)}
                </tr>
              </thead>
              <tbody role="rowgroup">
                ${people.map((one, i) => this.#renderPerson(voice, one, nameOf(one.key), heads[1]!, i < this.#shown))}
              </tbody>
            </table>`
      }
      ${left > 0 ? html`<button type="button" class="more no-print" @click=${this.#onMore}>${words.say("more", left)}</button>` : nothing}
    </section>`;
  }

  #renderPerson(voice: Voice, { person, lacks }: Lacking, name: string, head: string, isShown: boolean): TemplateResult {
    const { core, words, policy } = voice;
    return html`<tr role="row" data-person=${person} class=${isShown ? "" : "rest"}>
      <td role="cell" class="lead">${name}</td>
      <td role="cell" class="wide" data-label=${head}>
        ${
          lacks.length === 0
            ? words.say("all")
            : html`<ul class="lacks">
                ${lacks.map(({ duty, part, outcome }) => {
                  const title = policy.title(duty.rule.id, voice.packOf(duty.rule));
                  const asked = { person, rule: duty.rule, period: duty.period.key };
                  return html`<li data-duty=${duty.rule.id}>
                    ${badge(core, outcome, policy.outcome(outcome))}
                    <button
                      type="button"
                      class="link name"
                      aria-expanded=${this.#opener.isOpen(asked)}
                      aria-label=${words.say("how", name, title)}
                      @click=${() => this.#opener.toggle(asked)}
                    >
                      ${title}</button
                    ><span class="paper">${title}</span>
                    ${
                      part.gap === undefined || part.gap === "0"
                        ? nothing
                        : html`<span class="second small">${words.say("gap", policy.amount(part.gap, duty.unit ?? ""))}</span>`
                    }
                    ${this.#opener.render(core, asked)}
                  </li>`;
                })}
              </ul>`
        }
      </td>
    </tr>`;
  }

  readonly #onAll = (event: Event): void => {
    this.#all = !(event.target as HTMLInputElement).checked;
    this.#shown = step;
    this.#host.requestUpdate();
  };

  readonly #onMore = (): void => {
    this.#shown += step;
    this.#host.requestUpdate();
  };
}
