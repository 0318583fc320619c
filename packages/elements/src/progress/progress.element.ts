import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { Calendar, Id, Org, Pack, Rollup, Session, Verdict } from "@xiaoben/contract";
import { XbElement } from "../core/element.ts";
import { LazyController } from "../core/lazy.ts";
import { paperStyles } from "../core/paper.styles.ts";
import { property } from "../core/property.ts";
import { failureIn, RecordsController } from "../core/records.ts";
import { errorState, notPermitted, partMissing, skeleton, staleLine, state } from "../core/states.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { Words } from "../core/words.ts";
import { chooseStyles } from "../forms/choose.ts";
import { barStyles } from "../hour-overview/bars.ts";
import { beginning, endedIn, rulesIn, type Place } from "../hour-overview/hour-overview.model.ts";
import { errorIn, RollupsController } from "../hour-overview/rollups.ts";
import { ListsController } from "../practice/lists.ts";
import { subjectKind } from "../portfolio/portfolio.model.ts";
import { idsAbove } from "../practice/practice.model.ts";
import { VerdictsController } from "../practice/verdicts.ts";
import { renderControls } from "./controls.view.ts";
import { DutiesPart } from "./duties.part.ts";
import { askOf } from "./progress.ask.ts";
import { XbProgressOpenRequestEvent } from "./progress.events.ts";
import { spanOf, type Arrangement } from "./progress.model.ts";
import { progressStrings } from "./progress.strings.ts";
import { styles } from "./progress.styles.ts";
import type { Scene, Voice } from "./progress.voice.ts";
import type { Readers } from "./readers.ts";

/** Most organisations, groups or calendars of one list. */
const limit = 500;

/**
 * How far a place has come with everything that the rules in force ask of its people: duty by duty with who is behind, or person by person with what is
 * still lacking; and first drafts of the term's summary and of a report to the staff meeting, written from the same figures. Everything comes from kept
 * verdicts and records; nobody is ranked, and the drafts name nobody.
 *
 * States: empty, loading, full, figures being worked out again, offline, error, signed out, not permitted, without names, not offered here, undetermined, long text, narrow phone, print.
 *
 * @summary How far everybody has come with everything that is asked, and drafts of summaries from it
 * @fires {XbProgressOpenRequestEvent} xb-progress-open-request - Another organisation or group is to be shown; prevented: the page does it
 * @fires {XbVerdictOpenRequestEvent} xb-verdict-open-request - How a verdict on a person comes about; prevented: the page shows it
 * @csspart badge - A small label
 * @csspart duties - What is asked for, each with how far people have come
 * @csspart own - What is asked of the place itself
 * @csspart people - People, each with what is still lacking
 * @csspart drafts - The drafts
 * @csspart state - What is shown instead of the content
 */
export class XbProgressElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, paperStyles, chooseStyles, barStyles, styles];

  /** Id of the organisation; by default the one where the signed-in person holds a role beside teaching. */
  @property()
  org = "";

  /** Id of a group in the organisation; whoever leads one and nothing else begins there. */
  @property()
  group = "";

  /** Key of a period that is over, e.g. `term:2026-2027/1`; by default each rule in the period that runs. */
  @property()
  period = "";

  /** `duties`: what is asked for, with who is behind. `people`: people, with what they lack. */
  @property()
  arrangement: Arrangement = "duties";

  #arriving = false;
  readonly #words = new Words(this, progressStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  readonly #rollups = new RollupsController(this, () => this.campus);
  readonly #verdicts = new VerdictsController(this, () => this.campus);
  readonly #readers: Readers = { rollups: this.#rollups, lists: this.#lists, records: this.#records, gateway: () => this.campus };
  readonly #duties = new DutiesPart(this, this.#readers);
  readonly #people = this.later(async () => new (await import("./people.part.ts")).PeoplePart(this, this.#readers));
  readonly #drafts = this.later(async () => new (await import("./draft.part.ts")).DraftPart(this, this.#readers, () => this.core));

  protected override updated(): void {
    if (!this.#arriving || !this.renderRoot.querySelector(".sums")) return;
    this.#arriving = false;
    this.renderRoot.querySelector<HTMLElement>("#title")!.focus();
  }

  protected override render(): TemplateResult {
    return html`<section class="stack ${this.#drafts.get()?.kind ? "drafting" : ""}" aria-labelledby="title">
      <div class="head">
        <h2 id="title" tabindex="-1">${this.#words.say("title")}</h2>
        <button type="button" class="no-print" @click=${() => print()}>${this.#words.say("print")}</button>
      </div>
      ${this.gate(["rollup", "org.get"], skeleton(this.core, 9)) ?? this.#renderPlace(this.session!)}
      ${this.#drafts.get()?.beside() ?? nothing}
    </section>`;
  }

  #renderPlace(session: Session): TemplateResult {
    const leads = session.roles.some(({ role }) => role === "groupLead");
    const led = leads ? this.#lists.get({ kind: "group", where: { org: session.org }, limit }) : [];
    const start = beginning(session, led);
    const [org, group] = this.org ? [this.org, this.group] : [start?.org, start?.group ?? ""];
    const here = org === undefined ? undefined : this.#records.get({ kind: "org", id: org });
    if (here === null) {
      const failure = failureIn(this.#records);
      return failure ? errorState(this.core, failure) : notPermitted(this.core);
    }
    if (!start || !here) return this.#renderWaiting();
    const all = this.#rollups.get(askOf(here.id, group, this.period));
    const policy = this.#lazy.get(`words/${this.language}`, async () => (await import("@xiaoben/policy/words")).loadWords(this.language));
    const error = errorIn(all);
    if (error && !all?.data) return errorState(this.core, error, this.#rollups.retry);
    const known = (all?.data ?? []).map(({ rule }) => this.#packOf(rule));
    if (!all?.data || !policy || known.includes(undefined)) return this.#renderWaiting();
    const own = this.#ownOf(here, group);
    const voice: Voice = { core: this.core, words: this.#words, policy, format: this.format, packOf: (rule) => this.#packOf(rule)! };
    const calendars = this.#lists.get({ kind: "calendar", limit }) ?? [];
    const duties = rulesIn(all.data, voice.packOf);
    const scene: Scene = {
      campus: this.campus!,
      session,
      org: here,
      group,
      name: this.#nameOf(here, group),
      span: spanOf(calendars, idsAbove(here), this.period, session.today),
      duties,
      own,
    };
    return html`${this.#renderControls(voice, scene, start, calendars)}
      <div class="body ${all.status === "loading" ? "busy" : ""}" aria-busy=${all.status === "loading"}>
        ${error ? staleLine(this.core) : nothing}
        ${duties.length + own.length === 0 ? state("info", this.#words.say("empty"), this.#words.say("emptyNext")) : this.#renderBoard(voice, scene)}
      </div>`;
  }

  #renderWaiting(): TemplateResult {
    const error = this.#lazy.error ?? (this.#lists.failure?.shown ? undefined : this.#lists.failure?.error);
    if (!error) return skeleton(this.core, 9);
    return errorState(this.core, error, () => {
      this.#lazy.retry();
      this.#lists.retry();
    });
  }

  #renderControls(voice: Voice, scene: Scene, start: Place, calendars: readonly Calendar[]): TemplateResult {
    const { org, group } = scene;
    return renderControls(voice, {
      here: org,
      group,
      start,
      below: start.group ? [] : (this.#lists.get({ kind: "org", where: { parent: org.id }, limit }) ?? []),
      groups: start.group ? [] : (this.#lists.get({ kind: "group", where: { org: org.id }, limit }) ?? []),
      nameOf: (id) => this.#records.get({ kind: "org", id })?.name ?? "…",
      periods: endedIn(calendars, idsAbove(org), scene.session.today),
      period: this.period,
      arrangement: this.arrangement,
      onPlace: this.#onPlace,
      onPeriod: (key) => (this.period = key),
      onArrangement: (by) => (this.arrangement = by),
    });
  }

  #renderBoard(voice: Voice, scene: Scene): TemplateResult {
    const { duties, session } = scene;
    const [stale, more] = [sum(duties, ({ stale: some }) => some), Math.max(0, ...duties.map(({ unjudged = 0 }) => unjudged))];
    const board =
      this.arrangement === "people"
        ? (this.#people.get()?.render(voice, scene, this.period) ?? this.#renderMissing(this.#people))
        : this.#duties.render(voice, scene, this.period);
    return html`<p class="paper small board">${[scene.name, this.format.day(session.today, "year")].join(" · ")}</p>
      <p class="sums board">${this.#words.say("sums", scene.name, duties.length, scene.own.length)}</p>
      ${stale || more ? html`<p class="notice board" role="status">${this.#words.say("stale", stale, more)}</p>` : nothing}
      <div class="board">${board}</div>
      ${this.#drafts.get()?.render(voice, scene, this.period) ?? this.#renderMissing(this.#drafts)}
      <footer class="foot second small">
        <p class="board">${this.#words.say("foot", this.format.day(session.today, "year"))}</p>
        <p class="paper sign">
          <span>${this.#words.say("prepared")}</span><span>${this.#words.say("checked")}</span><span>${this.#words.say("signedOn")}</span>
        </p>
      </footer>`;
  }

  #renderMissing(part: { missing: boolean; retry(): void }): TemplateResult {
    return part.missing ? partMissing(this.core, part.retry) : skeleton(this.core, 3);
  }

  #nameOf(here: Org, group: Id): string {
    return group ? (this.#records.get({ kind: "group", id: group })?.name ?? "…") : here.name;
  }

  /** Rules that speak of the place, as far as they were read: what else is on the board does not wait for them. */
  #ownOf(here: Org, group: Id): readonly Verdict[] {
    if (!this.capabilities.data?.has("evaluate")) return [];
    const subject = { kind: subjectKind({ kind: group ? "group" : "org", id: group || here.id }, here), id: group || here.id };
    const verdicts = this.#verdicts.get({ subject, ...(this.period && { period: this.period }) })?.data ?? [];
    return verdicts.filter(({ rule }) => this.#packOf(rule)?.rules.some(({ id }) => id === rule.id));
  }

  #packOf({ pack, version }: Rollup["rule"]): Pack | undefined {
    return this.#lazy.get(`${pack}/${version}`, () => this.campus!.definition<Pack>({ pack, version, id: "pack" }));
  }

  readonly #onPlace = (org: Id, group: Id): void => {
    if (!this.dispatchEvent(new XbProgressOpenRequestEvent(org, group || undefined))) return;
    [this.org, this.group] = [org, group];
    this.#duties.close();
    this.#arriving = true;
  };
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);
