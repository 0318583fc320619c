import type { RubricSheetDoubt, RubricSheetFault, SheetFault } from "@xiaoben/contract";
import { catalogue } from "../core/index.ts";

type More = Readonly<Record<string, string>>;

const source = {
  title: (file: string) => `从“${file}”读到的`,
  reading: "正在读…",
  read: (title: string, items: number, full: string) => `《${title}》，${items} 项${full ? `，满分 ${full}` : "，不计分"}`,
  unread: (columns: string) => `没有读的列：${columns}`,
  faults: (n: number) => `${n} 处问题（放进编辑器以后也可以改）`,
  place: (row: number, column: string) => `第 ${row} 行${column ? ` ${column} 列` : ""}`,
  fault: (code: RubricSheetFault, v: More): string =>
    ({
      "total-differs": `各项加起来是 ${v["sum"]}，表里写的合计是 ${v["total"]}：改分值，或改合计。`,
      "full-differs": `标题写满分 ${v["total"]}，表里是 ${v["sum"]}：改其中一个。`,
      "section-differs": `这一部分写 ${v["total"]} 分，各项加起来是 ${v["sum"]}：改其中一个。`,
      "subtotal-differs": `小计写 ${v["total"]}，各项加起来是 ${v["sum"]}：改其中一个。`,
      "mark-missing": "没有分值：填上，或把这一行并到别的项里。",
      "mark-not-a-number": "分值不是数：写成 10 这样的数。",
      "mark-not-positive": "分值要大于 0。",
      "mark-differs": `最高一档是 ${v["most"]} 分，与分值不同：改其中一个。`,
      "duplicate-item": `与第 ${v["row"]} 行相同：删去一项，或写出区别。`,
      "levels-out-of-order": "各档的分没有从高到低（或从低到高）：检查是否填错了列。",
      "level-not-a-number": "这一档的分不是数：写成 8 这样的数。",
      "bands-overlap": "两个等次的分数段有重叠：让上一档的起点高于下一档的终点。",
      "bands-gap": "有的总分不在任何等次里：把分数段接起来，最低一档从 0 开始。",
      "formula-without-value": "公式的结果没有存在文件里：用 Excel 或 WPS 打开，重新保存。",
      "cell-error": "单元格里是错误值：改成数。",
    })[code],
  questions: (n: number) => `${n} 处要您来定`,
  doubt: (code: RubricSheetDoubt, v: More): string =>
    ({
      sheet: "有几张工作表像评课表，读哪一张？",
      "merged-mark": `一个分值管着 ${v["items"]} 项，怎么算？`,
      "blank-mark": `有 ${v["items"]} 格分值是空的，怎么算？`,
      "mark-range": "分值是一段，怎么算？",
      shares: "权重加起来是 1，怎么算？",
      "level-values": "没有写各档值多少，怎么算？",
      "level-ranges": "每档是一段分，怎么填？",
      "band-between": "两档之间的分（如 89.5）算哪一档？",
      remark: "这一行是写话的地方，留着吗？",
    })[code],
  option: (option: string): string =>
    ({
      "one-item": "合成一项，打一个分",
      evenly: "平分",
      "one-less": "从高到低每档少一份，最低一档一份",
      "with-above": "与上面一项合成一项",
      own: "各算各的，分值待填",
      most: "以高的为满分",
      unscored: "不计分",
      "of-100": "按满分 100 折算",
      "as-written": "照写",
      "to-zero": "从高到低每档少一份，最低一档为零",
      points: "直接打分",
      lower: "算低的一档",
      text: "留作文字项",
      "leave-out": "不要",
    })[option] ?? option,
  take: "放进编辑器",
  leave: "不要了",
  lacks: (n: number) => `还有 ${n} 处要定`,
  failed: (code: SheetFault | string): string =>
    ({
      "not-a-spreadsheet": "这不是表格文件。请选 .xlsx 或 .csv 文件。",
      encrypted: "文件有密码。请去掉密码，另存后再选。",
      "legacy-xls": "这是旧的 .xls 格式。请用 Excel 或 WPS 另存为 .xlsx。",
      "too-large": "文件太大。请只留评课表。",
      "zip-bomb": "文件内部异常大，没有打开。",
      empty: "文件里没有要看的项。",
      "no-heading": "没有找到表头。请保留一行列名，至少有“评价要点”和“分值”。",
      "column-missing": "缺少必要的列。至少要有“评价要点”和“分值”。",
      unreadable: "文件读不出来，可能已损坏。请用 Excel 或 WPS 打开后另存为 .xlsx。",
    })[code] ?? "没有读成。请检查网络后再试一次。",
  again: "再读一次",
};

export type SheetMessages = typeof source;

export const sheetStrings = catalogue<SheetMessages>("rubric-sheet", source, {
  "zh-Hant": async () => (await import("./sheet.strings.zh-hant.ts")).messages,
  en: async () => (await import("./sheet.strings.en.ts")).messages,
});
