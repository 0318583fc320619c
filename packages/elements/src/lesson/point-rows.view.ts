import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, type Id } from "@xiaoben/contract";
import { icon, type Words, type XbElement } from "../core/index.ts";
import { settled } from "../forms/field.ts";
import type { PointsMessages } from "./points.strings.ts";
import type { Scene } from "./scene.ts";

interface Point {
  id: Id;
  text: string;
}

/** The words that both catalogues with points have. */
export type PointWords = Pick<Words<Pick<PointsMessages, "pointText" | "pointRemove" | "pointAdd" | "add">>, "say">;

/** Observation points while they are written: a field for each, and one for the next. */
export class PointRows<P extends Point> {
  readonly #host: XbElement;
  readonly #words: PointWords;
  readonly #stem: string;
  #adding = "";

  /** `stem`: what the ids of its fields begin with, where an element has several. */
  constructor(host: XbElement, words: PointWords, stem: string) {
    this.#host = host;
    this.#words = words;
    this.#stem = stem;
  }

  /** `make` completes a new point. */
  render(
    scene: Scene,
    { points, titleId, set, make }: { points: readonly P[]; titleId: string; set: (points: P[]) => void; make: (point: Point) => P },
  ): TemplateResult {
    const words = this.#words;
    const addId = `add-${this.#stem}`;
    const onRemove = (id: Id): void => {
      set(points.filter((one) => one.id !== id));
      scene.focus(`#${addId}`);
    };
    const onAdd = (event: Event): void => {
      event.preventDefault();
      const text = this.#adding.trim();
      this.#adding = "";
      if (text) set([...points, make({ id: newId(), text })]);
    };
    return html`<ul class="rows" aria-labelledby=${titleId}>
        ${repeat(
          points,
          ({ id }) => id,
          ({ id, text }) =>
            html`<li>
              <input
                class="grow"
                id="${this.#stem}-${id}"
                aria-label=${words.say("pointText")}
                ${settled(text, (typed) => set(points.map((one) => (one.id === id ? { ...one, text: typed } : one))))}
              />
              <button type="button" class="icon-only" aria-label=${words.say("pointRemove", text)} @click=${() => onRemove(id)}>
                ${icon("remove")}
              </button>
            </li>`,
        )}
      </ul>
      <form class="row no-print" @submit=${onAdd}>
        <input
          class="grow"
          id=${addId}
          aria-label=${words.say("pointAdd")}
          placeholder=${words.say("pointAdd")}
          ${settled(this.#adding, (text) => {
            this.#adding = text;
            this.#host.requestUpdate();
          })}
        />
        <button ?disabled=${!this.#adding.trim()}>${icon("plus")}${words.say("add")}</button>
      </form>`;
  }
}
