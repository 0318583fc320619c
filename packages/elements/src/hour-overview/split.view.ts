import { html, nothing, type TemplateResult } from "lit";
import { say, type Pack, type RollupPart } from "@xiaoben/contract";
import { valueBar } from "./bars.ts";
import type { Voice } from "./hour-overview.voice.ts";
import { renderTable, type Tables } from "./table.view.ts";

/** What counts, by category or by month: a bar each, and the same as a table. The server added it up. */
export function renderSplit(voice: Voice, tables: Tables, by: "category" | "month", parts: readonly RollupPart[]): TemplateResult {
  const { words, policy, pack, rollup } = voice;
  const id = by === "category" ? "categories" : "months";
  const ordered = by === "month" ? parts : inPackOrder(parts, pack);
  const most = Math.max(0, ...parts.map(({ value }) => Number(value)));
  const amount = (value: string | undefined): string => policy.amount(value ?? "0", rollup.unit ?? "");
  const name = (key: string): string => (by === "category" ? categoryName(voice, key) : monthName(voice, key));
  return html`<section class="part" part=${id} aria-labelledby=${`${id}-title`}>
    <h3 id=${`${id}-title`}>${words.say(id)}</h3>
    ${
      parts.length === 0
        ? html`<p class="second">${words.say("noSplit")}</p>`
        : html`${by === "category" ? html`<p class="small second">${words.say("splitNote")}</p>` : nothing}
            <ul class="rows">
              ${ordered.map(
                ({ key, value }) =>
                  html`<li data-key=${key}>
                    <span class="name">${name(key)}</span>${valueBar(Number(value), most)}<span class="figure">${amount(value)}</span>
                  </li>`,
              )}
            </ul>
            ${renderTable(voice, tables, id, {
              heads: [words.say(by), words.say("people"), words.say("value")],
              rows: ordered.map(({ key, people, value }) => [name(key), String(people), amount(value)]),
            })}`
    }
  </section>`;
}

const categoryName = ({ words, policy, pack }: Voice, key: string): string => {
  if (key === "") return words.say("noCategory");
  if (key === "*") return words.say("ofNoRecord");
  const found = pack.categories?.find(({ id }) => id === key);
  return found ? say(found.title, policy.language) : key;
};

const monthName = ({ words, policy }: Voice, key: string): string =>
  key === "" ? words.say("noMonth") : key === "*" ? words.say("ofNoRecord") : policy.period(key);

function inPackOrder(parts: readonly RollupPart[], { categories = [] }: Pack): RollupPart[] {
  const place = ({ key }: RollupPart): number => {
    const at = categories.findIndex(({ id }) => id === key);
    return at < 0 ? categories.length : at;
  };
  return [...parts].sort((a, b) => place(a) - place(b) || (a.key < b.key ? -1 : 1));
}
