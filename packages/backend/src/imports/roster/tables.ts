import type { Id, Org, RoleName } from "@xiaoben/contract";

/** What the words and keys of one source of rosters mean here. Filled by whoever knows that source; nothing is guessed where it says nothing. */
export interface RosterTables {
  /** `sourcedId` or name of an organisation → the organisation that is there. */
  orgs?: Readonly<Record<string, Id>>;
  /** `sourcedId` of a new organisation → what it is, where the source cannot say: central schools and village schools are `school` there. */
  orgTypes?: Readonly<Record<string, Org["type"]>>;
  /** Word for a role → the role; `null`: none, and nothing is said of it. Leaders of groups come with their groups, not from rosters. */
  roles?: Readonly<Record<string, Exclude<RoleName, "groupLead"> | null>>;
  /** Words for `stage`, `titleLevel` and `employment` → the codes that the packs use. */
  facts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** How rosters are taken. */
export interface RosterSettings {
  /** By name of the source. */
  sources: Readonly<Record<string, RosterTables>>;
  /**
   * When an import waits for somebody to confirm how many people would lose their post: more than `people`, or more than this share of those
   * in the organisations that it speaks of. One person never stops it.
   */
  stop: { share: number; people: number };
}

/** What holds where a host says nothing. */
export const defaultRoster: RosterSettings = { sources: {}, stop: { share: 0.1, people: 50 } };

/** Words that mean a role in every source. Who reads the hours of others is never concluded from a word: that is the host's table. */
const plainRoles: Readonly<Record<string, RoleName>> = {
  teacher: "teacher",
  principal: "principal",
  教师: "teacher",
  教師: "teacher",
  老师: "teacher",
  任课教师: "teacher",
  班主任: "teacher",
  校长: "principal",
  校長: "principal",
};

/** The role that a word means: `null`, none; `undefined`, nobody has said. */
export function roleMeant(word: string, tables: RosterTables): RoleName | null | undefined {
  if (tables.roles && Object.hasOwn(tables.roles, word)) return tables.roles[word];
  return Object.hasOwn(plainRoles, word) ? plainRoles[word] : undefined;
}

/** The code of a word in a table, or `undefined`. */
export function codeMeant(field: string, word: string, tables: RosterTables): string | undefined {
  const codes = tables.facts?.[field];
  return codes && Object.hasOwn(codes, word) ? codes[word] : undefined;
}
