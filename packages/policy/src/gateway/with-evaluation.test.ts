import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Live, Snapshot, Verdict } from "@xiaoben/contract";
import { evaluate, kindsOf } from "../index.ts";
import { base, countyId, foundation, hour, id, lesson, me, observation, orgs, schoolId, session } from "../testing/county.ts";
import { PlainGateway, ready, type Given } from "../testing/gateway.ts";
import { studyHours, termPlan } from "../testing/packs.ts";
import { withEvaluation } from "./index.ts";

const hoursPack = studyHours();
const planPack = termPlan();
const reads = [...kindsOf(hoursPack), ...kindsOf(planPack)].map((kind) => `${kind}.list`);
const mine = { subject: { kind: "person", id: me } } as const;

const plain = (given: Given, capabilities: readonly string[] = reads, packs = [hoursPack]): PlainGateway =>
  new PlainGateway({ ...foundation(packs), ...given }, packs, session, capabilities);

/** Listens until the Live shows what the test waits for. */
function until<T>(live: Live<T>, what: (snapshot: Snapshot<T>) => boolean): Promise<Snapshot<T>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`still ${JSON.stringify(live.current)}`)), 2000);
    const look = (): void => {
      if (!what(live.current)) return;
      clearTimeout(timer);
      setImmediate(() => leave());
      resolve(live.current);
    };
    const leave = live.subscribe(look);
    look();
  });
}

const settled = (live: Live<Verdict[]>): Promise<Snapshot<Verdict[]>> => until(live, ({ status }) => status !== "loading");
const outcome = (snapshot: Snapshot<Verdict[]>, rule: string): string => {
  const verdict = snapshot.data?.find((candidate) => candidate.rule.id === rule);
  return verdict ? `${verdict.outcome} ${verdict.value ?? ""}`.trim() : "none";
};

describe("withEvaluation", () => {
  it("passes a question on to a back end that offers it", () => {
    const gateway = plain({}, [...reads, "evaluate"]);
    assert.equal(withEvaluation(gateway.asGateway()).evaluate(mine), gateway.remote);
  });

  it("waits for the capabilities and then asks the back end", async () => {
    const gateway = plain({}, []);
    gateway.capabilities.set({ status: "loading" });
    const live = withEvaluation(gateway.asGateway()).evaluate(mine);
    const answer = settled(live);
    gateway.remote.set(ready([]));
    gateway.capabilities.set(ready(new Set(["evaluate"])));
    assert.deepEqual((await answer).data, []);
    assert.equal(
      (await answer).status === "ready" && (live.current as { from?: string }).from,
      "server",
      "the back end judged, not the device",
    );
  });

  it("[R001] evaluates a person on the device after reading every page", async () => {
    const gateway = plain({ hour: Array.from({ length: 8 }, (_, n) => hour(100 + n, { approvedHours: "2.5" })) });
    const snapshot = await settled(withEvaluation(gateway.asGateway()).evaluate(mine));
    assert.equal(outcome(snapshot, "total"), "notYet 20");
    assert.equal(snapshot.status === "ready" && snapshot.from, "device");
    assert.equal(snapshot.data?.[0]?.by.place, "device");
  });

  it("a missing page gives undetermined, never a smaller sum", async () => {
    const gateway = plain({ hour: Array.from({ length: 20 }, (_, n) => hour(100 + n, { approvedHours: "2.5" })) });
    gateway.broken.add("hour");
    const snapshot = await settled(withEvaluation(gateway.asGateway()).evaluate(mine));
    assert.equal(outcome(snapshot, "total"), "undetermined");
    assert.ok(snapshot.data?.find(({ rule }) => rule.id === "total")?.because.some(({ code }) => code === "incomplete"));
  });

  it("refuses groups, schools, counties and earlier knowledge", async () => {
    const gateway = withEvaluation(plain({}).asGateway());
    for (const ask of [
      { subject: { kind: "school", id: schoolId } },
      { subject: { kind: "county", id: countyId } },
      { subject: { kind: "group", id: id(5) } },
      { ...mine, knownAt: "2026-10-01T00:00:00.000Z" },
    ] as const) {
      const snapshot = await settled(gateway.evaluate(ask));
      assert.equal(snapshot.status === "error" && snapshot.error.code, "not-offered");
    }
  });

  it("equal questions share one Live, however they are written", () => {
    const gateway = withEvaluation(plain({}).asGateway());
    assert.equal(
      gateway.evaluate({ subject: { kind: "person", id: me }, explain: true }),
      gateway.evaluate({ explain: true, subject: { id: me, kind: "person" } }),
    );
    assert.notEqual(gateway.evaluate(mine), gateway.evaluate({ ...mine, close: true }));
  });

  it("judges again when a record that it rests on changes", async () => {
    const gateway = plain({ hour: [hour(100, { approvedHours: "21.5" })] });
    const live = withEvaluation(gateway.asGateway()).evaluate(mine);
    const stay = live.subscribe(() => undefined);
    assert.equal(outcome(await settled(live), "school-based"), "notYet 21.5");
    gateway.given.hour!.push(hour(101, { category: "observation", lessons: "1" }));
    gateway.reread();
    assert.equal(
      outcome(await until(live, (snapshot) => outcome(snapshot, "school-based") !== "notYet 21.5"), "school-based"),
      "notYet 22.5",
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    stay();
    assert.ok(
      [...gateway.lives.values()].every(({ listeners }) => listeners.size === 0),
      "nothing is listened to any more",
    );
  });

  it("a refresh reads everything, also while nobody listens, and leaves nothing behind", async () => {
    const gateway = plain({ hour: [hour(100, { approvedHours: "3" })] });
    const live = withEvaluation(gateway.asGateway()).evaluate(mine);
    await live.refresh();
    assert.equal(outcome(live.current, "total"), "notYet 3");
    assert.ok([...gateway.lives.values()].every(({ listeners }) => listeners.size === 0));
  });

  it("a second question that waits for the same pack is answered too, and the pack is read once", async () => {
    const gateway = plain({});
    const asked = withEvaluation(gateway.asGateway());
    await Promise.all([settled(asked.evaluate(mine)), settled(asked.evaluate({ ...mine, explain: true }))]);
    assert.equal(gateway.definitions, 1);
  });

  it("says signed out, and says which record is not there", async () => {
    const gateway = plain({});
    gateway.session.set(ready(null));
    const out = await settled(withEvaluation(gateway.asGateway()).evaluate(mine));
    assert.equal(out.status === "error" && out.error.code, "signed-out");
    const nobody = await settled(withEvaluation(plain({}).asGateway()).evaluate({ subject: { kind: "person", id: id(99) } }));
    assert.equal(nobody.status === "error" && nobody.error.code, "not-found");
  });

  it("[R043] finds out from the lesson whether an older observation was of a recording", async () => {
    const gateway = plain({ observation: [observation(200, { lesson: id(300) })], lesson: [lesson(300, { mode: "video" })] }, reads, [
      planPack,
    ]);
    const snapshot = await settled(withEvaluation(gateway.asGateway()).evaluate(mine));
    assert.deepEqual(
      snapshot.data?.find(({ rule }) => rule.id === "observed")?.readings?.map(({ choose, value }) => [choose["video"], value]),
      [
        ["counts", "1"],
        ["counts-not", "0"],
      ],
    );
  });

  it("a kind that the back end does not offer makes undetermined what needs it", async () => {
    const gateway = plain(
      {},
      reads.filter((read) => read !== "observation.list"),
      [planPack],
    );
    const snapshot = await settled(withEvaluation(gateway.asGateway()).evaluate(mine));
    assert.equal(outcome(snapshot, "observed"), "undetermined");
    assert.equal(outcome(snapshot, "open-lesson"), "notYet 0");
  });

  it("a decision of the county holds for its schools, that of another school does not", async () => {
    const decision = (n: number, org: string) => ({
      ...base(n, org),
      pack: hoursPack.id,
      ambiguity: "am8",
      reading: "m45",
      from: "2026-09-01",
      basis: "会议",
      by: id(5),
      at: "2026-09-01T00:00:00.000Z",
    });
    const ninety = { hour: [hour(100, { minutes: "90" })] };
    const open = await settled(withEvaluation(plain({ ...ninety, decision: [decision(400, id(3))] }).asGateway()).evaluate(mine));
    assert.equal(outcome(open, "total"), "notYet");
    const decided = await settled(withEvaluation(plain({ ...ninety, decision: [decision(400, countyId)] }).asGateway()).evaluate(mine));
    assert.equal(outcome(decided, "total"), "notYet 2");
  });

  it("answers what the engine answers from the same records", async () => {
    const given = { hour: Array.from({ length: 7 }, (_, n) => hour(100 + n, { approvedHours: "3" })), waiver: [] };
    const gateway = plain(given);
    const snapshot = await settled(withEvaluation(gateway.asGateway()).evaluate({ ...mine, explain: true }));
    const { calendar: calendars = [], binding = [] } = foundation([hoursPack]);
    const direct = evaluate({
      ask: { ...mine, explain: true },
      pack: hoursPack,
      binding: binding[0]!,
      orgs: [schoolId, countyId],
      levels: { [schoolId]: "school", [countyId]: "county" },
      decisions: [],
      calendars,
      subjectFacts: { person: me, org: schoolId, onPost: "true", role: "teacher" },
      waivers: [],
      records: { hour: given.hour, given: [], waiver: [] },
      complete: true,
      today: session.today,
      now: session.now!,
      timeZone: "Asia/Shanghai",
      place: "device",
    });
    assert.deepEqual(snapshot.data, direct);
    assert.equal(orgs.length, 2);
  });
});
