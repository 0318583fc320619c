import { isDay, type Day, type Id } from "@xiaoben/contract";
import { serviceNames, serviceOptions, type ServiceOptions } from "../service/options.ts";
import { UsageError } from "../terminal/errors.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

export interface TimetableOptions extends ServiceOptions {
  file: string;
  from: Day;
  to: Day;
  times: Map<number, { from: string; to: string }>;
  org?: Id;
  namesAsWritten: boolean;
  commit: boolean;
  all: boolean;
  json: boolean;
}

const known = {
  ...serviceNames,
  from: "text",
  to: "text",
  time: "texts",
  org: "text",
  "names-as-written": "flag",
  commit: "flag",
  all: "flag",
  json: "flag",
} as const;

/** @throws {UsageError} */
export function timetableOptions(args: readonly string[], env: Terminal["env"], words: Words): TimetableOptions {
  const asked = given(args, known, 1, words, words.timetable.fileWanted);
  const { files, text, texts, flag } = asked;
  const [from, to, org] = [text("from"), text("to"), text("org")];
  if (!isDay(from) || !isDay(to) || to < from) throw new UsageError(words.timetable.daysWanted);
  return {
    file: files[0]!,
    from,
    to,
    times: new Map(texts("time").map((time) => timeOf(time, words))),
    namesAsWritten: flag("names-as-written"),
    commit: flag("commit"),
    all: flag("all"),
    json: flag("json"),
    ...(org !== undefined && { org }),
    ...serviceOptions(asked, env, words),
  };
}

function timeOf(text: string, words: Words): [period: number, times: { from: string; to: string }] {
  const [, period, from, to] = /^(\d{1,2})=((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? [];
  if (period === undefined || from! >= to!) throw new UsageError(words.timetable.badTime(text));
  return [Number(period), { from: from!, to: to! }];
}
