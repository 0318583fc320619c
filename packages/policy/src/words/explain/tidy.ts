import type { Language } from "@xiaoben/contract";

/** Takes out what joining leaves behind: in Chinese spaces between characters, and a separator after a question mark. */
export const tidy = (line: string, language: Language): string =>
  language === "en" ? line.replace(/\?; /g, "? ") : [spaces, spaces, marks].reduce((text, change) => change(text), line);

/** A space between two characters that are both Chinese, or beside a full-width mark. */
const spaces = (line: string): string =>
  line.replace(/([\u4e00-\u9fff，。；：、？（）“”「」]) ([\u4e00-\u9fff，。；：、？（）“”「」])/g, "$1$2");

const marks = (line: string): string =>
  line
    .replace(/？；/g, "？")

    .replace(/([\d%]) （/g, "$1（");
