import type { Example, Pack } from "@xiaoben/contract";
import { inputOf } from "../examples.ts";
import { alike } from "../parts/tree.ts";
import type { Tried } from "./diff.ts";

const subject = "00000000-0000-8000-8000-000000000001";

/** Somebody described as in an example of a pack. */
export const triedAs = (who: string, example: Omit<Example, "id" | "expect">): Tried => ({
  who,
  inputs: (pack) => kindsOf(pack).map((kind) => inputOf(pack, { id: who, expect: {}, ...example }, { kind, id: subject })),
});

/** The people of the examples of both packs; one that stands in both is one. */
export function triedByExamples(a: Pack, b: Pack): Tried[] {
  const own = a.examples.map((example) => ({ who: example.id, example }));
  const other = b.examples
    .filter((example) => !a.examples.some((known) => known.id === example.id && alike(said(known), said(example))))
    .map((example) => ({ who: a.examples.some(({ id }) => id === example.id) ? `${example.id} (${b.version})` : example.id, example }));
  return [...own, ...other].map(({ who, example }) => triedAs(who, example));
}

const said = (example: Example): object => ({ ...example, expect: {} });

const kindsOf = (pack: Pack): Pack["rules"][number]["for"]["subject"][] => [...new Set(pack.rules.map((rule) => rule.for.subject))];
