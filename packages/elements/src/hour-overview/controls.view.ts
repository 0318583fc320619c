import { html, nothing, type TemplateResult } from "lit";
import type { Id, Org, Pack, Rollup } from "@xiaoben/contract";
import type { Words as PolicyWords } from "@xiaoben/policy/words";
import type { Words } from "../core/words.ts";
import { pathTo, type Place } from "./hour-overview.model.ts";
import type { HourOverviewMessages } from "./hour-overview.strings.ts";

/** The way down to what is shown, each step of it a way back. Whoever begins at a group may not see what is above it. */
export function renderPath(
  words: Words<HourOverviewMessages>,
  here: Org,
  group: Id,
  from: Place,
  { nameOf, groupName, open }: { nameOf(org: Id): string; groupName: string; open(org: Id): void },
): TemplateResult | typeof nothing {
  const ids = from.group === "" ? pathTo(here, from.org) : [];
  if (ids.length < 2 && (group === "" || ids.length === 0))
    return html`<p class="second no-print">${group === "" ? here.name : groupName}</p>`;
  return html`<nav class="path no-print" aria-label=${words.say("where")}>
    <ol>
      ${ids.map((id, i) =>
        i === ids.length - 1 && group === ""
          ? html`<li aria-current="page">${nameOf(id)}</li>`
          : html`<li><button type="button" class="link" data-org=${id} @click=${() => open(id)}>${nameOf(id)}</button></li>`,
      )}
      ${group === "" ? nothing : html`<li aria-current="page">${groupName}</li>`}
    </ol>
  </nav>`;
}

/** Which requirement and which period. */
export function renderControls(
  words: Words<HourOverviewMessages>,
  policy: PolicyWords,
  rules: readonly Rollup[],
  chosen: Rollup | undefined,
  packOf: (rule: Rollup["rule"]) => Pack | undefined,
  periods: readonly string[],
  period: string,
  change: { rule(rule: Rollup["rule"]): void; period(key: string): void },
): TemplateResult {
  const value = (event: Event): string => (event.target as HTMLSelectElement).value;
  return html`<div class="controls no-print">
    ${
      rules.length < 2
        ? nothing
        : html`<label
            ><span class="small">${words.say("rule")}</span
            ><select name="rule" @change=${(event: Event) => change.rule(rules[Number(value(event))]!.rule)}>
              ${rules.map((one, i) => html`<option value=${i} ?selected=${one === chosen}>${policy.title(one.rule.id, packOf(one.rule)!)}</option>`)}
            </select></label
          >`
    }
    ${
      periods.length === 0
        ? nothing
        : html`<label
            ><span class="small">${words.say("period")}</span
            ><select name="period" @change=${(event: Event) => change.period(value(event))}>
              <option value="" ?selected=${period === ""}>${words.say("today")}</option>
              ${periods.map((key) => html`<option value=${key} ?selected=${period === key}>${policy.period(key)}</option>`)}
            </select></label
          >`
    }
  </div>`;
}
