import { catalogue } from "../core/index.ts";

const source = {
  waiting: "已存在本机，联网后自动提交。",
  sending: "正在提交…",
  keepEditing: "先不提交，继续修改",
  refusedTitle: "没有被接受：",
  again: "再提交一次",
  drop: "放弃这次提交",
  conflictTitle: "这里的内容在别处也改过",
  conflictNext: "两边不一样的内容列在下面，请选一边。",
  mine: "这里写的",
  theirs: "别处写的",
  useMine: "用这里的",
  useTheirs: "用别处的",
  look: "看现在的内容",
};

/** Words of everything that is written, sent, refused or in conflict. */
export type FormMessages = typeof source;

export const formStrings = catalogue<FormMessages>("forms", source, {
  "zh-Hant": async () => (await import("./forms.strings.zh-hant.ts")).messages,
  en: async () => (await import("./forms.strings.en.ts")).messages,
});
