import { html, nothing, type TemplateResult } from "lit";
import type { RollupPart } from "@xiaoben/contract";
import { outcomeBar } from "./bars.ts";
import { reachedOf, type Sort } from "./hour-overview.model.ts";
import type { Voice } from "./hour-overview.voice.ts";
import { renderTable, type Tables } from "./table.view.ts";

/** What the parts of an organisation need beside the voice. */
export interface Parts {
  parts: readonly RollupPart[];
  of: "org" | "group";
  sort: Sort;
  nameOf(key: string): string;
  /** Whether one can go there. */
  opens(key: string): boolean;
  open(key: string): void;
  onSort(sort: Sort): void;
}

/** How each school or group stands: a bar each, in the order that the reader chooses, and the same as a table. */
export function renderParts(voice: Voice, tables: Tables, { parts, of, sort, nameOf, opens, open, onSort }: Parts): TemplateResult {
  const { words, policy, rollup } = voice;
  const amount = (value: string | undefined): string => (value === undefined ? "—" : policy.amount(value, rollup.unit ?? ""));
  return html`<section class="part" part="parts" aria-labelledby="parts-title">
    <div class="head">
      <h3 id="parts-title">${words.say(of === "org" ? "schools" : "groups")}</h3>
      <label class="no-print"
        ><span class="hidden">${words.say("sort")}</span
        ><select name="sort" @change=${(event: Event) => onSort((event.target as HTMLSelectElement).value as Sort)}>
          ${(["name", "share", "gap"] as const).map((one) => html`<option value=${one} ?selected=${one === sort}>${words.say("sortBy", one)}</option>`)}
        </select></label
      >
    </div>
    ${of === "group" ? html`<p class="small second">${words.say("several")}</p>` : nothing}
    <ul class="rows">
      ${parts.map((part) => {
        const { reached, of: asked } = reachedOf(part.outcomes ?? {}, part.people);
        return html`<li data-key=${part.key}>
          ${
            opens(part.key)
              ? html`<button type="button" class="link name" @click=${() => open(part.key)}>${nameOf(part.key)}</button>`
              : html`<span class="name">${nameOf(part.key)}</span>`
          }
          ${outcomeBar(part.outcomes ?? {}, part.people)}
          <span class="figure"
            >${words.say("ofPeople", reached, asked)}${
              part.gap === undefined || part.gap === "0"
                ? nothing
                : html` <span class="second small">${words.say("lacking", amount(part.gap))}</span>`
            }</span
          >
        </li>`;
      })}
    </ul>
    ${renderTable(voice, tables, "parts", {
      heads: [
        words.say("name"),
        words.say("people"),
        words.say("met"),
        words.say("share"),
        words.say("value"),
        words.say("waiting"),
        words.say("gap"),
      ],
      rows: parts.map((part) => {
        const { reached, of: asked } = reachedOf(part.outcomes ?? {}, part.people);
        const share = asked === 0 ? "—" : words.say("percent", Math.round((reached / asked) * 100));
        return [nameOf(part.key), String(part.people), String(reached), share, amount(part.value), amount(part.waiting), amount(part.gap)];
      }),
    })}
  </section>`;
}
