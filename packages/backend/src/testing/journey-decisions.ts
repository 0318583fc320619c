import assert from "node:assert/strict";
import { newId, type Decision, type Given, type New } from "@xiaoben/contract";
import { ids } from "./fixture.ts";
import { more, newBinding, newDecision, nextPack, openPractice, type PracticeCampus } from "./practice-fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

/** The county's next version, published and bound from the beginning of October. */
async function boundCampus(open: Open): Promise<PracticeCampus> {
  const campus = await openPractice(open);
  await campus.publish(ids.officer, ids.county, nextPack());
  await campus.as("officer", "binding.create", { id: newId(), body: newBinding(ids.county, "2", "2026-10-01") });
  return campus;
}

const decide = (campus: PracticeCampus, person: string, org: string, what: Partial<New<"decision">>, id = newId()) =>
  campus.by(person, "decision.create", { id, body: newDecision(org, what) });

/** Open questions that are decided, and facts that are given. */
export function decisionJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("[R005] leaves a rule undetermined until whoever may decide has decided, and then names the decision", async () => {
    const campus = await boundCampus(open);
    const total = async () =>
      (
        await campus.backend.evaluate(campus.caller("observer"), {
          subject: { kind: "person", id: ids.observer },
          asOf: "2026-11-20",
          close: true,
          rules: ["total"],
          explain: true,
        })
      )[0]!;
    const hour = newId();
    const body = { org: ids.school, person: ids.observer, on: "2026-10-20", title: "讲座", claimedHours: "3" } as const;
    await campus.as("observer", "hour.create", {
      id: hour,
      body: { ...body, category: "external", role: "participant", level: "county" },
    });
    await campus.as("observer", "hour.submit", { id: hour });
    await campus.as("admin", "hour.change", { id: hour, patch: { approvedHours: "3" } });
    await campus.as("admin", "hour.approve", { id: hour });
    assert.equal((await total()).outcome, "undetermined");
    const { record } = await decide(campus, ids.officer, ids.county, { reading: "two" });
    assert.equal((await total()).outcome, "met");
    await decide(campus, ids.officer, ids.county, { reading: "nine", supersedes: record!.id });
    assert.equal((await total()).outcome, "notMet");
  });

  it("[R005] writes down who decided, when and on what basis; a decision is never edited", async () => {
    const campus = await boundCampus(open);
    const [id, actionId] = [newId(), newId()];
    const body = { ...newDecision(ids.county, { reading: "two" }), by: ids.teacher, at: "2020-01-01T00:00:00.000Z" };
    const first = await campus.as("officer", "decision.create", { id, body }, actionId);
    const made = first.record as Decision;
    assert.deepEqual([made.by, made.basis, made.at.slice(0, 10)], [ids.officer, body.basis, "2026-11-20"]);
    assert.deepEqual(await campus.as("officer", "decision.create", { id, body }, actionId), first);
    assert.deepEqual((await campus.as("officer", "decision.create", { id, body })).changes, first.changes, "created already");
    await refused(campus.as("officer", "decision.create", { id, body: { ...body, reading: "nine" } }), "stale-version");
    for (const action of ["decision.change", "decision.remove"])
      await refused(campus.as("officer", action as never, { id } as never), "not-offered");
    assert.equal((await campus.read("teacher", "decision", id)).reading, "two");
  });

  it("lets only the level and the role decide that the pack names", async () => {
    const campus = await boundCampus(open);
    const issuesOf = async (doing: Promise<unknown>) => (await refused(doing, "not-permitted")).issues;
    assert.deepEqual(await issuesOf(decide(campus, ids.officer, ids.school, { reading: "two" })), ["/org level-too-low"]);
    assert.deepEqual(
      await issuesOf(decide(campus, ids.admin, ids.county, { reading: "two" })),
      [],
      "the county is out of the school's reach",
    );
    assert.deepEqual(await issuesOf(decide(campus, ids.teacher, ids.school, { reading: "two" })), []);
    const hour = { ambiguity: "how-long", value: "1.5" };
    assert.deepEqual(await issuesOf(decide(campus, ids.principal, ids.school, hour)), ["/ambiguity not-yours-to-decide"]);
    assert.deepEqual(await issuesOf(decide(campus, ids.lead, ids.school, hour)), ["/ambiguity not-yours-to-decide"]);
    await decide(campus, ids.admin, ids.school, hour);
    await decide(campus, more.centralAdmin, more.central, hour);
    await decide(campus, more.hamletPrincipal, more.hamlet, { ambiguity: "which", value: "all" });
    assert.deepEqual(await issuesOf(decide(campus, more.centralAdmin, ids.school, hour)), []);
  });

  it("refuses an answer that the question does not ask for, a day before the pack, and a basis left empty", async () => {
    const campus = await boundCampus(open);
    const wrong = async (org: string, what: Partial<New<"decision">>, person: string = ids.officer) =>
      (await refused(decide(campus, person, org, what), "validation")).issues;
    assert.deepEqual(await wrong(ids.county, { reading: "three" }), ["/reading not-there"]);
    assert.deepEqual(await wrong(ids.county, {}), ["/reading one-of"]);
    assert.deepEqual(await wrong(ids.county, { reading: "two", value: "2" }), ["/reading one-of"]);
    assert.deepEqual(await wrong(ids.county, { value: "2" }), ["/value not-asked"]);
    assert.deepEqual(await wrong(ids.county, { reading: "two", basis: "  " }), ["/basis empty"]);
    assert.deepEqual(await wrong(ids.county, { ambiguity: "no-such", reading: "two" }), ["/ambiguity not-there"]);
    assert.deepEqual(await wrong(ids.county, { pack: "no.such", reading: "two" }), ["/pack not-bound"]);
    assert.deepEqual(await wrong(ids.county, { reading: "two", from: "2026-08-31" }), ["/from before-the-pack"]);
    assert.deepEqual(await wrong(newId(), { reading: "two" }), ["/org not-there"]);
    const school = { ambiguity: "how-long" };
    assert.deepEqual(await wrong(ids.school, { ...school, value: "long" }, ids.admin), ["/value not-a-decimal"]);
    assert.deepEqual(await wrong(ids.school, { ...school, value: "-1" }, ids.admin), ["/value negative"]);
    assert.deepEqual(await wrong(ids.school, { ambiguity: "which", value: "some" }, ids.principal), ["/value unknown-code"]);
    const { record } = await decide(campus, ids.admin, ids.school, { ...school, value: "1" });
    const other = { ambiguity: "how-long", value: "2", supersedes: record!.id };
    assert.deepEqual(await wrong(more.central, other, more.centralAdmin), ["/supersedes of-something-else"]);
    assert.deepEqual(await wrong(ids.school, { ...other, supersedes: newId() }, ids.admin), ["/supersedes not-there"]);
    await decide(campus, ids.admin, ids.school, other);
  });

  it("takes given facts from those who keep the books of an organisation, and shows them to whom they are about", async () => {
    const campus = await openPractice(open);
    const [id, actionId] = [newId(), newId()];
    const body = newGiven({ person: ids.teacher });
    const first = await campus.as("admin", "given.create", { id, body }, actionId);
    assert.deepEqual(await campus.as("admin", "given.create", { id, body }, actionId), first);
    assert.deepEqual((await campus.as("admin", "given.create", { id, body })).changes, first.changes);
    for (const name of ["teacher", "admin", "principal", "officer"] as const) await campus.read(name, "given", id);
    for (const name of ["observer", "stranger", "lead"] as const) await refused(campus.read(name, "given", id), "not-found");
    assert.deepEqual(await campus.all("observer", "given"), []);
    for (const name of ["teacher", "principal", "stranger"] as const)
      await refused(campus.as(name, "given.create", { id: newId(), body }), "not-permitted");
    await refused(campus.as("observer", "given.create", { id, body: { ...body, title: "别的" } }), "duplicate-key");
    const changed = await campus.as("officer", "given.change", { id, patch: { facts: { attendance: "excused", excuse: "illness" } } });
    assert.deepEqual((changed.record as Given).facts, { attendance: "excused", minutes: "90", excuse: "illness" });
    const moved = campus.as("admin", "given.change", { id, patch: { person: ids.observer } });
    assert.deepEqual((await refused(moved, "not-permitted")).issues, ["/person not-yours-to-change"]);
    await refused(campus.as("teacher", "given.change", { id, patch: { title: "x" } }), "not-permitted");
  });

  it("knows the facts of each source by name and type, and leaves those of the host alone", async () => {
    const campus = await openPractice(open);
    const wrong = async (what: Partial<New<"given">>, name: "admin" | "officer" = "admin") =>
      (await refused(campus.as(name, "given.create", { id: newId(), body: newGiven(what) }), "validation")).issues;
    const person = ids.teacher;
    assert.deepEqual(await wrong({ person, facts: { attendance: "present", characters: "900" } }), ["/facts/characters unknown-fact"]);
    assert.deepEqual(await wrong({ person, facts: { minutes: "ninety", person: ids.observer } }), [
      "/facts/minutes not-a-decimal",
      "/facts/person unknown-fact",
    ]);
    assert.deepEqual(await wrong({ person, source: "work", facts: { aboutOn: "2026-02-30", published: "yes", type: " " } }), [
      "/facts/aboutOn not-a-day",
      "/facts/published not-a-flag",
      "/facts/type empty",
    ]);
    assert.deepEqual(await wrong({ person: ids.stranger }), ["/person not-of-the-organisation"]);
    assert.deepEqual(await wrong({ person: newId() }), ["/person not-there"]);
    assert.deepEqual(await wrong({ person, group: ids.group }), ["/group one-of"]);
    assert.deepEqual(await wrong({ person, until: "2026-10-01" }), ["/until ends-before-it-begins"]);
    const id = newId();
    await campus.as("admin", "given.create", { id, body: newGiven({ person, facts: { "ext:seat": "12", attendance: "present" } }) });
    const bad = campus.as("admin", "given.change", { id, patch: { facts: { minutes: "many" } } });
    assert.deepEqual((await refused(bad, "validation")).issues, ["/facts/minutes not-a-decimal"]);
    await campus.as("officer", "given.create", { id: newId(), body: newGiven({ org: ids.county, person: ids.stranger }) });
    await campus.as("admin", "given.create", {
      id: newId(),
      body: newGiven({ group: ids.group, source: "meeting", facts: { attended: "5" } }),
    });
    await campus.as("admin", "given.create", {
      id: newId(),
      body: newGiven({ source: "given", facts: { name: "budget", amount: "1.5" } }),
    });
  });
}

const newGiven = (what: Partial<New<"given">>): New<"given"> => ({
  org: ids.school,
  source: "participation",
  on: "2026-10-20",
  title: "集体备课",
  facts: { attendance: "unexcused", minutes: "90" },
  ...what,
});
