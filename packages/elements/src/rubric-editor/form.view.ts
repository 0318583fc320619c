import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import {
  dec,
  itemsWorth,
  rubricFaults,
  say,
  sectionWorth,
  units,
  type Rubric,
  type RubricFault,
  type RubricItem,
  type RubricSection,
  type Text,
} from "@xiaoben/contract";
import { icon, type IconName, type Words } from "../core/index.ts";
import { settled } from "../forms/field.ts";
import type { Desk } from "./desk.ts";
import type { EditMessages } from "./edit.strings.ts";
import type { UnreadNumbers } from "./numbers.ts";
import {
  addItem,
  addSection,
  asField,
  blank,
  canMoveItem,
  canMoveSection,
  fields,
  freshId,
  moveItem,
  moveSection,
  readNumber,
  removeItem,
  removeSection,
  withItem,
  withOptional,
  withSection,
  written,
  type Change,
  type Field,
  type Step,
} from "./rubric.edit.model.ts";

type Take = (rubric: string, says: string, step: Step) => void;
type LevelItem = RubricItem & { field: "level" };
type ChoiceItem = RubricItem & { field: "choice" };

/** The rubric as it is written: name, full mark, parts, items, bands. What is faulty is said where it stands, and keeps nobody from typing on. */
export class FormView {
  readonly #desk: Desk;
  readonly #numbers: UnreadNumbers;
  readonly #words: Words<EditMessages>;
  readonly #take: Take;
  #faults: readonly RubricFault[] = [];

  constructor(desk: Desk, numbers: UnreadNumbers, words: Words<EditMessages>, take: Take) {
    this.#desk = desk;
    this.#numbers = numbers;
    this.#words = words;
    this.#take = take;
  }

  render(rubric: Rubric): TemplateResult {
    this.#faults = rubricFaults(rubric);
    const words = this.#words;
    return html`
      ${this.#text(rubric, "rubric-name", words.say("name"), rubric.title, "/title", (title) => (now) => ({ ...now, title }))}
      ${this.#renderFull(rubric)}
      ${repeat(
        rubric.sections,
        ({ id }) => id,
        (section, s) => this.#renderSection(rubric, section, s),
      )}
      ${this.#said("/sections")}
      <div class="row">
        <button type="button" id="add-section" @click=${() => this.#addSection(rubric)}>${icon("plus")}${words.say("addSection")}</button>
        <span class="second small keys">${words.say("keys")}</span>
      </div>
      ${this.#renderBands(rubric)}
    `;
  }

  #renderFull(rubric: Rubric): TemplateResult {
    const words = this.#words;
    const scored = rubric.full !== undefined;
    const sum = rubric.sections.reduce((all, section) => all + sectionWorth(section), 0);
    const away = scored ? units(rubric.full!) - sum : 0;
    const onScored = (event: Event): void => {
      const full = (event.target as HTMLInputElement).checked ? dec(sum > 0 ? sum : units("100")) : undefined;
      this.#type(rubric.id, (now) => withOptional(now, "full", full));
    };
    return html`<div class="full stack tight">
      <div class="row">
        <label class="row"><input type="checkbox" id="scored" .checked=${scored} @change=${onScored} />${words.say("scored")}</label>
        ${
          scored
            ? this.#number(rubric, "full", words.say("full"), rubric.full, "", (full) => (now) => ({ ...now, full: full ?? "0" }))
            : nothing
        }
      </div>
      ${
        scored
          ? html`<p class="sums row ${away === 0 ? "" : "mend"}" role="status" tabindex=${away === 0 ? nothing : "-1"}>
              ${icon(away === 0 ? "check" : "warning")}
              <span
                ><span class="figure">${words.say("adds", dec(sum))}</span>，<strong
                  >${away === 0 ? words.say("even") : words.say("adding", dec(Math.abs(away)), away < 0)}</strong
                ></span
              >
              ${
                away !== 0 && sum > 0
                  ? html`<button
                      type="button"
                      class="link"
                      id="set-full"
                      @click=${() => {
                        this.#numbers.drop((place) => place === `${rubric.id}/full`);
                        this.#type(rubric.id, (now) => ({ ...now, full: dec(sum) }));
                      }}
                    >
                      ${words.say("setFull", dec(sum))}
                    </button>`
                  : nothing
              }
            </p>`
          : nothing
      }
      ${this.#said("/sections", "bonus")}
    </div>`;
  }

  #renderSection(rubric: Rubric, section: RubricSection, s: number): TemplateResult {
    const words = this.#words;
    const path = `/sections/${s}`;
    const name = this.#plain(section.title) || words.say("section", s + 1);
    const { id } = section;
    const sum = dec(itemsWorth(section));
    const wrong = this.#faults.find(({ path: at, why }) => at === `${path}/weight` && why === "section-sum");
    const setWeight = (weight: string | undefined): Change => withSection(id, (one) => withOptional(one, "weight", weight));
    return html`<fieldset class="section-edit stack" data-section=${id}>
      <legend class="hidden">${name}</legend>
      <div class="line">
        ${this.#text(rubric, `section-${id}`, words.say("sectionName"), section.title, `${path}/title`, (title) => withSection(id, (one) => ({ ...one, title })))}
        ${
          section.weight !== undefined || sum !== "0"
            ? this.#number(rubric, `section-${id}/weight`, words.say("weight"), section.weight, "", setWeight, words.say("weightOf", name))
            : nothing
        }
        ${this.#handles(
          name,
          `section-${id}`,
          (by) => canMoveSection(rubric, id, by),
          (by) => this.#take(rubric.id, words.say("moved", name), moveSection(rubric, id, by)),
          () => this.#remove(rubric, name, removeSection(rubric, id)),
        )}
      </div>
      ${
        wrong
          ? html`<p class="fault row">
              ${icon("warning")}<span>${words.say("why", wrong.why, wrong.values)}</span
              ><button
                type="button"
                class="link"
                data-set-weight=${id}
                @click=${() => {
                  this.#numbers.drop((place) => place === `${rubric.id}/section-${id}/weight`);
                  this.#type(rubric.id, setWeight(sum));
                }}
              >
                ${words.say("setWeight", sum)}
              </button>
            </p>`
          : nothing
      }
      <ol class="items">
        ${repeat(
          section.items,
          (item) => item.id,
          (item, i) => html`<li>${this.#renderItem(rubric, item, `${path}/items/${i}`, i)}</li>`,
        )}
      </ol>
      ${this.#said(`${path}/items`)}
      <div>
        <button
          type="button"
          class="link"
          data-add-item=${id}
          aria-label=${words.say("addItemTo", name)}
          @click=${() => this.#addItem(rubric, id)}
        >
          ${icon("plus")}${words.say("addItem")}
        </button>
      </div>
    </fieldset>`;
  }

  #renderItem(rubric: Rubric, item: RubricItem, path: string, i: number): TemplateResult {
    const words = this.#words;
    const { id } = item;
    const name = this.#plain(item.text) || words.say("item", i + 1);
    const move = (by: -1 | 1): void => this.#take(rubric.id, words.say("moved", name), moveItem(rubric, id, by));
    const set = (make: (item: RubricItem) => RubricItem): void => this.#type(rubric.id, withItem(id, make));
    const onKey = (event: KeyboardEvent): void => {
      const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
      if (!event.altKey || by === undefined || !canMoveItem(rubric, id, by)) return;
      event.preventDefault();
      move(by);
      this.#desk.focus(`#${CSS.escape(`item-text-${id}`)}`);
    };
    return html`<div class="item-edit stack tight" data-edit-item=${id} role="group" aria-label=${name}>
      <div class="line">
        ${this.#text(rubric, `item-text-${id}`, words.say("itemText"), item.text, `${path}/text`, (text) => withItem(id, (one) => ({ ...one, text })), { onKey, rows: 1 })}
        ${this.#handles(
          name,
          `item-${id}`,
          (by) => canMoveItem(rubric, id, by),
          move,
          () => this.#remove(rubric, name, removeItem(rubric, id)),
        )}
      </div>
      <div class="row controls">
        <span class="field"
          ><label for="field-${id}">${words.say("field")}</label>
          <select id="field-${id}" @change=${(event: Event) => this.#onField(rubric, item, name, event.target as HTMLSelectElement)}>
            ${fields.map((field) => html`<option value=${field} ?selected=${field === item.field}>${words.say("fields", field)}</option>`)}
          </select></span
        >
        ${this.#renderMarks(rubric, item, path)}
        <label class="row"
          ><input
            type="checkbox"
            .checked=${item.notApplicable === true}
            @change=${(event: Event) => set(flagged("notApplicable", (event.target as HTMLInputElement).checked))}
          />${words.say("notApplicable")}</label
        >
        <label class="row"
          ><input
            type="checkbox"
            .checked=${item.required === true}
            @change=${(event: Event) => set(flagged("required", (event.target as HTMLInputElement).checked))}
          />${words.say("required")}</label
        >
      </div>
      ${item.field === "level" ? this.#renderLevels(rubric, item, path) : item.field === "choice" ? this.#renderChoices(rubric, item, path) : nothing}
    </div>`;
  }

  #renderMarks(rubric: Rubric, item: RubricItem, path: string): TemplateResult | typeof nothing {
    const words = this.#words;
    if (item.field === "points")
      return html`${this.#number(rubric, `item-${item.id}/max`, words.say("max"), item.max === "0" ? "" : item.max, `${path}/max`, (max) =>
        withItem(item.id, (one) => (one.field === "points" ? { ...one, max: max ?? "0" } : one)),
      )}
      ${this.#number(rubric, `item-${item.id}/step`, words.say("step"), item.step, `${path}/step`, (step) =>
        withItem(item.id, (one) => (one.field === "points" ? { ...one, step: step ?? "1" } : one)),
      )}`;
    if (item.field !== "level") return nothing;
    return this.#number(
      rubric,
      `item-${item.id}/weight`,
      words.say("max"),
      item.weight,
      "",
      (weight) => withItem(item.id, (one) => (one.field === "level" ? withOptional(one, "weight", weight) : one)),
      undefined,
      true,
    );
  }

  #renderLevels(rubric: Rubric, item: LevelItem, path: string): TemplateResult {
    const words = this.#words;
    const inLevels = (make: (levels: LevelItem["levels"]) => LevelItem["levels"]): Change =>
      withItem(item.id, (one) => (one.field === "level" ? { ...one, levels: make(one.levels) } : one));
    const one = (id: string, make: (level: LevelItem["levels"][number]) => LevelItem["levels"][number]): Change =>
      inLevels((levels) => levels.map((level) => (level.id === id ? make(level) : level)));
    return html`<details class="levels">
      <summary>
        ${words.say("levels", item.levels.length)}<span class="second"
          >${item.levels.map(({ label }) => this.#plain(label)).join(" / ")}</span
        >
      </summary>
      <ol class="stack">
        ${repeat(
          item.levels,
          ({ id }) => id,
          (level, at) => {
            const key = `${item.id}-${level.id}`;
            const name = this.#plain(level.label) || words.say("level", at + 1);
            return html`<li>
              <div class="level" role="group" aria-label=${name}>
                ${this.#text(rubric, `label-${key}`, words.say("levelLabel"), level.label, `${path}/levels/${at}/label`, (label) => one(level.id, (now) => ({ ...now, label })), { rows: 1 })}
                ${this.#number(
                  rubric,
                  `item-${key}/value`,
                  words.say("levelValue"),
                  level.value,
                  "",
                  (value) => one(level.id, (now) => withOptional(now, "value", value)),
                  undefined,
                  true,
                )}
                ${this.#text(
                  rubric,
                  `says-${key}`,
                  words.say("levelSays"),
                  level.says ?? "",
                  `${path}/levels/${at}/says`,
                  (says, text) => one(level.id, (now) => withOptional(now, "says", text === "" ? undefined : says)),
                  { rows: 1 },
                )}
                ${this.#removeButton(name, () =>
                  this.#take(rubric.id, words.say("removed", name), {
                    change: inLevels((levels) => levels.filter(({ id }) => id !== level.id)),
                    undo: inLevels((levels) => [...levels.slice(0, at), level, ...levels.slice(at)]),
                  }),
                )}
              </div>
            </li>`;
          },
        )}
      </ol>
      ${this.#said(`${path}/levels`)}
      <button
        type="button"
        class="link"
        @click=${() =>
          this.#type(
            rubric.id,
            inLevels((levels) => [
              ...levels,
              {
                id: freshId(
                  levels.map(({ id }) => id),
                  "l",
                ),
                label: blank,
              },
            ]),
          )}
      >
        ${icon("plus")}${words.say("addLevel")}
      </button>
    </details>`;
  }

  #renderChoices(rubric: Rubric, item: ChoiceItem, path: string): TemplateResult {
    const words = this.#words;
    const inChoices = (make: (choices: ChoiceItem["choices"]) => ChoiceItem["choices"]): Change =>
      withItem(item.id, (one) => (one.field === "choice" ? { ...one, choices: make(one.choices) } : one));
    return html`<details class="levels choices">
      <summary><span class="second">${item.choices.map(({ label }) => this.#plain(label)).join(" / ")}</span></summary>
      <ol class="stack">
        ${repeat(
          item.choices,
          ({ id }) => id,
          (choice, at) => {
            const name = this.#plain(choice.label) || words.say("choice", at + 1);
            return html`<li>
              <div class="level" role="group" aria-label=${name}>
                ${this.#text(rubric, `label-${item.id}-${choice.id}`, words.say("choice", at + 1), choice.label, `${path}/choices/${at}/label`, (label) => inChoices((choices) => choices.map((one) => (one.id === choice.id ? { ...one, label } : one))), { rows: 1 })}
                ${this.#removeButton(name, () =>
                  this.#take(rubric.id, words.say("removed", name), {
                    change: inChoices((choices) => choices.filter(({ id }) => id !== choice.id)),
                    undo: inChoices((choices) => [...choices.slice(0, at), choice, ...choices.slice(at)]),
                  }),
                )}
              </div>
            </li>`;
          },
        )}
      </ol>
      ${this.#said(`${path}/choices`)}
      <button
        type="button"
        class="link"
        @click=${() =>
          this.#type(
            rubric.id,
            inChoices((choices) => [
              ...choices,
              {
                id: freshId(
                  choices.map(({ id }) => id),
                  "c",
                ),
                label: blank,
              },
            ]),
          )}
      >
        ${icon("plus")}${words.say("addChoice")}
      </button>
    </details>`;
  }

  #renderBands(rubric: Rubric): TemplateResult {
    const words = this.#words;
    const bands = rubric.bands ?? [];
    type Band = (typeof bands)[number];
    const inBands =
      (make: (bands: readonly Band[]) => Band[]): Change =>
      ({ bands: before = [], ...rest }) => {
        const next = make(before);
        return next.length > 0 ? { ...rest, bands: next } : rest;
      };
    const one = (id: string, make: (band: Band) => Band): Change =>
      inBands((all) => all.map((band) => (band.id === id ? make(band) : band)));
    const add = (): void =>
      this.#type(
        rubric.id,
        inBands((all) => [
          ...all,
          {
            id: freshId(
              all.map(({ id }) => id),
              "b",
            ),
            label: blank,
            atLeast: "0",
          },
        ]),
      );
    return html`<details class="bands" ?open=${this.#faults.some(({ path }) => path.startsWith("/bands"))}>
      <summary>
        ${words.say("bands")}<span class="second"
          >${bands.length > 0 ? bands.map(({ label }) => this.#plain(label)).join(" / ") : words.say("noBands")}</span
        >
      </summary>
      <ol class="stack">
        ${repeat(
          bands,
          ({ id }) => id,
          (band, at) => {
            const name = this.#plain(band.label) || words.say("band", at + 1);
            return html`<li class="stack tight">
              <div class="level" role="group" aria-label=${name}>
                ${this.#text(rubric, `band-${band.id}`, words.say("bandLabel"), band.label, `/bands/${at}/label`, (label) => one(band.id, (now) => ({ ...now, label })), { rows: 1 })}
                ${this.#number(rubric, `band-${band.id}/from`, words.say("bandFrom"), band.atLeast, "", (atLeast) => one(band.id, (now) => ({ ...now, atLeast: atLeast ?? "0" })))}
                ${
                  band.atMost === undefined
                    ? nothing
                    : this.#number(
                        rubric,
                        `band-${band.id}/to`,
                        words.say("bandTo"),
                        band.atMost,
                        "",
                        (atMost) => one(band.id, (now) => withOptional(now, "atMost", atMost)),
                        undefined,
                        true,
                      )
                }
                ${this.#removeButton(name, () =>
                  this.#take(rubric.id, words.say("removed", name), {
                    change: inBands((all) => all.filter(({ id }) => id !== band.id)),
                    undo: inBands((all) => [...all.slice(0, at), band, ...all.slice(at)]),
                  }),
                )}
              </div>
              ${this.#said(`/bands/${at}`)}
            </li>`;
          },
        )}
      </ol>
      ${this.#said("/bands")}
      <button type="button" class="link" id="add-band" @click=${add}>${icon("plus")}${words.say("addBand")}</button>
    </details>`;
  }

  /** Typing: nothing to undo beyond what the field itself undoes. */
  #type(rubric: string, change: Change): void {
    this.#desk.change((rubrics) => rubrics.map((one) => (one.id === rubric ? change(one) : one)));
  }

  #addSection(rubric: Rubric): void {
    const step = addSection(rubric);
    this.#take(rubric.id, "", step);
    this.#desk.focus(".section-edit:last-of-type .field textarea, .section-edit:last-of-type textarea");
  }

  #addItem(rubric: Rubric, section: string): void {
    const step = addItem(rubric, section);
    this.#take(rubric.id, "", step);
    this.#desk.focus(`#${CSS.escape(`item-text-${step.id}`)}`);
  }

  #remove(rubric: Rubric, name: string, step: Step): void {
    this.#take(rubric.id, this.#words.say("removed", name), step);
    this.#desk.focus("#undo");
  }

  #onField(rubric: Rubric, item: RubricItem, name: string, select: HTMLSelectElement): void {
    const words = { levels: this.#words.say("newLevels").split("|"), choices: this.#words.say("newChoices").split("|") };
    const field = select.value as Field;
    this.#numbers.drop((place) => place.startsWith(`${rubric.id}/item-${item.id}/`));
    this.#take(rubric.id, this.#words.say("changedField", name), {
      change: withItem(item.id, (one) => asField(one, field, words)),
      undo: withItem(item.id, (one) => ({ ...item, text: one.text })),
    });
  }

  #handles(name: string, key: string, can: (by: -1 | 1) => boolean, move: (by: -1 | 1) => void, remove: () => void): TemplateResult {
    const button = (by: -1 | 1, way: "up" | "down", mark: IconName): TemplateResult =>
      html`<button
        type="button"
        class="icon-only ${way}"
        id="${way}-${key}"
        aria-label=${this.#words.say(way, name)}
        aria-disabled=${can(by) ? nothing : "true"}
        @click=${() => {
          if (!can(by)) return;
          move(by);
          this.#desk.focus(`#${CSS.escape(`${way}-${key}`)}`);
        }}
      >
        ${icon(mark)}
      </button>`;
    return html`<span class="handles">${button(-1, "up", "down")}${button(1, "down", "down")}${this.#removeButton(name, remove)}</span>`;
  }

  #removeButton(name: string, remove: () => void): TemplateResult {
    return html`<button type="button" class="icon-only remove" aria-label=${this.#words.say("remove", name)} @click=${remove}>
      ${icon("remove")}
    </button>`;
  }

  /** A labelled text. `make` gets the words in the person's language, and as they were typed. */
  #text(
    rubric: Rubric,
    id: string,
    label: string,
    value: Text,
    path: string,
    make: (text: Text, typed: string) => Change,
    { onKey, rows = 1 }: { onKey?: (event: KeyboardEvent) => void; rows?: number } = {},
  ): TemplateResult {
    const fault = this.#faults.find((one) => one.path === path);
    const shown = this.#plain(value);
    const onText = (text: string): void =>
      this.#type(rubric.id, make(written(value === "" ? undefined : value, text, this.#desk.language()), text));
    return html`<span class="field grow"
      ><label for=${id}>${label}</label
      ><textarea
        id=${id}
        rows=${rows}
        aria-invalid=${fault ? "true" : nothing}
        aria-describedby=${fault ? `fault-${id}` : nothing}
        ${settled(shown, onText)}
        @keydown=${onKey ?? nothing}
      ></textarea>
      ${fault ? html`<span class="small fault" id="fault-${id}">${this.#words.say("why", fault.why, fault.values)}</span>` : nothing}</span
    >`;
  }

  /** A labelled number. What is no number yet is kept as it was typed, and said. */
  #number(
    rubric: Rubric,
    key: string,
    label: string,
    value: string | undefined,
    path: string,
    make: (value: string | undefined) => Change,
    spoken?: string,
    optional = false,
  ): TemplateResult {
    const place = `${rubric.id}/${key}`;
    const numbers = this.#numbers;
    const raw = numbers.at(place);
    const id = `number-${key.replace("/", "-")}`;
    const fault = path === "" ? undefined : this.#faults.find((one) => one.path === path);
    const says =
      raw !== undefined && raw.trim() !== ""
        ? this.#words.say("notNumber", raw.trim())
        : fault
          ? this.#words.say("why", fault.why, fault.values)
          : raw !== undefined
            ? this.#words.say("why", "max-not-positive", {})
            : "";
    const onText = (text: string): void => {
      const read = readNumber(text);
      const isEmpty = optional && text.trim() === "";
      if (read === undefined && !isEmpty) numbers.keep(place, text);
      else numbers.drop((one) => one === place);
      this.#type(rubric.id, make(read));
    };
    return html`<span class="field number"
      ><label for=${id}>${label}</label
      ><input
        id=${id}
        class="figure"
        inputmode="decimal"
        size="4"
        aria-label=${spoken ?? nothing}
        aria-invalid=${says ? "true" : nothing}
        aria-describedby=${says ? `fault-${id}` : nothing}
        ${settled(raw ?? value ?? "", onText)}
      />
      ${says ? html`<span class="small fault" id="fault-${id}">${says}</span>` : nothing}</span
    >`;
  }

  /** Faults of a place that no field stands for. */
  #said(path: string, why?: RubricFault["why"]): TemplateResult[] {
    return this.#faults
      .filter((fault) => (why ? fault.why === why : fault.path === path))
      .map(
        (fault) =>
          html`<p class="fault row mend" tabindex="-1">
            ${icon("warning")}<span>${this.#words.say("why", fault.why, fault.values)}</span>
          </p>`,
      );
  }

  #plain(text: Text): string {
    const said = say(text, this.#desk.language());
    return said === blank ? "" : said;
  }
}

const flagged =
  (flag: "notApplicable" | "required", on: boolean) =>
  (item: RubricItem): RubricItem =>
    withOptional(item, flag, on || undefined);
