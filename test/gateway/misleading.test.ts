import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, type Issue, type Ref, type Verdict } from "@xiaoben/contract";
import { packSchema, rollupSchema, sessionSchema, taskSchema, verdictSchema } from "@xiaoben/contract/schemas";
import type { TransportError } from "@xiaoben/sdk";
import { asked, breaks, moved, recordOf, transport, type Loose } from "./line.ts";
import { goodOf, spoilt } from "./spoiled.ts";

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
    const choices = (...ids: string[]) => ids.map((id) => ({ id, label: "是" }));
    for (const [puts, told] of [
      [{ id: "a", text: "项", field: "choice", choices: choices("yes", "no", "yes") }, "choices/2/id"],
      [{ id: "a", text: "项", field: "level", levels: choices("a", "a") }, "levels/1/id"],
    ] as const)
      await breaks(spoilt(form, { pointer: item, puts }), read, { pointer: `${item}/${told}`, puts, operation: "definition" });
    const pack = goodOf(packSchema) as Loose;
    await breaks(pack, () => transport.definition({ pack: pack["id"] as string, version: "other", id: "pack" }), {
      pointer: "/version",
      puts: "",
      operation: "definition",
    });
  });

  it("stages, tasks and sections of one name: what is written in one would show in the other", async () => {
    const task = { id: "t", text: "听一节课", needed: true };
    const pair = { id: "form", title: "结对", stages: [{ id: "a", title: "一", gate: "过关", tasks: [task] }] };
    const plan = { id: "form", title: "计划", sections: [{ id: "a", title: "目标", required: true }] };
    const read = (as: "pairTemplate" | "planTemplate") => () => transport.definition({ pack: "p", version: "1", id: "form", as });
    await asked(pair, read("pairTemplate"));
    await asked(plan, read("planTemplate"));
    for (const [good, as, pointer, puts] of [
      [pair, "pairTemplate", "/stages/1", pair.stages[0]],
      [pair, "pairTemplate", "/stages/0/tasks/1", task],
      [plan, "planTemplate", "/sections/1", plan.sections[0]],
    ] as const)
      await breaks(spoilt(good, { pointer, puts }), read(as), { pointer: `${pointer}/id`, puts, operation: "definition" });
  });

  it("an empty answer", () => breaks({}, () => transport.capabilities(), { pointer: "", puts: "", within: "", operation: "capabilities" }));
});
