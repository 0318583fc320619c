import { html, nothing, type TemplateResult } from "lit";
import type { Attachment, CampusGateway, GatewayError, Id, Ref } from "@xiaoben/contract";
import { asGatewayError } from "../core/as-gateway-error.ts";
import { errorWords, icon, Words, type XbElement } from "../core/index.ts";
import { redrawn } from "../pictures/picture.ts";
import { ListsController } from "../practice/lists.ts";
import { proofsStrings } from "./proofs.strings.ts";
import type { Voice } from "./scene.ts";

interface Sending {
  name: string;
  share: number;
  to: Id;
  error?: GatewayError;
}

/** Files that belong to an activity or a participation: a photo of the room, a proof of why somebody could not come. */
export class ProofsPart {
  readonly #host: XbElement;
  readonly #words;
  readonly #lists: ListsController;
  #sending: Sending[] = [];

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, proofsStrings);
    this.#lists = new ListsController(host, gateway);
  }

  /** @param adds whether the person may add files now */
  render({ offers, campus, core }: Voice, on: Ref<"activity" | "participation">, adds: boolean): TemplateResult | typeof nothing {
    if (!offers("attachments") || !offers("attachment.list")) return nothing;
    const words = this.#words;
    const { id } = on;
    const files = this.#lists.get({ kind: "attachment", where: { of: id, state: "complete" }, limit: 50 }) ?? [];
    const sending = this.#sending.filter(({ to }) => to === id);
    const may = adds && campus.allows("attachment.create") === "yes";
    if (files.length === 0 && sending.length === 0 && !may) return nothing;
    return html`<div class="proofs">
      <ul>
        ${files.map(
          (file) =>
            html`<li>
              <button type="button" class="link" aria-label=${words.say("open", file.name)} @click=${() => void this.#take(campus, file)}>
                ${file.name}
              </button>
            </li>`,
        )}
        ${sending.map(
          ({ name, share, error }) =>
            html`<li role="status" class="small second">
              ${icon(error ? "warning" : "clock")}${error ? words.say("failed", name, errorWords(core, error)) : words.say("sending", name, `${Math.round(share * 100)}%`)}
            </li>`,
        )}
      </ul>
      ${
        may
          ? html`<div class="no-print">
              <button
                type="button"
                @click=${({ currentTarget }: Event) => (currentTarget as HTMLElement).parentElement!.querySelector("input")!.click()}
              >
                ${icon("plus")}${words.say("add")}</button
              ><input
                type="file"
                hidden
                data-proof=${id}
                accept="image/*,.pdf"
                multiple
                @change=${(event: Event) => void this.#onFiles(event, campus, on)}
              />
            </div>`
          : nothing
      }
    </div>`;
  }

  async #onFiles(event: Event, campus: CampusGateway, to: Ref): Promise<void> {
    const field = event.target as HTMLInputElement;
    const files = [...(field.files ?? [])];
    field.value = "";
    this.#sending = this.#sending.filter(({ error }) => !error);
    for (const file of files) await this.#send(campus, file, to);
  }

  async #send(campus: CampusGateway, file: File, to: Ref): Promise<void> {
    const sending: Sending = { name: file.name, share: 0, to: to.id };
    this.#sending = [...this.#sending, sending];
    this.#host.requestUpdate();
    try {
      await campus.attach(await asSent(file), to, {
        onProgress: (sent, total) => {
          sending.share = total > 0 ? sent / total : 0;
          this.#host.requestUpdate();
        },
      });
      this.#sending = this.#sending.filter((one) => one !== sending);
    } catch (cause) {
      sending.error = asGatewayError(cause);
    }
    this.#host.requestUpdate();
  }

  async #take(campus: CampusGateway, { id, name, of }: Attachment): Promise<void> {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await campus.blob(id));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (cause) {
      this.#sending = [...this.#sending, { name, share: 0, to: of.id, error: asGatewayError(cause) }];
      this.#host.requestUpdate();
    }
  }
}

/** A picture is drawn anew, so that nothing is left of where and when it was taken; any other file goes as it is. */
async function asSent(file: File): Promise<File> {
  if (!file.type.startsWith("image/")) return file;
  return new File([await redrawn(file)], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: "image/jpeg" });
}
