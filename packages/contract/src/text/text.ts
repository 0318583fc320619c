/** Languages that the project speaks. zh-Hans is the source language. */
export type Language = "zh-Hans" | "zh-Hant" | "en";

/** Words shown to people. A plain string is zh-Hans; in an object zh-Hans is required. */
export type Text = string | { "zh-Hans": string; "zh-Hant"?: string; en?: string };

/** The text in the reader's language, else zh-Hans. Never machine-converted. */
export const say = (text: Text, language: Language): string => (typeof text === "string" ? text : (text[language] ?? text["zh-Hans"]));
