import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  idOf,
  workflows,
  type Credit,
  type Report,
  type Hour,
  type Kind,
  type Lesson,
  type PairTemplate,
  type Workflow,
} from "@xiaoben/contract";
import type { Body } from "../records/body.ts";
import { fixture, ids, newActivity, newObservation, newPlan, observationId } from "../testing/fixture.ts";
import type { EffectContext } from "./effect.ts";
import { counterEntries } from "./hours-for-observer.ts";
import { effects } from "./index.ts";

const record = (kind: Kind, id: string): Body =>
  fixture.find((entry) => entry.kind === kind && entry.record.id === id)!.record as unknown as Body;
const pack = fixture.find((entry) => entry.kind === "pack")!.record as unknown as { pack: { content: { pairTemplates: PairTemplate[] } } };
const base = { version: 7, createdAt: "2026-11-01T00:00:00.000Z", updatedAt: "2026-11-01T00:00:00.000Z" };
const hourOf = (id: string, counters?: string): Hour => ({
  ...base,
  id,
  org: ids.school,
  state: "approved",
  person: ids.observer,
  on: "2026-11-18",
  title: "",
  category: "observation",
  role: "observer",
  level: "school",
  ...(counters && { counters }),
});
const credit: Credit = {
  ...base,
  id: idOf("a credit"),
  org: ids.school,
  state: "reported",
  person: ids.observer,
  rule: { pack: "fixture.pack", version: "1", id: "total" },
  period: "schoolYear:2026-2027",
  asOf: "2026-11-20",
  sequence: "1",
  amount: "2",
  unit: "hour",
  total: "2",
  basis: [{ record: { kind: "hour", id: idOf("an hour") }, version: 3, counted: "2" }],
  report: idOf("a report"),
  number: "N/1",
};
const report: Report = {
  ...base,
  id: idOf("a report"),
  org: ids.school,
  state: "sent",
  by: ids.admin,
  pack: "fixture.pack",
  rule: "total",
  period: "schoolYear:2026-2027",
  unit: "hour",
  number: "N",
  fileHash: "h",
  receipt: JSON.stringify({ format: "xiaoben.receipt/1", number: "N", fileHash: "h", items: [{ number: "N/1", outcome: "registered" }] }),
  items: [{ credit: credit.id, version: 1, person: ids.observer, amount: "2", number: "N/1" }],
};
const due = { person: ids.observer, org: ids.school, rule: credit.rule, sequence: "1", amount: "2", unit: "hour", total: "2", basis: [] };
const context: EffectContext = {
  gathered: { version: 7, prepared: [due], dropped: [], left: [], issues: [] },
  batch: { credits: [credit], replaced: [], hours: [], people: new Map(), sender: "校", sentBefore: 0 },
  actor: ids.principal,
  at: "2026-11-20T08:00:00.000Z",
  today: "2026-11-20",
  version: 8,
  home: ids.village,
  lesson: { ...record("lesson", ids.lesson), state: "planned" } as unknown as Lesson,
  level: "school",
  around: {
    participations: [
      {
        ...base,
        id: idOf("a participation"),
        org: ids.school,
        state: "expected",
        person: ids.observer,
        activity: idOf("an activity"),
        host: ids.lead,
        on: "2026-11-20",
        role: "participant",
        attendance: "late",
        arrived: "16:18",
      },
    ],
    homes: new Map([[ids.observer, ids.village]]),
    hours: [hourOf(idOf("an hour"))],
  },
  names: new Map([[ids.observer, { name: "林知远" }]]),
  definition: pack.pack.content.pairTemplates[0]!,
};

const before: Record<string, Body> = {
  observation: { ...newObservation(), ...base, id: observationId(), state: "answered", signatures: [] } as unknown as Body,
  pair: record("pair", ids.pair),
  visit: { ...base, id: idOf("a visit"), org: ids.school, state: "asked", author: ids.newcomer, lesson: ids.lesson } as unknown as Body,
  hour: { ...base, id: idOf("an hour"), org: ids.school, state: "submitted", person: ids.observer } as unknown as Body,
  activity: { ...newActivity(), ...base, id: idOf("an activity"), state: "open" } as unknown as Body,
  participation: { ...base, id: idOf("a participation"), state: "expected" } as unknown as Body,
  plan: { ...newPlan(), ...base, id: idOf("a plan"), state: "approving" } as unknown as Body,
  report: report as unknown as Body,
  publication: {
    ...base,
    id: idOf("a publication"),
    org: ids.school,
    state: "forObjection",
    items: [{ id: "1", person: ids.observer, says: "", shown: "initial", people: [ids.observer] }],
  } as unknown as Body,
};

describe("effects", () => {
  for (const workflow of Object.values(workflows) as unknown as Workflow[]) {
    for (const [name, { writes }] of Object.entries(workflow.effects)) {
      it(`${workflow.kind}: ${name} writes only ${writes.join(", ")}, changes nothing given to it, and the same each time`, () => {
        const given = name === "leaveLesson" ? { ...before["visit"]!, author: ids.observer } : before[workflow.kind]!;
        const copy = structuredClone(given);
        const first = effects[name]!(given, context);
        assert.ok(first.length > 0);
        assert.ok(
          first.every((write) => writes.includes(write.kind)),
          JSON.stringify(first),
        );
        assert.deepEqual(effects[name]!(given, context), first);
        assert.deepEqual(given, copy);
      });
    }
  }

  it("names every effect of the tables, and no other", () => {
    const named = (Object.values(workflows) as unknown as Workflow[]).flatMap((workflow) => Object.keys(workflow.effects));
    assert.deepEqual(new Set(Object.keys(effects)), new Set(named));
  });

  it("books the observer's hour where the observer belongs, under an id that follows from the lock", () => {
    const [write] = effects["hoursForObserver"]!(before["observation"]!, context);
    assert.deepEqual([write?.id, write?.set["org"]], [idOf("hour", observationId(), "8"), ids.village]);
  });

  it("[R006] closes a list by what it says: who was there, who was not, and how late", () => {
    const writes = effects["closeList"]!(before["activity"]!, context);
    assert.deepEqual(
      writes.map(({ set }) => [set["state"], set["attendance"], set["lateMinutes"], set["minutes"], set["closedAt"]]),
      [
        ["recorded", undefined, "18", "90", context.at],
        ["absent", "unexcused", undefined, "90", context.at],
      ],
    );
    const [hour] = effects["hoursForParticipants"]!(before["activity"]!, context);
    assert.deepEqual([hour?.set["org"], hour?.set["attendance"], hour?.set["minutes"]], [ids.village, "late", "90"]);
  });

  it("takes each derived hour back once", () => {
    const [old, counter, fresh] = [idOf("old"), idOf("counter", idOf("old")), idOf("fresh")];
    const writes = counterEntries([hourOf(old), hourOf(counter, old), hourOf(fresh)]);
    assert.deepEqual(
      writes.map((write) => [write.id, write.set["counters"]]),
      [[idOf("counter", fresh), fresh]],
    );
    assert.ok(writes.every((write) => !("version" in write.set)));
  });
});
