import type { Language, Pack } from "@xiaoben/contract";
import { aboutLines, leftOver } from "./explain/about.ts";
import { approvalLines } from "./explain/approvals.ts";
import { bookLines } from "./explain/books.ts";
import { contentLines } from "./explain/content.ts";
import { contextOf, text, type Placed } from "./explain/context.ts";
import type { ExplainedClause, ExplainedLine } from "./explain/explained.ts";
import { consequenceLine, questionLine } from "./explain/questions.ts";
import { ruleLines } from "./explain/rules.ts";
import { tidy } from "./explain/tidy.ts";

export type * from "./explain/explained.ts";
export * from "./explain/scheme.ts";

/**
 * A pack read back as clauses: what the pack is first (`pack`), then the clauses of its document in their order, what it carries
 * (`content`), and last the author's own conventions (`house`). Every number of the pack stands in it, and no other; its examples do not.
 * A pack with unknown names is read as well: a name that is not there stands for itself.
 */
export function explainPack(pack: Pack, language: Language): ExplainedClause[] {
  const context = contextOf(pack, language);
  const { phrases } = context;
  const placed: Placed[] = [
    ...aboutLines(context),
    ...pack.rules.flatMap((rule) => ruleLines(context, rule)),
    ...pack.books.flatMap((book) => bookLines(context, book)),
    ...pack.consequences.map((consequence) => consequenceLine(context, consequence)),
    ...pack.ambiguities.map((ambiguity) => questionLine(context, ambiguity)),
    ...approvalLines(context),
    ...contentLines(context),
  ];
  const tidied = (said: string): string => tidy(said, language);
  placed.push(...leftOver(context));

  const known = new Set(["house", "content", ...pack.source.clauses.map(({ id }) => id)]);
  const under = (id: string | undefined): ExplainedLine[] =>
    placed
      .filter(({ clause }) => (clause !== undefined && known.has(clause) ? clause : undefined) === id)
      .map(({ line }) => ({ ...line, text: tidied(line.text), ...(line.readings && { readings: line.readings.map(tidied) }) }));
  const clauses = pack.source.clauses.map(({ id, label, says }): ExplainedClause => {
    const lines = under(id);
    return {
      id,
      label: text(context, label),
      ...(says !== undefined && { says: text(context, says) }),
      lines: lines.length > 0 ? lines : [{ kind: "note", text: phrases.pack.nothing }],
    };
  });
  const [content, house] = [under("content"), under("house")];
  return [
    { id: "pack", label: text(context, pack.title), lines: under(undefined) },
    ...clauses,
    ...(content.length > 0 ? [{ id: "content", label: phrases.pack.content, lines: content }] : []),
    ...(house.length > 0 ? [{ id: "house", label: phrases.pack.house, house: true as const, lines: house }] : []),
  ];
}
