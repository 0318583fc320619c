import type { Language } from "@xiaoben/contract";
import { speak } from "./speak.ts";
import type { Words } from "./words.ts";

export type * from "./words.ts";

const catalogues = {
  "zh-Hans": () => import("./zh-hans.ts"),
  "zh-Hant": () => import("./zh-hant.ts"),
  en: () => import("./en.ts"),
};

/** The words of a language. Only the one that is asked for is loaded. */
export async function loadWords(language: Language): Promise<Words> {
  const { messages } = await catalogues[language]();
  return speak(messages, language);
}
