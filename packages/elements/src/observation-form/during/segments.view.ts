import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, type SegmentKind } from "@xiaoben/contract";
import type { Words } from "../../core/index.ts";
import { lengthOf, readMinute } from "../minutes.model.ts";
import type { Sheet } from "../sheet.ts";
import { removeButton } from "./removal.view.ts";
import type { LessonClock } from "./clock.ts";
import type { DuringMessages } from "./during.strings.ts";
import { begun, ended, mended, runningOf, segmentKinds, type Segment } from "./segments.model.ts";
import { sharesView } from "./shares.view.ts";

/** What goes on in the lesson, one stretch after the other: a tap begins the next, times can be mended. */
export class SegmentsView {
  readonly #host: ReactiveControllerHost;
  readonly #clock: LessonClock;
  readonly #words: Words<DuringMessages>;
  /** What stood there before the last tap or removal. */
  #before: readonly Segment[] | undefined;
  #said = "";
  /** The time that did not fit, by the id of its field. */
  #bad = "";

  constructor(host: ReactiveControllerHost, clock: LessonClock, words: Words<DuringMessages>) {
    this.#host = host;
    this.#clock = clock;
    this.#words = words;
  }

  /** @param pads the buttons, where they do not stand in the bar: then the section is folded until something is recorded */
  render(sheet: Sheet, pads: unknown): TemplateResult {
    const words = this.#words;
    const { segments = [] } = sheet.now;
    return html`<details class="part" part="segments" .open=${pads === nothing || segments.length > 0}>
      <summary><h3>${words.say("segments")}</h3></summary>
      ${segments.length === 0 ? html`<p class="small second no-print">${words.say("segmentHint")}</p>` : nothing} ${pads}
      <ul class="rows">
        ${repeat(
          segments,
          (segment) => segment.id,
          (segment) => this.#renderOne(sheet, segment),
        )}
      </ul>
      ${this.#bad ? html`<p class="notice undetermined" role="status">${words.say("badTime")}</p>` : nothing}
      ${sharesView(sheet, words, Math.floor(this.#clock.peek(sheet) ?? (sheet.lesson ? lengthOf(sheet.lesson) : 0)))}
    </details>`;
  }

  /** One button for each kind; the running one is pressed and shows its clock. */
  pads(sheet: Sheet): TemplateResult {
    const words = this.#words;
    const running = runningOf(sheet.now.segments);
    return html`<div class="pads ${sheet.language}">
        ${segmentKinds.map(
          (does) =>
            html`<button type="button" data-does=${does} aria-pressed=${running?.does === does} @click=${() => this.#onBegin(sheet, does)}>
              ${words.say("does", does)}
            </button>`,
        )}
      </div>
      <div class="row state-line">
        <span class="grow">
          ${
            running
              ? html`${words.say("runs", words.say("does", running.does), running.from)}
                  <span class="figure segment-clock" role="timer" data-from=${running.from}></span>`
              : html`<span class="second">${words.say("noneRuns")}</span>`
          }</span
        >
        ${running ? html`<button type="button" class="end-segment" @click=${() => this.#onEnd(sheet)}>${words.say("end")}</button>` : nothing}
        <span class="row" role="status">
          ${this.#before ? html`<span class="hidden">${this.#said}</span><button type="button" class="link undo-segment" @click=${() => this.#onUndo(sheet)}>${words.say("undo")}</button>` : nothing}
        </span>
      </div>`;
  }

  #renderOne(sheet: Sheet, segment: Segment): TemplateResult {
    const words = this.#words;
    const { id, from, until } = segment;
    const does = words.say("does", segment.does);
    return html`<li class="segment">
      <span class="name">${does}</span>
      <span class="times">
        ${this.#renderTime(sheet, segment, "from", from)}<span aria-hidden="true">–</span>
        ${until === undefined ? html`<span class="second">${words.say("still")}</span>` : this.#renderTime(sheet, segment, "until", until)}
        <span class="small second" aria-hidden="true">${words.say("minute")}</span>
      </span>
      ${removeButton(words.say("segmentRemove", does, from), () => this.#keep(sheet, (segments) => segments.filter((one) => one.id !== id), words.say("removed")))}
    </li>`;
  }

  #renderTime(sheet: Sheet, segment: Segment, which: "from" | "until", minute: number): TemplateResult {
    const field = `${which}-${segment.id}`;
    return html`<input
      class="figure"
      id=${field}
      inputmode="numeric"
      size="3"
      aria-label=${this.#words.say(which, this.#words.say("does", segment.does))}
      aria-invalid=${this.#bad === field ? "true" : nothing}
      .value=${String(minute)}
      @change=${(event: Event) => this.#onTime(event, sheet, segment, which)}
    />`;
  }

  #onTime(event: Event, sheet: Sheet, segment: Segment, which: "from" | "until"): void {
    const input = event.target as HTMLInputElement;
    const minute = readMinute(input.value);
    const time = { [which]: minute } as { from: number } | { until: number };
    const next = minute === undefined ? undefined : mended(sheet.now.segments ?? [], segment.id, time);
    this.#bad = next ? "" : input.id;
    if (next) this.#keep(sheet, () => next, "");
    else input.value = String(segment[which]);
    this.#host.requestUpdate();
  }

  #onBegin(sheet: Sheet, does: SegmentKind): void {
    const [id, minute] = [newId(), this.#minute(sheet)];
    this.#keep(sheet, (segments) => begun(segments, { id, does }, minute), this.#words.say("ended", this.#words.say("does", does)));
  }

  #onEnd(sheet: Sheet): void {
    const minute = this.#minute(sheet);
    this.#keep(sheet, (segments) => ended(segments, minute), this.#words.say("ended", ""));
  }

  /** What was still running when the lesson was over ended with it. */
  #minute(sheet: Sheet): number {
    const { lesson } = sheet;
    const running = runningOf(sheet.now.segments);
    if (running && lesson && this.#clock.peek(sheet) === undefined) return Math.max(lengthOf(lesson), running.from + 1);
    return this.#clock.stamp(sheet);
  }

  #onUndo(sheet: Sheet): void {
    const before = this.#before;
    this.#before = undefined;
    if (before) sheet.change(() => ({ segments: [...before] }));
    this.#host.requestUpdate();
  }

  #keep(sheet: Sheet, make: (segments: readonly Segment[]) => Segment[], said: string): void {
    const { segments = [] } = sheet.now;
    this.#before = segments;
    this.#said = said;
    this.#bad = "";
    sheet.change((now) => ({ segments: make(now.segments ?? []) }));
  }
}
