import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, say } from "@xiaoben/contract";
import { icon, type IconName } from "../core/index.ts";
import { textField } from "../forms/field.ts";
import { freeSpeeches, nextSpeaker, silentOf, turnsOf, type Speech, type Turn } from "./debrief.model.ts";
import type { Talk } from "./talk.ts";

const marks: Record<Turn["state"], IconName> = { spoken: "check", now: "arrow", later: "dash" };

/** Who said what: turn by turn where there is a speaking order, else as it came. */
export class SpeechesView {
  readonly #host: ReactiveControllerHost;
  #removed: { speech: Speech; index: number } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  render(talk: Talk): TemplateResult {
    const { words, now, language } = talk;
    const all = turnsOf(talk.order, now.speeches, language);
    // Once it is closed nobody's turn comes any more.
    const turns = now.state === "closed" ? all.filter(({ state }) => state === "spoken") : all;
    const free = freeSpeeches(now.speeches, turns);
    return html`<section class="part" part="speeches" aria-labelledby="speeches-title">
      <div class="head">
        <h3 id="speeches-title">${words.say("field", "speeches")}</h3>
        ${this.#renderOrder(talk)}
      </div>
      ${this.#renderWho(talk)}
      ${
        turns.length > 0
          ? html`<ol class="turns" part="turns">
              ${turns.map((turn, i) => this.#renderTurn(talk, turn, turn.step !== turns[i - 1]?.step ? turn.step : ""))}
            </ol>`
          : nothing
      }
      ${turns.length > 0 && free.length > 0 ? html`<h4>${words.say("otherSpeeches")}</h4>` : nothing} ${this.#renderList(talk, free)}
      ${
        this.#removed
          ? html`<p class="row" role="status">
              <span class="second">${words.say("removed")}</span>
              <button type="button" class="link" id="undo-speech" @click=${() => this.#onUndo(talk)}>${words.say("undo")}</button>
            </p>`
          : nothing
      }
      ${talk.edits && turns.length === 0 ? this.#renderAdd(talk) : nothing}
    </section>`;
  }

  #renderOrder(talk: Talk): TemplateResult | typeof nothing {
    const { words, orders, now, edits, language } = talk;
    const key = ({ pack, version, id }: { pack: string; version: string; id: string }): string => `${pack}/${version}/${id}`;
    const chosen = now.template ? key(now.template) : "";
    if (!edits) return talk.order ? html`<span class="second small">${say(talk.order.title, language)}</span>` : nothing;
    if (orders.length === 0) return now.template ? html`<span class="second small">${words.say("orderUnread")}</span>` : nothing;
    const onChange = (event: Event): void => {
      const found = orders.find(({ ref }) => key(ref) === (event.target as HTMLSelectElement).value);
      talk.change(() => ({ template: found?.ref }) as Partial<Talk["now"]>);
    };
    return html`<span class="row no-print">
      <label for="order">${words.say("field", "template")}</label>
      <select id="order" @change=${onChange}>
        <option value="" ?selected=${chosen === ""}>${words.say("freeOrder")}</option>
        ${orders.map(({ ref, template }) => html`<option value=${key(ref)} ?selected=${key(ref) === chosen}>${say(template.title, language)}</option>`)}
      </select>
    </span>`;
  }

  #renderWho({ words, now, name, language }: Talk): TemplateResult {
    const silent = silentOf(now);
    const names = silent.map(name).join(language === "en" ? ", " : "、");
    return html`<p class="small second who" part="contributed">
      <span>${words.say("contributed", now.participants.length - silent.length, now.participants.length)}</span
      >${silent.length > 0 ? html` <span>${words.say("silent", names)}</span>` : nothing}
    </p>`;
  }

  #renderTurn(talk: Talk, turn: Turn, step: string): TemplateResult {
    const { words } = talk;
    return html`${step ? html`<li class="step second small">${step}</li>` : nothing}
      <li class="turn ${turn.state}" data-turn=${turn.id} aria-current=${turn.state === "now" ? "step" : nothing}>
        <div class="turn-head">
          <span class="dot">${icon(marks[turn.state])}</span><span class="name">${turn.title}</span
          ><span class="small second">${words.say("turn", turn.state)}</span>
        </div>
        ${this.#renderList(talk, turn.speeches)}${talk.edits ? this.#renderAdd(talk, turn) : nothing}
      </li>`;
  }

  #renderList(talk: Talk, speeches: readonly Speech[]): TemplateResult | typeof nothing {
    if (speeches.length === 0) return nothing;
    return html`<ul class="rows">
      ${repeat(
        speeches,
        ({ id }) => id,
        (speech) => (talk.edits ? this.#renderSpeech(talk, speech) : this.#renderRead(talk, speech)),
      )}
    </ul>`;
  }

  #renderRead({ name, points, words }: Talk, { by, text, point }: Speech): TemplateResult {
    const about = points.find(({ id }) => id === point)?.text;
    return html`<li class="speech">
      <p class="row"><strong>${name(by)}</strong>${about ? html`<span class="second small">${about}</span>` : nothing}</p>
      <p class="text ${text.trim() ? "" : "second"}">${text.trim() ? text : words.say("none")}</p>
    </li>`;
  }

  #renderSpeech(talk: Talk, speech: Speech): TemplateResult {
    const { now, words, points } = talk;
    const name = talk.name(speech.by);
    const selected = (event: Event): string => (event.target as HTMLSelectElement).value;
    return html`<li>
      <div class="speech" role="group" aria-label=${words.say("speech", now.speeches.indexOf(speech) + 1)}>
        <div class="about">
          <select
            aria-label=${words.say("speaker")}
            data-of="by"
            @change=${(event: Event) => replace(talk, speech.id, { by: selected(event) })}
          >
            ${now.participants.map((id) => html`<option value=${id} ?selected=${id === speech.by}>${talk.name(id)}</option>`)}
          </select>
          ${
            points.length > 0
              ? html`<select
                  class="grow"
                  aria-label=${words.say("point")}
                  data-of="point"
                  @change=${(event: Event) => replace(talk, speech.id, { point: selected(event) })}
                >
                  <option value="" ?selected=${!speech.point}>${words.say("noPoint")}</option>
                  ${points.map(({ id, text }) => html`<option value=${id} ?selected=${id === speech.point}>${text}</option>`)}
                </select>`
              : nothing
          }
          <button
            type="button"
            class="icon-only"
            aria-label=${words.say("removeSpeech", name)}
            @click=${() => this.#onRemove(talk, speech)}
          >
            ${icon("remove")}
          </button>
        </div>
        ${textField({
          id: `speech-${speech.id}`,
          label: words.say("speechText", name),
          quiet: true,
          placeholder: words.say("speechText", name),
          rows: 2,
          value: speech.text,
          onText: (text) => replace(talk, speech.id, { text }),
        })}
      </div>
    </li>`;
  }

  #renderAdd(talk: Talk, turn?: Turn): TemplateResult {
    const { words } = talk;
    return html`<button
      type="button"
      class="add no-print"
      data-add=${turn?.id ?? ""}
      aria-label=${turn ? words.say("addSpeechIn", turn.title) : nothing}
      @click=${() => this.#onAdd(talk, turn)}
    >
      ${icon("plus")}${words.say("addSpeech")}
    </button>`;
  }

  #onAdd(talk: Talk, turn: Turn | undefined): void {
    const id = newId();
    this.#removed = undefined;
    talk.focus(`#speech-${CSS.escape(id)}`);
    talk.change((now) => ({
      speeches: [...now.speeches, { id, by: nextSpeaker(now, talk.lesson.teacher), text: "", ...(turn && { turn: turn.id }) }],
    }));
  }

  #onRemove(talk: Talk, speech: Speech): void {
    this.#removed = { speech, index: talk.now.speeches.findIndex(({ id }) => id === speech.id) };
    talk.focus("#undo-speech");
    talk.change((now) => ({ speeches: now.speeches.filter(({ id }) => id !== speech.id) }));
  }

  #onUndo(talk: Talk): void {
    const removed = this.#removed;
    if (!removed) return;
    this.#removed = undefined;
    talk.focus(`#speech-${CSS.escape(removed.speech.id)}`);
    talk.change((now) => ({ speeches: [...now.speeches.slice(0, removed.index), removed.speech, ...now.speeches.slice(removed.index)] }));
    this.#host.requestUpdate();
  }
}

/** An empty point is none. */
function replace(talk: Talk, id: string, patch: Partial<Speech>): void {
  talk.change((now) => ({
    speeches: now.speeches.map((speech) => {
      if (speech.id !== id) return speech;
      const { point, ...next } = { ...speech, ...patch };
      return point ? { ...next, point } : next;
    }),
  }));
}
