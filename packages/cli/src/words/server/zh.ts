import type { ServerWords } from "./words.ts";

export const serverZh: ServerWords = {
  fileWanted: "请给出一个文件，例如：xiaoben server backup 2026-11-20.backup",
  noFiles: "这个命令不需要文件。",
  configWrong: (count) => `配置有 ${count} 处问题，什么都没有启动：`,
  steps: {
    "making-database": "正在建立数据库……",
    "opening-database": "正在打开数据库……",
    "updating-schema": "正在更新数据结构……",
    "preparing-data": "正在检查初始数据……",
    listening: "开始监听……",
  },
  firstData: (count) => (count === 0 ? "初始数据已在库中。" : `已载入初始数据 ${count} 条。`),
  answers: (url) => `校本服务地址：${url}`,
  stopping: (signal) => `收到 ${signal}：正在进行的回答结束后停止。`,
  notClosed: "数据没有按时关闭，进程结束；已确认的写入不会丢失。",
  levels: { good: "正常", notice: "提示", bad: "问题", unknown: "未查" },
  summary: (bad, notices) =>
    bad === 0 ? `一切正常${notices === 0 ? "" : `，${notices} 条提示`}。` : `${bad} 处需要处理，${notices} 条提示。`,
  taken: (at, program, step) => `快照时间 ${at}，程序版本 ${program}，数据结构第 ${step} 步`,
  columns: ["租户", "记录", "文件分片", "审计条目", "总行数"],
  wrote: (path) => `已写出 ${path}。其中有个人信息且未加密，请放在只有运维人员能接触的地方。`,
  whole: (path) => `${path} 完整无损。`,
  restored: "已恢复。启动服务前请运行 xiaoben server doctor。",
  rebuilt: (tenant, records) => `${tenant}：已由 ${records} 条记录重建；服务运行后会重新判定每个人。`,
  doubles: (tenant, count) => `${tenant}：有 ${count} 条记录的唯一键已被别的记录占用，请在手工载入的数据里查找。`,
};
