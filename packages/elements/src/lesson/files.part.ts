import { html, nothing, type TemplateResult } from "lit";
import type { Attachment, CampusGateway, GatewayError, Id, Ref } from "@xiaoben/contract";
import { errorWords, icon, LiveController, unreadLine, Words, type XbElement } from "../core/index.ts";
import { detailStrings } from "./detail.strings.ts";
import type { Scene } from "./scene.ts";

interface Sending {
  name: string;
  share: number;
  error?: GatewayError;
}

/** Files of the lesson: what its teacher attaches, whoever reads the lesson takes. */
export class FilesPart {
  readonly #host: XbElement;
  readonly #words;
  readonly #list;
  #lesson: Id = "";
  #sending: Sending[] = [];

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, detailStrings);
    this.#list = new LiveController(
      host,
      () => [this.#lesson ? gateway() : undefined, this.#lesson] as const,
      ([campus, of]) => campus?.list({ kind: "attachment", where: { of, state: "complete" }, limit: 50 }),
    );
  }

  render(scene: Scene): TemplateResult | typeof nothing {
    if (!scene.offers("attachments") || !scene.offers("attachment.list")) return nothing;
    this.#lesson = scene.lesson.id;
    const files = this.#list.data?.items ?? [];
    const adds = scene.edits && scene.stored.version > 0 && scene.campus.allows("attachment.create") === "yes";
    const { core } = scene;
    const unread = this.#list.data ? nothing : unreadLine(core, this.#list.error);
    if (files.length === 0 && !adds && unread === nothing) return nothing;
    const words = this.#words;
    return html`<section class="part" part="files" aria-labelledby="files-title">
      <h3 id="files-title">${words.say("files")}</h3>
      ${unread} ${files.length === 0 && unread === nothing ? html`<p class="second">${words.say("noFiles")}</p>` : nothing}
      <ul class="rows">
        ${files.map(
          (file) =>
            html`<li>
              <button
                type="button"
                class="link"
                aria-label=${words.say("fileOpen", file.name)}
                @click=${() => void this.#take(scene.campus, file)}
              >
                ${file.name}
              </button>
              <span class="small second figure">${sizeWords(file.size)}</span>
            </li>`,
        )}
        ${this.#sending.map(
          ({ name, share, error }) =>
            html`<li role="status" class="small ${error ? "" : "second"}">
              ${icon(error ? "warning" : "clock")}${error ? words.say("fileFailed", name, errorWords(core, error)) : words.say("fileSending", name, `${Math.round(share * 100)}%`)}
            </li>`,
        )}
      </ul>
      ${
        adds
          ? html`<label class="field no-print"
              >${words.say("fileAdd")}<input type="file" id="file" multiple @change=${(event: Event) => void this.#onFiles(event, scene)}
            /></label>`
          : nothing
      }
    </section>`;
  }

  async #onFiles(event: Event, { campus, lesson }: Scene): Promise<void> {
    const field = event.target as HTMLInputElement;
    const files = [...(field.files ?? [])];
    field.value = "";
    this.#sending = this.#sending.filter(({ error }) => !error);
    for (const file of files) await this.#send(campus, file, { kind: "lesson", id: lesson.id });
    this.#list.refresh();
  }

  async #send(campus: CampusGateway, file: File, to: Ref): Promise<void> {
    const sending: Sending = { name: file.name, share: 0 };
    this.#sending = [...this.#sending, sending];
    const show = (): void => this.#host.requestUpdate();
    show();
    try {
      await campus.attach(file, to, {
        onProgress: (sent, total) => {
          sending.share = total > 0 ? sent / total : 0;
          show();
        },
      });
      this.#sending = this.#sending.filter((one) => one !== sending);
    } catch (cause) {
      sending.error = { code: "internal", detail: String(cause), retryable: true, ...(cause as Partial<GatewayError>) };
    }
    show();
  }

  async #take(campus: CampusGateway, { id, name }: Attachment): Promise<void> {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await campus.blob(id));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (cause) {
      const error: GatewayError = { code: "internal", detail: String(cause), retryable: true, ...(cause as Partial<GatewayError>) };
      this.#sending = [...this.#sending, { name, share: 0, error }];
      this.#host.requestUpdate();
    }
  }
}

const sizeWords = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`;
