import { isDec, units, type Units } from "@xiaoben/contract";

/** What a number in a text is a number of, as far as the word after it tells. */
export type Measured = "days" | "minutes" | "share" | "other";

export interface Said {
  value: Units;
  of: Measured;
}

/**
 * The numbers that a sentence surely states: in digits, or Chinese numerals of two characters and more before a counting word
 * (四十学时). Left out: dates and years, numbers of articles and of lists. A percentage is the share.
 */
export function statedIn(text: string): Said[] {
  const plain = ignored.reduce((left, pattern) => left.replace(pattern, " "), text);
  return [
    ...[...plain.matchAll(/(?<![\w.])(\d{1,9}(?:\.\d{1,4})?)(?![\d.]*\d)\s*([%％]|[\p{L}]{0,7})/gu)].flatMap(([, digits, word]) =>
      said(digits!, word ?? ""),
    ),
    ...[
      ...plain.matchAll(/([一二两兩三四五六七八九十百千]{2,})\s*(学时|學時|学分|學分|节|節|次|天|日|分钟|分鐘|篇|字|本|课时|課時|人)/gu),
    ].flatMap(([, numeral, word]) => {
      const value = numeralOf(numeral!);
      return value === undefined ? [] : said(String(value), word!);
    }),
  ];
}

/** Every number that a sentence mentions in any way. */
export function mentionedIn(text: string): Set<Units> {
  const digits = [...text.matchAll(/\d{1,9}(?:\.\d{1,4})?/g)].flatMap(([found]) => [units(found), units(found) / 100]);
  const numerals = [...text.matchAll(/[一二两兩三四五六七八九十百千]+/g)].flatMap(([found]) =>
    [...found, found].flatMap((part) => numeralOf(part) ?? []),
  );
  const words = [...text.toLowerCase().matchAll(/[a-z]+/g)].flatMap(([word]) => english[word] ?? []);
  return new Set([...digits, ...[...numerals, ...words].map((value) => value * 10_000), ...(text.includes("半") ? [5_000] : [])]);
}

const ignored = [
  /(?<!\d)(?:19|20)\d{2}\s*[-–/.年]\s*\d{1,4}(\s*[-/.月]\s*\d{1,2})?\s*[日号號]?/gu,
  /(?<!\d)(?:19|20)\d{2}\s*(学年|學年|年度)/gu,
  /(?<!\d)(?:19|20)\d{2}(?!\d|\s*[\p{L}%])/gu,
  /\d{1,2}\s*月\s*(\d{1,2}\s*[日号號])?/gu,
  /第\s*\d+(\.\d+)*\s*[条條款项項章节節部步阶階]?/gu,
  /\b(?:article|section|clause|paragraph|item|no\.)\s*\d+(\.\d+)*(\s*\(\d+\))?/giu,
  /[(（]\s*\d+\s*[)）]/gu,
  /(?:^|[\n；;。])\s*\d+\s*[.、．](?!\d)/gu,
  /[§#]\s*\d+(\.\d+)*/gu,
];

function said(digits: string, word: string): Said[] {
  if (!isDec(digits)) return [];
  const value = units(digits);
  if (word === "%" || word === "％" || /^percent/i.test(word)) return [{ value: Math.round(value / 100), of: "share" }];
  return [{ value, of: /^(天|日|个?工作日|days?)/i.test(word) ? "days" : /^(分钟|分鐘|min)/i.test(word) ? "minutes" : "other" }];
}

const figures: Record<string, number> = { 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const powers: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const english: Record<string, number> = {
  half: 0.5,
  one: 1,
  once: 1,
  two: 2,
  twice: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};

/** 二十四 → 24; `undefined` where the characters are no number. */
function numeralOf(text: string): number | undefined {
  let [sum, figure] = [0, 0];
  for (const character of text) {
    const power = powers[character];
    if (power !== undefined) {
      sum += (figure || 1) * power;
      figure = 0;
    } else {
      if (figure !== 0) return undefined;
      figure = figures[character] ?? 0;
    }
  }
  return sum + figure;
}
