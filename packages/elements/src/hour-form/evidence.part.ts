import { html, nothing, type TemplateResult } from "lit";
import type { Id } from "@xiaoben/contract";
import { errorWords, Words, type CoreMessages, type XbElement } from "../core/index.ts";
import { redrawn } from "../pictures/picture.ts";
import { pictureStrings } from "../pictures/pictures.strings.ts";
import { picturesStyles } from "../pictures/pictures.styles.ts";
import { Pictures } from "../pictures/pictures.ts";
import { renderPictures, renderWays, type PictureVoice } from "../pictures/pictures.view.ts";
import { textField } from "../forms/field.ts";
import { ListsController } from "../practice/lists.ts";
import type { HourFormMessages } from "./hour-form.strings.ts";
import type { Asked, OpenHour } from "./open-hour.ts";

/** Pictures that prove an activity: drawn anew on the device, kept there until they are sent, then files of the record. */
export class EvidencePart {
  readonly styles = [picturesStyles];
  readonly #host: XbElement;
  readonly #open: OpenHour;
  readonly #asked: () => Asked;
  readonly #words: Words<HourFormMessages>;
  readonly #voice: PictureVoice;
  readonly #files: ListsController;
  readonly #pictures: Pictures;
  #said = "";

  constructor(host: XbElement, open: OpenHour, asked: () => Asked, words: Words<HourFormMessages>, core: Words<CoreMessages>) {
    this.#host = host;
    this.#open = open;
    this.#asked = asked;
    this.#words = words;
    this.#voice = {
      core,
      words: new Words(host, pictureStrings),
      named: (n) => words.say("proof", n),
      removing: (n) => words.say("removeProof", n),
    };
    this.#files = new ListsController(host, () => asked().campus);
    this.#pictures = new Pictures(host, {
      form: "evidence",
      campus: () => asked().campus,
      person: () => asked().session?.person,
      record: () => open.on,
      stored: () => this.#stored(),
      fileName: (id) => `${id.slice(-6)}.jpg`,
    });
  }

  section(may: boolean): TemplateResult {
    const words = this.#words;
    const sent = this.#sent();
    const summary = this.#open.now?.summary ?? "";
    if (may) this.#pictures.watch();
    return html`<section class="part" part="evidence" aria-labelledby="evidence-title">
      <h3 id="evidence-title">${words.say("evidence")}</h3>
      ${may ? html`<p class="small second no-print">${words.say("evidenceHint")}</p>` : nothing}
      ${!may && sent.length === 0 && !summary ? html`<p class="second">${words.say("noEvidence")}</p>` : nothing}
      ${renderPictures(this.#voice, this.#pictures, sent, { may, onRemove: (id, waits) => void this.#onRemove(id, waits) })}
      ${may ? renderWays(this.#voice, (event) => void this.#onFile(event)) : nothing} ${this.#renderSummary(may, summary)}
      <p class="small second no-print" role="status" ?hidden=${!this.#said}>${this.#said}</p>
    </section>`;
  }

  #renderSummary(may: boolean, value: string): TemplateResult | typeof nothing {
    const words = this.#words;
    const onText = (summary: string): boolean => this.#open.change({ summary });
    if (may) return textField({ id: "summary", label: words.say("summary"), hint: words.say("summaryHint"), value, onText });
    return value ? html`<p class="text"><span class="second">${words.say("summary")}</span> ${value}</p>` : nothing;
  }

  /** Sends what waits; fulfils with how many still do. */
  send(): Promise<number> {
    return this.#pictures.send();
  }

  async #onFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.#said = "";
    try {
      await this.#pictures.keep(await redrawn(file));
    } catch {
      // Of what the browser says only one thing helps: another file.
      this.#said = this.#voice.words.say("unreadable");
    }
    input.value = "";
    this.#host.requestUpdate();
    await this.send();
  }

  async #onRemove(id: Id, waits: boolean): Promise<void> {
    if (waits) this.#pictures.forget(id);
    else {
      const receipt = await this.#asked().campus!.act("attachment.remove", { id });
      if (receipt.state === "refused" && receipt.error) this.#said = errorWords(this.#voice.core, receipt.error);
    }
    this.#host.requestUpdate();
  }

  /** A record that was never sent is sent first. Without a network it waits. */
  async #stored(): Promise<boolean> {
    const { draft, base } = this.#open;
    if (base && base.version > 0) return true;
    if (!draft) return false;
    this.#open.change({});
    await draft.flush();
    const { current } = draft.current;
    return "data" in current && current.data?.saved === "server";
  }

  #sent(): Id[] {
    const of = this.#open.on.id;
    if (!this.#open.base || this.#open.base.version === 0) return [];
    return (this.#files.get({ kind: "attachment", where: { of }, limit: 50 }) ?? []).map(({ id }) => id);
  }
}
