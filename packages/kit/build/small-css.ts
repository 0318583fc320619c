import type { Plugin } from "vite";

/** Takes comments and white space out of `css` templates, and indents out of `html` templates: minifiers leave both as they are. */
export const smallCss = (): Plugin => ({
  name: "small-css",
  enforce: "pre",
  transform: (code, id) => (id.endsWith(".ts") && /(?:css|html)`/.test(code) ? withSmallCss(code) : undefined),
});

/** The same on the text of one module. */
export const withSmallCss = (code: string): string =>
  withoutIndents(code).replace(/\bcss`([^`]*)`/g, (_, css: string) => {
    const small = css
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,]) ?/g, "$1")
      .replace(/: (?=[^{}]*[;}])/g, ":")
      .replace(/;}/g, "}");
    return `css\`${small.trim()}\``;
  });

/** Line breaks before tags, attributes and expressions of `html` templates become one space, which draws the same. */
const withoutIndents = (code: string): string =>
  code.includes("html`") ? code.replace(/\n\s+(?=<\/?[a-z]|\$\{|[@.?]?[a-z-]+=(?:\$\{|"))/g, " ") : code;
