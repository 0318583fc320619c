/** What a column of a spreadsheet of people can mean. */
export type PersonField = "name" | "staffNumber" | "org" | "role" | "from" | "to" | "state" | "stage" | "titleLevel" | "employment";

/** The meaning of a heading, or `undefined`: the column is left unread and shown so. */
export const meaningOf = (heading: string): PersonField | undefined => (heading.length > 40 ? undefined : meanings.get(normal(heading)));

/** How many different fields the texts name. */
export const knownHeadings = (texts: readonly string[]): number => new Set(texts.flatMap((text) => meaningOf(text) ?? [])).size;

const normal = (heading: string): string =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\(.*?\)|[【[].*?[】\]]/g, "")
    .replace(/[\s*:_·、/\\.-]/g, "");

const words: Record<PersonField, string> = {
  name: "姓名 教师姓名 老师姓名 教职工姓名 名字 教師姓名 老師姓名 教職員姓名 name fullname teachername",
  staffNumber:
    "工号 教师工号 教师编号 职工号 教职工号 员工号 人员编号 教工号 工號 教師工號 教師編號 職工號 教職員編號 人員編號 staffnumber staffno staffid employeeid employeenumber teacherid",
  org: "学校 单位 所在学校 任教学校 现任学校 工作单位 所在单位 学校名称 單位 學校 所在學校 任教學校 工作單位 學校名稱 school organisation organization",
  role: "角色 身份 平台角色 系统角色 系統角色 role",
  from: "到岗日期 到校日期 入职日期 任职日期 任职起始日期 调入日期 起始日期 开始日期 到崗日期 到校時間 入職日期 調入日期 起始日期 from startdate begindate",
  to: "离岗日期 离校日期 离职日期 调出日期 退休日期 结束日期 離崗日期 離職日期 調出日期 退休日期 結束日期 to enddate",
  state: "状态 在岗状态 在职状态 人员状态 是否在岗 是否在职 狀態 在崗狀態 在職狀態 是否在崗 是否在職 status onpost",
  stage: "发展阶段 教师类型 成长阶段 發展階段 教師類型 careerstage",
  titleLevel: "职称 专业技术职务 职称等级 職稱 專業技術職務 title titlelevel",
  employment: "编制 用工形式 聘用形式 人员性质 編制 用工形式 聘用形式 employment",
};

const meanings = new Map<string, PersonField>(
  Object.entries(words).flatMap(([field, aliases]) =>
    aliases.split(" ").map((alias): [string, PersonField] => [normal(alias), field as PersonField]),
  ),
);
