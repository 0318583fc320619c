import { html, type CSSResult } from "lit";
import type { CampusGateway, Hour } from "@xiaoben/contract";
import { icon, Words, type XbElement } from "../core/index.ts";
import { filterStyles, renderFilters } from "./hour-ledger.filters.ts";
import { grouped, groupKeys } from "./hour-ledger.groups.model.ts";
import { groupsStrings, type GroupsMessages } from "./hour-ledger.groups.strings.ts";
import { groupsStyles } from "./hour-ledger.groups.styles.ts";
import { groupings, type Grouping, type Head, type Item } from "./hour-ledger.model.ts";
import { PlaceReader, type Place } from "./hour-ledger.place.ts";
import type { Voice } from "./hour-ledger.row.ts";
import type { Row } from "./hour-ledger.rows.ts";

/**
 * The part of the ledger that knows the place: what categories and groups are called, rows under the heads of their groups, and the
 * fields that narrow the list. It comes after the first rows: fields for days alone take a browser longer to make than a page of rows.
 */
export class GroupsPart {
  readonly styles: readonly CSSResult[] = [groupsStyles, filterStyles];
  readonly renderFilters = renderFilters;
  readonly place: PlaceReader;
  /** Words of groups and of paper. */
  readonly words: Words<GroupsMessages>;
  #closed: ReadonlySet<string> = new Set();
  #by: readonly unknown[] = [];
  #items: readonly Item[] = [];

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.place = new PlaceReader(host, gateway);
    this.words = new Words(host, groupsStrings);
  }

  /** The rows under their heads; the same array as long as nothing is different. */
  arrange(rows: readonly Hour[], groupBy: string, { groups, calendars, categories }: Place): readonly Item[] {
    const by = [rows, groupBy, this.#closed, groups, calendars, categories];
    if (by.every((one, i) => one === this.#by[i])) return this.#items;
    const grouping = groupings.find((one) => one === groupBy);
    this.#by = by;
    return (this.#items = grouping ? grouped(rows, groupKeys(grouping, { groups, calendars, categories }), this.#closed) : rows);
  }

  /** Folds a group, or opens it. */
  fold({ head, open }: Head): void {
    this.#closed = new Set(open ? [...this.#closed, head] : [...this.#closed].filter((one) => one !== head));
  }

  /** The head of a group, with how many records it has. */
  rowOf(voice: Voice, head: Head, groupBy: string, place: Place): Row {
    const cells = html`<div role="gridcell" aria-colindex="1" aria-colspan="9" class="group-name">
      <button type="button" class="fold" tabindex="-1" aria-expanded=${head.open}>
        <span class=${head.open ? "" : "shut"}>${icon("down")}</span><strong>${this.titleOf(voice, head, groupBy, place)}</strong>
      </button>
      <span class="second figure">${this.words.say("records", head.count)}</span>
    </div>`;
    return { kind: "row-of group", cells };
  }

  /** What a group is called. */
  titleOf({ core, name }: Voice, { head }: Head, groupBy: string, { groups, categories }: Place): string {
    const { words } = this;
    const by = groupBy as Grouping;
    const [year = "", part = ""] = head.slice(head.indexOf(":") + 1).split(by === "month" ? "-" : "/");
    switch (by) {
      case "person":
        return name(head);
      case "state":
        return core.say("state", "hour", head);
      case "category":
        return [...(categories?.values() ?? [])].find(({ id }) => id === head)?.title ?? head;
      case "group":
        return groups.find(({ id }) => id === head)?.name ?? words.say("noGroup");
      default:
        return head === "" ? words.say("noPeriod") : by === "schoolYear" ? words.say("schoolYear", year) : words.say(by, year, part);
    }
  }
}
