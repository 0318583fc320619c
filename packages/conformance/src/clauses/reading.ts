import { said } from "../said.ts";
import { pages, type Clause } from "./clause.ts";

export const readClauses = {
  "read.page": {
    level: 1,
    says: said(
      "每个列表回答 { items, next? }，每条记录都符合该类型的结构。",
      "Every list answers { items, next? }, and every record is as the schema of its kind says.",
    ),
    hint: said(
      "看 issues 指出的位置：缺的属性、日期的写法、小数要写成文本、空值要省略而不是 null。",
      "Look at the places named: a property that is missing, how a day is written, decimals as text; what is empty is left out and not null.",
    ),
    page: pages.list,
  },
  "read.one": {
    level: 1,
    says: said(
      "按编号读到的记录与列表里的相同，ETag 是它的版本。",
      "A record read by its id is the one of the list, and its ETag is its version.",
    ),
    hint: said(
      'ETag: "3" 里是 version，不是内容的散列。列表和单条用同一段转换代码。',
      'ETag: "3" holds the version, not a hash. Use the same mapping for the list and for one record.',
    ),
    page: pages.reading,
  },
  "read.unchanged": {
    level: 1,
    says: said(
      "If-None-Match 里是现有的版本时，回答 304，没有正文。",
      "If-None-Match with the version that is there is answered 304 without a body.",
    ),
    hint: said("比较时先去掉 W/。304 也带 ETag。", "Take W/ off before comparing. A 304 carries the ETag too."),
    page: pages.reading,
    needs: { operations: ["hour.create", "hour.get"], writes: true },
  },
  "read.noStore": {
    level: 1,
    says: said("回答只给问的人：Cache-Control: no-store。", "Answers are for one caller: Cache-Control: no-store."),
    hint: said(
      "学校的代理会把一个人的学时存下来给下一个人。在一处给所有回答加上。",
      "A school's proxy keeps one person's hours and shows them to the next. Set it for all answers in one place.",
    ),
    page: pages.tokens,
  },
  "read.correlation": {
    level: 1,
    says: said("每个回答都带 X-Correlation-Id。", "Every answer carries an X-Correlation-Id."),
    hint: said(
      "取请求里的，没有就给一个新的，并写进日志。别人报来一个编号，就能找到那一次。",
      "Take that of the request or make one, and write it into the log: whoever is told the number finds that very request.",
    ),
    page: pages.refusals,
  },
  "read.notFound": {
    level: 1,
    says: said("没有的编号得到 404 not-found。", "An id that is not there is answered 404 not-found."),
    hint: said(
      "不要回答 200 加空内容、400 或 500。不是 UUID 的编号也一样。",
      "Do not answer 200 with nothing, 400 or 500. The same goes for an id that is no UUID.",
    ),
    page: pages.problem("not-found"),
  },
  "read.address": {
    level: 1,
    says: said("没有的地址得到 404 not-found。", "An address that is not there is answered 404 not-found."),
    hint: said("在框架的“找不到路由”处理里写出 problem+json。", "Write problem+json in the framework's handler for unknown routes."),
    page: pages.problem("not-found"),
  },
} as const satisfies Record<string, Clause>;

export const pageClauses = {
  "page.limit": {
    level: 1,
    says: said(
      "一页最多 limit 条；limit 不是 1 到 500 的整数时拒绝。",
      "A page holds at most limit records; a limit that is no whole number from 1 to 500 is refused.",
    ),
    hint: said(
      "limit=1 只给一条；limit=0、limit=501 和 limit=abc 得到 422 validation。",
      "limit=1 gives one record; limit=0, limit=501 and limit=abc are answered 422 validation.",
    ),
    page: pages.list,
  },
  "page.default": {
    level: 1,
    says: said(
      "没有 limit 时一页是 50 条；后面还有，就有 next。",
      "Without a limit a page holds 50 records, with a next where more follow.",
    ),
    hint: said(
      "不要一次给出全部，也不要用框架的默认值。少于 50 条会让不带 limit 的页面以为没有更多。",
      "Neither give all at once nor use your framework's default.",
    ),
    page: pages.list,
    needs: { operations: ["hour.list", "hour.create"], writes: true },
  },
  "page.full": {
    level: 1,
    says: said("有 next 的一页是满的：恰好 limit 条。", "A page that has a next is full: exactly limit records."),
    hint: said(
      "先按权限和条件过滤，再分页。先分页后过滤，页就会变短，还会让人看出藏了多少。",
      "Filter by permission and conditions before the page is cut. Cut first, and pages grow thin and tell how much is hidden.",
    ),
    page: pages.list,
    needs: { operations: ["hour.list", "hour.create"], writes: true },
  },
  "page.cursor": {
    level: 1,
    says: said(
      "按 next 一页页读下去，每条记录恰好出现一次，两页之间有人写入时也一样。",
      "Read on by next, every record comes exactly once, also where others write between two pages.",
    ),
    hint: said(
      "按排序列加编号取“在它之后”的行（keyset），不要用页号或 offset。排序相同的行要靠编号分先后。",
      "Take the rows after the last one by the order's column and the id (keyset), not by page number or offset. Rows that are equal in the order need the id to tell them apart.",
    ),
    page: pages.list,
    needs: { operations: ["hour.list"] },
  },
  "page.badCursor": {
    level: 1,
    says: said("不是这个列表给出的 cursor 得到 422 validation。", "A cursor that the list has not given is answered 422 validation."),
    hint: said("不要当作第一页，不要回答 500。", "Do not take it for the first page, and do not answer 500."),
    page: pages.problem("validation"),
    needs: { operations: ["hour.list"] },
  },
  "page.order": {
    level: 1,
    says: said(
      "列表按 order 排列，默认是表中的第一个；不认识的 order 被拒绝。",
      "A list is in the order asked for, the first of the table by default; an unknown order is refused.",
    ),
    hint: said(
      "hour 的排序：-day（默认）、day、id；day 是 until，没有则是 on。",
      "Orders of hour: -day (the default), day, id. The day is until, else on.",
    ),
    page: pages.operations,
    needs: { operations: ["hour.list", "hour.create"], writes: true },
  },
  "page.filter": {
    level: 1,
    says: said("过滤条件真的起作用：该有的都有，不该有的都没有。", "Filters really filter: all that fits is there, and nothing else."),
    hint: said(
      "缺一个条件就会把所有人的记录给出去。看 operations 页里每个类型的过滤条件。",
      "A filter that is left out shows everybody's records. The operations page lists the filters of each kind.",
    ),
    page: pages.operations,
  },
  "page.days": {
    level: 1,
    says: said(
      "from 和 to 按记录所属的日期过滤，两端都含；不是日期的得到 422。",
      "from and to filter by the day a record belongs to, both ends included; what is no day is answered 422.",
    ),
    hint: said("日期是 until，没有则是 on。用日期比较，不要换成时间点。", "The day is until, else on. Compare days, not moments."),
    page: pages.operations,
    needs: { operations: ["hour.list", "hour.create"], writes: true },
  },
  "page.unknownParameter": {
    level: 1,
    says: said("不认识的查询参数得到 422 validation。", "A query parameter that is not known is answered 422 validation."),
    hint: said(
      "写错的过滤条件如果被忽略，就会显示所有记录。逐个核对参数名。",
      "A misspelt filter that is ignored shows every record. Check the names of all parameters.",
    ),
    page: pages.problem("validation"),
    needs: { operations: ["hour.list"] },
  },
} as const satisfies Record<string, Clause>;

export const askClauses = {
  "evaluate.answer": {
    level: 1,
    says: said(
      "POST /v1/evaluate 回答 { verdicts }，每个都符合结构，说的是所问的人。",
      "POST /v1/evaluate answers { verdicts }, each as its schema says and about the subject asked for.",
    ),
    hint: said("数字写成文本；because 里是代码，不是句子。", "Figures are text; because holds codes, not sentences."),
    page: pages.asking,
    needs: { operations: ["evaluate"] },
  },
  "evaluate.same": {
    level: 1,
    says: said("同一问题问两次，数字相同。", "The same question asked twice gives the same figures."),
    hint: said("asOf 决定算到哪一天；不要用此刻的时间参与计算。", "asOf says up to which day is counted; the time of day takes no part."),
    page: pages.asking,
    needs: { operations: ["evaluate"] },
  },
  "evaluate.badQuestion": {
    level: 1,
    says: said("读不懂的问题得到 422，并指出位置。", "A question that cannot be read is answered 422, with its place."),
    hint: said("用契约的 evaluateAsk 结构检查正文。", "Check the body with the contract's schema evaluateAsk."),
    page: pages.problem("validation"),
    needs: { operations: ["evaluate"] },
  },
  "definition.answer": {
    level: 1,
    says: said(
      "已发布的规则包可以整个读到（…/pack），没有的得到 404。",
      "A published pack can be read as a whole (…/pack); one that is not there is answered 404.",
    ),
    hint: said("发布后的版本不再变化，可以缓存。", "A published version never changes, and may be cached."),
    page: pages.asking,
    needs: { operations: ["definition", "pack.list"] },
  },
  "rollup.answer": {
    level: 1,
    says: said(
      "POST /v1/rollup 回答 { rollups }，各结果的人数加起来是总人数。",
      "POST /v1/rollup answers { rollups }; the people of all outcomes add up.",
    ),
    hint: said("outcomes 里各项之和等于 people。", "The entries of outcomes add up to people."),
    page: pages.operations,
    needs: { operations: ["rollup"] },
  },
} as const satisfies Record<string, Clause>;
