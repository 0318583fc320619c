import { html, nothing, type TemplateResult } from "lit";
import type { Calendar, Id } from "@xiaoben/contract";
import { partMissing, skeleton, type PartController, type XbElement } from "../core/index.ts";
import { settled } from "../forms/field.ts";
import { idsAbove } from "../practice/practice.model.ts";
import type { DeskVoice } from "./desk.part.ts";
import type { FillPart } from "./fill.part.ts";
import { ItemsView } from "./items.view.ts";
import { notices, periodsIn, type Content } from "./desk.model.ts";

/** What is written, and how. */
export interface Writing {
  org: Id;
  content: Content;
  /** Everything may be written; else its items are put right or taken out, and nothing is added. */
  whole: boolean;
  /** Somebody wanted to go on: what is missing is marked. */
  tried: boolean;
  change(patch: Partial<Content>): void;
}

/** The form of an author: what it is called, what it does, of which period, and of whom it says what. */
export class WriteView {
  readonly #fill: PartController<FillPart>;
  readonly #items: ItemsView;
  #filling = false;
  readonly #host: XbElement;

  constructor(host: XbElement, fill: PartController<FillPart>) {
    this.#host = host;
    this.#fill = fill;
    this.#items = new ItemsView();
  }

  /** The period that it is about: the chosen one, else the last that began; nothing while calendars are read. */
  periodOf(voice: DeskVoice, org: Id, chosen: string): string | undefined {
    return chosen || this.#periods(voice, org)[0];
  }

  render(voice: DeskVoice, writing: Writing): TemplateResult {
    const { desk } = voice;
    const { whole, content } = writing;
    return html`<section class="part write no-print" part="write" aria-labelledby="write-title">
      <h3 id="write-title" tabindex="-1">${desk.say(whole ? "write" : "correctTitle")}</h3>
      ${whole ? this.#renderAbout(voice, writing) : html`<p class="second small">${desk.say("correctNote")}</p>`}
      ${this.#items.render(voice, writing)} ${whole && content.period ? this.#renderFilling(voice, writing) : nothing}
    </section>`;
  }

  #renderAbout(voice: DeskVoice, { org, content, tried, change }: Writing): TemplateResult {
    const { desk, words, policy } = voice;
    const { title, notice, period } = content;
    const periods = [...new Set([...this.#periods(voice, org), ...(period ? [period] : [])])];
    const lacksTitle = tried && title.trim() === "";
    return html`<label class="field" for="p-title"
        >${desk.say("titleLabel")}<input
          id="p-title"
          type="text"
          placeholder=${desk.say("titleExample")}
          aria-invalid=${lacksTitle ? "true" : nothing}
          ${settled(title, (text) => change({ title: text }))}
      /></label>
      <div class="fields">
        <label class="field" for="p-notice"
          >${desk.say("noticeLabel")}<select
            id="p-notice"
            @change=${(event: Event) => change({ notice: valueOf(event) as Content["notice"] })}
          >
            ${notices.map((one) => html`<option value=${one} ?selected=${one === notice}>${words.say("notice", one)}</option>`)}
          </select></label
        >
        <label class="field" for="p-period"
          >${desk.say("periodLabel")}<select id="p-period" @change=${(event: Event) => change({ period: valueOf(event) })}>
            ${periods.map((key) => html`<option value=${key} ?selected=${key === period}>${policy.period(key)}</option>`)}
          </select></label
        >
      </div>
      ${periods.length === 0 ? html`<p class="second small">${desk.say("noPeriod")}</p>` : nothing}
      ${notice === "criticism" ? html`<p class="notice"><span>${desk.say("criticismNote")}</span></p>` : nothing}`;
  }

  #renderFilling(voice: DeskVoice, writing: Writing): TemplateResult | typeof nothing {
    const { offers, desk } = voice;
    if (!offers("definition") || !offers("binding.list") || !(offers("rollup") || offers("evaluate"))) return nothing;
    const onToggle = (event: Event): void => {
      this.#filling = (event.target as HTMLDetailsElement).open;
      this.#host.requestUpdate();
    };
    return html`<details class="fill" part="fill" ?open=${this.#filling} @toggle=${onToggle}>
      <summary>${desk.say("fill")}</summary>
      ${this.#filling ? this.#renderFill(voice, writing) : nothing}
    </details>`;
  }

  #renderFill(voice: DeskVoice, { org, content, change }: Writing): TemplateResult {
    const part = this.#fill.get();
    if (!part) return this.#fill.missing ? partMissing(voice.core, this.#fill.retry) : skeleton(voice.core, 3);
    return part.render(voice, org, content, (items) => {
      change({ items: [...content.items, ...items] });
      voice.tell(voice.desk.say("took", items.length));
      voice.focus("#items-title");
    });
  }

  #periods({ lists, offers, org, session }: DeskVoice, id: Id): string[] {
    const here = org(id);
    const calendars: readonly Calendar[] = (offers("calendar.list") && lists.get({ kind: "calendar", limit: 200 })) || [];
    return periodsIn(calendars, here ? idsAbove(here) : [id], session.today);
  }
}

const valueOf = ({ target }: Event): string => (target as HTMLSelectElement).value;
