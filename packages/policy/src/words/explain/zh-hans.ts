import { joined } from "./joined.ts";
import type { Phrases } from "./phrases.ts";

const weekdays = ["一", "二", "三", "四", "五", "六", "日"];
const there = (parts: readonly (string | undefined)[]): string[] => parts.filter((part) => part !== undefined && part !== "") as string[];
const of = (where: string | undefined, what: string): string => (where === undefined ? what : `${where}的${what}`);
const apart = (by: string | undefined): string => (by === undefined ? "" : `按${by}分别，`);

/** 简体中文：原文语言。 */
export const phrases: Phrases = {
  list: (parts) => parts.join("、"),
  or: (parts) => parts.join("，或"),
  and: (parts) => parts.join("，且"),
  join: (parts) => there(parts).join("；"),
  quote: (text) => `“${text}”`,
  headed: (head, text) => `${head}：${text}`,
  bracket: (text, more) => `${text}（${more}）`,
  day: (year, month, day) => `${year} 年 ${month} 月 ${day} 日`,
  amount: (value, unit) => `${value} ${unit}`,
  percent: (value) => `${value}%`,

  pack: {
    identity: (id, version, level) => `规则包 ${id}，版本 ${version}，用于${level}`,
    source: (title, date) => `依据：${title}${date === undefined ? "" : `（${date}）`}`,
    span: (from, to) => `${from === undefined ? "" : `自 ${from} 起`}${from && to ? "，" : ""}${to === undefined ? "" : `到 ${to} 止`}`,
    inForce: (span) => `${span}生效`,
    parent: (id, version) => `以 ${id} 版本 ${version} 为上级包：同名的以本包为准，其余照用`,
    drop: (ids) => `上级包中不再采用的：${ids}`,
    cycle: (id, years, start) => `周期${id}：每 ${years} 年一个周期，${start}`,
    cycleFrom: (day) => `从 ${day} 起算`,
    cycleFact: (fact) => `从每人的${fact}起算`,
    category: (title, parent, codes) =>
      `类别“${title}”${parent === undefined ? "" : `，属于“${parent}”`}${codes === undefined ? "" : `，包括${codes}`}`,
    approval: (levels, categories) => `${categories === undefined ? "申报的学时" : `申报的${categories}学时`}依次由${levels}审批`,
    house: "本地约定（文件没有写，由编写人约定）",
    content: "所附的表格、模板和清单",
    unusedNumber: (id, number) => `没有用到的数${id}：${number}`,
    unusedMeasure: (id, measure) => `没有用到的计量${id}：${measure}`,
    lent: (clauses) => `这里的数用在：${clauses}`,
    nothing: "这一条没有写成规则",
  },

  number: {
    open: (question) => (question === undefined ? "（文件没有写明）" : `（还没有定，见问题：${question}）`),
    elsewhere: (number, clause) => `${number}（数见${clause}）`,
    cases: (parts) => `（按先后，${parts.join("；")}）`,
    entry: (condition, value) => `${condition}：${value}`,
    otherwise: "其余",
  },

  test: {
    is: (fact, value) => `${fact}为${value}`,
    in: (fact, values) => `${fact}为${values}之一`,
    notIn: (fact, values) => `${fact}不是${values}`,
    under: (fact, category) => `${fact}属于${category}`,
    atLeast: (fact, limit) => `${fact}至少 ${limit}`,
    atMost: (fact, limit) => `${fact}最多 ${limit}`,
    span: (fact, span) => `${fact}${span}`,
    present: (fact) => `写有${fact}`,
    absent: (fact) => `没有写${fact}`,
    always: "不论什么情况",
  },

  measure: {
    sum: (book) => `${book}合计`,
    count: (book) => `${book}的条数`,
    distinct: (book, fact) => `${book}中不同${fact}的个数`,
    only: (measure, where) => `${measure}（只计${where}的）`,
    times: (a, b) => `${a} × ${b}`,
    plus: (parts) => joined(parts, "＋", "－"),
    over: (a, b) => `${a} ÷ ${b}`,
    gap: (rule) => `${rule}还差的数`,
    given: (fact) => `所报的${fact}`,
    members: {
      share: (rule) => `应达到${rule}的人中已达到的份额`,
      mean: (rule) => `每人${rule}数值的平均`,
      count: (rule) => `达到${rule}的人数`,
    },
  },

  book: {
    selection: (unit, source, where) => `以${unit}计，取自${source}${where === undefined ? "" : `，只取${where}的`}`,
    admit: (test, otherwise, grace) =>
      `${test}的才计入，否则${otherwise === "waiting" ? "先等确认" : "不计"}${grace === undefined ? "" : `；事后 ${grace}内先等确认`}`,
    listed: (checklist) => `${checklist}各项齐全`,
    way: (where, isFirst, amount) => `${isFirst ? "" : "前面的算法都不合时，"}${where === undefined ? "" : `${where}的，`}${amount}`,
    fixed: (amount) => `每条计 ${amount}`,
    fact: (fact) => `按记录中的${fact}计`,
    per: (fact, per, gives) => `按${fact}折算，每 ${per} 计 ${gives}`,
    within: (per, by, text) => `${per === undefined ? "" : `${per}之内，`}${apart(by)}${text}`,
    tier: (at, upTo, each) =>
      upTo === undefined
        ? `${at === "first" ? "" : "再往后"}每条计 ${each}`
        : `${at === "first" ? "前" : "其后到第"} ${upTo} 条每条计 ${each}`,
    noMore: "再往后的不计",
    threshold: (what, atLeast, gives) =>
      `${what === undefined ? "条数" : `${what}合计`}至少 ${atLeast} 才计，${gives === undefined ? "按实际数计" : `一共计 ${gives}`}；不到的不计`,
    table: (rows, columns, cells) => `按${rows}${columns === undefined ? "" : `和${columns}`}查表：${cells}`,
    cell: (name, value) => `${name} ${value}`,
    range: (min, max) => `每条 ${min} 到 ${max}，由审核人定`,
    times: (where, by) => `${where}的乘以 ${by}`,
    max: (amount) => `每条最多计 ${amount}`,
    round: (step, mode, at) =>
      `${at === "sum" ? "合计后" : "逐条"}以 ${step} 为单位${{ down: "舍去零头", halfUp: "四舍五入", up: "零头进位" }[mode]}`,
    once: (facts, keep) => `${facts}相同的只计一次，取${keep === "best" ? "计得最多" : "最早"}的一条`,
    cliff: (per, by, measure, atLeast, below) =>
      `${there([per, by && `按${by}分组`]).join("，")}，${measure}${atLeast === undefined ? "" : `至少 ${atLeast}`}${below === undefined ? "" : `${atLeast === undefined ? "少于" : "并且少于"} ${below}`}的，整组才计，否则整组不计`,
    cap: (where, per, by, limit) => `${of(where, "")}${where === undefined ? "" : "，"}${apart(by)}${per}最多计 ${limit}`,
    share: (share, whole) => `${whole} 的 ${share}`,
  },

  rule: {
    scope: (who, per, text) => `${who}，${per}，${text}`,
    who: {
      person: (where) => (where === undefined ? "每个人" : `${where}的每个人`),
      pair: (where) => of(where, "每对师徒"),
      group: (where) => of(where, "每个教研组"),
      school: (where) => of(where, "每所学校"),
      county: (where) => of(where, "全县"),
    },
    atLeast: (measure, limit) => `${measure}至少 ${limit}`,
    atMost: (measure, limit) => `${measure}最多 ${limit}`,
    below: (measure, limit) => `${measure}要少于 ${limit}`,
    shown: (measure) => `${measure}列出备查`,
    inside: (rule) => `含在${rule}之内`,
    effective: (span) => `这一项${span}生效`,
    waived: (waiver, minDays, effect) => `有${waiver}${minDays === undefined ? "" : `且不少于 ${minDays}`}的，${effect}`,
    drop: "免去这一项",
    reduce: (limit) => `降为 ${limit}`,
    part: (by, round) => `只按这一期里${by === "months" ? "一天不缺的月数" : "其余的天数"}要求，${round}`,
    depends: (choice) => `怎么免：${choice}`,
    prorata: (by, round) => `不满一期的按${by === "months" ? "月" : "天"}折算，${round}`,
    carry: (max, where) => `上一期多出的可以带入${where === undefined ? "" : `（只限${where}的）`}，最多 ${max}`,
    makeUp: { original: "补做的算在原来那一期", own: "补做的算在补做的那一期" },
    frequency: (each, measure, atLeast) => `${each}${measure}至少 ${atLeast}`,
    mayMiss: (count) => `可以缺 ${count} 次`,
    skip: "没有课的不算在内",
    coverage: (circle, by, measure, atLeast) => `${circle}每一个人（看${by}），${measure}至少 ${atLeast}`,
    share: (share) => `满其中的 ${share} 即可`,
    checklist: (book, checklist, items) => `${book}的每一条都要做到${checklist}${items === undefined ? "" : `：${items}`}`,
    by: (event, day) => `${event}最晚 ${day}`,
    looksAt: (event, where) => `${event}（只看${where}的）`,
    monthDay: (month, day) => `${month} 月 ${day} 日`,
    nth: (nth, weekday, month) => `${month} 月第 ${nth} 个星期${weekdays[weekday - 1] ?? ` ${weekday}`}`,
    before: (event, moment, days, count) => `${event}要比${moment}早至少 ${days}（${count}）`,
    after: (event, moment, days, count) => `${event}要在${moment}之后 ${days}之内（${count}）`,
    bundle: (need, rules) =>
      `${need === "all" ? "以下各项都要达到" : need === "any" ? "以下各项达到任意一项" : `以下各项至少达到 ${need.count} 项`}：${rules}`,
    score: (full, floor, ceiling, atLeast) =>
      `满分 ${full}，最低 ${floor}${ceiling === undefined ? "" : `，最高 ${ceiling}`}${atLeast === undefined ? "" : `，要求至少 ${atLeast}`}`,
    deduct: (measure, unit, each, max) => `${measure}，每${unit}扣 ${each}${max === undefined ? "" : `，最多扣 ${max}`}`,
    add: (measure, unit, each, max) => `${measure}，每${unit}加 ${each}${max === undefined ? "" : `，最多加 ${max}`}`,
    wipe: (measure, atLeast) => `${measure}到了 ${atLeast}，直接按最低分计`,
    manual: (by, question) => `由${by}回答，并写明依据：${question}`,
  },

  per: {
    record: "每次",
    week: "每周",
    fortnight: "每两周",
    month: "每月",
    term: "每学期",
    schoolYear: "每学年",
    calendarYear: "每年",
  },
  cycle: (id, years) => `每个周期（${id}${years === undefined ? "" : `，${years} 年`}）`,

  consequence: {
    says: (condition, effect) => `${condition}：${effect}`,
    combine: {
      any: (parts) => `有一项即算（${parts}）`,
      all: (parts) => `全部如此才算（${parts}）`,
      open: (parts, choice) => `${parts}${choice.startsWith("（") ? "" : "，"}${choice}`,
    },
    part: { met: (rule) => `${rule}达到`, notMet: (rule) => `${rule}没有达到` },
    cap: (purposes, grade) => `${purposes}最高评到${grade}`,
    bar: (purposes) => `不参加${purposes}`,
    deduct: (measure, unit, each) => `${measure}，每${unit}扣 ${each}`,
    notice: { internal: "校内提醒", public: "公开通报" },
    reply: (days) => `当事人可在 ${days}内提出不同意见`,
    proposed: "只作提议，由人决定",
  },

  question: {
    kind: { unclear: "文件有不同读法", undefined: "文件没有写明", conflict: "文件前后不一致", fault: "文件写错了" },
    asks: (kind, question) => `${kind}：${question}`,
    decide: (level, role) => `由${role.startsWith(level) ? "" : `${level}的`}${role}裁定`,
    presumed: (reading) => `裁定之前暂按：${reading}`,
    free: "也可以直接定一个数",
    reading: (says, sets) => `${says}（${sets}）`,
    sets: (value) => `定为 ${value}`,
  },

  content: {
    rubric: (title, full) => `评价表${title}${full === undefined ? "" : `，满分 ${full}`}`,
    inspection: "用于检查",
    band: (label, atLeast, atMost) => `${label}：${atLeast} ${atMost === undefined ? "起" : `到 ${atMost}`}`,
    part: (title, part, text) => `${title} · ${part}${text === "" ? "" : `：${text}`}`,
    points: (max, step) => `最多 ${max}，每格 ${step}`,
    weight: (points) => `共 ${points}`,
    level: (label, value, says) => `${label}${value === undefined ? "" : ` ${value}`}${says === undefined ? "" : `（${says}）`}`,
    yesNo: "是或否",
    text: "写文字",
    notApplicable: "可以不评",
    required: "必填",
    plan: (title) => `计划模板${title}`,
    items: (atLeast, needs) => `至少 ${atLeast} 条${needs === undefined ? "" : `，每条写明${needs}`}`,
    needs: { owner: "负责人", quota: "数量", due: "期限" },
    pair: (title) => `师徒模板${title}`,
    task: (text, evidence, needed) => `${text}（${needed ? "必做" : "选做"}${evidence === undefined ? "" : `，凭${evidence}`}）`,
    gate: (text) => `关口：${text}`,
    checklist: (title) => `清单${title}`,
    phase: { before: "事前", after: "事后" },
    filled: (facts) => `看：${facts}`,
    quotas: (title) => `指标${title}`,
    quota: (text, atLeast, measure) => `${text}，至少 ${atLeast}（${measure === undefined ? "由本人勾选" : `按${measure}计`}）`,
    activity: (title, checklist) => `活动模板${title}${checklist === undefined ? "" : `，按清单${checklist}`}`,
    turns: (list) => `发言次序：${list}`,
    outputs: (list) => `留下：${list}`,
    phrases: (title) => `用语库${title}`,
  },
};
