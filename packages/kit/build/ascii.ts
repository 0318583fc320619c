import type { Plugin } from "vite";

/** Pure ASCII output, which is right in a page of any encoding. Safe while nothing reads raw template strings. */
export const ascii = (): Plugin => ({
  name: "ascii",
  enforce: "post",
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === "chunk")
        chunk.code = chunk.code.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
    }
  },
});
