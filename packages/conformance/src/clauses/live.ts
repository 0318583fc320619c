import { said } from "../said.ts";
import { pages, type Clause } from "./clause.ts";

const written = { operations: ["live", "changes", "hour.create"], writes: true } as const;

/** Tried where `live` is offered: polling the feed is enough without it. */
export const liveClauses = {
  "live.page": {
    level: 1,
    says: said(
      "GET /v1/live 回答 text/event-stream；第一个事件马上到来，名为 changes，data 是变更流的一页，id 是它的 cursor。",
      "GET /v1/live answers text/event-stream; the first event comes at once, is named changes, its data is a page of the feed and its id that page's cursor.",
    ),
    hint: said(
      "没有变化也先发一页空的：客户端由此知道路上没有被缓冲。加上 Cache-Control: no-transform 和 X-Accel-Buffering: no。",
      "Send an empty page first where nothing changed: a client learns from it that nothing on the way holds events back. Set Cache-Control: no-transform and X-Accel-Buffering: no.",
    ),
    page: pages.live,
    needs: { operations: ["live"] },
  },
  "live.promise": {
    level: 1,
    says: said(
      "已经确认的写入由打开着的回答说出来；断开后从最后的 cursor 再来，中间的写入也都有。",
      "An open answer tells of a write that was acknowledged; whoever comes again with the last cursor is told of what was written meanwhile too.",
    ),
    hint: said(
      "从变更流读，不要只靠进程内的通知：别的进程也在写。id 只能是变更流已经到的地方，提前说的变化不移动它。",
      "Read the feed and do not rely on what happens in one process: others write too. The id is never ahead of the feed: what is told early does not move it.",
    ),
    page: pages.live,
    needs: written,
  },
  "live.badCursor": {
    level: 1,
    says: said("不是变更流给出的 cursor 得到 422 validation。", "A cursor that the feed has not given is answered 422 validation."),
    hint: said("先检查，再开始回答：200 之后就说不出来了。", "Look at it before the answer begins: after 200 it cannot be said any more."),
    page: pages.live,
    needs: { operations: ["live"] },
  },
  "live.signedOut": {
    level: 1,
    says: said("没有令牌得到 401 signed-out。", "Without a token it is answered 401 signed-out."),
    hint: said("与别的操作同一处检查。", "Check it where all other operations are checked."),
    page: pages.tokens,
    needs: { operations: ["live"] },
  },
} as const satisfies Record<string, Clause>;
