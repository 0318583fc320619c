import type { PrivacyWords } from "./words.ts";

export const privacyZh: PrivacyWords = {
  personWanted: "请给出人员编号（UUID），导出时再给一个文件夹：xiaoben privacy export 编号 文件夹",
  basisWanted: "请用 --basis 写明依据（申请或决定的编号，不要写姓名）。",
  nobody: "没有这个人。",
  basisNames: "依据里写了这个人的姓名或编号。依据会永远留在审计链里，请改写申请或决定的编号。",
  notARetention: (path) => `${path} 应为 JSON，如 {"attachment": "keep"}，值为 keep 或 remove。`,
  columns: ["种类", "以化名保留", "删除"],
  nothing: "没有关于这个人的任何内容。",
  named: (refs) => `保留的这些记录的文字里还有其姓名，请人工查看：\n  ${refs}`,
  notYet: "还没有改动。确认无误后加上 --commit 再运行；之后不能撤销。",
  rows: (count) => `未完成的导入中不再写入的行：${count}`,
  erased: (pseudonym) => `已注销。今后以化名 ${pseudonym} 出现，数据库里查不回本人。`,
  erasureWanted: "请给出名册提示中的注销编号（UUID）：xiaoben privacy readmit 编号",
  noErasure: "没有这个注销编号，或此人已经重新录入。",
  readmitted: "下次名册中再出现此人时，按新人录入；以化名保留的内容不变。",
  folderFull: (path) => `${path} 不是空文件夹，请换一个。`,
  exported: (path, records, files, withheld) =>
    `已写出 ${records} 条记录、${files} 个文件到 ${path}；另有 ${withheld} 条此人现在不能查看，只列出编号。请从 README.md 看起。`,
};
