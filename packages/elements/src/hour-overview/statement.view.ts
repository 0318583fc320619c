import { html, nothing, type TemplateResult } from "lit";
import {
  dayOf,
  type CampusGateway,
  type Day,
  type EvaluateAsk,
  type Id,
  type Instant,
  type Rollup,
  type RollupAsk,
  type Session,
  type Verdict,
} from "@xiaoben/contract";
import type { RecordsController } from "../core/records.ts";
import { errorLine, skeleton } from "../core/states.ts";
import { Words, type Speaker } from "../core/words.ts";
import type { ListsController } from "../practice/lists.ts";
import { VerdictsController } from "../practice/verdicts.ts";
import { sameAtAnyTime } from "./hour-overview.model.ts";
import type { Voice } from "./hour-overview.voice.ts";
import { errorIn, type RollupsController } from "./rollups.ts";
import { changesIn, differing, endOf, type Change } from "./statement.model.ts";
import { statementStrings, type StatementMessages } from "./statement.strings.ts";

/** Most people whose differences are told record by record. */
const most = 20;

/** Two moments: the statement that is shown, and the one that it is compared with. */
export interface Moments {
  /** The statement is the one that was known then; now, where empty. */
  knownAt: Instant;
  /** The earlier statement that the present one takes the place of. */
  supersedes: Instant;
}

/** What was known at a time, and what came after: an old statement stays as it was, the new one says what it takes the place of. */
export class StatementView {
  readonly #words: Words<StatementMessages>;
  readonly #verdicts: VerdictsController;
  readonly #rollups: RollupsController;
  readonly #lists: ListsController;
  readonly #records: RecordsController;
  readonly #change: (moments: Moments) => void;

  constructor(
    host: Speaker,
    gateway: () => CampusGateway | undefined,
    { rollups, lists, records }: { rollups: RollupsController; lists: ListsController; records: RecordsController },
    change: (moments: Moments) => void,
  ) {
    this.#words = new Words(host, statementStrings);
    this.#verdicts = new VerdictsController(host, gateway);
    this.#rollups = rollups;
    this.#lists = lists;
    this.#records = records;
    this.#change = change;
  }

  /** A day to choose; and where one is chosen, which statement this is and what the later one changes. */
  render(voice: Omit<Voice, "rollup">, session: Session, ask: RollupAsk, chosen: Rollup, moments: Moments): TemplateResult {
    const moment = moments.knownAt || moments.supersedes;
    return html`<section class="part ${moment ? "" : "no-print"}" part="statement" aria-labelledby="statement-title">
      <h3 id="statement-title">${this.#words.say("title")}</h3>
      ${moment ? this.#renderCompared(voice, session, ask, chosen, moments, moment) : this.#renderChoice(session)}
    </section>`;
  }

  #renderChoice({ today, timeZone }: Session): TemplateResult {
    return html`<p class="second small no-print">${this.#words.say("note")}</p>
      <label class="row no-print"
        >${this.#words.say("knownAt")}<input
          type="date"
          name="known-at"
          max=${today}
          @change=${(event: Event) => {
            const day = (event.target as HTMLInputElement).value;
            if (day !== "" && day < today) this.#change({ knownAt: endOf(day, timeZone), supersedes: "" });
          }}
      /></label>`;
  }

  #renderCompared(
    voice: Omit<Voice, "rollup">,
    { timeZone }: Session,
    ask: RollupAsk,
    chosen: Rollup,
    { knownAt }: Moments,
    moment: Instant,
  ): TemplateResult {
    const day = voice.format.day(dayOf(moment, timeZone) satisfies Day, "year");
    return html`<p>${this.#words.say(knownAt ? "asKnown" : "newer", day)}</p>
      ${this.#renderDifference(voice, ask, chosen, moment)}
      <p class="row no-print">
        ${
          knownAt
            ? html`<button type="button" data-go="now" @click=${() => this.#change({ knownAt: "", supersedes: moment })}>
                ${this.#words.say("back")}
              </button>`
            : html`<button type="button" data-go="then" @click=${() => this.#change({ knownAt: moment, supersedes: "" })}>
                ${this.#words.say("older", day)}
              </button>`
        }
        <button type="button" class="link" data-go="none" @click=${() => this.#change({ knownAt: "", supersedes: "" })}>
          ${this.#words.say("close")}
        </button>
      </p>`;
  }

  #renderDifference(voice: Omit<Voice, "rollup">, ask: RollupAsk, chosen: Rollup, moment: Instant): TemplateResult | typeof nothing {
    const { knownAt: _then, ...present } = ask;
    const [before, now] = [{ ...present, knownAt: moment }, present].map((one) => this.#rollups.get({ ...one, by: "person" }));
    const error = errorIn(before) ?? errorIn(now);
    if (error?.code === "not-permitted") return nothing;
    if (error) return error.code === "too-large" ? html`<p class="notice">${this.#words.say("tooMany")}</p>` : errorLine(voice.core, error);
    if (!before?.data || !now?.data) return skeleton(voice.core, 2);
    const people = differing(sameAtAnyTime(before.data, chosen)?.parts ?? [], sameAtAnyTime(now.data, chosen)?.parts ?? []);
    if (people.length === 0) return html`<p>${this.#words.say("same")}</p>`;
    return html`<p>${this.#words.say("differ", people.length)}</p>
      <ul class="differences">
        ${people.slice(0, most).map((person) => this.#renderPerson(voice, ask, chosen, moment, person))}
      </ul>
      ${people.length > most ? html`<p class="second">${this.#words.say("more", people.length - most)}</p>` : nothing}`;
  }

  #renderPerson(
    { core, format }: Omit<Voice, "rollup">,
    ask: RollupAsk,
    { rule, period }: Rollup,
    moment: Instant,
    person: Id,
  ): TemplateResult {
    const question: EvaluateAsk = {
      subject: { kind: "person", id: person },
      rules: [rule.id],
      explain: true,
      ...(ask.period !== undefined && { period: ask.period }),
    };
    const of = (one: EvaluateAsk): Verdict | undefined =>
      this.#verdicts
        .get(one)
        ?.data?.find((verdict) => verdict.rule.pack === rule.pack && verdict.rule.id === rule.id && verdict.period.key === period.key);
    const [before, now] = [of({ ...question, knownAt: moment }), of(question)];
    const figure = (verdict: Verdict | undefined): string => (verdict?.value === undefined ? "—" : format.figure(verdict.value));
    const changes = changesIn(before, now);
    return html`<li data-person=${person}>
      <p>
        <strong>${this.#name(ask.org, person)}</strong>
        <span class="figure">${this.#words.say("was")} ${figure(before)} → ${this.#words.say("is")} ${figure(now)}</span>
      </p>
      ${
        !before || !now
          ? skeleton(core, 1)
          : changes.length === 0
            ? html`<p class="second small">${this.#words.say("noRecord")}</p>`
            : html`<ul class="small">
                ${changes.map((change) => this.#renderChange(change, format))}
              </ul>`
      }
    </li>`;
  }

  #renderChange({ record, before, now }: Change, format: Voice["format"]): TemplateResult {
    const found = record.kind === "hour" ? this.#records.get({ kind: "hour", id: record.id }) : undefined;
    const figure = (value: string | undefined): string => (value === undefined ? this.#words.say("absent") : format.figure(value));
    return html`<li>
      ${found ? html`${format.days(found.on, found.until)} ${found.title}` : this.#words.say("unseen")}
      <span class="figure second">${this.#words.say("was")} ${figure(before)} → ${this.#words.say("is")} ${figure(now)}</span>
    </li>`;
  }

  #name(org: Id, person: Id): string {
    const listed = this.#lists.get({ kind: "person", where: { org }, limit: 500 })?.find(({ id }) => id === person);
    return listed?.displayName ?? (this.#records.name(person) || "…");
  }
}
