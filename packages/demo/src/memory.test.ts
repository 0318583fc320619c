import assert from "node:assert/strict";
import { test } from "node:test";
import type { Live } from "@xiaoben/contract";
import { generateCounty } from "./county/index.ts";
import { memoryCampus, memoryGateway } from "./memory.ts";

const county = generateCounty({ today: "2026-11-22" });
const campus = memoryCampus(county);

const read = async <T>(live: Live<T>): Promise<T> => {
  await live.refresh();
  if (live.current.status !== "ready") throw new Error(JSON.stringify(live.current));
  return live.current.data;
};

test("the session is that of the person, on the day of the county", async () => {
  const session = await read(campus.gateway("lin").session);
  assert.equal(session?.person, county.people.lin.id);
  assert.equal(session?.today, "2026-11-22");
});

test("something waits for each of the six", async () => {
  for (const key of ["lin", "su", "gu", "shen", "shao", "lu"] as const) {
    const tasks = await read(campus.gateway(key).tasks());
    assert.ok(tasks.length > 0, key);
  }
  const tasks = await read(campus.gateway("lin").tasks());
  assert.ok(tasks.some((task) => task.action === "observation.create" && task.on.id === county.landmarks.lessonForLin.id));
});

test("[R001] the figures of Lin Zhiyuan are 29.5 of the total and 21.5 school-based", async () => {
  const verdicts = await read(campus.gateway("lin").evaluate({ subject: { kind: "person", id: county.people.lin.id }, explain: true }));
  const of = (rule: string) => verdicts.find((verdict) => verdict.rule.pack === "qinghe.study-hours" && verdict.rule.id === rule);
  assert.deepEqual(
    [of("total")?.value, of("total")?.outcome, of("school-based")?.value, of("school-based")?.waiting],
    ["29.5", "notYet", "21.5", "1.5"],
  );
});

test("[R001] Su He was half an hour short last year, and that is settled", async () => {
  const verdicts = await read(
    campus.gateway("su").evaluate({ subject: { kind: "person", id: county.people.su.id }, period: "schoolYear:2025-2026" }),
  );
  const total = verdicts.find((verdict) => verdict.rule.id === "total");
  assert.deepEqual([total?.value, total?.gap, total?.outcome, total?.settled], ["39.5", "0.5", "notMet", true]);
});

test("two people work on the same records: what one hands in waits for the other", async () => {
  const { landmarks } = county;
  const su = campus.gateway("su");
  const answer = await su.act("observation.change", { id: landmarks.observationForSu.id, patch: { answer: "谢谢，下节课先请后排两组。" } });
  assert.equal(answer.state, "sent", JSON.stringify(answer.error));
  const receipt = await su.act("observation.answer", { id: landmarks.observationForSu.id });
  assert.equal(receipt.state, "sent", JSON.stringify(receipt.error));
  const tasks = await read(campus.gateway("gu").tasks());
  assert.ok(tasks.some((task) => task.action === "observation.sign" && task.on.id === landmarks.observationForSu.id));
});

test("[R098] the gate of the pair is signed by both, and the pair goes on to its next stage", async () => {
  const { pair } = county.landmarks;
  for (const key of ["lin", "su"] as const) {
    const receipt = await campus.gateway(key).act("pair.sign", { id: pair.id });
    assert.equal(receipt.state, "sent", JSON.stringify(receipt.error));
  }
  const record = await read(campus.gateway("lin").one(pair));
  assert.equal(record?.gates.length, 2);
});

test("without network a reading fails as offline, and comes back with it", async () => {
  let cut = true;
  const gateway = memoryGateway({ county, person: "su", offline: () => cut });
  const tasks = gateway.tasks();
  await tasks.refresh();
  assert.equal(tasks.current.status === "error" && tasks.current.error.code, "offline");
  cut = false;
  assert.ok((await read(tasks)).length > 0);
});

test("[R098] what shows a task that is observed, is an observation of that pair", async () => {
  const record = await read(memoryCampus(county).gateway("lin").one(county.landmarks.pair));
  const shown = record!.evidence.filter((one) => one.record?.kind === "observation");
  assert.ok(shown.some((one) => one.stage === record!.stage));
  const passed = record!.gates[0]!;
  for (const one of record!.evidence)
    assert.equal(one.on <= passed.at.slice(0, 10), one.stage === passed.stage, `${one.stage} ${one.task}`);
});
