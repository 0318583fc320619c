import { periodOf, say, type Calendar, type Group, type Hour, type Id, type Language, type Pack, type PeriodUnit } from "@xiaoben/contract";
import type { Category, Grouping, Item } from "./hour-ledger.model.ts";

/** What groups are found by. */
export interface Facts {
  /** `undefined` while it is not known what categories are called. */
  categories: ReadonlyMap<string, Category> | undefined;
  groups: readonly Group[];
  calendars: readonly Calendar[];
}

/** Which group of a person stands for her. */
const nearest: Record<Group["type"], number> = { research: 0, preparation: 1, grade: 2 };

/** The group that a record stands in; "" where none is known. A person of several groups stands in one, so that nothing shows twice. */
export function groupKeys(by: Grouping, { categories, groups, calendars }: Facts): (hour: Hour) => string {
  switch (by) {
    case "person":
      return ({ person }) => person;
    case "state":
      return ({ state }) => state;
    case "category":
      return ({ category }) => categories?.get(category)?.id ?? category;
    case "group": {
      const found = new Map<Id, Id>();
      for (const { id, members } of [...groups].sort((a, b) => nearest[a.type] - nearest[b.type]))
        for (const member of members) if (!found.has(member)) found.set(member, id);
      return ({ person }) => found.get(person) ?? "";
    }
    default:
      return periodKeys(by, calendars);
  }
}

/** A record belongs to the period of its last day. */
function periodKeys(unit: PeriodUnit, calendars: readonly Calendar[]): (hour: Hour) => string {
  const known = new Map<string, string>();
  return ({ on, until = on }) => {
    let key = known.get(until);
    if (key === undefined) known.set(until, (key = periodOf(unit, until, calendars)?.key ?? ""));
    return key;
  };
}

/** Rows under the heads of their groups. Groups stand as their first records do, rows as the back end ordered them. */
export function grouped(hours: readonly Hour[], groupOf: (hour: Hour) => string, closed: ReadonlySet<string>): Item[] {
  const groups = new Map<string, Hour[]>();
  for (const hour of hours) {
    const key = groupOf(hour);
    const group = groups.get(key);
    if (group) group.push(hour);
    else groups.set(key, [hour]);
  }
  const items: Item[] = [];
  // What stands in no group comes last.
  const rest = groups.get("");
  groups.delete("");
  if (rest) groups.set("", rest);
  for (const [head, members] of groups) {
    const open = !closed.has(head);
    items.push({ head, count: members.length, open });
    if (open) for (const member of members) items.push(member);
  }
  return items;
}

/** By the code of the record: the categories of the packs that judge here, the first that knows a code. */
export function categoriesOf(packs: readonly Pack[], language: Language): ReadonlyMap<string, Category> {
  const found = new Map<string, Category>();
  for (const { categories = [] } of packs)
    for (const { id, title, maps = [] } of categories)
      for (const code of [id, ...maps]) if (!found.has(code)) found.set(code, { id, title: say(title, language) });
  return found;
}
