import type { Plugin } from "vite";

/** Takes comments and white space out of `css` templates, which minifiers leave as they are. */
export const smallCss = (): Plugin => ({
  name: "small-css",
  enforce: "pre",
  transform: (code, id) => (/\.ts$/.test(id) && code.includes("css`") ? withSmallCss(code) : undefined),
});

/** The same on the text of one module. */
export const withSmallCss = (code: string): string =>
  code.replace(/\bcss`([^`]*)`/g, (_, css: string) => {
    const small = css
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,]) ?/g, "$1")
      .replace(/: (?=[^{}]*[;}])/g, ":")
      .replace(/;}/g, "}");
    return `css\`${small.trim()}\``;
  });
