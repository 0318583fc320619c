import { say, type Dec, type Language, type Rating, type RubricItem } from "@xiaoben/contract";

/** One choice of an item: what is stored, and what stands on it. */
export interface Option {
  /** Value of the radio button, unique in its item. */
  value: string;
  label: string;
  /** A sentence on what the choice means, where the form has one. */
  says?: string;
  rating: Rating;
}

/** Words that the rubric does not bring itself. */
export interface OptionWords {
  yes: string;
  no: string;
  notApplicable: string;
}

/** How an item is filled in: choices side by side, or a text, or a number where there would be too many choices. */
export type Control =
  | { kind: "options"; options: Option[] }
  | { kind: "number"; max: Dec; step: Dec; none: Option | undefined }
  | { kind: "text" };

/** More choices than this do not fit under a thumb: a number is typed instead. */
const mostOptions = 21;

/** The control of an item. "Not applicable" is a choice like the others, where the form allows it. */
export function controlOf(item: RubricItem, words: OptionWords, language: Language): Control {
  const none: Option | undefined = item.notApplicable
    ? { value: "na", label: words.notApplicable, rating: { notApplicable: true } }
    : undefined;
  const options = (list: Option[]): Control => ({ kind: "options", options: none ? [...list, none] : list });
  switch (item.field) {
    case "text":
      return { kind: "text" };
    case "yesNo":
      return options([level("yes", words.yes), level("no", words.no)]);
    case "choice":
      return options(item.choices.map((choice) => level(choice.id, say(choice.label, language))));
    case "level":
      return options(
        item.levels.map((one) => ({ ...level(one.id, say(one.label, language)), ...(one.says && { says: say(one.says, language) }) })),
      );
    case "points": {
      const count = Math.floor(tenThousandths(item.max) / tenThousandths(item.step)) + 1;
      if (count > mostOptions) return { kind: "number", max: item.max, step: item.step, none };
      return options(Array.from({ length: count }, (_, i) => points(String((i * tenThousandths(item.step)) / 10_000))));
    }
  }
}

/** The value of the radio button that a rating checks. */
export function valueOf(rating: Rating | undefined): string {
  if (!rating) return "";
  if ("value" in rating) return `p${rating.value}`;
  if ("level" in rating) return `l${rating.level}`;
  return "notApplicable" in rating ? "na" : "";
}

/** Ratings with one set, or taken away where `rating` is `undefined`. */
export function withRating(ratings: Readonly<Record<string, Rating>>, item: string, rating: Rating | undefined): Record<string, Rating> {
  const next = { ...ratings };
  if (rating) next[item] = rating;
  else delete next[item];
  return next;
}

/** A number typed into a points item, full-width digits included; `undefined` where it is none, too large or off the step. */
export function readPoints(item: RubricItem & { field: "points" }, text: string): Dec | undefined {
  const plain = text.trim().replaceAll(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  if (!/^\d{1,4}(\.\d{1,4})?$/.test(plain)) return undefined;
  const given = tenThousandths(plain);
  return given <= tenThousandths(item.max) && given % tenThousandths(item.step) === 0 ? String(given / 10_000) : undefined;
}

const level = (id: string, label: string): Option => ({ value: `l${id}`, label, rating: { level: id } });
const points = (value: Dec): Option => ({ value: `p${value}`, label: value, rating: { value } });
/** As whole numbers, in which steps such as 0.1 add up exactly. */
const tenThousandths = (value: Dec): number => Math.round(Number(value) * 10_000);
