import type { Pack } from "@xiaoben/contract";
import { setBy } from "../parts/settled.ts";
import { alike, below, paramsIn } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/** Parameters that nothing reads, questions whose answer changes nothing, and what is open without a question. */
export function findIdle(pack: Pack): Finding[] {
  const { parameters, books, measures, rules, consequences, content } = pack;
  const read = paramsIn({ books, measures, rules, consequences, content, values: parameters.map(({ values }) => values) });
  const asked = new Set(pack.ambiguities.flatMap((ambiguity) => [...setBy(ambiguity)]));
  return [
    ...parameters.flatMap(({ id, values }, p): Finding[] => {
      const path = below("/parameters", p);
      if (!read.has(id))
        return [{ code: "parameter-unused", path, message: `Nothing reads "${id}"; name it where its number stands, or remove it` }];
      return values.length > 0 || asked.has(id)
        ? []
        : [
            {
              code: "question-missing",
              path: `${path}/values`,
              message: `"${id}" has no value, and no question asks for it; write the value or the question`,
            },
          ];
    }),
    ...pack.ambiguities.flatMap((ambiguity, a) => ofQuestion(pack, ambiguity, below("/ambiguities", a), read)),
  ];
}

function ofQuestion(pack: Pack, ambiguity: Pack["ambiguities"][number], path: string, read: ReadonlySet<string>): Finding[] {
  const { readings, asks } = ambiguity;
  const idle = (at: string, message: string): Finding[] => [{ code: "ambiguity-without-effect", path: at, message }];
  const known = new Set(pack.parameters.map(({ id }) => id));
  const set = [...setBy(ambiguity)].filter((id) => known.has(id));
  // A question that sets nothing puts a fault of its clause on record.
  if (set.length === 0)
    return ambiguity.kind === "unclear"
      ? idle(path, "No reading sets a parameter; let each set one, or make it a fault of the document")
      : [];
  if (!set.some((id) => read.has(id)))
    return idle(path, "Nothing reads what this question sets; name its parameter where its number stands, or remove the question");
  if (asks === undefined && readings.length > 1 && readings.every(({ sets }) => alike(sets, readings[0]!.sets)))
    return idle(`${path}/readings`, "All readings set the same; let them differ, or remove the question");
  const written = set.filter((id) =>
    pack.parameters.some((row) => row.id === id && row.values.some(({ periods, when }) => !periods && !when)),
  );
  return written.length === set.length
    ? idle(
        path,
        `${written.map((id) => `"${id}"`).join(", ")} has a value already, so that this is never asked; remove the value and presume a reading instead`,
      )
    : [];
}
