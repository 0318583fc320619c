import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, type Observation } from "@xiaoben/contract";
import { icon, type Words } from "../../core/index.ts";
import { apart } from "../../forms/apart.ts";
import { settled, textField } from "../../forms/field.ts";
import { pointsShown, putBack, withPoint, type ShownPoint } from "../points.model.ts";
import type { Sheet } from "../sheet.ts";
import type { DuringMessages } from "./during.strings.ts";
import { removeButton, undoRow } from "./removal.view.ts";

/** The points to watch: those of the lesson, then the observer's own, each with what was seen. */
export class PointsView {
  readonly #host: ReactiveControllerHost;
  readonly #words: Words<DuringMessages>;
  #adding = "";
  #removed: { point: Observation["points"][number]; index: number } | undefined;

  constructor(host: ReactiveControllerHost, words: Words<DuringMessages>) {
    this.#host = host;
    this.#words = words;
  }

  render(sheet: Sheet): TemplateResult {
    const points = pointsShown(sheet.now.points, sheet.lesson);
    return html`<section class="part" part="points" aria-labelledby="points-title">
      <h3 id="points-title">${sheet.words.say("field", "points")}</h3>
      ${points.length === 0 ? html`<p class="second">${this.#words.say("noPoints")}</p>` : nothing}
      <ul class="rows">
        ${repeat(
          points,
          (point) => point.id,
          (point) => this.#renderPoint(sheet, point),
        )}
        ${this.#removed ? undoRow(this.#words, "undo-point", () => this.#onUndo(sheet)) : nothing}
      </ul>
      ${this.#renderAdd(sheet)}
    </section>`;
  }

  #renderPoint(sheet: Sheet, point: ShownPoint): TemplateResult {
    const words = this.#words;
    const field = `point-${point.id}`;
    return html`<li class="point">
      ${apart(
        html` <div class="row">
            ${
              point.own
                ? html`<input
                      class="grow"
                      aria-label=${words.say("pointText")}
                      ${settled(point.text, (text) => change(sheet, point.id, { text }))}
                    />
                    ${removeButton(words.say("pointRemove", point.text), () => this.#onRemove(sheet, point.id))}`
                : html`<span id="${field}-text">${point.text}</span>`
            }
          </div>
          ${textField({
            id: field,
            label: words.say("pointNote", point.text),
            quiet: true,
            rows: 1,
            placeholder: words.say("pointPlaceholder"),
            value: point.note,
            onText: (note) => change(sheet, point.id, { note }),
          })}`,
      )}
    </li>`;
  }

  #renderAdd(sheet: Sheet): TemplateResult {
    const label = this.#words.say("pointAdd");
    return html`<form class="row" @submit=${(event: Event) => this.#onAdd(event, sheet)}>
      <input
        class="grow"
        id="new-point"
        aria-label=${label}
        placeholder=${label}
        ${settled(this.#adding, (text) => this.#onAdding(text))}
      />
      <button ?disabled=${!this.#adding.trim()}>${icon("plus")}${this.#words.say("add")}</button>
    </form>`;
  }

  #onAdding(text: string): void {
    this.#adding = text;
    this.#host.requestUpdate();
  }

  #onAdd(event: Event, sheet: Sheet): void {
    event.preventDefault();
    const text = this.#adding.trim();
    if (!text) return;
    const id = newId();
    this.#adding = "";
    this.#removed = undefined;
    sheet.focus(`#point-${CSS.escape(id)}`);
    sheet.change((now) => ({ points: [...now.points, { id, text }] }));
  }

  #onRemove(sheet: Sheet, id: string): void {
    const index = sheet.now.points.findIndex((point) => point.id === id);
    const point = sheet.now.points[index];
    if (!point) return;
    this.#removed = { point, index };
    sheet.focus("#undo-point");
    sheet.change((now) => ({ points: now.points.filter((other) => other.id !== id) }));
  }

  #onUndo(sheet: Sheet): void {
    const removed = this.#removed;
    if (!removed) return;
    this.#removed = undefined;
    sheet.focus(`#point-${CSS.escape(removed.point.id)}`);
    sheet.change((now) => ({ points: putBack(now.points, removed.point, removed.index) }));
  }
}

/** Looks the point up when the change is taken: between two renderings it may have been changed already. */
function change(sheet: Sheet, id: string, patch: { text?: string; note?: string }): void {
  sheet.change((now) => {
    const point = pointsShown(now.points, sheet.lesson).find((one) => one.id === id);
    return point ? { points: withPoint(now.points, point, patch) } : {};
  });
}
