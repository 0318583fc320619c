import type { Calendar, Decision, Hour, Verdict } from "@xiaoben/contract";
import type { Teacher } from "./data.ts";

type Because = Verdict["because"];

/** What of the teacher's hours counts: units of 1/10,000. */
interface Sums {
  total: number;
  school: number;
  /** A length in minutes was turned into hours. */
  converted: boolean;
}

const unit = (text: string): number => Math.round(Number(text) * 10_000);
const text = (units: number): string => String(units / 10_000);
const counted = new Set(["approved", "reported", "registered"]);
const refused = new Set(["draft", "returned", "withdrawn", "rejected"]);

/**
 * The shipped rules of the county written out by hand for one closed school year: what somebody writes who needs nothing but this
 * answer, with every number in its place. The bench demands that it says the same as the engine, byte for byte.
 */
export function pass(teacher: Teacher, year: Calendar, decision: Decision, { now, engine }: { now: string; engine: string }): Verdict[] {
  const [admitted, all] = [sums(teacher.hours, year, false), sums(teacher.hours, year, true)];
  const absences = absent(teacher, year);
  const waiver = teacher.waivers.find(({ from, to }) => from <= year.to && to >= year.from);
  const base = (id: string, clause: string) => ({
    subject: { kind: "person" as const, id: teacher.id },
    rule: { pack: decision.pack, version: "2026.1", id },
    clause,
    period: { key: `schoolYear:${year.schoolYear}`, from: year.from, to: year.to, closed: true },
    asOf: year.to,
    knownAt: now,
  });
  const by = { place: "server" as const, engine };
  const decided: Because = [{ code: "decided", ambiguity: "am8", clause: "c3.1" }];
  const converted = admitted.converted || all.converted;

  const minimum = (id: "total" | "school-based", value: number, most: number, threshold: number): Verdict => {
    const [met, waiting] = [value >= threshold, most - value];
    const lost = most < threshold;
    const outcome = met ? "met" : waiver ? "undetermined" : lost ? "notMet" : "notYet";
    const unclear: Because = waiver
      ? [
          {
            code: "parameter-open",
            parameter: "long-cycle-days",
            ambiguity: "am2",
            clause: "c3.2",
            record: { kind: "waiver", id: waiver.id },
          },
        ]
      : [];
    const because: Because =
      !met && waiver ? unclear : [{ code: met ? "reached" : lost ? "short" : "waiting-could-reach", clause: "c3.1" }];
    return {
      ...base(id, "c3.1"),
      outcome,
      settled: waiting === 0 && outcome !== "undetermined",
      unit: "hour",
      value: text(value),
      ...(waiting > 0 && { waiting: text(waiting) }),
      threshold: text(threshold),
      ...(!met && { gap: text(threshold - value) }),
      because: converted ? [...because, ...decided] : because,
      by,
    };
  };
  const total = minimum("total", admitted.total, all.total, 400_000);
  const school = minimum("school-based", admitted.school, all.school, 240_000);

  const restsOn = (rules: string[], clause: string): Because => rules.map((rule) => ({ code: "rests-on", rule, clause }));
  const open = (ambiguity: string, clause: string): Because => [{ code: "reading-open", ambiguity, clause }];
  const idle = (ambiguity: string, clause: string): Because => [{ code: "either-way", ambiguity, clause }];

  const attended = (): Verdict => {
    const [once, three] = [absences >= 1, absences >= 3];
    const said = { ...base("attended", "c5"), unit: "item", value: String(absences) };
    if (once !== three)
      return {
        ...said,
        outcome: "undetermined",
        settled: false,
        readings: [
          { choose: { am3: "once" }, outcome: "notMet", value: said.value },
          { choose: { am3: "three" }, outcome: "met", value: said.value },
        ],
        because: open("am3", "c5"),
        by,
      };
    const because: Because = [{ code: once ? "over" : "within", clause: "c5" }, ...idle("am3", "c5")];
    return { ...said, outcome: once ? "notMet" : "met", settled: true, because, by };
  };

  const rating = (): Verdict => {
    const parts = [total, school];
    const settled = parts.every((part) => part.settled);
    const follow = (combine: "any" | "all"): "applies" | "doesNotApply" | "notYet" | "undetermined" => {
      const out = parts.map((part) => part.outcome);
      if (combine === "any" ? out.includes("notMet") : out.every((one) => one === "notMet")) return "applies";
      const never = combine === "all" && out.includes("met");
      if (!never && out.includes("undetermined")) return "undetermined";
      return !never && out.includes("notYet") ? "notYet" : "doesNotApply";
    };
    const [either, both] = [follow("any"), follow("all")];
    const said = { ...base("no-top-rating", "c4"), unit: "" };
    const more = converted ? decided : [];
    if (either !== both)
      return {
        ...said,
        outcome: "undetermined",
        settled: false,
        readings: [
          { choose: { am1: "either" }, outcome: either },
          { choose: { am1: "both" }, outcome: both },
        ],
        because: [...open("am1", "c4"), ...more],
        by,
      };
    const why: Because =
      either === "notYet"
        ? [{ code: "period-open", clause: "c4" }]
        : either === "undetermined"
          ? parts.filter((part) => part.outcome === "undetermined").flatMap((part) => part.because.filter(({ code }) => code !== "decided"))
          : [];
    const rests = restsOn(["total", "school-based"], "c4");
    const done = settled && (either === "applies" || either === "doesNotApply");
    return { ...said, outcome: either, settled: done, because: [...rests, ...why, ...more, ...idle("am1", "c4")], by };
  };

  const unqualified = (): Verdict => {
    const said = { ...base("unqualified", "c5"), unit: "" };
    if (absences >= 1 && absences < 3)
      return {
        ...said,
        outcome: "undetermined",
        settled: false,
        readings: [
          { choose: { am3: "once" }, outcome: "applies" },
          { choose: { am3: "three" }, outcome: "doesNotApply" },
        ],
        because: open("am3", "c5"),
        by,
      };
    const outcome = absences >= 3 ? "applies" : "doesNotApply";
    return { ...said, outcome, settled: true, because: [...restsOn(["attended"], "c5"), ...idle("am3", "c5")], by };
  };
  return [total, school, attended(), rating(), unqualified()];
}

/** Hours in the year: of one activity the best, at most ten of observation. */
function sums(hours: readonly Hour[], year: Calendar, waiting: boolean): Sums {
  const found: Sums = { total: 0, school: 0, converted: false };
  const best = new Map<string, { worth: number; hour: Hour }>();
  for (const hour of hours) {
    if (hour.on < year.from || hour.on > year.to || refused.has(hour.state) || hour.result === "failed") continue;
    if (!waiting && !counted.has(hour.state)) continue;
    const worth = worthOf(hour, found);
    if (worth === undefined) continue;
    const key = hour.activity ?? hour.id;
    const before = best.get(key);
    if (!before || worth > before.worth || (worth === before.worth && earlier(hour, before.hour))) best.set(key, { worth, hour });
  }
  let observed = 0;
  for (const { worth, hour } of best.values()) {
    if (hour.category === "observation") {
      observed += worth;
      continue;
    }
    found.total += worth;
    if (schoolBased.has(hour.category)) found.school += worth;
  }
  const kept = Math.min(observed, 100_000);
  found.total += kept;
  found.school += kept;
  return found;
}

const schoolBased = new Set<string>();
/** Codes of the pack's school-based category, which a hand-written pass would have as a list. */
export const setSchoolBased = (codes: Iterable<string>): void => {
  for (const code of codes) schoolBased.add(code);
};

const earlier = (a: Hour, b: Hour): boolean => a.on < b.on || (a.on === b.on && a.id < b.id);

function worthOf(hour: Hour, found: Sums): number | undefined {
  if (hour.approvedHours !== undefined) return unit(hour.approvedHours);
  if (hour.lessons !== undefined) return unit(hour.lessons);
  if (hour.minutes !== undefined) {
    found.converted = true;
    return Math.floor(Number(hour.minutes) / 22.5) * 5_000;
  }
  return hour.claimedHours === undefined ? undefined : unit(hour.claimedHours);
}

function absent({ given }: Teacher, year: Calendar): number {
  const activities = new Set<string>();
  for (const { source, on, facts, id } of given)
    if (source === "participation" && facts["attendance"] === "unexcused" && on >= year.from && on <= year.to)
      activities.add(facts["activity"] ?? id);
  return activities.size;
}
