import type { HourField } from "@xiaoben/contract";

/** What a heading stands for, and the unit that its numbers have where the heading says it. */
export interface Meaning {
  field: HourField;
  /** For amounts: `minutes` of 90, `clockHours` of 1.5. None: the cell must name its unit. */
  unit?: Unit | "none";
}
export type Unit = "hours" | "minutes" | "clockHours" | "lessons" | "days";

/** The meaning of a heading, or `undefined` where it is not known: the column is left unread and shown so. */
export function meaningOf(heading: string): Meaning | undefined {
  if (heading.length > longest) return undefined;
  const whole = normal(heading);
  return meanings.get(whole) ?? meanings.get(whole.replace(/\(.*?\)/g, ""));
}

/** What a column means that somebody took for a field: hours, lessons and days as such, minutes too. */
export function plainMeaning(field: HourField): Meaning {
  const unit = field === "minutes" ? field : units[field];
  return unit ? { field, unit } : { field };
}

/** No heading is longer; what is has no business in the patterns below. */
const longest = 40;

/** How many different fields the texts name. */
export const knownHeadings = (texts: readonly string[]): number => new Set(texts.flatMap((text) => meaningOf(text)?.field ?? [])).size;

/** Full width to half width, without spaces, signs and marks of obligation. */
const normal = (heading: string): string =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*:_·、/\\.-]/g, "")
    .replace(/^\d+(?=\D)/, "")
    .replace(/[【[]/g, "(")
    .replace(/[】\]]/g, ")");

const words: Record<string, string> = {
  name: "姓名 教师姓名 老师姓名 教师 老师 参训教师 参训教师姓名 学员姓名 学员 参训人 参训人员 姓名(必填) 名字 教職員姓名 教師姓名 老師姓名 教師 老師 參訓教師 name teacher teachername fullname",
  staffNumber:
    "工号 教师工号 教师编号 职工号 教职工号 员工号 人员编号 教工号 编号(教师) 工號 教師工號 教師編號 職工號 教職員編號 人員編號 staffnumber staffno staffid employeeid employeenumber teacherid teacherno",
  on: "日期 时间 培训时间 活动时间 研修时间 活动日期 培训日期 研修日期 开展日期 开展时间 发生日期 听课日期 听课时间 开始日期 开始时间 起始日期 起始时间 起止时间 起止日期 培训起止时间 時間 培訓時間 活動時間 研修時間 活動日期 培訓日期 開始日期 開始時間 起始日期 起訖日期 起訖時間 date day on startdate from",
  until: "结束日期 结束时间 截止日期 截止时间 终止日期 結束日期 結束時間 截止日期 enddate until to",
  hours:
    "学时 学时数 研修学时 培训学时 获得学时 认定学时 申报学时 校本学时 折合学时 计学时 学时(个) 學時 學時數 研修學時 培訓學時 認定學時 申報學時 校本學時 hours studyhours credithours",
  lessons: "课时 课时数 节数 听课节数 课节数 節數 課時 課時數 聽課節數 觀課節數 lessons periods",
  days: "天数 培训天数 天 日数 天數 培訓天數 days",
  category:
    "类别 类型 研修类别 培训类别 活动类别 活动类型 研修类型 培训类型 学时类别 学时类型 培训级别类型 類別 類型 研修類別 培訓類別 活動類別 活動類型 category type",
  title:
    "活动名称 培训名称 项目名称 研修名称 课程名称 名称 主题 活动主题 研修主题 培训主题 项目 培训项目 研修项目 内容 活动内容 培训内容 研修内容 课题 活動名稱 培訓名稱 項目名稱 課程名稱 名稱 主題 活動主題 研修主題 項目 培訓項目 內容 活動內容 培訓內容 研修內容 title activity topic subject content",
  role: "角色 身份 担任角色 参与身份 參與身份 擔任角色 role",
  level: "级别 培训级别 活动级别 层次 級別 培訓級別 活動級別 level",
  note: "备注 说明 备注说明 備註 說明 note notes remark remarks",
};

const amounts: Record<string, [HourField, Unit | "none"]> = {
  分钟: ["minutes", "minutes"],
  分钟数: ["minutes", "minutes"],
  "时长(分钟)": ["minutes", "minutes"],
  "时长(分)": ["minutes", "minutes"],
  "时间(分钟)": ["minutes", "minutes"],
  分鐘: ["minutes", "minutes"],
  分鐘數: ["minutes", "minutes"],
  "時長(分鐘)": ["minutes", "minutes"],
  "時長(分)": ["minutes", "minutes"],
  minutes: ["minutes", "minutes"],
  "duration(minutes)": ["minutes", "minutes"],
  小时: ["minutes", "clockHours"],
  小时数: ["minutes", "clockHours"],
  "时长(小时)": ["minutes", "clockHours"],
  小時: ["minutes", "clockHours"],
  小時數: ["minutes", "clockHours"],
  "時長(小時)": ["minutes", "clockHours"],
  "duration(hours)": ["minutes", "clockHours"],
  "学时(分钟)": ["minutes", "minutes"],
  "學時(分鐘)": ["minutes", "minutes"],
  时长: ["minutes", "none"],
  培训时长: ["minutes", "none"],
  時長: ["minutes", "none"],
  培訓時長: ["minutes", "none"],
  duration: ["minutes", "none"],
};

const units: Partial<Record<HourField, Unit>> = { hours: "hours", lessons: "lessons", days: "days" };

const meanings = new Map<string, Meaning>([
  ...Object.entries(words).flatMap(([field, aliases]) =>
    aliases.split(" ").map((alias): [string, Meaning] => {
      const unit = units[field as HourField];
      return [normal(alias), unit ? { field: field as HourField, unit } : { field: field as HourField }];
    }),
  ),
  ...Object.entries(amounts).map(([alias, [field, unit]]): [string, Meaning] => [normal(alias), { field, unit }]),
]);
