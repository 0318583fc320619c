import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  dec,
  newId,
  units,
  type Dec,
  type Hour,
  type Id,
  type Outcome,
  type Rollup,
  type RollupAsk,
  type RollupPart,
  type Verdict,
} from "@xiaoben/contract";
import { generateCounty, recordsOf } from "./county/index.ts";
import { memoryCampus, type MemoryCampus } from "./memory.ts";

const county = generateCounty({ today: "2026-11-22" });
const { tenant, people, orgs } = county;
const campus = memoryCampus(county);
const caller = (person: Id) => ({ tenant, person });
const officer = caller(people.lu.id);
const paths = new Map(recordsOf(county, "org").map((org) => [org.id, org.path]));
const hours = new Map(recordsOf(county, "hour").map((hour) => [hour.id, hour]));

async function work({ backend }: MemoryCampus): Promise<void> {
  for (let left = true; left;)
    ({ left } = await backend.recompute(tenant, { limit: 50, onFault: (person, error) => assert.fail(`${person}: ${String(error)}`) }));
}

/** Everybody who has a role today, with the path of the organisation that judges her: where she teaches, else where she holds a role. */
const judgedAt = new Map<Id, string>();
for (const { person, org, from, to, role } of recordsOf(county, "role"))
  if (from <= county.today && (to === undefined || county.today <= to) && (role === "teacher" || !judgedAt.has(person)))
    judgedAt.set(person, paths.get(org)!);

/** The engine's own answers, one question for each person; not from what is kept. */
const judged: Promise<Map<Id, Verdict[]>> = work(campus).then(async () => {
  const all = new Map<Id, Verdict[]>();
  for (const id of judgedAt.keys()) all.set(id, await campus.backend.evaluate(officer, { subject: { kind: "person", id }, explain: true }));
  return all;
});
const ahead: Promise<Map<Id, Verdict[]>> = judged.then(async () => {
  const all = new Map<Id, Verdict[]>();
  for (const id of judgedAt.keys()) all.set(id, await campus.backend.evaluate(officer, { subject: { kind: "person", id }, close: true }));
  return all;
});

const sum = (values: readonly Dec[]): Dec | undefined =>
  values.length === 0 ? undefined : dec(values.reduce((all, one) => all + units(one), 0));
const isOf =
  ({ rule, period }: Pick<Rollup, "rule" | "period">) =>
  (verdict: Verdict): boolean =>
    verdict.rule.pack === rule.pack && verdict.rule.id === rule.id && verdict.period.key === period.key;

async function expected(rollup: Rollup, ids: readonly Id[]): Promise<Omit<RollupPart, "key">> {
  const of = (all: ReadonlyMap<Id, Verdict[]>): Verdict[] => ids.flatMap((id) => all.get(id)!.filter(isOf(rollup)));
  const [own, atEnd] = [of(await judged), of(await ahead)];
  const outcomes: { [O in Outcome]?: number } = {};
  for (const { outcome } of own) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const value = sum(own.flatMap((one) => one.value ?? []));
  const waiting = sum(own.flatMap((one) => one.waiting ?? []));
  const gap = sum(own.flatMap((one) => (one.outcome === "notYet" || one.outcome === "notMet" ? (one.gap ?? []) : [])));
  return {
    people: own.length,
    outcomes,
    stale: 0,
    ...(value !== undefined && { value }),
    ...(waiting !== undefined && { waiting }),
    ...(gap !== undefined && { gap }),
    ahead: atEnd.filter(({ outcome }) => outcome === "notMet").length,
  };
}

const withKey = (key: string, part: Omit<RollupPart, "key">): RollupPart => ({ key, ...part });
const sorted = (parts: readonly RollupPart[]): RollupPart[] => [...parts].sort((a, b) => (a.key < b.key ? -1 : 1));
const under = (path: string): Id[] => [...judgedAt].flatMap(([id, at]) => (at.startsWith(path) ? [id] : []));
const ask = async (question: Omit<RollupAsk, "org"> & { org?: Id }, of = campus, who = officer): Promise<Rollup[]> => {
  await work(of);
  return of.backend.rollup(who, { org: orgs.county.id, ...question });
};

describe("roll-ups in parts, for the whole demo county", () => {
  it("[R012] by organisation: each school's figures are those of its people, and the county is its schools and its own people", async () => {
    for (const rollup of await ask({ by: "org" })) {
      const below = recordsOf(county, "org").filter((org) => org.parent === orgs.county.id);
      const rest = under(orgs.county.path).filter((id) => !below.some((org) => judgedAt.get(id)!.startsWith(org.path)));
      const parts = await Promise.all([
        ...below.map(async (org) => withKey(org.id, await expected(rollup, under(org.path)))),
        expected(rollup, rest).then((part) => withKey(orgs.county.id, part)),
      ]);
      assert.deepEqual(rollup.parts, sorted(parts.filter((part) => part.people > 0)), rollup.rule.id);
      const { stale: _none, ...all } = await expected(rollup, under(orgs.county.path));
      const { people: count, outcomes, value, waiting, gap, ahead: warned } = rollup;
      assert.deepEqual(JSON.parse(JSON.stringify({ people: count, outcomes, value, waiting, gap, ahead: warned })), all, rollup.rule.id);
    }
  });

  it("[R012] by group: each group's figures are those of its members, and the same that the group is told itself", async () => {
    const groups = recordsOf(county, "group").filter((group) => paths.get(group.org)!.startsWith(orgs.nanhu.path));
    assert.ok(groups.length > 1);
    for (const rollup of await ask({ org: orgs.nanhu.id, by: "group" })) {
      const none = under(orgs.nanhu.path).filter((id) => !groups.some((group) => group.members.includes(id)));
      const parts = await Promise.all([
        ...groups.map(async (group) =>
          withKey(
            group.id,
            await expected(
              rollup,
              group.members.filter((id) => judgedAt.has(id)),
            ),
          ),
        ),
        expected(rollup, none).then((part) => withKey("", part)),
      ]);
      assert.deepEqual(rollup.parts, sorted(parts.filter((part) => part.key !== "" || part.people > 0)), rollup.rule.id);
    }
    const [all] = await ask({ org: orgs.nanhu.id, by: "group", rules: ["total"] });
    for (const { id, lead } of groups) {
      const [own] = await ask({ org: orgs.nanhu.id, group: id, rules: ["total"] }, campus, lead === undefined ? officer : caller(lead));
      const part = all!.parts!.find(({ key }) => key === id)!;
      assert.deepEqual([own?.people ?? 0, own?.outcomes ?? {}], [part.people, part.outcomes]);
    }
  });

  it("[R001] [R002] by category and by month: what the engine counted of each record, adding up to the value that is shown", async () => {
    const pack = county.packs.studyHours;
    const categoryOf = (hour: Hour): string =>
      pack.categories?.find(({ id, maps }) => id === hour.category || maps?.includes(hour.category))?.id ?? hour.category;
    for (const org of [orgs.county, orgs.nanhu, orgs.central])
      for (const by of ["category", "month"] as const) {
        const rollups = await ask({ org: org.id, pack: pack.id, by });
        for (const rollup of rollups.filter(({ rule }) => rule.id === "total" || rule.id === "school-based")) {
          const sums = new Map<string, { people: Set<Id>; sum: number }>();
          for (const id of under(org.path))
            for (const verdict of (await judged).get(id)!.filter(isOf(rollup)))
              for (const { record, counted } of verdict.value === undefined ? [] : verdict.lines!) {
                const hour = hours.get(record.id);
                const key = !hour ? "" : by === "category" ? categoryOf(hour) : `month:${(hour.until ?? hour.on).slice(0, 7)}`;
                const { people: some, sum: before } = sums.get(key) ?? { people: new Set(), sum: 0 };
                if (counted !== "0") sums.set(key, { people: some.add(id), sum: before + units(counted) });
              }
          const parts = [...sums].map(([key, { people: some, sum: all }]) => ({ key, people: some.size, value: dec(all) }));
          assert.ok(parts.length > 1);
          assert.deepEqual(rollup.parts, sorted(parts), `${rollup.rule.id} by ${by}`);
          assert.equal(sum(rollup.parts!.map(({ value }) => value!)), rollup.value);
        }
      }
  });

  it("[R001] by person: each figure is the one that she is shown herself", async () => {
    const [rollup] = await ask({ by: "person", rules: ["total"], pack: county.packs.studyHours.id });
    assert.equal(rollup!.parts!.length, judgedAt.size);
    for (const { key, value, waiting, threshold, outcomes } of rollup!.parts!) {
      const own = await campus.backend.evaluate(caller(key), { subject: { kind: "person", id: key }, rules: ["total"] });
      const mine = own.find(isOf(rollup!))!;
      assert.deepEqual([value, waiting, threshold, Object.keys(outcomes!)], [mine.value, mine.waiting, mine.threshold, [mine.outcome]]);
    }
  });
});

describe("who may see which parts", () => {
  const refusal = (who: Id, question: RollupAsk): Promise<string> =>
    campus.backend.rollup(caller(who), question).then(
      () => "yes",
      (error: { code: string }) => error.code,
    );
  it("lets a group lead see her group without names, a school its people by name, and a teacher none of it", async () => {
    const group = recordsOf(county, "group").find(({ lead }) => lead === people.gu.id)!;
    const ofGroup = { org: orgs.nanhu.id, group: group.id };
    assert.equal(await refusal(people.gu.id, { ...ofGroup, by: "month" }), "yes");
    assert.equal(await refusal(people.gu.id, { ...ofGroup, by: "person" }), "not-permitted");
    assert.equal(await refusal(people.gu.id, { org: orgs.nanhu.id, by: "group" }), "not-permitted");
    for (const who of [people.shen.id, people.shao.id]) {
      assert.equal(await refusal(who, { org: orgs.nanhu.id, by: "person" }), "yes");
      assert.equal(await refusal(who, { org: orgs.county.id, by: "org" }), "not-permitted");
      assert.equal(await refusal(who, { org: orgs.central.id, by: "category" }), "not-permitted");
    }
    assert.equal(await refusal(people.su.id, { org: orgs.nanhu.id, by: "category" }), "not-permitted");
    assert.equal(await refusal(people.lu.id, { org: orgs.central.id, by: "person" }), "yes");
  });
});

describe("early warnings", () => {
  it("[R005] are seen by the person at once, and by her school only after", async () => {
    const mine = memoryCampus(generateCounty({ today: "2026-11-22" }));
    await work(mine);
    const { su, shen } = people;
    const own = recordsOf(county, "hour").find(({ person, state, on }) => person === su.id && state === "submitted" && on >= "2026-09-01")!;
    const school = async () => {
      const [rollup] = await mine.backend.rollup(caller(shen.id), { org: orgs.nanhu.id, by: "person", rules: ["total"] });
      const part = rollup!.parts!.find(({ key }) => key === su.id)!;
      return { ...part, total: rollup!.stale };
    };
    const before = await school();
    assert.deepEqual([before.ahead, before.stale], [1, 0]);
    const { version } = await mine.backend.get(caller(shen.id), { kind: "hour", id: own.id });
    await mine.backend.write(caller(shen.id), "hour.return", { id: own.id, version, input: { reason: "缺证明" } } as never, newId());
    const [hers] = await mine.backend.evaluate(caller(su.id), { subject: { kind: "person", id: su.id }, rules: ["total"], close: true });
    assert.equal(hers!.outcome, "notMet");
    assert.notEqual(hers!.waiting, before.waiting);
    const meanwhile = await school();
    assert.deepEqual([meanwhile.waiting, meanwhile.stale, meanwhile.total], [before.waiting, 1, 1]);
    await work(mine);
    const after = await school();
    assert.deepEqual([after.waiting, after.stale, after.ahead], [hers!.waiting, 0, 1]);
  });
});

describe("a statement of a past period", () => {
  it("does not change when a late record arrives: as known then it says the same, as known now it says what came", async () => {
    const mine = memoryCampus(generateCounty({ today: "2026-11-22" }));
    const period = `schoolYear:${county.calendars.previous.schoolYear}`;
    const question = { org: orgs.nanhu.id, period, pack: county.packs.studyHours.id, rules: ["total"], by: "person" } satisfies RollupAsk;
    const statement = async (knownAt?: string): Promise<Rollup> => {
      await work(mine);
      const [rollup] = await mine.backend.rollup(caller(people.shen.id), { ...question, ...(knownAt !== undefined && { knownAt }) });
      return rollup!;
    };
    const figures = ({ parts = [] }: Rollup) =>
      parts.map(({ key, value, waiting, outcomes }) => `${key} ${value} ${waiting} ${Object.keys(outcomes!).join()}`);
    const kept = await statement();
    const then = kept.since!;
    assert.deepEqual(figures(await statement(then)), figures(kept));
    const { id, on } = [...hours.values()].find(
      ({ person, state, on: day }) => person === people.su.id && state === "approved" && day < county.calendars.current.from,
    )!;
    const late = newId();
    const write = (who: Id, action: string, input: object) =>
      mine.backend.write(caller(who), action as "hour.create", input as never, newId());
    const { category, role, level } = hours.get(id)!;
    const body = { person: people.su.id, org: orgs.nanhu.id, on, title: "迟到的证明", claimedHours: "3", category, role, level };
    await write(people.su.id, "hour.create", { id: late, body });
    await write(people.su.id, "hour.submit", { id: late, version: 1 });
    const now = await statement();
    const changed = figures(now).filter((line) => !figures(kept).includes(line));
    assert.deepEqual(
      changed.map((line) => line.split(" ")[0]),
      [people.su.id],
    );
    assert.deepEqual(figures(await statement(then)), figures(kept));
  });

  it("of the whole county is the sum of what each person is told as known then", async () => {
    const question = { org: orgs.county.id, rules: ["total"], by: "category" } satisfies RollupAsk;
    const [kept] = await ask(question);
    const [anew] = await campus.backend.rollup(officer, { ...question, knownAt: "2026-11-22T04:00:00.000Z" });
    const { since: _kept, ...before } = kept!;
    const { since: _anew, ...after } = anew!;
    assert.deepEqual(after, before);
  });
});
