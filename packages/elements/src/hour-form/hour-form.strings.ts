import { catalogue } from "../core/words.ts";
import type { Fault, MeasureName } from "./hour-form.model.ts";

const fields: Record<string, string> = {
  title: "活动名称",
  on: "日期",
  until: "到（几天的活动）",
  category: "类别",
  role: "我的角色",
  level: "主办",
  amount: "时长",
  claimedHours: "学时",
  minutes: "分钟",
  days: "天",
  lessons: "节",
};
const codes: Record<string, string> = {
  participant: "参加",
  speaker: "主讲",
  organiser: "组织",
  observer: "听课",
  school: "学校",
  centralSchool: "中心校",
  county: "县",
  city: "市",
  prefecture: "州",
  province: "省",
  nation: "国家",
};
const faults: Record<Fault, string> = {
  noTitle: "请写活动名称",
  noAmount: "请填时长",
  notAnAmount: "时长请填大于 0 的数，最多两位小数，例如 2.5",
  endsBefore: "结束日期在开始日期之前，请改一下",
  notYet: "还没有到的日子不能申报；活动结束后再来填",
};
const standings: Record<string, string> = {
  draft: "还没有提交，只有您自己看得到。",
  submitted: "已提交，等审核。",
  returned: "审核的人退回了，请按说明补充后再提交。",
  approved: "已通过。",
  reported: "已上报。",
  registered: "上级已登记，不再改动。",
  rejected: "没有通过。如果不对，可以申诉，由另一位负责人决定。",
  appealed: "申诉已送出，在答复之前不会有任何后果。",
  dismissed: "申诉没有成立。",
  withdrawn: "您撤回了这条记录。",
};
const levels: Record<string, string> = {
  group: "教研组",
  villageSchool: "学校",
  school: "学校",
  centralSchool: "中心校",
  county: "县里",
  appeal: "申诉",
};

const source = {
  title: "申报学时",
  titleOf: "学时记录",
  field: (name: string) => fields[name] ?? name,
  code: (code: string) => codes[code] ?? code,
  unit: (measure: MeasureName) => fields[measure] ?? measure,
  amountHint: "证书上写了学时就填学时；没有写，就填分钟、天或节，学校按办法折算。",
  fault: (fault: Fault) => faults[fault],
  standing: (state: string) => standings[state] ?? "",
  reason: "理由",
  appealed: "您的申诉",
  answer: "答复",
  granted: (amount: string) => `认定 ${amount} 学时`,
  toCome: (codes: readonly string[]) => `还要依次由${codes.map((code) => levels[code] ?? code).join("、")}审核。`,
  approvedBy: (level: string, name: string, when: string) => `${levels[level] ?? level}通过：${name}，${when}`,
  until: (when: string) => `${when} 以前可以申诉。`,
  submit: "提交审核",
  withdraw: "撤回",
  withdrawSure: "撤回后不能再用，要重新申报。",
  withdrawYes: "确定撤回",
  cancel: "不了",
  appeal: "申诉",
  appealLabel: "为什么应当通过",
  appealGive: "送出申诉",
  another: "再申报一条",
  evidence: "证明材料",
  evidenceHint: "拍下证书、通知或签到表。照片里不要有学生。",
  proof: (n: number) => `材料 ${n}`,
  removeProof: (n: number) => `移除材料 ${n}`,
  summary: "摘要",
  summaryHint: "原件是纸质的，拍下照片，再用一两句话写清楚内容。",
  noEvidence: "没有证明材料",
  gone: "找不到这条记录",
  goneNext: "它可能不是您的，或者已经撤回。请从学时列表重新打开。",
  by: (name: string) => `申报人：${name}`,
};

export type HourFormMessages = typeof source;

export const hourFormStrings = catalogue<HourFormMessages>("hour-form", source, {
  "zh-Hant": async () => (await import("./hour-form.strings.zh-hant.ts")).messages,
  en: async () => (await import("./hour-form.strings.en.ts")).messages,
});
