import { said } from "../said.ts";
import { pages, type Clause } from "./clause.ts";

const create = { operations: ["hour.create", "hour.get"], writes: true } as const;
const change = { operations: ["hour.create", "hour.get", "hour.change"], writes: true } as const;

export const writeClauses = {
  "write.create": {
    level: 1,
    says: said(
      "PUT /v1/hours/{id} 加 If-None-Match: * 建立草稿：201，{ record, changes }，编号由客户端定。",
      "PUT /v1/hours/{id} with If-None-Match: * creates a draft: 201, { record, changes }, under the id that the client made.",
    ),
    hint: said(
      "编号是客户端的 UUID，不要另给一个。状态是 draft，版本从 1 起，回答里是存下来的样子。",
      "Keep the client's UUID and do not give another id. The state is draft, the version begins at 1, and the answer holds what was stored.",
    ),
    page: pages.writing,
    needs: create,
  },
  "write.create.parameter": {
    level: 1,
    says: said("?create=1 与 If-None-Match: * 同义。", "?create=1 says the same as If-None-Match: *."),
    hint: said("有的网络会去掉请求头。两者任一即可。", "Some networks strip headers. Either of the two is enough."),
    page: pages.writing,
    needs: create,
  },
  "write.create.precondition": {
    level: 1,
    says: said(
      "没有说明是新建的 PUT 被拒绝，也不覆盖已有的记录。",
      "A PUT that does not say that it creates is refused, and never overwrites.",
    ),
    hint: said(
      "PUT 只用来新建；改用 PATCH。缺少条件时回答 422 validation。",
      "PUT only creates; changes go by PATCH. Answer 422 validation where the condition is missing.",
    ),
    page: pages.writing,
    needs: create,
  },
  "write.create.retry": {
    level: 1,
    says: said(
      "同样的新建再来一次（同一 X-Action-Id），不会写第二次。",
      "The same creation once more, with the same X-Action-Id, is not written a second time.",
    ),
    hint: said(
      "记住 X-Action-Id 的结果，或对内容相同的回答 412 并带 current。版本不增加。",
      "Keep what an X-Action-Id did, or answer 412 with current where the content is the same. The version does not grow.",
    ),
    page: pages.repeats,
    needs: create,
  },
  "write.create.again": {
    level: 1,
    says: said(
      "编号已有、内容不同的新建得到 412 stale-version，带 current，原记录不变。",
      "A creation of an id that is there with other content is answered 412 stale-version with current, and changes nothing.",
    ),
    hint: said("检查 If-None-Match: *：编号已存在就不要写。", "Look at If-None-Match: *: where the id is there, do not write."),
    page: pages.problem("stale-version"),
    needs: create,
  },
  "write.create.given": {
    level: 1,
    says: said(
      "版本、时间和状态由服务器定，不取客户端写来的。",
      "The server sets version, times and state; what the client sends of them is not taken.",
    ),
    hint: said(
      "新建时去掉 id、version、createdAt、updatedAt、state、deleted，再存。",
      "Drop id, version, createdAt, updatedAt, state and deleted from what is sent before it is stored.",
    ),
    page: pages.writing,
    needs: create,
  },
  "write.create.later": {
    level: 1,
    says: said(
      "后面的步骤才能写的属性，新建时带上就拒绝：approvedHours、reason、source、counters。",
      "What only a later step sets is refused where a creation brings it: approvedHours, reason, source, counters.",
    ),
    hint: said(
      "存下来的 approvedHours 会在审核通过时一起生效：老师给自己批了学时。",
      "An approvedHours that is kept would count as soon as the record is approved: somebody has granted hours to himself.",
    ),
    page: pages.writing,
    needs: { operations: ["hour.create"], writes: true },
  },
  "write.change": {
    level: 1,
    says: said(
      "PATCH 是合并补丁：只改写明的属性，其余不变，读回来就是新的。",
      "PATCH is a merge patch: what it names is changed, all else stays, and reading gives the new record.",
    ),
    hint: said(
      "RFC 7396，application/merge-patch+json。不要用补丁覆盖整条记录。",
      "RFC 7396, application/merge-patch+json. Do not replace the record by the patch.",
    ),
    page: pages.writing,
    needs: change,
  },
  "write.change.retry": {
    level: 1,
    says: said(
      "同样的修改再来一次（同一 X-Action-Id），不会写第二次。",
      "The same change once more, with the same X-Action-Id, is not written a second time.",
    ),
    hint: said(
      "先看 X-Action-Id 是否做过，再比较版本；或回答 412，current 里已是改好的。",
      "Look for the X-Action-Id before comparing versions; or answer 412 whose current already holds the patch.",
    ),
    page: pages.repeats,
    needs: change,
  },
  "write.change.null": {
    level: 1,
    says: said("补丁里的 null 去掉这个属性，读回来就没有了。", "null in a patch removes the property; it is not there when read."),
    hint: said(
      "区分“没有写”和“写了 null”：反序列化成对象时两者常常混为一谈。",
      "Tell absent from null: many deserialisers make them the same.",
    ),
    page: pages.writing,
    needs: change,
  },
  "write.change.array": {
    level: 1,
    says: said("补丁里的数组整个替换。", "An array in a patch replaces the whole array."),
    hint: said("不要按位置合并，也不要追加。", "Neither merge by place nor append."),
    page: pages.writing,
    needs: { operations: ["pack.create", "pack.get", "pack.change"], writes: true },
  },
  "write.stale": {
    level: 1,
    says: said(
      "版本已旧的修改得到 412 stale-version，带 current（现在的记录），什么也不改。",
      "A change of a version that is not the present one is answered 412 stale-version with current, and changes nothing.",
    ),
    hint: said(
      "在同一事务里比较 If-Match 与存下的版本：update … where id = ? and version = ?，没有更新到行就回答 412。",
      "Compare If-Match with the stored version in the same transaction: update … where id = ? and version = ?, and answer 412 where no row was updated.",
    ),
    page: pages.problem("stale-version"),
    needs: change,
  },
  "write.race": {
    level: 1,
    says: said(
      "几个人同时改同一版本，只有一个成功，其余得到 412。",
      "Of several changes of the same version at once, one is done and all others are answered 412.",
    ),
    hint: said(
      "先读后写之间没有锁。把版本写进 update 的条件里。",
      "Nothing locks between reading and writing. Put the version into the condition of the update.",
    ),
    page: pages.problem("stale-version"),
    needs: change,
  },
  "write.weak": {
    level: 1,
    says: said('If-Match: W/"3" 与 If-Match: "3" 相同。', 'If-Match: W/"3" is the same as If-Match: "3".'),
    hint: said("代理压缩回答时会加上 W/。比较前先去掉。", "Proxies that compress add W/. Take it off before comparing."),
    page: pages.writing,
    needs: change,
  },
  "write.parameter": {
    level: 1,
    says: said("?expectedVersion=3 与 If-Match 同义。", "?expectedVersion=3 says the same as If-Match."),
    hint: said(
      "有的网络会去掉请求头。版本不对时同样回答 412。",
      "Some networks strip headers. A version that is not the present one is answered 412 as well.",
    ),
    page: pages.writing,
    needs: change,
  },
  "write.version": {
    level: 1,
    says: said("每次写入后 version 变大，ETag 随之改变。", "version grows with every write, and the ETag with it."),
    hint: said(
      "整数。没有版本列时，可用 updatedAt 的毫秒数。",
      "A whole number. Without a column for it, the milliseconds of updatedAt will do.",
    ),
    page: pages.writing,
    needs: change,
  },
  "write.etag": {
    level: 1,
    says: said(
      "新建、修改和操作的回答也带 ETag：记录现在的版本。",
      "The answers of a creation, a change and an action carry an ETag too: the version that the record has now.",
    ),
    hint: said(
      'ETag: "4" 取自 record.version。没有它，下一次修改就要先再读一遍。',
      'ETag: "4", from record.version. Without it the next change has to read first.',
    ),
    page: pages.writing,
    needs: { operations: ["hour.create", "hour.change", "hour.submit"], writes: true },
  },
  "write.blind": {
    level: 1,
    says: said("没有写明版本的修改和删除照样做。", "A change and a removal that name no version are done as they are."),
    hint: said(
      "没有 If-Match 时不要回答 412、422 或 428：离线写下的内容还没有见过版本。",
      "Do not answer 412, 422 or 428 where If-Match is missing: what was written offline has seen no version yet.",
    ),
    page: pages.writing,
    needs: { operations: ["hour.create", "hour.get", "hour.change", "hour.remove"], writes: true },
  },
  "write.actionId": {
    level: 1,
    says: said(
      "同一 X-Action-Id 再来一次，得到第一次的 changes，记录后来变了也一样；用于别的内容得到 409 action-reused，什么也不做。",
      "The same X-Action-Id once more gives the changes of the first time, also where the record was changed since; for something else it is answered 409 action-reused, and nothing is done.",
    ),
    hint: said(
      "新建和修改也要记住 X-Action-Id、正文的散列和 changes，与写入同在一个事务里，并且先查它再比较版本。",
      "Creations and changes keep X-Action-Id, a hash of the body and the changes too, in the transaction of the write, and look there before they compare versions.",
    ),
    page: pages.repeats,
    needs: change,
  },
  "write.changes": {
    level: 1,
    says: said(
      "changes 列出写到的每条记录，版本与 record 一致。",
      "changes names every record that was written, with the version of record.",
    ),
    hint: said("派生的记录也要列出：{ kind, id, version }。", "Derived records are named too: { kind, id, version }."),
    page: pages.writing,
    needs: { operations: ["hour.create", "hour.change", "hour.submit"], writes: true },
  },
  "write.fields": {
    level: 1,
    says: said(
      "补丁不能改 state、person、version、createdAt；有一个不许改的，整个补丁都不做。",
      "A patch cannot change state, person, version or createdAt; where it names one of them, nothing of it is done.",
    ),
    hint: said(
      "状态只随操作（actions）改变。可改的属性见工作流表。",
      "The state changes by actions alone. The workflow table says what may be changed.",
    ),
    page: pages.workflows,
    needs: change,
  },
  "write.refused": {
    level: 1,
    says: said(
      "契约里每个有错的例子都被拒绝（422），issues 指出每一处。",
      "Every example of the contract that is not valid is refused with 422, and issues point at each place.",
    ),
    hint: said(
      "用契约的 JSON Schema（openapi.json）检查正文；issues 的 pointer 是 JSON 指针。",
      "Check bodies with the contract's JSON Schema (openapi.json); the pointer of an issue is a JSON pointer.",
    ),
    page: pages.problem("validation"),
    needs: { writes: true },
  },
  "write.change.refused": {
    level: 1,
    says: said(
      "补丁里的错值和去掉必有属性的 null 得到 422，指出位置，什么也不改。",
      "A wrong value in a patch, or null for what must be there, is answered 422 with its place, and nothing is changed.",
    ),
    hint: said("只检查补丁里写明的属性，再检查合并后的记录。", "Check the properties that the patch names, then the record that it makes."),
    page: pages.problem("validation"),
    needs: change,
  },
} as const satisfies Record<string, Clause>;
