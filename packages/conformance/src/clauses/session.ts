import { said } from "../said.ts";
import { pages, type Clause } from "./clause.ts";

export const sessionClauses = {
  "session.answer": {
    level: 1,
    says: said(
      "GET /v1/session 说明令牌背后是谁、属于哪个单位、今天担任哪些角色。",
      "GET /v1/session says who stands behind the token, the organisation, and the roles held today.",
    ),
    hint: said(
      "人从令牌里取，不从请求正文里取。角色只列今天有效的。",
      "Take the person from the token, never from a body. List the roles that are valid today.",
    ),
    page: pages.asking,
    needs: { operations: ["session"] },
  },
  "session.today": {
    level: 1,
    says: said("today 是服务器此刻在 timeZone 里的日期。", "today is the day that the server's clock shows in timeZone."),
    hint: said(
      "按单位的时区换算，不要按服务器的时区或 UTC。now 是 UTC，带毫秒和 Z。",
      "Work it out in the organisation's time zone, not in the server's own or in UTC. now is UTC with milliseconds and Z.",
    ),
    page: pages.values,
    needs: { operations: ["session"] },
  },
  "session.noToken": {
    level: 1,
    says: said("没有令牌的请求得到 401 signed-out。", "A request without a token is answered 401 signed-out."),
    hint: said(
      "不要跳转到登录页，不要回答 200。每个地址都要检查，能力清单除外。",
      "Do not redirect to a sign-in page and do not answer 200. Check at every address but the capabilities.",
    ),
    page: pages.problem("signed-out"),
  },
  "session.badToken": {
    level: 1,
    says: said("令牌无效的请求得到 401 signed-out。", "A request with a token that is not valid is answered 401 signed-out."),
    hint: said(
      "解析失败、签名不对、过期都回答 401，不是 400、403 或 500。",
      "Answer 401 where a token cannot be read, is signed by another key or has expired; not 400, 403 or 500.",
    ),
    page: pages.problem("signed-out"),
  },
} as const satisfies Record<string, Clause>;

export const capabilityClauses = {
  "capabilities.answer": {
    level: 1,
    says: said(
      "GET /v1/capabilities 列出提供的操作、层级和传输方式，不要令牌。",
      "GET /v1/capabilities lists the operations, levels and profiles that are offered, also to who has no token.",
    ),
    hint: said(
      '回答 { "contract": 1, "levels": [1], "operations": ["hour.list", …], "profiles": ["rest"] }。',
      'Answer { "contract": 1, "levels": [1], "operations": ["hour.list", …], "profiles": ["rest"] }.',
    ),
    page: pages.operations,
    needs: { operations: ["capabilities"] },
  },
  "capabilities.named": {
    level: 1,
    says: said(
      "列出的操作都能用：不回答 not-offered、405 或 500，也不是没有这个地址。",
      "An operation that is named is there: it answers neither not-offered, 405 nor 500, nor that there is no such address.",
    ),
    hint: said(
      "把它从 capabilities 里去掉，或补上路由。没有这条记录时，404 也要带 code: not-found。",
      "Take it out of the capabilities, or add the route. Where a record is not there, the 404 carries code: not-found.",
    ),
    page: pages.operations,
    needs: { operations: ["capabilities"] },
  },
  "capabilities.absent": {
    level: 1,
    says: said(
      "没有列出的操作回答 501 not-offered、405 或 404，什么也不做。",
      "An operation that is not named answers 501 not-offered, 405 or 404, and does nothing.",
    ),
    hint: said("把它加进 capabilities，或不要提供它。", "Name it in the capabilities, or do not offer it."),
    page: pages.problem("not-offered"),
    needs: { operations: ["capabilities"] },
  },
} as const satisfies Record<string, Clause>;
