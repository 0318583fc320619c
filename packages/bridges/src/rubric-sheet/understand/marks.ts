import { dec, isDec, units, type Dec } from "@xiaoben/contract";

/** What a cell says of marks: a number, a stretch of them, or neither. */
export type Mark = { value: Dec } | { from: Dec; to: Dec } | { fault: "mark-not-a-number" | "mark-not-positive" };

/** Reads `10`, `10分`, `１０`, `20%`, `8-10`. A share such as `0.2` stays one: what it is a share of stands elsewhere. */
export function readMark(text: string): Mark {
  const plain = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/(?:分|points?)$/i, "")
    .replace(/%$/, "");
  const range = /^(\d{1,4}(?:\.\d{1,2})?)分?[-~—–至到]+(\d{1,4}(?:\.\d{1,2})?)$/.exec(plain);
  if (range) {
    const [low, high] = [range[1]!, range[2]!].sort((a, b) => units(a) - units(b));
    return { from: tidy(low!), to: tidy(high!) };
  }
  if (!/^-?\d{1,4}(\.\d{1,4})?$/.test(plain) || !isDec(plain)) return { fault: "mark-not-a-number" };
  return units(plain) > 0 ? { value: tidy(plain) } : { fault: "mark-not-positive" };
}

/** A mark that stands in the words themselves: `目标明确（5分）`, with the words that are left. */
export function markIn(text: string): { text: string; value?: Dec } {
  const [all, value] = /[(（]\s*(?:满分|滿分|共)?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分\s*[)）]/.exec(text.normalize("NFKC")) ?? [];
  return all && value ? { text: text.normalize("NFKC").replace(all, "").trim(), value: tidy(value) } : { text };
}

const tidy = (value: string): Dec => dec(units(value));
