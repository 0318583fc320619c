import { html, nothing, type TemplateResult } from "lit";
import type { Objection, Publication, PublicationItem } from "@xiaoben/contract";
import type { XbElement } from "../core/index.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { ReasonController } from "../forms/reason.ts";
import { DeliveryLine } from "./delivery.line.ts";
import { heardUntil, isAbout } from "./publication.model.ts";
import { basisWords, type Voice } from "./publication.voice.ts";

/** What somebody who is named sees: what is said of her, how she will stand there, and what she says against it. */
export class MinePart {
  readonly styles = [formStyles, moveStyles];
  readonly #reason: ReasonController;
  readonly #delivery: DeliveryLine;

  constructor(host: XbElement) {
    this.#reason = new ReasonController(host);
    this.#delivery = new DeliveryLine(host);
  }

  /**
   * @param objects whether she may object now
   * @param tells whether it is told here what waits to be sent
   */
  render(voice: Voice, record: Publication, { objects, tells }: { objects: boolean; tells: boolean }): TemplateResult {
    const { words, session } = voice;
    const own = record.items.filter((item) => isAbout(item, session.person));
    const said = record.objections.filter(({ by }) => by === session.person);
    return html`<section class="mine stack no-print" part="mine" aria-labelledby="mine-title">
      <h3 id="mine-title" tabindex="-1">${words.say("yours")}</h3>
      ${own.map((item) => renderItem(voice, record, item))}
      ${record.state === "forObjection" ? html`<p class="second small list"><span>${words.say("yoursNote")}</span><span>${heardWords(voice, record)}</span></p>` : nothing}
      ${
        said.length > 0
          ? html`<ul class="objections">
              ${said.map((one) => renderSaid(voice, record, one))}
            </ul>`
          : nothing
      }
      ${tells ? this.#delivery.render(voice, record) : nothing} ${objects ? this.#renderObjecting(voice, record, said.length > 0) : nothing}
    </section>`;
  }

  #renderObjecting(voice: Voice, { id }: Publication, again: boolean): TemplateResult | typeof nothing {
    const { words, core, session, act, tell, focus } = voice;
    const move = "publication.object";
    if (this.#reason.move === move)
      return html`${this.#reason.render(
        { label: words.say("objectLabel"), confirm: words.say("object"), cancel: core.say("cancel") },
        async (_move, objection) => {
          const went = await act(move, { id, input: { objection } });
          if (went) tell(words.say("objected"));
          focus("#mine-title");
          return went;
        },
      )}`;
    return html`<button
      type="button"
      class="start ${again ? "" : "primary"}"
      data-move="object"
      @click=${() => this.#reason.ask(move, session.person, id)}
    >
      ${words.say(again ? "objectMore" : "object")}
    </button>`;
  }
}

const stands = { name: "asName", initial: "asInitial", number: "asNumber", omitted: "asOmitted" } as const;

function renderItem(voice: Voice, { state }: Publication, item: PublicationItem): TemplateResult {
  const { words } = voice;
  const rests = basisWords(voice, item.basis);
  return html`<div data-own=${item.id}>
    ${item.group === undefined ? nothing : html`<p class="second">${words.say("ofGroup", voice.known(item).name)}</p>`}
    <p class="text"><strong>${item.says}</strong></p>
    <p class="second small list">
      <span
        >${words.say(state === "published" ? "stands" : "willStand", words.say(item.group === undefined ? stands[item.shown] : "asGroup", words.say("shown", item.shown)))}</span
      >
      ${rests ? html`<span>${words.say("basis", rests)}</span>` : nothing}
    </p>
  </div>`;
}

function heardWords(voice: Voice, record: Publication): string {
  const { words, format, session } = voice;
  const until = heardUntil(record, session);
  if (until === undefined) return words.say("heardOpen");
  return words.say(Date.parse(until) < voice.now() ? "heardOver" : "heardUntil", format.moment(until, session.timeZone, "0001-01-01"));
}

/** An objection as whoever made it sees it, with its answer. */
function renderSaid(voice: Voice, { state }: Publication, { at, says, answer, answeredBy, answeredAt }: Objection): TemplateResult {
  const { words, format, session, records } = voice;
  const when = (moment: string): string => format.moment(moment, session.timeZone, session.today);
  return html`<li class="said">
    <span class="small second">${words.say("yourObjection", when(at))}</span>
    <p class="text">${says}</p>
    ${
      answer === undefined
        ? state === "forObjection"
          ? html`<p class="small second">${words.say("notAnswered")}</p>`
          : nothing
        : html`<span class="small second"
              >${words.say("answered", records.name(answeredBy) || "…", answeredAt ? when(answeredAt) : "")}</span
            >
            <p class="text">${answer}</p>`
    }
  </li>`;
}
