import { said } from "../said.ts";
import { pages, type Clause } from "./clause.ts";

const upload = ["hour.create", "hour.remove", "attachment.create", "attachment.part", "attachment.complete"] as const;
const kind = "docs/contract/kinds/attachment.md";

export const fileClauses = {
  "file.upload": {
    level: 1,
    says: said(
      "附件先登记，再逐块传，然后 complete；读回来的字节不变，sha256 由服务器算。",
      "An attachment is announced, its parts are put, it is completed; its bytes come back as they were, and the server works out sha256.",
    ),
    hint: said(
      "各块按编号从 1 起，除最后一块外都是 1 MiB；存原始字节，不要当作文本转换。",
      "Parts are numbered from 1 and have 1 MiB but for the last; store raw bytes and never convert them as text.",
    ),
    page: kind,
    needs: { operations: [...upload, "attachment.get", "attachment.content"], writes: true },
  },
  "file.early": {
    level: 1,
    says: said(
      "块没有到齐时，complete 和读内容都得到 409 guard-failed。",
      "While parts are missing, completing and reading the content are answered 409 guard-failed.",
    ),
    hint: said(
      "到齐之前只有作者看得到它；received 列出已到的块。",
      "Until all have come its author alone sees it; received lists the parts that are there.",
    ),
    page: pages.problem("guard-failed"),
    needs: { operations: [...upload, "attachment.content"], writes: true },
  },
  "file.type": {
    level: 1,
    says: said(
      "能带程序的文件不收：text/html 得到 415 unsupported-type。",
      "Files that can carry a program are not taken: text/html is answered 415 unsupported-type.",
    ),
    hint: said(
      "只收 attachmentTypes 里的类型，并且以附件形式给出。",
      "Take the types of attachmentTypes alone, and serve them for saving.",
    ),
    page: kind,
    needs: { operations: upload, writes: true },
  },
  "file.others": {
    level: 1,
    says: said("不能读记录的人，也不能读它的附件：404。", "Who may not read the record may not read its files: 404."),
    hint: said("先看 of 所指的记录能不能读。", "Ask first whether the record that it is of may be read."),
    page: kind,
    needs: { operations: [...upload, "attachment.get", "attachment.content"], people: ["otherTeacher"], writes: true },
  },
  "export.whole": {
    level: 1,
    says: said(
      "GET /v1/exports/hours 给出列表里的记录，每条一次；最后一行写出条数。",
      "GET /v1/exports/hours hands out the records of the list, each once, and its last line says how many there are.",
    ),
    hint: said(
      'format=jsonl 每行一条，最后是 {"end":true,"records":n}；CSV 带 BOM，最后一行是“合计:n”。没有最后一行的文件就是中断的。',
      'With format=jsonl a record a line, and {"end":true,"records":n} at the end; CSV with a byte order mark, and a last line with the count as the page has it. A file without it was cut off.',
    ),
    page: pages.export,
    needs: { operations: ["hour.export", "hour.create"], writes: true },
  },
  "export.formula": {
    level: 1,
    says: said("CSV 里没有会被电子表格当作公式的文字。", "No text in a CSV file is one that a spreadsheet takes for a formula."),
    hint: said("以 = + - @ 开头又不是数字的，前面加一个撇号。", "What begins with = + - @ and is no number gets an apostrophe in front."),
    page: pages.export,
    needs: { operations: ["hour.export", "hour.create"], writes: true },
  },
  "export.unknownParameter": {
    level: 1,
    says: said("不认识的过滤条件得到 422 validation。", "A filter that is not known is answered 422 validation."),
    hint: said("忽略它就会交出所有人的记录。", "To pass it over would hand out everybody's records."),
    page: pages.export,
    needs: { operations: ["hour.export"] },
  },
  "import.dryRun": {
    level: 1,
    says: said(
      "台账先看不写：?dryRun=1 逐行说明读到什么、哪里不对；commit 的散列不是这个文件的就拒绝。",
      "A ledger is looked at before it is written: ?dryRun=1 tells row by row what was read and what is wrong, and a commit with the hash of another file is refused.",
    ),
    hint: said(
      "file 是收到的字节的 SHA-256；看的时候什么也不写。",
      "file is the SHA-256 of the bytes that came; a dry run writes nothing.",
    ),
    page: pages.asking,
    needs: { operations: ["hours.import"], people: ["schoolAdmin"], writes: true },
  },
} as const satisfies Record<string, Clause>;
