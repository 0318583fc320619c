import { html, nothing, type TemplateResult } from "lit";
import { newId, type GatewayError, type Id, type Person, type Publication } from "@xiaoben/contract";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { errorLine, unreadLine, Words, type PartController, type XbElement } from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { ActionsView } from "./actions.view.ts";
import { DeliveryLine } from "./delivery.line.ts";
import { deskStrings, type DeskMessages } from "./desk.strings.ts";
import { deskStyles } from "./desk.styles.ts";
import { differencesOf } from "./differences.model.ts";
import type { FillPart } from "./fill.part.ts";
import { ObjectionsView } from "./objections.view.ts";
import { previewView } from "./preview.view.ts";
import { contentOf, lacksOf, type Content } from "./desk.model.ts";
import type { Move } from "./publication.model.ts";
import type { Voice } from "./publication.voice.ts";
import { TypedContent } from "./typed.ts";
import { WriteView } from "./write.view.ts";

/** What the parts of the desk speak with, beside the element's own. */
export interface DeskVoice extends Voice {
  desk: Words<DeskMessages>;
  /** People who may be named by hand, by name; `undefined` while they are loaded. */
  staff: readonly Person[] | undefined;
  /** Why they could not be read. */
  unread: GatewayError | undefined;
}

/** What somebody may do with a publication now. */
export interface May {
  moves: readonly Move[];
  /** It is hers to write, and nothing of it is on its way. */
  edits: boolean;
}

/** What its author and those above do with a publication: draw it up, answer, put right, look at what will be read, and move it on. */
export class DeskPart {
  readonly styles = [formStyles, moveStyles, dialogStyles, deskStyles];
  readonly #host: XbElement;
  readonly #words: Words<DeskMessages>;
  readonly #dialog: DialogController;
  readonly #delivery: DeliveryLine;
  readonly #typed: TypedContent;
  readonly #write: WriteView;
  readonly #objections: ObjectionsView;
  readonly #actions: ActionsView;
  #tried = false;
  #busy = false;
  #correcting: Id = "";

  constructor(host: XbElement, core: () => Voice["core"], fill: PartController<FillPart>) {
    this.#host = host;
    this.#words = new Words(host, deskStrings);
    this.#dialog = new DialogController(host, core);
    this.#delivery = new DeliveryLine(host);
    this.#typed = new TypedContent(host);
    this.#write = new WriteView(host, fill);
    this.#objections = new ObjectionsView(host);
    this.#actions = new ActionsView(host, this.#dialog);
  }

  /** A new one: kept on the device until it is saved. */
  renderNew(given: Voice, org: Id, open: (id: Id) => void): TemplateResult {
    const voice = this.#voice(given, org);
    const { person } = voice.session;
    const typed = this.#typed.fresh(person, org, () => ({ id: newId(), title: "", notice: "results", period: "", items: [] }));
    const change = (patch: Partial<Content>): void => this.#typed.writeFresh(person, org, { ...typed, ...patch });
    const period = this.#write.periodOf(voice, org, typed.period);
    const save = async (): Promise<void> => {
      this.#tried = true;
      if (typed.title.trim() === "") return voice.focus("#p-title");
      const went = await this.#once(() =>
        voice.act("publication.create", { id: typed.id, body: { org, ...contentOf({ ...typed, period: period! }) } }),
      );
      if (!went) return;
      this.#tried = false;
      this.#typed.forgetFresh(person, org);
      open(typed.id);
    };
    const { refused, core, desk } = voice;
    return html`${unreadLine(core, voice.unread)}
      ${this.#write.render(voice, { org, content: { ...typed, period: period ?? "" }, whole: true, tried: this.#tried, change })}
      ${refused?.on === typed.id ? errorLine(core, refused.error) : nothing}
      <div class="bar main no-print" part="actions">
        <div class="row">
          <span class="lacks small second">${desk.say("keptHere")}</span>
          <button
            type="button"
            class="primary"
            data-move="create"
            ?disabled=${this.#busy || period === undefined}
            @click=${() => void save()}
          >
            ${desk.say("saveDraft")}
          </button>
        </div>
      </div>
      ${this.#dialog.render()}`;
  }

  render(given: Voice, record: Publication, { moves, edits }: May): TemplateResult {
    const voice = this.#voice(given, record.org);
    const { session } = voice;
    const typed = edits ? this.#typed.over(session.person, record) : undefined;
    const now: Publication = typed ? { ...record, ...typed } : record;
    const shown = record.state === "draft" || record.state === "forObjection";
    const collides = edits && this.#typed.collides(session.person, record);
    return html`${this.#delivery.render(voice, record)} ${shown ? unreadLine(voice.core, voice.unread) : nothing}
    ${collides ? this.#renderConflict(voice, record, now) : nothing}
    ${record.state === "forObjection" || record.objections.length > 0 ? this.#objections.render(voice, record, moves.includes("answer")) : nothing}
    ${edits ? this.#renderWriting(voice, record, now, typed !== undefined) : nothing}
    ${shown ? previewView(voice, now, typed !== undefined) : nothing}
    ${this.#actions.render(voice, now, {
      moves: moves.filter((move) => move !== "object" && move !== "answer"),
      unsaved: typed !== undefined,
      collides,
      lacks: lacksOf(now),
      // What is opened is what stands there: what is typed is saved before.
      save: () => this.#save(voice, record, typed),
      onLacks: () => this.#try(voice, now),
    })}
    ${this.#dialog.render()}`;
  }

  #voice(voice: Voice, org: Id): DeskVoice {
    const { lists, offers, policy } = voice;
    const query = { kind: "person", where: { org }, limit: 500 } as const;
    const all = offers("person.list") ? lists.get(query) : [];
    const unread = all === undefined ? lists.failure?.error : undefined;
    const byId = new Map((all ?? []).map((one) => [one.id, one]));
    const { compare } = new Intl.Collator(policy.language);
    return {
      ...voice,
      desk: this.#words,
      unread,
      staff: all && all.filter(({ onPost }) => onPost).sort((a, b) => compare(a.displayName, b.displayName) || (a.id < b.id ? -1 : 1)),
      known: (item) => {
        const found = item.person === undefined ? undefined : byId.get(item.person);
        if (found) return { name: found.displayName, staffNumber: found.externalIds["staffNumber"] };
        return item.person !== undefined && all === undefined && !unread ? { name: "…" } : voice.known(item);
      },
    };
  }

  #renderWriting(voice: DeskVoice, record: Publication, now: Publication, unsaved: boolean): TemplateResult {
    const { session, desk, core } = voice;
    const { person } = session;
    const whole = record.state === "draft";
    if (!whole && !unsaved && this.#correcting !== record.id)
      return html`<p class="no-print">
        <button type="button" id="correct" @click=${() => this.#correct(voice, record.id)}>${desk.say("correct")}</button>
      </p>`;
    const change = (patch: Partial<Content>): void => this.#typed.write(person, record, { ...now, ...patch });
    const leave = (): void => {
      this.#correcting = "";
      this.#typed.forget(person, record);
      voice.focus(whole ? "#title" : "#correct");
    };
    const save = async (): Promise<void> => {
      if (!(await this.#save(voice, record, now))) return;
      this.#correcting = "";
      voice.tell(desk.say("saved"));
      voice.focus(whole ? "#write-title" : "#correct");
    };
    return html`${this.#write.render(voice, { org: record.org, content: now, whole, tried: this.#tried, change })}
      <div class="row end no-print">
        ${unsaved ? html`<span class="small second lacks" role="status">${desk.say("unsaved")}</span>` : nothing}
        ${unsaved || !whole ? html`<button type="button" data-move="leave" @click=${leave}>${unsaved ? desk.say("dropTyped") : core.say("cancel")}</button>` : nothing}
        <button
          type="button"
          class=${unsaved ? "primary" : ""}
          data-move="save"
          ?disabled=${!unsaved || this.#busy || this.#typed.collides(person, record)}
          @click=${() => void save()}
        >
          ${desk.say(whole ? "saveDraft" : "saveCorrected")}
        </button>
      </div>`;
  }

  #renderConflict(voice: DeskVoice, record: Publication, now: Publication): TemplateResult {
    const { session } = voice;
    return html`<div class="no-print">
      ${conflictPanel(this.#delivery.words, differencesOf(voice, now, record), (which) => {
        if (which === "mine") this.#typed.keep(session.person, record);
        else this.#typed.forget(session.person, record);
        voice.focus("#title");
      })}
    </div>`;
  }

  #correct({ focus }: DeskVoice, id: Id): void {
    this.#correcting = id;
    focus("#write-title");
  }

  #try({ focus }: DeskVoice, now: Publication): void {
    this.#tried = true;
    const [lack] = lacksOf(now);
    const empty = now.items.find(({ says }) => says.trim() === "");
    focus(lack === "title" ? "#p-title" : lack === "says" ? `[id="says-${empty!.id}"]` : "#add");
    this.#host.requestUpdate();
  }

  /** Saves what was typed over the version that it was typed over. Fulfils with whether it went, or there was nothing to save. */
  async #save(voice: DeskVoice, record: Publication, typed: Content | undefined): Promise<boolean> {
    if (!typed) return true;
    const { title, notice, period, items } = contentOf(typed);
    const patch = record.state === "draft" ? { title, notice, period, items } : { items };
    const went = await this.#once(() => voice.act("publication.change", { id: record.id, version: record.version, patch }));
    if (!went) return false;
    this.#tried = false;
    this.#typed.forget(voice.session.person, record);
    return true;
  }

  async #once(work: () => Promise<boolean>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      return await work();
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }
}
