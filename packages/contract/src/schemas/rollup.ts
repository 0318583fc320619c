import { count, day, dec, id, instant, list, loose, maybe, name, oneOf, text } from "./primitives.ts";

const tally = loose({
  met: maybe(count),
  notYet: maybe(count),
  notMet: maybe(count),
  undetermined: maybe(count),
  waived: maybe(count),
  notApplicable: maybe(count),
  applies: maybe(count),
  doesNotApply: maybe(count),
});

export const rollupAsk = loose({
  org: id,
  group: maybe(id),
  period: maybe(name),
  pack: maybe(name),
  rules: maybe(list(name)),
  by: maybe(oneOf("org", "group", "person", "category", "month")),
  asOf: maybe(day),
  knownAt: maybe(instant),
});

const figures = { value: maybe(dec), waiting: maybe(dec), gap: maybe(dec), ahead: maybe(count) };

export const rollup = loose({
  rule: loose({ pack: name, version: name, id: name }),
  period: loose({ key: name, from: day, to: day }),
  people: count,
  outcomes: tally,
  stale: count,
  unjudged: maybe(count),
  readings: list(loose({ ambiguity: name, reading: name, outcomes: tally })),
  since: maybe(instant),
  unit: maybe(text),
  ...figures,
  parts: maybe(
    list(
      loose({
        key: text,
        people: count,
        outcomes: maybe(tally),
        stale: maybe(count),
        threshold: maybe(dec),
        ...figures,
      }),
    ),
  ),
});
