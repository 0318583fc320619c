import type { Level, Org } from "@xiaoben/contract";

/** The levels of a pack, from below. */
const order: readonly Level[] = ["group", "school", "centralSchool", "county", "province"];

export const rankOf = (level: Level): number => order.indexOf(level);

/** The level that an organisation acts at. */
export const levelOf = ({ type }: Org): Level => (type === "villageSchool" ? "school" : type);

/** Whether an organisation may write a pack of a level: one of its own level or below; at the top of the tree stand those from above it too. */
export const mayWrite = (org: Org, level: Level): boolean => org.parent === undefined || rankOf(level) <= rankOf(levelOf(org));

/** Whether a pack of a level can bind an organisation: one of its own level or above. A group's pack binds in its school. */
export const fits = (level: Level, org: Org): boolean => Math.max(rankOf(level), rankOf("school")) >= rankOf(levelOf(org));
