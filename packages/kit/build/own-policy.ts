import type { Plugin } from "vite";

/** Names Lit's trusted-types policy `xiaoben` in the script build, so that a host's own Lit and ours need not share one name. */
export const ownPolicy = (): Plugin => ({
  name: "own-policy",
  transform: (code, id) =>
    /node_modules[/\\]lit-html[/\\]/.test(id) && code.includes('createPolicy("lit-html"')
      ? code.replaceAll('createPolicy("lit-html"', 'createPolicy("xiaoben"')
      : undefined,
});
