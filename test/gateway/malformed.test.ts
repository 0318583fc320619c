import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type * as z from "zod/mini";
import { kinds, newId, type Ref, type Verdict } from "@xiaoben/contract";
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
import type { TransportError } from "@xiaoben/sdk";
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
import { asked, breaks, casesTried, line, moved, namedBy, recordOf, transport, type Loose } from "./line.ts";
import { benignOf, goodOf, spoilsOf, spoilt } from "./spoiled.ts";

/** A page is checked as its records are: the default tier looks at every sixteenth place inside one, the long tier at each. */
const everyPage = process.env["XB_TIER"] === "long" ? 1 : 16;

describe("malformed records, one place at a time: a located error by get and inside a page", () => {
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
      for (const [place, spoil] of spoils.entries()) {
        const bad = spoilt(good, spoil);
        await breaks(bad, () => transport.get(ref), { ...spoil, operation: `${kind}.get`, record: ref });
        if (place % everyPage !== 0) continue;
        const page = { items: [first, bad, last] };
        await breaks(page, () => transport.list({ kind }), {
          ...moved(spoil, "/items/1"),
          operation: `${kind}.list`,
          record: namedBy(spoil, ref),
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
      const bad = { record: spoilt(record, spoil), changes: [own] };
      await breaks(bad, write, { ...moved(spoil, "/record"), operation, record: namedBy(spoil, ref) });
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
    line.status = 412;
    return asked(given, write)
      .then(
        () => assert.fail("was taken"),
        (error: unknown) => error as TransportError,
      )
      .finally(() => (line.status = 200));
  };

  it("a record that was met and cannot be read: people would be shown it beside their own", async () => {
    assert.deepEqual((await refused({ ...refusal, current: record })).current, record);
    for (const spoil of spoilsOf(kindSchemas["plan-section"])) {
      line.status = 412;
      const bad = { ...refusal, current: spoilt(record, spoil) };
      await breaks(bad, write, { ...moved(spoil, "/current"), operation: "plan-section.change", record: namedBy(spoil, ref) });
    }
    line.status = 200;
  });

  it("figures for decimals in it come out as text", async () => {
    const item: Loose = { ...recordOf("plan-item"), deleted: false };
    const given = { ...refusal, current: { ...item, quota: { count: 1.5, unit: "节" } } };
    line.status = 412;
    const error = await asked(given, () =>
      transport.write("plan-item.change", { id: item["id"] as string, version: 1, patch: { text: "b" } }, newId()),
    ).catch((reason: unknown) => reason as TransportError);
    line.status = 200;
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
  type Form = keyof typeof all;
  for (const [form, schema] of Object.entries(all) as [Form, z.core.$ZodType][]) {
    for (const pick of [0, 1])
      it(`${form}, ${pick === 0 ? "words as texts" : "words in languages"}`, async () => {
        const good = goodOf(schema, pick) as Loose;
        const ref = { pack: "p", version: "1", id: good["id"] as string };
        const [read, readAs] = [() => transport.definition(ref), () => transport.definition({ ...ref, as: form })];
        assert.deepEqual(await asked(good, read), good);
        assert.deepEqual(await asked(good, readAs), good);
        const list = ["sections", "stages", "items", "steps", "groups"].find((one) => one in good)!;
        for (const spoil of spoilsOf(schema, pick)) {
          const bad = spoilt(good, spoil);
          // Without its list nobody can tell which of them it was to be; a list of another thing is told of as a whole.
          const lost = spoil.pointer === `/${list}` && spoil.puts === undefined;
          const unsure = spoil.pointer.startsWith(`/${list}/`) ? { within: `/${list}` } : {};
          if (pick === 0) await breaks(bad, read, { ...spoil, ...unsure, ...(lost && { pointer: "" }), operation: "definition" });
          await breaks(bad, readAs, { ...spoil, operation: "definition" });
        }
        for (const benign of benignOf(schema, openLists, pick)) {
          await asked(spoilt(good, benign), read);
          await asked(spoilt(good, benign), readAs);
        }
      });

    it(`a good definition that is no ${form}`, async () => {
      for (const [other, otherSchema] of Object.entries(all).filter(([name]) => name !== form)) {
        const good = goodOf(otherSchema) as Loose;
        const read = () => transport.definition({ pack: "p", version: "1", id: good["id"] as string, as: form });
        await breaks(good, read, { pointer: "", puts: other, operation: "definition", says: `answer a ${form}, or mend the record` });
      }
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

after(() => assert.ok(casesTried() > 40_000, `only ${casesTried()} malformed answers were tried`));
