import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, type Day, type Id, type Outcome, type Rollup, type RollupAsk, type Tally, type Verdict } from "@xiaoben/contract";
import { generateCounty } from "./county/index.ts";
import { memoryCampus, type MemoryCampus } from "./memory.ts";

const county = generateCounty({ today: "2026-11-22" });
const { tenant, people, orgs, records } = county;
const campus = memoryCampus(county);
const caller = (person: Id) => ({ tenant, person });
const officer = caller(people.lu.id);

async function work({ backend }: MemoryCampus): Promise<void> {
  for (let left = true; left;)
    ({ left } = await backend.recompute(tenant, { limit: 50, onFault: (person, error) => assert.fail(`${person}: ${String(error)}`) }));
}

const rollup = async (ask: RollupAsk, of = campus): Promise<Rollup[]> => {
  await work(of);
  return of.backend.rollup(officer, ask);
};

/** Everybody who holds a role under a path on a day, and the path of the organisation that judges. */
function staff(path: string, day: Day): Id[] {
  const paths = new Map(records.flatMap((entry) => (entry.kind === "org" ? [[entry.record.id, entry.record.path] as const] : [])));
  const held = records.flatMap((entry) =>
    entry.kind === "role" && entry.record.from <= day && (entry.record.to === undefined || day <= entry.record.to) ? [entry.record] : [],
  );
  return [...new Set(held.filter((role) => paths.get(role.org)!.startsWith(path)).map((role) => role.person))];
}

const tally = (verdicts: readonly Verdict[], outcome: (verdict: Verdict) => Outcome): Tally => {
  const counted: Tally = {};
  for (const verdict of verdicts) counted[outcome(verdict)] = (counted[outcome(verdict)] ?? 0) + 1;
  return counted;
};

/** What one reading makes of a verdict, told from the verdict itself. */
function under(verdict: Verdict, ambiguity: string, reading: string): Outcome {
  const outcomes = (verdict.readings ?? []).flatMap((one) => (one.choose[ambiguity] === reading ? [one.outcome] : []));
  if (outcomes.length === 0) return verdict.outcome;
  return outcomes.every((one) => one === outcomes[0]) ? outcomes[0]! : "undetermined";
}

describe("sums of kept verdicts", () => {
  for (const [name, org] of [
    ["the school", orgs.nanhu],
    ["the county", orgs.county],
  ] as const)
    for (const [when, day] of [
      [undefined, county.today],
      [`schoolYear:${county.calendars.previous.schoolYear}`, county.calendars.previous.to],
      [`term:${county.calendars.previous.schoolYear}/2`, county.calendars.previous.terms[1]!.to],
    ] as const)
      it(`are the verdicts on each of ${name}'s people, ${when ?? "today"}, readings included`, async () => {
        const period = when === undefined ? {} : { period: when };
        const sums = await rollup({ org: org.id, ...period });
        const judged = await Promise.all(
          staff(org.path, day).map((id) => campus.backend.evaluate(officer, { subject: { kind: "person", id }, ...period })),
        );
        const verdicts = judged.flat().filter((verdict) => when === undefined || verdict.period.key === when);
        const ids = [...new Set(verdicts.map(({ rule, period: { key } }) => `${rule.pack} ${rule.version} ${rule.id} ${key}`))];
        assert.deepEqual(new Set(sums.map(({ rule, period: { key } }) => `${rule.pack} ${rule.version} ${rule.id} ${key}`)), new Set(ids));
        assert.equal(sums.length, ids.length);
        assert.ok(sums.length >= 2);
        for (const sum of sums) {
          const own = verdicts.filter(
            ({ rule, period: { key } }) =>
              rule.pack === sum.rule.pack && rule.version === sum.rule.version && rule.id === sum.rule.id && key === sum.period.key,
          );
          assert.deepEqual([sum.people, sum.stale], [own.length, 0], sum.rule.id);
          assert.deepEqual(
            sum.outcomes,
            tally(own, ({ outcome }) => outcome),
            sum.rule.id,
          );
          const named = new Set(
            own.flatMap(({ readings = [] }) => readings.flatMap(({ choose }) => Object.entries(choose).map((pair) => pair.join("=")))),
          );
          assert.deepEqual(new Set(sum.readings.map(({ ambiguity, reading }) => `${ambiguity}=${reading}`)), named);
          for (const { ambiguity, reading, outcomes } of sum.readings)
            assert.deepEqual(
              outcomes,
              tally(own, (verdict) => under(verdict, ambiguity, reading)),
              `${sum.rule.id} ${ambiguity}=${reading}`,
            );
        }
      });

  it("depend on open questions somewhere, and add up: the county is its schools and its own people", async () => {
    const all = await rollup({ org: orgs.county.id });
    assert.ok(all.some(({ readings }) => readings.length > 0));
    const parts = await Promise.all(
      [orgs.nanhu, orgs.central].map((org) => rollup({ org: org.id, pack: county.packs.studyHours.id, rules: ["total"] })),
    );
    const [total] = all.filter(({ rule }) => rule.id === "total");
    const own = staff(orgs.county.path, county.today).filter(
      (id) => !staff(orgs.nanhu.path, county.today).includes(id) && !staff(orgs.central.path, county.today).includes(id),
    );
    assert.equal(total!.people, parts.flat().reduce((sum, { people: some }) => sum + some, 0) + own.length);
  });

  it("move with a decision: stale at once, then as its reading said", async () => {
    const mine = memoryCampus(generateCounty({ today: "2026-11-22" }));
    const ask = { org: orgs.county.id, period: `schoolYear:${county.calendars.previous.schoolYear}`, pack: county.packs.studyHours.id };
    const before = await rollup(ask, mine);
    const open = before.find(({ readings }) => readings.length > 0)!;
    const { ambiguity, reading, outcomes } = open.readings[0]!;
    await mine.backend.write(
      officer,
      "decision.create",
      {
        id: newId(),
        body: {
          org: orgs.county.id,
          pack: open.rule.pack,
          ambiguity,
          reading,
          from: county.calendars.previous.from,
          basis: "县教研会议纪要",
          by: officer.person,
          at: "2026-11-22T01:00:00.000Z",
        },
      } as never,
      newId(),
    );
    const [stale] = await mine.backend.rollup(officer, { ...ask, rules: [open.rule.id] });
    assert.deepEqual([stale!.stale, stale!.outcomes], [stale!.people, open.outcomes]);
    const after = (await rollup(ask, mine)).find(({ rule }) => rule.id === open.rule.id)!;
    assert.deepEqual([after.stale, after.outcomes], [0, outcomes]);
    assert.ok(after.readings.every((one) => one.ambiguity !== ambiguity));
  });
});
