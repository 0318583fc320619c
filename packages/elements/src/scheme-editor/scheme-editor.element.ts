import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { Draft, Org, Pack, PackRecord, Session } from "@xiaoben/contract";
import type { ExplainedScheme } from "@xiaoben/policy/words/explain";
import {
  errorState,
  failureIn,
  label,
  LazyController,
  LiveController,
  partMissing,
  RecordsController,
  skeleton,
  staleLine,
  state,
  Words,
  XbElement,
} from "../core/index.ts";
import { property } from "../core/property.ts";
import { SavedController } from "../forms/saved.ts";
import { ListsController } from "../practice/lists.ts";
import { baseOf, draftOf, ownPack, standOf, writesFor, type Stand } from "../practice/own-pack.model.ts";
import { readPlace } from "../practice/place.ts";
import { placeOf, type Bound } from "../practice/practice.model.ts";
import type { Desk } from "./desk.ts";
import type { Change } from "./scheme.edit.model.ts";
import { schemeIn } from "./scheme.model.ts";
import { schemeEditorStrings } from "./scheme-editor.strings.ts";
import { styles } from "./scheme-editor.styles.ts";
import { sheetView } from "./sheet.view.ts";

/** What the scheme of one organisation is drawn from. */
interface Scene {
  org: Org;
  records: readonly PackRecord[];
  stand: Stand;
  /** The binding by which a version judges here today; `null` where none does, nothing where that is not known. */
  bound: Bound | null | undefined;
}

/**
 * The scheme by which an organisation gives points: read by everybody, and begun from an example, changed and published as a new version by
 * those who may. What is typed is handed to the gateway's draft at once. Figures are worked out by the check alone, when it is published.
 *
 * States: empty, loading, full, read-only, offline with unsent work, conflict, refused, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Scheme of points: reading, changing, publishing
 * @fires {XbSchemePublishRequestEvent} xb-scheme-publish-request - A version of the scheme is published; cancelable
 * @csspart saved - Where the typed text is
 * @csspart scheme - The scheme as it is read
 * @csspart edit - The scheme that is being written
 * @csspart examples - Examples, and what the scheme is to come to in each
 * @csspart actions - Bar with the main action
 */
export class XbSchemeEditorElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, styles];

  /** Id of the organisation; by default the one where the signed-in person holds a role beside teaching. */
  @property()
  org = "";

  #draft: Draft<"pack"> | undefined;
  #typed = false;
  #focusNext = "";
  readonly #words = new Words(this, schemeEditorStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #bindings = new ListsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  readonly #saved = new SavedController(this);
  readonly #edit = this.later(async () => new (await import("./edit.part.ts")).EditPart(this, this.#desk, this.core));
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
  readonly #explained = new WeakMap<Pack, { language: string; says: ExplainedScheme }>();

  /** What the parts work on: one object for the life of the element. */
  readonly #desk: Desk = {
    campus: () => this.campus!,
    session: () => this.session!,
    language: () => this.language,
    pack: () => this.#pack!,
    records: () => this.#scene?.records ?? [],
    stand: () => this.#scene!.stand,
    draft: () => this.#draft,
    draftError: () => this.#draftLive.error,
    explained: (pack) => this.#explain(pack),
    documentTitle: (name) => this.#words.say("packTitle", this.#scene?.org.name ?? "", name),
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
    return (
      writesFor(session, scene.org) &&
      (["pack.create", "pack.change", "pack.publish"] as const).every((action) => campus.allows(action) === "yes")
    );
  }

  /** The pack as it stands here: with what is typed and not yet stored. */
  get #pack(): Pack | undefined {
    const scene = this.#scene;
    if (!scene || !this.session) return undefined;
    const typed: Partial<PackRecord> | undefined = this.#may ? this.#draftLive.data?.value : undefined;
    if (typed?.pack?.version === scene.stand.version) return typed.pack;
    return baseOf(scene.stand, scene.org, this.#words.say("packTitle", scene.org.name, this.#words.say("title")), this.session.today);
  }

  /** Reads what is shown; nothing while it is loaded. */
  #readScene(): Scene | undefined {
    const { session, campus } = this;
    if (!session || !campus) return undefined;
    const records = this.#lists.get({ kind: "pack", limit: 200 });
    const id = this.org || placeOf(session);
    const org = this.#records.get({ kind: "org", id });
    if (!records || !org) return undefined;
    const pack = ownPack("scheme", org.id);
    // Where bindings are not offered nobody knows whether one is in force, and nothing is said of it.
    const place = this.capabilities.data?.has("binding.list") ? readPlace(this.#records, this.#bindings, id, session.today) : undefined;
    const bound = place && (place.bound.find(({ binding, standing }) => binding.pack === pack && standing === "now") ?? null);
    return { org, records, stand: standOf(records, pack, "scheme"), bound };
  }

  #change(make: Change): void {
    const pack = this.#pack;
    if (!pack || !this.#draft || !this.#scene) return;
    const { stand, org } = this.#scene;
    this.#typed = true;
    this.#draft.change(draftOf(stand, (this.#draftLive.data?.base ?? 0) > 0, org.id, make(pack)));
    this.requestUpdate();
  }

  #explain(pack: Pack): ExplainedScheme | undefined {
    const { language } = this;
    const known = this.#explained.get(pack);
    if (known?.language === language) return known.says;
    const words = this.#lazy.get("explain", () => import("@xiaoben/policy/words/explain"));
    const rule = schemeIn(pack);
    if (!words || !rule) return undefined;
    const says = words.explainScheme(pack, rule, language);
    this.#explained.set(pack, { language, says });
    return says;
  }

  protected override render(): TemplateResult {
    this.#scene = this.#readScene();
    const draft = this.#draftLive.data;
    const shows = draft && this.session && this.#may && (this.#typed || draft.base > 0 || draft.saved !== "server") && draft.value.pack;
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
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
    const may = this.#may;
    return html`${failure ? staleLine(this.core) : nothing} ${this.#renderStand(scene, may)}
    ${this.#lazy.error && !this.#lazy.get("explain", () => import("@xiaoben/policy/words/explain")) ? partMissing(this.core, this.#lazy.retry) : nothing}
    ${may ? this.#renderEdit() : this.#renderRead(scene)}`;
  }

  #renderMissing(session: Session): TemplateResult {
    const org = this.#records.get({ kind: "org", id: this.org || placeOf(session) });
    const failure = failureIn(this.#records);
    if (org === null && failure) return errorState(this.core, failure);
    return org === null ? state("question", this.#words.say("noOrg"), this.#words.say("noOrgNext")) : skeleton(this.core, 8);
  }

  #renderStand({ stand, bound }: Scene, may: boolean): TemplateResult {
    const { published } = stand;
    const writing = may && (stand.draft || this.#draftLive.data?.value.pack);
    const version = published?.pack.version;
    return html`<div class="stack tight no-print">
      <p class="row">
        ${bound ? label("met", "check", this.#words.say("inForce", bound.binding.packVersion, this.format.day(bound.binding.from, "year"))) : nothing}
        ${
          version === undefined
            ? label("neutral", "dash", this.#words.say("standsNot"))
            : version === bound?.binding.packVersion
              ? nothing
              : label("neutral", "clock", this.#words.say("stands", version))
        }
        ${writing ? label("waiting", "pencil", this.#words.say("drafting", stand.version)) : nothing}
      </p>
      ${may && published && bound === null ? html`<p class="second small" id="bind-next">${this.#words.say("bindNext")}</p>` : nothing}
    </div>`;
  }

  /** What is in force; where nothing is, what was published last. */
  #renderRead({ stand, bound, records }: Scene): TemplateResult {
    const used = bound && records.find(({ pack }) => pack.id === stand.pack && pack.version === bound.binding.packVersion);
    const pack = (used ?? stand.published)?.pack;
    if (!pack || !schemeIn(pack)) return state("info", this.#words.say("empty"), this.#words.say("emptyRead"));
    const says = this.#explain(pack);
    return says ? sheetView(this.#words, this.language, pack, says) : skeleton(this.core, 8);
  }

  #renderEdit(): TemplateResult {
    if (this.#edit.missing) return partMissing(this.core, this.#edit.retry);
    const edit = this.#edit.get();
    if (!edit) return skeleton(this.core, 8);
    return edit.render(schemeIn(this.#pack!) ? nothing : state("info", this.#words.say("empty"), this.#words.say("emptyWrite")));
  }
}
