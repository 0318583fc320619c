import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { DeviceState, Pending, RescueReport } from "@xiaoben/contract";
import { label } from "../core/badge.ts";
import { copyText } from "../core/clipboard.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { DialogController } from "../core/dialog.ts";
import { XbElement } from "../core/element.ts";
import { errorWords } from "../core/errors.ts";
import { icon, type IconName } from "../core/icons.ts";
import { LiveController } from "../core/live.ts";
import { saveAs } from "../core/save-as.ts";
import { Words } from "../core/words.ts";
import { deviceSoon } from "./device-soon.ts";
import { forgetJotted, jottedBy, losesJotted, takeJotted, withJotted } from "../forms/jotted.ts";
import { chosenWay, leaveBody, type Hindrance, type LeaveWay } from "./leave.ts";
import { rescueName } from "./rescue.ts";
import { onceSaid } from "./said.ts";
import {
  canRetry,
  inOrder,
  noticesOf,
  rescued,
  summaryOf,
  timeOff,
  typedWords,
  wouldLose,
  type Notice,
  type Summary,
} from "./sync-status.model.ts";
import { syncStatusStrings } from "./sync-status.strings.ts";
import { styles } from "./sync-status.styles.ts";

const looks: Record<Summary["kind"], [tone: string, icon: IconName]> = {
  attention: ["undetermined", "warning"],
  sending: ["waiting", "refresh"],
  pageOnly: ["undetermined", "warning"],
  waiting: ["waiting", "device"],
  typed: ["waiting", "device"],
  offline: ["waiting", "offline"],
  offlinePageOnly: ["waiting", "offline"],
  clean: ["met", "check"],
};

const clockSaid = onceSaid("clock");

/**
 * One line that says whether everything has reached the server; opened, what waits and why, and what can be done about it:
 * send again, let go, save as a file, take back from a file. Says when the device keeps nothing or has no room, when something waits
 * too long, and when its clock is off. Before signing out a page calls `beforeSignOut()`.
 *
 * States: nothing waits, offline, waiting, sending, needs attention, conflict, too long unsent, storage full, storage blocked, clock off,
 * leaving with unsent work, long text, narrow phone. Not printed.
 *
 * @summary What has not reached the server yet
 * @csspart badge - A small label
 */
export class XbSyncStatusElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, dialogStyles, styles];

  #open = false;
  #copied = false;
  #rescue: RescueReport | "bad-file" | undefined;
  readonly #words = new Words(this, syncStatusStrings);
  readonly #dialog = new DialogController(this, () => this.core);
  readonly #pending = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.pending,
  );
  readonly #device = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.device?.state,
  );

  readonly #along = new LiveController(
    this,
    () => [this.#open ? this.campus : undefined] as const,
    ([campus]) => campus?.device?.along?.taken,
  );

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#onNetwork);
    addEventListener("offline", this.#onNetwork);
    addEventListener("beforeunload", this.#onUnload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#onNetwork);
    removeEventListener("offline", this.#onNetwork);
    removeEventListener("beforeunload", this.#onUnload);
  }

  /**
   * To be called before somebody signs out. Where something is unsent, or begun and not handed in, it asks: send it, keep it on this device
   * for this account, or save it as a file and delete it here. Fulfils with `true` when the page may go on, `false` when the person stays.
   */
  async beforeSignOut(): Promise<boolean> {
    const device = await deviceSoon(() => (this.session === null ? null : this.campus));
    if (!device) return true;
    await device.state.refresh();
    const person = this.session?.person ?? "";
    const begun = (): number => jottedBy(person).length;
    if (this.#unsent() + begun() === 0) {
      await device.leave("keep");
      return true;
    }
    const noRoom = (this.#device.data?.storage ?? "kept") !== "kept" || losesJotted(person);
    const hindrance: Hindrance = { unsent: this.#unsent(), begun: begun(), left: 0, noRoom };
    for (;;) {
      const way = await this.#askToLeave(hindrance);
      if (!way) return false;
      if (way === "send") {
        const { left } = await device.leave("send");
        Object.assign(hindrance, { unsent: left, left });
        // What was only begun cannot be sent.
        if (left + hindrance.begun > 0) continue;
      }
      if (way === "file") await this.#onSaveFile();
      try {
        await device.leave(way === "file" ? "discard" : "keep");
        if (way === "file") forgetJotted(person);
        return true;
      } catch (error) {
        if ((error as { code?: unknown }).code !== "storage") throw error;
        hindrance.noRoom = true;
      }
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.campus) return nothing;
    const pending = this.#pending.data ?? [];
    const device = this.#device.data;
    const summary = summaryOf(pending, this.#online(), device);
    const [tone, name] = looks[summary.kind];
    return html`<section class="no-print" aria-label=${this.#words.say("title")}>
      <div class="line">
        <span class="said ${tone}" role="status">${icon(name)}<span>${this.#say(summary)}</span></span>
        ${
          pending.length === 0 && !device
            ? nothing
            : html`<button type="button" class="link" aria-expanded=${this.#open} @click=${this.#onToggle}>
                ${this.#words.say(this.#open ? "hide" : "show")}
              </button>`
        }
      </div>
      ${noticesOf(device, clockSaid.was).map((notice) => this.#renderNotice(notice, device!))}
      ${this.#open ? this.#renderDetails(pending, device) : nothing} ${this.#dialog.render()}
    </section>`;
  }

  #renderNotice(notice: Notice, device: DeviceState): TemplateResult {
    const { session } = this;
    if (notice === "clock") {
      const { clockAhead = 0 } = device;
      const { unit, count } = timeOff(clockAhead);
      return html`<p class="notice" role="status">
        ${icon("clock")}<span>${this.#words.say(clockAhead > 0 ? "clockAhead" : "clockBehind", this.#words.say(unit, count))}</span>
        <button type="button" class="link" @click=${this.#onClockSeen}>${this.#words.say("known")}</button>
      </p>`;
    }
    const says =
      notice === "late"
        ? this.#words.say("late", device.oldest && session ? this.format.moment(device.oldest, session.timeZone, session.today) : "")
        : this.#words.say(notice);
    return html`<p class="notice undetermined" role="status">${icon("warning")}<span>${says}</span></p>`;
  }

  #renderDetails(pending: readonly Pending[], device: DeviceState | undefined): TemplateResult {
    return html`${
      pending.length > 0
        ? html`<ul>
            ${repeat(
              inOrder(pending),
              (entry) => entry.actionId,
              (entry) => this.#renderEntry(entry),
            )}
          </ul>`
        : nothing
    }
    ${this.#renderAlong()} ${device ? this.#renderRescue(device) : nothing}`;
  }

  /** Lessons that are kept for rooms without network. */
  #renderAlong(): TemplateResult | typeof nothing {
    const taken = this.#along.data ?? [];
    const { session } = this;
    if (taken.length === 0 || !session) return nothing;
    return html`<p id="along" class="second">${this.#words.say("alongTitle")}</p>
      <ul class="kept" aria-labelledby="along">
        ${repeat(
          taken,
          ({ lesson }) => lesson.id,
          ({ lesson, until }) => {
            const what = [lesson.className, lesson.subjectName, lesson.topic].filter(Boolean).join(" ");
            return html`<li class="row">
              <span>${this.#words.say("alongLesson", what, this.format.moment(until, session.timeZone, session.today))}</span>
              <button
                type="button"
                class="link"
                aria-label=${this.#words.say("alongRemoveOf", what)}
                @click=${() => this.campus?.device?.along?.remove(lesson.id)}
              >
                ${this.#words.say("alongRemove")}
              </button>
            </li>`;
          },
        )}
      </ul>`;
  }

  #renderRescue(device: DeviceState): TemplateResult {
    const report = this.#rescue;
    return html`<div class="row rescue">
        ${device.unsent + jottedBy(this.session?.person ?? "").length > 0 ? html`<button type="button" @click=${this.#onSaveFile}>${this.#words.say("saveFile")}</button>` : nothing}
        <button type="button" class="link" @click=${this.#onChooseFile}>${this.#words.say("takeFile")}</button>
        <input type="file" hidden tabindex="-1" aria-hidden="true" accept="application/json,.json" @change=${this.#onTakeFile} />
      </div>
      <p role="status" class="small">
        ${
          report === "bad-file"
            ? this.#words.say("badFile")
            : report
              ? rescued(report)
                  .map(({ key, count }) => this.#words.say(key, count))
                  .join(this.language === "en" ? " " : "")
              : nothing
        }
      </p>`;
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
    const { kind, count } = summary;
    return kind === "attention" || kind === "sending" || kind === "waiting" || kind === "pageOnly"
      ? this.#words.say(kind, count)
      : this.#words.say(kind);
  }

  #online(): boolean {
    const snapshot = this.sessionLive.snapshot;
    if (!navigator.onLine || (snapshot?.status === "error" && snapshot.error.code === "offline")) return false;
    return !(snapshot?.status === "ready" && snapshot.from === "device");
  }

  /** How much is not at the server: what the device says, or at least what waits. */
  #unsent(): number {
    return Math.max(this.#device.data?.unsent ?? 0, this.#pending.data?.length ?? 0);
  }

  /** The way that was chosen, or nothing: the person stays. */
  async #askToLeave(hindrance: Hindrance): Promise<LeaveWay | undefined> {
    let way: LeaveWay = "keep";
    const yes = await this.#dialog.ask({
      title: this.#words.say("leaveTitle", hindrance.unsent + hindrance.begun),
      body: leaveBody(this.#words, this.#pending.data ?? [], hindrance),
      confirm: this.#words.say("leaveConfirm"),
      agreed: (dialog) => (way = chosenWay(dialog)),
    });
    return yes ? way : undefined;
  }

  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    if (wouldLose(this.#device.data) || losesJotted(this.session?.person ?? "")) event.preventDefault();
  };

  readonly #onClockSeen = (): void => {
    clockSaid.now();
    this.requestUpdate();
  };

  readonly #onSaveFile = async (): Promise<void> => {
    const file = await this.campus?.device?.export();
    if (!file) return;
    saveAs(await withJotted(file, jottedBy(this.session?.person ?? "")), rescueName(this.session?.today ?? ""));
  };

  readonly #onChooseFile = (): void => this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();

  readonly #onTakeFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    const device = this.campus?.device;
    if (!file || !device) return;
    try {
      const sent = await device.import(file);
      const begun = await takeJotted(file, this.session?.person ?? "");
      this.#rescue = { taken: sent.taken + begun.taken, known: sent.known + begun.known, left: [...sent.left, ...begun.left] };
    } catch (error) {
      // Of what is no rescue file the person is told so; anything else is a fault of the program and is reported.
      if ((error as { code?: unknown }).code !== "validation") throw error;
      this.#rescue = "bad-file";
    } finally {
      input.value = "";
      this.requestUpdate();
    }
  };

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
