import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import {
  say,
  type Draft,
  type Org,
  type Pack,
  type PackRecord,
  type Rubric,
  type RubricSheet,
  type RubricSheetAnswers,
  type Session,
} from "@xiaoben/contract";
import {
  errorState,
  failureIn,
  label,
  LiveController,
  partMissing,
  RecordsController,
  skeleton,
  staleLine,
  state,
  Words,
  XbElement,
  type PartController,
} from "../core/index.ts";
import { property } from "../core/property.ts";
import { SavedController } from "../forms/saved.ts";
import { ListsController } from "../practice/lists.ts";
import { baseOf, draftOf, ownPack, standOf, writesFor, type Stand } from "../practice/own-pack.model.ts";
import { placeOf } from "../practice/practice.model.ts";
import type { Desk } from "./desk.ts";
import { rubricsOf, withRubrics } from "./rubrics.model.ts";
import { itemsIn } from "./rubric.edit.model.ts";
import { rubricEditorStrings } from "./rubric-editor.strings.ts";
import { styles } from "./rubric-editor.styles.ts";

/** What the rubrics of one organisation are drawn from. */
interface Scene {
  org: Org;
  records: readonly PackRecord[];
  stand: Stand;
}

/**
 * The lesson rubrics of an organisation: made, tried out as observers will see them, and published as a new version.
 * What is typed is handed to the gateway's draft at once. Observations that were begun keep the version that they were begun with.
 *
 * States: empty, loading, full, read-only, offline with unsent work, conflict, refused, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Lesson rubrics: making, trying out, publishing
 * @fires {XbRubricPublishRequestEvent} xb-rubric-publish-request - A version of the rubrics is published; cancelable
 * @csspart saved - Where the typed text is
 * @csspart rubrics - The list of rubrics
 * @csspart edit - The rubric that is being written
 * @csspart try - The rubric as observers see it
 * @csspart sheet - What was read from a spreadsheet
 * @csspart actions - Bar with the main action
 */
export class XbRubricEditorElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, styles];

  /** Id of the organisation; by default the one where the signed-in person holds a role beside teaching. */
  @property()
  org = "";

  /** Id of a pack record whose rubrics are shown; by default the organisation's own pack of rubrics. */
  @property()
  pack = "";

  /** Id of the rubric that is shown; the first one by default. */
  @property()
  rubric = "";

  /** Reads a rubric from a spreadsheet, with the answers that were given; the page brings it, and without it no spreadsheet is offered. */
  @property({ attribute: false })
  readSheet: ((file: File, answers: RubricSheetAnswers) => Promise<RubricSheet>) | undefined;

  #draft: Draft<"pack"> | undefined;
  #typed = false;
  #focusNext = "";
  readonly #words = new Words(this, rubricEditorStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #saved = new SavedController(this);
  readonly #edit = this.later(async () => new (await import("./edit.part.ts")).EditPart(this, this.#desk, this.core));
  readonly #try = this.later(async () => new (await import("./try.part.ts")).TryPart(this, this.#words));
  readonly #draftLive = new LiveController(
    this,
    () => [this.#may ? this.campus : undefined, this.#scene?.stand.record] as const,
    ([campus, id]) => {
      this.#draft = id ? campus?.draft({ kind: "pack", id }) : undefined;
      this.#typed = false;
      return this.#draft?.current;
    },
  );
  #scene: Scene | undefined;

  /** What the parts work on: one object for the life of the element. */
  readonly #desk: Desk = {
    campus: () => this.campus!,
    session: () => this.session!,
    language: () => this.language,
    pack: () => this.#pack!,
    records: () => this.#scene?.records ?? [],
    stand: () => this.#scene!.stand,
    rubric: () => this.#chosen,
    draft: () => this.#draft,
    draftError: () => this.#draftLive.error,
    readSheet: () => this.readSheet,
    nameOf: (rubric) => this.#nameOf(rubric),
    choose: (id) => (this.rubric = id),
    change: (make) => this.#change(make),
    refresh: () => this.requestUpdate(),
    focus: (selector) => {
      this.#focusNext = selector;
      this.requestUpdate();
    },
  };

  override updated(): void {
    if (!this.#focusNext) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = "";
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  get #may(): boolean {
    const { campus, session } = this;
    const scene = this.#scene;
    if (!campus || !session || !scene) return false;
    return writesFor(session, scene.org) && campus.allows("pack.create") === "yes" && campus.allows("pack.change") === "yes";
  }

  /** The pack as it stands here: with what is typed and not yet stored. */
  get #pack(): Pack | undefined {
    const scene = this.#scene;
    if (!scene || !this.session) return undefined;
    const typed: Partial<PackRecord> | undefined = this.#may ? this.#draftLive.data?.value : undefined;
    if (typed?.pack?.version === scene.stand.version) return typed.pack;
    return baseOf(scene.stand, scene.org, this.#words.say("packTitle", scene.org.name), this.session.today);
  }

  get #chosen(): Rubric | undefined {
    const rubrics = this.#pack ? rubricsOf(this.#pack) : [];
    return rubrics.find(({ id }) => id === this.rubric) ?? rubrics[0];
  }

  /** Reads what is shown; nothing while it is loaded. */
  #readScene(): Scene | undefined {
    if (!this.session || !this.campus) return undefined;
    const records = this.#lists.get({ kind: "pack", limit: 200 });
    const named = this.pack ? records?.find(({ id }) => id === this.pack) : undefined;
    const org = this.#records.get({ kind: "org", id: this.org || named?.org || placeOf(this.session) });
    if (!records || !org || (this.pack && !named)) return undefined;
    return { org, records, stand: standOf(records, named?.pack.id ?? ownPack("rubrics", org.id), "rubrics") };
  }

  #change(make: (rubrics: readonly Rubric[]) => readonly Rubric[]): void {
    const pack = this.#pack;
    if (!pack || !this.#draft || !this.#scene) return;
    const next = withRubrics(pack, make(rubricsOf(pack)));
    this.#typed = true;
    this.#draft.change(draftOf(this.#scene.stand, (this.#draftLive.data?.base ?? 0) > 0, this.#scene.org.id, next));
    this.requestUpdate();
  }

  #nameOf({ title }: Pick<Rubric, "title">): string {
    return say(title, this.language).trim() || this.#words.say("untitled");
  }

  protected override render(): TemplateResult {
    this.#scene = this.#readScene();
    const draft = this.#draftLive.data;
    const shows = draft && this.session && this.#may && (this.#typed || draft.base > 0 || draft.saved !== "server") && draft.value.pack;
    return html`<section class="stack" aria-labelledby="title">
      <div class="head no-print">
        <div class="row">
          <h2 id="title">${this.#words.say("title")}</h2>
          <span class="second small">${this.#scene?.org.name ?? ""}</span>
        </div>
        ${shows ? this.#saved.render(this.core, this.format, this.session!, draft) : nothing}
      </div>
      ${this.gate(["pack.list", "org.get"], skeleton(this.core, 8)) ?? this.#renderContent(this.session!)}
    </section>`;
  }

  #renderContent(session: Session): TemplateResult {
    const { failure } = this.#lists;
    if (failure && !failure.shown) return errorState(this.core, failure.error, this.#lists.retry);
    const scene = this.#scene;
    if (!scene) return this.#renderMissing(session);
    const pack = this.#pack!;
    const may = this.#may;
    const read = may ? pack : (scene.stand.published?.pack ?? withRubrics(pack, []));
    const shown = rubricsOf(read);
    const chosen = shown.find(({ id }) => id === this.rubric) ?? shown[0];
    const edit = may ? this.#edit.get() : undefined;
    return html`${failure ? staleLine(this.core) : nothing} ${this.#renderStand(scene, pack, may)}
    ${may && this.#edit.missing ? partMissing(this.core, this.#edit.retry) : nothing} ${edit?.top() ?? nothing}
    ${shown.length === 0 ? state("info", this.#words.say("empty"), this.#words.say(may ? "emptyWrite" : "emptyRead")) : this.#renderList(shown, chosen!, may)}
    ${edit?.beginnings() ?? (may ? skeleton(this.core, 2) : nothing)}
    ${
      chosen
        ? html`<div class=${may ? "two" : "one"}>
            ${may ? (edit?.rubric(chosen) ?? skeleton(this.core, 8)) : nothing}
            ${this.#with(this.#try, (part) => part.render(chosen, scene.org.name, read.version))}
          </div>`
        : nothing
    }
    ${edit?.bar() ?? nothing}`;
  }

  #renderMissing(session: Session): TemplateResult {
    const records = this.#lists.get({ kind: "pack", limit: 200 });
    const org = this.#records.get({ kind: "org", id: this.org || placeOf(session) });
    if (records && this.pack && !records.some(({ id }) => id === this.pack))
      return state("question", this.#words.say("gone"), this.#words.say("goneNext"));
    const failure = failureIn(this.#records);
    if (org === null && failure) return errorState(this.core, failure);
    return org === null ? state("question", this.#words.say("noOrg"), this.#words.say("noOrgNext")) : skeleton(this.core, 8);
  }

  #renderStand({ stand }: Scene, pack: Pack, may: boolean): TemplateResult {
    const { published } = stand;
    const writing = may && (stand.draft || this.#draftLive.data?.value.pack);
    return html`<div class="stack tight no-print">
      <p class="row">
        ${
          published
            ? label("met", "check", this.#words.say("stands", published.pack.version))
            : label("neutral", "dash", this.#words.say("standsNot"))
        }
        ${writing ? label("waiting", "pencil", this.#words.say("drafting", pack.version)) : nothing}
      </p>
      ${writing && published ? html`<p class="second small">${this.#words.say("draftNote")}</p>` : nothing}
    </div>`;
  }

  #renderList(rubrics: readonly Rubric[], chosen: Rubric, may: boolean): TemplateResult {
    return html`<nav class="no-print" aria-label=${this.#words.say("list")}>
      <ul class="rubrics" part="rubrics">
        ${rubrics.map((rubric) => {
          const faults = (may && this.#edit.get()?.faultsIn(rubric)) || 0;
          return html`<li>
            <button
              type="button"
              class="choice"
              data-rubric=${rubric.id}
              aria-current=${rubric === chosen ? "true" : nothing}
              @click=${() => (this.rubric = rubric.id)}
            >
              <strong>${this.#nameOf(rubric)}</strong>
              <span class="second small">${this.#words.say("about", itemsIn(rubric).length, rubric.full ?? "")}</span>
              ${faults > 0 ? label("undetermined", "warning", this.#words.say("toMend", faults)) : nothing}
            </button>
          </li>`;
        })}
      </ul>
    </nav>`;
  }

  /** What only a later part can draw. */
  #with<P extends object>(later: PartController<P>, draw: (part: P) => TemplateResult): TemplateResult {
    const part = later.get();
    if (part) return draw(part);
    return later.missing ? partMissing(this.core, later.retry) : skeleton(this.core, 8);
  }
}
