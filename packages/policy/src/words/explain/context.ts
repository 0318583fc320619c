import { say, type Language, type Pack, type Text } from "@xiaoben/contract";
import * as en from "./en.ts";
import type { ExplainedLine } from "./explained.ts";
import * as enNames from "./names-en.ts";
import * as hansNames from "./names-zh-hans.ts";
import * as hantNames from "./names-zh-hant.ts";
import type { Names, Phrases } from "./phrases.ts";
import * as hans from "./zh-hans.ts";
import * as hant from "./zh-hant.ts";

/** A pack with the words that it is read back in. */
export interface Context {
  pack: Pack;
  language: Language;
  phrases: Phrases;
  names: Names;
  /** What was said already; what is never said by a rule is listed at the end. */
  spoken: { parameters: Set<string>; measures: Set<string> };
  /** Clauses whose numbers are used by others: clause → the clauses that use them. */
  lent: Map<string, Set<string>>;
  /** What is being spelled out, outermost first, and how much more may be. */
  spelling: { open: string[]; left: number };
}

/** A line and the clause that it belongs to. No clause: what the pack itself is. */
export interface Placed {
  clause?: string;
  line: ExplainedLine;
}

const words: Record<Language, { phrases: Phrases; names: Names }> = {
  "zh-Hans": { phrases: hans.phrases, names: hansNames.names },
  "zh-Hant": { phrases: hant.phrases, names: hantNames.names },
  en: { phrases: en.phrases, names: enNames.names },
};

export const contextOf = (pack: Pack, language: Language): Context => ({
  pack,
  language,
  ...words[language],
  spoken: { parameters: new Set(), measures: new Set() },
  lent: new Map(),
  spelling: { open: [], left: most },
});

/** How many parts one figure is spelled out into; a sensible one has few. */
const most = 60;

/** Spells out a part by its id, unless it rests on itself or the figure has grown past reading: then its id stands for it. */
export function spelled({ spelling, phrases }: Context, id: string, say: () => string): string {
  const { open } = spelling;
  if (open.includes(id) || spelling.left === 0) return phrases.quote(id.slice(id.indexOf(":") + 1));
  open.push(id);
  spelling.left--;
  const said = say();
  open.pop();
  if (open.length === 0) spelling.left = most;
  return said;
}

export const text = ({ language }: Context, of: Text): string => say(of, language);

/** A title of the pack in quotes, found by its id; an id that is not there stands for itself. */
export function titled(context: Context, list: readonly { id: string; title: Text }[] | undefined, id: string): string {
  const found = list?.find((item) => item.id === id);
  return context.phrases.quote(found ? text(context, found.title) : id);
}

export const rule = (context: Context, id: string): string => titled(context, context.pack.rules, id);
export const book = (context: Context, id: string): string => titled(context, context.pack.books, id);

/** A name from a table, else the code itself in quotes. */
export const named = ({ phrases }: Context, table: Readonly<Record<string, string>>, code: string): string =>
  (Object.hasOwn(table, code) ? table[code] : undefined) ?? phrases.quote(code);

/** A fact in words. Facts of the host stand under their own name. */
export const fact = (context: Context, name: string): string => named(context, context.names.facts, name.replace(/^ext:/, ""));

export const facts = (context: Context, list: readonly string[] | undefined): string | undefined =>
  list === undefined || list.length === 0 ? undefined : context.phrases.list(list.map((name) => fact(context, name)));

/** A value of a fact in words: a category of the pack, a code with a name, else the code itself. */
export function code(context: Context, of: string, value: string): string {
  const { pack, names } = context;
  const category = of === "category" ? pack.categories?.find(({ id }) => id === value) : undefined;
  if (category) return context.phrases.quote(text(context, category.title));
  const table = names.codes[of] ?? {};
  const found = Object.hasOwn(table, value) ? table[value] : names.codes[""]?.[value];
  return context.phrases.quote(found ?? value);
}

/** Label of a clause; the author's own convention has words of its own. */
export function clause(context: Context, id: string): string {
  const found = context.pack.source.clauses.find((candidate) => candidate.id === id);
  return found ? text(context, found.label) : context.phrases.pack.house;
}

/** A day as it is written: `2026 年 9 月 1 日`. */
export function day({ phrases }: Context, value: string): string {
  const [year = "", month = "", date = ""] = value.split("-");
  return phrases.day(year, plainly(month), plainly(date));
}

/** A number of the calendar without leading zeros. */
export const plainly = (number: string): string => number.replace(/^0+(?=\d)/, "");

export const span = (context: Context, { from, to }: { from?: string; to?: string }): string =>
  context.phrases.pack.span(from === undefined ? undefined : day(context, from), to === undefined ? undefined : day(context, to));
