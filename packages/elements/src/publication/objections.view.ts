import { html, nothing, type TemplateResult } from "lit";
import type { Objection, Publication } from "@xiaoben/contract";
import { label, type XbElement } from "../core/index.ts";
import { ReasonController } from "../forms/reason.ts";
import type { DeskVoice } from "./desk.part.ts";
import { heardUntil, isAbout } from "./publication.model.ts";

/** What those who are named say against it, each with its answer, or with a field for one. */
export class ObjectionsView {
  readonly #reason: ReasonController;

  constructor(host: XbElement) {
    this.#reason = new ReasonController(host);
  }

  /** @param answers whether the reader may answer */
  render(voice: DeskVoice, record: Publication, answers: boolean): TemplateResult {
    const { desk } = voice;
    return html`<section class="part no-print" part="objections" aria-labelledby="objections-title">
      <h3 id="objections-title" tabindex="-1">${desk.say("objections")}</h3>
      ${record.state === "forObjection" ? html`<p class="second small">${heardWords(voice, record)}</p>` : nothing}
      ${
        record.objections.length === 0
          ? html`<p class="second">${desk.say("noObjections")}</p>`
          : html`<ul class="objections">
              ${record.objections.map((one) => this.#renderOne(voice, record, one, answers))}
            </ul>`
      }
    </section>`;
  }

  #renderOne(voice: DeskVoice, record: Publication, one: Objection, answers: boolean): TemplateResult {
    const { desk, words, core, records, format, session, act, tell, focus } = voice;
    const when = (at: string | undefined): string => (at ? format.moment(at, session.timeZone, session.today) : "");
    const about = record.items.filter((item) => isAbout(item, one.by));
    const move = `publication.answer ${one.id}`;
    const answer = async (_move: string, text: string): Promise<boolean> => {
      const went = await act("publication.answer", { id: record.id, input: { answerTo: one.id, answer: text } });
      if (went) tell(desk.say("answeredNow"));
      focus("#objections-title");
      return went;
    };
    return html`<li class="said" data-objection=${one.id}>
      <span class="row"
        ><strong>${voice.known({ person: one.by }).name}</strong>
        <span class="small second">${when(one.at)}</span>
        ${one.answer === undefined ? label("undetermined", "pencil", desk.say("toAnswer")) : nothing}</span
      >
      ${about.map((item) => html`<span class="small second">${desk.say("about", item.says)}</span>`)}
      <p class="text">${one.says}</p>
      ${
        one.answer === undefined
          ? !answers
            ? nothing
            : this.#reason.move === move
              ? this.#reason.render({ label: desk.say("answerLabel"), confirm: desk.say("answer"), cancel: core.say("cancel") }, answer)
              : html`<button
                  type="button"
                  class="start"
                  data-move="answer"
                  aria-label=${desk.say("answerTo", voice.known({ person: one.by }).name)}
                  @click=${() => this.#reason.ask(move, session.person, record.id)}
                >
                  ${desk.say("answer")}
                </button>`
          : html`<span class="small second">${words.say("answered", records.name(one.answeredBy) || "…", when(one.answeredAt))}</span>
              <p class="text">${one.answer}</p>`
      }
    </li>`;
  }
}

function heardWords(voice: DeskVoice, record: Publication): string {
  const { desk, format, session } = voice;
  const until = heardUntil(record, session);
  if (until === undefined) return desk.say("heardOpen", record.named.length);
  const over = Date.parse(until) < voice.now();
  return desk.say(over ? "heardOver" : "heardUntil", record.named.length, format.moment(until, session.timeZone, "0001-01-01"));
}
