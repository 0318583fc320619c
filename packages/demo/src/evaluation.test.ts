import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CampusGateway, EvaluateAsk, Live, Snapshot, Verdict } from "@xiaoben/contract";
import { withEvaluation } from "@xiaoben/policy/gateway";
import { generateCounty } from "./county/index.ts";
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

describe("[R001] [R043] everybody of the county", () => {
  it("is judged alike on the server and on the device, byte for byte", async () => {
    const people = county.records.flatMap((entry) => (entry.kind === "person" ? [entry.record.id] : []));
    assert.ok(people.length > 100);
    let judged = 0;
    for (const id of people) {
      const gateway = campus.gateway(id);
      const device = withEvaluation(withoutEvaluate(gateway));
      const ask: EvaluateAsk = { subject: { kind: "person", id }, explain: true };
      const [there, here] = [await verdicts(gateway, ask), await verdicts(device, ask)];
      assert.equal(bytes(here), bytes(there), id);
      judged += there.length;
    }
    assert.ok(judged > people.length);
  });
});
