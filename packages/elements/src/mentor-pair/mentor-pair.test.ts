import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import type { Kinds, Pair, PairTemplate } from "@xiaoben/contract";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { peopleOf, signedIn as session } from "../testing/records.test.fixture.ts";
import { MentorPairHarness } from "./mentor-pair.harness.ts";
import "./mentor-pair.ts";
import type { XbMentorPairElement } from "./mentor-pair.element.ts";

const base = { version: 4, org: "o", createdAt: "", updatedAt: "" };
const people = peopleOf({ lin: "林知远", su: "苏禾", shen: "沈若川" });
const template: PairTemplate = {
  id: "t",
  title: "三阶段",
  stages: [
    {
      id: "one",
      title: { "zh-Hans": "一起备", en: "Together" },
      gate: "能说清关键",
      tasks: [{ id: "read", text: "一起读教材", needed: true }],
    },
    {
      id: "two",
      title: { "zh-Hans": "自己走", en: "Alone" },
      gate: "能独立设计",
      tasks: [
        { id: "draft", text: "独立设计", needed: true },
        { id: "watch", text: "听课议课", needed: true, evidence: "observation" },
        { id: "extra", text: "随笔", needed: false },
      ],
    },
    { id: "three", title: "分课型", gate: "专攻一种", tasks: [] },
  ],
};
const signature = (party: "mentor" | "mentee", person: string) => ({
  party,
  person,
  at: "2026-10-04T01:00:00.000Z",
  version: 2,
  hash: "",
  way: "session" as const,
});
const pair = (more: Partial<Pair> = {}): Pair => ({
  ...base,
  id: "p1",
  state: "active",
  mentor: "lin",
  mentee: "su",
  from: "2026-09-10",
  subjectName: "数学",
  topics: [
    { topic: "教材解读", leads: "mentor", goal: "说得清关键的一问" },
    { topic: "互动白板", leads: "mentee", goal: "师傅能自己做" },
  ],
  template: { pack: "p", version: "1", id: "t" },
  stage: "two",
  evidence: [{ stage: "two", task: "draft", title: "教案三稿", on: "2026-10-12", by: "su" }],
  signatures: [],
  gates: [{ stage: "one", at: "2026-10-04T01:00:00.000Z", signatures: [signature("mentor", "lin"), signature("mentee", "su")] }],
  ...more,
});
const watched = { stage: "two", task: "watch", title: "分数", on: "2026-11-01", by: "lin" };
const observation = {
  ...base,
  id: "o1",
  state: "locked",
  author: "lin",
  observed: "su",
  lesson: "l1",
  on: "2026-11-10",
} as unknown as Kinds["observation"];
const lesson = { ...base, id: "l1", className: "三（2）班", subjectName: "数学", topic: "周长" } as unknown as Kinds["lesson"];
const script = (who: string, record: Pair | undefined = pair(), more: Script = {}): Script => ({
  session: session(who),
  records: { person: people, pair: record ? [record] : [], observation: [observation], lesson: [lesson] },
  definitions: { "p/1/t": template },
  ...more,
});

async function show(
  given: Script,
  lang = "zh-Hans",
  id = "",
): Promise<{ harness: MentorPairHarness; gateway: ScriptedGateway; element: XbMentorPairElement }> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbMentorPairElement>(html`<xb-mentor-pair lang=${lang} pair=${id} .gateway=${gateway}></xb-mentor-pair>`);
  const harness = new MentorPairHarness(element);
  for (let i = 0; i < 3; i++) await harness.settled();
  return { harness, gateway, element };
}

describe("xb-mentor-pair", () => {
  it("[R095] shows both directions, each leading its own topics, and finds my own pair from either side", async () => {
    for (const who of ["lin", "su"]) {
      const { harness } = await show(script(who));
      expect(await harness.text())
        .to.match(/林知远 带：教材解读 目标：说得清关键的一问.*苏禾 带：互动白板/)
        .and.contain("第11周");
    }
  });

  it("[R096] [R098] shows the stages with what was passed, where the pair stands and what is to come", async () => {
    const { harness } = await show(script("su"));
    expect(await harness.stages()).to.deep.equal(["一起备 10月4日过关", "自己走 1 / 2 项", "分课型 未开始"]);
    await harness.showStage(0);
    expect(await harness.text())
      .to.contain("一起读教材")
      .and.contain("10月4日 09:00");
    expect(await harness.signable()).to.equal("no");
  });

  it("says that a name cannot be read, and draws no first letter of that", async () => {
    const { harness, element } = await show({ ...script("su"), fail: { "one:person": "bad-answer" } });
    expect(await harness.text()).to.contain("一位同事（姓名读不到） 带：教材解读");
    expect([...element.renderRoot.querySelectorAll(".mark")].map((mark) => mark.textContent!.trim())).to.deep.equal(["", ""]);
  });

  it("says by name what the gate still lacks, and does not sign before", async () => {
    const { harness, gateway } = await show(script("su"));
    expect(await harness.text())
      .to.contain("还差 1 项：听课议课")
      .and.not.contain("随笔、");
    expect(await harness.signable()).to.equal("lacks");
    await harness.sign();
    expect(gateway.calls).to.have.length(0);
  });

  it("[R097] adds a locked observation between the two for a task that asks for one", async () => {
    const { harness, gateway } = await show(script("su"));
    await harness.add("watch");
    expect(await harness.text())
      .to.contain("三（2）班数学《周长》")
      .and.contain("林知远听苏禾的课");
    await harness.choose("o1");
    await harness.save();
    expect(gateway.calls[0]).to.deep.include({ action: "pair.change" });
    expect(gateway.calls[0]!.input["version"]).to.equal(4);
    const { evidence } = gateway.calls[0]!.input["patch"] as Pair;
    expect(evidence[1]).to.deep.equal({
      stage: "two",
      task: "watch",
      record: { kind: "observation", id: "o1" },
      title: "三（2）班数学《周长》",
      on: "2026-11-10",
      by: "su",
    });
    expect(await harness.text()).to.contain("该做的都有了");
    expect(await harness.signable()).to.equal("yes");
  });

  it("adds a dated note, not of a day to come", async () => {
    const { harness, gateway } = await show(script("su"));
    await harness.add("extra");
    await harness.note("写了一篇随笔", "2026-11-30");
    expect(await harness.text()).to.contain("日子不能晚于今天");
    await harness.note("写了一篇随笔", "2026-11-20");
    await harness.save();
    expect((gateway.calls[0]!.input["patch"] as Pair).evidence[1]).to.deep.equal({
      stage: "two",
      task: "extra",
      title: "写了一篇随笔",
      on: "2026-11-20",
      by: "su",
    });
  });

  it("signs the version that was read, once; the page can keep it from doing so", async () => {
    const { harness, gateway, element } = await show(script("su", pair({ evidence: [...pair().evidence, watched] })));
    element.addEventListener("xb-pair-gate-sign-request", (event) => event.preventDefault(), { once: true });
    await harness.sign();
    expect(gateway.calls).to.have.length(0);
    await harness.sign();
    expect(gateway.calls[0]!.input).to.deep.equal({ id: "p1", version: 4 });
    const signed = await show(script("su", pair({ evidence: [...pair().evidence, watched], signatures: [signature("mentee", "su")] })));
    expect(await signed.harness.signable()).to.equal("no");
    expect(await signed.harness.text()).to.contain("您已签字，等林知远签字");
  });

  it("keeps what was typed when somebody else changed the pair, and offers to look", async () => {
    const { harness, gateway, element } = await show(script("su", pair(), { refuse: { "pair.change": "stale-version" } }));
    await harness.add("extra");
    await harness.note("写了一篇随笔", "2026-11-20");
    await harness.save();
    await waitUntil(async () => (await harness.text()).includes("这条记录刚刚被别人改过"));
    expect(element.renderRoot.querySelector<HTMLTextAreaElement>("#note-title")!.value).to.equal("写了一篇随笔");
    element.renderRoot.querySelector<HTMLButtonElement>("#drop")!.click();
    await harness.settled();
    expect(gateway.resolved[0]?.how).to.equal("discard");
  });

  it("says that it waits for the network", async () => {
    const { harness } = await show(script("su", pair({ evidence: [...pair().evidence, watched] }), { status: "offline" }));
    await harness.sign();
    expect(await harness.text()).to.contain("联网后自动提交");
    expect(await harness.signable()).to.equal("no");
  });

  it("does not say of what waits in the page alone that the device has it", async () => {
    const waits = { actionId: "1", action: "pair.sign", on: { kind: "pair", id: pair().id }, state: "waiting", since: "" } as const;
    const error = { code: "storage", detail: "", retryable: true } as const;
    const { harness } = await show(script("su", pair(), { status: "offline", pending: [{ ...waits, error }] }));
    expect(await harness.text())
      .to.contain("还没有存下，请不要关闭页面")
      .and.not.contain("已存在本机");
  });

  it("is read-only for who only reads, and once it is over", async () => {
    const admin = await show({ ...script("shen"), session: session("shen", ["schoolAdmin"]) }, "zh-Hans", "p1");
    expect(admin.element.renderRoot.querySelector(".add")).to.equal(null);
    expect(await admin.harness.signable()).to.equal("no");
    const over = await show(script("su", pair({ state: "completed" })), "zh-Hans", "p1");
    expect(await over.harness.text()).to.contain("三个阶段都已过关");
    expect(over.element.renderRoot.querySelector(".add")).to.equal(null);
  });

  it("lets me choose among several pairs", async () => {
    const other = pair({ id: "p2", mentee: "shen" });
    const { harness, element } = await show({ ...script("lin"), records: { person: people, pair: [pair(), other] } });
    const select = element.renderRoot.querySelector<HTMLSelectElement>("#choose")!;
    expect([...select.options].map((option) => option.text)).to.deep.equal(["林知远与苏禾", "林知远与沈若川"]);
    select.value = "p2";
    select.dispatchEvent(new Event("change"));
    element.requestUpdate();
    await harness.settled();
    expect(await harness.text()).to.contain("沈若川 带：互动白板");
  });

  it("says what is so when there is nothing to show", async () => {
    const text = async (given: Script, id = ""): Promise<string> => (await show(given, "zh-Hans", id)).harness.text();
    expect(await text(script("su", undefined, { session: null }))).to.contain("还没有登录");
    expect(await text(script("su", undefined, { capabilities: [] }))).to.contain("还没有开通");
    expect(await text(script("su", undefined, { status: "loading" }))).to.contain("正在读取");
    expect(await text(script("shen"))).to.contain("没有师徒结对");
    expect(await text(script("su"), "gone")).to.contain("没有找到这一对");
    expect(await text(script("su", pair(), { fail: { "one:pair": "not-permitted" } }))).to.contain("不能查看");
    expect(await text(script("su", pair(), { fail: { "list:pair": "internal" } }))).to.contain("再试一次");
  });

  it("can be worked with the keyboard alone", async () => {
    const { harness, gateway, element } = await show(script("su"));
    element.renderRoot.querySelector<HTMLElement>('[data-task="extra"] .add')!.focus();
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(element.shadowRoot!.activeElement?.id).to.equal("note-title");
    await sendKeys({ type: "abc" });
    const save = element.renderRoot.querySelector(".evidence button.primary");
    for (let i = 0; i < 10 && element.shadowRoot!.activeElement !== save; i++) await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(gateway.calls).to.have.length(1);
    await harness.settled();
    expect(element.shadowRoot!.activeElement?.closest("[data-task]")?.getAttribute("data-task")).to.equal("extra");
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async () => {
    for (const [lang, word] of [
      ["zh-Hans", "师徒结对"],
      ["zh-Hant", "師徒結對"],
      ["en", "Mentor pair"],
    ] as const) {
      const { harness, element } = await show(script("su"), lang);
      expect(await harness.text()).to.contain(word);
      await harness.add("watch");
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    }
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show(script("su"));
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
