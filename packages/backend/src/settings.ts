import type { Kind, Workflow } from "@xiaoben/contract";
import { defaultRoster, type RosterSettings } from "./imports/roster/tables.ts";
import { workflowOf } from "./records/body.ts";

/** What whoever runs a back end may set. */
export interface Settings {
  /** Settings of the workflows, by kind and name: `{ observation: { takeBackWithin: "2" } }`. What is absent keeps the default of the table. */
  workflows: { readonly [K in Kind]?: Readonly<Record<string, string | boolean | readonly string[]>> };
  /** Operations that are not offered: they leave the capabilities and answer `not-offered`. */
  without: readonly string[];
  /** How long organisations and groups are remembered; 0 reads them for every call. What is written through the back end is seen at once. */
  directorySeconds: number;
  /** The same for people who call, with their roles. Another process's change of a role is seen as much later. */
  callerSeconds: number;
  timeZone: string;
  locale: string;
  /** Most rows that an import writes in one transaction; a file with more is written in portions. */
  importRows: number;
  /** Most rows of a file that is imported. */
  importFileRows: number;
  /** Seconds after which an import answers how far it is, and waits to be told to go on. */
  importSeconds: number;
  /** Most people that a report is prepared for at once. */
  reportPeople: number;
  /** Most records that a report moves: credits, and the hours that they rest on. What goes beyond is left to the next report. */
  reportRecords: number;
  /** Days after which an upload that nobody goes on with is removed. */
  uploadDays: number;
  /** Most bytes of uploads that one person has begun and not completed. */
  openUploadBytes: number;
  /** What the words of rosters mean, and when an import of one waits for somebody to confirm it. */
  roster: RosterSettings;
}

/** What holds where a host says nothing. */
export const defaultSettings: Settings = {
  workflows: {},
  without: [],
  directorySeconds: 0,
  callerSeconds: 0,
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  importRows: 2000,
  importFileRows: 100_000,
  importSeconds: 10,
  reportPeople: 500,
  reportRecords: 1000,
  uploadDays: 7,
  openUploadBytes: 104_857_600,
  roster: defaultRoster,
};

/** A setting of a workflow: as set, else as the table has it. */
export function settingOf(settings: Settings, kind: Kind, name: string): string | boolean | readonly string[] {
  const value = settings.workflows[kind]?.[name] ?? (workflowOf(kind)?.settings as Workflow["settings"] | undefined)?.[name]?.default;
  if (value === undefined) throw new TypeError(`The workflow of ${kind} has no setting "${name}".`);
  return value;
}

/** A setting of type `minutes`, `hours` or `days`, in milliseconds. */
export function durationOf(settings: Settings, kind: Kind, name: string): number {
  const type = workflowOf(kind)?.settings[name]?.type;
  const unit = type === "days" ? 86_400_000 : type === "minutes" ? 60_000 : 3_600_000;
  return Number(settingOf(settings, kind, name)) * unit;
}

/** Levels that an approval goes through: as the record was handed in with them, else as set. */
export const levelsOf = (settings: Settings, kind: Kind, record: object): readonly string[] =>
  (record as { levels?: readonly string[] }).levels ?? (settingOf(settings, kind, "levels") as readonly string[]);
