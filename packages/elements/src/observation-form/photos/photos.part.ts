import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, type CampusGateway, type Draft, type GatewayError, type Session } from "@xiaoben/contract";
import { coreStrings } from "../../core/core.strings.ts";
import { errorWords, icon, Words, type CoreMessages, type XbElement } from "../../core/index.ts";
import { jottedBy, nameOf, unkept } from "../../forms/jotted.ts";
import { Jotter } from "../../forms/jotter.ts";
import type { Sheet } from "../sheet.ts";
import { photoStrings, type PhotoMessages } from "./photos.strings.ts";
import { photosStyles } from "./photos.styles.ts";
import { blobOf, redrawn, textOf } from "./picture.ts";
import { shown } from "./shown.ts";

/** How long after a picture could not be sent that is tried again, while the form is open: in milliseconds. */
const pause = 15_000;

/** A picture that waits on this device. */
interface Waiting {
  /** The picture as text: what is kept of forms are texts. */
  data: string;
}

/** Pictures of the lesson: drawn anew on the device, kept there until they are sent, then part of the record. */
export class PhotosPart implements ReactiveController {
  readonly styles = [photosStyles];
  readonly #host: XbElement;
  readonly #sheet: Sheet;
  readonly #campus: () => CampusGateway | undefined;
  readonly #session: () => Session | null | undefined;
  readonly #draft: () => Draft<"observation"> | undefined;
  readonly #words: Words<PhotoMessages>;
  readonly #core: Words<CoreMessages>;
  readonly #kept = new Jotter<Waiting>("photo");
  readonly #blobs = new Map<string, Blob | "asked" | "unread">();
  readonly #errors = new Map<string, GatewayError>();
  /** Ids of the waiting pictures of one observation, as they were last looked up. */
  #waiting: { of: string; ids: string[] } | undefined;
  #preview: { blob: Blob; affirmed: boolean } | undefined;
  #said = "";
  #sending: Promise<number> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: XbElement,
    sheet: Sheet,
    campus: () => CampusGateway | undefined,
    session: () => Session | null | undefined,
    draft: () => Draft<"observation"> | undefined,
  ) {
    this.#host = host;
    this.#sheet = sheet;
    this.#campus = campus;
    this.#session = session;
    this.#draft = draft;
    this.#words = new Words(host, photoStrings);
    this.#core = new Words(host, coreStrings);
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

  /** The pictures; where they may be changed, with the ways to add and remove. Nothing where there are none to read. */
  section(): TemplateResult | typeof nothing {
    const words = this.#words;
    const may = this.#sheet.may.has("attachments");
    const sent = this.#sheet.now.attachments ?? [];
    const waiting = may ? this.#ids() : [];
    if (!may && sent.length === 0) return nothing;
    if (waiting.some((id) => this.#errors.get(id)?.retryable !== false)) this.#plan();
    return html`<section class="part" part="photos" aria-labelledby="photos-title">
      <h3 id="photos-title">${words.say("title")}</h3>
      ${may ? html`<p class="notice no-print">${icon("shield")}<span>${words.say("rule")}</span></p>` : nothing}
      <ul class="photos">
        ${repeat(
          [...sent, ...waiting],
          (id) => id,
          (id, at) => this.#renderOne(id, at + 1, may, waiting.includes(id)),
        )}
      </ul>
      ${may ? (this.#preview ? this.#renderPreview(this.#preview) : this.#renderWays()) : nothing}
      <p class="small second no-print" role="status" ?hidden=${!this.#said}>${this.#said}</p>
    </section>`;
  }

  /** Sends what waits; fulfils with how many still do. */
  send(): Promise<number> {
    return (this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
      this.#host.requestUpdate();
    }));
  }

  #plan(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.send();
    }, pause);
  }

  #onAgain(id: string): void {
    this.#errors.delete(id);
    void this.send();
  }

  readonly #onOnline = (): void => void this.send();

  #renderOne(id: string, n: number, may: boolean, waits: boolean): TemplateResult {
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
              <button type="button" class="icon-only" aria-label=${words.say("remove", n)} @click=${() => this.#onRemove(id, waits)}>
                ${icon("remove")}
              </button>
            </div>`
          : nothing
      }
      ${error && waits ? html`<button type="button" class="link" data-again=${id} @click=${() => this.#onAgain(id)}>${words.say("again")}</button>` : nothing}
    </li>`;
  }

  #stateOf(id: string, waits: boolean): string {
    const words = this.#words;
    if (!waits) return words.say("sent");
    const error = this.#errors.get(id);
    if (error && !error.retryable) return errorWords(this.#core, error);
    if (this.#sending) return words.say("sending");
    const person = this.#session()?.person;
    return words.say(person && unkept.has(nameOf("photo", person, this.#key(id))) ? "pageOnly" : "waiting");
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

  #renderPreview(preview: { blob: Blob; affirmed: boolean }): TemplateResult {
    const words = this.#words;
    return html`<div class="photo-preview no-print" role="group" aria-label=${words.say("preview")}>
      <canvas role="img" aria-label=${words.say("preview")} ${shown(preview.blob)}></canvas>
      <label
        ><input
          type="checkbox"
          id="no-pupil"
          .checked=${preview.affirmed}
          @change=${(event: Event) => this.#onAffirm(event)}
        />${words.say("affirm")}</label
      >
      <div class="row">
        <button type="button" class="primary" id="add-photo" ?disabled=${!preview.affirmed} @click=${() => void this.#onAdd()}>
          ${words.say("add")}
        </button>
        <button type="button" id="drop-photo" @click=${() => this.#endPreview("#choose-photo")}>${words.say("cancel")}</button>
      </div>
    </div>`;
  }

  async #onFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.#said = "";
    try {
      this.#preview = { blob: await redrawn(file), affirmed: false };
      this.#sheet.focus("#no-pupil");
    } catch {
      // Of what the browser says only one thing helps: another file.
      this.#said = this.#words.say("unreadable");
    }
    input.value = "";
    this.#host.requestUpdate();
  }

  #onAffirm(event: Event): void {
    if (this.#preview) this.#preview = { ...this.#preview, affirmed: (event.target as HTMLInputElement).checked };
    this.#host.requestUpdate();
  }

  #endPreview(focus: string): void {
    this.#preview = undefined;
    this.#sheet.focus(focus);
    this.#host.requestUpdate();
  }

  /** Kept on the device first, then sent. */
  async #onAdd(): Promise<void> {
    const preview = this.#preview;
    const person = this.#session()?.person;
    if (!preview?.affirmed || !person) return;
    const id = newId();
    this.#kept.set(person, this.#key(id), { data: await textOf(preview.blob) });
    this.#blobs.set(id, preview.blob);
    this.#waiting = undefined;
    this.#endPreview("#choose-photo");
    await this.send();
  }

  #onRemove(id: string, waits: boolean): void {
    this.#sheet.focus("#choose-photo");
    if (waits) this.#forget(id);
    else {
      this.#said = this.#words.say("removedSent");
      this.#sheet.change((now) => ({ attachments: (now.attachments ?? []).filter((one) => one !== id) }));
    }
    this.#host.requestUpdate();
  }

  #forget(id: string): void {
    const person = this.#session()?.person;
    if (person) this.#kept.delete(person, this.#key(id));
    this.#errors.delete(id);
    this.#waiting = undefined;
  }

  /** One after the other: a line that carries one picture slowly carries two not at all. */
  async #sendAll(): Promise<number> {
    const campus = this.#campus();
    const of = this.#sheet.now.id;
    if (!campus || this.#ids().length === 0 || !(await this.#begun())) return this.#ids().length;
    this.#host.requestUpdate();
    for (const id of this.#ids()) {
      const blob = this.#waitingBlob(id);
      if (!(blob instanceof Blob) || this.#errors.get(id)?.retryable === false) continue;
      try {
        const file = new File([blob], `${this.#sheet.now.on}-${id.slice(-6)}.jpg`, { type: "image/jpeg" });
        const ref = await campus.attach(file, { kind: "observation", id: of });
        // Meanwhile the person may have removed it, or opened another record.
        if (this.#sheet.now.id !== of || !this.#ids().includes(id)) continue;
        this.#blobs.set(ref.id, blob);
        this.#forget(id);
        this.#sheet.change((now) => ({ attachments: [...(now.attachments ?? []), ref.id] }));
      } catch (error) {
        this.#errors.set(id, asGatewayError(error));
      }
    }
    return this.#ids().length;
  }

  /** A picture belongs to a record: one that was never sent is sent first. Without a network it waits. */
  async #begun(): Promise<boolean> {
    const draft = this.#draft();
    if (!draft) return false;
    if (this.#sheet.now.version === 0) this.#sheet.change((now) => ({ attachments: now.attachments ?? [] }));
    await draft.flush();
    const { current } = draft.current;
    return "data" in current && current.data?.saved === "server";
  }

  #key(id: string): string {
    return `${this.#sheet.now.id}/${id}`;
  }

  #ids(): string[] {
    const of = this.#sheet.now.id;
    const person = this.#session()?.person;
    if (!person) return [];
    if (this.#waiting?.of !== of) {
      const keys = jottedBy(person).filter(({ form, key }) => form === "photo" && key.startsWith(`${of}/`));
      this.#waiting = { of, ids: keys.map(({ key }) => key.slice(of.length + 1)).sort() };
    }
    return this.#waiting.ids;
  }

  #waitingBlob(id: string): Blob | "unread" {
    const known = this.#blobs.get(id);
    if (known instanceof Blob) return known;
    const person = this.#session()?.person;
    const kept = person && this.#kept.get(person, this.#key(id));
    if (!kept) return "unread";
    const blob = blobOf(kept.data);
    this.#blobs.set(id, blob);
    return blob;
  }

  #sentBlob(id: string): Blob | "asked" | "unread" {
    const known = this.#blobs.get(id);
    if (known) return known;
    this.#blobs.set(id, "asked");
    const settle = (blob: Blob | "unread"): void => {
      this.#blobs.set(id, blob);
      this.#host.requestUpdate();
    };
    this.#campus()!
      .blob(id)
      // The drawing says that it cannot be seen now; the next opening asks again.
      .then(settle, () => settle("unread"));
    return "asked";
  }
}

function asGatewayError(error: unknown): GatewayError {
  const given = error as Partial<GatewayError> & { gatewayError?: GatewayError };
  return given.gatewayError ?? { code: "internal", detail: String(error), retryable: true, ...given };
}
