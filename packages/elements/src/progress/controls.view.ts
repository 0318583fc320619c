import { html, nothing, type TemplateResult } from "lit";
import type { Group, Id, Org } from "@xiaoben/contract";
import { choose } from "../forms/choose.ts";
import { pathTo, type Place } from "../hour-overview/hour-overview.model.ts";
import { arrangements, type Arrangement } from "./progress.model.ts";
import type { Voice } from "./progress.voice.ts";

/** What can be chosen, and what is. */
export interface Controls {
  here: Org;
  group: Id;
  /** Where the reader began: nothing above it is offered. */
  start: Place;
  below: readonly Org[];
  groups: readonly Group[];
  nameOf(org: Id): string;
  periods: readonly string[];
  period: string;
  arrangement: Arrangement;
  onPlace(org: Id, group: Id): void;
  onPeriod(key: string): void;
  onArrangement(by: Arrangement): void;
}

/** Where, when, and in which order. */
export function renderControls({ words, policy }: Voice, all: Controls): TemplateResult {
  const { periods, period, arrangement } = all;
  return html`<div class="controls no-print">
    ${renderPlaces({ words }, all)}
    ${
      periods.length === 0
        ? nothing
        : choose(
            "period",
            words.say("period"),
            [
              { value: "", name: words.say("today"), chosen: period === "" },
              ...periods.map((key) => ({ value: key, name: policy.period(key), chosen: key === period })),
            ].map(option),
            all.onPeriod,
          )
    }
    ${choose(
      "arrangement",
      words.say("arrangement"),
      arrangements.map((by) => option({ value: by, name: words.say("arranged", by), chosen: by === arrangement })),
      (by) => all.onArrangement(by as Arrangement),
    )}
  </div>`;
}

/** The way down to what is shown, and what lies below it. */
function renderPlaces(
  { words }: Pick<Voice, "words">,
  { here, group, start, below, groups, nameOf, onPlace }: Controls,
): TemplateResult | typeof nothing {
  const way = start.group ? [] : pathTo(here, start.org);
  if (way.length + below.length + groups.length < 2) return nothing;
  const at = (org: Id, of: Id = ""): string => `${org}/${of}`;
  const shelf = (label: string, options: readonly TemplateResult[]): TemplateResult | typeof nothing =>
    options.length === 0 ? nothing : html`<optgroup label=${label}>${options}</optgroup>`;
  return choose(
    "where",
    words.say("where"),
    html`${way.map((id) => option({ value: at(id), name: nameOf(id), chosen: id === here.id && group === "" }))}
    ${shelf(
      words.say("schools"),
      below.map(({ id, name }) => option({ value: at(id), name, chosen: false })),
    )}
    ${shelf(
      words.say("groups"),
      groups.map(({ id, name }) => option({ value: at(here.id, id), name, chosen: id === group })),
    )}`,
    (value) => {
      const [org = "", of = ""] = value.split("/");
      onPlace(org, of);
    },
  );
}

const option = ({ value, name, chosen }: { value: string; name: string; chosen: boolean }): TemplateResult =>
  html`<option value=${value} ?selected=${chosen}>${name}</option>`;
