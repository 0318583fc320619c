import type { Weekday } from "@xiaoben/contract";
import type { Times } from "../types.ts";

/** What a heading or the beginning of a row says of the lessons beside it. */
export interface Slot {
  weekday?: Weekday;
  period?: number;
  className?: string;
}

export type SlotPart = keyof Slot;

export interface Label {
  slot: Slot;
  times?: Times;
  /** What is written, without the times. */
  text: string;
}

/** Reads `星期一`, `周1`, `第1节`, `３`, `第二节 8:50-9:30`, `三（2）班`. A bare `一` is a period where weekdays stand elsewhere (`daysElsewhere`), else Monday. */
export function readLabel(written: string, daysElsewhere: boolean): Label {
  const whole = written.normalize("NFKC");
  const times = timesIn(whole);
  const text = whole
    .replace(timePattern, "")
    .replace(/\(\s*\)/g, "")
    .replace(/\s/g, "");
  const slot = slotOf(text, daysElsewhere);
  return { slot, text, ...(times && { times }) };
}

function slotOf(text: string, daysElsewhere: boolean): Slot {
  const weekday = weekdayOf(text, daysElsewhere);
  if (weekday !== undefined) return { weekday };
  const period = periodOf(text);
  if (period !== undefined) return { period };
  const className = classOf(text);
  return className === undefined ? {} : { className };
}

function weekdayOf(text: string, daysElsewhere: boolean): Weekday | undefined {
  const [, named, bare] = /^(?:(?:星期|周|週|礼拜|禮拜)([一二三四五六日天1-7])|([一二三四五六日天]))$/.exec(text) ?? [];
  const day = named ?? (daysElsewhere ? undefined : bare);
  if (day !== undefined) return (/[1-7]/.test(day) ? Number(day) : "一二三四五六日".indexOf(day.replace("天", "日")) + 1) as Weekday;
  const english = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$/i.exec(text)?.[1]?.toLowerCase();
  return english === undefined ? undefined : ((["mon", "tue", "wed", "thu", "fri", "sat", "sun"].indexOf(english) + 1) as Weekday);
}

/** Nobody has more periods in a day. */
const mostPeriods = 20;

function periodOf(text: string): number | undefined {
  const [, digits, chinese] =
    /^(?:[上下]午|晚上)?(?:第|period)?(?:(\d{1,2})|([一二三四五六七八九十]{1,3}))(?:节课|節課|节|節|堂)?$/i.exec(text) ?? [];
  const period = digits === undefined ? numberOf(chinese ?? "") : Number(digits);
  return period !== undefined && period >= 1 && period <= mostPeriods ? period : undefined;
}

function numberOf(chinese: string): number | undefined {
  const [, tens, ten, ones] = /^([一二]?)(十?)([一二三四五六七八九]?)$/.exec(chinese) ?? [];
  if (ten === undefined || chinese === "" || (ten === "" && tens !== "" && ones !== "")) return undefined;
  const digit = (one = ""): number => "一二三四五六七八九".indexOf(one) + 1;
  if (ten === "") return digit(chinese);
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0);
}

const grade = "(?:[小初高][一二三四五六]|[一二三四五六七八九]|[1-9])(?:年级|年級)?";
const inside = new RegExp(String.raw`${grade}\s*\(?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*\)?\s*班`);
const alone = new RegExp(String.raw`^(?:${grade}\(\d{1,2}\)|\d{3,4}|[^:：]{1,10}班|class.{1,10})$`, "i");

/** A class that is all of a text: also `三（2）` and `301`. */
const classOf = (text: string): string | undefined => (alone.test(text) ? named(text) : undefined);

/** A class somewhere in a text, as in `三（2）班课程表`, with what is left of it. */
export function classIn(written: string): { className: string; rest: string } | undefined {
  const text = written.normalize("NFKC");
  const found = inside.exec(text)?.[0];
  return found === undefined ? undefined : { className: named(found), rest: text.replace(found, " ").trim() };
}

/** Classes as they are written everywhere: half-width digits, full-width brackets. */
const named = (text: string): string => text.replace(/\s/g, "").replaceAll("(", "（").replaceAll(")", "）");

/** By which two ways to write a class are one: `三2班`, `三（2）班`. */
export const classKey = (className: string): string => className.replace(/[\s（）()]|年级|年級/g, "");

const timePattern = /(\d{1,2}):(\d{2})\s*(?:[-–—~―至到]+)\s*(\d{1,2}):(\d{2})/;

/** `8:00-8:40`, `08：00—08：40`. */
export function timesIn(written: string): Times | undefined {
  const [, h1, m1, h2, m2] = timePattern.exec(written.normalize("NFKC")) ?? [];
  if (h1 === undefined || Number(h1) > 23 || Number(h2) > 23 || Number(m1) > 59 || Number(m2) > 59) return undefined;
  return { from: `${h1.padStart(2, "0")}:${m1}`, to: `${h2!.padStart(2, "0")}:${m2}` };
}

/** How many of the texts are such labels: what tells a timetable. */
export const knownLabels = (texts: readonly string[]): number =>
  texts.filter((text) => text.length <= 30 && Object.keys(readLabel(text, false).slot).length > 0).length;
