import { said } from "../said.ts";
import { pages, type Clause } from "./clause.ts";

const feed = { operations: ["changes", "hour.create", "hour.change"], writes: true } as const;

export const feedClauses = {
  "feed.page": {
    level: 1,
    says: said(
      "GET /v1/changes 回答 { changes, cursor }，最多 limit 条，从 cursor 接着读。",
      "GET /v1/changes answers { changes, cursor }, at most limit of them, and goes on from cursor.",
    ),
    hint: said("cursor 总要有，没有新内容时也有。", "cursor is always there, also where nothing is new."),
    page: pages.feed,
    needs: { operations: ["changes"] },
  },
  "feed.now": {
    level: 1,
    says: said(
      "cursor=now 回答没有 changes 的一页和现在末尾的 cursor。",
      "cursor=now is answered with a page without changes and the cursor of the end as it is now.",
    ),
    hint: said(
      "每个页面打开时都这样问。没有它，客户端要把整个变更流读一遍。",
      "Every page that is opened asks this first. Without it a client reads the whole feed from the beginning.",
    ),
    page: pages.feed,
    needs: { operations: ["changes"] },
  },
  "feed.badCursor": {
    level: 1,
    says: said("不是变更流给出的 cursor 得到 422 validation。", "A cursor that the feed has not given is answered 422 validation."),
    hint: said("客户端随后从头读起；回答空页会让它永远等下去。", "A client then begins anew; with an empty page it would wait for ever."),
    page: pages.problem("validation"),
    needs: { operations: ["changes"] },
  },
  "feed.promise": {
    level: 1,
    says: said(
      "问这一页之前已经确认的写入，就在这一页或以后的页里；同时有许多写入时也一样。",
      "A record whose write was acknowledged before a page was asked for is in that page or a later one, also while many are writing.",
    ),
    hint: said(
      "自增序号在提交前就发出，晚提交的行会落在游标后面。两种做法：只给出比最长事务更早的行（例如 5 秒前），或在提交后再编号。",
      "A sequence is drawn before the commit, and a row that commits late falls behind the cursor. Either withhold rows younger than the longest transaction (5 s, say), or number them after the commit.",
    ),
    page: pages.feed,
    needs: feed,
  },
  "feed.tombstone": {
    level: 1,
    says: said("去掉的记录也在变更流里，版本比之前大。", "A record that was removed is in the feed too, with a higher version."),
    hint: said("删掉的行留下墓碑，更新它的版本和时间。", "Keep a tombstone for what is removed, with a new version and time."),
    page: pages.feed,
    needs: { operations: [...feed.operations, "hour.remove"], writes: true },
  },
  "updatedSince.promise": {
    level: 1,
    says: said(
      "列表加 updatedSince：已经确认的写入都在里面，同时有许多写入时也一样。",
      "A list with updatedSince holds every write that was acknowledged, also while many are writing.",
    ),
    hint: said(
      "与变更流同一个道理：含等于的那一刻（>=），并且不让晚提交的行落在后面。",
      "As with the feed: include the very instant (>=), and let no row that commits late fall behind.",
    ),
    page: pages.feed,
    needs: { operations: ["hour.list", "hour.create", "hour.change"], writes: true },
  },
  "updatedSince.tombstone": {
    level: 1,
    says: said(
      "列表加 updatedSince 时，去掉的记录是 { id, version, deleted: true }；不加则没有。",
      "With updatedSince, a list shows what was removed as { id, version, deleted: true }; without, it does not.",
    ),
    hint: said(
      "墓碑属于原来的作者，只给他看；内容不留。",
      "A tombstone belongs to the author it had, and is shown to him alone, without content.",
    ),
    page: pages.feed,
    needs: { operations: ["hour.list", "hour.create", "hour.remove"], writes: true },
  },
} as const satisfies Record<string, Clause>;

const keep = { operations: ["hour.create", "hour.get"], writes: true } as const;

export const valueClauses = {
  "time.day": {
    level: 1,
    says: said(
      "日期是 2026-09-01 这样的文本，存取都不变；不存在的日期被拒绝。",
      "A day is a text such as 2026-09-01 and comes back as it was; a day that does not exist is refused.",
    ),
    hint: said(
      "用 date 列和 LocalDate 一类的类型，不要经过时间点：时区会让它差一天。",
      "Use a date column and a type such as LocalDate, never a moment: time zones move it by a day.",
    ),
    page: pages.values,
    needs: keep,
  },
  "time.instant": {
    level: 1,
    says: said(
      "createdAt 和 updatedAt 是带毫秒和 Z 的 UTC；createdAt 不变，updatedAt 不倒退。",
      "createdAt and updatedAt are UTC with milliseconds and Z; createdAt stays, updatedAt never goes back.",
    ),
    hint: said(
      "2026-09-01T00:00:00.000Z。由服务器的时钟给出，列要存毫秒：datetime(3)、timestamp(3)。",
      "2026-09-01T00:00:00.000Z, by the server's clock, in a column that keeps milliseconds: datetime(3), timestamp(3).",
    ),
    page: pages.values,
    needs: { operations: [...keep.operations, "hour.change"], writes: true },
  },
  decimals: {
    level: 1,
    says: said(
      "小数是文本，最多九位整数、四位小数，一位不差；JSON 数字也收，仍以文本回答。",
      "A decimal is a text of at most nine digits and four after the point, kept exactly; a JSON number is taken too, and answered as text.",
    ),
    hint: said(
      "用 numeric(13,4) 或 decimal，不要用浮点数。序列化时写成文本。",
      "Use numeric(13,4) or decimal, never a floating-point type. Write it as text.",
    ),
    page: pages.values,
    needs: keep,
  },
  "text.exact": {
    level: 1,
    says: said(
      "文字原样保存：汉字扩展区、表情、引号、尖括号、换行。",
      "Text is kept as it is: rare characters, emoji, quotes, angle brackets, line breaks.",
    ),
    hint: said(
      "数据库用 utf8mb4 或 UTF-8，列要够长；不要转义 HTML，不要去掉换行。",
      "Use utf8mb4 or UTF-8 in the database and columns that are long enough; neither escape HTML nor drop line breaks.",
    ),
    page: pages.values,
    needs: keep,
  },
  "codes.open": {
    level: 1,
    says: said("开放的列表收 ext: 开头的代码，并原样保存。", "Open lists take codes that begin with ext:, and keep them as they are."),
    hint: said(
      "level 之类的列不要用数据库的 enum，也不要换成“其他”。",
      "Use no enum of the database for columns such as level, and do not turn such a code into other.",
    ),
    page: pages.values,
    needs: keep,
  },
  "unknown.fields": {
    level: 1,
    says: said("不认识的属性照样保存，修改别的属性时也留着。", "Properties that are not known are kept, also when others are changed."),
    hint: said(
      "在列旁边存下整个 JSON。按列重新拼出记录会丢掉较新的客户端写的内容。",
      "Keep the whole JSON beside your columns. A record put together from columns loses what a newer client wrote.",
    ),
    page: pages.forward,
    needs: { operations: [...keep.operations, "hour.change"], writes: true },
  },
} as const satisfies Record<string, Clause>;

export const problemClauses = {
  "problem.shape": {
    level: 1,
    says: said(
      "拒绝是 application/problem+json：type、title、status、code、detail；status 与 HTTP 状态相同。",
      "A refusal is application/problem+json with type, title, status, code and detail; status is the HTTP status.",
    ),
    hint: said(
      "在一处异常处理里写出。code 是封闭列表之一；每个回答都带 X-Correlation-Id，correlationId 与它相同。",
      "Write it in one exception handler. code is one of the closed list; Every answer carries X-Correlation-Id, and correlationId repeats it.",
    ),
    page: pages.refusals,
  },
  "problem.issues": {
    level: 1,
    says: said(
      "validation 带 issues：pointer 是 JSON 指针，code 是代码，message 是句子。",
      "validation carries issues: pointer is a JSON pointer, code a code, message a sentence.",
    ),
    hint: said(
      "pointer 指向请求里的位置，如 /on、/input/reason、/query/limit。",
      "The pointer names the place in what was sent, such as /on, /input/reason, /query/limit.",
    ),
    page: pages.problem("validation"),
    needs: { operations: ["hour.list"] },
  },
  "problem.body": {
    level: 1,
    says: said("不是 JSON 或不是对象的正文得到 422 validation。", "A body that is no JSON, or no object, is answered 422 validation."),
    hint: said("解析错误不要回答 500 或 400。", "Do not answer 500 or 400 where a body cannot be parsed."),
    page: pages.problem("validation"),
    needs: { operations: ["hour.create"], writes: true },
  },
  "problem.size": {
    level: 1,
    says: said(
      "超过 1 MiB 的正文得到 413 too-large，什么也不写。",
      "A body of more than 1 MiB is answered 413 too-large, and nothing is written.",
    ),
    hint: said(
      "在读完之前就数字节，写出 problem+json。前面的代理（nginx 的 client_max_body_size）要比它宽，否则回答的是代理的 HTML。",
      "Count the bytes before all are read, and write problem+json. What stands in front (client_max_body_size of nginx) must allow more, or its HTML is the answer.",
    ),
    page: pages.problem("too-large"),
    needs: { operations: ["hour.create", "hour.get"], writes: true },
  },
  "problem.type": {
    level: 1,
    says: said("正文不是 JSON 类型时得到 415 unsupported-type。", "A body of another type than JSON is answered 415 unsupported-type."),
    hint: said("收 application/json 和 application/merge-patch+json。", "Take application/json and application/merge-patch+json."),
    page: pages.problem("unsupported-type"),
    needs: { operations: ["hour.create"], writes: true },
  },
} as const satisfies Record<string, Clause>;
