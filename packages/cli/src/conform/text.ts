import {
  themes,
  type ClauseSaid,
  type Exchange,
  type Failure,
  type Outcome,
  type Report,
  type Result,
  type Said,
  type ThemeId,
} from "@xiaoben/conformance";
import { harmless, padded, table } from "../terminal/table.ts";
import type { Words } from "../words/words.ts";

/** Places of one clause that are told in full; the report has all. */
const told = 2;
/** Clauses that are listed for one reason. */
const most = 8;
/** Longest line of a body. */
const longest = 300;

/** What is broken, in the order in which one reads it: the clause, what was sent, what came, what should have come, how to mend it. */
export function brokenText({ clause: id, failures, exchanges }: Result, { says, hint, page }: ClauseSaid, words: Words): string {
  const { conform } = words;
  const more = failures.length - told;
  return [
    `✗ ${id}  ${inLanguage(says, words)}`,
    ...failures.slice(0, told).flatMap((failure) => ["", ...failureLines(failure, exchanges, words)]),
    "",
    ...(more > 0 ? [line("…", conform.more(more))] : []),
    line(conform.mend, inLanguage(hint, words)),
    line(conform.read, page),
    line(conform.again, `--only ${id}`),
  ].join("\n");
}

/** A table by theme, and why clauses were not tried. */
export function summaryText(report: Report, words: Words): string {
  const { outcomes, theme, because, left, kept, broken } = words.conform;
  const columns: Outcome[] = ["kept", "broken", "notOffered", "notTried"];
  const rows = (Object.keys(themes) as ThemeId[]).flatMap((id) => {
    const own = report.clauses.filter((clause) => clause.theme === id).map((clause) => clause.id);
    const count = (outcome: Outcome): number => report.results.filter((one) => own.includes(one.clause) && one.outcome === outcome).length;
    return own.length === 0 ? [] : [[inLanguage(themes[id].title, words), ...columns.map((outcome) => String(count(outcome) || "·"))]];
  });
  const reasons = new Map<string, string[]>();
  for (const { clause, outcome, reason } of report.results) {
    if (reason === undefined || outcome === "broken") continue;
    const text = inLanguage(reason, words);
    reasons.set(text, [...(reasons.get(text) ?? []), clause]);
  }
  const { summary } = report;
  const all = summary.kept + summary.broken;
  return [
    table([[theme, ...columns.map((outcome) => outcomes[outcome])], ...rows]),
    "",
    ...[...reasons].map(([reason, clauses]) => because(reason, listed(clauses))),
    ...(report.left.length > 0 ? [left(report.left.length)] : []),
    summary.broken === 0 ? kept(all) : broken(summary.broken, all),
  ].join("\n");
}

/** The first few of many. */
const listed = (clauses: readonly string[]): string =>
  [...clauses.slice(0, most), ...(clauses.length > most ? [`… +${clauses.length - most}`] : [])].join(", ");

function failureLines({ expected, got, issues = [], exchange: place }: Failure, exchanges: readonly Exchange[], words: Words): string[] {
  const { conform } = words;
  const exchange = place === undefined ? undefined : exchanges[place];
  return [
    ...(exchange ? exchangeLines(exchange, words) : []),
    line(conform.expected, inLanguage(expected, words)),
    line(conform.found, cut(got)),
    ...issues.map(({ pointer, code, message }) => line(conform.places, `${pointer || "/"} ${code}  ${message}`)),
  ];
}

function exchangeLines({ as, method, path, headers, body, status, answerHeaders, answer }: Exchange, { conform }: Words): string[] {
  const essential = ["content-type", "etag", "allow"].filter((name) => answerHeaders[name] !== undefined);
  return [
    line(conform.sent, `${method} ${path}  (${as === "nobody" ? conform.nobody : as})`),
    ...Object.entries(headers)
      .filter(([name]) => name !== "accept" && name !== "authorization")
      .map(([name, value]) => line("", `${name}: ${value}`)),
    ...(body === undefined ? [] : [line("", cut(textOf(body)))]),
    line(conform.came, `${status}  ${essential.map((name) => `${name}: ${answerHeaders[name]}`).join("  ")}`),
    ...(answer === undefined ? [] : [line("", cut(textOf(answer)))]),
  ];
}

const inLanguage = (text: Said, { language }: Words): string => (language === "en" ? text.en : text["zh-Hans"]);
const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A label of ten places, and what it says. What came from elsewhere must not steer the terminal. */
const line = (label: string, text: string): string => `  ${padded(label, 10)}${harmless(text)}`.trimEnd();
