import { text, type Context, type Placed } from "./context.ts";

/** Who decides on declared hours, under the clauses that say so. */
export const approvalLines = (context: Context): Placed[] =>
  (context.pack.approvals ?? []).map(({ levels, categories, clause }) => {
    const { pack, phrases, names } = context;
    const titled = (id: string): string => {
      const found = pack.categories?.find((category) => category.id === id);
      return phrases.quote(found ? text(context, found.title) : id);
    };
    const chain = phrases.list(levels.map((level) => names.levels[level] ?? level));
    return { clause, line: { kind: "note", text: phrases.pack.approval(chain, categories && phrases.list(categories.map(titled))) } };
  });
