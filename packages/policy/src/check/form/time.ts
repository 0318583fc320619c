import { isDay, personFacts, type Pack, type Rule } from "@xiaoben/contract";
import { momentOf, moments } from "../../engine/moments.ts";
import { below } from "../parts/tree.ts";
import { usesOf } from "../parts/uses.ts";
import type { Finding } from "../finding.ts";

/** Stretches of days, cycles, and moments of deadlines. */
export const findTimes = (pack: Pack): Finding[] => [
  ...order("effective-order", pack.effective, "/effective"),
  ...pack.parameters.flatMap(({ values }, p) =>
    values.flatMap(({ periods }, v) => order("period-order", periods, below("/parameters", p, "values", v, "periods"))),
  ),
  ...usesOf(pack).tests.flatMap(({ test, path }) => order("period-order", test, path)),
  ...cycles(pack),
  ...pack.rules.flatMap((rule, r) => [
    ...order("effective-order", rule.effective, below("/rules", r, "effective")),
    ...(rule.kind === "deadline" ? ofDeadline(rule, below("/rules", r)) : []),
  ]),
];

function order(code: "effective-order" | "period-order", days: { from?: string; to?: string } | undefined, path: string): Finding[] {
  return days?.from !== undefined && days.to !== undefined && days.to < days.from
    ? [{ code, path: below(path, "to"), message: `${days.to} comes before ${days.from}; swap the two or mend one` }]
    : [];
}

const cycles = ({ cycles = [] }: Pack): Finding[] =>
  cycles.flatMap(({ years, anchor }, c): Finding[] => [
    ...(Number.isInteger(years) && years > 0 && years <= 100
      ? []
      : [
          {
            code: "cycle-invalid",
            path: below("/cycles", c, "years"),
            message: "A cycle lasts a whole number of years, from 1 to 100",
          } as const,
        ]),
    ...("fact" in anchor &&
    !anchor.fact.startsWith("ext:") &&
    !(Object.hasOwn(personFacts, anchor.fact) && personFacts[anchor.fact]?.type === "day")
      ? [
          {
            code: "anchor-unknown",
            path: below("/cycles", c, "anchor", "fact"),
            message: `People have no day "${anchor.fact}" that a cycle could begin at; name an "ext:" fact of the host with a day, or a day`,
          } as const,
        ]
      : []),
  ]);

function ofDeadline({ event, notAfter }: Extract<Rule, { kind: "deadline" }>, path: string): Finding[] {
  const base =
    "before" in notAfter ? (["before", notAfter.before] as const) : "after" in notAfter ? (["after", notAfter.after] as const) : undefined;
  const findings: Finding[] = [];
  const known = (name: string): boolean => Object.hasOwn(moments, name) || (/\.ext:./.test(name) && momentOf(name) !== undefined);
  const unknown = (at: string, name: string): void => {
    if (!known(name))
      findings.push({
        code: "unknown-moment",
        path: at,
        message: `No record has a moment "${name}"; use one of ${Object.keys(moments).join(", ")}`,
      });
  };
  unknown(below(path, "event"), event);
  if (base) unknown(below(path, "notAfter", base[0]), base[1]);
  if (base && findings.length === 0 && momentOf(base[1])?.source !== momentOf(event)?.source)
    findings.push({
      code: "kind-mismatch",
      path: below(path, "notAfter", base[0]),
      message: `"${base[1]}" and "${event}" are moments of different records; name two of the same`,
    });
  const impossible = (at: string, message: string): void =>
    void findings.push({ code: "deadline-invalid", path: below(path, "notAfter", at), message });
  // A leap year: the 29th of February is a day of some years.
  if ("monthDay" in notAfter && !isDay(`2024-${notAfter.monthDay}`))
    impossible("monthDay", `No year has a day ${notAfter.monthDay}; write it like 09-05`);
  if ("nth" in notAfter) {
    const whole = (value: number, low: number, high: number): boolean => Number.isInteger(value) && value >= low && value <= high;
    if (!whole(notAfter.nth, 1, 5)) impossible("nth", "Count the weekday from 1 to 5");
    if (!whole(notAfter.weekday, 1, 7)) impossible("weekday", "Weekdays run from 1 (Monday) to 7 (Sunday)");
    if (!whole(notAfter.month, 1, 12)) impossible("month", "Months run from 1 to 12");
  }
  return findings;
}
