import { clause, code, day, fact, span, spelled, text, type Context, type Placed } from "./context.ts";
import { entries, measure } from "./figures.ts";

/** What the pack is: its name and source, since when, what it builds on, its cycles and categories. */
export function aboutLines(context: Context): Placed[] {
  const { pack, phrases, names } = context;
  const say = phrases.pack;
  const { source } = pack;
  const quote = phrases.quote;
  const lines = [
    say.identity(pack.id, pack.version, names.levels[pack.level] ?? pack.level),
    say.source(text(context, source.title), source.date === undefined ? undefined : day(context, source.date)),
    say.inForce(span(context, pack.effective)),
    ...(pack.extends ? [say.parent(pack.extends.id, pack.extends.version)] : []),
    ...(pack.drop && pack.drop.length > 0 ? [say.drop(phrases.list(pack.drop.map(quote)))] : []),
    ...(pack.cycles ?? []).map(({ id, years, anchor }) =>
      say.cycle(
        quote(id),
        String(years),
        "from" in anchor ? say.cycleFrom(day(context, anchor.from)) : say.cycleFact(fact(context, anchor.fact)),
      ),
    ),
    ...(pack.categories ?? []).map(({ title, parent, maps }) => {
      const above = pack.categories?.find(({ id }) => id === parent);
      const codes = maps && maps.length > 0 ? phrases.list(maps.map((one) => code(context, "category", one))) : undefined;
      return say.category(text(context, title), above ? text(context, above.title) : parent, codes);
    }),
  ];
  return lines.map((line) => ({ line: { kind: "note", text: line } }));
}

/** Numbers and figures that nothing in the pack uses, and clauses whose numbers others use: nothing is hidden. Asked for last. */
export function leftOver(context: Context): Placed[] {
  const { pack, phrases, spoken } = context;
  const measures = pack.measures
    .filter(({ id }) => !spoken.measures.has(id))
    .map(({ id }) => ({ id, said: measure(context, id) }))
    .map(({ id, said }): Placed => ({ line: { kind: "note", text: phrases.pack.unusedMeasure(phrases.quote(id), said) } }));
  const parameters = pack.parameters
    .filter(({ id }) => !spoken.parameters.has(id))
    .map((parameter): Placed => ({
      clause: parameter.clause,
      line: {
        kind: "note",
        text: phrases.pack.unusedNumber(
          phrases.quote(parameter.id),
          spelled(context, `number:${parameter.id}`, () => entries(context, parameter, "")),
        ),
      },
    }));
  const lent = [...context.lent].map(([id, by]): Placed => ({
    clause: id,
    line: { kind: "note", text: phrases.pack.lent(phrases.list([...by].map((other) => clause(context, other)))) },
  }));
  return [...measures, ...parameters, ...lent];
}
