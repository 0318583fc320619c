import { html, type TemplateResult } from "lit";
import type { Calendar, Id, Pack, Rule } from "@xiaoben/contract";
import { creditRules, periodsOf } from "./reports.model.ts";
import type { Voice } from "./credit-register.voice.ts";

/** What is chosen for a new report; empty: the first there is. */
export interface Chosen {
  rule: string;
  period: string;
}

export interface BeginHandlers {
  set(chosen: Partial<Chosen>): void;
  begin(org: Id, pack: string, rule: string, period: string): void;
}

/** Begins a report: by which rule, for which period. */
export function renderBegin(
  { words, policy }: Voice,
  packs: ReadonlyMap<string, Pack>,
  org: Id,
  calendars: readonly Calendar[],
  today: string,
  chosen: Chosen,
  { set, begin }: BeginHandlers,
): TemplateResult {
  const rules = [...packs.values()].flatMap((pack) => creditRules(pack).map((rule) => ({ pack, rule, key: `${pack.id} ${rule.id}` })));
  const at = rules.find(({ key }) => key === chosen.rule) ?? rules[0];
  const periods = at ? periodsOf(at.pack, at.rule, calendars, today) : [];
  const period = periods.includes(chosen.period) ? chosen.period : periods[0];
  if (!at || period === undefined) return html`<p class="second">${words.say("noRules")}</p>`;
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    begin(org, at.pack.id, at.rule.id, period);
  };
  const title = ({ id }: Rule): string => policy.title(id, at.pack);
  return html`<form class="begin no-print" part="begin" @submit=${onSubmit}>
    <div class="field">
      <label for="rule">${words.say("rule")}</label>
      <select id="rule" @change=${(event: Event) => set({ rule: (event.target as HTMLSelectElement).value })}>
        ${rules.map(({ pack, rule, key }) => html`<option value=${key} ?selected=${key === at.key}>${pack === at.pack ? title(rule) : policy.title(rule.id, pack)}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="period">${words.say("period")}</label>
      <select id="period" @change=${(event: Event) => set({ period: (event.target as HTMLSelectElement).value })}>
        ${periods.map((key) => html`<option value=${key} ?selected=${key === period}>${policy.period(key)}</option>`)}
      </select>
    </div>
    <button class="primary">${words.say("gather")}</button>
    <span class="second small hint">${words.say("beginHint")}</span>
  </form>`;
}
