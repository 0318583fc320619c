import { dec, units, type Dec, type Id, type RollupBy, type RollupFigures, type RollupPart, type Tally } from "@xiaoben/contract";
import type { Directory } from "../directory/directory.ts";
import type { KeptRow } from "../store/kept.ts";

/** The sums of the figures of people, in decimals. */
export function figuresOfAll(rows: readonly KeptRow[]): RollupFigures {
  const open = rows.filter(({ outcome }) => outcome === "notYet" || outcome === "notMet");
  return {
    ...total("value", rows),
    ...total(
      "waiting",
      rows.map(({ figures }) => figures),
    ),
    ...total(
      "gap",
      open.map(({ figures }) => figures),
    ),
    ahead: rows.filter(({ outcome, figures }) => (figures.ahead ?? outcome) === "notMet").length,
  };
}

function total<N extends "value" | "waiting" | "gap">(name: N, all: readonly { readonly [K in N]?: Dec }[]): { [K in N]?: Dec } {
  const known = all.flatMap((one) => one[name] ?? []);
  return (known.length > 0 ? { [name]: dec(known.reduce((sum, one) => sum + units(one), 0)) } : {}) as { [K in N]?: Dec };
}

/** How many people came out how. */
export function tallyOf(rows: readonly KeptRow[]): Tally {
  const counted: Tally = {};
  for (const { outcome } of rows) counted[outcome] = (counted[outcome] ?? 0) + 1;
  return counted;
}

/** The parts of the rows of one rule, by key. */
export function partsOf(rows: readonly KeptRow[], by: Exclude<RollupBy, "group">, path: string, directory: Directory): RollupPart[] {
  if (by === "category" || by === "month") return valuesBy(rows, by);
  if (by === "person")
    return [...rows].sort((a, b) => compare(a.subject, b.subject)).map((row) => ({ ...partOf(row.subject, [row]), ...thresholdOf(row) }));
  const below = directory.orgs.filter((org) => org.path.startsWith(path) && org.path.slice(path.length).split("/").length === 2);
  const own = path.split("/").at(-2)!;
  return partsBy(rows, ({ orgPath }) => below.find((org) => orgPath.startsWith(org.path))?.id ?? own);
}

/** The groups of an organisation: of each the verdicts on its members, whoever judged them; and those of people who are in none. */
export function groupParts(rows: readonly KeptRow[], members: readonly KeptRow[], groups: Directory["groups"]): RollupPart[] {
  const grouped = new Set(groups.flatMap((group) => group.members));
  const without = rows.filter(({ subject }) => !grouped.has(subject));
  return [
    ...(without.length > 0 ? [partOf("", without)] : []),
    ...[...groups]
      .sort((a, b) => compare(a.id, b.id))
      .map((group) => {
        const ids = new Set(group.members);
        return partOf(
          group.id,
          members.filter(({ subject }) => ids.has(subject)),
        );
      }),
  ];
}

const thresholdOf = ({ figures: { threshold } }: KeptRow): Pick<RollupPart, "threshold"> => (threshold === undefined ? {} : { threshold });

function partsBy(rows: readonly KeptRow[], keyOf: (row: KeptRow) => Id): RollupPart[] {
  const parts = new Map<Id, KeptRow[]>();
  for (const row of rows) parts.set(keyOf(row), [...(parts.get(keyOf(row)) ?? []), row]);
  return [...parts].sort(([a], [b]) => compare(a, b)).map(([key, own]) => partOf(key, own));
}

const partOf = (key: string, rows: readonly KeptRow[]): RollupPart => ({
  key,
  people: rows.length,
  outcomes: tallyOf(rows),
  stale: rows.filter(({ stale }) => stale).length,
  ...figuresOfAll(rows),
});

function valuesBy(rows: readonly KeptRow[], by: "category" | "month"): RollupPart[] {
  const sums = new Map<string, { people: number; sum: number }>();
  for (const { figures } of rows)
    for (const [key, value] of Object.entries(figures[by] ?? {})) {
      const { people, sum } = sums.get(key) ?? { people: 0, sum: 0 };
      sums.set(key, { people: people + 1, sum: sum + units(value) });
    }
  return [...sums].sort(([a], [b]) => compare(a, b)).map(([key, { people, sum }]) => ({ key, people, value: dec(sum) }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
