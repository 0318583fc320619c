import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Binding, Calendar, Decision, EvaluateAsk, Hour, Id, Pack, Role, Verdict } from "@xiaoben/contract";
import { idOf } from "@xiaoben/contract";
import { createBackend } from "../create-backend.ts";
import { createMemoryStore, type AnyRecord } from "../memory/index.ts";
import { fixture, ids } from "../testing/fixture.ts";
import { refused } from "../testing/runner.ts";

const base = (name: string, org: Id) => ({
  id: idOf(name),
  version: 1,
  org,
  createdAt: "2026-09-01T00:00:00.000Z",
  updatedAt: "2026-09-01T00:00:00.000Z",
});
const county = fixture.flatMap((entry) => (entry.kind === "pack" ? [entry.record.pack] : []))[0]!;

const hour = (name: string, on: string, hours: string, more: Partial<Hour> = {}): AnyRecord => ({
  kind: "hour",
  record: {
    ...base(name, ids.school),
    state: "approved",
    person: ids.observer,
    on,
    title: name,
    approvedHours: hours,
    category: "external",
    role: "participant",
    level: "county",
    ...more,
  },
});
const pack = (id: string, change: Partial<Pack> = {}): AnyRecord => ({
  kind: "pack",
  record: { ...base(`pack ${id} ${change.version ?? "1"}`, ids.school), state: "published", pack: { ...county, id, ...change } },
});
const bind = (name: string, org: Id, of: string, more: Partial<Binding> = {}): AnyRecord => ({
  kind: "binding",
  record: { ...base(name, org), pack: of, packVersion: "1", from: "2026-09-01", ...more },
});

function campus(...records: AnyRecord[]): (ask?: Partial<EvaluateAsk>) => Promise<Verdict[]> {
  const store = createMemoryStore();
  store.load("t", [...fixture, ...records]);
  const backend = createBackend({ store, now: () => new Date("2026-11-22T04:00:00.000Z") });
  return (ask = {}) => backend.evaluate({ tenant: "t", person: ids.observer }, { subject: { kind: "person", id: ids.observer }, ...ask });
}

const said = (verdicts: readonly Verdict[]): string[] =>
  verdicts.map((one) => `${one.rule.pack}@${one.rule.version} ${one.outcome} ${one.value ?? "-"}`);

describe("evaluation over stored records", () => {
  it("sets two packs that are bound side by side, never added", async () => {
    const evaluate = campus(hour("a", "2026-10-01", "3"), pack("school.pack"), bind("own", ids.school, "school.pack"));
    assert.deepEqual(said(await evaluate()), ["fixture.pack@1 met 3", "school.pack@1 met 3"]);
  });

  it("lets the nearest binding of a pack judge, and of one organisation the one that holds on the day", async () => {
    const evaluate = campus(
      hour("a", "2026-10-01", "3"),
      pack("fixture.pack", { version: "2" }),
      pack("fixture.pack", { version: "3" }),
      bind("near", ids.school, "fixture.pack", { packVersion: "2", to: "2026-10-31" }),
      bind("later", ids.school, "fixture.pack", { packVersion: "3", from: "2026-11-01" }),
    );
    assert.deepEqual(said(await evaluate()), ["fixture.pack@3 met 3"]);
    assert.deepEqual(said(await evaluate({ asOf: "2026-10-15" })), ["fixture.pack@2 met 3"]);
  });

  it("judges a person who moved by the pack of the school where she is on the day; her hours go with her", async () => {
    const role = (name: string, org: Id, from: string, to?: string): AnyRecord => ({
      kind: "role",
      record: { ...base(name, org), person: ids.observer, role: "teacher", from, ...(to && { to }) } satisfies Role,
    });
    const stay = fixture.filter((entry) => !(entry.kind === "role" && entry.record.person === ids.observer));
    const store = createMemoryStore();
    store.load("t", [
      ...stay,
      role("before", ids.other, "2025-09-01", "2026-10-31"),
      role("since", ids.school, "2026-11-01"),
      pack("other.pack"),
      bind("other", ids.other, "other.pack"),
      hour("a", "2026-10-01", "3", { org: ids.other }),
    ]);
    const backend = createBackend({ store, now: () => new Date("2026-11-22T04:00:00.000Z") });
    const ask = (asOf: string) =>
      backend.evaluate({ tenant: "t", person: ids.observer }, { subject: { kind: "person", id: ids.observer }, asOf });
    assert.deepEqual(said(await ask("2026-10-15")), ["fixture.pack@1 met 3", "other.pack@1 met 3"]);
    assert.deepEqual(said(await ask("2026-11-22")), ["fixture.pack@1 met 3"]);
  });

  it("takes the nearest calendar of a school year, and of the period that is asked for", async () => {
    const calendar: Calendar = {
      ...base("own calendar", ids.school),
      schoolYear: "2026-2027",
      from: "2026-08-20",
      to: "2027-08-19",
      terms: [],
      breaks: [],
      workDays: [],
      weekStart: 1,
    };
    const evaluate = campus(hour("early", "2026-08-25", "3"), { kind: "calendar", record: calendar });
    const [verdict] = await evaluate({ period: "schoolYear:2026-2027" });
    assert.deepEqual([verdict?.value, verdict?.period.from], ["3", "2026-08-20"]);
    assert.equal((await campus(hour("early", "2026-08-25", "3"))())[0]?.value, "0");
  });

  it("leaves out what came to be known later: records, decisions and bindings", async () => {
    const late = { createdAt: "2026-11-10T00:00:00.000Z", updatedAt: "2026-11-10T00:00:00.000Z" };
    const open: Partial<Pack> = {
      parameters: [{ id: "least", type: "amount", clause: "c1", values: [] }],
      ambiguities: [
        {
          id: "how-many",
          clause: "c1",
          kind: "undefined",
          question: "多少？",
          readings: [],
          asks: "least",
          decide: { level: "county", role: "countyOfficer" },
        },
      ],
    };
    const decision: Decision = {
      ...base("decision", ids.county),
      ...late,
      pack: "open.pack",
      ambiguity: "how-many",
      value: "2",
      from: "2026-09-01",
      basis: "会议纪要",
      by: ids.officer,
      at: late.createdAt,
    };
    const evaluate = campus(
      hour("a", "2026-10-01", "3"),
      hour("b", "2026-10-02", "1", late),
      pack("open.pack", open),
      bind("open", ids.county, "open.pack"),
      { kind: "decision", record: decision },
    );
    assert.deepEqual(said(await evaluate()), ["fixture.pack@1 met 4", "open.pack@1 met 4"]);
    assert.deepEqual(said(await evaluate({ knownAt: "2026-11-09T00:00:00.000Z" })), ["fixture.pack@1 met 3", "open.pack@1 undetermined -"]);
  });

  it("says so when a binding names a pack that is not there", async () => {
    await refused(campus(bind("broken", ids.school, "no.pack"))(), "internal");
  });

  it("refuses a question that has no proper form", async () => {
    await refused(campus()({ asOf: "2026-02-30" }), "validation");
  });
});
