import assert from "node:assert/strict";
import { newId, type Binding, type Pack, type PackRecord } from "@xiaoben/contract";
import { ids } from "./fixture.ts";
import { more, newBinding, nextPack, openPractice, schoolPack } from "./practice-fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

/** Packs from draft to published to withdrawn, and what they are bound to. */
export function packJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("writes a pack as a draft that only those who run the organisation see, and publishes it for everybody", async () => {
    const campus = await openPractice(open);
    const id = newId();
    const before = (await campus.all("teacher", "pack")).length;
    await campus.as("officer", "pack.create", { id, body: { org: ids.county, pack: nextPack() } });
    await refused(campus.read("teacher", "pack", id), "not-found");
    await refused(campus.read("admin", "pack", id), "not-found");
    assert.equal((await campus.all("teacher", "pack")).length, before);
    assert.equal((await campus.read("officer", "pack", id)).state, "draft");
    await campus.as("officer", "pack.change", { id, patch: { pack: nextPack({ title: "县办法二" }) } });
    const actionId = newId();
    const first = await campus.as("officer", "pack.publish", { id }, actionId);
    const { state, publishedBy, publishedAt, pack } = first.record as PackRecord;
    assert.deepEqual([state, publishedBy, pack.title], ["published", ids.officer, "县办法二"]);
    assert.match(publishedAt!, /^2026-11-20T/);
    assert.deepEqual(await campus.as("officer", "pack.publish", { id }, actionId), first, "the same action again is answered alike");
    assert.equal((await campus.read("stranger", "pack", id)).pack.version, "2");
    assert.equal((await campus.all("teacher", "pack")).length, before + 1);
    const read = (definition: string) =>
      campus.backend.definition(campus.caller("teacher"), { pack: "fixture.pack", version: "2", id: definition });
    assert.deepEqual([((await read("pack")) as Pack).version, ((await read("form")) as { id: string }).id], ["2", "form"]);
  });

  it("replaces the pack of a draft whole, so that what is left out is gone", async () => {
    const campus = await openPractice(open);
    const id = newId();
    await campus.as("officer", "pack.create", { id, body: { org: ids.county, pack: nextPack({ drop: ["old"] }) } });
    const changed = (await campus.as("officer", "pack.change", { id, patch: { pack: nextPack() } })).record as PackRecord;
    assert.ok(!("drop" in changed.pack));
    const broken = await refused(campus.as("officer", "pack.change", { id, patch: { pack: { title: "x" } as Pack } }), "validation");
    assert.ok(broken.issues.includes("/pack/rules required"), broken.issues.join());
  });

  it("does not publish while a finding is open: each is named with its place, and nothing is changed", async () => {
    const campus = await openPractice(open);
    const id = newId();
    const faulty = nextPack({ measures: [{ id: "total", sum: "no-such-book" }], examples: [] });
    await campus.as("officer", "pack.create", { id, body: { org: ids.county, pack: faulty } });
    const { issues } = await refused(campus.as("officer", "pack.publish", { id }), "guard-failed");
    assert.deepEqual(issues, ["/pack/measures/0/sum unknown-reference"]);
    const kept = await campus.read("officer", "pack", id);
    assert.deepEqual([kept.state, kept.version, kept.publishedAt], ["draft", 1, undefined]);
    await refused(campus.backend.definition(campus.caller("officer"), { pack: "fixture.pack", version: "2", id: "pack" }), "not-found");
  });

  it("never changes or removes what was published", async () => {
    const campus = await openPractice(open);
    const id = await campus.publish(ids.officer, ids.county, nextPack());
    await refused(campus.as("officer", "pack.change", { id, patch: { pack: nextPack({ title: "anders" }) } }), "not-permitted");
    await refused(campus.as("officer", "pack.remove", { id }), "transition-not-allowed");
    await refused(campus.as("officer", "pack.publish", { id }), "transition-not-allowed");
    const another = campus.as("officer", "pack.create", { id: newId(), body: { org: ids.county, pack: nextPack() } });
    await refused(another, "duplicate-key");
    await campus.as("officer", "pack.create", { id, body: { org: ids.county, pack: nextPack() } });
    assert.equal((await campus.read("officer", "pack", id)).state, "published", "a retry of the creation is no second draft");
  });

  it("removes a draft, and its id and version may be written again", async () => {
    const campus = await openPractice(open);
    const id = newId();
    await campus.as("officer", "pack.create", { id, body: { org: ids.county, pack: nextPack() } });
    await campus.as("officer", "pack.remove", { id });
    await refused(campus.read("officer", "pack", id), "not-found");
    await campus.publish(ids.officer, ids.county, nextPack());
  });

  it("lets each level write packs of its own level and below, for its own organisations", async () => {
    const campus = await openPractice(open);
    const create = (person: string, org: string, pack: Pack) => campus.by(person, "pack.create", { id: newId(), body: { org, pack } });
    await create(ids.admin, ids.school, schoolPack("school.one"));
    await create(ids.principal, ids.village, schoolPack("village.one"));
    await create(more.centralAdmin, more.central, schoolPack("central.one", { level: "centralSchool" }));
    await create(more.centralAdmin, more.hamlet, schoolPack("hamlet.one"));
    await create(more.hamletPrincipal, more.hamlet, schoolPack("hamlet.two"));
    await create(ids.officer, ids.school, schoolPack("school.two"));
    for (const [person, org, level] of [
      [ids.admin, ids.school, "county"],
      [more.hamletPrincipal, more.hamlet, "centralSchool"],
      [more.centralAdmin, more.hamlet, "centralSchool"],
    ] as const) {
      const { issues } = await refused(create(person, org, schoolPack("too.high", { level })), "validation");
      assert.deepEqual(issues, ["/pack/level level-too-high"], `${level} in ${org}`);
    }
    await refused(create(ids.admin, ids.other, schoolPack("foreign.one")), "not-permitted");
    await refused(create(more.hamletPrincipal, more.central, schoolPack("above.one")), "not-permitted");
    for (const name of ["teacher", "lead"] as const) await refused(create(ids[name], ids.school, schoolPack("mine.one")), "not-permitted");
    const taken = await refused(create(ids.admin, ids.school, nextPack({ level: "school", version: "9" })), "validation");
    assert.deepEqual(taken.issues, ["/pack/id id-of-another-organisation"]);
  });

  it("builds on a published version of the county, and answers with what it inherits and as it was written", async () => {
    const campus = await openPractice(open);
    const child: Pack = {
      ...schoolPack("school.child"),
      extends: { id: "fixture.pack", version: "2" },
      parameters: [],
      ambiguities: [],
      books: [],
      measures: [],
      rules: [],
      consequences: [],
      content: {},
      examples: [],
    };
    const early = newId();
    await campus.as("admin", "pack.create", { id: early, body: { org: ids.school, pack: child } });
    assert.deepEqual((await refused(campus.as("admin", "pack.publish", { id: early }), "guard-failed")).issues, [
      "/pack/extends parent-not-published",
    ]);
    await campus.publish(ids.officer, ids.county, nextPack());
    await campus.as("admin", "pack.publish", { id: early });
    const read = (id: string) =>
      campus.backend.definition(campus.caller("teacher"), { pack: "school.child", version: "1", id }) as Promise<Pack>;
    const whole = await read("pack");
    assert.deepEqual([whole.rules.map((rule) => rule.id), whole.extends], [["total"], undefined]);
    assert.deepEqual([(await read("source")).rules, (await read("source")).extends?.version], [[], "2"]);
    assert.equal(((await read("form")) as unknown as { id: string }).id, "form");
  });

  it("withdraws a version with a reason when nothing is judged by it any more; it stays readable, and is not bound again", async () => {
    const campus = await openPractice(open);
    const id = await campus.publish(ids.officer, ids.county, nextPack());
    const binding = newId();
    await campus.as("officer", "binding.create", { id: binding, body: newBinding(ids.school, "2", "2026-09-01") });
    const withdraw = () => campus.as("officer", "pack.withdraw", { id, input: { reason: "有新版本" } });
    assert.deepEqual((await refused(withdraw(), "guard-failed")).issues, ["/pack still-bound"]);
    await refused(campus.as("officer", "pack.withdraw", { id, input: {} as { reason: string } }), "validation");
    await campus.as("officer", "binding.end", { id: binding, input: { to: "2026-11-19" } });
    await refused(campus.as("admin", "pack.withdraw", { id, input: { reason: "不喜欢" } }), "not-permitted");
    const withdrawn = (await withdraw()).record as PackRecord;
    assert.deepEqual([withdrawn.state, withdrawn.reason], ["withdrawn", "有新版本"]);
    assert.equal((await campus.read("teacher", "pack", id)).state, "withdrawn");
    await campus.backend.definition(campus.caller("teacher"), { pack: "fixture.pack", version: "2", id: "pack" });
    const again = campus.as("officer", "binding.create", { id: newId(), body: newBinding(ids.school, "2", "2026-12-01") });
    assert.deepEqual((await refused(again, "validation")).issues, ["/packVersion withdrawn"]);
  });

  it("binds the next version from a day on, and ends the one before on the day before", async () => {
    const campus = await openPractice(open);
    await campus.publish(ids.officer, ids.county, nextPack());
    const id = newId();
    const { changes } = await campus.as("officer", "binding.create", { id, body: newBinding(ids.county, "2", "2027-02-01") });
    const [earlier] = (await campus.all("teacher", "binding")).filter((one) => one.packVersion === "1");
    assert.equal(earlier!.to, "2027-01-31");
    assert.deepEqual(
      changes.map((change) => [change.kind, change.id, change.version]),
      [
        ["binding", id, 1],
        ["binding", earlier!.id, 2],
      ],
    );
    const rules = async (asOf: string) =>
      (await campus.backend.evaluate(campus.caller("observer"), { subject: { kind: "person", id: ids.observer }, asOf })).map(
        (verdict) => verdict.rule.version,
      );
    assert.deepEqual([new Set(await rules("2027-01-31")), new Set(await rules("2027-02-01"))], [new Set(["1"]), new Set(["2"])]);
  });

  it("keeps two bindings of one pack apart, and says which is in the way", async () => {
    const campus = await openPractice(open);
    await campus.publish(ids.officer, ids.county, nextPack());
    const bind = (from: string, to?: string) => {
      const id = newId();
      const body = { ...newBinding(ids.county, "2", from), ...(to !== undefined && { to }) };
      return campus.as("officer", "binding.create", { id, body }).then(() => id);
    };
    assert.deepEqual((await refused(bind("2026-10-01", "2026-10-31"), "validation")).issues, ["/to leaves-a-gap"]);
    assert.deepEqual((await refused(bind("2026-08-31"), "validation")).issues.sort(), ["/from before-the-pack", "/from overlaps"]);
    assert.deepEqual((await refused(bind("2026-09-01"), "validation")).issues, ["/from overlaps"]);
    const next = await bind("2027-02-01");
    const earlier = (await campus.all("officer", "binding")).find((one) => one.packVersion === "1")!;
    const end = (id: string, to: string) => campus.as("officer", "binding.end", { id, input: { to } });
    assert.deepEqual((await refused(end(earlier.id, "2027-02-01"), "validation")).issues, ["/input/to overlaps"]);
    assert.deepEqual((await refused(end(next, "2027-01-31"), "validation")).issues, ["/input/to ends-before-it-begins"]);
    assert.deepEqual((await refused(end(next, "next year"), "validation")).issues, ["/input/to not-a-day"]);
    assert.equal(((await end(next, "2027-07-31")).record as Binding).to, "2027-07-31");
    assert.equal(((await end(next, "2027-07-31")).record as Binding).version, 2, "the same end again changes nothing");
    assert.equal(((await end(next, "2027-06-30")).record as Binding).to, "2027-06-30", "an end can be moved");
  });

  it("lets the county bind for all, and a school only what is its own", async () => {
    const campus = await openPractice(open);
    await campus.publish(ids.officer, ids.county, nextPack());
    await campus.publish(ids.admin, ids.school, schoolPack("school.own"));
    await campus.publish(more.centralAdmin, more.central, schoolPack("central.own", { level: "centralSchool" }));
    const bind = (person: string, org: string, pack: string, version = "1") =>
      campus.by(person, "binding.create", { id: newId(), body: newBinding(org, version, "2026-10-01", pack) });
    await bind(ids.admin, ids.school, "school.own");
    await bind(more.centralAdmin, more.hamlet, "central.own");
    await bind(ids.officer, more.hamlet, "fixture.pack", "2");
    for (const [person, org, pack, version] of [
      [ids.admin, ids.school, "fixture.pack", "2"],
      [more.hamletPrincipal, more.hamlet, "central.own", "1"],
    ] as const)
      assert.deepEqual((await refused(bind(person, org, pack, version), "not-permitted")).issues, ["/pack not-yours-to-bind"]);
    await refused(bind(ids.teacher, ids.school, "school.own"), "not-permitted");
    await refused(bind(ids.admin, ids.other, "school.own"), "not-permitted");
    assert.deepEqual((await refused(bind(ids.officer, ids.county, "school.own"), "validation")).issues, ["/org level-too-high"]);
    assert.deepEqual((await refused(bind(ids.officer, ids.county, "no.such"), "validation")).issues, ["/packVersion not-there"]);
    const county = (await campus.all("admin", "binding")).find((one) => one.org === ids.county)!;
    await refused(campus.as("admin", "binding.end", { id: county.id, input: { to: "2026-12-31" } }), "not-permitted");
    const ofCounty = (await campus.all("admin", "binding")).find((one) => one.org === more.hamlet && one.pack === "fixture.pack")!;
    await refused(campus.by(more.hamletPrincipal, "binding.end", { id: ofCounty.id, input: { to: "2026-12-31" } }), "not-permitted");
  });
}
