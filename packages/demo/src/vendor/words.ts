import type { ProblemCode } from "@xiaoben/contract";

/** The vendor's codes and words, and what they are in the campus behind him. */
export const words = {
  lessonState: { 0: "planned", 1: "held", 9: "cancelled" },
  lessonKind: {
    1: "everyday",
    2: "open",
    3: "demonstration",
    4: "showcase",
    5: "quality",
    6: "viewing",
    7: "rebuilt",
    8: "report",
    10: "research",
    11: "groupOpen",
    12: "acceptance",
  },
  subject: {
    "01": "chinese",
    "02": "maths",
    "03": "english",
    "04": "science",
    "05": "pe",
    "06": "music",
    "07": "art",
    "08": "morality",
    "09": "it",
    "10": "labour",
  },
  observationState: { 0: "draft", 1: "submitted", 2: "answered", 3: "locked", 4: "unlocking", 9: "withdrawn" },
  hourState: { 0: "draft", 1: "submitted", 2: "returned", 3: "approved", 4: "reported", 5: "registered", 8: "rejected", 9: "withdrawn" },
  category: { TPK: "observation", JTBK: "group-study", SL: "salon", WP: "external", WL: "online" },
  part: { 1: "participant", 2: "speaker", 3: "organiser", 4: "observer" },
  level: { 1: "school", 2: "centralSchool", 3: "county", 4: "city", 5: "province", 6: "nation" },
  result: { 1: "passed", 0: "failed" },
  party: { 1: "author", 2: "observed" },
  org: { 1: "county", 2: "centralSchool", 3: "school", 4: "villageSchool" },
  job: { teacher: "teacher", zzjs: "groupLead", jkszr: "schoolAdmin", xz: "principal", xgly: "countyOfficer" },
  task: { TK: "observation.create", TJ: "observation.submit", FK: "observation.answer", QM: "observation.sign" },
} as const satisfies Record<string, Record<string, string>>;

/** The vendor's code for a word of the campus. */
export function codeOf(table: keyof typeof words, word: string): string {
  const found = Object.entries(words[table]).find(([, one]) => one === word);
  if (!found) throw new TypeError(`The vendor has no code for "${word}" in "${table}".`);
  return found[0];
}

/** How the vendor refuses. */
export const refusals: Record<ProblemCode, { code: number; msg: string }> = {
  "signed-out": { code: 401, msg: "登录状态已过期，请重新登录" },
  "not-permitted": { code: 403, msg: "没有权限，请联系管理员授权" },
  "not-found": { code: 404, msg: "数据不存在" },
  "not-offered": { code: 405, msg: "暂不支持该操作" },
  "transition-not-allowed": { code: 1001, msg: "当前状态不允许该操作" },
  "guard-failed": { code: 1002, msg: "资料未填写完整" },
  validation: { code: 1003, msg: "参数错误" },
  "unknown-field-value": { code: 1003, msg: "参数错误" },
  "duplicate-key": { code: 1004, msg: "数据重复" },
  "stale-version": { code: 1005, msg: "数据已被修改，请刷新" },
  "action-reused": { code: 1006, msg: "请求编号重复" },
  "too-large": { code: 1007, msg: "内容过长" },
  "unsupported-type": { code: 1008, msg: "文件类型不支持" },
  "rate-limited": { code: 429, msg: "操作过于频繁" },
  maintenance: { code: 503, msg: "系统维护中" },
  internal: { code: 500, msg: "系统异常" },
};
