import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan, PlanItem, PlanSection, PlanTemplate } from "@xiaoben/contract";
import { dueOf, newItem, partiesTo, readQuota, sectionId, sectionsOf, splitLacks } from "./plan-editor.model.ts";

const names = ["指导思想", "研修目标", "研修主题", "研修方式", "研修内容", "实施步骤", "保障措施"];
const template: PlanTemplate = {
  id: "term-plan",
  title: "T",
  sections: names.map((title, i) => ({
    id: `s${i + 1}`,
    title,
    required: i !== 6,
    ...(i === 4 && { items: { atLeast: "2", needs: ["owner", "quota"] as const as never } }),
  })),
};
const section = (id: string, text: string): PlanSection => ({
  id: `r-${id}`,
  plan: "p",
  section: id,
  text,
  version: 1,
  org: "o",
  createdAt: "",
  updatedAt: "",
});
const item = (id: string, order: number, more: Partial<PlanItem> = {}): PlanItem => ({
  id,
  plan: "p",
  section: "s5",
  order,
  text: id,
  version: 1,
  org: "o",
  createdAt: "",
  updatedAt: "",
  ...more,
});
const show = (sections: PlanSection[], items: PlanItem[]) => sectionsOf({ id: "p" }, template, sections, items, "zh-Hans");

test("[R108] a plan has the seven sections of its template, in order, written or not", () => {
  const shown = show([section("s2", "目标")], []);
  assert.deepEqual(
    shown.map(({ title }) => title),
    names,
  );
  assert.equal(shown[1]?.record, "r-s2");
  assert.equal(shown[0]?.record, sectionId("p", "s1"));
});

test("[R108] an empty required section blocks, an optional one does not, blanks are empty", () => {
  const shown = show([section("s1", "  \n"), section("s2", "目标")], []);
  assert.deepEqual(
    shown.map(({ mark }) => mark),
    ["blocked", "ready", "blocked", "blocked", "blocked", "blocked", "empty"],
  );
});

test("[R108] an item without an owner or a quota is a hint and does not block", () => {
  const shown = show([], [item("a", 2, { owner: "x" }), item("b", 1, { owner: "x", quota: { count: "30", unit: "节" } })]);
  const five = shown[4]!;
  assert.deepEqual(
    five.items.map(({ id }) => id),
    ["b", "a"],
  );
  assert.equal(five.mark, "hint");
  assert.deepEqual(splitLacks([five]), { blocks: [], hints: [{ code: "item-without-quota", section: "s5", item: "a", blocks: false }] });
});

test("[R108] too few items block, and a removed one does not count", () => {
  const five = show([section("s5", "内容")], [item("a", 1), item("b", 2, { deleted: true })])[4]!;
  assert.equal(five.mark, "blocked");
  assert.equal(five.atLeast, 2);
  assert.equal(five.items.length, 1);
});

test("[R109] days are counted from the server's day; what was submitted is no longer due", () => {
  const due = (state: Plan["state"], day: string) => dueOf({ due: "2026-09-05", state }, day);
  assert.deepEqual(due("draft", "2026-09-01"), { state: "left", days: 4 });
  assert.deepEqual(due("draft", "2026-09-05"), { state: "today", days: 0 });
  assert.deepEqual(due("returned", "2026-09-07"), { state: "past", days: 2 });
  assert.equal(due("approving", "2026-09-07").state, "done");
  assert.equal(dueOf({ state: "draft" }, "2026-09-07").state, "none");
});

test("a new item stands last in its section", () => {
  assert.equal(newItem({ id: "p", org: "o" }, "s5", [item("a", 7), { ...item("b", 9), section: "s1" }]).order, 8);
  assert.equal(newItem({ id: "p", org: "o" }, "s6", []).order, 1);
});

test("quotas are read as people type them", () => {
  assert.deepEqual(readQuota(" ３０ ", "节", "term"), { count: "30", unit: "节", per: "term" });
  assert.equal(readQuota("", "节", undefined), undefined);
  assert.equal(readQuota("about 30", "节", undefined), undefined);
});

test("[R111] a personal plan has its writer as author", () => {
  assert.deepEqual(partiesTo({ author: "lin" }, { person: "lin", roles: [{ role: "teacher", org: "o" }] }), ["teacher", "author"]);
});
