import assert from "node:assert/strict";
import { newId, type WhereOf } from "@xiaoben/contract";
import { openCampus } from "./campus.ts";
import { ids, newHour } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

export function rulesOfReading(open: Open, { it }: Pick<Runner, "it">): void {
  it("says who is signed in, with the roles held on the day of the school", async () => {
    const campus = await openCampus(await open());
    const session = await campus.backend.session(campus.caller("principal"));
    assert.deepEqual(
      [session.person, session.org, session.roles, session.timeZone, session.today],
      [ids.principal, ids.school, [{ role: "principal", org: ids.school }], "Asia/Shanghai", "2026-11-20"],
    );
    campus.wait(9);
    assert.equal((await campus.backend.session(campus.caller("principal"))).today, "2026-11-21");
    await refused(campus.backend.session({ tenant: campus.tenant, person: newId() }), "not-permitted");
    await refused(campus.backend.session({ tenant: "another", person: ids.principal }), "not-permitted");
  });

  it("lists by the filters and orders that the kind offers, in pages, and refuses others", async () => {
    const campus = await openCampus(await open());
    const days = ["2026-10-03", "2026-10-01", "2026-10-02", "2026-09-30"];
    for (const on of days) await campus.as("observer", "hour.create", { id: newId(), body: { ...newHour(), on } });
    const caller = campus.caller("observer");
    const page = await campus.backend.list(caller, { kind: "hour", limit: 3 });
    assert.deepEqual(
      page.items.map((hour) => hour.on),
      ["2026-10-03", "2026-10-02", "2026-10-01"],
    );
    const rest = await campus.backend.list(caller, { kind: "hour", limit: 3, cursor: page.next! });
    assert.deepEqual([rest.items.map((hour) => hour.on), rest.next], [["2026-09-30"], undefined]);
    const some = await campus.backend.list(caller, {
      kind: "hour",
      order: "day",
      where: { from: "2026-10-01", to: "2026-10-02", state: "draft" },
    });
    assert.deepEqual(
      some.items.map((hour) => hour.on),
      ["2026-10-01", "2026-10-02"],
    );
    const refusedQuery = (query: object) => refused(campus.backend.list(caller, { kind: "hour", ...query }), "unknown-field-value");
    assert.deepEqual((await refusedQuery({ where: { colour: "red" } as WhereOf["hour"] })).issues, ["/colour unknown-filter"]);
    assert.deepEqual((await refusedQuery({ where: { from: "yesterday" } })).issues, ["/from not-a-day"]);
    assert.deepEqual((await refusedQuery({ order: "title", limit: 501, updatedSince: "now" })).issues, [
      "/order unknown-order",
      "/limit out-of-range",
      "/updatedSince not-an-instant",
    ]);
  });

  it("shows hours to their person, and those that were handed in to the school and the county above it", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("newcomer", "hour.create", { id, body: { ...newHour(ids.newcomer), org: ids.village } });
    const sees = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const name of ["newcomer", "observer", "lead", "admin", "principal", "officer", "stranger"] as const)
        if ((await campus.all(name, "hour")).length > 0) found.push(name);
      return found;
    };
    assert.deepEqual(await sees(), ["newcomer"]);
    await campus.as("newcomer", "hour.submit", { id });
    assert.deepEqual(await sees(), ["newcomer", "admin", "principal", "officer"]);
  });

  it("shows a lesson to its teacher, its observers and those who lead the school", async () => {
    const campus = await openCampus(await open());
    const sees = async (name: Parameters<typeof campus.caller>[0]): Promise<boolean> =>
      campus.read(name, "lesson", ids.lesson).then(
        () => true,
        () => false,
      );
    for (const name of ["teacher", "observer", "lead", "admin", "principal"] as const) assert.ok(await sees(name), name);
    for (const name of ["newcomer", "stranger", "officer"] as const) assert.ok(!(await sees(name)), name);
  });

  it("gives definitions of published packs, and the whole pack", async () => {
    const campus = await openCampus(await open());
    const definition = (id: string, version = "1") =>
      campus.backend.definition(campus.caller("observer"), { pack: "fixture.pack", version, id });
    assert.equal(((await definition("form")) as { title: string }).title, "听课表");
    assert.equal(((await definition("pack")) as { id: string }).id, "fixture.pack");
    await refused(definition("nothing"), "not-found");
    await refused(definition("form", "2"), "not-found");
  });

  it("gives the feed in portions", async () => {
    const campus = await openCampus(await open());
    const page = await campus.backend.changes(campus.caller("observer"), null, 5);
    assert.ok(page.changes.length <= 5);
    assert.equal(typeof page.cursor, "string");
    await refused(campus.backend.changes(campus.caller("observer"), "x", 5), "validation");
  });
}
