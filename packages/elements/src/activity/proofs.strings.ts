import { catalogue } from "../core/index.ts";

const source = {
  add: "附照片或证明",
  open: (name: string) => `下载${name}`,
  sending: (name: string, share: string) => `正在上传${name}，${share}`,
  failed: (name: string, why: string) => `${name}没有传上去：${why}`,
};

export type ProofsMessages = typeof source;

export const proofsStrings = catalogue<ProofsMessages>("activity-proofs", source, {
  "zh-Hant": async () => (await import("./proofs.strings.zh-hant.ts")).messages,
  en: async () => (await import("./proofs.strings.en.ts")).messages,
});
