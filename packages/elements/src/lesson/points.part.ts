import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, Visit } from "@xiaoben/contract";
import { icon, label, Words, type XbElement } from "../core/index.ts";
import { DefinitionController } from "../forms/definition.ts";
import { settled } from "../forms/field.ts";
import { coverageOf, samePoint, type Coverage, type OfferedPoint } from "./coverage.model.ts";
import { PointRows } from "./point-rows.view.ts";
import { pointsStrings } from "./points.strings.ts";
import type { Scene } from "./scene.ts";

/** What each observer will watch, taken from the form or in words of her own; and what nobody watches yet (R051). */
export class PointsPart {
  readonly #host: XbElement;
  readonly #words;
  readonly #rubric;
  readonly #rows: PointRows<Visit["points"][number]>;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, pointsStrings);
    this.#rows = new PointRows(host, this.#words, "point");
    this.#rubric = new DefinitionController(host, "rubric", gateway);
  }

  /** `ofLesson`: the points that everybody is asked to watch, while its teacher writes them. */
  render(scene: Scene, ofLesson: TemplateResult | undefined): TemplateResult {
    const { lesson, mine, visits } = scene;
    const coverage = coverageOf(lesson, visits, this.#rubric.get(lesson.form), this.#host.language);
    const { error } = this.#rubric;
    const writes = mine !== undefined && lesson.state === "planned" && (mine.state === "asked" || mine.state === "coming");
    return html`<section class="part" part="points" aria-labelledby="points-title">
      <h3 id="points-title">${this.#words.say("title")}</h3>
      ${ofLesson ?? nothing}${writes ? this.#renderMine(scene, mine, coverage) : nothing}
      ${scene.visitsError ? nothing : this.#renderCoverage(scene, coverage)} ${error ? this.#rubric.missing(scene.core) : nothing}
    </section>`;
  }

  #renderMine(scene: Scene, mine: Visit, coverage: Coverage): TemplateResult {
    const set = (points: Visit["points"]): void => scene.changeVisit({ points });
    return html`<div class="stack mine">
      <h4 id="mine-title">${this.#words.say("mine")}</h4>
      <p class="small second no-print">${this.#words.say("mineHint")}</p>
      ${this.#rows.render(scene, { points: mine.points, titleId: "mine-title", set, make: (point) => point })}
      <div class="field">
        <label for="own-topic">${this.#words.say("topic")}</label>
        <input id="own-topic" aria-describedby="own-topic-hint" ${settled(mine.topic, (topic) => scene.changeVisit({ topic }))} />
        <span class="small second no-print" id="own-topic-hint">${this.#words.say("topicHint")}</span>
      </div>
      ${
        coverage.sections.length > 0
          ? html`<details class="no-print" id="offers">
              <summary>${this.#words.say("suggestions")}</summary>
              ${coverage.sections.map(
                (section) =>
                  html`<h5 class="small" id="offers-${section.id}">${section.title}</h5>
                    <ul class="offers" aria-labelledby="offers-${section.id}">
                      ${section.items.map((item) => this.#renderOffer(mine, item, set))}
                    </ul>`,
              )}
            </details>`
          : nothing
      }
    </div>`;
  }

  #renderOffer(mine: Visit, item: OfferedPoint, set: (points: Visit["points"]) => void): TemplateResult {
    const taken = mine.points.some((point) => samePoint(point, item));
    return html`<li>
      <span class="grow">${item.text}</span>
      <span class="small second">${taken ? this.#words.say("takenMine") : this.#words.say("taken", item.watchers)}</span>
      ${taken ? nothing : this.#takeButton(mine, item, set)}
    </li>`;
  }

  #takeButton(mine: Visit, point: { id: string; text: string }, set: (points: Visit["points"]) => void): TemplateResult {
    return html`<button
      type="button"
      class="no-print"
      aria-label=${this.#words.say("takeOf", point.text)}
      @click=${() => set([...mine.points, { id: point.id, text: point.text }])}
    >
      ${icon("plus")}${this.#words.say("take")}
    </button>`;
  }

  #renderCoverage(scene: Scene, coverage: Coverage): TemplateResult {
    const { mine, homes, lesson, records } = scene;
    const outside = homes !== undefined && !homes.includes(lesson.org) && !scene.parties.includes("teacher");
    const openSections = coverage.sections.filter((section) => section.open);
    const may = mine && lesson.state === "planned" && (mine.state === "asked" || mine.state === "coming");
    return html`<div class="stack coverage">
      <h4>${this.#words.say("coverage")}</h4>
      ${outside ? html`<p class="small second">${this.#words.say("outside")}</p>` : nothing}
      ${coverage.watched.length === 0 ? html`<p class="second">${this.#words.say("nothing")}</p>` : nothing}
      <ul class="watched">
        ${coverage.watched.map(
          (point) =>
            html`<li>
              <span>${point.text}</span>
              <span class="small second list"
                >${point.by.map(
                  ({ person, topic }) =>
                    html`<span>${records.name(person) || "…"}${topic ? ` · ${this.#words.say("forTopic", topic)}` : nothing}</span>`,
                )}</span
              >
              ${point.by.length > 1 ? html`<span>${label("undetermined", "info", this.#words.say("shared"))}</span>` : nothing}
            </li>`,
        )}
      </ul>
      ${
        coverage.open.length + openSections.length === 0
          ? coverage.sections.length > 0
            ? html`<p class="second">${this.#words.say("allCovered")}</p>`
            : nothing
          : html`<h5 class="small" id="unwatched-title">${this.#words.say("open")}</h5>
              <ul class="unwatched" aria-labelledby="unwatched-title">
                ${coverage.open.map(
                  (point) =>
                    html`<li>
                      <span class="grow">${point.text} <span class="small second">${this.#words.say("openPoint")}</span></span
                      >${may ? this.#takeButton(mine, point, (points) => scene.changeVisit({ points })) : nothing}
                    </li>`,
                )}
                ${openSections.map(
                  (section) =>
                    html`<li>
                      <span>${section.title} <span class="small second">${this.#words.say("openSection")}</span></span>
                    </li>`,
                )}
              </ul>`
      }
    </div>`;
  }
}
