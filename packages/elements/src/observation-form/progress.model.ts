import { rubricScore, say, type Language, type Rating, type Rubric, type RubricItem, type RubricScore } from "@xiaoben/contract";
import { controlOf, valueOf, type OptionWords } from "./rubric.model.ts";

/** Where the filling in stands. */
export interface Progress extends RubricScore {
  /** Items that are neither rated nor not applicable; texts are missed only where the form requires them. */
  open: RubricItem[];
  /** Of those, the ones that the form asks for in any case. */
  needed: RubricItem[];
  bandLabel: string;
  items: number;
}

/** The live total of a rubric: items that are not applicable leave both sums. */
export function progressOf(rubric: Rubric, ratings: Readonly<Record<string, Rating>>, language: Language): Progress {
  const score = rubricScore(rubric, ratings);
  const items = rubric.sections.flatMap((section) => section.items).filter((item) => item.field !== "text" || item.required);
  const open = items.filter((item) => score.missing.includes(item.id));
  const band = rubric.bands?.find(({ id }) => id === score.band);
  return {
    ...score,
    open,
    needed: open.filter((item) => item.required),
    bandLabel: band ? say(band.label, language) : "",
    items: items.length,
  };
}

/** What a rating reads like where nothing can be changed. */
export function ratingText(item: RubricItem, rating: Rating | undefined, words: OptionWords, language: Language): string {
  if (!rating) return "";
  if ("text" in rating) return rating.text;
  if ("notApplicable" in rating) return words.notApplicable;
  if ("value" in rating) return item.field === "points" ? `${rating.value} / ${item.max}` : rating.value;
  const control = controlOf(item, words, language);
  return (control.kind === "options" && control.options.find((option) => option.value === valueOf(rating))?.label) || rating.level;
}
