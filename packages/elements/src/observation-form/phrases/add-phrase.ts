import { html, nothing, type TemplateResult } from "lit";
import { newId, type CampusGateway, type EvaluationCode, type PhraseSituation, type PhraseSkill, type Session } from "@xiaoben/contract";
import { coreStrings } from "../../core/core.strings.ts";
import { errorWords, Words, type XbElement } from "../../core/index.ts";
import { textField } from "../../forms/field.ts";
import { Jotter } from "../../forms/jotter.ts";
import type { DuringMessages } from "../during/during.strings.ts";
import { sevenKinds } from "../during/tallies.model.ts";
import { nameIn } from "../pupil-name.model.ts";
import { phraseSituations, phraseSkills } from "./phrases.model.ts";
import type { PhraseMessages } from "./phrases.strings.ts";

interface Typed {
  text: string;
  skill: string;
  situation: string;
  /** Codes, one after the other with commas between. */
  codes: string;
}

const blank: Typed = { text: "", skill: "speaking", situation: "any", codes: "" };

/** A sentence of one's own for the school's bank; what is typed is kept on the device until it is added. */
export class AddPhrase {
  readonly #host: XbElement;
  readonly #words: Words<PhraseMessages>;
  readonly #during: Words<DuringMessages>;
  readonly #core;
  readonly #typed = new Jotter<Typed>("phrase");
  #said = "";
  /** What looks like a name is none. */
  #sure = false;

  constructor(host: XbElement, words: Words<PhraseMessages>, during: Words<DuringMessages>) {
    this.#host = host;
    this.#words = words;
    this.#during = during;
    this.#core = new Words(host, coreStrings);
  }

  render(campus: CampusGateway | undefined, session: Session | undefined): TemplateResult | typeof nothing {
    if (!campus || !session || campus.allows("phrase.create") !== "yes") return nothing;
    const words = this.#words;
    const typed = this.#typed.get(session.person, "new") ?? blank;
    const codes = typed.codes.split(",").filter(Boolean);
    const name = nameIn(typed.text);
    const change = (patch: Partial<Typed>): void =>
      this.#change(session, { ...(this.#typed.get(session.person, "new") ?? blank), ...patch });
    const choose = (which: "skill" | "situation", offered: readonly string[], word: (one: string) => string): TemplateResult =>
      html`<label>
        <span class="small">${words.say("by", which)}</span>
        <select data-new=${which} @change=${(event: Event) => change({ [which]: (event.target as HTMLSelectElement).value })}>
          ${offered.map((one) => html`<option value=${one} .selected=${one === typed[which]}>${word(one)}</option>`)}
        </select>
      </label>`;
    return html`<details>
      <summary>${words.say("add")}</summary>
      <form class="stack" @submit=${(event: Event) => void this.#onAdd(event, campus, session)}>
        ${textField({ id: "new-phrase", label: words.say("text"), hint: words.say("slotHint"), rows: 2, value: typed.text, onText: (text) => change({ text }) })}
        ${name ? this.#renderName(name) : nothing}
        <div class="selects">
          ${choose("skill", phraseSkills, (one) => words.say("skill", one))}
          ${choose("situation", ["any", ...phraseSituations], (one) => words.say("situation", one))}
        </div>
        <div class="checks" role="group" aria-label=${words.say("codes")}>
          ${sevenKinds.map(
            (code) =>
              html`<label
                ><input
                  type="checkbox"
                  .checked=${codes.includes(code)}
                  @change=${() => change({ codes: (codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]).join() })}
                />${this.#during.say("code", code)}</label
              >`,
          )}
        </div>
        <div class="row">
          <button id="add-phrase" ?disabled=${!typed.text.trim() || (name !== undefined && !this.#sure)}>${words.say("addNow")}</button>
          <span class="small second" role="status">${this.#said}</span>
        </div>
      </form>
    </details>`;
  }

  /** A guess at a name holds up until a person says that it is none. */
  #renderName(name: string): TemplateResult {
    const onSure = (event: Event): void => {
      this.#sure = (event.target as HTMLInputElement).checked;
      this.#host.requestUpdate();
    };
    return html`<div class="notice undetermined" role="status" id="name-like">
      <span>${this.#words.say("nameLike", name)}</span>
      <label class="row"><input type="checkbox" id="no-name" .checked=${this.#sure} @change=${onSure} />${this.#words.say("noName")}</label>
    </div>`;
  }

  #change({ person }: Session, typed: Typed): void {
    this.#said = "";
    this.#sure = false;
    this.#typed.set(person, "new", typed);
    this.#host.requestUpdate();
  }

  async #onAdd(event: Event, campus: CampusGateway, { person, org }: Session): Promise<void> {
    event.preventDefault();
    const typed = this.#typed.get(person, "new");
    const text = typed?.text.trim();
    if (!typed || !text || (nameIn(text) && !this.#sure)) return;
    const receipt = await campus.act("phrase.create", {
      id: newId(),
      body: {
        org,
        author: person,
        text,
        skill: typed.skill as PhraseSkill,
        situation: typed.situation as PhraseSituation,
        codes: typed.codes.split(",").filter(Boolean) as EvaluationCode[],
      },
    });
    if (receipt.state !== "refused") this.#typed.delete(person, "new");
    this.#said =
      receipt.state === "refused"
        ? errorWords(this.#core, receipt.error ?? { code: "internal" })
        : this.#words.say(receipt.state === "sent" ? "added" : "waiting");
    this.#host.requestUpdate();
  }
}
