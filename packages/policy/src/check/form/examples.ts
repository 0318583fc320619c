import { factVocabulary, isDay, isInstant, type Book, type Pack } from "@xiaoben/contract";
import { below } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/** Records of examples are of a kind that there is, and lie on days that there are. */
export const findExampleRecords = (pack: Pack): Finding[] =>
  pack.examples.flatMap(({ records }, e) => records.flatMap((record, r) => ofRecord(record, below("/examples", e, "records", r))));

const others = ["plan", "waiver"];

function ofRecord({ kind = "hour", ...facts }: Readonly<Record<string, string>>, path: string): Finding[] {
  if (!Object.hasOwn(factVocabulary, kind) && !others.includes(kind))
    return [
      {
        code: "unknown-reference",
        path: below(path, "kind"),
        message: `There are no records of a kind "${kind}"; use one of ${[...Object.keys(factVocabulary), ...others].join(", ")}`,
      },
    ];
  const needed = kind === "waiver" ? ["from", "to"] : kind === "plan" ? [] : ["on"];
  return [
    ...needed.flatMap((name): Finding[] =>
      facts[name] === undefined ? [{ code: "fact-type", path, message: `A record of this kind needs the day "${name}"; add it` }] : [],
    ),
    ...Object.entries(facts).flatMap(([name, value]): Finding[] =>
      (!isDayFact(kind, name) || isDay(value)) && (!name.endsWith("At") || isInstant(value))
        ? []
        : [
            {
              code: "fact-type",
              path: below(path, name),
              message: `"${value}" is no ${name.endsWith("At") ? "moment; write it like 2026-09-01T00:00:00.000Z" : "day; write it like 2026-09-01"}`,
            },
          ],
    ),
  ];
}

const always = new Set(["on", "until", "from", "to"]);

const isDayFact = (kind: string, name: string): boolean => {
  const vocabulary = Object.hasOwn(factVocabulary, kind) ? factVocabulary[kind as Book["source"]] : {};
  return always.has(name) || (Object.hasOwn(vocabulary, name) && vocabulary[name]?.type === "day");
};
