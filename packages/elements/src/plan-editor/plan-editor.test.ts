import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import type { Plan, PlanItem, PlanSection, PlanTemplate, Session } from "@xiaoben/contract";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { peopleOf, signedIn } from "../testing/records.test.fixture.ts";
import { PlanEditorHarness } from "./plan-editor.harness.ts";
import { sectionId } from "./plan-editor.model.ts";
import "./plan-editor.ts";
import type { XbPlanEditorElement } from "./plan-editor.element.ts";

const base = { version: 2, org: "o", createdAt: "", updatedAt: "" };
const session = (person: string, roles: string[] = []): Session => signedIn(person, roles, { today: "2026-09-01" });
const people = peopleOf({ shen: "沈若川", shao: "邵怀瑾", lin: "林知远" });
const titles = ["指导思想", "研修目标", "研修主题", "研修方式", "研修内容", "实施步骤", "保障措施"];
const template: PlanTemplate = {
  id: "t",
  title: "学期研修计划",
  sections: titles.map((title, i) => ({
    id: `s${i + 1}`,
    title,
    required: true,
    ...(i === 4 && { items: { atLeast: "1", needs: ["owner", "quota"] } }),
  })),
};
const plan = (more: Partial<Plan> = {}): Plan => ({
  ...base,
  id: "p1",
  state: "draft",
  author: "shen",
  level: "school",
  title: "本学期研修计划",
  period: "term:2026-2027/1",
  theme: "看得见的学习",
  template: { pack: "p", version: "1", id: "t" },
  due: "2026-09-05",
  step: 0,
  approvals: [],
  ...more,
});
const section = (n: number, text: string): PlanSection => ({ ...base, id: `r${n}`, plan: "p1", section: `s${n}`, text });
const item = (id: string, more: Partial<PlanItem> = {}): PlanItem => ({
  ...base,
  id,
  plan: "p1",
  section: "s5",
  order: 1,
  text: `听课 ${id}`,
  ...more,
});
const full = titles.map((_, i) => section(i + 1, `写好的第${i + 1}部分`));
const owned = item("i1", { owner: "lin", quota: { count: "30", unit: "节" } });
const script = (who: string, record: Plan | undefined, sections: PlanSection[], items: PlanItem[], more: Script = {}): Script => ({
  session: session(who),
  records: { person: people, plan: record ? [record] : [], "plan-section": sections, "plan-item": items },
  definitions: { "p/1/t": template },
  ...more,
});

async function show(
  given: Script,
  lang = "zh-Hans",
  id = "p1",
): Promise<{ harness: PlanEditorHarness; gateway: ScriptedGateway; element: XbPlanEditorElement }> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbPlanEditorElement>(html`<xb-plan-editor lang=${lang} plan=${id} .gateway=${gateway}></xb-plan-editor>`);
  const harness = new PlanEditorHarness(element);
  for (let i = 0; i < 3; i++) await harness.settled();
  return { harness, gateway, element };
}

const valueOf = (gateway: ScriptedGateway, kind: "plan-section" | "plan-item" | "plan", id: string): Record<string, unknown> =>
  (gateway.draft({ kind, id }).current.current as unknown as { data: { value: Record<string, unknown> } }).data.value;

describe("xb-plan-editor", () => {
  it("[R108] shows the seven sections with what each lacks, in words", async () => {
    const { harness } = await show(script("shen", plan(), [section(1, "为什么"), section(5, "内容")], [item("i1")]));
    expect(await harness.sections()).to.deep.equal([
      "1 指导思想 已写",
      "2 研修目标 还没有写",
      "3 研修主题 还没有写",
      "4 研修方式 还没有写",
      "5 研修内容 1 条 可补 2 处",
      "6 实施步骤 还没有写",
      "7 保障措施 还没有写",
    ]);
    expect(await harness.text())
      .to.contain("还有 5 处要补，才能提交")
      .and.contain("另有 2 处可以补");
  });

  it("keeps who is answerable in sight where the list of people cannot be read, and says that it cannot", async () => {
    const { harness, element } = await show({ ...script("shen", plan(), full, [owned]), fail: { "list:person": "bad-answer" } });
    const select = element.renderRoot.querySelector<HTMLSelectElement>("#item-i1-owner")!;
    expect([select.value, select.selectedOptions[0]!.textContent]).to.deep.equal(["lin", "林知远"]);
    // The words for rare errors come when one is met.
    await waitUntil(async () => (await harness.text()).includes("收到的数据看不懂"), "it is said", { timeout: 10_000 });
  });

  it("[R109] counts the days left by the server's day", async () => {
    const due = async (today: string, state: Plan["state"] = "draft"): Promise<string> =>
      (await show({ ...script("shen", plan({ state }), full, [owned]), session: { ...session("shen"), today } })).harness.text();
    expect(await due("2026-09-01")).to.contain("9月5日前提交，还有 4 天");
    expect(await due("2026-09-05")).to.contain("最后一天");
    expect(await due("2026-09-07")).to.contain("已过 2 天");
    expect(await due("2026-09-07", "approving")).to.not.contain("9月5日");
  });

  it("[R110] finds my newest plan, with its term and theme", async () => {
    const older = plan({ id: "p0", title: "旧的", due: "2026-02-27" });
    const { harness } = await show(
      { ...script("shen", plan(), full, [owned]), records: { person: people, plan: [older, plan()] } },
      "zh-Hans",
      "",
    );
    expect(await harness.text())
      .to.contain("本学期研修计划")
      .and.contain("2026-2027学年第1学期")
      .and.contain("制订：沈若川");
  });

  it("hands every change to a draft at once; a section that was never written gets its one id", async () => {
    const { harness, gateway } = await show(script("shen", plan(), [section(1, "旧")], []));
    await harness.open(0);
    await harness.write("s1", "新");
    expect(valueOf(gateway, "plan-section", "r1")["text"]).to.equal("新");
    await harness.open(1);
    await harness.write("s2", "目标");
    expect(valueOf(gateway, "plan-section", sectionId("p1", "s2"))).to.deep.include({ plan: "p1", section: "s2", text: "目标", org: "o" });
    expect((await harness.sections())[1]).to.equal("2 研修目标 已写");
    expect(await harness.text()).to.contain("已存在这台设备上");
  });

  it("adds an item and names its owner, number and date; the marks follow", async () => {
    const { harness, gateway, element } = await show(script("shen", plan(), full, []));
    await harness.open(4);
    expect((await harness.sections())[4]).to.contain("条目不够");
    await harness.addItem("s5", "每人听课");
    const id = element.renderRoot.querySelector(".plan-item")!.id.slice("item-".length);
    expect(await harness.text())
      .to.contain("缺负责人")
      .and.contain("缺数量");
    await harness.setItem(id, "owner", "lin");
    await harness.setItem(id, "quota", "３０");
    await harness.setItem(id, "due", "2027-01-10");
    expect(valueOf(gateway, "plan-item", id)).to.deep.include({
      plan: "p1",
      section: "s5",
      text: "每人听课",
      owner: "lin",
      due: "2027-01-10",
    });
    expect((valueOf(gateway, "plan-item", id)["quota"] as { count: string }).count).to.equal("30");
    expect((await harness.sections())[4]).to.equal("5 研修内容 1 条 已写");
  });

  it("removes an item and gives it back", async () => {
    const { harness, gateway, element } = await show(script("shen", plan(), full, [owned]));
    await harness.open(4);
    await harness.removeItem("i1");
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["plan-item.remove"]);
    expect((await harness.sections())[4]).to.contain("条目不够");
    element.renderRoot.querySelector<HTMLButtonElement>("#undo-item")!.click();
    await harness.settled();
    expect(element.renderRoot.querySelector<HTMLTextAreaElement>(".plan-item textarea")!.value).to.equal("听课 i1");
  });

  it("goes to what is missing instead of submitting", async () => {
    const { harness, gateway, element } = await show(script("shen", plan(), full.slice(1), [owned]));
    await harness.move("submit");
    expect(gateway.calls).to.have.length(0);
    expect(element.shadowRoot!.activeElement?.id).to.equal("text-s1");
    expect(element.renderRoot.querySelector("details")!.open).to.equal(true);
  });

  it("stores what is typed, then submits; the page can keep it from doing so", async () => {
    const { harness, gateway, element } = await show(script("shen", plan(), full, [owned]));
    expect(await harness.text()).to.contain("各部分都已写好，可以提交");
    element.addEventListener("xb-plan-submit-request", (event) => event.preventDefault(), { once: true });
    await harness.move("submit");
    expect(gateway.calls).to.have.length(0);
    await harness.write("s1", "改过");
    await harness.move("submit");
    await harness.settled();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["plan.submit"]);
    expect((gateway.one({ kind: "plan-section", id: "r1" }).current as { data?: PlanSection }).data?.text).to.equal("改过");
    expect(await harness.text()).to.contain("已提交，等校长审批");
    expect(await harness.moves()).to.deep.equal(["takeBack"]);
  });

  it("lets the principal approve the version that was read, or return it with a reason", async () => {
    const reading = { ...script("shao", plan({ state: "approving" }), full, [owned]), session: session("shao", ["principal"]) };
    const { harness, gateway, element } = await show(reading);
    expect(element.renderRoot.querySelector("textarea")).to.equal(null);
    expect(await harness.moves()).to.deep.equal(["return", "approve"]);
    await harness.move("return");
    await harness.reason("第五部分再具体些");
    expect(gateway.calls[0]).to.deep.include({ action: "plan.return" });
    expect(gateway.calls[0]!.input).to.deep.equal({ id: "p1", version: 2, input: { reason: "第五部分再具体些" } });
    const again = await show(reading);
    await again.harness.move("approve");
    expect(again.gateway.calls[0]).to.deep.include({ action: "plan.approve" });
  });

  it("shows why it was returned, and who approved it when", async () => {
    const returned = await show(script("shen", plan({ state: "returned", reason: "再具体些" }), full, [owned]));
    expect(await returned.harness.text()).to.contain("已退回：再具体些");
    expect(await returned.harness.moves()).to.deep.equal(["submit"]);
    const approvals = [{ by: "shao", level: "school", at: "2026-09-03T02:00:00.000Z", version: 3 }];
    const approved = await show(script("lin", plan({ state: "approved", approvals }), full, [owned]));
    expect(await approved.harness.text())
      .to.contain("计划已通过")
      .and.contain("邵怀瑾已同意，9月3日 10:00")
      .and.contain("写好的第1部分");
    expect(await approved.harness.moves()).to.deep.equal([]);
  });

  it("shows both texts of a section that somebody else changed, and a person chooses", async () => {
    const { harness, gateway, element } = await show(script("shen", plan(), [section(1, "旧")], []));
    await harness.open(0);
    await harness.write("s1", "我的");
    const draft = gateway.draft({ kind: "plan-section", id: "r1" });
    const live = draft.current as unknown as { current: { data: unknown }; set(snapshot: unknown): void };
    const error = { code: "stale-version", detail: "", retryable: false, current: { ...section(1, "别人的"), version: 7 } };
    live.set({ status: "error", error, data: live.current.data });
    await harness.settled();
    expect(await harness.text())
      .to.contain("这里的内容在别处也改过")
      .and.contain("别人的");
    element.renderRoot.querySelector<HTMLButtonElement>('[data-choose="mine"]')!.click();
    await harness.settled();
    expect(gateway.calls[0]).to.deep.include({ action: "plan-section.change" });
    expect(gateway.calls[0]!.input).to.deep.equal({ id: "r1", version: 7, patch: { text: "我的" } });
  });

  it("says that it waits for the network, and what was refused", async () => {
    const waits = await show(script("shen", plan(), full, [owned], { status: "offline" }));
    await waits.harness.move("submit");
    expect(await waits.harness.text()).to.contain("联网后自动提交");
    expect(await waits.harness.moves()).to.deep.equal([]);
    const refused = await show(script("shen", plan(), full, [owned], { refuse: { "plan.submit": "not-permitted" } }));
    await refused.harness.move("submit");
    await waitUntil(async () => /没有被接受.*没有这项权限/.test(await refused.harness.text()), "the words of the refusal come");
  });

  it("says what is so when there is nothing to show", async () => {
    const text = async (given: Script, id = "p1"): Promise<string> => (await show(given, "zh-Hans", id)).harness.text();
    const all = script("shen", plan(), full, [owned]);
    expect(await text({ ...all, session: null })).to.contain("还没有登录");
    expect(await text({ ...all, capabilities: [] })).to.contain("还没有开通");
    expect(await text({ ...all, status: "loading" })).to.contain("正在读取");
    expect(await text(script("lin", plan(), [], []), "")).to.contain("还没有研修计划");
    expect(await text(all, "gone")).to.contain("没有找到这份计划");
    expect(await text({ ...all, fail: { "one:plan": "not-permitted" } })).to.contain("不能查看");
    expect(await text({ ...all, fail: { "list:plan-section": "internal" } })).to.contain("再试一次");
    expect(await text({ ...all, fail: { definition: "internal" } })).to.contain("再试一次");
  });

  it("can be worked with the keyboard alone", async () => {
    const { harness, gateway, element } = await show(script("shen", plan(), full.slice(0, 6), [owned]));
    element.renderRoot.querySelectorAll("summary")[6]!.focus();
    await sendKeys({ press: "Enter" });
    await harness.settled();
    await sendKeys({ press: "Tab" });
    expect(element.shadowRoot!.activeElement?.id).to.equal("text-s7");
    await sendKeys({ type: "abc" });
    const submit = element.renderRoot.querySelector('[data-move="submit"]');
    for (let i = 0; i < 10 && element.shadowRoot!.activeElement !== submit; i++) await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Enter" });
    await harness.settled();
    await harness.settled();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["plan.submit"]);
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async () => {
    for (const [lang, word] of [
      ["zh-Hans", "制订"],
      ["zh-Hant", "送出審核"],
      ["en", "Submit for approval"],
    ] as const) {
      const { harness, element } = await show(
        script("shen", plan(), full.slice(2), [owned, item("i2", { order: 2, text: "长".repeat(120) })]),
        lang,
      );
      expect(await harness.text()).to.contain(word);
      for (let i = 0; i < 7; i++) await harness.open(i);
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    }
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway, harness } = await show(script("shen", plan(), full, [owned]));
    await harness.write("s1", "改过");
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
