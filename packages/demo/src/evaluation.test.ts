import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import {
  asIfAttended,
  idOf,
  isExpected,
  type CampusGateway,
  type EvaluateAsk,
  type Live,
  type Pack,
  type Snapshot,
  type Verdict,
} from "@xiaoben/contract";
import { withEvaluation } from "@xiaoben/policy/gateway";
import { generateCounty, recordsOf, type County, type CountyRecord } from "./county/index.ts";
import { memoryCampus } from "./memory.ts";

const county = generateCounty({ today: "2026-11-22" });
const campus = memoryCampus(county);
const asks: Omit<EvaluateAsk, "subject">[] = [{}, { period: "schoolYear:2025-2026" }, { close: true }, { asOf: "2026-10-15" }];

/** The same gateway as a back end would give that does not offer `evaluate`. */
function withoutEvaluate(gateway: CampusGateway): CampusGateway {
  const { capabilities } = gateway;
  const without = (snapshot: Snapshot<ReadonlySet<string>>): Snapshot<ReadonlySet<string>> =>
    snapshot.status === "ready" ? { ...snapshot, data: new Set([...snapshot.data].filter((offered) => offered !== "evaluate")) } : snapshot;
  const fewer: Live<ReadonlySet<string>> = {
    get current() {
      return without(capabilities.current);
    },
    subscribe: (listener) => capabilities.subscribe(listener),
    refresh: () => capabilities.refresh(),
  };
  return new Proxy(gateway, { get: (target, name) => (name === "capabilities" ? fewer : (Reflect.get(target, name, target) as unknown)) });
}

async function verdicts(gateway: CampusGateway, ask: EvaluateAsk): Promise<Verdict[]> {
  const live = gateway.evaluate(ask);
  await live.refresh();
  if (live.current.status !== "ready") throw new Error(JSON.stringify(live.current));
  return live.current.data;
}

/** Without the place and the moment of judging, which differ. */
const bytes = (all: readonly Verdict[]): string => JSON.stringify(all.map(({ by: _by, knownAt: _knownAt, ...verdict }) => verdict));

describe("[R001] one engine in two places", () => {
  for (const key of ["lin", "su", "gu", "shen", "shao"] as const)
    it(`says the same of ${key} on the server and on the device, byte for byte`, async () => {
      const gateway = campus.gateway(key);
      const device = withEvaluation(withoutEvaluate(gateway));
      for (const more of asks) {
        const ask: EvaluateAsk = { subject: { kind: "person", id: county.people[key].id }, explain: true, ...more };
        const [there, here] = [await verdicts(gateway, ask), await verdicts(device, ask)];
        assert.ok(there.length >= 6 && there.some(({ value }) => value !== undefined));
        assert.equal(bytes(here), bytes(there));
        assert.deepEqual([there[0]?.by.place, here[0]?.by.place], ["server", "device"]);
      }
    });
});

describe("[R001] [R005] what is planned for the rest of the year", () => {
  const planned = recordsOf(county, "activity").filter(({ state }) => state === "planned");
  const expecting = (key: "lin" | "shen") => planned.filter((activity) => isExpected(activity, county.people[key].id));
  const ofYear = { rules: ["total", "school-based"], explain: true };

  it("gives Lin Zhiyuan the school-based part and leaves him short of the total, by server and device alike", async () => {
    const gateway = campus.gateway("lin");
    const { id: person, org } = county.people.lin;
    const assume = expecting("lin").flatMap((activity) => asIfAttended(activity, { person, org }));
    const asOf = expecting("lin").at(-1)!.on;
    const ask: EvaluateAsk = { subject: { kind: "person", id: person }, ...ofYear, asOf, assume, close: true };
    const there = await verdicts(gateway, ask);
    assert.equal(bytes(await verdicts(withEvaluation(withoutEvaluate(gateway)), ask)), bytes(there));
    assert.deepEqual(
      there.map(({ rule, outcome, readings }) => [rule.id, outcome, readings?.map(({ value }) => value)]),
      [
        ["total", "notMet", ["37.5", "35.5"]],
        ["school-based", "met", ["29.5", "27.5"]],
      ],
    );
  });

  it("helps nobody of another group, who is short as well", async () => {
    assert.deepEqual([expecting("shen"), planned.filter(({ openTo }) => openTo !== undefined)], [[], []]);
    const now = await verdicts(campus.gateway("shen"), { subject: { kind: "person", id: county.people.shen.id }, ...ofYear });
    assert.ok(now.some(({ outcome }) => outcome === "notYet"));
  });
});

/** The county with every shipped pack bound at its top, so that every kind of rule is judged. */
function underEveryPack(): County {
  const org = county.records.find((entry) => entry.kind === "org" && entry.record.type === "county")!.record.id;
  const base = { version: 1, org, createdAt: "2025-08-01T00:00:00.000Z", updatedAt: "2025-08-01T00:00:00.000Z" };
  const names = [
    "liuxi.training",
    "liuxi.points",
    "qinghe.goals",
    "yunling.credits",
    "yunling.achievements",
    "beiling.five-years",
    "xikou.five-years",
  ];
  const more = names.flatMap((name): CountyRecord[] => {
    const path = fileURLToPath(import.meta.resolve(`@xiaoben/policy/packs/${name}.json`));
    const pack = JSON.parse(readFileSync(path, "utf8")) as Pack;
    return [
      { kind: "pack", record: { ...base, id: idOf("pack", name), state: "published", pack } },
      { kind: "binding", record: { ...base, id: idOf("binding", name), pack: pack.id, packVersion: pack.version, from: "2025-09-01" } },
    ];
  });
  return { ...county, records: [...county.records, ...more] };
}

describe("[R001] [R043] everybody of the county", () => {
  // Under many packs every fourth person is enough.
  for (const [name, where, each] of [
    ["the packs of the county", county, 1],
    ["every shipped pack", underEveryPack(), 4],
  ] as const)
    it(`is judged alike on the server and on the device by ${name}, byte for byte`, async () => {
      const { gateway: gatewayOf } = memoryCampus(where);
      const people = where.records.flatMap((entry) => (entry.kind === "person" ? [entry.record.id] : []));
      const outcomes = new Set<string>();
      for (const id of people.filter((_, at) => at % each === 0)) {
        const gateway = gatewayOf(id);
        const device = withEvaluation(withoutEvaluate(gateway));
        const ask: EvaluateAsk = { subject: { kind: "person", id }, explain: true };
        const [there, here] = [await verdicts(gateway, ask), await verdicts(device, ask)];
        for (const [at, one] of here.entries())
          assert.equal(bytes([one]), bytes(there.slice(at, at + 1)), `${one.rule.pack}/${one.rule.id} ${id}`);
        assert.equal(here.length, there.length);
        for (const { outcome } of there) outcomes.add(outcome);
      }
      for (const outcome of ["met", "notYet", "notMet", "undetermined"]) assert.ok(outcomes.has(outcome), outcome);
    });
});
