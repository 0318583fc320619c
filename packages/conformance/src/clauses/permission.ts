import { said } from "../said.ts";
import { pages, type Clause } from "./clause.ts";

const other = ["otherTeacher"] as const;

export const permissionClauses = {
  "permission.read": {
    level: 1,
    says: said(
      "别人的草稿读到的是 404 not-found，与没有一样；提交以后，同事仍然看不到。",
      "Somebody else's draft is answered 404 not-found, as if it were not there; a colleague does not see what was handed in either.",
    ),
    hint: said(
      "按权限表在查询里过滤；不能只靠编号难猜。",
      "Filter by the permission table in the query; an id that is hard to guess is no protection.",
    ),
    page: pages.permissions,
    needs: { operations: ["hour.create", "hour.get"], people: other, writes: true },
  },
  "permission.list": {
    level: 1,
    says: said(
      "列表里只有自己可以读的记录，指名要别人的也一样。",
      "A list holds only what the caller may read, also where it asks for somebody else by name.",
    ),
    hint: said(
      "先按权限过滤，再分页：有 next 的页是满的，total 只数看得到的。person 过滤条件不授予权限。",
      "Filter by permission before the page is cut: a page with a next is full, and total counts what may be seen. The filter person grants nothing.",
    ),
    page: pages.permissions,
    needs: { operations: ["hour.create", "hour.list"], people: other, writes: true },
  },
  "permission.write": {
    level: 1,
    says: said("别人的草稿不能改、不能删、不能提交。", "Nobody changes, removes or hands in somebody else's draft."),
    hint: said(
      "写之前先问能不能读：不能读的回答 404，能读不能写的回答 403。actionId 的重复也要认人，否则别人拿到第一次的回答。",
      "Ask before writing whether it may be read: 404 where not, 403 where it may be read and not written. A repeat is one of the same person's: else somebody else is shown the first answer.",
    ),
    page: pages.permissions,
    needs: { operations: ["hour.create", "hour.get", "hour.change", "hour.remove", "hour.submit"], people: other, writes: true },
  },
  "permission.forOthers": {
    level: 1,
    says: said("不能替别人填学时。", "Nobody writes an hour record in somebody else's name."),
    hint: said("person 必须是令牌里的人。", "person must be the person of the token."),
    page: pages.permissions,
    needs: { operations: ["hour.create"], people: other, writes: true },
  },
  "permission.org": {
    level: 1,
    says: said(
      "学时只能写在自己所属的或自己有角色的组织里。",
      "An hour record is written in an organisation that its author belongs to or holds a role in.",
    ),
    hint: said(
      "org 决定哪所学校看得到、谁来审核：不能让客户端随便填。不存在的组织也要拒绝。",
      "org decides which school sees it and who approves it, so a client does not choose it freely. One that is not there is refused as well.",
    ),
    page: pages.writing,
    needs: { operations: ["hour.create"], writes: true },
  },
  "permission.tombstone": {
    level: 1,
    says: said(
      "去掉的草稿的墓碑，只有它的作者在 updatedSince 的列表里看到。",
      "The tombstone of a draft is in nobody's lists with updatedSince but its author's.",
    ),
    hint: said(
      "墓碑没有状态：按作者过滤，不要当作所有人可读。",
      "A tombstone has no state: filter it by the author it had, and do not take it for one that all may read.",
    ),
    page: pages.list,
    needs: { operations: ["hour.create", "hour.remove", "hour.list"], people: other, writes: true },
  },
  "permission.idTaken": {
    level: 1,
    says: said(
      "用别人记录的编号新建，得到 409 duplicate-key，看不到那条记录的内容。",
      "A creation under the id of somebody else's record is answered 409 duplicate-key, and shows nothing of that record.",
    ),
    hint: said("412 带 current 只给可以读它的人。", "Give 412 with current only to those who may read it."),
    page: pages.problem("duplicate-key"),
    needs: { operations: ["hour.create", "hour.get"], people: other, writes: true },
  },
  "permission.role": {
    level: 1,
    says: said(
      "没有角色的人做不了要角色的事：退回、驳回、通过学时，写规则包，得到 403。",
      "Who does not hold the role may not do what needs it: returning, rejecting and approving hours, writing packs. It is answered 403.",
    ),
    hint: said("按权限表和工作流的 by 检查，两者都要允许。", "Ask both the permission table and by of the workflow; both must allow it."),
    page: pages.permissions,
    needs: { operations: ["hour.create", "hour.get", "hour.submit"], writes: true },
  },
  "permission.author": {
    level: 1,
    says: said(
      "只有作者能撤回、去掉自己的记录，学校管理员也不能代做。",
      "Withdrawing and removing are the author's alone: a school administrator does not do it for him.",
    ),
    hint: said(
      "权限表里管理员那一行没有 withdraw 和 remove；工作流的 by 写的是 author。",
      "The administrator's row of the permission table has neither withdraw nor remove, and by of the workflow says author.",
    ),
    page: pages.workflows,
    needs: { operations: ["hour.create", "hour.submit", "hour.withdraw", "hour.remove"], people: ["schoolAdmin"], writes: true },
  },
  "permission.state": {
    level: 1,
    says: said(
      "草稿学校看不到，提交后看得到，撤回后又看不到。",
      "The school does not see a draft, sees it once it is handed in, and no longer when it is withdrawn.",
    ),
    hint: said("工作流每个状态的 reads 说谁能读。", "reads of each state of the workflow says who may read."),
    page: pages.workflows,
    needs: { operations: ["hour.create", "hour.get", "hour.submit"], people: ["schoolAdmin"], writes: true },
  },
  "permission.fields": {
    level: 1,
    says: said(
      "已提交的记录，学校只能写 approvedHours，作者什么也不能改，否则 403。",
      "Of what was handed in the school may write approvedHours alone, and the author nothing; all else is answered 403.",
    ),
    hint: said(
      "工作流每个状态的 edits 说谁能改什么；只检查补丁里写明的属性。",
      "edits of each state says who may change what; only what the patch names is looked at.",
    ),
    page: pages.workflows,
    needs: { operations: ["hour.create", "hour.get", "hour.submit", "hour.change"], people: ["schoolAdmin"], writes: true },
  },
  "permission.evaluate": {
    level: 1,
    says: said("别人的判定问不到：403 或 404。", "Verdicts on somebody else are not given: 403 or 404."),
    hint: said("evaluate 与 hour.list 同一行权限。", "The same row of the permission table speaks of evaluate and of hour.list."),
    page: pages.permissions,
    needs: { operations: ["evaluate"], people: other },
  },
} as const satisfies Record<string, Clause>;
