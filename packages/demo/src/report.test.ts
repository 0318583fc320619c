import assert from "node:assert/strict";
import { test } from "node:test";
import { newId, type New, type Org, type Report } from "@xiaoben/contract";
import { generateCounty } from "./county/index.ts";
import { memoryCampus } from "./memory.ts";

const county = generateCounty({ today: "2026-11-22" });
const { tenant, people, orgs, records } = county;
const { backend } = memoryCampus(county);
const officer = { tenant, person: people.lu.id };
const asked = { pack: "qinghe.study-hours", rule: "total", period: `schoolYear:${county.calendars.current.schoolYear}` };

async function prepared({ id: org }: Org): Promise<Report> {
  const id = newId();
  await backend.write(officer, "report.create", { id, body: { ...asked, org } satisfies New<"report"> }, newId());
  return (await backend.write(officer, "report.prepare", { id }, newId())).record as Report;
}

test("[R009] a report holds of each person what her own verdict comes to, and says of whom nobody can know it yet", async () => {
  const report = await prepared(orgs.nanhu);
  const expected = { items: [] as string[], left: [] as string[] };
  for (const { kind, record } of records) {
    if (kind !== "person" || record.org !== orgs.nanhu.id) continue;
    const verdicts = await backend.evaluate(officer, {
      subject: { kind: "person", id: record.id },
      period: asked.period,
      rules: [asked.rule],
    });
    const { outcome, value, readings } = verdicts.find(({ rule }) => rule.pack === asked.pack && rule.id === asked.rule)!;
    if (outcome === "notApplicable") continue;
    if (value === undefined || readings?.some((reading) => reading.value !== value)) expected.left.push(record.id);
    else if (value !== "0") expected.items.push(`${record.id} ${value}`);
  }
  assert.ok(expected.items.length > 30 && expected.left.length > 0, JSON.stringify(expected));
  assert.deepEqual(report.items.map(({ person, amount }) => `${person} ${amount}`).sort(), expected.items.sort());
  assert.deepEqual(
    (report.left ?? []).map(({ person, why }) => [person, why]),
    expected.left.sort().map((person) => [person, "undetermined"]),
  );
});
