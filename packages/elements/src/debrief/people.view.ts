import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Id } from "@xiaoben/contract";
import { icon, stateBadge, type Words } from "../core/index.ts";
import type { BesideMessages } from "./beside.strings.ts";
import type { Talk } from "./talk.ts";

/** Who was there, when, and which observations are spoken about. */
export class PeopleView {
  readonly #host: ReactiveControllerHost;
  readonly #words: Words<BesideMessages>;
  /** Chosen to be added. */
  #chosen = "";

  constructor(host: ReactiveControllerHost, words: Words<BesideMessages>) {
    this.#host = host;
    this.#words = words;
  }

  render(talk: Talk): TemplateResult {
    const { words, now, edits, format } = talk;
    return html`<section class="part" part="people" aria-labelledby="people-title">
      <div class="head">
        <h3 id="people-title">${words.say("field", "participants")}</h3>
        ${
          edits
            ? html`<span class="row">
                <label for="on">${words.say("field", "on")}</label>
                <input
                  id="on"
                  type="date"
                  min=${talk.lesson.on}
                  .value=${now.on}
                  @change=${(event: Event) => this.#onDay(talk, event.target as HTMLInputElement)}
                />
              </span>`
            : html`<span class="second">${format.day(now.on, "weekday")}</span>`
        }
      </div>
      <ul class="chips">
        ${now.participants.map((person) => this.#renderPerson(talk, person))}
      </ul>
      ${edits ? this.#renderAdd(talk) : nothing} ${this.#renderObservations(talk)}
    </section>`;
  }

  #onDay(talk: Talk, field: HTMLInputElement): void {
    const { value } = field;
    if (value) talk.change(() => ({ on: value }));
    else field.value = talk.now.on;
  }

  #renderPerson(talk: Talk, person: Id): TemplateResult {
    const { now, edits } = talk;
    const name = talk.name(person);
    // Whoever writes it down was there, and so was whoever is quoted.
    const stays = person === now.author || now.speeches.some(({ by }) => by === person);
    return html`<li class="chip">
      ${icon("person")}<span>${name}</span>
      ${
        edits && !stays
          ? html`<button
              type="button"
              class="icon-only"
              aria-label=${this.#words.say("removePerson", name)}
              @click=${() => {
                talk.focus("#add-person");
                talk.change((last) => ({ participants: last.participants.filter((one) => one !== person) }));
              }}
            >
              ${icon("cross")}
            </button>`
          : nothing
      }
    </li>`;
  }

  #renderAdd(talk: Talk): TemplateResult | typeof nothing {
    const { now, lesson, people } = talk;
    const asked = lesson.observers.filter((id) => !people.some((person) => person.id === id));
    const there = new Set(now.participants);
    const others = [...asked.map((id) => ({ id, displayName: talk.name(id) })), ...people].filter(({ id }) => !there.has(id));
    // First of all whoever was asked to observe.
    others.sort((a, b) => Number(lesson.observers.includes(b.id)) - Number(lesson.observers.includes(a.id)));
    if (others.length === 0) return nothing;
    return html`<form class="row" @submit=${(event: Event) => this.#onAdd(event, talk)}>
        <select id="add-person" aria-label=${this.#words.say("addPerson")} @change=${(event: Event) => this.#onChoose(event)}>
          <option value="" ?selected=${!this.#chosen}>${this.#words.say("addPerson")}</option>
          ${others.map(({ id, displayName }) => html`<option value=${id} ?selected=${id === this.#chosen}>${displayName}</option>`)}
        </select>
        <button ?disabled=${!this.#chosen}>${icon("plus")}${this.#words.say("add")}</button>
      </form>
      ${now.participants.length <= 2 ? html`<p class="small second">${this.#words.say("alone")}</p>` : nothing}`;
  }

  #onChoose(event: Event): void {
    this.#chosen = (event.target as HTMLSelectElement).value;
    this.#host.requestUpdate();
  }

  #onAdd(event: Event, talk: Talk): void {
    event.preventDefault();
    const person = this.#chosen;
    if (!person) return;
    this.#chosen = "";
    talk.focus("#add-person");
    talk.change((now) => ({ participants: [...now.participants, person] }));
  }

  #renderObservations(talk: Talk): TemplateResult {
    const { now, words, edits, observations, core } = talk;
    const shown = edits ? observations : observations.filter(({ id }) => now.observations.includes(id));
    return html`<fieldset>
      <legend>${words.say("field", "observations")}</legend>
      ${shown.length === 0 ? html`<p class="small second">${this.#words.say("noObservations")}</p>` : nothing}
      <ul class="checks">
        ${shown.map(({ id, author, state }) => {
          const held = now.observations.includes(id);
          const says = html`<span>${talk.name(author)}</span>${stateBadge(core, "observation", state)}`;
          if (!edits) return html`<li class="row">${says}</li>`;
          return html`<li>
            <label class="check"
              ><input type="checkbox" value=${id} .checked=${held} @change=${(event: Event) => this.#onCheck(event, talk)} />${says}${
                held || now.version === 0 ? nothing : html`<span class="small second">${this.#words.say("later")}</span>`
              }</label
            >
          </li>`;
        })}
      </ul>
    </fieldset>`;
  }

  #onCheck(event: Event, talk: Talk): void {
    const { value, checked } = event.target as HTMLInputElement;
    talk.change((now) => ({
      observations: checked ? [...now.observations.filter((id) => id !== value), value] : now.observations.filter((id) => id !== value),
    }));
  }
}
