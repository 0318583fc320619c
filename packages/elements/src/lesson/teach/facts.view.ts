import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, Lesson } from "@xiaoben/contract";
import { LiveController, unreadLine, type Words, type XbElement } from "../../core/index.ts";
import { choicesIn, PacksInForce } from "../choices.ts";
import { fieldsView, lackWords } from "../fields.view.ts";
import { formLacks, formOf, patchOf } from "../plan.model.ts";
import type { Scene } from "../scene.ts";
import type { TeachMessages } from "./teach.strings.ts";

/** Class, subject, day and the rest, behind a line that opens. */
export class FactsView {
  readonly #host: XbElement;
  readonly #words: Words<TeachMessages>;
  readonly #packs: PacksInForce;
  /** Lessons of the same teacher, asked for when it is opened. */
  readonly #known;
  #teacher = "";
  #editing = false;

  constructor(host: XbElement, words: Words<TeachMessages>, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = words;
    this.#packs = new PacksInForce(host, gateway);
    this.#known = new LiveController(
      host,
      () => [this.#editing ? gateway() : undefined, this.#teacher] as const,
      ([campus, teacher]) => (teacher ? campus?.list({ kind: "lesson", where: { teacher }, order: "-day", limit: 20 }) : undefined),
    );
  }

  render(scene: Scene): TemplateResult | typeof nothing {
    if (!scene.edits) return nothing;
    const { lesson } = scene;
    this.#teacher = lesson.teacher;
    return html`<details class="no-print" id="edit" @toggle=${this.#onToggle}>
      <summary>${this.#words.say("edit")}</summary>
      ${this.#editing ? this.#renderFields(scene, lesson) : nothing}
    </details>`;
  }

  #renderFields(scene: Scene, lesson: Lesson): TemplateResult {
    const form = formOf(lesson);
    const known = this.#known.data?.items ?? [lesson];
    const lacks = formLacks(form, "").filter((lack) => lack !== "past");
    const context = {
      words: scene.words,
      teach: this.#words,
      known,
      choices: choicesIn(this.#packs.get(scene.session) ?? [], this.#host.language),
      orgs: [],
      teachers: [],
      set: (name: keyof typeof form, value: string) => scene.change(patchOf(lesson, name, value, known)),
    };
    return html`${fieldsView(context, form)} ${unreadLine(scene.core, this.#packs.failure, this.#known.error)}
      <p class="small second" role="status">${lackWords(this.#words, lacks)}</p>`;
  }

  readonly #onToggle = (event: Event): void => {
    this.#editing = (event.target as HTMLDetailsElement).open;
    this.#host.requestUpdate();
  };
}
