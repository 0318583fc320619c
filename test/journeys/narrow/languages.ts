export type Language = "zh-Hans" | "zh-Hant" | "en";

/** English has the longest words: what has room in it has room in all. And in it one sees what was left in Chinese. */
export const longestWords: Language = "en";
/** What the long tier tries beside it. */
export const otherLanguages: readonly Language[] = ["zh-Hans", "zh-Hant"];
