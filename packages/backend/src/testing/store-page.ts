import assert from "node:assert/strict";
import type { Kind, Ref } from "@xiaoben/contract";
import type { Store, Stored, Visible } from "../store/store.ts";
import { refused, type Runner } from "./runner.ts";
import { at, forged, history, name, nobody, putAll, refOf, stored, type Open } from "./store-records.ts";

const everyone: Visible = { any: [{ everyone: true }] };

/** How long a store may withhold what is young. */
const patience = 15_000;

async function inTime(holds: () => Promise<void>): Promise<void> {
  for (const until = Date.now() + patience; ; await new Promise((wake) => setTimeout(wake, 200))) {
    try {
      return await holds();
    } catch (error) {
      if (!(error instanceof assert.AssertionError) || Date.now() > until) throw error;
    }
  }
}

const now = (text: string, more: Partial<Omit<Stored, "body">> = {}): Stored =>
  stored(text, { ...more, updatedAt: new Date().toISOString() });

/** An instant that lies between what was written before and what is written after. */
async function aMomentLater(): Promise<string> {
  await new Promise((wake) => setTimeout(wake, 20));
  const between = new Date().toISOString();
  await new Promise((wake) => setTimeout(wake, 20));
  return between;
}

/** Pages: order, cursors, filters, and what somebody may see. */
export function pageSuite(open: Open, { it }: Pick<Runner, "it">): void {
  const titles = async (
    store: Store,
    tenant: string,
    query: Partial<Parameters<Store["page"]>[1]>,
    of: readonly string[],
  ): Promise<string[]> => {
    const { rows } = await store.page(tenant, { kind: "hour", visible: everyone, order: "id", limit: 100, ...query });
    return of.filter((one) => rows.some((row) => row.id === name(one)));
  };

  it("orders by day, person and id, records without a day or a person last, and pages through each exactly once", async () => {
    const { store, tenant } = await open();
    const days = ["2026-03-01", "2026-01-01", null, "2026-03-01", "2026-02-01", null, "2026-03-01"];
    const owners = ["her", null, "me", "her", "me", null, "her"];
    const rows = days.map((day, n) => stored(`r${n}`, { day, owner: owners[n] ? name(owners[n]) : null }));
    await putAll(store, tenant, rows);
    const byId = (a: Stored, b: Stored): number => (a.id < b.id ? -1 : 1);
    const byDay = (sign: number) => (a: Stored, b: Stored) =>
      a.day === b.day ? byId(a, b) : a.day === null ? 1 : b.day === null ? -1 : a.day < b.day ? -sign : sign;
    const byOwner = (a: Stored, b: Stored): number =>
      a.owner === b.owner ? byId(a, b) : a.owner === null ? 1 : b.owner === null || a.owner < b.owner ? -1 : 1;
    for (const [order, compare] of [
      ["id", byId],
      ["day", byDay(1)],
      ["-day", byDay(-1)],
      ["person", byOwner],
    ] as const) {
      const expected = [...rows].sort(compare).map((row) => row.id);
      for (const limit of [1, 2, 3, 7, 50]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.page(tenant, { kind: "hour", visible: everyone, order, limit, ...(cursor !== undefined && { cursor }) });
          assert.ok(page.rows.length <= limit);
          seen.push(...page.rows.map((row) => row.id));
          cursor = page.next;
        } while (cursor !== undefined);
        assert.deepEqual(seen, expected, `${order} by ${limit}`);
      }
    }
  });

  it("keeps its place when records are written between two pages", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [stored("b", { day: "2026-01-02" }), stored("d", { day: "2026-01-04" })]);
    const first = await store.page(tenant, { kind: "hour", visible: everyone, order: "day", limit: 1 });
    await putAll(store, tenant, [stored("a", { day: "2026-01-01" }), stored("c", { day: "2026-01-03" })]);
    const second = await store.page(tenant, { kind: "hour", visible: everyone, order: "day", limit: 5, cursor: first.next! });
    assert.deepEqual(
      second.rows.map((row) => row.id),
      [name("c"), name("d")],
    );
  });

  it("refuses a cursor that it did not give", async () => {
    const { store, tenant } = await open();
    await refused(store.page(tenant, { kind: "hour", visible: everyone, order: "id", limit: 5, cursor: "not a cursor" }), "validation");
  });

  it("filters by columns and by properties of the body", async () => {
    const { store, tenant } = await open();
    const all = ["a", "b", "c"];
    await putAll(store, tenant, [
      stored("a", { day: "2026-01-01", state: "draft", owner: name("me"), body: { category: "external" } }),
      stored("b", { day: "2026-01-02", state: "approved", body: { category: "online" } }),
      stored("c", { day: "2026-01-03", state: "approved", body: {} }),
    ]);
    const where = (property: string, test: "is" | "in" | "from" | "to", value: string | readonly string[]) =>
      titles(store, tenant, { where: [{ property, test, value }] }, all);
    assert.deepEqual(await where("state", "is", "approved"), ["b", "c"]);
    assert.deepEqual(await where("owner", "is", name("me")), ["a"]);
    assert.deepEqual(await where("day", "from", "2026-01-02"), ["b", "c"]);
    assert.deepEqual(await where("day", "to", "2026-01-02"), ["a", "b"]);
    assert.deepEqual(await where("category", "in", ["online", "external"]), ["a", "b"]);
    assert.deepEqual(await where("category", "is", "x' or true --"), []);
    assert.deepEqual(
      await titles(
        store,
        tenant,
        {
          where: [
            { property: "state", test: "is", value: "approved" },
            { property: "day", test: "to", value: "2026-01-02" },
          ],
        },
        all,
      ),
      ["b"],
    );
  });

  it("filters by an organisation and those below it, and by nothing that only looks like one", async () => {
    const { store, tenant } = await open();
    const [county, school, other] = [name("county"), name("school"), name("other")];
    const all = ["of-county", "of-school", "of-other"];
    await putAll(store, tenant, [
      stored("of-county", { orgPath: `/${county}/` }),
      stored("of-school", { orgPath: `/${county}/${school}/` }),
      stored("of-other", { orgPath: `/${county}/${other}/` }),
    ]);
    const under = (value: string) => titles(store, tenant, { where: [{ property: "org", test: "under", value }] }, all);
    assert.deepEqual(await under(county), all);
    assert.deepEqual(await under(school), ["of-school"]);
    for (const value of ["%", "", school.slice(0, 8), "\u0000"]) assert.deepEqual(await under(value), [], value);
  });

  it("leaves deleted records out, and shows them to who asks what changed since", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [now("a"), now("b")]);
    const between = await aMomentLater();
    await putAll(store, tenant, [now("b", { version: 2, deleted: true })]);
    assert.deepEqual(await titles(store, tenant, {}, ["a", "b"]), ["a"]);
    // A store may withhold what is young: what was acknowledged is in this page or a later one, and what was not written since in none.
    const since = (updatedSince: string, expected: string[]): Promise<void> =>
      inTime(async () => assert.deepEqual(await titles(store, tenant, { updatedSince }, ["a", "b"]), expected));
    await since(between, ["b"]);
    await since(at(0), ["a", "b"]);
  });

  it("loses nothing of what changed to who walks it in pages while others write, and then asks from the last instant that he saw", async () => {
    const { store, tenant } = await open();
    // In order of their ids: the first is written between the pages, and another behind the place of the walk after it.
    const [early, ...others] = ["a", "b", "c", "d"].sort((a, b) => (name(a) < name(b) ? -1 : 1));
    const late = others.pop()!;
    await putAll(
      store,
      tenant,
      others.map((one) => now(one)),
    );
    const page = (updatedSince: string, more: { cursor?: string; limit: number }) =>
      store.page(tenant, { kind: "hour", visible: everyone, order: "id", updatedSince, ...more });
    let first = await page(at(0), { limit: 1 });
    await inTime(async () => assert.ok((first = await page(at(0), { limit: 1 })).next));
    await putAll(store, tenant, [now(early!)]);
    await aMomentLater();
    await putAll(store, tenant, [now(late)]);
    // Long enough for a store that withholds: by now it would show both.
    const all = others.length + 2;
    await inTime(async () => assert.equal((await page(at(0), { limit: 10 })).rows.length, all));
    const second = await page(at(0), { limit: 10, cursor: first.next! });
    const seen = [...first.rows, ...second.rows];
    const last = seen
      .map((row) => row.updatedAt)
      .sort()
      .at(-1)!;
    const later = (await page(last, { limit: 10 })).rows;
    assert.deepEqual(new Set([...seen, ...later].map((row) => row.id)), new Set([early!, ...others, late].map(name)));
    await refused(page(at(0), { limit: 1, cursor: forged(["id", "", nobody])[0]! }), "validation");
  });

  it("shows what is visible and nothing else", async () => {
    const { store, tenant } = await open();
    const all = ["mine", "mine-sent", "hers", "below", "beside"];
    await store.write(tenant, async (tx) => {
      const rows = [
        stored("mine", { owner: name("me"), orgPath: "/a/1/" }),
        stored("mine-sent", { owner: name("me"), state: "sent", orgPath: "/a/1/" }),
        stored("hers", { owner: name("her"), state: "sent", orgPath: "/a/1/" }),
        stored("below", { orgPath: "/a/1/2/" }),
        stored("beside", { orgPath: "/a/12/" }),
      ];
      for (const row of rows) await tx.put(row, history());
      await tx.relate(refOf(rows[2]!), { parties: { observed: [name("me")], author: [name("her")] } });
    });
    const sees = (...any: Visible["any"]) => titles(store, tenant, { visible: { any } }, all);
    assert.deepEqual(await sees(), []);
    assert.deepEqual(await sees({ everyone: true }), all);
    assert.deepEqual(await sees({ owner: name("me") }), ["mine", "mine-sent"]);
    assert.deepEqual(await sees({ owner: name("me"), states: ["sent"] }), ["mine-sent"]);
    assert.deepEqual(await sees({ owner: name("me"), states: [] }), []);
    assert.deepEqual(await sees({ party: name("me"), as: ["observed", "author"] }), ["hers"]);
    assert.deepEqual(await sees({ party: name("me"), as: ["author"] }), []);
    assert.deepEqual(await sees({ party: name("me"), as: ["observed"], states: ["draft"] }), []);
    assert.deepEqual(await sees({ orgUnder: "/a/1/" }), ["mine", "mine-sent", "hers", "below"]);
    assert.deepEqual(await sees({ orgUnder: "/a/1/", states: ["sent"] }), ["mine-sent", "hers"]);
    assert.deepEqual(await sees({ group: [name("her"), name("nobody")], states: ["sent"] }), ["hers"]);
    assert.deepEqual(await sees({ group: [] }), []);
    assert.deepEqual(await sees({ owner: name("me"), states: ["sent"] }, { orgUnder: "/a/12/" }), ["mine-sent", "beside"]);
  });

  it("shows sections as their plan is shown", async () => {
    const { store, tenant } = await open();
    await store.write(tenant, async (tx) => {
      for (const [plan, owner] of [
        ["p1", "me"],
        ["p2", "her"],
        ["p3", "me"],
      ] as const) {
        await tx.put(stored(plan, { kind: "plan", owner: name(owner) }), history());
        const section = stored(`s-${plan}`, { kind: "plan-section" });
        await tx.put(section, history());
        await tx.relate(refOf(section), { links: [{ rel: "plan", to: { kind: "plan", id: name(plan) } }] });
      }
      await tx.put(stored("p3", { kind: "plan", version: 2, owner: name("me"), deleted: true }), history());
    });
    const visible: Visible = { any: [{ through: { rel: "plan", kind: "plan", visible: { any: [{ owner: name("me") }] } } }] };
    assert.deepEqual(await titles(store, tenant, { kind: "plan-section", visible }, ["s-p1", "s-p2", "s-p3"]), ["s-p1"]);
  });

  it("sees files through what they are of, in the states that are named, and through a section whose plan is seen", async () => {
    const { store, tenant } = await open();
    const file = (at: string, state: string, of: { kind: Kind; id: string }): Stored =>
      stored(at, { kind: "attachment", state, body: { of } });
    const [hour, section] = [stored("h", { owner: name("me") }), stored("s", { kind: "plan-section" })];
    const files = [
      file("f-open", "open", refOf(hour)),
      file("f-hour", "complete", refOf(hour)),
      file("f-section", "complete", refOf(section)),
      file("f-hers", "complete", { kind: "hour", id: name("hers") }),
    ];
    await store.write(tenant, async (tx) => {
      for (const row of [hour, stored("hers", { owner: name("her") }), stored("p", { kind: "plan", owner: name("me") }), section, ...files])
        await tx.put(row, history());
      await tx.relate(refOf(section), { links: [{ rel: "plan", to: { kind: "plan", id: name("p") } }] });
      for (const row of files) await tx.relate(refOf(row), { links: [{ rel: "of", to: (row.body as { of: Ref }).of }] });
    });
    const mine: Visible = { any: [{ owner: name("me") }] };
    const visible: Visible = {
      any: [
        { party: name("me"), as: ["author"] },
        { through: { rel: "of", kind: "hour", visible: mine }, states: ["complete"] },
        {
          through: { rel: "of", kind: "plan-section", visible: { any: [{ through: { rel: "plan", kind: "plan", visible: mine } }] } },
          states: ["complete"],
        },
      ],
    };
    const all = ["f-open", "f-hour", "f-section", "f-hers"];
    assert.deepEqual(await titles(store, tenant, { kind: "attachment", visible }, all), ["f-hour", "f-section"]);
    const ofHour = [{ property: "of.id", test: "is", value: hour.id }] as const;
    assert.deepEqual(await titles(store, tenant, { kind: "attachment", visible, where: ofHour }, all), ["f-hour"]);
    assert.deepEqual(await titles(store, tenant, { kind: "attachment", visible: everyone, where: ofHour }, all), ["f-open", "f-hour"]);
  });

  it("refuses a cursor that it has not given, and finds nothing by what nothing is called", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [stored("a")]);
    const cursors = ["yesterday", ...forged({}, 1, null, [], ["id"], ["id", "", "x' or 1=1"], ["day", "2026-09-01", nobody])];
    for (const cursor of cursors)
      await refused(store.page(tenant, { kind: "hour", visible: everyone, order: "id", limit: 5, cursor }), "validation");
    const [days] = forged(["day", "2026-02-30", nobody]);
    await refused(store.page(tenant, { kind: "hour", visible: everyone, order: "day", limit: 5, cursor: days! }), "validation");
    const [people] = forged(["person", "2026-09-01", nobody]);
    await refused(store.page(tenant, { kind: "hour", visible: everyone, order: "person", limit: 5, cursor: people! }), "validation");
    for (const property of ["state", "category", "owner", "of.id", "id"])
      assert.deepEqual(await titles(store, tenant, { where: [{ property, test: "is", value: "\u0000" }] }, ["a"]), []);
    for (const id of ["x", "\u0000"]) {
      assert.equal(await store.get(tenant, { kind: "hour", id }), null);
      assert.equal(await store.get(tenant, { kind: "hour", id }, at(1)), null);
      assert.equal(await store.write(tenant, (tx) => tx.get({ kind: "hour", id })), null);
    }
  });

  it("filters before the page is cut", async () => {
    const { store, tenant } = await open();
    await putAll(
      store,
      tenant,
      Array.from({ length: 9 }, (_, n) => stored(`r${n}`, { day: `2026-01-0${n + 1}`, owner: name(n % 3 === 0 ? "me" : "her") })),
    );
    const page = await store.page(tenant, { kind: "hour", visible: { any: [{ owner: name("me") }] }, order: "day", limit: 3 });
    assert.deepEqual([page.rows.map((row) => row.day), page.next], [["2026-01-01", "2026-01-04", "2026-01-07"], undefined]);
  });
}
