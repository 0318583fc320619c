import type { Level, Progress } from "@xiaoben/server";

/** What `server` says around what the server itself says, which is in English as its log is. */
export interface ServerWords {
  fileWanted: string;
  noFiles: string;
  configWrong(count: number): string;
  steps: Readonly<Record<Progress, string>>;
  firstData(count: number): string;
  answers(url: string): string;
  stopping(signal: string): string;
  notClosed: string;
  levels: Readonly<Record<Level, string>>;
  summary(bad: number, notices: number): string;
  taken(at: string, program: string, step: number): string;
  columns: readonly [tenant: string, records: string, parts: string, audit: string, all: string];
  wrote(path: string): string;
  whole(path: string): string;
  restored: string;
  rebuilt(tenant: string, records: number): string;
  doubles(tenant: string, count: number): string;
}
