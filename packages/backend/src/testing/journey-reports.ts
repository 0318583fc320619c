import assert from "node:assert/strict";
import {
  canonical,
  newId,
  readReceipt,
  reportFile,
  reportHash,
  sumOf,
  type Credit,
  type Hour,
  type Id,
  type New,
  type ReceiptLine,
  type Report,
} from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newHour } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

const period = "schoolYear:2026-2027";
const body = (org: Id = ids.school): New<"report"> => ({ org, pack: "fixture.pack", rule: "total", period });

async function approved(campus: Campus, name: "observer" | "teacher", hours: string): Promise<Id> {
  const id = newId();
  await campus.as(name, "hour.create", { id, body: newHour(ids[name]) });
  await campus.as(name, "hour.submit", { id });
  await campus.as("admin", "hour.change", { id, patch: { approvedHours: hours } });
  await campus.as("admin", "hour.approve", { id });
  return id;
}

async function prepared(campus: Campus): Promise<Report> {
  const id = newId();
  await campus.as("admin", "report.create", { id, body: body() });
  return (await campus.as("admin", "report.prepare", { id })).record as Report;
}

async function sent(campus: Campus): Promise<Report> {
  const { id } = await prepared(campus);
  await campus.as("admin", "report.submit", { id });
  return (await campus.as("officer", "report.send", { id })).record as Report;
}

const receiptOf = ({ number, fileHash, items }: Report, rejected: readonly Id[] = []): string =>
  canonical({
    format: "xiaoben.receipt/1",
    number,
    fileHash,
    items: items.map((item): ReceiptLine =>
      rejected.includes(item.person)
        ? { number: item.number!, outcome: "rejected", reason: "工号查不到" }
        : { number: item.number!, outcome: "registered", registration: `SJ-${item.number}` },
    ),
  });

const answered = async (campus: Campus, report: Report, rejected: readonly Id[] = []): Promise<Report> =>
  (await campus.as("officer", "report.receipt", { id: report.id, input: { receipt: receiptOf(report, rejected) } })).record as Report;

const amounts = ({ items }: Report): string[][] => items.map((item) => [item.person, item.amount, item.replaces ?? ""]);
const registered = async (campus: Campus): Promise<string> =>
  sumOf((await campus.all("officer", "credit")).flatMap(({ state, amount }: Credit) => (state === "registered" ? [amount] : [])));

/** Reports to the level above, from hours to receipts. */
export function reportJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("[R009] takes hours up: prepared by the school, sent by the county, registered by the receipt", async () => {
    const campus = await openCampus(await open());
    const hour = await approved(campus, "observer", "2.5");
    await approved(campus, "teacher", "1");
    const report = await prepared(campus);
    assert.deepEqual(
      amounts(report).sort(),
      [
        [ids.observer, "2.5", ""],
        [ids.teacher, "1", ""],
      ].sort(),
    );
    const [own] = await campus.all("observer", "credit");
    assert.deepEqual(
      [own?.state, own?.amount, own?.basis.map(({ record, counted }) => [record.id, counted])],
      ["prepared", "2.5", [[hour, "2.5"]]],
    );
    await refused(campus.as("admin", "report.send", { id: report.id }), "not-permitted");
    await campus.as("admin", "report.submit", { id: report.id });
    assert.deepEqual(await campus.tasks("officer"), [`report.send ${report.id}`]);
    const up = (await campus.as("officer", "report.send", { id: report.id })).record as Report;
    assert.deepEqual(
      [up.state, up.totals, up.items.map(({ number }) => number)],
      ["sent", { sent: "3.5" }, [`${up.number}/1`, `${up.number}/2`]],
    );
    assert.equal(reportHash(reportFile(up)), up.fileHash);
    assert.equal((await campus.read("observer", "hour", hour)).state, "reported");
    const done = await answered(campus, up);
    assert.deepEqual([done.state, done.totals], ["receipted", { sent: "3.5", registered: "3.5", rejected: "0" }]);
    assert.equal((await campus.read("observer", "hour", hour)).state, "registered");
    assert.deepEqual(
      (await campus.all("observer", "credit")).map(({ state }) => state),
      ["registered"],
    );
    assert.equal(reportHash(reportFile(done)), up.fileHash, "the file is the same after the receipt");
  });

  it("edge, [R009]: what was rejected goes up again when it was put right, under the number that it replaces, and nothing counts twice", async () => {
    const campus = await openCampus(await open());
    await approved(campus, "observer", "2.5");
    const hour = await approved(campus, "teacher", "1");
    const first = await sent(campus);
    const done = await answered(campus, first, [ids.teacher]);
    assert.deepEqual(done.totals, { sent: "3.5", registered: "2.5", rejected: "1" });
    assert.equal((await campus.read("teacher", "hour", hour)).state, "approved");
    const [rejected] = await campus.all("teacher", "credit");
    assert.deepEqual([rejected?.state, rejected?.reason], ["rejected", "工号查不到"]);
    const early = await prepared(campus);
    assert.deepEqual([early.items, early.left], [[], [{ person: ids.teacher, why: "uncorrected" }]]);
    await campus.as("admin", "credit.correct", { id: rejected!.id, input: { note: "工号已补登" } });
    const again = (await campus.as("admin", "report.prepare", { id: early.id })).record as Report;
    assert.deepEqual(amounts(again), [[ids.teacher, "1", rejected!.number!]]);
    await campus.as("admin", "report.submit", { id: again.id });
    const up = (await campus.as("officer", "report.send", { id: again.id })).record as Report;
    assert.notEqual(up.number, first.number);
    await answered(campus, up);
    assert.equal(await registered(campus), "3.5");
    assert.deepEqual((await prepared(campus)).items, [], "nothing is left");
  });

  it("edge, [R009]: gathers only what came since, once, however often and by whomever it is prepared", async () => {
    const campus = await openCampus(await open());
    await approved(campus, "observer", "2");
    const first = await prepared(campus);
    const same = (await campus.as("admin", "report.prepare", { id: first.id })).record as Report;
    assert.deepEqual(same.items, first.items);
    assert.deepEqual((await prepared(campus)).items, [], "it stands in the first one");
    const late = await approved(campus, "observer", "1.5");
    const more = (await campus.as("admin", "report.prepare", { id: first.id })).record as Report;
    assert.deepEqual(amounts(more), [[ids.observer, "3.5", ""]]);
    await campus.as("admin", "report.withdraw", { id: first.id });
    const anew = await sent(campus);
    assert.deepEqual(amounts(anew), [[ids.observer, "3.5", ""]]);
    const [two] = [await approved(campus, "observer", "1")];
    const next = await sent(campus);
    assert.deepEqual(amounts(next), [[ids.observer, "1", ""]]);
    const credit = (await campus.all("observer", "credit")).find(({ report }) => report === next.id);
    assert.deepEqual(
      credit?.basis.map(({ record }) => record.id),
      [two],
    );
    assert.notEqual(late, two);
    const states = (await campus.all("observer", "credit")).map(({ state }) => state).sort();
    assert.deepEqual(states, ["reported", "reported", "withdrawn"]);
  });

  it("[R009] reads a receipt whole or not at all, and says of each place what is wrong", async () => {
    const campus = await openCampus(await open());
    await approved(campus, "observer", "2");
    await approved(campus, "teacher", "1");
    const report = await sent(campus);
    const lines = report.items.map(({ number }): ReceiptLine => ({ number: number!, outcome: "registered" }));
    const read = async (more: object | string): Promise<string[]> => {
      const whole = { format: "xiaoben.receipt/1", number: report.number, fileHash: report.fileHash, items: lines };
      const receipt = typeof more === "string" ? more : canonical({ ...whole, ...more });
      const found = await refused(campus.as("officer", "report.receipt", { id: report.id, input: { receipt } }), "guard-failed");
      assert.deepEqual(
        readReceipt(receipt, report).findings.map(({ code, pointer }) => `/receipt${pointer} ${code}`),
        found.issues,
      );
      return found.issues;
    };
    assert.deepEqual(await read("{"), ["/receipt not-json"]);
    assert.deepEqual(await read({ format: "xiaoben.report/1" }), ["/receipt not-this-format"]);
    assert.deepEqual(await read({ number: "X-1" }), ["/receipt/number another-report"]);
    assert.deepEqual(await read({ fileHash: "00" }), ["/receipt/fileHash another-file"]);
    assert.deepEqual(await read({ items: [...lines, lines[0]] }), ["/receipt/items/2/number line-twice"]);
    assert.deepEqual(await read({ items: [lines[0]] }), ["/receipt/items line-missing"]);
    assert.deepEqual(await read({ items: [...lines, { number: "X/9", outcome: "registered" }] }), ["/receipt/items/2/number line-unknown"]);
    assert.deepEqual(
      await read({
        items: [
          { ...lines[0], outcome: "rejected" },
          { ...lines[1], outcome: "pending" },
        ],
      }),
      ["/receipt/items/0/reason reason-missing", "/receipt/items/1/outcome outcome-unknown"],
    );
    assert.equal((await campus.read("officer", "report", report.id)).state, "sent");
    await answered(campus, report);
    await refused(answered(campus, report), "transition-not-allowed");
    assert.equal(await registered(campus), "3");
  });

  it("[R009] says what a report cannot be prepared for, and shows it to those alone who answer for it", async () => {
    const campus = await openCampus(await open());
    const begun = async (more: Partial<New<"report">>): Promise<string[]> => {
      const id = newId();
      await campus.as("admin", "report.create", { id, body: { ...body(), ...more } });
      return (await refused(campus.as("admin", "report.prepare", { id }), "guard-failed")).issues;
    };
    assert.deepEqual(await begun({ rule: "no-such" }), ["/rule not-there"]);
    assert.deepEqual(await begun({ pack: "no.such" }), ["/rule not-there"]);
    assert.deepEqual(await begun({ period: "schoolYear:1999-2000" }), ["/period unknown-period"]);
    await refused(campus.as("teacher", "report.create", { id: newId(), body: body() }), "not-permitted");
    await refused(campus.as("admin", "report.create", { id: newId(), body: body(ids.county) }), "not-permitted");
    await refused(campus.as("officer", "report.create", { id: newId(), body: body(newId()) }), "validation");
    await approved(campus, "observer", "2");
    const report = await sent(campus);
    for (const name of ["admin", "principal", "officer"] as const) await campus.read(name, "report", report.id);
    for (const name of ["observer", "teacher", "stranger", "lead"] as const)
      await refused(campus.read(name, "report", report.id), "not-found");
    assert.deepEqual(await campus.all("teacher", "credit"), []);
    const [hour] = (await campus.all("observer", "hour")) as Hour[];
    assert.equal(hour?.state, "reported");
  });

  it("[R009] is prepared by the county too, for one school or for all, and nobody stands in two", async () => {
    const campus = await openCampus(await open());
    await approved(campus, "observer", "2");
    const of = async (org: Id): Promise<Report> => {
      const id = newId();
      await campus.as("officer", "report.create", { id, body: body(org) });
      return (await campus.as("officer", "report.prepare", { id })).record as Report;
    };
    const first = await of(ids.school);
    assert.deepEqual(amounts(first), [[ids.observer, "2", ""]]);
    await approved(campus, "observer", "1");
    assert.deepEqual(amounts(await of(ids.county)), [[ids.observer, "1", ""]]);
    const up = (await campus.as("officer", "report.send", { id: first.id })).record as Report;
    assert.deepEqual([up.state, up.totals], ["sent", { sent: "2" }]);
  });

  it("[R009] leaves to the next report what is too much for one", async () => {
    const campus = await openCampus(await open(), { reportRecords: 2 });
    await approved(campus, "observer", "2");
    await approved(campus, "teacher", "1");
    const first = await sent(campus);
    assert.deepEqual([first.items.length, first.left?.map(({ why }) => why)], [1, ["nextReport"]]);
    const second = await sent(campus);
    assert.deepEqual([second.items.length, second.left], [1, []]);
    assert.notEqual(second.number, first.number);
    assert.notEqual(first.items[0]?.person, second.items[0]?.person);
  });
}
