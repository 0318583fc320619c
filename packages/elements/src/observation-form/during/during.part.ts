import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { CampusGateway } from "@xiaoben/contract";
import { Words, type XbElement } from "../../core/index.ts";
import type { Sheet } from "../sheet.ts";
import { LessonClock } from "./clock.ts";
import { duringStrings, type DuringMessages } from "./during.strings.ts";
import { duringStyles } from "./during.styles.ts";
import { NotesView } from "./notes.view.ts";
import { PackPhrases } from "./pack-phrases.ts";
import { PointsView } from "./points.view.ts";
import { SegmentsView } from "./segments.view.ts";
import { TalliesView, type BesideField } from "./tallies.view.ts";

const modes = ["notes", "segments", "tallies"] as const;

/**
 * What an observer records while a lesson goes on. As long as it does, the buttons stand in a bar at the bottom, within reach of one thumb;
 * afterwards each stands in its section.
 */
export class DuringPart implements ReactiveController {
  readonly styles = [duringStyles];
  readonly #host: XbElement;
  readonly #sheet: Sheet;
  readonly #words: Words<DuringMessages>;
  readonly #pack: PackPhrases;
  readonly #clock = new LessonClock();
  readonly #points: PointsView;
  readonly #notes: NotesView;
  readonly #segments: SegmentsView;
  readonly #tallies: TalliesView;
  #mode: (typeof modes)[number] = "notes";
  #timer: ReturnType<typeof setInterval> | undefined;
  /** The minute that was drawn last; `undefined`: no lesson was on. */
  #drawn: number | undefined;

  constructor(host: XbElement, sheet: Sheet, campus: () => CampusGateway | undefined) {
    this.#host = host;
    this.#sheet = sheet;
    this.#words = new Words(host, duringStrings);
    this.#pack = new PackPhrases(host, campus);
    this.#points = new PointsView(host, this.#words);
    this.#notes = new NotesView(host, this.#clock, this.#words);
    this.#segments = new SegmentsView(host, this.#clock, this.#words);
    this.#tallies = new TalliesView(host, this.#clock, this.#words);
    host.addController(this);
    host.renderRoot.addEventListener("keyup", standClear);
  }

  hostUpdated(): void {
    this.#timer ??= setInterval(() => this.#tick(), 1_000);
    this.#host.renderRoot.querySelector("section")?.classList.toggle("in-class", this.#drawn !== undefined);
    this.#write();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Points to watch, notes, stretches and evaluation language. */
  sections(beside: BesideField): TemplateResult {
    const sheet = this.#sheet;
    this.#drawn = this.#minute();
    const inBar = this.#drawn !== undefined;
    const mention = (): number | undefined => this.#pack.bareAbove(sheet.now.form);
    return html`${this.#points.render(sheet)} ${this.#notes.render(sheet, inBar ? nothing : this.#notes.pads(sheet))}
    ${this.#segments.render(sheet, inBar ? nothing : this.#segments.pads(sheet))}
    ${this.#tallies.render(sheet, inBar ? nothing : this.#tallies.last(sheet), mention, beside)}`;
  }

  /** The bar, while the lesson is on. */
  bar(): TemplateResult | typeof nothing {
    if (this.#drawn === undefined) return nothing;
    const words = this.#words;
    const pads = { notes: this.#notes, segments: this.#segments, tallies: this.#tallies }[this.#mode];
    return html`<div class="class-bar no-print" part="during" role="group" aria-label=${words.say("now")}>
      <div class="row modes" role="group" aria-label=${words.say("what")}>
        ${modes.map(
          (mode) =>
            html`<button
              type="button"
              class="chip"
              data-mode=${mode}
              aria-pressed=${mode === this.#mode}
              @click=${() => this.#onMode(mode)}
            >
              ${words.say("mode", mode)}
            </button>`,
        )}
        <span class="figure second now-minute">${words.say("nowMinute", this.#drawn)}</span>
      </div>
      ${pads.pads(this.#sheet)}
    </div>`;
  }

  #onMode(mode: (typeof modes)[number]): void {
    this.#mode = mode;
    this.#host.requestUpdate();
  }

  #minute(): number | undefined {
    if (!this.#sheet.may.has("notes")) return undefined;
    const minutes = this.#clock.peek(this.#sheet);
    return minutes === undefined ? undefined : Math.floor(minutes);
  }

  /** A whole drawing once a minute; in between only the clock's own text changes. */
  #tick(): void {
    const shown = this.#host.renderRoot.querySelector("#add-note, .class-bar");
    if (shown && this.#minute() !== this.#drawn) this.#host.requestUpdate();
    else this.#write();
  }

  #write(): void {
    const clock = this.#host.renderRoot.querySelector<HTMLElement>(".segment-clock");
    if (!clock) return;
    const minutes = this.#clock.peek(this.#sheet);
    // A thousandth: what is left of a minute is a fraction that no computer holds exactly.
    const seconds = minutes === undefined ? 0 : Math.max(0, Math.floor((minutes - Number(clock.dataset["from"])) * 60 + 0.001));
    clock.textContent = minutes === undefined ? "" : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

/** What Tab brought the focus to is moved from behind the bar: of a text field, browsers bring only the caret into view. */
function standClear({ key, target }: Event & { key?: string }): void {
  if (key !== "Tab" || !(target instanceof HTMLElement) || target.closest(".class-bar")) return;
  const bar = (target.getRootNode() as ShadowRoot).querySelector(".class-bar");
  if (bar && target.getBoundingClientRect().bottom > bar.getBoundingClientRect().top) target.scrollIntoView({ block: "center" });
}
