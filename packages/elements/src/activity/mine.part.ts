import { html, nothing, type TemplateResult } from "lit";
import { isExpected, participationId, type CampusGateway, type GatewayError, type Participation } from "@xiaoben/contract";
import { errorWords, icon, label, type XbElement } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { settled, textField } from "../forms/field.ts";
import { Jotter } from "../forms/jotter.ts";
import { heardUntil, newParticipation } from "./activity.model.ts";
import { ProofsPart } from "./proofs.ts";
import type { Scene } from "./scene.ts";

/** The person's own place on the list: she signs in, asks to be excused, sees what was decided and why, and appeals. */
export class MinePart {
  readonly #host: XbElement;
  readonly #proofs: ProofsPart;
  readonly #texts = new Jotter<string>("activity");
  #code = "";

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#proofs = new ProofsPart(host, gateway);
  }

  render(scene: Scene): TemplateResult {
    const { activity, session, mine, words, campus, core, forms, pending, refused } = scene;
    const id = mine?.id ?? participationId(activity.id, session.person);
    const on = { kind: "participation", id } as const;
    const delivery = deliveryOf(pending, on, false);
    const said = refused?.on === id ? refused.error : delivery.state === "attention" ? delivery.error : undefined;
    const isFree = delivery.state === "none" || delivery.state === "attention";
    return html`<section class="part" part="mine" id="mine" aria-labelledby="mine-title">
      <h3 id="mine-title">${words.say("mine")}</h3>
      ${mine || isExpected(activity, session.person) ? this.#renderStanding(scene, mine) : nothing}
      ${said ? this.#renderRefusal(scene, said) : nothing}
      ${delivery.state === "attention" && said && this.#wordsOf(scene, said) ? this.#renderDrop(scene, delivery.actionId) : deliveryView(delivery, { campus, core, words: forms, on, refused: undefined })}
      ${delivery.state === "waiting" && delivery.action === "participation.signIn" ? html`<p class="second">${words.say("waits")}</p>` : nothing}
      ${isFree ? this.#renderSteps(scene, mine, id) : nothing}
      ${mine ? this.#proofs.render(scene, on, mine.state === "asked" || mine.state === "absent" || mine.state === "appealed") : nothing}
    </section>`;
  }

  #renderStanding({ words, format, session }: Scene, mine: Participation | undefined): TemplateResult {
    const { attendance = "expected", state = "expected" } = mine ?? {};
    const isThere = attendance === "present" || attendance === "late" || attendance === "leftEarly";
    const until = mine && heardUntil(mine, session);
    return html`<p>
        ${isThere ? label("met", "check", words.say("attendance", attendance)) : nothing}
        ${words.say("standing", isThere ? attendance : state)} ${mine?.arrived && isThere ? words.say("arrived", mine.arrived) : nothing}
        ${until ? words.say("heard", format.moment(until, session.timeZone, "0001-01-01")) : nothing}
      </p>
      ${mine?.because ? html`<p class="second">${words.say("yours", mine.because)}</p>` : nothing}
      ${mine?.reason ? html`<p>${words.say("reason", mine.reason)}</p>` : nothing}
      ${mine?.appeal ? html`<p class="second">${words.say("yourAppeal", mine.appeal)}</p>` : nothing}
      ${mine?.answer ? html`<p>${words.say("answer", mine.answer)}</p>` : nothing}`;
  }

  /** What a refusal of the code means to whoever stands in the room; nothing where the general words say it. */
  #wordsOf({ words }: Scene, { code, issues }: GatewayError): string | undefined {
    if (code === "rate-limited") return words.say("tooMany");
    const why = issues?.[0]?.code;
    if (why === "wrong-code") return words.say("wrongCode");
    if (why === "code-over") return words.say("codeOver");
    return why === "not-open" ? words.say("notOpen") : undefined;
  }

  #renderRefusal(scene: Scene, error: GatewayError): TemplateResult {
    return html`<p class="notice undetermined" role="alert" id="refusal">
      ${icon("warning")}<span>${this.#wordsOf(scene, error) ?? errorWords(scene.core, error)}</span>
    </p>`;
  }

  /** Sending the same code again is no use: what was refused is let go, and another one is typed. */
  #renderDrop({ campus, forms }: Scene, actionId: string): TemplateResult {
    return html`<p>
      <button type="button" class="link" id="drop" @click=${() => campus.resolve(actionId, "discard")}>${forms.say("drop")}</button>
    </p>`;
  }

  #renderSteps(scene: Scene, mine: Participation | undefined, id: string): TemplateResult {
    const { activity, campus, offers, session } = scene;
    const may = (verb: "signIn" | "excuse" | "appeal"): boolean =>
      offers(`participation.${verb}`) && campus.allows(`participation.${verb}`, mine && { kind: "participation", id }) !== "no";
    const isThere = mine !== undefined && ["present", "late", "leftEarly"].includes(mine.attendance);
    const signs = activity.state === "open" && !isThere && may("signIn") && (mine !== undefined || offers("participation.create"));
    const asks =
      !isThere &&
      (mine ? mine.state === "expected" || mine.state === "absent" : isExpected(activity, session.person)) &&
      (activity.state === "planned" || activity.state === "open" || mine?.state === "absent") &&
      may("excuse");
    return html`${signs ? this.#renderSignIn(scene, mine, id) : nothing} ${asks ? this.#renderExcuse(scene, mine, id) : nothing}
    ${mine?.state === "refused" && may("appeal") ? this.#renderAppeal(scene, mine) : nothing}`;
  }

  #renderSignIn(scene: Scene, mine: Participation | undefined, id: string): TemplateResult {
    const { words } = scene;
    const signIn = async (event: Event): Promise<void> => {
      event.preventDefault();
      const code = this.#code.replace(/\s/g, "");
      if (!/^\d{6}$/.test(code)) return scene.focus("#code");
      if (!mine && !(await this.#create(scene, id))) return;
      if (await scene.act("participation.signIn", { id, input: { code } })) this.#code = "";
      scene.focus("#mine-title");
    };
    return html`<form class="sign-in" @submit=${signIn}>
      <label for="code">${words.say("code")}</label>
      <input
        id="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="9"
        aria-describedby="code-hint"
        ${settled(this.#code, (text) => (this.#code = text))}
      />
      <button class="primary" id="sign-in">${words.say("signIn")}</button>
      <span class="small second" id="code-hint">${words.say("codeHint")}</span>
    </form>`;
  }

  #create({ act, activity, session }: Scene, id: string): Promise<boolean> {
    return act("participation.create", { id, body: newParticipation(activity, session.person) });
  }

  #renderExcuse(scene: Scene, mine: Participation | undefined, id: string): TemplateResult {
    const { words, session } = scene;
    const key = `because ${id}`;
    const text = this.#texts.get(session.person, key) ?? "";
    const isAbsent = mine?.state === "absent";
    const ask = async (): Promise<void> => {
      const because = text.trim();
      if (!because) return scene.focus("#because");
      if (!mine && !(await this.#create(scene, id))) return;
      if (await scene.act("participation.excuse", { id, input: { because } })) this.#texts.delete(session.person, key);
      scene.focus("#mine-title");
    };
    return html`<details class="excuse no-print" ?open=${isAbsent || text !== ""}>
      <summary>${words.say(isAbsent ? "absence" : "cannotCome")}</summary>
      <div class="stack">
        ${textField({ id: "because", label: words.say("because"), value: text, onText: (now) => this.#type(session.person, key, now) })}
        <div class="row">
          <button type="button" id="excuse" aria-disabled=${text.trim() ? nothing : "true"} @click=${ask}>
            ${words.say(isAbsent ? "sayWhy" : "askExcuse")}</button
          ><span class="small second">${words.say("proof")}</span>
        </div>
      </div>
    </details>`;
  }

  #renderAppeal(scene: Scene, { id }: Participation): TemplateResult {
    const { words, session } = scene;
    const key = `appeal ${id}`;
    const text = this.#texts.get(session.person, key) ?? "";
    const appeal = async (): Promise<void> => {
      if (!text.trim()) return scene.focus("#appeal-text");
      if (await scene.act("participation.appeal", { id, input: { appeal: text.trim() } })) this.#texts.delete(session.person, key);
      scene.focus("#mine-title");
    };
    return html`<div class="stack no-print">
      ${textField({ id: "appeal-text", label: words.say("appeal"), value: text, onText: (now) => this.#type(session.person, key, now) })}
      <div class="row">
        <button type="button" id="appeal" aria-disabled=${text.trim() ? nothing : "true"} @click=${appeal}>
          ${words.say("sendAppeal")}
        </button>
      </div>
    </div>`;
  }

  #type(person: string, key: string, text: string): void {
    this.#texts.set(person, key, text);
    this.#host.requestUpdate();
  }
}
