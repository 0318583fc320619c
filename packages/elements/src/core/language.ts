import type { Language } from "@xiaoben/contract";

/**
 * The language an element speaks: that of its own `lang` or of the nearest ancestor that has one, through shadow roots;
 * else `otherwise` (the session's), else Simplified Chinese.
 */
export function languageOf(element: HTMLElement, otherwise?: string): Language {
  // The property first: its attribute is written only while rendering.
  if (element.lang) return languageOfTag(element.lang);
  for (let at: Element | null = element; at;) {
    const holder: Element | null = at.closest('[lang]:not([lang=""])');
    const lang = holder?.getAttribute("lang");
    if (lang) return languageOfTag(lang);
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return languageOfTag(otherwise ?? "zh-Hans");
}

/** Which of our languages a language tag is read as: `zh-TW` is zh-Hant; what is neither Chinese nor unknown is English. */
export function languageOfTag(tag: string): Language {
  const parts = tag.toLowerCase().replaceAll("_", "-").split("-");
  if (parts[0] !== "zh") return "en";
  return parts.includes("hant") || (!parts.includes("hans") && parts.some((part) => ["tw", "hk", "mo"].includes(part)))
    ? "zh-Hant"
    : "zh-Hans";
}

/** Tag for `Intl` and for the catalogues: both know Chinese by region. */
export const localeOf: Record<Language, string> = { "zh-Hans": "zh-cn", "zh-Hant": "zh-tw", en: "en" };
