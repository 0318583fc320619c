import { themes, type ThemeId } from "./clauses/index.ts";
import type { Failure, Report, Result } from "./report.ts";

/** Failures of one clause that are told. */
const most = 3;

/** A report as JUnit XML: a suite for each theme, a test for each clause. What was not tried or is not offered is skipped. */
export function junitOf(report: Report): string {
  const { summary, results, clauses, ms, at } = report;
  const suites = (Object.keys(themes) as ThemeId[]).flatMap((theme) => {
    const own = results.filter(({ clause }) => clauses.some((one) => one.id === clause && one.theme === theme));
    return own.length === 0 ? [] : [suite(theme, own, report)];
  });
  const skipped = summary.notOffered + summary.notTried;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="xiaoben conformance level 1" tests="${results.length}" failures="${summary.broken}" skipped="${skipped}" errors="0" time="${ms / 1000}" timestamp="${at}">`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(theme: ThemeId, results: readonly Result[], report: Report): string {
  const count = (fits: (result: Result) => boolean): number => results.filter(fits).length;
  const time = results.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  const broken = count(({ outcome }) => outcome === "broken");
  const skipped = count(({ outcome }) => outcome === "notOffered" || outcome === "notTried");
  return [
    `  <testsuite name="${escaped(themes[theme].title.en)}" tests="${results.length}" failures="${broken}" skipped="${skipped}" errors="0" time="${time}">`,
    ...results.map((result) => testcase(theme, result, report)),
    "  </testsuite>",
  ].join("\n");
}

function testcase(theme: ThemeId, { clause: id, outcome, reason, failures, exchanges, ms }: Result, { clauses }: Report): string {
  const { says, hint, page } = clauses.find((one) => one.id === id)!;
  const open = `    <testcase classname="conformance.${theme}" name="${escaped(id)}" time="${ms / 1000}"`;
  if (outcome === "kept") return `${open}/>`;
  if (outcome !== "broken") return `${open}>\n      <skipped message="${escaped(reason?.en ?? outcome)}"/>\n    </testcase>`;
  const told = failures.slice(0, most).map((failure) => {
    const exchange = failure.exchange === undefined ? undefined : exchanges[failure.exchange];
    return [lineOf(failure), ...(exchange ? [JSON.stringify(exchange, null, 2)] : [])].join("\n");
  });
  const more = failures.length > most ? [`and ${failures.length - most} more`] : [];
  const text = [says.en, ...told, ...more, `Hint: ${hint.en}`, `See ${page}`].join("\n\n");
  return `${open}>\n      <failure message="${escaped(failures[0] ? lineOf(failures[0]) : id)}" type="broken">${escaped(text)}</failure>\n    </testcase>`;
}

const lineOf = ({ expected, got }: Failure): string => `expected ${expected.en}; got ${got}`;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML cannot hold are left out. */
const escaped = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (character) => entities[character]!);
