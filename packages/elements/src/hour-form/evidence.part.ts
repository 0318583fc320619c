import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, type GatewayError, type Id } from "@xiaoben/contract";
import { errorWords, icon, type CoreMessages, type Words, type XbElement } from "../core/index.ts";
import { jottedBy, nameOf, unkept } from "../forms/jotted.ts";
import { Jotter } from "../forms/jotter.ts";
import { blobOf, redrawn, textOf } from "../observation-form/photos/picture.ts";
import { photosStyles } from "../observation-form/photos/photos.styles.ts";
import { shown } from "../observation-form/photos/shown.ts";
import { ListsController } from "../practice/lists.ts";
import type { HourFormMessages } from "./hour-form.strings.ts";
import type { Asked, OpenHour } from "./open-hour.ts";

/** How long after a picture could not be sent that is tried again, while the form is open: in milliseconds. */
const pause = 15_000;

/** Pictures that prove an activity: drawn anew on the device, kept there until they are sent, then files of the record. */
export class EvidencePart implements ReactiveController {
  readonly styles = [photosStyles];
  readonly #host: XbElement;
  readonly #open: OpenHour;
  readonly #asked: () => Asked;
  readonly #words: Words<HourFormMessages>;
  readonly #core: Words<CoreMessages>;
  readonly #files: ListsController;
  readonly #kept = new Jotter<{ data: string }>("evidence");
  readonly #blobs = new Map<Id, Blob | "asked" | "unread">();
  readonly #errors = new Map<Id, GatewayError>();
  #said = "";
  #sending: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: XbElement, open: OpenHour, asked: () => Asked, words: Words<HourFormMessages>, core: Words<CoreMessages>) {
    this.#host = host;
    this.#open = open;
    this.#asked = asked;
    this.#words = words;
    this.#core = core;
    this.#files = new ListsController(host, () => asked().campus);
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("online", this.#onOnline);
  }

  hostDisconnected(): void {
    window.removeEventListener("online", this.#onOnline);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  section(may: boolean): TemplateResult {
    const words = this.#words;
    const sent = this.#sent();
    const waiting = may ? this.#waiting() : [];
    if (waiting.some((id) => this.#errors.get(id)?.retryable !== false)) this.#plan();
    return html`<section class="part" part="evidence" aria-labelledby="evidence-title">
      <h3 id="evidence-title">${words.say("evidence")}</h3>
      ${may ? html`<p class="small second no-print">${words.say("evidenceHint")}</p>` : nothing}
      ${!may && sent.length === 0 ? html`<p class="second">${words.say("noEvidence")}</p>` : nothing}
      <ul class="photos">
        ${repeat(
          [...sent, ...waiting],
          (id) => id,
          (id, at) => this.#renderOne(id, at + 1, may, waiting.includes(id)),
        )}
      </ul>
      ${may ? this.#renderWays() : nothing}
      <p class="small second no-print" role="status" ?hidden=${!this.#said}>${this.#said}</p>
    </section>`;
  }

  /** Sends what waits. */
  send(): Promise<void> {
    return (this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
      this.#host.requestUpdate();
    }));
  }

  readonly #onOnline = (): void => void this.send();

  #plan(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.send();
    }, pause);
  }

  #renderOne(id: Id, n: number, may: boolean, waits: boolean): TemplateResult {
    const words = this.#words;
    const blob = waits ? this.#waitingBlob(id) : this.#sentBlob(id);
    const error = this.#errors.get(id);
    return html`<li>
      ${
        blob instanceof Blob
          ? html`<canvas role="img" aria-label=${words.say("photo", n)} ${shown(blob)}></canvas>`
          : html`<span class="unread small second">${blob === "unread" ? words.say("unread") : words.say("photo", n)}</span>`
      }
      ${
        may
          ? html`<div class="row">
              <span class="small second">${this.#stateOf(id, waits)}</span>
              <button type="button" class="icon-only" aria-label=${words.say("remove", n)} @click=${() => void this.#onRemove(id, waits)}>
                ${icon("remove")}
              </button>
            </div>`
          : nothing
      }
      ${error && waits ? html`<button type="button" class="link" data-again=${id} @click=${() => this.#onAgain(id)}>${words.say("again")}</button>` : nothing}
    </li>`;
  }

  #renderWays(): TemplateResult {
    const way = (id: string, capture: boolean, word: string): TemplateResult =>
      html`<button type="button" id=${id} @click=${() => this.#host.renderRoot.querySelector<HTMLInputElement>(`#${id}-file`)?.click()}>
          ${icon("plus")}${word}
        </button>
        <input
          type="file"
          hidden
          id="${id}-file"
          accept="image/jpeg,image/png,image/webp"
          capture=${capture ? "environment" : nothing}
          @change=${(event: Event) => void this.#onFile(event)}
        />`;
    return html`<div class="row no-print">
      ${way("take-photo", true, this.#words.say("take"))}${way("choose-photo", false, this.#words.say("choose"))}
    </div>`;
  }

  #stateOf(id: Id, waits: boolean): string {
    if (!waits) return this.#words.say("sent");
    const error = this.#errors.get(id);
    if (error && !error.retryable) return errorWords(this.#core, error);
    if (this.#sending) return this.#words.say("sending");
    return this.#words.say(unkept.has(nameOf("evidence", this.#me, this.#key(id))) ? "pageOnly" : "waiting");
  }

  async #onFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.#said = "";
    try {
      const blob = await redrawn(file);
      const id = newId();
      this.#kept.set(this.#me, this.#key(id), { data: await textOf(blob) });
      this.#blobs.set(id, blob);
    } catch {
      // Of what the browser says only one thing helps: another file.
      this.#said = this.#words.say("unreadable");
    }
    input.value = "";
    this.#host.requestUpdate();
    await this.send();
  }

  #onAgain(id: Id): void {
    this.#errors.delete(id);
    void this.send();
  }

  async #onRemove(id: Id, waits: boolean): Promise<void> {
    if (waits) this.#forget(id);
    else {
      const receipt = await this.#asked().campus!.act("attachment.remove", { id });
      if (receipt.state === "refused" && receipt.error) this.#said = errorWords(this.#core, receipt.error);
    }
    this.#host.requestUpdate();
  }

  #forget(id: Id): void {
    this.#kept.delete(this.#me, this.#key(id));
    this.#errors.delete(id);
  }

  /** One after the other: a line that carries one picture slowly carries two not at all. */
  async #sendAll(): Promise<void> {
    const { campus } = this.#asked();
    if (!campus || this.#waiting().length === 0 || !(await this.#stored())) return;
    const on = this.#open.on;
    this.#host.requestUpdate();
    for (const id of this.#waiting()) {
      const blob = this.#waitingBlob(id);
      if (!(blob instanceof Blob) || this.#errors.get(id)?.retryable === false) continue;
      try {
        const ref = await campus.attach(new File([blob], `${id.slice(-6)}.jpg`, { type: "image/jpeg" }), on);
        if (this.#open.on.id !== on.id) return;
        this.#blobs.set(ref.id, blob);
        this.#forget(id);
      } catch (error) {
        this.#errors.set(id, asGatewayError(error));
      }
    }
  }

  /** A picture belongs to a record: one that was never sent is sent first. Without a network it waits. */
  async #stored(): Promise<boolean> {
    const { draft, base } = this.#open;
    if (base && base.version > 0) return true;
    if (!draft) return false;
    this.#open.change({});
    await draft.flush();
    const { current } = draft.current;
    return "data" in current && current.data?.saved === "server";
  }

  get #me(): Id {
    return this.#asked().session?.person ?? "";
  }

  #key(id: Id): string {
    return `${this.#open.on.id}/${id}`;
  }

  #sent(): Id[] {
    const of = this.#open.on.id;
    if (!this.#open.base || this.#open.base.version === 0) return [];
    return (this.#files.get({ kind: "attachment", where: { of }, limit: 50 }) ?? []).map(({ id }) => id);
  }

  #waiting(): Id[] {
    const of = this.#open.on.id;
    return jottedBy(this.#me)
      .filter(({ form, key }) => form === "evidence" && key.startsWith(`${of}/`))
      .map(({ key }) => key.slice(of.length + 1))
      .sort();
  }

  #waitingBlob(id: Id): Blob | "unread" {
    const known = this.#blobs.get(id);
    if (known instanceof Blob) return known;
    const kept = this.#kept.get(this.#me, this.#key(id));
    if (!kept) return "unread";
    const blob = blobOf(kept.data);
    this.#blobs.set(id, blob);
    return blob;
  }

  #sentBlob(id: Id): Blob | "asked" | "unread" {
    const known = this.#blobs.get(id);
    if (known) return known;
    this.#blobs.set(id, "asked");
    const settle = (blob: Blob | "unread"): void => {
      this.#blobs.set(id, blob);
      this.#host.requestUpdate();
    };
    // The drawing says that it cannot be seen now; the next opening asks again.
    this.#asked()
      .campus!.blob(id)
      .then(settle, () => settle("unread"));
    return "asked";
  }
}

function asGatewayError(error: unknown): GatewayError {
  const given = error as Partial<GatewayError> & { gatewayError?: GatewayError };
  return given.gatewayError ?? { code: "internal", detail: String(error), retryable: true, ...given };
}
