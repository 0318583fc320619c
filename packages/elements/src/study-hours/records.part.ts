import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import {
  isDay,
  say,
  type Activity,
  type Calendar,
  type CampusGateway,
  type GatewayError,
  type Hour,
  type Pack,
  type Verdict,
  type Waiver,
} from "@xiaoben/contract";
import { errorLine, errorState, label, RecordsController, skeleton, state, stateBadge, Words, type XbElement } from "../core/index.ts";
import { FollowedController } from "../core/followed.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { lineLabel } from "../figures/line-label.ts";
import { categoryOf, entriesOf, madeUp, originalOf, takesIn, type Entry } from "./records.model.ts";
import { recordsStrings, type RecordsMessages } from "./records.strings.ts";
import { recordsStyles } from "./records.styles.ts";
import { amountOf, type Page } from "./study-hours.model.ts";
import type { LineWords } from "@xiaoben/policy/words";
import type { Voice } from "./study-hours.voice.ts";

const first = 10;

/** Something that is read, as far as it is there. */
interface Read<T> {
  data: T | undefined;
  error: GatewayError | undefined;
  refresh(): void;
}

/** What the records of a page are shown with. */
export interface RecordsView {
  voice: Voice;
  pack: Pack;
  page: Page;
  hours: Read<{ items: Hour[] }>;
  waivers: Read<{ items: Waiver[] }>;
  /** Those of the person's own organisation first. */
  calendars: readonly Calendar[];
  /** Whether the back end has activities: what a make-up makes up for can then be named. */
  activities: boolean;
}

/** Every record of a page with its reason, where make-ups count and why, and what a person was let off. Below 480 px each row is a card that keeps its labels. */
export class RecordsPart extends FollowedController {
  readonly styles = [tableStyles, recordsStyles];
  readonly #host: XbElement;
  readonly #words: Words<RecordsMessages>;
  readonly #records: RecordsController;
  /** The page whose records are all shown. */
  #all: string | undefined;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    super(host, gateway);
    this.#host = host;
    this.#words = new Words(host, recordsStrings);
    this.#records = new RecordsController(host, gateway);
  }

  render(view: RecordsView): TemplateResult {
    return html`${this.#renderRecords(view)} ${this.#renderWaivers(view)}`;
  }

  #renderRecords(view: RecordsView): TemplateResult {
    const { voice, page, hours } = view;
    const words = this.#words;
    if (!hours.data) return hours.error ? errorState(voice.core, hours.error, hours.refresh) : skeleton(voice.core, 4);
    const entries = entriesOf(hours.data.items, page);
    if (entries.length === 0) return state("info", words.say("noRecords"), words.say("noRecordsNext"));
    const shown = this.#all === page.key ? entries : entries.slice(0, first);
    const left = entries.length - shown.length;
    const head = (["date", "activity", "category", "amount", "status"] as const).map(
      (key) => html`<th role="columnheader" scope="col" class=${key === "amount" ? "number" : nothing}>${words.say(key)}</th>`,
    );
    return html`<section aria-labelledby="records">
      <div class="head">
        <h3 id="records">${words.say("records")}</h3>
        <span class="second figure">${words.say("recordCount", entries.length)}</span>
      </div>
      <table class="cards" role="table" part="records">
        <thead role="rowgroup">
          <tr role="row">
            ${head}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            shown,
            ({ record }) => record.id,
            (entry) => this.#renderEntry(view, entry),
          )}
        </tbody>
      </table>
      ${
        left === 0
          ? nothing
          : html`<button type="button" class="link" @click=${() => this.#showAll(page)}>${words.say("more", left)}</button>`
      }
    </section>`;
  }

  #showAll({ key }: Page): void {
    this.#all = key;
    this.#host.requestUpdate();
  }

  #renderEntry(view: RecordsView, listed: Entry): TemplateResult {
    const { voice, pack } = view;
    const { policy, format } = voice;
    const words = this.#words;
    const entry = this.#seen(view, listed);
    const { hour, line, verdict } = entry;
    const said = line && verdict && policy.line(line, verdict, pack);
    const category = hour && categoryOf(hour, pack);
    const elsewhere = hour ? this.#elsewhere(view, hour) : [];
    return html`<tr role="row">
      <td role="cell" class="dates" data-label=${words.say("date")}>${hour ? format.days(hour.on, hour.until) : nothing}</td>
      <td role="cell" class="lead" data-label=${words.say("activity")}>
        ${hour?.title ?? words.say("unseen")}
        ${hour?.makesUpFor === undefined ? nothing : this.#renderMakeUp(view, hour, hour.makesUpFor, elsewhere)}
        ${said ? html`<span class="second small">${why(voice, entry, said)} · ${said.clause}</span>` : nothing}
        ${hour?.reason ? html`<span class="second small">${hour.reason}</span>` : nothing}
        ${hour?.appeal ? html`<span class="second small">${words.say("appeal", hour.appeal)}</span>` : nothing}
        ${hour?.answer ? html`<span class="second small">${words.say("answer", hour.answer)}</span>` : nothing}
      </td>
      <td role="cell" data-label=${words.say("category")}>
        ${category ? say(category.title, policy.language) : (hour?.category ?? nothing)}
      </td>
      <td role="cell" class="number" data-label=${words.say("amount")}>${said ? this.#renderAmount(entry, said) : nothing}</td>
      <td role="cell" data-label=${words.say("status")}>${this.#renderStatus(voice, entry, elsewhere)}</td>
    </tr>`;
  }

  /** A record of another period that is counted in this one is read by itself: no list of the period holds it. */
  #seen({ page, pack }: RecordsView, entry: Entry): Entry {
    if (entry.hour || madeUp(entry.record, page, pack).here.length === 0) return entry;
    const hour = this.#records.get({ kind: "hour", id: entry.record.id });
    return hour ? { ...entry, hour } : entry;
  }

  /** What a record makes up for, and in which period each requirement counts it, and by which clause. */
  #renderMakeUp(view: RecordsView, hour: Hour, makesUpFor: string, elsewhere: readonly Verdict[]): TemplateResult {
    const { voice, page, pack } = view;
    const words = this.#words;
    const { here, whenDone } = madeUp(hour, page, pack);
    const titles = (verdicts: readonly Verdict[]): string =>
      words.say(
        "and",
        verdicts.map((one) => voice.policy.title(one.rule.id, pack)),
      );
    const clause = ({ clause: id }: Verdict): string => voice.policy.clause(id, pack);
    const isLater = (hour.until ?? hour.on) > page.period.to;
    const explicit = whenDone.find((one) => amountOf(one, pack)?.makeUp);
    return html`<span class="make-up small">
      <span
        >${isLater ? `${words.say("laterMadeUp", voice.format.day(hour.on, "year"))} · ` : nothing}${words.say("makesUp", this.#what(view, hour, makesUpFor))}</span
      >
      ${here.length > 0 ? html`<span class="second">${words.say("countsHere", titles(here), clause(here[0]!))}</span>` : nothing}
      ${elsewhere.map((one) => html`<span class="second">${words.say("countsElsewhere", titles([one]), voice.policy.period(one.period.key), clause(one))}</span>`)}
      ${whenDone.length > 0 ? html`<span class="second">${words.say("countsWhenDone", titles(whenDone), explicit ? clause(explicit) : "")}</span>` : nothing}
    </span>`;
  }

  /** The earlier activity by its name where that may be read, with its day; else the day or the period that the record names. */
  #what({ voice, activities }: RecordsView, { source }: Hour, makesUpFor: string): string {
    const when = isDay(makesUpFor) ? voice.format.day(makesUpFor, "year") : voice.policy.period(makesUpFor);
    const made = activities && source?.kind === "activity" ? this.#activity(source.id) : undefined;
    const earlier = made?.makesUpFor === undefined ? undefined : this.#activity(made.makesUpFor);
    return earlier ? this.#words.say("earlier", earlier.title, when) : when;
  }

  #activity(id: string): Activity | null | undefined {
    return this.#records.get({ kind: "activity", id });
  }

  /** Of the rules that put a make-up into an earlier period: their verdicts there, where they took the record in. */
  #elsewhere(view: RecordsView, hour: Hour): Verdict[] {
    const { page, pack, calendars } = view;
    const { makesUpFor } = hour;
    if (makesUpFor === undefined) return [];
    return madeUp(hour, page, pack).elsewhere.flatMap((verdict) => {
      const rule = amountOf(verdict, pack);
      const period = rule && originalOf(makesUpFor, rule.per, calendars);
      if (!period || period === verdict.period.key) return [];
      const ask = { subject: verdict.subject, period, rules: [rule.id], explain: true };
      const there = this.follow(JSON.stringify(ask), (gateway) => gateway.evaluate(ask))?.data;
      return (there ?? []).filter(
        ({ rule: of, lines }) => of.pack === pack.id && of.id === rule.id && takesIn(lines?.find(({ record }) => record.id === hour.id)),
      );
    });
  }

  #renderAmount({ status }: Entry, { amount, counted }: LineWords): TemplateResult {
    const words = this.#words;
    if (status === "waiting") return html`<span class="second">${words.say("inWaiting", amount)}</span>`;
    return html`<span>${counted}${status === "part" ? html`<span class="second small">${words.say("of", amount)}</span>` : nothing}</span>`;
  }

  #renderStatus({ core }: Voice, { status, hour }: Entry, elsewhere: readonly Verdict[]): TemplateResult | typeof nothing {
    if (status !== "outside") return lineLabel(status, (message) => this.#words.say(message));
    if (elsewhere.length > 0) return label("neutral", "dash", this.#words.say("elsewhere"));
    return hour ? stateBadge(core, "hour", hour.state) : nothing;
  }

  #renderWaivers({ voice, page: { period }, waivers }: RecordsView): TemplateResult | typeof nothing {
    if (waivers.error && !waivers.data) return errorLine(voice.core, waivers.error);
    const held = (waivers.data?.items ?? []).filter(({ from, to }) => from <= period.to && to >= period.from);
    if (held.length === 0) return nothing;
    const words = this.#words;
    return html`<section aria-labelledby="waivers">
      <h3 id="waivers">${words.say("waivers")}</h3>
      <ul class="rules">
        ${held.map(
          ({ waiver, from, to, dispatchedBy, document }) =>
            html`<li>
              <strong>${words.say("code", waiver)}</strong><span class="figure">${voice.format.days(from, to)}</span>
              <span class="rest second">${words.say("code", dispatchedBy)} · ${document}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

/** For what counts: how it came to its hours. For everything else: why not. */
const why = ({ policy }: Voice, { line, status }: Entry, said: LineWords): string =>
  status === "counted" ? policy.arithmetic(line!.arithmetic) : said.why;
