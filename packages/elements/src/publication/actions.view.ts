import { html, nothing, type TemplateResult } from "lit";
import type { ActionOf, Publication } from "@xiaoben/contract";
import type { DialogController } from "../core/dialog.ts";
import { icon, type XbElement } from "../core/index.ts";
import { ReasonController } from "../forms/reason.ts";
import type { DeskVoice } from "./desk.part.ts";
import { waysIn } from "./preview.view.ts";
import { hindrancesOf, type Hindrance, type lacksOf } from "./desk.model.ts";
import { heardDays, heardUntil, unanswered, type Move } from "./publication.model.ts";

/** What the bar needs to know beside the record. */
export interface Acting {
  moves: readonly Move[];
  unsaved: boolean;
  /** Somebody else changed what is typed over: a person chooses first. */
  collides: boolean;
  lacks: ReturnType<typeof lacksOf>;
  /** Saves what is typed; fulfils with whether there is nothing left to save. */
  save(): Promise<boolean>;
  /** Somebody wanted to open it and something is missing: goes there. */
  onLacks(): void;
}

type Plain = Exclude<Move, "object" | "answer" | "withdraw">;

/** The bar that moves a publication on, with what stands against it said before anything is pressed. */
export class ActionsView {
  readonly #reason: ReasonController;
  readonly #dialog: DialogController;

  constructor(host: XbElement, dialog: DialogController) {
    this.#reason = new ReasonController(host);
    this.#dialog = dialog;
  }

  render(voice: DeskVoice, record: Publication, acting: Acting): TemplateResult | typeof nothing {
    const { desk, core, session, act, tell, focus } = voice;
    const { moves } = acting;
    if (moves.length === 0) return nothing;
    const withdraw = "publication.withdraw";
    const why = moves.includes("publish") ? hindrancesOf(record, session, voice.now()) : [];
    return html`${why.length > 0 ? renderWhy(voice, record, why) : nothing}
      <div class="bar ${moves.some((move) => move === "open" || move === "publish") ? "main" : ""} no-print" part="actions">
        ${
          this.#reason.move === withdraw
            ? this.#reason.render(
                { label: desk.say("withdrawLabel"), confirm: desk.say("move", "withdraw"), cancel: core.say("cancel") },
                async (_move, reason) => {
                  const went = await act(withdraw, { id: record.id, input: { reason } });
                  if (went) tell(desk.say("went", "withdraw"));
                  focus("#title");
                  return went;
                },
              )
            : html`<div class="row">
                ${
                  moves.includes("open") && acting.lacks.length > 0
                    ? html`<span class="lacks small second" id="lacks">${desk.say("lacks", acting.lacks)}</span>`
                    : nothing
                }
                ${order.filter((move) => moves.includes(move)).map((move) => this.#renderMove(voice, record, move, acting, why))}
              </div>`
        }
      </div>`;
  }

  #renderMove(
    voice: DeskVoice,
    record: Publication,
    move: (typeof order)[number],
    acting: Acting,
    why: readonly Hindrance[],
  ): TemplateResult {
    const { desk, session, focus } = voice;
    const lacking = move === "open" && acting.lacks.length > 0;
    const hindered = move === "publish" && (why.length > 0 || acting.unsaved);
    const onMove = (): void => {
      if (move === "withdraw") return this.#reason.ask("publication.withdraw", session.person, record.id);
      if (acting.collides) return focus('[data-choose="mine"]');
      if (lacking) return acting.onLacks();
      if (hindered) return focus(why.length > 0 ? "#why" : '[data-move="save"]');
      void this.#go(voice, record, move, acting);
    };
    return html`<button
      type="button"
      class=${move === "open" || move === "publish" ? "primary" : ""}
      data-move=${move}
      aria-disabled=${lacking || hindered || (acting.collides && move !== "withdraw") ? "true" : nothing}
      aria-describedby=${lacking ? "lacks" : hindered && why.length > 0 ? "why" : nothing}
      @click=${onMove}
    >
      ${desk.say("move", move)}
    </button>`;
  }

  async #go(voice: DeskVoice, record: Publication, move: Plain, { save, unsaved }: Acting): Promise<void> {
    const { desk, tell, focus } = voice;
    const agreed = await this.#dialog.ask({
      title: desk.say("ask", move),
      body: askedWords(voice, record, move),
      confirm: desk.say("move", move),
    });
    if (!agreed || !(await save())) return;
    // What is made public is what was seen: whoever changed it meanwhile is heard first.
    const seen = move === "publish" && !unsaved ? { version: record.version } : {};
    const went = await voice.act(`publication.${move}`, { id: record.id, ...seen } as ActionOf[`publication.${Plain}`]);
    if (went) tell(desk.say("went", move));
    focus("#title");
  }
}

const order = ["withdraw", "recall", "open", "publish"] as const satisfies Move[];

function askedWords(voice: DeskVoice, record: Publication, move: Plain): string {
  const { desk, session } = voice;
  const org = voice.org(record.org)?.name ?? "…";
  if (move === "open") return desk.say("askOpen", record.items.length, heardDays(session));
  return move === "recall" ? desk.say("askRecall") : desk.say("askPublish", org, waysIn(voice, record));
}

/** Why it cannot be made public now, each reason with what ends it. */
function renderWhy(voice: DeskVoice, record: Publication, why: readonly Hindrance[]): TemplateResult {
  const { desk, format, session } = voice;
  const until = heardUntil(record, session);
  const says = (one: Hindrance): string =>
    one === "early"
      ? desk.say("whyEarly", until ? format.moment(until, session.timeZone, "0001-01-01") : "")
      : one === "unanswered"
        ? desk.say("whyUnanswered", unanswered(record))
        : desk.say("why", one);
  return html`<div class="notice undetermined no-print" id="why" tabindex="-1" part="why">
    ${icon("info")}
    <div>
      <strong>${desk.say("notYet")}</strong>
      <ul class="reasons">
        ${why.map((one) => html`<li data-why=${one}>${says(one)}</li>`)}
      </ul>
    </div>
  </div>`;
}
