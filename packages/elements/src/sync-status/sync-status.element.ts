import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Pending } from "@xiaoben/contract";
import { label } from "../core/badge.ts";
import { copyText } from "../core/clipboard.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { DialogController } from "../core/dialog.ts";
import { XbElement } from "../core/element.ts";
import { errorWords } from "../core/errors.ts";
import { icon, type IconName } from "../core/icons.ts";
import { LiveController } from "../core/live.ts";
import { Words } from "../core/words.ts";
import { canRetry, inOrder, summaryOf, typedWords, type Summary } from "./sync-status.model.ts";
import { syncStatusStrings } from "./sync-status.strings.ts";
import { styles } from "./sync-status.styles.ts";

const looks: Record<Summary["kind"], [tone: string, icon: IconName]> = {
  attention: ["undetermined", "warning"],
  sending: ["waiting", "refresh"],
  waiting: ["waiting", "device"],
  offline: ["waiting", "offline"],
  clean: ["met", "check"],
};

/**
 * One line that says whether everything has reached the server; opened, what waits and why, and what can be done about it.
 *
 * States: nothing waits, offline, waiting, sending, needs attention, conflict, long text, narrow phone. Not printed.
 *
 * @summary What has not reached the server yet
 * @csspart badge - A small label
 */
export class XbSyncStatusElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, dialogStyles, styles];

  #open = false;
  #copied = false;
  readonly #words = new Words(this, syncStatusStrings);
  readonly #dialog = new DialogController(this, () => this.core);
  readonly #pending = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.pending,
  );

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#onNetwork);
    addEventListener("offline", this.#onNetwork);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#onNetwork);
    removeEventListener("offline", this.#onNetwork);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.campus) return nothing;
    const pending = this.#pending.data ?? [];
    const summary = summaryOf(pending, this.#online());
    const [tone, name] = looks[summary.kind];
    return html`<section class="no-print" aria-label=${this.#words.say("title")}>
      <div class="line">
        <span class="said ${tone}" role="status">${icon(name)}<span>${this.#say(summary)}</span></span>
        ${
          pending.length === 0
            ? nothing
            : html`<button type="button" class="link" aria-expanded=${this.#open} @click=${this.#onToggle}>
                ${this.#words.say(this.#open ? "hide" : "show")}
              </button>`
        }
      </div>
      ${
        this.#open && pending.length > 0
          ? html`<ul>
              ${repeat(
                inOrder(pending),
                (entry) => entry.actionId,
                (entry) => this.#renderEntry(entry),
              )}
            </ul>`
          : nothing
      }
      ${this.#dialog.render()}
    </section>`;
  }

  #renderEntry(entry: Pending): TemplateResult {
    const what = this.#words.say("action", entry.action);
    const session = this.session;
    return html`<li>
      <div class="row">
        <strong>${what}</strong>
        ${this.#badge(entry)}
        ${session ? html`<span class="second small">${this.#words.say("since", this.format.moment(entry.since, session.timeZone, session.today))}</span>` : nothing}
      </div>
      ${entry.error ? html`<div>${errorWords(this.core, entry.error)}</div>` : nothing}
      ${
        entry.state === "attention"
          ? html`<div class="row">
              ${canRetry(entry) ? html`<button type="button" @click=${() => this.#onRetry(entry)}>${icon("refresh")}${this.#words.say("retry")}</button>` : nothing}
              <button type="button" @click=${() => this.#onDiscard(entry)}>${this.#words.say("discard")}</button>
            </div>`
          : nothing
      }
    </li>`;
  }

  #badge(entry: Pending): TemplateResult {
    if (entry.state === "attention") return label("undetermined", "warning", this.#words.say("stateAttention"));
    if (entry.state === "sending") return label("waiting", "refresh", this.#words.say("stateSending"));
    return label("waiting", "clock", this.#words.say("stateWaiting"));
  }

  #say(summary: Summary): string {
    return summary.kind === "clean" || summary.kind === "offline"
      ? this.#words.say(summary.kind)
      : this.#words.say(summary.kind, summary.count);
  }

  #online(): boolean {
    const snapshot = this.sessionLive.snapshot;
    if (!navigator.onLine || (snapshot?.status === "error" && snapshot.error.code === "offline")) return false;
    return !(snapshot?.status === "ready" && snapshot.from === "device");
  }

  readonly #onNetwork = (): void => this.requestUpdate();

  readonly #onToggle = (): void => {
    this.#open = !this.#open;
    this.requestUpdate();
  };

  #onRetry(entry: Pending): void {
    void this.campus?.resolve(entry.actionId, "retry");
  }

  async #onDiscard(entry: Pending): Promise<void> {
    const text = typedWords(entry.input).join("\n\n");
    this.#copied = false;
    const yes = await this.#dialog.ask({
      title: this.#words.say("discardTitle"),
      body: html`<p><strong>${this.#words.say("action", entry.action)}</strong></p>
        <p>${this.#words.say("discardBody")}</p>
        ${text ? html`<label>${this.#words.say("discardWords")}<textarea readonly .value=${text}></textarea></label>` : nothing}`,
      confirm: this.#words.say("discardConfirm"),
      ...(text ? { beside: { label: () => this.#words.say(this.#copied ? "copied" : "copy"), run: () => this.#onCopy(text) } } : {}),
    });
    if (yes) await this.campus?.resolve(entry.actionId, "discard");
  }

  async #onCopy(text: string): Promise<void> {
    this.#copied = await copyText(text, this.renderRoot.querySelector("textarea"));
    this.requestUpdate();
  }
}
