import { css, html, nothing, type TemplateResult } from "lit";
import type { Person } from "@xiaoben/contract";
import type { CoreMessages } from "../core/core.strings.ts";
import type { Words } from "../core/index.ts";
import { groupings, shownStates, type Category } from "./hour-ledger.model.ts";
import type { Place } from "./hour-ledger.place.ts";
import type { LedgerMessages } from "./hour-ledger.strings.ts";

/** What the ledger is narrowed to; empty: to nothing. The names are those of the element's attributes. */
export interface Filters {
  state: string;
  category: string;
  person: string;
  org: string;
  from: string;
  to: string;
  groupBy: string;
}

interface Offered {
  place: Pick<Place, "below" | "categories"> | undefined;
  people: readonly Person[];
}

type Options = readonly [value: string, title: string][];

/** Most people that are offered to choose one from. */
const mostPeople = 300;

export const filterStyles = css`
  .filters label {
    display: grid;
    gap: 2px;
    font-size: 0.9em;
  }
  .filters :is(select, input) {
    font-size: 1rem;
    font-size: var(--xb-font-size, 0.875rem);
    max-width: 180px;
  }
`;

/** The fields that narrow the list. */
export function renderFilters(
  { core, words }: { core: Words<CoreMessages>; words: Words<LedgerMessages> },
  now: Filters,
  { place, people }: Offered,
  change: (filters: Partial<Filters>) => void,
): TemplateResult {
  const select = (name: keyof Filters, label: string, any: string, options: Options): TemplateResult | typeof nothing =>
    options.length === 0
      ? nothing
      : html`<label
          >${label}<select name=${name} @change=${(event: Event) => change({ [name]: (event.target as HTMLSelectElement).value })}>
            <option value="" ?selected=${now[name] === ""}>${any}</option>
            ${options.map(([value, title]) => html`<option value=${value} ?selected=${now[name] === value}>${title}</option>`)}
          </select></label
        >`;
  const day = (name: "from" | "to"): TemplateResult =>
    html`<label
      >${words.say(name)}<input
        type="date"
        name=${name}
        .value=${now[name]}
        @change=${(event: Event) => change({ [name]: (event.target as HTMLInputElement).value })}
    /></label>`;
  return html`<div class="filters no-print" role="group" aria-label=${words.say("filters")}>
    ${select(
      "state",
      words.say("state"),
      words.say("anyState"),
      shownStates.map((state) => [state, core.say("state", "hour", state)]),
    )}
    ${select("category", words.say("category"), words.say("anyCategory"), codesOf(place?.categories))}
    ${select(
      "org",
      words.say("org"),
      words.say("anyOrg"),
      (place?.below ?? []).map(({ id, name }) => [id, name]),
    )}
    ${select("person", words.say("person"), words.say("anyPerson"), people.length > mostPeople ? [] : people.map(({ id, displayName }) => [id, displayName]))}
    ${day("from")} ${day("to")}
    ${select(
      "groupBy",
      words.say("groupBy"),
      words.say("ungrouped"),
      groupings.map((by) => [by, words.say("by", by)]),
    )}
  </div>`;
}

/** Records are asked for by their code: where a category has several, each is said. */
function codesOf(categories: Place["categories"] = new Map<string, Category>()): Options {
  const titles = [...categories.values()].map(({ title }) => title);
  const isAlone = (title: string): boolean => titles.indexOf(title) === titles.lastIndexOf(title);
  return [...categories].map(([code, { title }]) => [code, isAlone(title) ? title : `${title} · ${code}`]);
}
