import { adapt, always, codeTables, each, given, idsOf, json, keyed, list, shown, signed, unwrap, type Reach } from "@xiaoben/sdk/adapters";
import { school } from "./school.ts";
import tables from "./tables.json" with { type: "json" };

const id = idsOf("qiming", "school", "person", "lesson", "observation", "hour", "pair", "activity");
const code = codeTables(tables.codes);
const stamps = { version: "gxsj", createdAt: "cjsj", updatedAt: "gxsj", org: shown("xxId", id.school), reason: "yy" };
const form = { "form.pack": shown("pjb.bm"), "form.version": shown("pjb.bb"), "form.id": shown("pjb.bh") };
const role = each({ role: ["jsbm", code.role], org: ["xxId", id.school] });
const days = { from: "rqq", to: "rqz" };
const orders = { "-day": { px: "rq desc" }, day: { px: "rq asc" } };

/** 启明校园 behind the gateway: `gatewayOver(qiming({ baseUrl: "/prod-api", headers }))`. */
export const qiming = (reach: Reach) =>
  adapt("qiming", reach, {
    envelope: unwrap({ problems: tables.problems }),
    actionId: "qqh",
    session: { call: "/getInfo", person: ["user.ryId", id.person], org: ["user.xxId", id.school], roles: ["roles", role], now: "xtsj" },
    tasks: { list: "/db/page", type: "dblx", types: tables.tasks, on: { key: "ywId", given: "ywWbh", ids: id }, due: "jzsj" },
    packs: { call: "/gzb/info", pack: "bm", version: "bb" },
    kinds: {
      ...school,
      lesson: {
        calls: { list: "/kb/page", get: "/kb/info" },
        lists: { where: { ...days, teacher: "skjsId" }, orders, since: "gxsjq" },
        fields: [
          { ...stamps, ...form, id: ["kcId", id.lesson], teacher: ["skjsId", id.person], state: ["zt", code.lessonState], topic: "kt" },
          { className: "bjmc", subject: ["xkdm", code.subject], subjectName: "xkmc", kind: ["kclx", code.lessonKind], on: "skrq" },
          { "slot.period": "jc", "slot.from": "kssj", "slot.to": "jssj", lessons: "kss", mode: ["spbz", code.mode] },
          { observers: ["tkrIds", list(id.person, ",")], points: ["gcd", each({ id: "xh", text: "nr", by: ["ryId", id.person] })] },
        ],
      },
      observation: {
        calls: { list: "/tk/page", create: "/tk/add", change: "/tk/edit", submit: "/tk/tj", answer: "/tk/fk", sign: "/tk/qm" },
        lists: { where: { ...days, author: "tkrId", observed: "skjsId", lesson: "kcId" }, orders, since: "gxsjq" },
        also: { xs: "hour" },
        fields: [
          { ...stamps, ...form, id: given("wbh", "tkId", id.observation), state: shown("zt", code.state), submittedAt: shown("tjsj") },
          { author: shown("tkrId", id.person), observed: shown("skjsId", id.person), lesson: ["kcId", id.lesson], on: shown("tkrq") },
          { lessons: shown("kss"), kind: shown("kclx", code.lessonKind), mode: shown("spbz", code.mode), pair: shown("jdId", id.pair) },
          { points: ["gcd", each({ id: "xh", text: "nr", note: "bz" })], notes: ["jl", each({ id: "xh", minute: "fz", text: "nr" })] },
          { ratings: ["df", keyed("zb", { value: "fs", level: "dj", text: "wz", notApplicable: "bp" })], tallies: ["yytj", json] },
          { strengths: "ys", problems: "wt", measures: "jy", nextStep: "xyb", answer: "hf", reflection: "fs" },
          { signatures: signed("qm", { party: ["js", code.party], person: ["ryId", id.person], at: "sj" }) },
        ],
      },
      hour: {
        calls: { list: "/xs/page", get: "/xs/info" },
        lists: { where: { ...days, person: "ryId", state: "zt" }, orders, since: "gxsjq" },
        fields: [
          { ...stamps, id: ["xsId", id.hour], person: ["ryId", id.person], state: ["zt", code.hourState], counters: ["cxId", id.hour] },
          { title: "bt", on: "ksrq", until: "jsrq", minutes: "fzs", lessons: "jss", claimedHours: "sbxs", approvedHours: "rdxs" },
          { category: ["lb", code.category], role: ["js", code.part], level: ["jb", code.level], days: "ts", result: ["jg", code.result] },
          { "source.kind": always("observation"), "source.id": given("lyWbh", "lyTkId", id.observation), activity: ["hdbh", id.activity] },
        ],
      },
    },
  });
