import type { Pack, PackRecord, Rubric } from "@xiaoben/contract";
import { publishedIn } from "../practice/own-pack.model.ts";

export const rubricsOf = (pack: Pack): readonly Rubric[] => pack.content?.rubrics ?? [];

export const withRubrics = (pack: Pack, rubrics: readonly Rubric[]): Pack => ({
  ...pack,
  content: { ...pack.content, rubrics: [...rubrics] },
});

/** Rubrics that can be begun from: those of every published pack, of each pack its newest version. */
export const examplesIn = (records: readonly PackRecord[]): { key: string; rubric: Rubric }[] =>
  publishedIn(records).flatMap(({ pack }) => rubricsOf(pack).map((rubric) => ({ key: `${pack.id}/${rubric.id}`, rubric })));
