import type { Group } from "@xiaoben/contract";
import type { Grouping } from "./hour-ledger.model.ts";
import type { Voice } from "./hour-ledger.row.ts";

/** What a group of rows is called. */
export function titleOfHead({ core, words, categories, name }: Voice, by: Grouping, key: string, groups: readonly Group[]): string {
  const [year = "", part = ""] = key.slice(key.indexOf(":") + 1).split(by === "month" ? "-" : "/");
  switch (by) {
    case "person":
      return key === "" ? words.say("noPerson") : name(key);
    case "state":
      return core.say("state", "hour", key);
    case "category":
      return [...categories.values()].find(({ id }) => id === key)?.title ?? key;
    case "group":
      return groups.find(({ id }) => id === key)?.name ?? words.say("noGroup");
    default:
      return key === "" ? words.say("noPeriod") : by === "schoolYear" ? words.say("schoolYear", year) : words.say(by, year, part);
  }
}
