import { expect, fixture, html } from "@open-wc/testing";
import type { Calendar, Group, Hour } from "@xiaoben/contract";
import { hourOf, peopleOf, signedIn } from "../testing/records.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { HourLedgerHarness } from "./hour-ledger.harness.ts";
import "./hour-ledger.ts";
import type { XbHourLedgerElement } from "./hour-ledger.element.ts";
import type { XbHourLedgerReturnRequestEvent } from "./hour-ledger.events.ts";

const base = { version: 1, org: "o", createdAt: "", updatedAt: "" };
const people = peopleOf({ lin: "林知远", su: "苏禾", gu: "顾明岚" });
const groups: Group[] = [
  { ...base, id: "maths", type: "research", name: "数学组", lead: "lin", members: ["lin", "su"] },
  { ...base, id: "grade", type: "grade", name: "三年级组", lead: "su", members: ["su"] },
];
const calendar: Calendar = {
  ...base,
  id: "c",
  schoolYear: "2026-2027",
  from: "2026-09-01",
  to: "2027-08-31",
  terms: [
    { key: "1", from: "2026-09-01", to: "2027-01-31" },
    { key: "2", from: "2027-02-01", to: "2027-08-31" },
  ],
  breaks: [],
  workDays: [],
  weekStart: 1,
};
const hours: Hour[] = [
  hourOf({ id: "h1", person: "lin", on: "2026-11-12", title: "集体备课", state: "submitted", minutes: "90", claimedHours: "2" }),
  hourOf({
    id: "h2",
    person: "su",
    on: "2026-10-08",
    title: "县里讲座",
    state: "submitted",
    days: "1",
    claimedHours: "6",
    category: "external",
  }),
  hourOf({ id: "h3", person: "gu", on: "2026-09-26", title: "线上课程", state: "approved", approvedHours: "3", category: "online" }),
];

async function show(
  more: Script = {},
  { lang = "zh-Hans", role = "schoolAdmin", width = 1000, ...attributes } = {} as Record<string, string | number>,
): Promise<{ harness: HourLedgerHarness; gateway: ScriptedGateway; element: XbHourLedgerElement }> {
  const gateway = scriptedGateway({
    session: signedIn("shen", role === "" ? [] : [String(role)]),
    ...more,
    records: { hour: hours, person: people, group: groups, calendar: [calendar], ...more.records },
  });
  const place = await fixture<HTMLDivElement>(html`<div></div>`);
  place.style.width = `${width}px`;
  const element = document.createElement("xb-hour-ledger");
  element.lang = String(lang);
  element.gateway = gateway;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  place.append(element);
  const harness = new HourLedgerHarness(element);
  for (let i = 0; i < 4; i++) await harness.settled();
  await new Promise(requestAnimationFrame);
  await harness.settled();
  return { harness, gateway, element };
}

const many = (count: number): Hour[] =>
  Array.from({ length: count }, (_, i) =>
    hourOf({
      id: `h${String(i).padStart(5, "0")}`,
      person: ["lin", "su", "gu"][i % 3]!,
      on: "2026-10-08",
      title: `第${i + 1}项`,
      state: "submitted",
    }),
  );

describe("xb-hour-ledger", () => {
  it("[R001] lists the records behind the hours, each with its person, day, category, length, state and what was granted", async () => {
    const { harness } = await show();
    expect(await harness.rows()).to.deep.equal([
      "林知远 11月12日 集体备课 group-study 90 分钟 2 — 待审",
      "苏禾 10月8日 县里讲座 external 1 天 6 — 待审",
      "顾明岚 9月26日 线上课程 online — — 3 已通过",
    ]);
    expect(await harness.text()).to.contain("共 3 条");
  });

  it("asks the back end for filters and orders", async () => {
    const { harness, element } = await show({}, { state: "submitted", order: "person" });
    expect((await harness.rows()).map((row) => row.split(" ")[0])).to.deep.equal(["林知远", "苏禾"]);
    const byDay = element.renderRoot.querySelectorAll<HTMLButtonElement>(".header button")[1]!;
    byDay.click();
    await harness.settled();
    expect(element.order).to.equal("-day");
    byDay.click();
    await harness.settled();
    expect(element.order).to.equal("day");
    expect((await harness.rows())[0]).to.contain("县里讲座");
    element.from = "2027-01-01";
    expect(await harness.text()).to.contain("没有符合条件的记录");
  });

  it("[R012] puts rows together by month, term and school year of the calendar, and counts records, never hours", async () => {
    const { harness, element } = await show({}, { "group-by": "month" });
    expect(await harness.rows()).to.have.length(6);
    expect((await harness.rows())[0]).to.equal("2026年11月 1 条");
    element.groupBy = "term";
    expect((await harness.rows())[0]).to.equal("2026-2027学年第一学期 3 条");
    element.groupBy = "schoolYear";
    expect((await harness.rows())[0]).to.equal("2026-2027学年 3 条");
  });

  it("[R001] edge, a day that no calendar covers is in no school year, and it is said", async () => {
    const early = hourOf({ id: "h0", person: "lin", on: "2025-05-05", title: "去年的讲座" });
    const { harness } = await show({ records: { hour: [...hours, early] } }, { "group-by": "schoolYear" });
    expect((await harness.rows()).slice(-2)).to.deep.equal([
      "校历没有覆盖的日期 1 条",
      "林知远 5月5日 去年的讲座 group-study — — — 已通过",
    ]);
  });

  it("[R002] edge, a person of two groups stands in one of them, so that no record shows twice", async () => {
    const { harness } = await show({}, { "group-by": "group" });
    const rows = await harness.rows();
    expect(rows.filter((row) => row.includes("县里讲座"))).to.have.length(1);
    expect(rows.filter((row) => row.endsWith("条"))).to.deep.equal(["数学组 2 条", "不在教研组里 1 条"]);
  });

  it("folds a group by its button, and by keys", async () => {
    const { harness, element } = await show({}, { "group-by": "state" });
    expect(await harness.rows()).to.have.length(5);
    element.renderRoot.querySelector<HTMLButtonElement>(".fold")!.click();
    expect(await harness.rows()).to.deep.equal(["待审 2 条", "已通过 1 条", "顾明岚 9月26日 线上课程 online — — 3 已通过"]);
    await harness.press("Enter");
    expect(await harness.rows()).to.have.length(5);
  });

  it("draws a window of ten thousand rows, and says that there are more", async () => {
    const { harness, element } = await show({ records: { hour: many(10_050) } });
    expect((await harness.rows()).length).to.be.lessThan(50);
    expect(await harness.text()).to.contain("只列前 10000 条，后面还有");
    expect(harness.grid.getAttribute("aria-rowcount")).to.equal("-1");
    harness.grid.scrollTop = 44 * 5000;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect((await harness.rows()).join(" ")).to.contain("第5050项");
    expect(element.renderRoot.querySelectorAll(".rows > *").length).to.be.lessThan(50);
  });

  it("uses rows again that left sight, keeps them in order on the page, and keeps the one with the focus", async () => {
    const { harness, element } = await show({ records: { hour: many(400) } });
    const drawn = (): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>(".rows > *")];
    const all = new Set<HTMLElement>();
    let most = 0;
    element.renderRoot.querySelector<HTMLElement>('.rows [tabindex="0"]')!.focus();
    for (const top of [300, 900, 700, 9000, 8800, 0]) {
      harness.grid.scrollTop = top;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      const indices = drawn().map((row) => Number(row.getAttribute("aria-rowindex")));
      expect(indices).to.deep.equal([...indices].sort((a, b) => a - b));
      expect(drawn().map((row) => row.querySelector(".what")!.textContent!.trim())).to.deep.equal(indices.map((i) => `第${402 - i}项`));
      for (const row of drawn()) all.add(row);
      most = Math.max(most, drawn().length);
      expect(element.renderRoot.querySelectorAll('.rows [tabindex="0"]')).to.have.length(1);
      expect((element.renderRoot as ShadowRoot).activeElement?.closest("[aria-rowindex]")?.getAttribute("aria-rowindex")).to.equal("2");
    }
    expect(all.size).to.equal(most);
  });

  it("moves by keys, with one cell in the order of the tab key", async () => {
    const { harness, element } = await show({ records: { hour: many(200) } });
    const at = (): string => {
      const cell = (element.renderRoot as ShadowRoot).activeElement!;
      return `${cell.parentElement!.getAttribute("aria-rowindex")}/${cell.getAttribute("aria-colindex")}`;
    };
    element.renderRoot.querySelector<HTMLElement>('.rows [tabindex="0"]')!.focus();
    const path: [string, KeyboardEventInit?][] = [
      ["ArrowDown"],
      ["ArrowRight"],
      ["End"],
      ["End", { ctrlKey: true }],
      ["PageUp"],
      ["Home"],
      ["Home", { ctrlKey: true }],
      ["ArrowUp"],
    ];
    const seen: string[] = [];
    for (const [key, more] of path) {
      await harness.press(key, more);
      seen.push(at());
    }
    expect(seen.filter((_, i) => i !== 4 && i !== 5)).to.deep.equal(["3/1", "3/2", "3/9", "201/9", "2/1", "2/1"]);
    expect(element.renderRoot.querySelectorAll('.rows [tabindex="0"]')).to.have.length(1);
  });

  it("chooses by space, ranges and all, says how many, and keeps the choice while rows change", async () => {
    const { harness, gateway, element } = await show({ records: { hour: many(20) } });
    element.renderRoot.querySelector<HTMLElement>('.rows [tabindex="0"]')!.focus();
    await harness.press(" ");
    await harness.press("ArrowDown");
    await harness.press("ArrowDown");
    await harness.press(" ", { shiftKey: true });
    expect(harness.chosen).to.equal(3);
    expect(element.renderRoot.querySelector('p[role="status"].hidden')!.textContent).to.contain("已选 3 条");
    gateway.put("hour", hourOf({ id: "h99999", person: "lin", on: "2026-11-20", title: "新来的", state: "submitted" }));
    expect((await harness.rows())[0]).to.contain("新来的");
    expect(harness.chosen).to.equal(3);
    await harness.press("a", { ctrlKey: true });
    expect(await harness.text()).to.contain("已选 21 条");
    await harness.press("Escape");
    expect(harness.chosen).to.equal(0);
  });

  it("approves what is chosen, each record by a write of its own with the version that was seen", async () => {
    const { harness, gateway } = await show();
    await harness.choose("集体备课");
    await harness.choose("县里讲座");
    await harness.choose("线上课程");
    expect(await harness.text()).to.contain("已选 3 条，其中 2 条等您审核");
    await harness.decide("approve");
    expect(gateway.calls.map(({ action, input }) => [action, input.id, input["version"]])).to.deep.equal([
      ["hour.approve", "h1", 1],
      ["hour.approve", "h2", 1],
    ]);
    expect(await harness.text()).to.contain("通过了 2 条。");
    expect((await harness.rows()).every((row) => row.endsWith("已通过"))).to.equal(true);
  });

  it("returns with one reason for all, and lets the page have its say", async () => {
    const { harness, gateway, element } = await show();
    let asked: XbHourLedgerReturnRequestEvent | undefined;
    element.addEventListener(
      "xb-hour-ledger-return-request",
      (event) => {
        event.preventDefault();
        asked = event;
      },
      { once: true },
    );
    await harness.choose("集体备课");
    await harness.choose("县里讲座");
    await harness.decide("return", "请补材料");
    expect([asked?.hours.length, asked?.reason, gateway.calls.length]).to.deep.equal([2, "请补材料", 0]);
    await harness.decide("return", "请补材料");
    expect(gateway.calls.map(({ action, input }) => [action, input["input"]])).to.deep.equal([
      ["hour.return", { reason: "请补材料" }],
      ["hour.return", { reason: "请补材料" }],
    ]);
    expect((await harness.rows())[0]).to.contain("请补材料");
  });

  it("keeps a reason that was begun when the question is left, and over a reload, until it was given", async () => {
    const first = await show();
    const begin = async ({ element, harness }: typeof first): Promise<HTMLTextAreaElement> => {
      await harness.choose("集体备课");
      element.renderRoot.querySelector<HTMLButtonElement>('[data-does="return"]')!.click();
      await harness.settled();
      return element.renderRoot.querySelector<HTMLTextAreaElement>("dialog textarea")!;
    };
    const field = await begin(first);
    field.value = "请补材料";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    first.element.renderRoot.querySelector<HTMLButtonElement>("dialog .actions button:not(.primary)")!.click();
    await first.harness.settled();
    expect(first.gateway.calls).to.deep.equal([]);
    first.element.remove();
    const again = await show();
    expect((await begin(again)).value).to.equal("请补材料");
    again.element.renderRoot.querySelector<HTMLButtonElement>("dialog button.primary")!.click();
    for (let i = 0; i < 4; i++) await again.harness.settled();
    expect(again.gateway.calls.map(({ input }) => input["input"])).to.deep.equal([{ reason: "请补材料" }]);
    expect((await begin(await show())).value).to.equal("");
  });

  it("edge, [R009]: what somebody else decided meanwhile is refused, said beside its row, and stays chosen; nothing counts twice", async () => {
    const { harness, gateway } = await show({}, { state: "submitted" });
    await harness.choose("集体备课");
    gateway.change({ refuse: { "hour.approve": "stale-version" } });
    gateway.put("hour", { ...hours[0]!, state: "approved", version: 2 });
    await harness.settled();
    gateway.put("hour", { ...hours[0]!, state: "submitted", version: 1 });
    await harness.decide("approve");
    gateway.put("hour", { ...hours[0]!, state: "approved", version: 2, decidedBy: "gu" });
    expect(await harness.text()).to.contain("1 条已由别人处理，没有重复计。");
    await harness.settled();
    const [them] = [...harness.element.renderRoot.querySelectorAll<HTMLButtonElement>(".notice button")];
    them!.click();
    expect(await harness.rows()).to.have.length(1);
    expect((await harness.rows())[0]).to.contain("已由顾明岚处理，现在是“已通过”");
    expect(harness.chosen).to.equal(1);
  });

  it("takes a batch back, and later what one decided oneself, each in the version that it was left at", async () => {
    const mine = hourOf({ id: "h4", person: "gu", on: "2026-09-20", title: "校本讲座", decidedBy: "shen", version: 7 });
    const { harness, gateway } = await show({ records: { hour: [...hours, mine] } });
    await harness.choose("集体备课");
    await harness.decide("approve");
    await harness.undo();
    expect(await harness.text()).to.contain("撤回了 1 条。");
    expect((await harness.rows())[0]).to.contain("待审");
    await harness.choose("线上课程");
    await harness.choose("校本讲座");
    await harness.decide("reopen");
    expect(gateway.calls.slice(1).map(({ action, input }) => [action, input.id, input["version"]])).to.deep.equal([
      ["hour.reopen", "h1", 2],
      ["hour.reopen", "h4", 7],
    ]);
  });

  it("says how many levels a record has passed while the next one is awaited", async () => {
    const { harness } = await show({ records: { hour: [{ ...hours[0]!, step: 1 }] } });
    expect((await harness.rows())[0]).to.contain("待审 已过 1 级");
  });

  it("offers a decision to who decides at the level that is due, and to nobody else", async () => {
    const levels = ["school", "county"];
    const { harness } = await show({ records: { hour: [{ ...hours[0]!, levels, step: 1 }] } });
    expect((await harness.rows())[0]).to.contain("2 级审批，已过 1 级");
    expect(harness.choosable).to.equal(0);
    const due = await show({ records: { hour: [{ ...hours[0]!, levels }] } });
    await due.harness.settled();
    expect(due.harness.choosable).to.equal(1);
  });

  it("keeps decisions without a network and says so", async () => {
    const { harness, gateway } = await show();
    gateway.change({ status: "offline" });
    await harness.choose("集体备课");
    await harness.decide("approve");
    expect(await harness.text()).to.contain("1 条已存在这台设备上，联网后送出。");
  });

  it("takes what is granted into the row, refuses what is no figure, and keeps it safe while it is typed", async () => {
    const { harness, element, gateway } = await show();
    const cell = (): HTMLElement => element.renderRoot.querySelector<HTMLElement>('.rows [aria-rowindex="2"] .approved')!;
    cell().click();
    await harness.settled();
    const field = cell().querySelector("input")!;
    expect(field.value).to.equal("2");
    const type = async (text: string): Promise<void> => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await harness.settled();
    };
    await type("一点五");
    expect(field.getAttribute("aria-invalid")).to.equal("true");
    await type("1.5");
    expect(gateway.draft({ kind: "hour", id: "h1" }).current.current.data?.value.approvedHours).to.equal("1.5");
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await harness.settled();
    await harness.settled();
    expect((await harness.rows())[0]).to.contain("2 1.5 待审");
  });

  it("shows who may not decide the same rows and nothing to choose with", async () => {
    const { harness, element } = await show({ forbids: ["hour.approve"] }, { role: "principal" });
    expect(await harness.rows()).to.have.length(3);
    expect(element.renderRoot.querySelector('input[type="checkbox"], .check::before, [aria-selected]')).to.equal(null);
    expect(harness.grid.getAttribute("aria-multiselectable")).to.equal("false");
    expect([...element.renderRoot.querySelectorAll('[role="columnheader"]')].every((head) => head.textContent!.trim() !== "")).to.equal(
      true,
    );
    await expect(element).to.be.accessible();
  });

  it("makes cards of rows on a phone, which keys reach as well", async () => {
    const { harness, element } = await show({}, { width: 328 });
    expect(harness.grid.classList.contains("cards")).to.equal(true);
    expect(harness.grid.scrollWidth).to.be.at.most(328);
    expect((await harness.rows())[0]).to.contain("林知远");
    element.renderRoot.querySelector<HTMLElement>('.rows [tabindex="0"]')!.focus();
    await harness.press("ArrowDown");
    await harness.press(" ");
    expect(harness.chosen).to.equal(1);
  });

  it("puts the rows on paper with the school, the period and lines to sign on, and only then", async () => {
    const { harness, element } = await show({ records: { hour: many(60) } }, { from: "2026-09-01", to: "2026-12-31" });
    await new Promise((done) => setTimeout(done, 400));
    window.dispatchEvent(new Event("beforeprint"));
    const paper = element.renderRoot.querySelector<HTMLElement>(".paper")!;
    expect(paper.querySelectorAll("tbody tr")).to.have.length(60);
    expect(paper.textContent).to.contain("2026-09-01至2026-12-31").and.to.contain("审核人");
    window.dispatchEvent(new Event("afterprint"));
    await harness.settled();
    expect(element.renderRoot.querySelector(".paper")).to.equal(null);
  });

  it("says what is so when there is nothing, no permission, no offer, nobody signed in", async () => {
    expect(await (await show({ records: { hour: [] } })).harness.text()).to.contain("没有学时记录");
    expect(await (await show({ fail: { "list:hour": "not-permitted" } })).harness.text()).to.contain("不能查看");
    expect(await (await show({ capabilities: ["lesson.list"] })).harness.text()).to.contain("还没有开通");
    expect(await (await show({ session: null })).harness.text()).to.contain("还没有登录");
    expect(await (await show({ status: "loading" })).harness.text()).to.contain("正在读取");
  });

  it("speaks English and Traditional Chinese", async () => {
    expect(await (await show({}, { lang: "en" })).harness.text())
      .to.contain("Ledger of study hours")
      .and.to.contain("3 records in all");
    expect(await (await show({}, { lang: "zh-Hant" })).harness.text())
      .to.contain("學時臺帳")
      .and.to.contain("共 3 筆");
  });

  it("lets every listener go with the page", async () => {
    const { element, gateway } = await show();
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });

  it("is usable for everyone: axe finds nothing", async () => {
    const { element } = await show({}, { "group-by": "state" });
    await expect(element).to.be.accessible();
  });
});
