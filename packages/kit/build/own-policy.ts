import type { Plugin } from "vite";

const asked = /createPolicy\((["'`])lit-html\1/g;

/** Names Lit's trusted-types policy `xiaoben` in the script build, so that a host's own Lit and ours need not share one name. */
export const ownPolicy = (): Plugin => ({
  name: "own-policy",
  transform: (code, id) =>
    /node_modules[/\\]lit-html[/\\]/.test(id) && asked.test(code) ? code.replaceAll(asked, 'createPolicy("xiaoben"') : undefined,
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === "chunk" && file.code.search(asked) >= 0)
        throw new Error(`${file.fileName} still asks for the policy "lit-html": Lit asks in another way than before.`);
  },
});
