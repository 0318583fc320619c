import { html, nothing, type TemplateResult } from "lit";
import { copyText } from "../core/clipboard.ts";
import type { CoreMessages } from "../core/core.strings.ts";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import type { XbElement } from "../core/element.ts";
import { saveAs } from "../core/save-as.ts";
import { errorLine, skeleton } from "../core/states.ts";
import { Words } from "../core/words.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { Jotter } from "../forms/jotter.ts";
import { sectionsOf, standsIn, typedAs, type DraftKind, type Kept } from "./draft.model.ts";
import { DraftReader } from "./draft.reader.ts";
import { draftStrings, type DraftMessages } from "./draft.strings.ts";
import { draftStyles } from "./draft.styles.ts";
import { DraftText } from "./draft.text.ts";
import { renderDraft, type Section } from "./draft.view.ts";
import type { Scene, Voice } from "./progress.voice.ts";
import type { Readers } from "./readers.ts";

const kinds: readonly DraftKind[] = ["summary", "meeting"];

/** Drafts that are written from the figures of the board, and changed by whoever answers for them. What she changes stays on this device. */
export class DraftPart {
  readonly styles = [formStyles, dialogStyles, draftStyles];
  #kind: DraftKind | undefined;
  #said = "";
  #goes = false;
  readonly #host: XbElement;
  readonly #words: Words<DraftMessages>;
  readonly #reader: DraftReader;
  readonly #dialog: DialogController;
  readonly #jotter = new Jotter<Kept>("progress");

  constructor(host: XbElement, readers: Readers, core: () => Words<CoreMessages>) {
    this.#host = host;
    this.#words = new Words(host, draftStrings);
    this.#reader = new DraftReader(host, readers, this.#words);
    this.#dialog = new DialogController(host, core);
  }

  /** Which draft stands open. */
  get kind(): DraftKind | undefined {
    return this.#kind;
  }

  /** The question that stands open, if one does. */
  beside(): TemplateResult | typeof nothing {
    return this.#dialog.render();
  }

  render(voice: Voice, scene: Scene, period: string): TemplateResult {
    const { words } = voice;
    if (this.#goes) void this.#host.updateComplete.then(() => this.#goToTitle());
    return html`<section class="drafts" part="drafts" aria-labelledby="drafts-title">
      <h3 id="drafts-title" class="no-print">${words.say("drafts")}</h3>
      <p class="second small no-print">${words.say("draftsNote")}</p>
      <div class="row no-print">
        ${kinds.map(
          (kind) =>
            html`<button type="button" data-draft=${kind} aria-expanded=${this.#kind === kind} @click=${() => this.#open(kind)}>
              ${words.say("draft", kind)}
            </button>`,
        )}
      </div>
      ${this.#kind ? this.#renderOpen(voice, scene, this.#kind, period) : nothing}
      <p class="small no-print said" role="status">${this.#said}</p>
    </section>`;
  }

  #renderOpen(voice: Voice, scene: Scene, kind: DraftKind, period: string): TemplateResult {
    const words = this.#words;
    const { session, span } = scene;
    const key = [kind, scene.org.id, scene.group, kind === "summary" ? (span?.key ?? "") : ""].join(" ");
    const kept = this.#jotter.get(session.person, key) ?? {};
    const since = kind === "meeting" ? (kept.since ?? `${session.today.slice(0, 7)}-01`) : undefined;
    const days = since === undefined ? span : { from: since, to: session.today };
    const { facts, error } = this.#reader.read(scene, period, days, kind);
    if (!facts) return error ? errorLine(voice.core, error) : skeleton(voice.core, 8);
    const text = new DraftText(voice, words, facts);
    const sections = sectionsOf[kind]
      .filter((id) => id !== "activities" || facts.activities)
      .map((id): Section => {
        const composed = text.of(id);
        return { id, composed, ...standsIn(composed, kept.sections?.[id]) };
      });
    const title = words.say("titleOf", kind, scene.name, since === undefined && span ? voice.policy.period(span.key) : "");
    const asOf = voice.format.day(session.today, "year");
    const whole = wholeOf(
      [title, words.say("asOf", asOf)],
      sections.map(({ id, text: says }) => [words.say("section", id), says] as const),
    );
    const keep = (change: Kept): void => {
      this.#jotter.set(session.person, key, { ...kept, ...change });
      this.#host.requestUpdate();
    };
    return renderDraft(voice, words, {
      kind,
      title,
      asOf,
      sections,
      whole,
      since,
      today: session.today,
      error,
      onSince: (day) => keep({ since: day }),
      onText: ({ id, composed }, typed) => {
        const { [id]: before, ...others } = kept.sections ?? {};
        const now = typedAs(typed, composed, before);
        keep({ sections: { ...others, ...(now && { [id]: now }) } });
      },
      onAppend: ({ id, composed, text: typed }) =>
        keep({ sections: { ...kept.sections, [id]: { text: `${typed}\n${composed}`, base: composed } } }),
      onAnew: () => void this.#anew(session.person, key),
      onCopy: () => void this.#copy(whole),
      onSave: () => saveAs(new Blob(["\ufeff", whole], { type: "text/plain;charset=utf-8" }), `${title}.txt`),
    });
  }

  #open(kind: DraftKind): void {
    this.#kind = this.#kind === kind ? undefined : kind;
    this.#goes = this.#kind !== undefined;
    this.#said = "";
    this.#host.requestUpdate();
  }

  #goToTitle(): void {
    const title = this.#host.renderRoot.querySelector<HTMLElement>("#draft-title");
    if (!title || !this.#goes) return;
    this.#goes = false;
    title.focus();
  }

  async #anew(person: string, key: string): Promise<void> {
    const words = this.#words;
    const question = { title: words.say("anewTitle"), body: words.say("anewBody"), confirm: words.say("anew") };
    if (!(await this.#dialog.ask(question))) return;
    this.#jotter.delete(person, key);
    this.#goes = true;
    this.#host.requestUpdate();
  }

  async #copy(whole: string): Promise<void> {
    const field = this.#host.renderRoot.querySelector<HTMLTextAreaElement>("#whole");
    // What is hidden cannot be selected, and a page without a secure origin copies what is selected.
    field?.closest("details")?.setAttribute("open", "");
    this.#said = this.#words.say((await copyText(whole, field)) ? "copied" : "notCopied");
    this.#host.requestUpdate();
  }
}

const wholeOf = (head: readonly string[], sections: readonly (readonly [title: string, text: string])[]): string =>
  [...head, ...sections.filter(([, text]) => text.trim()).map(([title, text]) => `\n${title}\n${text}`)].join("\n");
