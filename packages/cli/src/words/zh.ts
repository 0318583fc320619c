import { auditZh } from "./audit/zh.ts";
import { conformZh } from "./conform/zh.ts";
import { packZh } from "./pack/zh.ts";
import { privacyZh } from "./privacy/zh.ts";
import { serverZh } from "./server/zh.ts";
import { rosterZh } from "./roster/zh.ts";
import { rubricZh } from "./rubric/zh.ts";
import { drawZh } from "./draw/zh.ts";
import { timetableZh } from "./timetable/zh.ts";
import type { Words } from "./words.ts";

export const zh: Words = {
  language: "zh-Hans",
  help: `用法：xiaoben <命令> [选项]

  import hours 文件     读学时台账（.xlsx 或 .csv），先看结果，确认后写入
    --commit            没有问题时写入（不加则只看）
    --url 地址          服务地址，默认 http://127.0.0.1:8787/api
    --token 令牌        访问令牌，也可放在环境变量 XIAOBEN_TOKEN 里
    --token-url 地址    领取令牌的地址
    --as 姓名           本机演示中以谁的身份，默认 沈若川
    --all               列出每一行
    --json              输出 JSON

  import roster 文件或文件夹   读花名册（.xlsx、.csv，或 OneRoster 的 .zip、文件夹）：谁在哪里
    --commit            没有问题时写入（不加则只看）
    --changes           只有变动：不在文件里的人不动
    --confirm-leaving 人数   确认有这么多人不再在岗
    --org 编号          花名册没有写单位时，归哪个单位    --source 名称   来源
    --url、--token、--token-url、--as、--all、--json    同上

  import rubric 文件    读评课表（.xlsx 或 .csv），看结果、问题和要定的地方
    --answer 问题=回答  定下一处，可以写多次
    --out 文件          写成 JSON，可放进规则包的 content.rubrics
    --json              输出 JSON

  import timetable 文件   读学校的课程表（.xlsx 或 .csv）：按班、按教师，或全校总表
    --from 日期 --to 日期   从哪天到哪天用这份课表
    --commit            没有问题时写入（不加则只看）；原来的课表到前一天为止
    --time 节次=起-止   表里没有写时间的节次，如 1=08:00-08:40，可以写多次
    --names-as-written  校内查无此人的姓名照写，如外聘教师
    --org 编号          哪所学校，默认自己的学校
    --url、--token、--token-url、--as、--all、--json    同上

  export hours 文件     把能看到的学时写成文件：CSV；文件名以 .jsonl 结尾时每行一条 JSON
    --person、--state、--category、--from、--to    只要这些
    --url、--token、--token-url、--as    同上

  draw 文件             从名单里抽签，人人可以核对
    --count 个数        抽几个
    --word 口令         决定结果的口令，公布名单指纹时还没有人知道（不加则说明先公布什么）
    --json              输出 JSON

  pack check 文件       检查规则包（JSON），并运行其中的例子
  pack explain 文件     把规则包读成逐条编号的文字，可供签字
    --language 语言     zh-Hans、zh-Hant 或 en，默认随终端
  pack test 文件        运行例子，列出应为和实为
  pack diff 旧 新       两个包有什么不同，谁的结果会变、因为哪一条
    --records 文件      在这些人的记录上试（JSON），不给则用两个包的例子
    --as-of 日期        按哪一天判定
    --all               列出每一个人
  pack publish 文件     把规则包写入服务并发布
    --server 地址       服务地址，默认 http://127.0.0.1:8787/api
    --org 编号          归哪个单位，默认自己的单位
    --token、--token-url、--as    同上
  以上除 publish 外：--parent 文件   它的上级包，有几个给几次
  check、test、diff：--json          输出 JSON

  conform               把一个后端与契约第一级逐条对照
    --url 地址          服务地址，到 /v1 之前为止
    --token 令牌        一位教师的令牌；其他人：--token schoolAdmin=令牌，可给多次
    --only 名称         只试这一条或这一类，如 write.stale、feed，可给多次
    --read-only         只读，不写任何记录
    --approve           也试通过和驳回：会留下两条自己写的记录
    --patience 秒       变更流里最多等多久，默认 15
    --junit、--json 文件    写出报告

  audit verify          核对审计链，指出第一处被改动的地方
    --head 文件         与另存的链头比对，可给多次
  audit head            写出最后的链头（一行），请存到别处
  audit list            谁在什么时候做了什么
    --record 种类/编号  --person 编号  --from、--to 日期  --limit 条数
  以上：--data 文件夹 或 --database 地址（也可用 DATABASE_URL）、--tenant 租户、--keys 密钥文件、--json
  audit keys 密钥文件   写出公钥，供别处核对
  audit rotate 密钥文件 换一把新密钥，旧公钥保留

  privacy export 编号 文件夹    写出关于一个人的全部内容
  privacy erase 编号    以化名代替一个人，先看结果，--commit 后执行
  privacy readmit 编号  允许名册重新录入已注销的人
    --retention 文件    哪些种类保留或删除，与默认不同的写在这里（JSON）
  以上：--basis 依据、--by 经办人编号，--data、--database、--tenant 同上

  server start          按配置运行参考服务（设置见 docs/operations.md）
  server check          列出生效的配置（不显示密钥）和其中所有问题
  server doctor         检查数据，说明需要处理什么
  server backup 文件    把全部数据写成一个带校验的文件
  server restore 文件   把备份恢复到空的文件夹或数据库
    --check             只检查文件是否完整
  server rebuild        由记录重建旁边的各表
    --config 文件       设置（JSON），环境变量优先
    --tenant 名称       只处理这个租户（doctor、backup、rebuild），可给多次
    --json              输出 JSON（check、doctor、backup、restore）

  --lang zh|en          输出语言    --help  显示本页

退出码：0 正常　1 命令有误，或 conform 有不符　2 文件或审计链有问题，没有写入　3 服务不通或拒绝`,
  seeHelp: "用 xiaoben --help 查看用法。",
  unknownCommand: (command) => `没有“${command}”这个命令。`,
  badOption: (message) => `选项有误：${message}`,
  exportFileWanted: "请给出一个文件，例如：xiaoben export hours 学时.csv",
  exported: (path) => `已写入：${path}`,
  fileThere: (path) => `${path} 已经存在，没有覆盖。请换一个文件名。`,
  fileUnwritable: (path) => `${path} 写不了。请检查文件夹和权限。`,
  fileWanted: "请给出一个文件，例如：xiaoben import hours 台账.xlsx",
  noFiles: "这个命令不读文件。选项见 xiaoben --help。",
  fileUnreadable: (path, why) =>
    ({ missing: `找不到文件：${path}`, folder: `这是一个文件夹：${path}`, denied: `没有权限读取：${path}`, other: `无法读取：${path}` })[
      why
    ],
  fileTooLarge: (megabytes) => `文件超过 ${megabytes} MB。请按学期或学校拆分。`,
  notJson: (path) => `不是 JSON 文件：${path}`,
  columns: ["行", "姓名", "日期", "学时", "类别", "内容", "结果"],
  rowGood: "可写入",
  understood: (file, row) => `已读 ${file}，表头在第 ${row} 行。`,
  unreadColumns: (headings) => `没有读的列：${headings.join("、")}`,
  leftOut: { title: "标题或说明", heading: "表头", total: "合计", blank: "空行" },
  leftOutRows: (rows) => `不是记录的行：${rows}`,
  counts: (rows, good, faulty) => `共 ${rows} 行，${good} 行可写入，${faulty} 行有问题。`,
  moreRows: (count) => `另有 ${count} 行没有问题，未列出（--all 全部列出）。`,
  nothingWritten: "没有写入。改好后再试，要么全部写入，要么都不写。",
  howToCommit: (command) => `还没有写入。确认无误后运行：\n  ${command}`,
  written: (count) => `已写入 ${count} 条学时记录。`,
  importProgress: (done, of) => `已完成 ${done} 行，共 ${of} 行。如果中断，再次运行同一命令会从这里继续。`,
  thereAlready: (rows) => `轮到时已有同样的记录，保持原样：第 ${rows.join("、")} 行。`,
  amounts: { hours: "学时", minutes: "分钟", lessons: "课时", days: "天" },
  fields: {
    name: "姓名",
    staffNumber: "工号",
    on: "日期",
    until: "结束日期",
    hours: "学时",
    minutes: "时长",
    lessons: "课时",
    days: "天数",
    category: "类别",
    title: "内容",
    role: "角色",
    level: "级别",
    note: "备注",
  },
  problems: {
    "not-a-day": "不是日期",
    "order-unclear": "年月日的顺序看不出来",
    "year-missing": "没有年份",
    "ends-before-it-begins": "结束早于开始",
    "not-a-number": "不是数",
    "unit-unknown": "单位不认识",
    "unit-missing": "没有写单位",
    "too-many-decimals": "小数超过四位",
    "not-positive": "应大于 0",
    "formula-without-value": "公式没有保存结果，请在 Excel 里打开后再存一次",
    "cell-error": "单元格有错误",
    ditto: "请写全，不用“同上”",
    "columns-disagree": "两列不一致",
    "person-missing": "没有写是谁",
    "day-missing": "没有日期",
    "amount-missing": "没有学时",
    "hours-missing": "没有学时",
    "person-unknown": "找不到这个人",
    "person-ambiguous": "有重名，请加工号",
    "name-differs": "姓名与工号不是同一个人",
    "day-in-future": "日期还没到",
    "category-missing": "没有类别",
    "category-unknown": "类别不认识",
    "title-missing": "没有内容",
    "role-unknown": "角色不认识",
    "level-unknown": "级别不认识",
    "already-there": "这条记录已经有了",
    "twice-in-file": "与前面的行重复",
  },
  problemFound: (words, found) => `${words}（${found}）`,
  likely: (day) => `可能是 ${day}`,
  faults: {
    "not-a-spreadsheet": "这不是表格文件。请选 .xlsx 或 .csv 台账。",
    encrypted: "文件有密码。请去掉密码，另存后再试。",
    "legacy-xls": "这是旧的 .xls 格式。请用 Excel 或 WPS 另存为 .xlsx。",
    "too-large": "文件太大。请按学期或学校拆分。",
    "zip-bomb": "文件内部异常大，没有打开。",
    empty: "文件里没有记录。",
    "no-heading": "没有找到表头。请保留一行列名，至少有：姓名或工号、日期、学时。",
    "column-missing": "缺少必要的列。至少要有：姓名或工号、日期、学时。",
    unreadable: "文件读不出来，可能已损坏。请用 Excel 或 WPS 打开后另存为 .xlsx。",
  },
  refused: (code, detail) => `服务没有接受（${code}）：${detail}`,
  refusals: {
    "signed-out": "没有登录，或登录已过期。",
    "not-permitted": "这个身份不能导入学时。请用教科室主任的身份。",
    "not-offered": "这个服务不提供导入。",
    maintenance: "服务正在维护，请稍后再试。",
  },
  unreachable: (url) => `连不上 ${url}。请先启动服务，或用 --url 指定地址。`,
  badAnswer: (url) => `${url} 的回答不是预期的内容。请检查 --url。`,
  noToken: "需要令牌：用 --token、--token-url 或环境变量 XIAOBEN_TOKEN 给出。",
  tokenRefused: (url, status) => `${url} 没有发放令牌（${status}）。`,
  fileChanged: "服务收到的不是这个文件，没有写入。请再试一次。",
  packGood: (id, version, examples) => `${id} ${version}：没有问题，${examples} 个例子全部通过。`,
  packFaulty: (count) => `有 ${count} 处问题，不能发布。`,
  pack: packZh,
  conform: conformZh,
  audit: auditZh,
  privacy: privacyZh,
  server: serverZh,
  roster: rosterZh,
  rubric: rubricZh,
  timetable: timetableZh,
  draw: drawZh,
};
