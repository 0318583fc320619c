import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { property } from "../core/property.ts";
import { say, type CampusGateway, type Id, type Pack, type Session, type Verdict } from "@xiaoben/contract";
import { XbElement } from "../core/element.ts";
import { LazyController } from "../core/lazy.ts";
import { LiveController } from "../core/live.ts";
import { RecordsController } from "../core/records.ts";
import type { PartController } from "../core/part.ts";
import { errorState, partMissing, skeleton, staleLine, state } from "../core/states.ts";
import { Words } from "../core/words.ts";
import { XbVerdictOpenRequestEvent } from "../verdict/verdict.events.ts";
import { trackStyles } from "../figures/track.ts";
import { renderPage } from "./study-hours.bars.ts";
import { sheetsOf, yearsOf, type Page, type Sheet } from "./study-hours.model.ts";
import { renderIdle, renderPreview, renderQuestions, renderRules } from "./study-hours.rules.ts";
import { studyHoursStrings } from "./study-hours.strings.ts";
import { styles } from "./study-hours.styles.ts";
import type { Voice } from "./study-hours.voice.ts";

/**
 * Where a teacher stands: the hours of a school year against what is asked for, every record with its reason,
 * and what is still undecided. Shows verdicts of the gateway; never counts by itself.
 *
 * States: empty, loading, full, offline, error, signed out, not permitted, not offered, undetermined, a gap that closes or stays, nothing planned,
 * activities not offered, books side by side, make-ups, long text, narrow phone, print.
 *
 * @summary Study hours of a person, with reasons
 * @fires xb-verdict-open-request - A figure is to be opened down to its records and its calculation; prevented: the page shows it itself
 * @csspart badge - A small label
 * @csspart book - One book over one period
 * @csspart bars - The bars
 * @csspart gap - What could still close a gap; for the person alone
 * @csspart question - An open question with its readings
 * @csspart idle - Open questions that change nothing now
 * @csspart preview - What would follow if the year ended now; for the person alone
 * @csspart records - The table of records
 * @csspart state - What is shown instead of the content
 */
export class XbStudyHoursElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, trackStyles, styles];

  /** Id of the person; the signed-in one by default. */
  @property()
  person = "";

  /** Key of the period, e.g. `schoolYear:2026-2027`; the present one by default. */
  @property()
  period = "";

  /** Day up to which facts are looked at; today by default. */
  @property({ attribute: "as-of" })
  asOf = "";

  /** The figure that is shown down to its records, by pack and rule. */
  #opened = "";
  /** What shows it did not load. */
  #lost = false;
  /** Verdicts that stay on screen, dimmed, while those of another period are asked for; and whose they are. */
  #last: readonly Verdict[] | undefined;
  #lastOf: readonly [CampusGateway | undefined, Id | undefined] = [undefined, undefined];
  readonly #words = new Words(this, studyHoursStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  readonly #verdicts = new LiveController(
    this,
    () => [this.#open, this.#whose, this.period, this.asOf] as const,
    ([campus, id, period, asOf]) =>
      (id && campus?.evaluate({ subject: { kind: "person", id }, ...(period && { period }), ...(asOf && { asOf }), explain: true })) ||
      undefined,
  );
  /** The early hint is the person's own, and only while there is time. */
  readonly #closing = new LiveController(
    this,
    () => [this.#open, this.#mayLookAhead ? this.session!.person : "", this.period] as const,
    ([campus, id, period]) =>
      (id && campus?.evaluate({ subject: { kind: "person", id }, ...(period && { period }), close: true })) || undefined,
  );
  readonly #hours = new LiveController(
    this,
    () => [this.#open, this.#whose, this.#main?.period.from, this.#main?.period.to] as const,
    ([campus, person, from, to]) =>
      (person && from && to && campus?.list({ kind: "hour", where: { person, from, to }, order: "-day", limit: 200 })) || undefined,
  );
  readonly #waivers = new LiveController(
    this,
    () => [this.#offers("waiver.list"), this.#whose] as const,
    ([campus, person]) => (person && campus?.list({ kind: "waiver", where: { person } })) || undefined,
  );
  readonly #calendars = new LiveController(
    this,
    () => [this.#offers("calendar.list")] as const,
    ([campus]) => campus?.list({ kind: "calendar" }),
  );

  readonly #gap = this.later(async () => new (await import("./gap.part.ts")).GapPart(this, () => this.campus));
  readonly #listed = this.later(async () => new (await import("./records.part.ts")).RecordsPart(this, () => this.campus));

  /** The gateway once it is known who is signed in. */
  get #open(): CampusGateway | undefined {
    return this.session ? this.campus : undefined;
  }

  get #whose(): Id | undefined {
    return this.person || this.session?.person;
  }

  get #main(): Verdict | undefined {
    return this.#last?.find((verdict) => verdict.unit === "hour") ?? this.#last?.[0];
  }

  get #mayLookAhead(): boolean {
    return this.#whose === this.session?.person && !this.asOf && this.#main !== undefined && !this.#main.period.closed;
  }

  protected override willUpdate(): void {
    if (this.#lastOf[0] !== this.campus || this.#lastOf[1] !== this.#whose) this.#last = undefined;
    this.#lastOf = [this.campus, this.#whose];
    this.#last = this.#verdicts.data ?? this.#last;
  }

  protected override render(): TemplateResult {
    const session = this.session;
    const name = session && this.person && this.person !== session.person ? this.#records.name(this.person) : "";
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${name ? this.#words.say("titleOf", name) : this.#words.say("title")}</h2>
        ${session ? this.#renderControls(session) : nothing}
      </div>
      ${this.gate([], skeleton(this.core, 7)) ?? this.#renderBody()}
    </section>`;
  }

  #renderControls(session: Session): TemplateResult {
    const years = yearsOf(this.#calendars.data?.items ?? [], session.today, this.#main?.period.key);
    const chosen = this.period || this.#main?.period.key || "";
    const policy = this.#policyWords();
    const until = this.#main && this.#main.period.to < session.today ? this.#main.period.to : session.today;
    return html`<div class="controls no-print">
      ${
        years.length < 2 || !policy
          ? nothing
          : html`<label
              ><span class="hidden">${this.#words.say("period")}</span
              ><select @change=${this.#onPeriod}>
                ${years.map((year) => html`<option value=${year} ?selected=${year === chosen}>${policy.period(year)}</option>`)}
              </select></label
            >`
      }
      <label
        >${this.#words.say("asOf")}<input
          type="date"
          .value=${this.asOf || this.#main?.asOf || session.today}
          min=${this.#main?.period.from ?? nothing}
          max=${until}
          @change=${this.#onAsOf}
      /></label>
      ${this.asOf ? html`<button type="button" class="link" @click=${this.#onToday}>${this.#words.say("asOfToday")}</button>` : nothing}
    </div>`;
  }

  #renderBody(): TemplateResult {
    const snapshot = this.#verdicts.snapshot;
    const error = this.#verdicts.error ?? this.#lazy.error;
    if (error && !(snapshot?.data && this.#lazy.error === undefined)) return errorState(this.core, error, this.#onRetry);
    const policy = this.#policyWords();
    const verdicts = this.#last;
    if (!verdicts || !policy) return skeleton(this.core, 7);
    if (verdicts.length === 0) return state("info", this.#words.say("noRules"), this.#words.say("noRulesNext"));
    const sheets = sheetsOf(verdicts, (verdict) => this.#packOf(verdict));
    if (sheets.length === 0) return skeleton(this.core, 7);
    const voice: Voice = { core: this.core, words: this.#words, policy, format: this.format, whole: this.#whole };
    const stale =
      error !== undefined || (snapshot?.status === "ready" && snapshot.from === "device" && snapshot.data[0]?.by.place === "server");
    return html`<div class="body ${snapshot?.data ? "" : "busy"}" aria-busy=${!snapshot?.data}>
      ${stale ? staleLine(this.core) : nothing}
      ${sheets.map((sheet, i) => (i === 0 ? this.#renderSheet(voice, sheet, i, this.#renderRecords(voice, sheet)) : this.#renderOther(voice, sheet, i)))}
      ${this.#renderFoot(sheets[0]!)}
    </div>`;
  }

  /** Another pack's books: a place of their own. */
  #renderOther(voice: Voice, sheet: Sheet, place: number): TemplateResult {
    return html`<section class="sheet" aria-labelledby=${`sheet-${place}`}>
      <div class="head">
        <h3 id=${`sheet-${place}`}>${say(sheet.pack.title, this.language)}</h3>
        <span class="second small">${this.#words.say("others")}</span>
      </div>
      ${this.#renderSheet(voice, sheet, place)}
    </section>`;
  }

  #renderSheet(voice: Voice, { pack, pages, rules, consequences }: Sheet, place: number, after: unknown = nothing): TemplateResult {
    const verdicts = pages.flatMap(({ bars }) => bars.map(({ verdict }) => verdict));
    const closing = (this.#mayLookAhead ? this.#closing.data : undefined)?.filter(
      ({ rule }) => rule.pack === pack.id && pack.consequences.some(({ id }) => id === rule.id),
    );
    const open = [...verdicts, ...consequences].filter(
      (verdict) => verdict.readings?.length && !closing?.some((other) => other.rule.id === verdict.rule.id),
    );
    const rest = renderRules(voice, rules, pack, pages[0]?.period);
    return html`${pages.length > 0 ? nothing : html`<p class="headline">${voice.policy.headline(rules, pack)}</p>`}
    ${pages.map((page, i) => {
      const book = `book-${place}-${i}`;
      return renderPage(voice, page, pack, book, this.#renderGap(voice, pack, page, book));
    })}
    ${renderQuestions(voice, open, pack)} ${closing ? renderPreview(voice, closing, pack, place) : nothing}
    ${renderIdle(voice, [...verdicts, ...rules, ...consequences, ...(closing ?? [])], pack)}
    ${
      rules.length > 0 && pages.length > 0
        ? html`<section aria-labelledby=${`rules-${place} sheet-${place}`}>
            <h3 id=${`rules-${place}`}>${this.#words.say("rules")}</h3>
            ${rest}
          </section>`
        : rest
    }
    ${
      this.#mayLookAhead
        ? nothing
        : renderRules(
            voice,
            consequences.filter((verdict) => verdict.outcome === "applies"),
            pack,
            pages[0]?.period,
          )
    }
    ${after}`;
  }

  #renderGap(voice: Voice, pack: Pack, page: Page, book: string): TemplateResult | typeof nothing {
    if (!this.#mayLookAhead || !this.#offers("activity.list")) return nothing;
    const offers = (operation: string): boolean => this.#offers(operation) !== undefined;
    const [declares, attends] = [offers("hour.create"), offers("participation.list")];
    return this.#with(this.#gap, (part) => part.render({ voice, session: this.session!, pack, page, declares, attends }, book));
  }

  #renderRecords(voice: Voice, { pack, pages }: Sheet): TemplateResult | typeof nothing {
    const page = pages.find(({ period }) => period.key === this.#main?.period.key);
    if (!page) return nothing;
    const home = this.session?.org;
    const calendars = [...(this.#calendars.data?.items ?? [])].sort((a, b) => Number(b.org === home) - Number(a.org === home));
    const activities = this.#offers("activity.get") !== undefined;
    return this.#with(this.#listed, (part) =>
      part.render({ voice, pack, page, hours: this.#hours, waivers: this.#waivers, calendars, activities }),
    );
  }

  #with<P extends object>(part: PartController<P>, draw: (part: P) => TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    const loaded = part.get();
    return loaded ? draw(loaded) : part.missing ? partMissing(this.core, part.retry) : skeleton(this.core, 3);
  }

  #renderFoot({ pack }: Sheet): TemplateResult {
    const main = this.#main!;
    return html`<p class="foot second small">
      ${this.#words.say("foot", say(pack.title, this.language), pack.version, this.format.day(main.asOf, "year"))}
      ${main.by.place === "device" ? html`· ${this.#words.say("onDevice")}` : nothing}
    </p>`;
  }

  #policyWords(): Voice["policy"] | undefined {
    return this.#lazy.get(`words/${this.language}`, async () => (await import("@xiaoben/policy/words")).loadWords(this.language));
  }

  #packOf({ rule: { pack, version } }: Verdict): Pack | undefined {
    return this.#lazy.get(`${pack}/${version}`, () => this.campus!.definition<Pack>({ pack, version, id: "pack" }));
  }

  #offers(operation: string): CampusGateway | undefined {
    return this.capabilities.data?.has(operation) ? this.#open : undefined;
  }

  readonly #whole = (verdict: Verdict): TemplateResult => {
    const { pack, id } = verdict.rule;
    if (this.#opened === `${pack}/${id}` && this.#lost) return partMissing(this.core, () => this.#onWhole(verdict));
    return this.#opened === `${pack}/${id}`
      ? html`<xb-verdict
          .gateway=${this.campus}
          person=${verdict.subject.id}
          rule=${id}
          pack=${pack}
          period=${verdict.period.key}
          as-of=${this.asOf}
        ></xb-verdict>`
      : html`<button type="button" class="link small" @click=${() => this.#onWhole(verdict)}>${this.#words.say("whole")}</button>`;
  };

  readonly #onWhole = (verdict: Verdict): void => {
    if (!this.dispatchEvent(new XbVerdictOpenRequestEvent(verdict))) return;
    this.#opened = `${verdict.rule.pack}/${verdict.rule.id}`;
    this.#lost = false;
    import("../verdict/verdict.ts").catch(() => {
      this.#lost = true;
      this.requestUpdate();
    });
    this.requestUpdate();
  };

  readonly #onPeriod = (event: Event): void => {
    this.period = (event.target as HTMLSelectElement).value;
    this.asOf = "";
  };

  readonly #onAsOf = (event: Event): void => {
    const day = (event.target as HTMLInputElement).value;
    this.asOf = day === this.session?.today ? "" : day;
  };

  readonly #onToday = (): void => {
    this.asOf = "";
  };

  readonly #onRetry = (): void => {
    this.#lazy.retry();
    this.#verdicts.refresh();
  };
}
