import type { Day, Dec, Instant, Language } from "@xiaoben/contract";
import { localeOf } from "./language.ts";

/** How days, moments and figures are written in a language. Formatters are made once per language and style. */
export interface Format {
  /** `11月18日`; `year` adds the year. */
  day(day: Day, style?: "short" | "year" | "weekday"): string;
  /** `11月18日—11月20日`, or the one day; with years where they differ. */
  days(from: Day, to?: Day): string;
  /** `10:32` in the time zone, with the day where it is not `today`. */
  moment(at: Instant, timeZone: string, today?: Day): string;
  /** A decimal of the wire with the separators of the language: exact, never rounded. */
  figure(value: Dec): string;
}

const made = new Map<string, Intl.DateTimeFormat>();

const styles = {
  short: { month: "short", day: "numeric" },
  year: { year: "numeric", month: "short", day: "numeric" },
  weekday: { month: "short", day: "numeric", weekday: "short" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  ymd: { year: "numeric", month: "2-digit", day: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The formats of a language. */
export const formatOf = (language: Language): Format => ({
  day: (day, style = "short") => writeDay(language, style, day),
  days(from, to = from) {
    const style = from.slice(0, 4) === to.slice(0, 4) ? "short" : "year";
    const first = writeDay(language, style, from);
    return from === to ? first : `${first}${language === "en" ? " – " : "—"}${writeDay(language, style, to)}`;
  },
  moment(at, timeZone, today) {
    const date = new Date(at);
    const time = formatter(language, "time", timeZone).format(date);
    if (today === undefined || formatter("en", "ymd", timeZone).format(date) === formatter("en", "ymd", "UTC").format(noon(today)))
      return time;
    return `${formatter(language, "short", timeZone).format(date)} ${time}`;
  },
  figure: writeFigure,
});

/** As `Intl` writes it in all our languages; `Intl` itself takes 25 ms to begin with its first figure. */
const writeFigure = (value: Dec): string => String(Number(value)).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ","));

/** As `Intl` writes it, which takes 15 ms to begin on a slow machine: too long for the one day that an element shows first. */
function writeDay(language: Language, style: "short" | "year" | "weekday", day: Day): string {
  if (language === "en") return formatter(language, style, "UTC").format(noon(day));
  const [year, month, date] = day.split("-").map(Number);
  const text = `${style === "year" ? `${year}年` : ""}${month}月${date}日`;
  return style === "weekday" ? `${text}${language === "zh-Hans" ? "周" : "週"}${"日一二三四五六"[noon(day).getUTCDay()]}` : text;
}

function formatter(language: Language, style: keyof typeof styles, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${style} ${timeZone}`;
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.DateTimeFormat(localeOf[language], { ...styles[style], timeZone })));
  return format;
}

const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);
