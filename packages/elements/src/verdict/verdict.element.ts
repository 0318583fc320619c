import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { say, type CampusGateway, type Pack, type Subject, type Verdict } from "@xiaoben/contract";
import { XbElement } from "../core/element.ts";
import { LazyController } from "../core/lazy.ts";
import { LiveController } from "../core/live.ts";
import { property } from "../core/property.ts";
import { RecordsController } from "../core/records.ts";
import { errorLine, errorState, partMissing, skeleton, staleLine, state } from "../core/states.ts";
import { paperStyles } from "../core/paper.styles.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { Words } from "../core/words.ts";
import { trackStyles } from "../figures/track.ts";
import { renderFigure, renderOutcome, standing } from "./figure.view.ts";
import { renderLines } from "./lines.view.ts";
import { renderQuestions } from "./questions.view.ts";
import { XbVerdictOpenRequestEvent } from "./verdict.events.ts";
import { consequencesOf, fatesOf, pick, restsOn, subjectOf, type Fate } from "./verdict.model.ts";
import { verdictStrings } from "./verdict.strings.ts";
import { styles } from "./verdict.styles.ts";
import type { Voice } from "./verdict.voice.ts";
import { renderWhy } from "./why.view.ts";

const first = 8;
const step = 20;

/**
 * How a verdict came about: from the figure to the clause, the records and the calculation, in plain words; every reading while a question
 * is open; and what the end of the period would mean. Shows verdicts of the gateway; never counts by itself.
 *
 * States: loading, full, undetermined, empty (no such rule here), not permitted, not offered, offline, stale, signed out, failed, narrow phone, print.
 *
 * @summary How one verdict came about, down to the records and the clause
 * @fires xb-verdict-open-request - Another rule that this one looks at is to be opened; prevented: the page shows it itself
 * @csspart badge - A small label
 * @csspart bar - The figure against what is asked for
 * @csspart why - The reasons with their clauses
 * @csspart questions - What nobody has decided
 * @csspart records - The table of records
 * @csspart steps - The calculation as a tree
 * @csspart preview - What would follow if the period ended now
 * @csspart state - What is shown instead of the content
 */
export class XbVerdictElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, paperStyles, trackStyles, styles];

  /** Id of the person; the signed-in one by default. */
  @property()
  person = "";

  /** Id of the pair that the verdict is about, instead of a person. */
  @property()
  pair = "";

  /** Id of the group that the verdict is about, instead of a person. */
  @property()
  group = "";

  /** Id of the school that the verdict is about, instead of a person. */
  @property()
  school = "";

  /** Id of the county that the verdict is about, instead of a person. */
  @property()
  county = "";

  /** Id of the rule or consequence. */
  @property()
  rule = "";

  /** Id of the pack, where several have a rule of this id. */
  @property()
  pack = "";

  /** Key of the period, e.g. `schoolYear:2026-2027`; the present one by default. */
  @property()
  period = "";

  /** Day up to which facts are looked at; today by default. */
  @property({ attribute: "as-of" })
  asOf = "";

  /** Rules that were shown before, for the way back. */
  #trail: string[] = [];
  #going = false;
  /** The reader went to another rule: the focus goes to its headline. */
  #arriving = false;
  #ahead = false;
  #printing = false;
  #stepsOpen = false;
  readonly #shown = new Map<Fate["status"], number>();
  #last: readonly Verdict[] | undefined;
  #lastOf: readonly unknown[] = [];
  readonly #words = new Words(this, verdictStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  readonly #steps = this.later(async () => new (await import("./steps.view.ts")).StepsView(this));
  readonly #aheadView = this.later(async () => new (await import("./ahead.view.ts")).AheadView());
  readonly #verdicts = new LiveController(
    this,
    () => [...this.#about, this.rule] as const,
    ([campus, kind, id, period, asOf, rule]) =>
      rule && campus && id ? campus.evaluate({ ...ask(kind, id, period, asOf), rules: [rule], explain: true }) : undefined,
  );
  /** The rules that this one looks at. */
  readonly #parts = new LiveController(
    this,
    () => [...this.#about, this.#known ? restsOn(this.#known, this.rule).join(" ") : ""] as const,
    ([campus, kind, id, period, asOf, rules]) =>
      rules && campus && id ? campus.evaluate({ ...ask(kind, id, period, asOf), rules: rules.split(" ") }) : undefined,
  );
  /** What follows: at the end of a period, or on demand as if it ended now. */
  readonly #follows = new LiveController(
    this,
    () => [...this.#about, this.#followers, this.#closed] as const,
    ([campus, kind, id, period, asOf, rules, closed]) =>
      rules && campus && id
        ? campus.evaluate({ ...ask(kind, id, period, asOf), rules: rules.split(" "), ...(!closed && { close: true }) })
        : undefined,
  );

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeprint", this.#onBeforePrint);
    addEventListener("afterprint", this.#onAfterPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("beforeprint", this.#onBeforePrint);
    removeEventListener("afterprint", this.#onAfterPrint);
  }

  /** What the questions to the gateway are about, as plain values. */
  get #about(): readonly [CampusGateway | undefined, Subject["kind"], string, string, string] {
    const subject = this.#subject;
    return [this.session ? this.campus : undefined, subject?.kind ?? "person", subject?.id ?? "", this.period, this.asOf];
  }

  get #subject(): Subject | undefined {
    const { person, pair, group, school, county } = this;
    return subjectOf({ person, pair, group, school, county }, this.session?.person);
  }

  get #verdict(): Verdict | undefined {
    return pick(this.#last ?? [], this.rule, this.pack);
  }

  /** The pack of the verdict, once it is there. */
  get #known(): Pack | undefined {
    return this.#verdict && this.#packOf(this.#verdict);
  }

  get #closed(): boolean {
    return this.#verdict?.period.closed === true;
  }

  /** A preview of somebody else's end of the year is not for others. */
  get #mayLookAhead(): boolean {
    const subject = this.#subject;
    return !this.#closed && !this.asOf && (subject?.kind !== "person" || subject.id === this.session?.person);
  }

  get #followers(): string {
    const pack = this.#known;
    if (!pack || !(this.#closed || (this.#ahead && this.#mayLookAhead))) return "";
    const ids = consequencesOf(pack, this.rule);
    return (this.#closed ? ids.filter((id) => id !== this.rule) : [...new Set([this.rule, ...ids])]).join(" ");
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("rule") && !this.#going) this.#trail = [];
    this.#going = false;
    const of = [this.campus, this.#subject?.kind, this.#subject?.id, this.rule];
    if (of.some((part, i) => part !== this.#lastOf[i])) {
      this.#last = undefined;
      this.#ahead = false;
      this.#shown.clear();
    }
    this.#lastOf = of;
    this.#last = this.#verdicts.data ?? this.#last;
  }

  protected override updated(): void {
    const headline = this.#arriving ? this.renderRoot.querySelector<HTMLElement>(".headline") : null;
    if (!headline) return;
    this.#arriving = false;
    headline.focus();
  }

  protected override render(): TemplateResult {
    const verdict = this.#verdict;
    const policy = this.#policyWords();
    const pack = this.#known;
    const voice: Voice | undefined = policy &&
      pack && { core: this.core, words: this.#words, policy, format: this.format, records: this.#records, pack };
    const stop = this.gate([], skeleton(this.core, 7));
    return html`<section aria-labelledby="title">
      ${this.#trail.length > 0 ? html`<p class="no-print"><button type="button" class="link" @click=${this.#onBack}>${this.#words.say("back")}</button></p>` : nothing}
      ${
        stop || !voice || !verdict
          ? html`<h2 id="title">${this.#words.say("title")}</h2>
              ${stop ?? this.#renderState()}`
          : this.#renderBody(voice, verdict)
      }
    </section>`;
  }

  #renderState(): TemplateResult {
    const error = this.#verdicts.error ?? this.#lazy.error;
    if (error) return errorState(this.core, error, this.#onRetry);
    if (this.#verdict || (this.rule && !this.#last)) return skeleton(this.core, 7);
    return state("info", this.#words.say("noRule"), this.#words.say("noRuleNext"));
  }

  #renderBody(voice: Voice, verdict: Verdict): TemplateResult {
    const { snapshot, error } = this.#verdicts;
    const old = error !== undefined || (snapshot?.status === "ready" && snapshot.from === "device" && verdict.by.place === "server");
    const parts = (this.#parts.data ?? []).filter(({ rule }) => rule.pack === verdict.rule.pack);
    return html`<div class="body ${snapshot?.data ? "" : "busy"}" aria-busy=${!snapshot?.data}>
      ${old ? staleLine(this.core) : nothing}
      <div class="top">
        <p class="second small whose">${this.#renderWhose(voice, verdict)}</p>
        <h2 id="title" class="headline" tabindex="-1">${standing(voice, verdict)}</h2>
        ${renderOutcome(voice, verdict)}
      </div>
      ${renderFigure(voice, verdict)} ${renderWhy(voice, verdict, parts, this.#onOpen)} ${renderQuestions(voice, verdict)}
      ${this.#renderRecords(voice, verdict)} ${this.#renderSteps(voice, verdict)} ${this.#renderAhead(voice)}
      ${this.#renderFoot(voice, verdict)}
    </div>`;
  }

  /** Whose it is; of one's own the name stands on paper only. */
  #renderWhose({ policy }: Voice, { subject, period }: Verdict): TemplateResult {
    const [own, name] = [subject.id === this.session?.person, this.#nameOf(subject)];
    return html`${name ? html`<span class=${own ? "paper" : ""}>${name} · </span>` : nothing}${policy.period(period.key)}`;
  }

  #nameOf({ kind, id }: Subject): string {
    if (kind === "pair") {
      const pair = this.#records.get({ kind, id });
      return pair ? [pair.mentor, pair.mentee].map((person) => this.#records.name(person)).join(" · ") : "";
    }
    if (kind === "group") return this.#records.get({ kind, id })?.name ?? "";
    const org = kind === "person" ? this.#records.get({ kind, id })?.org : id;
    const school = org === undefined ? "" : (this.#records.get({ kind: "org", id: org })?.name ?? "");
    return kind === "person" ? [school, this.#records.name(id)].filter(Boolean).join(" · ") : school;
  }

  #renderRecords(voice: Voice, verdict: Verdict): TemplateResult | typeof nothing {
    const { lines } = verdict;
    if (!lines || (lines.length === 0 && verdict.value === undefined)) return nothing;
    if (lines.length === 0) return state("info", this.#words.say("noRecords"), this.#words.say("noRecordsNext"));
    return html`<section aria-labelledby="records">
      <div class="head">
        <h3 id="records">${this.#words.say("records")}</h3>
        <span class="second figure">${this.#words.say("recordCount", lines.length)}</span>
      </div>
      ${renderLines(voice, fatesOf(lines), verdict, (fate) => (this.#printing ? fate.lines.length : (this.#shown.get(fate.status) ?? first)), this.#onMore)}
    </section>`;
  }

  #renderSteps(voice: Voice, verdict: Verdict): TemplateResult | typeof nothing {
    if (!verdict.arithmetic) return nothing;
    const isOpen = this.#stepsOpen || this.#printing;
    return html`<details ?open=${isOpen} @toggle=${this.#onSteps}>
      <summary><strong>${this.#words.say("steps")}</strong></summary>
      ${isOpen ? (this.#steps.get()?.render(voice, verdict, this.#printing) ?? this.#renderMissing(this.#steps)) : nothing}
    </details>`;
  }

  #renderAhead(voice: Voice): TemplateResult | typeof nothing {
    const { data, error } = this.#follows;
    const closed = this.#closed;
    const ofPack = ({ rule }: Verdict): boolean => rule.pack === voice.pack.id;
    if (closed ? !data?.some(ofPack) : !this.#mayLookAhead) return nothing;
    return html`<section aria-labelledby="ahead" class=${closed || this.#ahead ? "" : "no-print"}>
      <h3 id="ahead">${this.#words.say(closed ? "follows" : "ahead")}</h3>
      ${closed ? nothing : this.#renderLook()}
      ${
        closed || this.#ahead
          ? data
            ? (this.#aheadView.get()?.render(voice, data.filter(ofPack), !closed) ?? this.#renderMissing(this.#aheadView))
            : error
              ? errorLine(this.core, error)
              : skeleton(this.core, 3)
          : nothing
      }
    </section>`;
  }

  #renderLook(): TemplateResult {
    return html`${this.#ahead ? nothing : html`<p class="second">${this.#words.say("aheadNext")}</p>`}
      <p class="no-print">
        <button type="button" aria-expanded=${this.#ahead} @click=${this.#onAhead}>
          ${this.#words.say(this.#ahead ? "close" : "look")}
        </button>
      </p>`;
  }

  #renderMissing(part: { missing: boolean; retry(): void }): TemplateResult {
    return part.missing ? partMissing(this.core, part.retry) : skeleton(this.core, 3);
  }

  #renderFoot({ pack, format, words }: Voice, { asOf, knownAt, by }: Verdict): TemplateResult {
    const { timeZone, today } = this.session!;
    return html`<footer class="foot second small">
      <p>
        ${[
          words.say("foot", say(pack.title, this.language), pack.version),
          words.say("document", say(pack.source.title, this.language)),
          words.say("asOf", format.day(asOf, "year")),
          words.say("knownAt", format.moment(knownAt, timeZone, today)),
          words.say(by.place === "device" ? "onDevice" : "onServer"),
        ].join(" · ")}
      </p>
      <p class="paper sign">
        <span>${words.say("signed")}</span><span>${words.say("reviewed")}</span><span>${words.say("signedOn")}</span>
      </p>
    </footer>`;
  }

  #policyWords(): Voice["policy"] | undefined {
    return this.#lazy.get(`words/${this.language}`, async () => (await import("@xiaoben/policy/words")).loadWords(this.language));
  }

  #packOf({ rule: { pack, version } }: Verdict): Pack | undefined {
    return this.#lazy.get(`${pack}/${version}`, () => this.campus!.definition<Pack>({ pack, version, id: "pack" }));
  }

  readonly #onOpen = (verdict: Verdict): void => {
    if (!this.dispatchEvent(new XbVerdictOpenRequestEvent(verdict))) return;
    this.#trail.push(this.rule);
    this.#go(verdict.rule.id);
  };

  readonly #onBack = (): void => {
    this.#go(this.#trail.pop() ?? this.rule);
  };

  #go(rule: string): void {
    this.#going = true;
    this.#arriving = true;
    this.rule = rule;
  }

  readonly #onMore = (fate: Fate): void => {
    this.#shown.set(fate.status, (this.#shown.get(fate.status) ?? first) + step);
    this.requestUpdate();
  };

  readonly #onSteps = (event: Event): void => {
    this.#stepsOpen = (event.currentTarget as HTMLDetailsElement).open;
    this.requestUpdate();
  };

  readonly #onAhead = (): void => {
    this.#ahead = !this.#ahead;
    this.requestUpdate();
  };

  readonly #onRetry = (): void => {
    this.#lazy.retry();
    this.#verdicts.refresh();
  };

  /** On paper everything is open. */
  readonly #onBeforePrint = (): void => {
    this.#printing = true;
    this.requestUpdate();
    this.performUpdate();
    for (const details of this.renderRoot.querySelectorAll("details:not([open])")) details.setAttribute("data-closed", "");
    for (const details of this.renderRoot.querySelectorAll("details")) details.open = true;
  };

  readonly #onAfterPrint = (): void => {
    this.#printing = false;
    for (const details of this.renderRoot.querySelectorAll<HTMLDetailsElement>("details[data-closed]")) {
      details.open = false;
      details.removeAttribute("data-closed");
    }
    this.requestUpdate();
  };
}

const ask = (kind: Subject["kind"], id: string, period: string, asOf: string): { subject: Subject; period?: string; asOf?: string } => ({
  subject: { kind, id },
  ...(period && { period }),
  ...(asOf && { asOf }),
});
