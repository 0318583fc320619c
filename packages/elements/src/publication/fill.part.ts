import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, GatewayError, Group, Id, Outcome, Pack, PublicationItem, Rule, Shown } from "@xiaoben/contract";
import { errorLine, LazyController, skeleton, type XbElement } from "../core/index.ts";
import { periodsOf } from "../credit-register/reports.model.ts";
import { errorIn, RollupsController } from "../hour-overview/rollups.ts";
import { ListsController } from "../practice/lists.ts";
import { readPlace } from "../practice/place.ts";
import { VerdictsController } from "../practice/verdicts.ts";
import type { DeskVoice } from "./desk.part.ts";
import { fillStyles } from "./fill.styles.ts";
import { itemsOf, outcomesIn, peopleIn, rulesOf, type CameOut } from "./fill.model.ts";
import { usualWay } from "./items.view.ts";
import { shownWays, type Content } from "./desk.model.ts";

interface Choice {
  pack: Pack;
  rule: Rule;
  key: string;
}

/** How people or groups came out, while it is read, and why it could not be. */
interface Found {
  came: readonly CameOut[] | undefined;
  /** Verdicts that are still being worked out. */
  stale: number;
  /** Questions of the rules that nobody has decided, and on which some of it hangs. */
  questions: number;
  error: GatewayError | undefined;
}

/** Items out of a rule: of those people or groups that came out so, in the words of their verdicts and with what these rest on. */
export class FillPart {
  readonly styles = [fillStyles];
  readonly #host: XbElement;
  readonly #lists: ListsController;
  readonly #lazy: LazyController;
  readonly #rollups: RollupsController;
  readonly #verdicts: VerdictsController;
  readonly #gateway: () => CampusGateway | undefined;
  #rule = "";
  #period = "";
  #outcomes = new Set<Outcome>();
  #shown: Shown | "" = "";

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#gateway = gateway;
    this.#lists = new ListsController(host, gateway);
    this.#lazy = new LazyController(host, gateway);
    this.#rollups = new RollupsController(host, gateway);
    this.#verdicts = new VerdictsController(host, gateway);
  }

  render(voice: DeskVoice, org: Id, content: Content, take: (items: PublicationItem[]) => void): TemplateResult {
    const { desk, core } = voice;
    const packs = this.#packs(voice, org);
    const failure = this.#lists.failure?.error ?? this.#lazy.error;
    if (!packs) return failure ? errorLine(core, failure) : skeleton(core, 3);
    const choices = packs.flatMap((pack) => rulesOf(pack).map((rule): Choice => ({ pack, rule, key: `${pack.id} ${rule.id}` })));
    const at = choices.find(({ key }) => key === this.#rule) ?? choices[0];
    if (!at) return html`<p class="second small">${desk.say("noRules")}</p>`;
    const calendars = this.#lists.get({ kind: "calendar", limit: 200 }) ?? [];
    const periods = periodsOf(at.pack, at.rule, calendars, voice.session.today);
    const period = [this.#period, content.period].find((key) => periods.includes(key)) ?? periods[0];
    return html`<div class="stack">
      <p class="second small">${desk.say("fillNote")}</p>
      <div class="fields">
        <label class="field" for="fill-rule"
          >${desk.say("rule")}<select
            id="fill-rule"
            @change=${(event: Event) => this.#set(() => ([this.#rule, this.#period] = [valueOf(event), ""]))}
          >
            ${choices.map(({ pack, rule, key }) => html`<option value=${key} ?selected=${key === at.key}>${voice.policy.title(rule.id, pack)}</option>`)}
          </select></label
        >
        <label class="field" for="fill-period"
          >${desk.say("periodLabel")}<select id="fill-period" @change=${(event: Event) => this.#set(() => (this.#period = valueOf(event)))}>
            ${periods.map((key) => html`<option value=${key} ?selected=${key === period}>${voice.policy.period(key)}</option>`)}
          </select></label
        >
      </div>
      ${period === undefined ? html`<p class="second small">${desk.say("noPeriod")}</p>` : this.#renderFound(voice, org, at, period, content, take)}
    </div>`;
  }

  #renderFound(
    voice: DeskVoice,
    org: Id,
    at: Choice,
    period: string,
    content: Content,
    take: (items: PublicationItem[]) => void,
  ): TemplateResult {
    const { desk, words, core, policy } = voice;
    const { came, stale, questions, error } =
      at.rule.for.subject === "person" ? this.#people(voice, org, at, period) : this.#groups(voice, org, at, period);
    if (!came) return error ? errorLine(core, error) : skeleton(core, 3);
    const outcomes = outcomesIn(came);
    const open = came.length - outcomes.reduce((sum, [, n]) => sum + n, 0);
    const shown = this.#shown || usualWay(content.notice);
    const basis = { pack: at.pack.id, version: at.pack.version, rule: at.rule.id, clause: at.rule.clause };
    const items = itemsOf(came, this.#outcomes, shown, basis, content.items);
    const toggle = (outcome: Outcome): void => this.#set(() => void (this.#outcomes.delete(outcome) || this.#outcomes.add(outcome)));
    return html`${error ? errorLine(core, error) : nothing}
      ${stale > 0 ? html`<p class="notice" role="status"><span>${desk.say("stale", stale)}</span></p>` : nothing}
      ${
        outcomes.length === 0
          ? html`<p class="second small">${desk.say("nobodyCame")}</p>`
          : html`<fieldset>
              <legend>${desk.say("whichOutcomes")}</legend>
              ${outcomes.map(
                ([outcome, n]) =>
                  html`<label class="choice"
                    ><input
                      type="checkbox"
                      data-outcome=${outcome}
                      .checked=${this.#outcomes.has(outcome)}
                      @change=${() => toggle(outcome)}
                    /><span>${policy.outcome(outcome)} <span class="second figure">${desk.say("itemCount", n)}</span></span></label
                  >`,
              )}
            </fieldset>`
      }
      ${questions > 0 ? html`<p class="notice undetermined"><span>${desk.say("questions", questions)}</span></p>` : nothing}
      ${open > 0 ? html`<p class="second small">${desk.say("undetermined", open)}</p>` : nothing}
      <div class="add">
        <label class="field" for="fill-shown"
          >${desk.say("shownLabel")}<select
            id="fill-shown"
            @change=${(event: Event) => this.#set(() => (this.#shown = valueOf(event) as Shown))}
          >
            ${shownWays.map((way) => html`<option value=${way} ?selected=${way === shown}>${words.say("shown", way)}</option>`)}
          </select></label
        >
        <button type="button" id="take" ?disabled=${items.length === 0} @click=${() => this.#take(items, take)}>
          ${desk.say("take", items.length)}
        </button>
      </div>`;
  }

  #take(items: PublicationItem[], take: (items: PublicationItem[]) => void): void {
    this.#outcomes = new Set();
    take(items);
  }

  #people(voice: DeskVoice, org: Id, { pack, rule }: Choice, period: string): Found {
    if (!voice.offers("rollup"))
      return { came: undefined, stale: 0, questions: 0, error: { code: "not-offered", detail: "", retryable: false } };
    const found = this.#rollups.get({ org, period, pack: pack.id, rules: [rule.id], by: "person" });
    const rollup = found?.data?.find((one) => one.rule.id === rule.id && one.rule.pack === pack.id && one.period.key === period);
    const { policy, session } = voice;
    return {
      came: found?.data && (rollup ? inOrder(voice, peopleIn(rollup, pack, rule, policy, session.today)) : []),
      stale: (rollup?.stale ?? 0) + (rollup?.unjudged ?? 0),
      questions: new Set(rollup?.readings.map(({ ambiguity }) => ambiguity)).size,
      error: errorIn(found),
    };
  }

  #groups(voice: DeskVoice, org: Id, { pack, rule }: Choice, period: string): Found {
    const groups: readonly Group[] | undefined = this.#lists.get({ kind: "group", where: { org }, limit: 500 });
    const asked = groups?.map(({ id }) => {
      const found = this.#verdicts.get({ subject: { kind: "group", id }, period, rules: [rule.id] });
      return { id, verdicts: found?.data, error: errorIn(found) };
    });
    const error = asked?.find((one) => one.error)?.error ?? (groups ? undefined : this.#lists.failure?.error);
    if (!asked || asked.some(({ verdicts }) => !verdicts)) return { came: undefined, stale: 0, questions: 0, error };
    const came = asked.flatMap(({ id, verdicts }): CameOut[] => {
      const verdict = verdicts?.find((one) => one.rule.id === rule.id && one.rule.pack === pack.id);
      return verdict ? [{ kind: "group", id, outcome: verdict.outcome, says: voice.policy.verdict(verdict, pack).sentence }] : [];
    });
    const questions = new Set(
      asked.flatMap(
        ({ verdicts }) => verdicts?.flatMap(({ readings = [] }) => readings.flatMap(({ choose }) => Object.keys(choose))) ?? [],
      ),
    );
    return { came, stale: 0, questions: questions.size, error };
  }

  /** The packs that judge here now; `undefined` while they are read. */
  #packs(voice: DeskVoice, org: Id): Pack[] | undefined {
    const place = readPlace(voice.records, this.#lists, org, voice.session.today);
    if (!place) return place === null ? [] : undefined;
    const packs = place.bound
      .filter(({ standing }) => standing === "now")
      .map(({ binding: { pack, packVersion: version } }) =>
        this.#lazy.get(`${pack}/${version}`, () => this.#gateway()!.definition<Pack>({ pack, version, id: "pack" })),
      );
    return packs.includes(undefined) && !this.#lazy.error ? undefined : packs.flatMap((pack) => pack ?? []);
  }

  #set(work: () => unknown): void {
    work();
    this.#host.requestUpdate();
  }
}

/** By name: nobody is ranked. */
function inOrder(voice: DeskVoice, came: CameOut[]): CameOut[] {
  const { compare } = new Intl.Collator(voice.policy.language);
  const nameOf = ({ id }: CameOut): string => voice.known({ person: id }).name;
  return came.sort((a, b) => compare(nameOf(a), nameOf(b)) || (a.id < b.id ? -1 : 1));
}

const valueOf = ({ target }: Event): string => (target as HTMLSelectElement).value;
