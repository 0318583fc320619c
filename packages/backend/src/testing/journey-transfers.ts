import assert from "node:assert/strict";
import { newId, sha256, type Pack, type Person, type Role } from "@xiaoben/contract";
import { createBackend } from "../create-backend.ts";
import { allOf } from "../records/pages.ts";
import type { Settings } from "../settings.ts";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newHour, newPlan, seed } from "./fixture.ts";
import { rolesOf, run, sheetOf, staff } from "./roster-fixture.ts";
import type { Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

/** What becomes of people who move, leave and come back, and of imports that are cut short or come at once. */
export function transferJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  const campusWith = async (settings: Partial<Settings> = {}): Promise<Campus> => openCampus(await open(), settings);

  it("[R112] a transfer keeps id, hours and plans; roles end and begin by date, and the pack of the new school judges from then on", async () => {
    const campus = await campusWith();
    const hour = newId();
    await campus.as("observer", "hour.create", { id: hour, body: newHour() });
    await campus.as("observer", "hour.submit", { id: hour });
    await campus.as("admin", "hour.approve", { id: hour });
    const plan = newId();
    await campus.as("observer", "plan.create", { id: plan, body: { ...newPlan(ids.observer), level: "personal" } });
    const stands = async (asOf?: string): Promise<string | undefined> => {
      const [verdict] = await campus.backend.evaluate(campus.caller("officer"), {
        subject: { kind: "person", id: ids.observer },
        ...(asOf && { asOf }),
      });
      return `${verdict?.value} ${verdict?.outcome}`;
    };
    const before = await stands();
    const move = sheetOf([{ key: "N-observer", org: "other", from: "2026-11-10" }], { mode: "changes" });
    const report = await run(campus, move);
    assert.deepEqual(report.rows.find((row) => row.transfer)?.transfer, { from: ids.school, to: ids.other });
    assert.deepEqual([report.committed, report.counts.transfers, report.counts.leaving], [true, 1, 0]);
    assert.deepEqual(await rolesOf(campus, ids.observer), ["teacher other 2026-11-10 …", "teacher school 2025-09-01 2026-11-09"]);
    assert.equal((await campus.read("officer", "person", ids.observer)).org, ids.other);
    const kept = await campus.read("officer", "hour", hour);
    assert.deepEqual([kept.person, kept.org, kept.approvedHours ?? kept.claimedHours], [ids.observer, ids.school, "3"]);
    assert.equal(await stands(), before);
    const carried = await campus.read("observer", "plan", plan);
    assert.deepEqual([carried.author, carried.state], [ids.observer, "draft"]);
    const again = await run(campus, move);
    assert.deepEqual([again.counts.written, again.counts.transfers], [0, 0]);
  });

  it("the school that judges a period is that of its last day: figures follow the transfer", async () => {
    const campus = await campusWith();
    const shared = (await campus.all("officer", "pack"))[0]!;
    const own: Pack = { ...shared.pack, id: "other.pack", parameters: [{ ...shared.pack.parameters[0]!, values: [{ value: "9" }] }] };
    const base = { ...shared, org: ids.other };
    await seed(campus.store, campus.tenant, [
      { kind: "pack", record: { ...base, id: newId(), pack: own } },
      {
        kind: "binding",
        record: {
          id: newId(),
          version: 1,
          org: ids.other,
          createdAt: shared.createdAt,
          updatedAt: shared.updatedAt,
          pack: own.id,
          packVersion: own.version,
          from: "2026-09-01",
        },
      },
    ]);
    const packs = async (asOf: string): Promise<string[]> =>
      (await campus.backend.evaluate(campus.caller("officer"), { subject: { kind: "person", id: ids.observer }, asOf }))
        .map((one) => one.rule.pack)
        .sort();
    assert.deepEqual(await packs("2026-11-20"), ["fixture.pack"]);
    await run(campus, sheetOf([{ key: "N-observer", org: "other", from: "2026-11-10" }], { mode: "changes" }));
    assert.deepEqual(await packs("2026-11-20"), ["fixture.pack", "other.pack"]);
    assert.deepEqual(await packs("2026-11-09"), ["fixture.pack"]);
    await campus.backend.recompute(campus.tenant);
    const rollup = await campus.backend.rollup(campus.caller("officer"), { org: ids.other });
    assert.ok(rollup.some((one) => one.rule.pack === "other.pack"));
  });

  it("[R208] on leave is not on post and keeps the roles; gone ends them on the day that is given", async () => {
    const campus = await campusWith({ roster: { sources: {}, stop: { share: 1, people: 50 } } });
    await run(
      campus,
      sheetOf(
        [
          { key: "N-observer", org: "school", onPost: false },
          { key: "N-teacher", org: "school", onPost: false, gone: true, to: "2026-10-31" },
        ],
        { mode: "changes" },
      ),
    );
    assert.deepEqual((await campus.read("officer", "person", ids.observer)).onPost, false);
    assert.deepEqual(await rolesOf(campus, ids.observer), ["teacher school 2025-09-01 …"]);
    assert.deepEqual(await rolesOf(campus, ids.teacher), ["teacher school 2025-09-01 2026-10-31"]);
    assert.equal((await campus.read("officer", "person", ids.teacher)).org, ids.school);
  });

  it("imports at once do not interleave: what is written is what one after the other would have written", async () => {
    const campus = await campusWith({ roster: { sources: {}, stop: { share: 1, people: 50 } } });
    const [a, b] = [staff().slice(0, 4), staff().slice(1)].map((people) => sheetOf(people));
    const reports = await Promise.all([run(campus, a!), run(campus, b!), run(campus, a!)]);
    assert.ok(reports.every(({ committed }) => committed));
    const onPost = async (): Promise<string[]> =>
      (await campus.all("officer", "person"))
        .filter((one) => one.org === ids.school && one.onPost)
        .map((one) => one.displayName.replace("-name", ""))
        .sort();
    const found = (await onPost()).join();
    assert.ok(["admin,lead,observer,teacher", "admin,lead,principal,teacher"].includes(found), found);
    assert.ok((await allOf(campus.store, campus.tenant, "role")).every(({ from, to }) => to === undefined || from <= to));
  });

  it("a large roster is decided as a whole: who dies on the way is succeeded, and nothing is written twice", async () => {
    const campus = await campusWith();
    const many = sheetOf(
      Array.from({ length: 700 }, (_, i) => ({ key: `L-${i}`, org: "other" })),
      { mode: "changes" },
    );
    let writes = 0;
    const dying: Campus["store"] = {
      ...campus.store,
      write: (tenant, work) => (++writes === 3 ? Promise.reject(new Error("the machine is gone")) : campus.store.write(tenant, work)),
    };
    const backend = createBackend({ store: dying, now: () => new Date("2026-11-20T09:00:00.000Z") });
    await assert.rejects(backend.importRoster(campus.caller("officer"), sha256("many"), many, { commit: true }), /machine is gone/);
    const count = async (): Promise<number> =>
      (await allOf(campus.store, campus.tenant, "role", [{ property: "org", test: "is", value: ids.other }])).length;
    assert.ok((await count()) < 701, "it died before the end");
    await campus.backend.recompute(campus.tenant, { limit: 1 });
    assert.equal(await count(), 701);
    assert.equal((await campus.store.turn(campus.tenant, "roster")).left, undefined);
    const again = await run(campus, many);
    assert.deepEqual([again.committed, again.counts.written], [true, 0]);
    const versions = new Set(
      (await allOf(campus.store, campus.tenant, "person")).filter((one: Person) => one.org === ids.other).map((one) => one.version),
    );
    assert.deepEqual([...versions], [1]);
  });

  it("who comes back is held anew from the day she comes, and the time between stays empty", async () => {
    const campus = await campusWith({ roster: { sources: {}, stop: { share: 1, people: 50 } } });
    await run(campus, sheetOf([{ key: "N-observer", org: "school" }], { mode: "changes" }));
    await run(campus, sheetOf([{ key: "N-observer", org: "school", onPost: false, gone: true, to: "2026-10-31" }], { mode: "changes" }));
    campus.wait(24 * 30);
    const back = sheetOf([{ key: "N-observer", org: "school" }], { mode: "changes" });
    await run(campus, back);
    assert.deepEqual(await rolesOf(campus, ids.observer), ["teacher school 2025-09-01 2026-10-31", "teacher school 2026-12-20 …"]);
    assert.equal((await run(campus, back)).counts.written, 0);
    const held = (await allOf(campus.store, campus.tenant, "role")).filter((role: Role) => role.person === ids.observer);
    assert.equal(new Set(held.map(({ id }) => id)).size, 2);
  });
}
