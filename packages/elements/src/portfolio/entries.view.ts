import { html, nothing, type TemplateResult } from "lit";
import { calledAfter, isBare, isDrawer, type Arrangement, type Pile } from "./arranged.model.ts";
import type { Entry } from "./filing.model.ts";
import { badgeOf, nameOf, peopleOf, proofsOf, type Voice } from "./portfolio.voice.ts";

/** Entries of a pile, and piles, that are shown before the reader asks for more; and how many more then. */
const [first, piles, step] = [8, 40, 100];
/** Most entries of a pile on paper; more are for a spreadsheet. */
const onPaper = 100;

/** How much more than at first is shown: by pile, and of piles under the name of none. */
export interface Shown {
  more: ReadonlyMap<string, number>;
  show(key: string, more: number): void;
}

/** The filed records in piles, one table: when, what, what shows it, where it came from, and how far it has come. */
export function renderEntries(voice: Voice, all: readonly Pile[], by: Arrangement, shown: Shown): TemplateResult {
  const { words } = voice;
  const heads = (["on", "what", "proofs", "from", "state"] as const).map((key) => words.say(key));
  const left = all.length - piles - (shown.more.get(by) ?? 0);
  return html`<table class="cards" role="table" part="entries" aria-labelledby="entries-title">
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      ${all.slice(0, left > 0 ? -left : undefined).map((pile) => renderPile(voice, pile, heads, by, shown))}
    </table>
    ${
      left > 0
        ? html`<button type="button" class="link more no-print" data-piles @click=${() => shown.show(by, all.length - left - piles + step)}>
              ${words.say("morePiles", left)}
            </button>
            <p class="paper small">${words.say("pilesLeft", left)}</p>`
        : nothing
    }`;
}

function renderPile(voice: Voice, pile: Pile, heads: readonly string[], by: Arrangement, { more, show }: Shown): TemplateResult {
  const { words } = voice;
  const key = `${by}/${pile.key}`;
  const count = first + (more.get(key) ?? 0);
  const [left, beyond] = [pile.entries.length - count, pile.entries.length - Math.max(count, onPaper)];
  const wide = (classes: string, content: TemplateResult): TemplateResult =>
    html`<tr role="row" class="pile ${classes}">
      <td role="cell" colspan="5" class="lead small">${content}</td>
    </tr>`;
  return html`<tbody role="rowgroup" data-pile=${pile.key}>
    <tr role="row" class="pile">
      <th role="rowheader" scope="rowgroup" colspan="5">
        ${pileName(voice, pile)} <span class="figure second">${pile.entries.length}</span>
        ${pile.bare > 0 ? html`<span class="second small">${words.say("bare", pile.bare)}</span>` : nothing}
      </th>
    </tr>
    ${pile.entries.slice(0, Math.max(count, onPaper)).map((entry, i) => renderEntry(voice, entry, heads, by, i < count))}
    ${
      left > 0
        ? wide(
            "no-print",
            html`<button type="button" class="link" data-more=${pile.key} @click=${() => show(key, count - first + step)}>
              ${words.say("more", left)}<span class="hidden"> · ${pileName(voice, pile)}</span>
            </button>`,
          )
        : nothing
    }
    ${beyond > 0 ? wide("paper", html`${words.say("left", beyond)}`) : nothing}
  </tbody>`;
}

function renderEntry(voice: Voice, entry: Entry, heads: readonly string[], by: Arrangement, isShown: boolean): TemplateResult {
  const { words, format } = voice;
  const people = peopleOf(voice, entry);
  const also = [by === "kind" ? "" : words.say("drawer", entry.drawer), people].filter(Boolean);
  return html`<tr role="row" class=${isShown ? nothing : "rest"} data-entry=${entry.ref.id}>
    <td role="cell" class="dates" data-label=${heads[0]!}>${format.days(entry.on, entry.until)}</td>
    <td role="cell" class="lead">
      ${nameOf(voice, entry)} ${also.length > 0 ? html`<span class="second small">${also.join(" · ")}</span>` : nothing}
    </td>
    <td role="cell" data-label=${heads[2]!}>
      ${proofsOf(voice, entry) || html`<span class="second">${isBare(entry) ? words.say("noProof") : "—"}</span>`}
    </td>
    <td role="cell" class="second" data-label=${heads[3]!}>${words.say("origin", entry.origin)}</td>
    <td role="cell" data-label=${heads[4]!}>${badgeOf(voice, entry) ?? nothing}</td>
  </tr>`;
}

/** What a pile is called. */
export function pileName(voice: Voice, pile: Pile): string {
  const { words } = voice;
  if (isDrawer(pile.key)) return words.say("drawer", pile.key);
  if (pile.key === "") return words.say("noEvent");
  if (/^\d{4}-\d\d$/.test(pile.key)) return words.say("month", ...(pile.key.split("-") as [string, string]));
  const after = calledAfter(pile);
  return after ? nameOf(voice, after) : words.say("aRecord");
}
