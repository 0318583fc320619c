import { said } from "../said.ts";
import { pages, type Clause } from "./clause.ts";

const remove = { operations: ["hour.create", "hour.get", "hour.remove"], writes: true } as const;

export const removeClauses = {
  "remove.draft": {
    level: 1,
    says: said(
      "DELETE 去掉草稿：回答 changes，之后读得到 404，列表里也没有。",
      "DELETE removes a draft: it answers changes; reading gives 404 afterwards, and lists leave it out.",
    ),
    hint: said(
      "留下墓碑（编号、版本加一、deleted），不要从表里删掉整行。",
      "Keep a tombstone (id, the next version, deleted); do not delete the row.",
    ),
    page: pages.writing,
    needs: { ...remove, operations: [...remove.operations, "hour.list"] },
  },
  "remove.stale": {
    level: 1,
    says: said(
      "版本已旧的删除得到 412，记录还在。",
      "A removal of a version that is not the present one is answered 412, and the record stays.",
    ),
    hint: said("删除也要比较 If-Match。", "Compare If-Match when removing, too."),
    page: pages.problem("stale-version"),
    needs: { ...remove, operations: [...remove.operations, "hour.change"] },
  },
  "remove.again": {
    level: 1,
    says: said(
      "已经去掉的再去掉得到 404；用它的编号再新建时，版本接着墓碑的。",
      "What is removed already is answered 404; written again under its id, its version goes on from that of the tombstone.",
    ),
    hint: said(
      "墓碑对读和写都等于没有，但它的版本不能再用。",
      "To readers and writers a tombstone is nothing, but its version is not given again.",
    ),
    page: pages.repeats,
    needs: remove,
  },
  "remove.onlyDrafts": {
    level: 1,
    says: said(
      "只有草稿能去掉；已提交的得到 409 transition-not-allowed，记录还在。",
      "Only drafts are removed; what was handed in is answered 409 transition-not-allowed, and stays.",
    ),
    hint: said("提交后用 withdraw。", "After handing in, use withdraw."),
    page: pages.problem("transition-not-allowed"),
    needs: { ...remove, operations: [...remove.operations, "hour.submit"] },
  },
} as const satisfies Record<string, Clause>;

const submit = ["hour.create", "hour.get", "hour.submit"] as const;

export const actClauses = {
  "act.transition": {
    level: 1,
    says: said(
      "POST …/actions/submit 把草稿变成 submitted，版本变大，读回来也是。",
      "POST …/actions/submit makes a draft submitted, with a higher version, also when read again.",
    ),
    hint: said(
      "状态和允许的操作见工作流表；正文是 { actionId, version, input }。",
      "States and actions stand in the workflow table; the body is { actionId, version, input }.",
    ),
    page: pages.workflows,
    needs: { operations: submit, writes: true },
  },
  "act.retry": {
    level: 1,
    says: said(
      "同一 actionId 再来一次，得到第一次的 changes，不再做一次。",
      "The same actionId once more gives the changes of the first time, and nothing is done again.",
    ),
    hint: said(
      "把 actionId、正文的散列和 changes 存在同一事务里；再来时照着回答，不管记录后来怎样。先加锁再查：双击会同时发来两次。",
      "Keep actionId, a hash of the body and the changes in the same transaction, and answer from it, whatever became of the record. Lock before you look: a double click sends it twice at once.",
    ),
    page: pages.repeats,
    needs: { operations: submit, writes: true },
  },
  "act.reused": {
    level: 1,
    says: said(
      "同一 actionId 用于别的内容，得到 409 action-reused，什么也不做。",
      "The same actionId for something else is answered 409 action-reused, and nothing is done.",
    ),
    hint: said(
      "存下人、操作、记录和正文的散列，再来时比较；X-Action-Id 也一样。",
      "Keep a hash of person, action, record and body, and compare. The same goes for X-Action-Id.",
    ),
    page: pages.problem("action-reused"),
    needs: { operations: submit, writes: true },
  },
  "act.notAllowed": {
    level: 1,
    says: said(
      "当前状态下没有的操作得到 409 transition-not-allowed，什么也不改。",
      "An action that the present state does not have is answered 409 transition-not-allowed, and changes nothing.",
    ),
    hint: said(
      "按工作流表的 from 检查。已提交的不能再提交，已撤回的是终点；表里没有的操作要拒绝，不能当作成功。",
      "Check from of the workflow table. What is submitted cannot be submitted again, what is withdrawn is at its end; an action that is not in the table is refused and not passed over.",
    ),
    page: pages.problem("transition-not-allowed"),
    needs: { operations: submit, writes: true },
  },
  "act.guard": {
    level: 1,
    says: said(
      "缺少必填内容的提交得到 409 guard-failed，issues 指出缺什么，仍是草稿。",
      "Handing in what is not complete is answered 409 guard-failed; issues say what is missing, and it stays a draft.",
    ),
    hint: said(
      "minutes、days、lessons、claimedHours 至少一个；草稿可以没有。",
      "One of minutes, days, lessons and claimedHours is needed; a draft may be without.",
    ),
    page: pages.problem("guard-failed"),
    needs: { operations: submit, writes: true },
  },
  "act.stale": {
    level: 1,
    says: said(
      "操作里写明的 version 已旧，得到 412 stale-version。",
      "An action that names a version which is not the present one is answered 412 stale-version.",
    ),
    hint: said("正文里的 version 与 If-Match 同义。", "version in the body says the same as If-Match."),
    page: pages.problem("stale-version"),
    needs: { operations: [...submit, "hour.change"], writes: true },
  },
  "act.badId": {
    level: 1,
    says: said("不是 UUID 的 actionId 得到 422 validation。", "An actionId that is no UUID is answered 422 validation."),
    hint: said("小写的 UUID。", "A UUID in lower case."),
    page: pages.problem("validation"),
    needs: { operations: submit, writes: true },
  },
  "act.return": {
    level: 1,
    says: said(
      "学校退回要写原因：没有得到 422，有则记在 reason 里，作者可再改再交。",
      "The school returns with a reason: without it 422, with it the reason is kept, and the author may change it and hand it in again.",
    ),
    hint: said(
      "input 里每个属性都必填；指针是 /input/reason。returned 不能直接通过，也不能去掉；再提交时 reason 清掉。",
      "Every property of input is required; the pointer is /input/reason. What is returned is neither approved nor removed; handing it in again takes reason away.",
    ),
    page: pages.workflows,
    needs: { operations: [...submit, "hour.return", "hour.change"], people: ["schoolAdmin"], writes: true },
  },
  "act.approve": {
    level: 1,
    says: said(
      "学校通过已提交的记录；之后内容和 approvedHours 都不能再改，作者也不能再动它的状态。",
      "The school approves what was handed in; from then on its content and approvedHours are not changed by anybody, and its author no longer moves it.",
    ),
    hint: said(
      "approved 的 edits 是空的，作者没有从它出发的操作：不能撤回、改、删；学校不能再改 approvedHours。只有作出决定的人能在限时内收回（reopen）。",
      "approved has no edits, and no action of its author begins in it: she neither withdraws, changes nor removes it, and the school no longer changes approvedHours. Only who decided takes it back, for a while (reopen).",
    ),
    page: pages.workflows,
    needs: { operations: [...submit, "hour.approve"], people: ["schoolAdmin"], writes: true, decides: true },
  },
  "act.reject": {
    level: 1,
    says: said(
      "学校驳回要写原因：没有得到 422，有则记在 reason 里，此后不能再提交。",
      "The school rejects with a reason: without it 422, with it the reason is kept, and the record is not handed in again.",
    ),
    hint: said(
      "从 rejected 出发不能再提交；能做的是申诉（appeal）。",
      "Nothing is handed in from rejected; what can be done is to appeal.",
    ),
    page: pages.workflows,
    needs: { operations: [...submit, "hour.reject"], people: ["schoolAdmin"], writes: true, decides: true },
  },
} as const satisfies Record<string, Clause>;

export const profileClauses = {
  "profile.getPost": {
    level: 1,
    says: said(
      "POST 加 X-HTTP-Method-Override 等于 PUT、PATCH、DELETE。",
      "POST with X-HTTP-Method-Override does what PUT, PATCH and DELETE do.",
    ),
    hint: said(
      "在路由之前换成所指的方法；名称大小写都可以。",
      "Put the method that is meant in place before routing; accept it in either case.",
    ),
    page: pages.getPost,
    needs: { operations: ["hour.create", "hour.get", "hour.change", "hour.remove"], writes: true, profile: "getPost" },
  },
  "profile.getPost.parameter": {
    level: 1,
    says: said(
      "请求头被去掉时，?_method=、?create=1、?expectedVersion= 也够用。",
      "Where headers are stripped, ?_method=, ?create=1 and ?expectedVersion= are enough.",
    ),
    hint: said("只对 POST 生效；GET 不能写。", "It works for POST alone; GET never writes."),
    page: pages.getPost,
    needs: { operations: ["hour.create", "hour.get", "hour.change", "hour.remove"], writes: true, profile: "getPost" },
  },
} as const satisfies Record<string, Clause>;
