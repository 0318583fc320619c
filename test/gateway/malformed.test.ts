import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type * as z from "zod/mini";
import { kinds, newId, type Issue, type Kind, type Ref, type Verdict } from "@xiaoben/contract";
import {
  capabilitiesSchema,
  changesPageSchema,
  kindSchemas,
  packSchema,
  rollupSchema,
  sessionSchema,
  taskSchema,
  verdictSchema,
} from "@xiaoben/contract/schemas";
import { httpTransport, isTransportError, type Transport, type TransportError } from "@xiaoben/sdk";
import {
  activityTemplate,
  checklist,
  pairTemplate,
  phraseBank,
  planTemplate,
  quotaSet,
  rubric,
} from "../../packages/contract/src/schemas/pack/content.ts";
import { openLists } from "../../packages/contract/src/schemas/primitives.ts";
import { change } from "../../packages/contract/src/schemas/wire.ts";
import { benignOf, goodOf, spoilsOf, spoilt, type Spoil } from "./spoiled.ts";

type Loose = Record<string, unknown>;

let answer: unknown;
let status = 200;
let requests = 0;
const transport: Transport = httpTransport({
  baseUrl: "http://vendor.test/api",
  fetch: (async () => {
    requests += 1;
    return new Response(JSON.stringify(answer), { status, headers: { "content-type": "application/json" } });
  }) as typeof globalThis.fetch,
});

/** Asks with the given answer on the way. */
const asked = async <T>(given: unknown, ask: () => Promise<T>): Promise<T> => {
  answer = given;
  return ask();
};

let cases = 0;

/** Expects a located error, and no second try. */
async function breaks(
  given: unknown,
  ask: () => Promise<unknown>,
  wanted: Spoil & { operation: string; record?: Ref | undefined },
): Promise<void> {
  cases += 1;
  requests = 0;
  const what = `${wanted.operation} ${wanted.pointer} = ${JSON.stringify(wanted.puts)}`;
  const error = await asked(given, ask).then(
    (taken) => assert.fail(`${what} was taken: ${JSON.stringify(taken).slice(0, 200)}`),
    (reason: unknown) => reason,
  );
  assert.ok(isTransportError(error) && error.code === "bad-answer", `${what}: ${String(error)}`);
  assert.deepEqual(pick(error), { retryable: false, by: "back end", operation: wanted.operation, record: wanted.record }, what);
  const pointers = (error.issues ?? []).map(({ pointer }) => pointer);
  const isBare = ["{}", "[null]"].includes(JSON.stringify(wanted.puts));
  const fits = (pointer: string): boolean =>
    pointer === wanted.pointer ||
    // Of an object without anything each property is missed, of a list the member; of a choice nobody can tell which was meant.
    (isBare && pointer.startsWith(`${wanted.pointer}/`)) ||
    (wanted.within !== undefined && pointer.startsWith(wanted.within));
  assert.ok(pointers.length > 0 && pointers.every(fits), `${what} was told at ${pointers.join(", ")}`);
  assert.ok(error.detail.includes(wanted.operation) && error.detail.includes(pointers[0]!), error.detail);
  assert.ok(error.correlationId, what);
  assert.equal(requests, 1, what);
}

const pick = ({ retryable, breach }: TransportError) => ({
  retryable,
  by: breach?.by,
  operation: breach?.operation,
  record: breach?.record,
});

const moved = (spoil: Spoil, at: string): Spoil => ({
  ...spoil,
  pointer: at + spoil.pointer,
  ...(spoil.within !== undefined && { within: at + spoil.within }),
});

const recordOf = (kind: Kind): Loose => {
  const record = goodOf(kindSchemas[kind]) as Loose;
  return kind === "org" ? { ...record, timeZone: "Asia/Shanghai" } : record;
};

describe("malformed records, one place at a time: a located error by get and inside a page [R191]", () => {
  for (const kind of kinds.filter((one) => one !== "pack")) {
    it(kind, async () => {
      const schema = kindSchemas[kind];
      const good = recordOf(kind);
      const ref = { kind, id: good["id"] as string };
      const [first, last] = [newId(), newId()].map((id) => ({ ...good, id }));
      assert.deepEqual(await asked(good, () => transport.get(ref)), good);
      assert.equal((await asked({ items: [first, good, last] }, () => transport.list({ kind }))).items.length, 3);
      const spoils = spoilsOf(schema);
      assert.ok(spoils.length > 60, `${kind}: ${spoils.length}`);
      for (const spoil of spoils) {
        const bad = spoilt(good, spoil);
        await breaks(bad, () => transport.get(ref), { ...spoil, operation: `${kind}.get`, record: ref });
        const page = { items: [first, bad, last] };
        const hasId = spoil.pointer !== "/id" && spoil.pointer !== "";
        await breaks(page, () => transport.list({ kind }), {
          ...moved(spoil, "/items/1"),
          operation: `${kind}.list`,
          record: hasId ? ref : undefined,
        });
      }
      for (const benign of benignOf(schema, openLists)) {
        const given = spoilt(good, benign);
        const expected = benign.puts === 1.5 ? spoilt(good, { ...benign, puts: "1.5" }) : given;
        assert.deepEqual(await asked(given, () => transport.get(ref)), expected, `${kind} ${benign.pointer}`);
        assert.deepEqual((await asked({ items: [given] }, () => transport.list({ kind }))).items, [expected], `${kind} ${benign.pointer}`);
      }
    });
  }
});

describe("malformed answers that are no records", () => {
  const person = newId();
  const verdict = { ...(goodOf(verdictSchema) as Verdict), subject: { kind: "person" as const, id: person } };
  const tree = { ...(goodOf(verdictSchema, 2) as Verdict), subject: { kind: "person" as const, id: person } };
  verdict.arithmetic = { ...verdict.arithmetic!, value: verdict.value! };
  const rollup = { ...(goodOf(rollupSchema) as Loose), people: 24 };
  const ask = { subject: verdict.subject };
  type Row = [operation: string, schema: z.core.$ZodType, good: unknown, list: string, read: () => Promise<unknown>, pick: number];
  const answers: Row[] = [
    ["session", sessionSchema, { ...(goodOf(sessionSchema) as Loose), timeZone: "Asia/Shanghai" }, "", () => transport.session(), 0],
    ["capabilities", capabilitiesSchema, goodOf(capabilitiesSchema), "", () => transport.capabilities(), 0],
    ["changes", changesPageSchema, goodOf(changesPageSchema), "", () => transport.changes(null), 0],
    ["tasks", taskSchema, goodOf(taskSchema), "items", () => transport.tasks(), 0],
    ["evaluate", verdictSchema, verdict, "verdicts", () => transport.evaluate(ask), 0],
    ["evaluate", verdictSchema, tree, "verdicts", () => transport.evaluate(ask), 2],
    ["rollup", rollupSchema, rollup, "rollups", () => transport.rollup({ org: newId() }), 0],
  ];
  for (const [operation, schema, good, list, read, pick] of answers) {
    it(`${operation}${pick ? `, the ${pick}. choice` : ""}`, async () => {
      const whole = (part: unknown): unknown => (list ? { [list]: [part] } : part);
      const at = list ? `/${list}/0` : "";
      await asked(whole(good), read);
      for (const spoil of spoilsOf(schema, pick)) await breaks(whole(spoilt(good, spoil)), read, { ...moved(spoil, at), operation });
      for (const benign of benignOf(schema, openLists, pick)) await asked(whole(spoilt(good, benign)), read);
      if (list)
        for (const [puts, pointer] of [
          [null, ""],
          [[], ""],
          ["text", ""],
          [{}, `/${list}`],
          [{ [list]: {} }, `/${list}`],
          [{ [list]: null }, `/${list}`],
          [{ code: 0, msg: "ok", data: [] }, `/${list}`],
        ] as const)
          await breaks(puts, read, { pointer, puts, operation });
    });
  }

  it("a write", async () => {
    const record = recordOf("plan-section");
    const id = record["id"] as string;
    const own = { kind: "plan-section", id, version: 4 };
    const ref: Ref = { kind: "plan-section", id };
    const operation = "plan-section.change";
    const write = () => transport.write("plan-section.change", { id, version: 3, patch: { text: "b" } }, newId());
    await asked({ record, changes: [own] }, write);
    for (const spoil of spoilsOf(change))
      await breaks({ record, changes: [own, spoilt(own, spoil)] }, write, { ...moved(spoil, "/changes/1"), operation });
    for (const spoil of spoilsOf(kindSchemas["plan-section"])) {
      const hasId = spoil.pointer !== "/id" && spoil.pointer !== "";
      const bad = { record: spoilt(record, spoil), changes: [own] };
      await breaks(bad, write, { ...moved(spoil, "/record"), operation, record: hasId ? ref : undefined });
    }
    await breaks({}, write, { pointer: "/changes", puts: undefined, operation, record: ref });
    await breaks({ record, changes: [] }, write, { pointer: "/changes", puts: [], operation, record: ref });
    await breaks({ record, changes: [{ ...own, id: newId() }] }, write, { pointer: "/changes", puts: "another", operation, record: ref });
    const other = newId();
    await breaks({ record: { ...record, id: other }, changes: [own] }, write, {
      pointer: "/record/id",
      puts: other,
      operation,
      record: { kind: "plan-section", id: other },
    });
  });
});

describe("malformed refusals", () => {
  const record: Loose = { ...recordOf("plan-section"), deleted: false };
  const id = record["id"] as string;
  const ref: Ref = { kind: "plan-section", id };
  const write = () => transport.write("plan-section.change", { id, version: 3, patch: { text: "b" } }, newId());
  const refusal = { type: "about:blank", title: "stale", status: 412, code: "stale-version", detail: "Somebody wrote in between." };
  const refused = async (given: unknown): Promise<TransportError> => {
    status = 412;
    return asked(given, write)
      .then(
        () => assert.fail("was taken"),
        (error: unknown) => error as TransportError,
      )
      .finally(() => (status = 200));
  };

  it("a record that was met and cannot be read: people would be shown it beside their own", async () => {
    assert.deepEqual((await refused({ ...refusal, current: record })).current, record);
    for (const spoil of spoilsOf(kindSchemas["plan-section"])) {
      status = 412;
      const hasId = spoil.pointer !== "/id" && spoil.pointer !== "";
      const bad = { ...refusal, current: spoilt(record, spoil) };
      await breaks(bad, write, { ...moved(spoil, "/current"), operation: "plan-section.change", record: hasId ? ref : undefined });
    }
    status = 200;
  });

  it("figures for decimals in it come out as text", async () => {
    const item: Loose = { ...recordOf("plan-item"), deleted: false };
    const given = { ...refusal, current: { ...item, quota: { count: 1.5, unit: "节" } } };
    status = 412;
    const error = await asked(given, () =>
      transport.write("plan-item.change", { id: item["id"] as string, version: 1, patch: { text: "b" } }, newId()),
    ).catch((reason: unknown) => reason as TransportError);
    status = 200;
    assert.deepEqual((error as TransportError).current, { ...item, quota: { count: "1.5", unit: "节" } });
  });

  it("what remains of a removed record is no whole one", async () => {
    const current = { id, version: 5, deleted: true };
    const error = await refused({ ...refusal, current });
    assert.deepEqual([error.code, error.current], ["stale-version", current]);
  });

  it("a refusal stays one, whatever else of it is broken", async () => {
    const good = { pointer: "/text", code: "required", message: "m" };
    for (const [more, issues] of [
      [{ issues: "none" }, undefined],
      [{ issues: { 0: good } }, undefined],
      [{ issues: [good, null, "x", { pointer: "/a" }, { ...good, message: 5 }] }, [good]],
      [{ detail: 7, correlationId: {} }, undefined],
    ] as const) {
      const error = await refused({ ...refusal, code: "validation", ...more });
      assert.equal(error.code, "validation");
      assert.deepEqual(error.issues, issues);
      assert.equal(typeof error.detail, "string");
      assert.equal(typeof error.correlationId, "string");
    }
  });
});

describe("malformed definitions: what stands in packs, and whole packs", () => {
  const all = { rubric, planTemplate, pairTemplate, checklist, quotaSet, activityTemplate, phraseBank };
  for (const [name, schema] of Object.entries(all)) {
    for (const pick of [0, 1])
      it(`${name}, ${pick === 0 ? "words as texts" : "words in languages"}`, async () => {
        const good = goodOf(schema, pick) as Loose;
        const read = () => transport.definition({ pack: "p", version: "1", id: good["id"] as string });
        assert.deepEqual(await asked(good, read), good);
        const list = ["sections", "stages", "items", "steps", "groups"].find((one) => one in good)!;
        for (const spoil of spoilsOf(schema, pick)) {
          // Without its list nobody can tell which of them it was to be; a list of another thing is told of as a whole.
          const lost = spoil.pointer === `/${list}` && spoil.puts === undefined;
          const unsure = spoil.pointer.startsWith(`/${list}/`) ? { within: `/${list}` } : {};
          await breaks(spoilt(good, spoil), read, { ...spoil, ...unsure, ...(lost && { pointer: "" }), operation: "definition" });
        }
        for (const benign of benignOf(schema, openLists, pick)) await asked(spoilt(good, benign), read);
      });
  }

  for (const pick of process.env["XB_TIER"] === "long" ? [0, 1, 2, 3, 4, 5, 6, 7] : [6])
    it(`a whole pack, every ${pick + 1}. choice`, async () => {
      const good = goodOf(packSchema, pick) as Loose;
      const read = () => transport.definition({ pack: good["id"] as string, version: good["version"] as string, id: "pack" });
      await asked(good, read);
      for (const spoil of spoilsOf(packSchema, pick, 1)) await breaks(spoilt(good, spoil), read, { ...spoil, operation: "definition" });
    });

  it("the pack inside a record of one", async () => {
    const record = goodOf(kindSchemas.pack) as Loose;
    const ref: Ref = { kind: "pack", id: record["id"] as string };
    await asked(record, () => transport.get(ref));
    for (const spoil of spoilsOf(kindSchemas.pack, 0, 1).filter(({ pointer }) => pointer.split("/").length < 5))
      await breaks(spoilt(record, spoil), () => transport.get(ref), { ...spoil, operation: "pack.get", record: ref });
  });
});

describe("answers that are as their schema says, and would show a wrong screen", () => {
  const hour = recordOf("hour");
  const id = hour["id"] as string;
  const ref: Ref = { kind: "hour", id };
  const other = newId();
  const [from, to] = ["2026-09-01", "2027-08-31"];

  it("another record than the one that was asked for", () =>
    breaks({ ...hour, id: other }, () => transport.get(ref), { pointer: "/id", puts: other, operation: "hour.get", record: ref }));

  it("a record twice on one page", () =>
    breaks({ items: [hour, { ...hour, id: other }, hour] }, () => transport.list({ kind: "hour" }), {
      pointer: "/items/2/id",
      puts: id,
      operation: "hour.list",
      record: ref,
    }));

  it("a page that leads to itself, and what is no cursor or count", async () => {
    const page = (more: object) => ({ items: [hour], ...more });
    for (const [puts, pointer] of [
      ["c1", "/next"],
      ["", "/next"],
      [null, "/next"],
      [7, "/next"],
      [-1, "/total"],
      [1.5, "/total"],
      ["3", "/total"],
    ] as const)
      await breaks(page({ [pointer.slice(1)]: puts }), () => transport.list({ kind: "hour", cursor: "c1" }), {
        pointer,
        puts,
        operation: "hour.list",
      });
    await asked(page({ next: "c2", total: 3 }), () => transport.list({ kind: "hour", cursor: "c1" }));
  });

  it("records that the filters leave out", async () => {
    const mine = { ...hour, person: id, on: "2026-10-01", until: "2026-10-02", state: "approved" };
    const list = () => transport.list({ kind: "hour", where: { person: id, state: "approved", from, to } });
    await asked({ items: [mine] }, list);
    for (const [name, puts] of [
      ["person", other],
      ["state", "draft"],
      ["until", "2026-08-31"],
      ["until", "2027-09-01"],
    ] as const)
      await breaks({ items: [{ ...mine, [name]: puts }] }, list, {
        pointer: `/items/0/${name}`,
        puts,
        operation: "hour.list",
        record: ref,
      });
    const file = recordOf("attachment");
    await breaks({ items: [file] }, () => transport.list({ kind: "attachment", where: { of: other } }), {
      pointer: "/items/0/of/id",
      puts: "",
      operation: "attachment.list",
      record: { kind: "attachment", id: file["id"] as string },
    });
  });

  it("verdicts on somebody else, on rules that were not asked for, and figures that their calculation does not come to", async () => {
    const fact = (value: string) => ({ op: "fact", record: ref, fact: "approvedHours", value });
    const sum = (value: string, ...of: object[]) => ({ op: "sum", of, value });
    const good = {
      ...(goodOf(verdictSchema) as Verdict),
      subject: { kind: "person" as const, id },
      rule: { pack: "p", version: "1", id: "total" },
      value: "4",
      arithmetic: sum("4", fact("1.5"), fact("2.5")),
    };
    const read = () => transport.evaluate({ subject: good.subject, rules: ["total"] });
    await asked({ verdicts: [good] }, read);
    for (const spoil of [
      { pointer: "/subject/id", puts: other },
      { pointer: "/subject/kind", puts: "pair" },
      { pointer: "/rule/id", puts: "school-part" },
      { pointer: "/arithmetic/value", puts: "5" },
      { pointer: "/value", puts: "5", told: "/arithmetic/value" },
      { pointer: "/arithmetic/of/0/value", puts: "3", told: "/arithmetic/value" },
      { pointer: "/lines/0/arithmetic", puts: sum("9", fact("1")), told: "/lines/0/arithmetic/value" },
    ])
      await breaks({ verdicts: [spoilt(good, spoil)] }, read, {
        ...moved({ ...spoil, pointer: spoil.told ?? spoil.pointer }, "/verdicts/0"),
        operation: "evaluate",
      });
  });

  it("sums of verdicts that do not add up, or of something else", async () => {
    const good = { ...(goodOf(rollupSchema) as Loose), people: 24, rule: { pack: "p", version: "1", id: "total" } };
    const read = () => transport.rollup({ org: id, pack: "p", rules: ["total"] });
    await asked({ rollups: [good] }, read);
    for (const [pointer, puts, told] of [
      ["/people", 23, undefined],
      ["/rule/id", "other", undefined],
      ["/rule/pack", "q", undefined],
      ["/readings/0/outcomes/met", 9, "/readings/0/outcomes"],
    ] as const)
      if (pointer === "/people") {
        const error = await asked({ rollups: [{ ...good, people: puts }] }, read).catch((reason: unknown) => reason as TransportError);
        assert.deepEqual(
          (error as TransportError).issues?.map((issue: Issue) => issue.pointer),
          ["/rollups/0/people", "/rollups/0/readings/0/outcomes", "/rollups/0/readings/1/outcomes"],
        );
      } else
        await breaks({ rollups: [spoilt(good, { pointer, puts })] }, read, {
          pointer: `/rollups/0${told ?? pointer}`,
          puts,
          operation: "rollup",
        });
  });

  it("a time zone that no browser knows: days could not be written", async () => {
    const session = { ...(goodOf(sessionSchema) as Loose), timeZone: "Mars/Olympus" };
    await breaks(session, () => transport.session(), { pointer: "/timeZone", puts: "Mars/Olympus", operation: "session" });
    const org: Loose = { ...recordOf("org"), timeZone: "Mars/Olympus" };
    const of: Ref = { kind: "org", id: org["id"] as string };
    await breaks(org, () => transport.get(of), { pointer: "/timeZone", puts: "", operation: "org.get", record: of });
    await breaks({ items: [org] }, () => transport.list({ kind: "org" }), {
      pointer: "/items/0/timeZone",
      puts: "",
      operation: "org.list",
      record: of,
    });
  });

  it("a task that waits twice", () => {
    const task = goodOf(taskSchema);
    return breaks({ items: [task, task] }, () => transport.tasks(), { pointer: "/items/1", puts: task, operation: "tasks" });
  });

  it("another definition, another version, a rubric that cannot be filled in", async () => {
    const form = {
      id: "form",
      title: "表",
      sections: [{ id: "s", title: "部", items: [{ id: "a", text: "项", field: "points", max: "5", step: "1" }] }],
    };
    const read = () => transport.definition({ pack: "p", version: "1", id: "form" });
    await asked(form, read);
    const item = "/sections/0/items/0";
    for (const spoil of [
      { pointer: "/id", puts: "other" },
      { pointer: `${item}/step`, puts: "0" },
      { pointer: `${item}/max`, puts: "-2" },
      { pointer: "/sections/0/items/1", puts: form.sections[0]!.items[0], told: "/sections/0/items/1/id" },
    ])
      await breaks(spoilt(form, spoil), read, { ...spoil, pointer: spoil.told ?? spoil.pointer, operation: "definition" });
    const pack = goodOf(packSchema) as Loose;
    await breaks(pack, () => transport.definition({ pack: pack["id"] as string, version: "other", id: "pack" }), {
      pointer: "/version",
      puts: "",
      operation: "definition",
    });
  });

  it("an empty answer", () => breaks({}, () => transport.capabilities(), { pointer: "", puts: "", within: "", operation: "capabilities" }));
});

describe("the sentence of a bad answer", () => {
  const hour = recordOf("hour");
  const read = async (given: unknown, with_: Transport = transport): Promise<TransportError> =>
    asked(given, () => with_.list({ kind: "hour" })).then(
      () => assert.fail("was taken"),
      (error: unknown) => error as TransportError,
    );

  it("says whose fault, in which answer, where, of which record, and how to mend it", async () => {
    const { detail } = await read({
      items: [
        { ...hour, id: newId() },
        { ...hour, on: "2026-02-30" },
      ],
    });
    assert.equal(
      detail,
      `The back end broke the contract in its answer to hour.list: /items/1/on of hour ${String(hour["id"])} is no day that exists: write it like 2026-09-01.`,
    );
  });

  it("carries the number under which the back end logged it", async () => {
    const logged = httpTransport({
      baseUrl: "http://vendor.test",
      fetch: (async () => new Response("{}", { headers: { "x-correlation-id": "log-7" } })) as typeof globalThis.fetch,
    });
    assert.equal((await read(undefined, logged)).correlationId, "log-7");
  });

  it("names several broken records, and says how many more there are", async () => {
    const items = Array.from({ length: 80 }, () => ({ ...hour, id: newId(), on: "2026-02-30" }));
    const { detail, issues, breach } = await read({ items });
    assert.equal(detail.match(/ of hour /g)?.length, 5);
    assert.match(detail, /; and 75 more\.$/);
    assert.equal(issues?.length, 50);
    assert.deepEqual(breach?.record, { kind: "hour", id: items[0]!.id });
  });

  it("blames what stands on the way for what is no JSON; later the back end itself may answer", async () => {
    const portal = httpTransport({
      baseUrl: "http://portal.test",
      fetch: (async () =>
        new Response("<html><title>校园网登录</title>", { headers: { "content-type": "text/html" } })) as typeof globalThis.fetch,
    });
    const error = await read(undefined, portal);
    assert.deepEqual([error.code, error.retryable, error.breach], ["bad-answer", true, { operation: "hour.list", by: "on the way" }]);
    assert.ok(error.correlationId);
  });
});

after(() => assert.ok(cases > 40_000, `only ${cases} malformed answers were tried`));
