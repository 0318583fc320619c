import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { type Id, type Instant, type Org, type Pack, type Rollup, type RollupAsk, type RollupPart, type Session } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import { XbElement } from "../core/element.ts";
import { LazyController } from "../core/lazy.ts";
import { LiveController } from "../core/live.ts";
import { property } from "../core/property.ts";
import { failureIn, RecordsController } from "../core/records.ts";
import { errorLine, errorState, notPermitted, partMissing, skeleton, staleLine, state } from "../core/states.ts";
import { paperStyles } from "../core/paper.styles.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { Words } from "../core/words.ts";
import { ListsController } from "../practice/lists.ts";
import { idsAbove } from "../practice/practice.model.ts";
import { barStyles } from "./bars.ts";
import { renderControls, renderPath } from "./controls.view.ts";
import { XbOverviewOpenRequestEvent } from "./hour-overview.events.ts";
import {
  beginning,
  endedIn,
  listsPeople,
  order,
  reachedOf,
  rulesIn,
  sameAtAnyTime,
  sameRule,
  sorted,
  splitOf,
  type Sort,
} from "./hour-overview.model.ts";
import { hourOverviewStrings } from "./hour-overview.strings.ts";
import { styles } from "./hour-overview.styles.ts";
import type { Voice } from "./hour-overview.voice.ts";
import { renderFoot, renderPaperHead } from "./paper.view.ts";
import { renderParts } from "./parts.view.ts";
import { errorIn, RollupsController } from "./rollups.ts";
import { renderSplit } from "./split.view.ts";
import type { Tables } from "./table.view.ts";

/** Most organisations, groups or people of one place. */
const most = 500;

/**
 * How the people of a county, school or group stand with a requirement: in one sentence, by school or group, by category and by month,
 * down to who is behind and why. The figures are sums of kept verdicts, made by the back end; nothing is added up here and nobody is ranked.
 *
 * States: empty, loading, full, figures being worked out again, offline, error, signed out, not permitted, without names, not offered here, undetermined, long text, narrow phone, print.
 *
 * @summary How a county, school or group stands with its study hours
 * @fires {XbOverviewOpenRequestEvent} xb-overview-open-request - Another organisation or group is to be shown; prevented: the page does it
 * @fires {XbVerdictOpenRequestEvent} xb-verdict-open-request - How the figure of a person comes about; prevented: the page shows it
 * @csspart badge - A small label
 * @csspart parts - Schools or groups, with their table
 * @csspart categories - What counts by category, with its table
 * @csspart months - What counts by month, with its table
 * @csspart people - Who is behind
 * @csspart statement - What was known at an earlier time, and what came after
 * @csspart state - What is shown instead of the content
 */
export class XbHourOverviewElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, paperStyles, barStyles, styles];

  /** Id of the organisation; by default the one where the signed-in person holds a role beside teaching. */
  @property()
  org = "";

  /** Id of a group in the organisation; whoever leads one and nothing else begins there. */
  @property()
  group = "";

  /** Id of the rule; the study hours of the school year by default. */
  @property()
  rule = "";

  /** Id of the pack, where several have a rule of this id. */
  @property()
  pack = "";

  /** Key of a period that is over, e.g. `schoolYear:2025-2026`; the present one by default. */
  @property()
  period = "";

  /** A moment, as `2026-09-10T15:59:59.999Z`: the statement that was known then. */
  @property({ attribute: "known-at" })
  knownAt = "";

  /** The moment of an earlier statement that the one that is shown takes the place of: what changed between them is told. */
  @property()
  supersedes = "";

  #sort: Sort = "name";
  #arriving = false;
  readonly #shownTables = new Set<string>();
  readonly #words = new Words(this, hourOverviewStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  readonly #rollups = new RollupsController(this, () => this.campus);
  readonly #people = this.later(
    async () => new (await import("./people.list.ts")).PeopleList(this, () => this.campus, this.#lists, this.#records),
  );
  readonly #statement = this.later(async () => {
    const { StatementView } = await import("./statement.view.ts");
    const readers = { rollups: this.#rollups, lists: this.#lists, records: this.#records };
    return new StatementView(
      this,
      () => this.campus,
      readers,
      (moments) => this.#compare(moments),
    );
  });
  readonly #tasks = new LiveController(
    this,
    () => [this.session && this.capabilities.data?.has("tasks") ? this.campus : undefined] as const,
    ([campus]) => campus?.tasks(),
  );
  readonly #tables: Tables = {
    shown: this.#shownTables,
    toggle: (id) => {
      if (!this.#shownTables.delete(id)) this.#shownTables.add(id);
      this.requestUpdate();
    },
  };

  protected override updated(): void {
    if (!this.#arriving || !this.renderRoot.querySelector(".headline")) return;
    this.#arriving = false;
    this.renderRoot.querySelector<HTMLElement>("#title")!.focus();
  }

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <h2 id="title" tabindex="-1">${this.#words.say("title")}</h2>
        <button type="button" class="no-print" @click=${() => print()}>${this.#words.say("print")}</button>
      </div>
      ${this.gate(["rollup", "org.get"], skeleton(this.core, 9)) ?? this.#renderPlace(this.session!)}
    </section>`;
  }

  #renderPlace(session: Session): TemplateResult {
    const leads = session.roles.some(({ role }) => role === "groupLead");
    const groups = leads ? this.#lists.get({ kind: "group", where: { org: session.org }, limit: most }) : [];
    const start = beginning(session, groups);
    const [org, group] = this.org ? [this.org, this.group] : [start?.org, start?.group ?? ""];
    const here = org === undefined ? undefined : this.#records.get({ kind: "org", id: org });
    if (here === null) {
      const failure = failureIn(this.#records);
      return failure ? errorState(this.core, failure) : notPermitted(this.core);
    }
    if (!start || !here) return this.#renderWaiting();
    const calendars = this.#lists.get({ kind: "calendar", limit: most }) ?? [];
    const periods = endedIn(calendars, idsAbove(here), session.today);
    const all = this.#rollups.get(this.#askOf(here.id, group));
    const policy = this.#lazy.get(`words/${this.language}`, async () => (await import("@xiaoben/policy/words")).loadWords(this.language));
    const known = (all?.data ?? []).map(({ rule }) => this.#packOf(rule));
    const error = errorIn(all);
    if (error && !all?.data) return errorState(this.core, error, this.#rollups.retry);
    if (!all?.data || !policy || known.includes(undefined)) return this.#renderWaiting();
    const rules = rulesIn(all.data, (rule) => this.#packOf(rule));
    const chosen =
      rules.find(({ rule }) => (this.rule === "" || rule.id === this.rule) && (this.pack === "" || rule.pack === this.pack)) ?? rules[0];
    const path = renderPath(this.#words, here, group, start, {
      nameOf: (id) => this.#records.get({ kind: "org", id })?.name ?? "…",
      groupName: group ? (this.#records.get({ kind: "group", id: group })?.name ?? "…") : "",
      open: this.#onOpen,
    });
    const controls = renderControls(this.#words, policy, rules, chosen, (rule) => this.#packOf(rule), periods, this.period, {
      rule: ({ pack, id }) => ([this.pack, this.rule] = [pack, id]),
      period: (key) => (this.period = key),
    });
    if (!chosen) return html`${path}${controls}${state("info", this.#words.say("empty"), this.#words.say("emptyNext"))}`;
    const voice = { core: this.core, words: this.#words, policy, format: this.format, pack: this.#packOf(chosen.rule)! };
    return html`${path}${controls}
      <div class="body ${all.status === "loading" ? "busy" : ""}" aria-busy=${all.status === "loading"}>
        ${error ? staleLine(this.core) : nothing} ${this.#renderBody(voice, session, here, group, chosen)}
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

  #renderBody(voice: Omit<Voice, "rollup">, session: Session, here: Org, group: Id, chosen: Rollup): TemplateResult {
    const known = this.knownAt && { knownAt: this.knownAt };
    const of: RollupAsk = { ...this.#askOf(here.id, group), pack: chosen.rule.pack, rules: [chosen.rule.id], ...known };
    const isAmount = voice.pack.rules.some(({ id, kind }) => id === chosen.rule.id && kind === "amount");
    const by = group ? undefined : splitOf(here);
    const parts = by && this.#rollups.get({ ...of, by });
    const category = isAmount ? this.#rollups.get({ ...of, by: "category" }) : undefined;
    const month = isAmount ? this.#rollups.get({ ...of, by: "month" }) : undefined;
    const people = listsPeople(here, group) ? this.#rollups.get({ ...of, by: "person" }) : undefined;
    const all = [parts, category, month, people];
    const found = all.map((one) => (this.knownAt ? sameAtAnyTime : sameRule)(one?.data, chosen));
    const rollup = found.find((one) => one !== undefined) ?? (this.knownAt ? undefined : chosen);
    const statement = isAmount ? this.#renderStatement(voice, session, of, chosen) : nothing;
    if (!rollup) return html`${all.some((one) => one?.status === "loading") ? skeleton(this.core, 6) : nothing} ${statement}`;
    const full: Voice = { ...voice, rollup };
    const place = group ? (this.#records.get({ kind: "group", id: group })?.name ?? "…") : here.name;
    const failed = all.map((one) => errorIn(one)).find((one) => one && one.code !== "not-permitted");
    const [partly, categories, months, listed] = found.map((one) => one?.parts);
    return html`${renderPaperHead(full, session, place, this.#records.name(session.person))} ${this.#renderSentence(full, place)}
    ${failed ? errorLine(this.core, failed) : nothing}
    ${by && partly ? this.#renderParts(full, here, by, partly) : by && parts?.status === "loading" ? skeleton(this.core, 4) : nothing}
    ${categories || months ? html`<div class="two">${categories ? renderSplit(full, this.#tables, "category", categories) : nothing}${months ? renderSplit(full, this.#tables, "month", months) : nothing}</div>` : nothing}
    ${
      listed
        ? (this.#people.get()?.render(full, here.id, listed) ?? this.#renderMissing(this.#people))
        : errorIn(people)?.code === "not-permitted"
          ? html`<p class="second">${this.#words.say("noNames")}</p>`
          : nothing
    }
    ${statement} ${renderFoot(full, session)}`;
  }

  #renderParts(voice: Voice, here: Org, of: "org" | "group", parts: readonly RollupPart[]): TemplateResult {
    const nameOf = (key: string): string => this.#partName(here, of, key);
    return renderParts(voice, this.#tables, {
      of,
      nameOf,
      sort: this.#sort,
      parts: sorted(parts, this.#sort, nameOf, this.language),
      opens: (key) => key !== "" && key !== here.id,
      open: (key) => (of === "org" ? this.#onOpen(key) : this.#onOpen(here.id, key)),
      onSort: (sort) => {
        this.#sort = sort;
        this.requestUpdate();
      },
    });
  }

  #renderStatement(voice: Omit<Voice, "rollup">, session: Session, of: RollupAsk, chosen: Rollup): TemplateResult {
    const { knownAt, supersedes } = this;
    return this.#statement.get()?.render(voice, session, of, chosen, { knownAt, supersedes }) ?? this.#renderMissing(this.#statement);
  }

  #renderMissing(part: { missing: boolean; retry(): void }): TemplateResult {
    return part.missing ? partMissing(this.core, part.retry) : skeleton(this.core, 3);
  }

  #renderSentence({ core, words, policy, pack, rollup }: Voice, place: string): TemplateResult {
    const { outcomes, people, stale, unjudged, value, gap, waiting, unit = "" } = rollup;
    const { reached, of } = reachedOf(outcomes, people);
    const amount = (figure: string | undefined): string => (figure === undefined || figure === "0" ? "" : policy.amount(figure, unit));
    const mine = (this.#tasks.data ?? []).filter(({ action }) => action.startsWith("hour.")).length;
    return html`<div class="top">
      <p class="headline">${words.say("reached", place, policy.title(rollup.rule.id, pack), reached, of)}</p>
      <p class="outcomes">
        ${order.filter((one) => one !== "met" && outcomes[one]).map((one) => html`${badge(core, one, words.say("rest", one, outcomes[one]!) || `${policy.outcome(one)} ${outcomes[one]}`)} `)}
      </p>
      ${value === undefined ? nothing : html`<p class="figures">${words.say("total", policy.amount(value, unit), amount(gap))} ${amount(waiting) ? words.say("totalWaiting", amount(waiting)) : nothing}</p>`}
      ${stale || unjudged ? html`<p class="notice" role="status">${words.say("stale", stale, unjudged)}</p>` : nothing}
      ${mine > 0 ? html`<p class="notice no-print approve">${words.say("approve", mine)}</p>` : nothing}
    </div>`;
  }

  #partName(here: Org, by: "org" | "group", key: string): string {
    if (key === "") return this.#words.say("none");
    if (by === "group")
      return this.#lists.get({ kind: "group", where: { org: here.id }, limit: most })?.find(({ id }) => id === key)?.name ?? "…";
    if (key === here.id) return this.#words.say("own");
    return this.#lists.get({ kind: "org", where: { parent: here.id }, limit: most })?.find(({ id }) => id === key)?.name ?? "…";
  }

  #askOf(org: Id, group: Id): RollupAsk {
    return { org, ...(group && { group }), ...(this.period && { period: this.period }) };
  }

  #packOf({ pack, version }: Rollup["rule"]): Pack | undefined {
    return this.#lazy.get(`${pack}/${version}`, () => this.campus!.definition<Pack>({ pack, version, id: "pack" }));
  }

  #compare({ knownAt, supersedes }: { knownAt: Instant; supersedes: Instant }): void {
    [this.knownAt, this.supersedes] = [knownAt, supersedes];
  }

  readonly #onOpen = (org: Id, group?: Id): void => {
    if (!this.dispatchEvent(new XbOverviewOpenRequestEvent(org, group))) return;
    [this.org, this.group] = [org, group ?? ""];
    this.#people.get()?.close();
    this.#arriving = true;
  };
}
