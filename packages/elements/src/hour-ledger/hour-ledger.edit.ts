import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { CampusGateway, GatewayError, Hour, Id, Instant } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import { DraftsController } from "../forms/drafts.ts";
import type { Seen } from "./hour-ledger.batch.ts";
import type { DeskMessages } from "./hour-ledger.desk.strings.ts";
import { isHours } from "./hour-ledger.model.ts";
import { figureOf, type Voice } from "./hour-ledger.row.ts";

type EditHost = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What is granted, typed into its row. Each figure that is one is safe on the device at once, and goes to the record when the field is left. */
export class EditController implements ReactiveController {
  readonly #host: EditHost;
  readonly #words: Words<DeskMessages>;
  readonly #drafts: DraftsController;
  #open: Id | undefined;
  #wrong = false;
  #focus = false;

  constructor(host: EditHost, words: Words<DeskMessages>, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = words;
    this.#drafts = new DraftsController(host, gateway);
    host.addController(this);
  }

  /** Where the typed figures are; `undefined` where none was typed. */
  get saved(): { saved: "device" | "server" | "no"; at: Instant } | undefined {
    return this.#drafts.saved;
  }

  /** What is wrong with the figure of a record. */
  errorOf(id: Id): GatewayError | undefined {
    return this.#drafts.error({ kind: "hour", id });
  }

  begin(id: Id): void {
    this.#open = id;
    this.#wrong = false;
    this.#focus = true;
    this.#host.requestUpdate();
  }

  /** The record as it was left by what was typed: what is decided next is decided on that. */
  latest(hour: Seen): Seen {
    const base = this.#drafts.draft({ kind: "hour", id: hour.id })?.current.current.data?.base ?? 0;
    return base > hour.version ? { ...hour, version: base } : hour;
  }

  /** Sends what was typed. */
  flush(): Promise<void> {
    return this.#drafts.flush();
  }

  hostUpdated(): void {
    if (!this.#focus) return;
    const field = this.#host.renderRoot.querySelector<HTMLInputElement>(".approved input");
    if (!field) return;
    this.#focus = false;
    field.focus();
    field.select();
  }

  /** The cell of a record whose figure may be set: the figure, which can be opened, or the field. */
  cell(voice: Voice, hour: Hour): TemplateResult {
    const value = this.#drafts.value({ kind: "hour", id: hour.id })?.approvedHours ?? hour.approvedHours;
    if (hour.id !== this.#open) return html`<span class="open-figure">${figureOf(voice, value)}</span>`;
    return html`<input
      inputmode="decimal"
      autocomplete="off"
      .value=${value ?? hour.claimedHours ?? ""}
      aria-label=${this.#words.say("edit", voice.name(hour.person))}
      aria-invalid=${this.#wrong}
      title=${this.#words.say("notHours")}
      @input=${(event: Event) => this.#type(hour, (event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => this.#key(event, hour)}
      @blur=${() => this.#leave(hour)}
    />`;
  }

  #type(hour: Hour, text: string): void {
    const approvedHours = text.trim().replace("．", ".");
    this.#wrong = !isHours(approvedHours);
    if (!this.#wrong) this.#drafts.change({ kind: "hour", id: hour.id }, { approvedHours });
    this.#host.requestUpdate();
  }

  #key(event: KeyboardEvent, hour: Hour): void {
    if (event.key === "Enter") this.#leave(hour);
    else if (event.key === "Escape") void this.#drafts.discard({ kind: "hour", id: hour.id }).then(() => this.#close());
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #leave(hour: Hour): void {
    if (this.#open !== hour.id) return;
    this.#close();
    void this.#drafts.draft({ kind: "hour", id: hour.id })?.flush();
  }

  #close(): void {
    this.#open = undefined;
    this.#host.requestUpdate();
  }
}
