import type { ServerWords } from "./words.ts";

export const serverEn: ServerWords = {
  fileWanted: "Name one file, such as: xiaoben server backup 2026-11-20.backup",
  noFiles: "This command takes no file.",
  configWrong: (count) => `${count} things are wrong with the configuration; nothing was started:`,
  steps: {
    "making-database": "Making the database …",
    "opening-database": "Opening the database …",
    "updating-schema": "Bringing the schema up to date …",
    "preparing-data": "Looking at the first data …",
    listening: "Listening …",
  },
  firstData: (count) => (count === 0 ? "The first data is there already." : `Loaded ${count} records of the first data.`),
  answers: (url) => `Xiaoben answers at ${url}`,
  stopping: (signal) => `${signal}: answers under way end, then the server stops.`,
  notClosed: "The data could not be closed in time. The process ends; nothing that was acknowledged is lost.",
  levels: { good: "good", notice: "notice", bad: "BAD", unknown: "?" },
  summary: (bad, notices) =>
    bad === 0 ? `All is well${notices === 0 ? "" : `; ${notices} notices`}.` : `${bad} things to be mended, ${notices} notices.`,
  taken: (at, program, step) => `Snapshot of ${at}, by version ${program}, schema step ${step}`,
  columns: ["tenant", "records", "parts of files", "audit entries", "all rows"],
  wrote: (path) => `Wrote ${path}. It holds personal data and is not encrypted: keep it where only operators reach it.`,
  whole: (path) => `${path} is whole.`,
  restored: "Restored. Run xiaoben server doctor before the server is started.",
  rebuilt: (tenant, records) => `${tenant}: rebuilt from ${records} records; everybody is judged anew when the server runs.`,
  doubles: (tenant, count) => `${tenant}: ${count} records claim a key that another holds. Look for them among what was loaded by hand.`,
};
