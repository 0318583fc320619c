import { joined } from "./joined.ts";
import type { Phrases } from "./phrases.ts";

const weekdays = ["一", "二", "三", "四", "五", "六", "日"];
const there = (parts: readonly (string | undefined)[]): string[] => parts.filter((part) => part !== undefined && part !== "") as string[];
const of = (where: string | undefined, what: string): string => (where === undefined ? what : `${where}的${what}`);
const apart = (by: string | undefined): string => (by === undefined ? "" : `按${by}分別，`);

/** 繁體中文。 */
export const phrases: Phrases = {
  list: (parts) => parts.join("、"),
  or: (parts) => parts.join("，或"),
  and: (parts) => parts.join("，且"),
  join: (parts) => there(parts).join("；"),
  quote: (text) => `「${text}」`,
  headed: (head, text) => `${head}：${text}`,
  bracket: (text, more) => `${text}（${more}）`,
  day: (year, month, day) => `${year} 年 ${month} 月 ${day} 日`,
  amount: (value, unit) => `${value} ${unit}`,
  percent: (value) => `${value}%`,

  pack: {
    identity: (id, version, level) => `規則包 ${id}，版本 ${version}，用於${level}`,
    source: (title, date) => `依據：${title}${date === undefined ? "" : `（${date}）`}`,
    span: (from, to) => `${from === undefined ? "" : `自 ${from} 起`}${from && to ? "，" : ""}${to === undefined ? "" : `到 ${to} 止`}`,
    inForce: (span) => `${span}生效`,
    parent: (id, version) => `以 ${id} 版本 ${version} 為上級包：同名的以本包為準，其餘照用`,
    drop: (ids) => `上級包中不再採用的：${ids}`,
    cycle: (id, years, start) => `週期${id}：每 ${years} 年一個週期，${start}`,
    cycleFrom: (day) => `從 ${day} 起算`,
    cycleFact: (fact) => `從每人的${fact}起算`,
    category: (title, parent, codes) =>
      `類別「${title}」${parent === undefined ? "" : `，屬於「${parent}」`}${codes === undefined ? "" : `，包括${codes}`}`,
    approval: (levels, categories) => `${categories === undefined ? "申報的學時" : `申報的${categories}學時`}依次由${levels}審批`,
    house: "本地約定（文件沒有寫，由編寫人約定）",
    content: "所附的表格、模板和清單",
    unusedNumber: (id, number) => `沒有用到的數${id}：${number}`,
    unusedMeasure: (id, measure) => `沒有用到的計量${id}：${measure}`,
    lent: (clauses) => `這裡的數用在：${clauses}`,
    nothing: "這一條沒有寫成規則",
  },

  number: {
    open: (question) => (question === undefined ? "（文件沒有寫明）" : `（還沒有定，見問題：${question}）`),
    elsewhere: (number, clause) => `${number}（數見${clause}）`,
    cases: (parts) => `（按先後，${parts.join("；")}）`,
    entry: (condition, value) => `${condition}：${value}`,
    otherwise: "其餘",
  },

  test: {
    is: (fact, value) => `${fact}為${value}`,
    in: (fact, values) => `${fact}為${values}之一`,
    notIn: (fact, values) => `${fact}不是${values}`,
    under: (fact, category) => `${fact}屬於${category}`,
    atLeast: (fact, limit) => `${fact}至少 ${limit}`,
    atMost: (fact, limit) => `${fact}最多 ${limit}`,
    span: (fact, span) => `${fact}${span}`,
    present: (fact) => `寫有${fact}`,
    absent: (fact) => `沒有寫${fact}`,
    always: "不論什麼情況",
  },

  measure: {
    sum: (book) => `${book}合計`,
    count: (book) => `${book}的條數`,
    distinct: (book, fact) => `${book}中不同${fact}的個數`,
    only: (measure, where) => `${measure}（只計${where}的）`,
    times: (a, b) => `${a} × ${b}`,
    plus: (parts) => joined(parts, "＋", "－"),
    over: (a, b) => `${a} ÷ ${b}`,
    gap: (rule) => `${rule}還差的數`,
    given: (fact) => `所報的${fact}`,
    members: {
      share: (rule) => `應達到${rule}的人中已達到的份額`,
      mean: (rule) => `每人${rule}數值的平均`,
      count: (rule) => `達到${rule}的人數`,
    },
  },

  book: {
    selection: (unit, source, where) => `以${unit}計，取自${source}${where === undefined ? "" : `，只取${where}的`}`,
    admit: (test, otherwise, grace) =>
      `${test}的才計入，否則${otherwise === "waiting" ? "先等確認" : "不計"}${grace === undefined ? "" : `；事後 ${grace}內先等確認`}`,
    listed: (checklist) => `${checklist}各項齐全`,
    way: (where, isFirst, amount) => `${isFirst ? "" : "前面的算法都不合時，"}${where === undefined ? "" : `${where}的，`}${amount}`,
    fixed: (amount) => `每條計 ${amount}`,
    fact: (fact) => `按紀錄中的${fact}計`,
    per: (fact, per, gives) => `按${fact}折算，每 ${per} 計 ${gives}`,
    within: (per, by, text) => `${per === undefined ? "" : `${per}之內，`}${apart(by)}${text}`,
    tier: (at, upTo, each) =>
      upTo === undefined
        ? `${at === "first" ? "" : "再往後"}每條計 ${each}`
        : `${at === "first" ? "前" : "其後到第"} ${upTo} 條每條計 ${each}`,
    noMore: "再往後的不計",
    threshold: (what, atLeast, gives) =>
      `${what === undefined ? "條數" : `${what}合計`}至少 ${atLeast} 才計，${gives === undefined ? "按實際數計" : `一共計 ${gives}`}；不到的不計`,
    table: (rows, columns, cells) => `按${rows}${columns === undefined ? "" : `和${columns}`}查表：${cells}`,
    cell: (name, value) => `${name} ${value}`,
    range: (min, max) => `每條 ${min} 到 ${max}，由審核人定`,
    times: (where, by) => `${where}的乘以 ${by}`,
    max: (amount) => `每條最多計 ${amount}`,
    round: (step, mode, at) =>
      `${at === "sum" ? "合計後" : "逐條"}以 ${step} 為單位${{ down: "捨去零頭", halfUp: "四捨五入", up: "零頭進位" }[mode]}`,
    once: (facts, keep) => `${facts}相同的只計一次，取${keep === "best" ? "計得最多" : "最早"}的一條`,
    cliff: (per, by, measure, atLeast, below) =>
      `${there([per, by && `按${by}分組`]).join("，")}，${measure}${atLeast === undefined ? "" : `至少 ${atLeast}`}${below === undefined ? "" : `${atLeast === undefined ? "少於" : "並且少於"} ${below}`}的，整組才計，否則整組不計`,
    cap: (where, per, by, limit) => `${of(where, "")}${where === undefined ? "" : "，"}${apart(by)}${per}最多計 ${limit}`,
    share: (share, whole) => `${whole} 的 ${share}`,
  },

  rule: {
    scope: (who, per, text) => `${who}，${per}，${text}`,
    who: {
      person: (where) => (where === undefined ? "每個人" : `${where}的每個人`),
      pair: (where) => of(where, "每對師徒"),
      group: (where) => of(where, "每個教研組"),
      school: (where) => of(where, "每所學校"),
      county: (where) => of(where, "全縣"),
    },
    atLeast: (measure, limit) => `${measure}至少 ${limit}`,
    atMost: (measure, limit) => `${measure}最多 ${limit}`,
    below: (measure, limit) => `${measure}要少於 ${limit}`,
    shown: (measure) => `${measure}列出備查`,
    inside: (rule) => `含在${rule}之內`,
    effective: (span) => `這一項${span}生效`,
    waived: (waiver, minDays, effect) => `有${waiver}${minDays === undefined ? "" : `且不少於 ${minDays}`}的，${effect}`,
    drop: "免去這一項",
    reduce: (limit) => `降為 ${limit}`,
    part: (by, round) => `只按這一期裡${by === "months" ? "一天不缺的月數" : "其餘的天數"}要求，${round}`,
    depends: (choice) => `怎麼免：${choice}`,
    prorata: (by, round) => `不滿一期的按${by === "months" ? "月" : "天"}折算，${round}`,
    carry: (max, where) => `上一期多出的可以帶入${where === undefined ? "" : `（只限${where}的）`}，最多 ${max}`,
    makeUp: { original: "補做的算在原來那一期", own: "補做的算在補做的那一期" },
    frequency: (each, measure, atLeast) => `${each}${measure}至少 ${atLeast}`,
    mayMiss: (count) => `可以缺 ${count} 次`,
    skip: "沒有課的不算在內",
    coverage: (circle, by, measure, atLeast) => `${circle}每一個人（看${by}），${measure}至少 ${atLeast}`,
    share: (share) => `滿其中的 ${share} 即可`,
    checklist: (book, checklist, items) => `${book}的每一條都要做到${checklist}${items === undefined ? "" : `：${items}`}`,
    by: (event, day) => `${event}最晚 ${day}`,
    looksAt: (event, where) => `${event}（只看${where}的）`,
    monthDay: (month, day) => `${month} 月 ${day} 日`,
    nth: (nth, weekday, month) => `${month} 月第 ${nth} 個星期${weekdays[weekday - 1] ?? ` ${weekday}`}`,
    before: (event, moment, days, count) => `${event}要比${moment}早至少 ${days}（${count}）`,
    after: (event, moment, days, count) => `${event}要在${moment}之後 ${days}之內（${count}）`,
    bundle: (need, rules) =>
      `${need === "all" ? "以下各項都要達到" : need === "any" ? "以下各項達到任意一項" : `以下各項至少達到 ${need.count} 項`}：${rules}`,
    score: (full, floor, ceiling, atLeast) =>
      `滿分 ${full}，最低 ${floor}${ceiling === undefined ? "" : `，最高 ${ceiling}`}${atLeast === undefined ? "" : `，要求至少 ${atLeast}`}`,
    deduct: (measure, unit, each, max) => `${measure}，每${unit}扣 ${each}${max === undefined ? "" : `，最多扣 ${max}`}`,
    add: (measure, unit, each, max) => `${measure}，每${unit}加 ${each}${max === undefined ? "" : `，最多加 ${max}`}`,
    wipe: (measure, atLeast) => `${measure}到了 ${atLeast}，直接按最低分計`,
    manual: (by, question) => `由${by}回答，並寫明依據：${question}`,
  },

  per: {
    record: "每次",
    week: "每週",
    fortnight: "每兩週",
    month: "每月",
    term: "每學期",
    schoolYear: "每學年",
    calendarYear: "每年",
  },
  cycle: (id, years) => `每個週期（${id}${years === undefined ? "" : `，${years} 年`}）`,

  consequence: {
    says: (condition, effect) => `${condition}：${effect}`,
    combine: {
      any: (parts) => `有一項即算（${parts}）`,
      all: (parts) => `全部如此才算（${parts}）`,
      open: (parts, choice) => `${parts}${choice.startsWith("（") ? "" : "，"}${choice}`,
    },
    part: { met: (rule) => `${rule}達到`, notMet: (rule) => `${rule}沒有達到` },
    cap: (purposes, grade) => `${purposes}最高評到${grade}`,
    bar: (purposes) => `不參加${purposes}`,
    deduct: (measure, unit, each) => `${measure}，每${unit}扣 ${each}`,
    notice: { internal: "校內提醒", public: "公開通報" },
    reply: (days) => `當事人可在 ${days}內提出不同意見`,
    proposed: "只作提議，由人決定",
  },

  question: {
    kind: { unclear: "文件有不同讀法", undefined: "文件沒有寫明", conflict: "文件前後不一致", fault: "文件寫錯了" },
    asks: (kind, question) => `${kind}：${question}`,
    decide: (level, role) => `由${role.startsWith(level) ? "" : `${level}的`}${role}裁定`,
    presumed: (reading) => `裁定之前暫按：${reading}`,
    free: "也可以直接定一個數",
    reading: (says, sets) => `${says}（${sets}）`,
    sets: (value) => `定為 ${value}`,
  },

  content: {
    rubric: (title, full) => `評價表${title}${full === undefined ? "" : `，滿分 ${full}`}`,
    inspection: "用於檢查",
    band: (label, atLeast, atMost) => `${label}：${atLeast} ${atMost === undefined ? "起" : `到 ${atMost}`}`,
    part: (title, part, text) => `${title} · ${part}${text === "" ? "" : `：${text}`}`,
    points: (max, step) => `最多 ${max}，每格 ${step}`,
    weight: (points) => `共 ${points}`,
    level: (label, value, says) => `${label}${value === undefined ? "" : ` ${value}`}${says === undefined ? "" : `（${says}）`}`,
    yesNo: "是或否",
    text: "寫文字",
    notApplicable: "可以不評",
    required: "必填",
    plan: (title) => `計畫模板${title}`,
    items: (atLeast, needs) => `至少 ${atLeast} 條${needs === undefined ? "" : `，每條寫明${needs}`}`,
    needs: { owner: "負責人", quota: "數量", due: "期限" },
    pair: (title) => `師徒模板${title}`,
    task: (text, evidence, needed) => `${text}（${needed ? "必做" : "選做"}${evidence === undefined ? "" : `，憑${evidence}`}）`,
    gate: (text) => `關口：${text}`,
    checklist: (title) => `清單${title}`,
    phase: { before: "事前", after: "事後" },
    filled: (facts) => `看：${facts}`,
    quotas: (title) => `指標${title}`,
    quota: (text, atLeast, measure) => `${text}，至少 ${atLeast}（${measure === undefined ? "由本人勾選" : `按${measure}計`}）`,
    activity: (title, checklist) => `活動模板${title}${checklist === undefined ? "" : `，按清單${checklist}`}`,
    turns: (list) => `發言次序：${list}`,
    outputs: (list) => `留下：${list}`,
    phrases: (title) => `用語庫${title}`,
  },
};
