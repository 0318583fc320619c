import { catalogue } from "../core/index.ts";

const source = {
  title: "评课量表",
  packTitle: (org: string) => `${org}评课量表`,
  noOrg: "没有找到这个单位",
  noOrgNext: "请从自己的单位进入。",
  gone: "没有找到这份规则包",
  goneNext: "它可能已经移去。请从列表重新进入。",
  empty: "这里还没有自己的评课量表",
  emptyRead: "学校做好并发布以后，就会显示在这里。",
  emptyWrite: "新建一张，从现有的表复制，或者从表格文件读入。",
  stands: (version: string) => `现在用的是第 ${version} 版`,
  standsNot: "还没有发布过",
  drafting: (version: string) => `第 ${version} 版草稿`,
  version: (version: string) => `第 ${version} 版`,
  draftNote: "发布以前，听课用的还是原来那一版；已经开始的记录一直用原来那一版。",
  list: "评课量表",
  about: (items: number, full: string) => `${items} 项${full ? `，满分 ${full}` : "，不计分"}`,
  toMend: (n: number) => `${n} 处要改`,
  tryOut: "试填",
  tryNote: "这里与听课时看到的一样。试填的内容不会保存。",
  tryClear: "重新试填",
  print: "打印空表",
  signObserver: "听课人",
  signTeacher: "执教教师",
  signDay: "日期",
  untitled: "（未命名）",
};

export type RubricEditorMessages = typeof source;

export const rubricEditorStrings = catalogue<RubricEditorMessages>("rubric-editor", source, {
  "zh-Hant": async () => (await import("./rubric-editor.strings.zh-hant.ts")).messages,
  en: async () => (await import("./rubric-editor.strings.en.ts")).messages,
});
