import type { Dec, ExportLanguage, Hour } from "@xiaoben/contract";
import type { Named } from "./names.ts";

/** What stands in a cell: a text, or an amount that can be added up. */
export type TableCell = string | { dec: Dec } | undefined;

export const textOf = (cell: TableCell): string | undefined => (typeof cell === "object" ? cell.dec : cell);

/** Columns of a table, and how a record fills them. */
export interface HourTable {
  headings: string[];
  cells(row: Named): TableCell[];
}

/** The table of study hours. The import of ledgers reads it: what was granted is the hours there, and what the person claimed is passed over. Codes of open lists stay codes. */
export function hourTable(language: ExportLanguage): HourTable {
  const at = language === "zh-Hans" ? 0 : language === "zh-Hant" ? 1 : 2;
  const say = (words: Readonly<Record<string, Words>>, code: string): string => words[code]?.[at] ?? code;
  return {
    headings: columns.map(([words]) => words[at]),
    cells: (row) => columns.map(([, fill]) => fill(row, say)),
  };
}

type Words = readonly [hans: string, hant: string, en: string];
type Say = (words: Readonly<Record<string, Words>>, code: string) => string;
type Column = readonly [heading: Words, fill: (row: Named, say: Say) => TableCell];

const states: Readonly<Record<Hour["state"], Words>> = {
  draft: ["草稿", "草稿", "draft"],
  submitted: ["待审核", "待審核", "submitted"],
  returned: ["已退回", "已退回", "returned"],
  approved: ["已认定", "已認定", "approved"],
  reported: ["已上报", "已上報", "reported"],
  registered: ["已登记", "已登記", "registered"],
  rejected: ["不予认定", "不予認定", "rejected"],
  appealed: ["申诉中", "申訴中", "appealed"],
  dismissed: ["申诉未成立", "申訴未成立", "appeal dismissed"],
  withdrawn: ["已撤回", "已撤回", "withdrawn"],
};

const levels: Readonly<Record<Hour["level"], Words>> = {
  school: ["校级", "校級", "school"],
  centralSchool: ["中心校", "中心校", "centralSchool"],
  county: ["县级", "縣級", "county"],
  city: ["市级", "市級", "city"],
  prefecture: ["州级", "州級", "prefecture"],
  province: ["省级", "省級", "province"],
  nation: ["国家级", "國家級", "nation"],
};

const roles: Readonly<Record<string, Words>> = {
  participant: ["参加", "參加", "participant"],
  speaker: ["主讲", "主講", "speaker"],
  organiser: ["组织", "組織", "organiser"],
  observer: ["听课", "聽課", "observer"],
};

const amount = (dec: Dec | undefined): TableCell => (dec === undefined ? undefined : { dec });

const columns: readonly Column[] = [
  [["姓名", "姓名", "Name"], ({ name }) => name],
  [["工号", "工號", "Staff number"], ({ staffNumber }) => staffNumber],
  [["单位", "單位", "Organisation"], ({ org }) => org],
  [["开始日期", "開始日期", "Start date"], ({ hour }) => hour.on],
  [["结束日期", "結束日期", "End date"], ({ hour }) => hour.until],
  [["活动名称", "活動名稱", "Activity"], ({ hour }) => hour.title],
  [["类别", "類別", "Category"], ({ hour }) => hour.category],
  [["角色", "角色", "Role"], ({ hour }, say) => say(roles, hour.role)],
  [["级别", "級別", "Level"], ({ hour }, say) => say(levels, hour.level)],
  [["分钟", "分鐘", "Minutes"], ({ hour }) => amount(hour.minutes)],
  [["天数", "天數", "Days"], ({ hour }) => amount(hour.days)],
  [["课时", "課時", "Lessons"], ({ hour }) => amount(hour.lessons)],
  [["本人申报学时", "本人申報學時", "Claimed by the person"], ({ hour }) => amount(hour.claimedHours)],
  [["认定学时", "認定學時", "Hours"], ({ hour }) => amount(hour.approvedHours)],
  [["状态", "狀態", "State"], ({ hour }, say) => say(states, hour.state)],
  [["理由", "理由", "Reason"], ({ hour }) => hour.reason],
  [["编号", "編號", "Id"], ({ hour }) => hour.id],
  [["版本", "版本", "Version"], ({ hour }) => String(hour.version)],
];
