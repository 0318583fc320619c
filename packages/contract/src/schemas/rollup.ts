import { count, day, id, instant, list, loose, maybe, name } from "./primitives.ts";

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

export const rollupAsk = loose({ org: id, group: maybe(id), period: maybe(name), pack: maybe(name), rules: maybe(list(name)) });

export const rollup = loose({
  rule: loose({ pack: name, version: name, id: name }),
  period: loose({ key: name, from: day, to: day }),
  people: count,
  outcomes: tally,
  stale: count,
  readings: list(loose({ ambiguity: name, reading: name, outcomes: tally })),
  since: maybe(instant),
});
