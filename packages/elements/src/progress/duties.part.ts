import { html, nothing, type TemplateResult } from "lit";
import { say, type Rollup, type RollupPart } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import type { XbElement } from "../core/element.ts";
import { icon } from "../core/icons.ts";
import { errorLine, skeleton } from "../core/states.ts";
import { outcomeBar } from "../hour-overview/bars.ts";
import { listsPeople, outcomeOf, reachedOf, splitOf } from "../hour-overview/hour-overview.model.ts";
import { errorIn } from "../hour-overview/rollups.ts";
import { VerdictOpener } from "./opener.ts";
import { askOf } from "./progress.ask.ts";
import { countBehind, isBehind, restOf } from "./progress.model.ts";
import { collated, namesIn, type Readers } from "./readers.ts";
import type { Scene, Voice } from "./progress.voice.ts";

/** Most groups or people of an organisation. */
const limit = 500;
/** People of a duty that are named at once. */
const step = 30;

/** What is asked for, duty by duty: how many have it, and who is behind, or in which unit. */
export class DutiesPart {
  #opened = "";
  #shown = step;
  readonly #host: XbElement;
  readonly #readers: Readers;
  readonly #opener: VerdictOpener;

  constructor(host: XbElement, readers: Readers) {
    this.#host = host;
    this.#readers = readers;
    this.#opener = new VerdictOpener(host, readers.gateway);
  }

  /** Begins anew: another place is looked at. */
  close(): void {
    this.#opened = "";
    this.#shown = step;
    this.#opener.close();
  }

  render(voice: Voice, scene: Scene, period: string): TemplateResult {
    return html`<ul class="duties" part="duties">
        ${scene.duties.map((duty) => this.#renderDuty(voice, scene, duty, period))}
      </ul>
      ${scene.own.length === 0 ? nothing : this.#renderOwn(voice, scene)}`;
  }

  #renderOwn(voice: Voice, { own }: Scene): TemplateResult {
    const { core, words, policy } = voice;
    return html`<section class="own" part="own" aria-labelledby="own-title">
      <h3 id="own-title">${words.say("ownTitle")}</h3>
      <ul>
        ${own.map((verdict) => {
          const pack = voice.packOf(verdict.rule);
          const { sentence, clause } = policy.verdict(verdict, pack);
          return html`<li data-own=${verdict.rule.id}>
            <p>${badge(core, verdict.outcome, policy.outcome(verdict.outcome, verdict, pack))} ${sentence}</p>
            <p class="second small">${words.say("of", say(pack.title, policy.language), policy.period(verdict.period.key), clause)}</p>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #renderDuty(voice: Voice, scene: Scene, duty: Rollup, period: string): TemplateResult {
    const { core, words, policy } = voice;
    const pack = voice.packOf(duty.rule);
    const { reached, of } = reachedOf(duty.outcomes, duty.people);
    const key = keyOf(duty);
    const isOpen = this.#opened === key;
    const behind = countBehind(duty.outcomes);
    const clause = pack.rules.find(({ id }) => id === duty.rule.id)?.clause;
    const toggle = (): void => {
      this.close();
      if (!isOpen) this.#opened = key;
      this.#host.requestUpdate();
    };
    const isListed = listsPeople(scene.org, scene.group);
    const toggles = isOpen ? words.say("hide") : isListed ? words.say("who", behind) : words.say("parts");
    return html`<li data-duty=${duty.rule.id} data-period=${duty.period.key}>
      <h3>${policy.title(duty.rule.id, pack)}</h3>
      <p class="second small">
        ${words.say("of", say(pack.title, policy.language), policy.period(duty.period.key), clause ? policy.clause(clause, pack) : "")}
      </p>
      ${outcomeBar(duty.outcomes, duty.people)}
      <p class="outcomes">
        <strong>${words.say("reached", reached, of)}</strong>
        ${restOf(duty.outcomes).map(([outcome, n]) => html`${badge(core, outcome, words.say("rest", outcome, n) || `${policy.outcome(outcome)} ${n}`)} `)}
      </p>
      ${
        behind === 0
          ? nothing
          : html`<button
              type="button"
              class="link small no-print"
              aria-expanded=${isOpen}
              aria-label=${`${policy.title(duty.rule.id, pack)} · ${toggles}`}
              @click=${toggle}
            >
              ${toggles}
            </button>`
      }
      ${isOpen ? this.#renderOpened(voice, scene, duty, period, isListed) : nothing}
    </li>`;
  }

  #renderOpened(voice: Voice, scene: Scene, duty: Rollup, period: string, isListed: boolean): TemplateResult {
    const of = { ...askOf(scene.org.id, scene.group, period), pack: duty.rule.pack, rules: [duty.rule.id] };
    const found = this.#readers.rollups.get({ ...of, by: isListed ? "person" : splitOf(scene.org) });
    const error = errorIn(found);
    if (error?.code === "not-permitted") return html`<p class="second">${voice.words.say("noNames")}</p>`;
    const split = found?.data?.find((one) => keyOf(one) === keyOf(duty));
    if (!split?.parts) return error ? errorLine(voice.core, error) : skeleton(voice.core, 3);
    return isListed ? this.#renderPeople(voice, scene, split, split.parts) : this.#renderParts(voice, scene, split.parts);
  }

  #renderPeople(voice: Voice, { org }: Scene, duty: Rollup, parts: readonly RollupPart[]): TemplateResult {
    const { core, words, policy } = voice;
    const nameOf = namesIn(this.#readers, org.id);
    const title = policy.title(duty.rule.id, voice.packOf(duty.rule));
    const all = collated(parts.filter(isBehind), ({ key }) => nameOf(key), this.#host.language);
    const onMore = (): void => {
      this.#shown += step;
      this.#host.requestUpdate();
    };
    return html`<ul class="named">
        ${all.slice(0, this.#shown).map((part) => {
          const asked = { person: part.key, rule: duty.rule, period: duty.period.key };
          const outcome = outcomeOf(part)!;
          return html`<li data-person=${part.key}>
            <button
              type="button"
              class="link name"
              aria-expanded=${this.#opener.isOpen(asked)}
              aria-label=${words.say("how", nameOf(part.key), title)}
              @click=${() => this.#opener.toggle(asked)}
            >
              ${nameOf(part.key)}${icon("down")}</button
            ><span class="paper">${nameOf(part.key)}</span>
            ${badge(core, outcome, policy.outcome(outcome))}
            ${part.gap === undefined || part.gap === "0" ? nothing : html`<span class="second small">${words.say("gap", policy.amount(part.gap, duty.unit ?? ""))}</span>`}
            ${this.#opener.render(core, asked)}
          </li>`;
        })}
      </ul>
      ${all.length > this.#shown ? html`<button type="button" class="more no-print" @click=${onMore}>${words.say("more", all.length - this.#shown)}</button>` : nothing}`;
  }

  #renderParts(voice: Voice, { org }: Scene, parts: readonly RollupPart[]): TemplateResult {
    const { core, words, policy } = voice;
    const below = this.#readers.lists.get({ kind: "org", where: { parent: org.id }, limit });
    const nameOf = (key: string): string =>
      key === "" ? words.say("none") : key === org.id ? words.say("own") : (below?.find(({ id }) => id === key)?.name ?? "…");
    const lacking = parts.filter(({ outcomes = {} }) => countBehind(outcomes) > 0);
    return html`<ul class="named">
      ${collated(lacking, ({ key }) => nameOf(key), this.#host.language).map(({ key, outcomes = {} }) => {
        const rest = restOf(outcomes).filter(([outcome]) => outcome !== "waived" && outcome !== "notApplicable");
        return html`<li data-key=${key}>
          <span class="name">${nameOf(key)}</span>
          ${rest.map(([outcome, n]) => html`${badge(core, outcome, words.say("rest", outcome, n) || `${policy.outcome(outcome)} ${n}`)} `)}
        </li>`;
      })}
    </ul>`;
  }
}

const keyOf = ({ rule, period }: Rollup): string => [rule.pack, rule.version, rule.id, period.key].join(" ");
