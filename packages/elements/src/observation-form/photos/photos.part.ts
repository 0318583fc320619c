import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, Draft, Session } from "@xiaoben/contract";
import { coreStrings } from "../../core/core.strings.ts";
import { icon, Words, type XbElement } from "../../core/index.ts";
import { redrawn } from "../../pictures/picture.ts";
import { pictureStrings } from "../../pictures/pictures.strings.ts";
import { picturesStyles } from "../../pictures/pictures.styles.ts";
import { Pictures } from "../../pictures/pictures.ts";
import { renderPictures, renderWays, type PictureVoice } from "../../pictures/pictures.view.ts";
import { shown } from "../../pictures/shown.ts";
import type { Sheet } from "../sheet.ts";
import { photoStrings, type PhotoMessages } from "./photos.strings.ts";

/** Pictures of the lesson: drawn anew on the device, looked at by the observer before they are kept, then part of the record. */
export class PhotosPart {
  readonly styles = [picturesStyles];
  readonly #host: XbElement;
  readonly #sheet: Sheet;
  readonly #draft: () => Draft<"observation"> | undefined;
  readonly #words: Words<PhotoMessages>;
  readonly #voice: PictureVoice;
  readonly #pictures: Pictures;
  #preview: { blob: Blob; affirmed: boolean } | undefined;
  #said = "";

  constructor(
    host: XbElement,
    sheet: Sheet,
    campus: () => CampusGateway | undefined,
    session: () => Session | null | undefined,
    draft: () => Draft<"observation"> | undefined,
  ) {
    this.#host = host;
    this.#sheet = sheet;
    this.#draft = draft;
    this.#words = new Words(host, photoStrings);
    this.#voice = { core: new Words(host, coreStrings), words: new Words(host, pictureStrings) };
    this.#pictures = new Pictures(host, {
      form: "photo",
      campus,
      person: () => session()?.person,
      record: () => ({ kind: "observation", id: sheet.now.id }),
      stored: () => this.#begun(),
      fileName: (id) => `${sheet.now.on}-${id.slice(-6)}.jpg`,
      onSent: (id) => sheet.change((now) => ({ attachments: [...(now.attachments ?? []), id] })),
    });
  }

  /** The pictures; where they may be changed, with the ways to add and remove. Nothing where there are none to read. */
  section(): TemplateResult | typeof nothing {
    const words = this.#words;
    const may = this.#sheet.may.has("attachments");
    const sent = this.#sheet.now.attachments ?? [];
    if (!may && sent.length === 0) return nothing;
    if (may) this.#pictures.watch();
    return html`<section class="part" part="photos" aria-labelledby="photos-title">
      <h3 id="photos-title">${words.say("title")}</h3>
      ${may ? html`<p class="notice no-print">${icon("shield")}<span>${words.say("rule")}</span></p>` : nothing}
      ${renderPictures(this.#voice, this.#pictures, sent, { may, onRemove: (id, waits) => this.#onRemove(id, waits) })}
      ${may ? (this.#preview ? this.#renderPreview(this.#preview) : renderWays(this.#voice, (event) => void this.#onFile(event))) : nothing}
      <p class="small second no-print" role="status" ?hidden=${!this.#said}>${this.#said}</p>
    </section>`;
  }

  /** Sends what waits; fulfils with how many still do. */
  send(): Promise<number> {
    return this.#pictures.send();
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
      this.#said = this.#voice.words.say("unreadable");
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
    if (!preview?.affirmed) return;
    await this.#pictures.keep(preview.blob);
    this.#endPreview("#choose-photo");
    await this.send();
  }

  #onRemove(id: string, waits: boolean): void {
    this.#sheet.focus("#choose-photo");
    if (waits) this.#pictures.forget(id);
    else {
      this.#said = this.#words.say("removedSent");
      this.#sheet.change((now) => ({ attachments: (now.attachments ?? []).filter((one) => one !== id) }));
    }
    this.#host.requestUpdate();
  }

  /** A record that was never sent is sent first. Without a network it waits. */
  async #begun(): Promise<boolean> {
    const draft = this.#draft();
    if (!draft) return false;
    if (this.#sheet.now.version === 0) this.#sheet.change((now) => ({ attachments: now.attachments ?? [] }));
    await draft.flush();
    const { current } = draft.current;
    return "data" in current && current.data?.saved === "server";
  }
}
