import { html, nothing, type TemplateResult } from "lit";
import type { Participation } from "@xiaoben/contract";
import { errorLine, type Words, type XbElement } from "../core/index.ts";
import { textField } from "../forms/field.ts";
import { Jotter } from "../forms/jotter.ts";
import { heardUntil, undoWithin } from "./activity.model.ts";
import type { HostMessages } from "./host.strings.ts";
import type { ProofsPart } from "./proofs.ts";
import type { Scene } from "./scene.ts";

/** Excuses and appeals that wait for somebody: each with what was said, its proof, and the two answers. */
export class ExcusesView {
  readonly #host: XbElement;
  readonly #words: Words<HostMessages>;
  readonly #proofs: ProofsPart;
  readonly #texts = new Jotter<string>("activity-answer");

  constructor(host: XbElement, words: Words<HostMessages>, proofs: ProofsPart) {
    this.#host = host;
    this.#words = words;
    this.#proofs = proofs;
  }

  render(scene: Scene): TemplateResult | typeof nothing {
    const { list, session } = scene;
    const waiting = list.filter(
      ({ state, person }) => person !== session.person && ["asked", "refused", "appealed", "absent", "excused"].includes(state),
    );
    const shown = waiting.filter((one) => one.state === "asked" || one.state === "appealed" || this.#moves(scene, one).length > 0);
    if (shown.length === 0) return nothing;
    return html`<section class="part" part="excuses" aria-labelledby="excuses-title">
      <h3 id="excuses-title">${this.#words.say("excuses")}</h3>
      <ul class="rows">
        ${shown.map((one) => this.#renderOne(scene, one))}
      </ul>
    </section>`;
  }

  /** What the person may do with it now; the back end says so, and whether there is still time to be heard. */
  #moves(
    { campus, offers, now, activity, session }: Scene,
    one: Participation,
  ): ("grant" | "refuse" | "allow" | "dismiss" | "reconsider" | "settle")[] {
    const hours = (now() - Date.parse(one.updatedAt)) / 3_600_000;
    const until = heardUntil(one, session);
    const [isFresh, isOver] = [hours < undoWithin(session), until !== undefined && Date.parse(until) < now()];
    const keeps = activity.host === session.person || session.roles.some(({ role }) => role === "schoolAdmin");
    const answers = session.roles.some(({ role }) => role === "principal" || role === "countyOfficer") && one.decidedBy !== session.person;
    const by = {
      asked: keeps ? (["grant", "refuse"] as const) : [],
      appealed: answers ? (["allow", "dismiss"] as const) : [],
      excused: keeps && one.because && isFresh ? (["reconsider"] as const) : [],
      refused: keeps ? (isOver ? (["settle"] as const) : isFresh ? (["reconsider"] as const) : []) : [],
      absent: keeps && isOver ? (["settle"] as const) : [],
    }[one.state as string];
    return [...(by ?? [])].filter(
      (verb) => offers(`participation.${verb}`) && campus.allows(`participation.${verb}`, { kind: "participation", id: one.id }) === "yes",
    );
  }

  #renderOne(scene: Scene, one: Participation): TemplateResult {
    const { records, words, session, refused, core } = scene;
    const moves = this.#moves(scene, one);
    const text = this.#texts.get(session.person, one.id) ?? "";
    const needs = moves.includes("refuse") || moves.includes("dismiss");
    const go = async (verb: (typeof moves)[number]): Promise<void> => {
      const said = text.trim();
      if ((verb === "refuse" || verb === "dismiss") && !said) return scene.focus(`[id="answer-${one.id}"]`);
      const { id } = one;
      const taken =
        verb === "refuse"
          ? await scene.act("participation.refuse", { id, input: { reason: said } })
          : verb === "dismiss"
            ? await scene.act("participation.dismiss", { id, input: { answer: said } })
            : await scene.act(`participation.${verb}`, { id });
      if (taken) this.#texts.delete(session.person, id);
      scene.focus("#excuses-title");
    };
    return html`<li data-excuse=${one.person} class="stack">
      <span
        ><strong>${records.name(one.person) || "…"}</strong> <span class="small second">${this.#words.say("state", one.state)}</span></span
      >
      ${one.because ? html`<p class="text">${one.because}</p>` : nothing}
      ${one.reason ? html`<p class="second">${words.say("reason", one.reason)}</p>` : nothing}
      ${one.appeal ? html`<p class="text">${this.#words.say("appeal", one.appeal)}</p>` : nothing}
      ${this.#proofs.render(scene, { kind: "participation", id: one.id }, false)}
      ${refused?.on === one.id ? errorLine(core, refused.error) : nothing}
      ${
        needs
          ? textField({
              id: `answer-${one.id}`,
              label: this.#words.say("answer"),
              value: text,
              rows: 1,
              onText: (now) => {
                this.#texts.set(session.person, one.id, now);
                this.#host.requestUpdate();
              },
            })
          : nothing
      }
      <div class="row no-print">
        ${moves.map(
          (verb) => html`<button type="button" data-move=${verb} @click=${() => void go(verb)}>${this.#words.say("move", verb)}</button>`,
        )}
      </div>
    </li>`;
  }
}
