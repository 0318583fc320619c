import type { Pack, PackId, Rule } from "@xiaoben/contract";
import { neededBy, optional, type Score } from "./needed.model.ts";
import { renamed } from "./renamed.model.ts";
import type { Step } from "./scheme.edit.model.ts";
import { linesOf, schemeIn, type Beginning, type Line, type LineAt, type Side } from "./scheme.model.ts";

/**
 * Puts in a line of another scheme, with all that it rests on. What has the same name and is the same is taken as it stands; where anything of
 * the same name is otherwise, all that the line brings gets names of its own. Taken back, the line goes with what it alone rested on.
 */
export function addLine(
  pack: Pack,
  { pack: from, rule }: Beginning,
  { side, line }: Pick<LineAt, "side" | "line">,
): Step & { key: string } {
  const brought = apart(pack, alone(from, rule, side, line));
  const added = schemeIn(brought)![side]![0]!;
  const change = (now: Pack): Pack => withLine(joined(now, brought), side, added);
  const key = linesOf(schemeIn(change(pack))!).findLast((one) => one.side === side)!.key;
  return { key, change, undo: (now) => withoutLine(now, side, key) };
}

/** Whether a line can be put in: two documents that sort records into categories of their own cannot be made one. */
export const canAdd = (pack: Pack, { pack: from, rule }: Beginning, { side, line }: Pick<LineAt, "side" | "line">): boolean => {
  const { categories, cycles } = alone(from, rule, side, line);
  return fits(pack.categories, categories) && fits(pack.cycles, cycles);
};

const fits = (here: unknown, there: unknown): boolean =>
  there === undefined || here === undefined || JSON.stringify(here) === JSON.stringify(there);

/** A pack with this line and nothing else of its scheme. */
function alone(from: Pack, rule: Score, side: Side, line: Line): Pack {
  const { id, title, for: whom } = rule;
  // Its period is that of the scheme that it goes into.
  const bare: Rule = { id, title, for: whom, per: "term", clause: line.clause, kind: "score", full: "0", floor: "0", [side]: [line] };
  return neededBy({ ...from, rules: from.rules.map((one) => (one === rule ? bare : one)), examples: [] }, id);
}

/** The lists of a pack whose members are named. */
const lists = ["parameters", "ambiguities", "books", "measures", "rules"] as const;

/** What is brought, under names that stand for nothing else in the pack. */
function apart(pack: Pack, brought: Pack): Pack {
  const score = schemeIn(brought)!;
  const here = new Map<string, string>();
  for (const list of lists) for (const part of pack[list]) here.set(`${list}/${part.id}`, JSON.stringify(part));
  for (const clause of pack.source.clauses) here.set(`clauses/${clause.id}`, JSON.stringify(clause));
  for (const checklist of pack.content?.checklists ?? []) here.set(`checklists/${checklist.id}`, JSON.stringify(checklist));
  const parts: [string, { id: PackId }][] = [
    ...lists.flatMap((list) => brought[list].filter((part) => part !== score).map((part): [string, { id: PackId }] => [list, part])),
    ...brought.source.clauses.map((part): [string, { id: PackId }] => ["clauses", part]),
    ...(brought.content?.checklists ?? []).map((part): [string, { id: PackId }] => ["checklists", part]),
  ];
  const same = parts.every(([list, part]) => (here.get(`${list}/${part.id}`) ?? JSON.stringify(part)) === JSON.stringify(part));
  if (same) return brought;
  const fresh = new Map<string, Map<PackId, PackId>>();
  for (const [list, { id }] of parts) {
    let name = id;
    for (let n = 2; here.has(`${list}/${name}`); n++) name = `${id}-${n}`;
    fresh.set(list, (fresh.get(list) ?? new Map<PackId, PackId>()).set(id, name));
  }
  return renamed(brought, (list, id) => fresh.get(list)?.get(id) ?? id);
}

/** Both, each part once. */
function joined(now: Pack, brought: Pack): Pack {
  const score = schemeIn(brought)!.id;
  const both = <T extends { id: PackId }>(here: readonly T[], more: readonly T[]): T[] => [
    ...here,
    ...more.filter(({ id }) => !here.some((one) => one.id === id)),
  ];
  const checklists = both(now.content?.checklists ?? [], brought.content?.checklists ?? []);
  return optional(
    {
      ...now,
      source: { ...now.source, clauses: both(now.source.clauses, brought.source.clauses) },
      parameters: both(now.parameters, brought.parameters),
      ambiguities: both(now.ambiguities, brought.ambiguities),
      books: both(now.books, brought.books),
      measures: both(now.measures, brought.measures),
      rules: both(
        now.rules,
        brought.rules.filter(({ id }) => id !== score),
      ),
    },
    {
      categories: now.categories ?? brought.categories,
      cycles: now.cycles ?? brought.cycles,
      content: checklists.length > 0 ? { ...now.content, checklists } : now.content,
    },
  );
}

const withLine = (pack: Pack, side: Side, line: Line): Pack => ({
  ...pack,
  rules: pack.rules.map((rule) => (rule === schemeIn(pack) ? { ...rule, [side]: [...((rule as Score)[side] ?? []), line] } : rule)),
});

function withoutLine(pack: Pack, side: Side, key: string): Pack {
  const rule = schemeIn(pack);
  const found = rule && linesOf(rule).find((one) => one.key === key);
  if (!rule || !found) return pack;
  const lines = rule[side]!.filter((one) => one !== found.line);
  const next = optional(rule, { [side]: lines.length > 0 ? lines : undefined });
  return neededBy({ ...pack, rules: pack.rules.map((one) => (one === rule ? next : one)) }, rule.id);
}
