import { inspect, isDeepStrictEqual } from "node:util";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Pack, Verdict } from "@xiaoben/contract";
import { engine, evaluate } from "@xiaoben/policy";
import type { Samples } from "../bench.ts";
import { calendar, county, decision, teachersWith, type Teacher } from "./data.ts";
import { pass, setSchoolBased } from "./pass.ts";

/** Runs in a process of its own, with the packages as they are published. Prints the times of every round as JSON. */
const rounds = Number(process.argv[2]);
const now = "2026-11-22T04:00:00.000Z";
const pack = JSON.parse(readFileSync(new URL("../../../packages/policy/packs/qinghe.study-hours.json", import.meta.url), "utf8")) as Pack;
setSchoolBased(
  (pack.categories ?? [])
    .filter(({ id, parent }) => id === "school-based" || parent === "school-based")
    .flatMap(({ id, maps = [] }) => [id, ...maps]),
);
const teachers = teachersWith(5_126, 200_000);

const ours = ({ id, hours, given, waivers }: Teacher): Verdict[] =>
  evaluate({
    ask: { subject: { kind: "person", id }, period: "schoolYear:2025-2026", asOf: "2026-08-31" },
    pack,
    orgs: [county],
    levels: { [county]: "county" },
    decisions: [decision],
    calendars: [calendar],
    subjectFacts: { person: id, org: county, onPost: "true", role: ["teacher"] },
    waivers,
    records: { hour: hours, given, waiver: waivers },
    complete: true,
    today: "2026-11-22",
    now,
    place: "server",
  });
const byHand = (teacher: Teacher): Verdict[] => pass(teacher, calendar, decision, { now, engine });

for (const teacher of teachers) {
  const [engineSays, handSays] = [ours(teacher), byHand(teacher)];
  const differs = engineSays.findIndex((verdict, at) => !isDeepStrictEqual(verdict, handSays[at]));
  if (differs >= 0 || engineSays.length !== handSays.length)
    throw new Error(`The pass says otherwise of ${teacher.id}: ${inspect(engineSays[differs])} and ${inspect(handSays[differs])}`);
}

/** As much of json-rules-engine as is asked of it: it gets the figures ready, and compares them. */
interface RulesEngine {
  addRule(rule: object): void;
  run(facts: object): Promise<{ events: { type: string }[] }>;
}
const { Engine } = createRequire(new URL("../peers/package.json", import.meta.url))("json-rules-engine") as {
  Engine: new () => RulesEngine;
};
const peer = new Engine();
const compared = (fact: string, operator: string, value: number) => ({ fact, operator, value });
const rule = (type: string, conditions: object): void => peer.addRule({ conditions, event: { type } });
rule("total", { all: [compared("total", "greaterThanInclusive", 40)] });
rule("school-based", { all: [compared("school", "greaterThanInclusive", 24)] });
rule("attended once", { all: [compared("absences", "lessThan", 1)] });
rule("attended three", { all: [compared("absences", "lessThan", 3)] });
rule("no-top-rating either", { any: [compared("total", "lessThan", 40), compared("school", "lessThan", 24)] });
rule("no-top-rating both", { all: [compared("total", "lessThan", 40), compared("school", "lessThan", 24)] });
const aggregates = teachers.map((teacher) => {
  const [total, school, attended] = byHand(teacher);
  return { total: Number(total!.value), school: Number(school!.value), absences: Number(attended!.value) };
});

let kept = 0;
const contestants: Record<string, () => void | Promise<void>> = {
  ours: () => teachers.forEach((teacher) => void (kept += ours(teacher).length)),
  pass: () => teachers.forEach((teacher) => void (kept += byHand(teacher).length)),
  "json-rules-engine": async () => {
    for (const facts of aggregates) kept += (await peer.run(facts)).events.length;
  },
};
const whole: Samples = {};
for (let round = -2; round < rounds; round++)
  for (const [name, run] of Object.entries(contestants)) {
    const start = performance.now();
    await run();
    if (round >= 0) (whole[name] ??= []).push(performance.now() - start);
  }

/** One person again: the mean of a hundred in a row, so that the clock can tell. */
const one: Samples = {};
const again = 100;
for (let round = 0; round < rounds * 3; round++)
  for (const [name, judge] of [
    ["ours", ours],
    ["pass", byHand],
  ] as const) {
    const start = performance.now();
    for (let n = 0; n < again; n++) kept += judge(teachers[round]!).length;
    (one[name] ??= []).push((performance.now() - start) / again);
  }
process.stdout.write(JSON.stringify({ county: whole, one, kept }));
