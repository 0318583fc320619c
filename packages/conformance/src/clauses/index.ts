import { said, type Said } from "../said.ts";
import { actClauses, profileClauses, removeClauses } from "./acting.ts";
import type { Clause } from "./clause.ts";
import { fileClauses } from "./files.ts";
import { feedClauses, problemClauses, valueClauses } from "./keeping.ts";
import { liveClauses } from "./live.ts";
import { permissionClauses } from "./permission.ts";
import { askClauses, pageClauses, readClauses } from "./reading.ts";
import { capabilityClauses, sessionClauses } from "./session.ts";
import { writeClauses } from "./writing.ts";

export type { Clause } from "./clause.ts";

/** The clauses in groups, in the order in which they are tried. */
export const themes = {
  session: { title: said("登录与会话", "Session"), clauses: sessionClauses },
  capabilities: { title: said("能力清单", "Capabilities"), clauses: capabilityClauses },
  read: { title: said("读取", "Reading"), clauses: readClauses },
  page: { title: said("列表与分页", "Lists and pages"), clauses: pageClauses },
  write: { title: said("新建与修改", "Creating and changing"), clauses: writeClauses },
  remove: { title: said("删除草稿", "Removing drafts"), clauses: removeClauses },
  act: { title: said("操作与状态", "Actions and states"), clauses: actClauses },
  feed: { title: said("变更流", "The feed"), clauses: feedClauses },
  live: { title: said("实时变更流", "The feed as it happens"), clauses: liveClauses },
  value: { title: said("日期、小数、文字", "Days, decimals, text"), clauses: valueClauses },
  problem: { title: said("拒绝的写法", "Refusals"), clauses: problemClauses },
  file: { title: said("附件与台账", "Files and ledgers"), clauses: fileClauses },
  permission: { title: said("权限", "Permissions"), clauses: permissionClauses },
  ask: { title: said("判定与汇总", "Verdicts and sums"), clauses: askClauses },
  profile: { title: said("只有 GET 和 POST 时", "GET and POST alone"), clauses: profileClauses },
} as const satisfies Record<string, { title: Said; clauses: Record<string, Clause> }>;

export type ThemeId = keyof typeof themes;
type ClausesOf<T> = T extends { clauses: infer C } ? keyof C : never;

/** Stable names of all clauses. */
export type ClauseId = ClausesOf<(typeof themes)[ThemeId]>;

/** Every clause with its theme. */
export const clauses: readonly { id: ClauseId; theme: ThemeId; clause: Clause }[] = (Object.keys(themes) as ThemeId[]).flatMap((theme) =>
  Object.entries(themes[theme].clauses as Record<string, Clause>).map(([id, clause]) => ({ id: id as ClauseId, theme, clause })),
);
